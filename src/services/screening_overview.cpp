#include <algorithm>

#include "services/screening_service.h"
#include "services/unit_of_work.h"
#include "storage/screening_repository.h"

namespace shuangda {
namespace {

using State = ThresholdLine::State;

/// How often a screening that goes over many cases asks whether to go on.
constexpr std::size_t kAskEvery = 8192;
/// Reading is about half of the work, sweeping and comparing the rest.
constexpr std::int64_t kReadingShare = 2;

/// Screens a whole store.
class StoreScreening {
 public:
  StoreScreening(Store& store, std::size_t most, const ScreeningService::Progress& progress)
      : repository_(store.database()), parameters_(store.law().law().parameters), most_(most), progress_(progress) {}

  /// False when it was cancelled.
  bool run() {
    total_ = repository_.count();
    return read() && histories_.compute(cases_, parameters_.number(QStringLiteral("unpunished_years")), [&] { return report(total_); }) && compare() && list();
  }
  ScreeningOverview take() { return std::move(overview_); }

 private:
  bool report(std::int64_t done) { return !progress_ || progress_(done / kReadingShare, total_); }

  bool read() {
    facts_ = repository_.allFacts();
    const auto& indicators = ScreeningGuide::builtIn().indicators();
    std::array<std::unordered_set<std::int64_t>, ScreeningGuide::kIndicators> borneOut;
    for (std::size_t i = 0; i < borneOut.size(); ++i) {
      borneOut[i] = repository_.casesBearingOut(indicators[i]);
    }
    const auto reports = repository_.testReports(indicators.back(), std::nullopt);
    cases_.reserve(static_cast<std::size_t>(total_));
    bool goOn = true;
    repository_.stream([&](const ScreenedCase& read) {
      ScreenedCase& c = cases_.emplace_back(read);
      for (std::size_t i = 0; i < borneOut.size(); ++i) {
        c.indicators |= !borneOut[i].empty() && borneOut[i].contains(c.id) ? static_cast<std::uint8_t>(1U << i) : 0;
      }
      if (const auto report = reports.find(c.id); report != reports.end()) {
        c.testKey = report->second;
      }
      if (const CriminalFacts* recorded = recordedOf(c.id)) {
        applyRecorded(c, *recorded);
      }
      goOn = cases_.size() % kAskEvery != 0 || report(static_cast<std::int64_t>(cases_.size()));
      return goOn;
    });
    return goOn;
  }

  const CriminalFacts* recordedOf(std::int64_t id) const {
    const auto found = facts_.empty() ? facts_.end() : facts_.find(id);
    return found == facts_.end() ? nullptr : &found->second;
  }

  bool compare() {
    CaseScreener screener(ThresholdOptions::of(parameters_), parameters_.number(QStringLiteral("repeat_penalties")));
    const int leastMarks = parameters_.number(QStringLiteral("screening_marks"));
    overview_.cases = static_cast<std::int64_t>(cases_.size());
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      const ScreenedCase& c = cases_[i];
      const CaseHistory& history = histories_.of(i);
      const CaseOutcome outcome = screener.outcome(c, history, recordedOf(c.id));
      ++overview_.byIndicators[static_cast<std::size_t>(outcome.indicatorCount())];
      if (i % kAskEvery == 0 && !report(total_ + static_cast<std::int64_t>(i))) {
        return false;
      }
      if (c.transferred) {
        ++overview_.transferred;
        continue;
      }
      overview_.hits += outcome.alone == State::Hit ? 1 : 0;
      overview_.nears += outcome.alone == State::Near ? 1 : 0;
      overview_.onlyTogether += outcome.together > outcome.alone ? 1 : 0;
      overview_.splits += history.isSplit() ? 1 : 0;
      if (outcome.best() == State::Hit) {
        overview_.reached.push_back(CaseId{c.id});
      }
      const bool isIp = (c.offences & ScreeningGuide::builtIn().ipOffences()) != 0;
      if (outcome.best() == State::Below && outcome.indicatorCount() < leastMarks && !history.isSplit()) {
        overview_.otherIp += isIp ? 1 : 0;
        continue;
      }
      ++overview_.listed;
      keep(i, outcome);
    }
    return true;
  }

  /// The gravest come first; of those alike the newest record.
  struct Candidate {
    std::size_t index = 0;
    CaseOutcome outcome{};
    int weight() const { return static_cast<int>(outcome.best()) * 100 + outcome.indicatorCount() * 10 + static_cast<int>(outcome.alone); }
    friend bool operator<(const Candidate& a, const Candidate& b) { return a.weight() != b.weight() ? a.weight() > b.weight() : a.index > b.index; }
  };

  void keep(std::size_t index, const CaseOutcome& outcome) {
    candidates_.push_back({index, outcome});
    if (candidates_.size() >= most_ * 2 + kAskEvery) {
      cutToMost();
    }
  }

  void cutToMost() {
    if (candidates_.size() > most_) {
      std::nth_element(candidates_.begin(), candidates_.begin() + static_cast<std::ptrdiff_t>(most_), candidates_.end());
      candidates_.resize(most_);
    }
  }

  bool list() {
    cutToMost();
    std::sort(candidates_.begin(), candidates_.end());
    for (const Candidate& candidate : candidates_) {
      const ScreenedCase& c = cases_[candidate.index];
      const std::optional<ScreeningRepository::Label> label = repository_.label(CaseId{c.id});
      if (!label) {
        continue;
      }
      const CaseHistory& history = histories_.of(candidate.index);
      ScreeningOverview::Row row{.id = CaseId{c.id}, .number = label->number, .party = label->party, .cause = label->cause, .unit = label->unit, .outcome = candidate.outcome};
      row.isIp = (c.offences & ScreeningGuide::builtIn().ipOffences()) != 0;
      row.split = history.isSplit();
      row.sameDayAs = numberOf(history.sameDay);
      row.sameGoodsAs = numberOf(history.sameGoods);
      row.sameTestAs = numberOf(history.sameTest);
      for (const CaseHistory::InGroup& group : history.groups) {
        row.unpunished += group.unpunished;
        row.repeated = row.repeated || (group.penalties > 0 && ScreeningGuide::builtIn().groups()[static_cast<std::size_t>(group.group)].fact >= 0);
      }
      overview_.rows.push_back(std::move(row));
    }
    return report(total_ * kReadingShare);
  }

  QString numberOf(std::int64_t id) {
    const std::optional<ScreeningRepository::Label> label = id != 0 ? repository_.label(CaseId{id}) : std::nullopt;
    return label ? label->number : QString();
  }

  ScreeningRepository repository_;
  const LawParameters& parameters_;
  std::size_t most_;
  const ScreeningService::Progress& progress_;
  std::int64_t total_ = 0;
  std::vector<ScreenedCase> cases_{};
  std::unordered_map<std::int64_t, CriminalFacts> facts_{};
  PartyHistories histories_{};
  std::vector<Candidate> candidates_{};
  ScreeningOverview overview_{};
};

}  // namespace

Result<ScreeningOverview> ScreeningService::overview(const Session& session, std::size_t most, const Progress& progress) {
  return requireReader(session).and_then([&]() -> Result<ScreeningOverview> {
    const Snapshot snapshot(store_.database());
    StoreScreening screening(store_, most, progress);
    if (!screening.run()) {
      return refuse(ErrorCode::WrongState, QStringLiteral("cancelled"));
    }
    ScreeningOverview overview = screening.take();
    overview.at = store_.clock().now();
    return overview;
  });
}

}  // namespace shuangda
