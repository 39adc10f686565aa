#include "services/platform_comparer.h"

#include "domain/deadline.h"
#include "storage/platform_cases.h"

namespace shuangda {
namespace {

constexpr std::size_t kAskEvery = 1024;
constexpr std::size_t kMostOfATie = 20;
const QString kEntered = QStringLiteral("platform_entered_date");

PlatformLine lineOf(const LegalCase& c) {
  return {.id = c.id,
          .number = c.number,
          .docNo = c.decision.docNo,
          .party = c.party.name,
          .cause = c.cause,
          .unit = countingUnit(c),
          .decided = c.decision.date,
          .transferred = c.transfer.delivered,
          .entered = c.platformEnteredDate};
}

std::optional<EventDate> enteredThere(const PlatformRow& row) {
  const Result<EventDate> date = EventDate::parse(row.values.value(kEntered));
  return date && date->precision() >= EventDate::Precision::Day ? std::optional(EventDate::ofDay(date->firstDay())) : std::nullopt;
}

}  // namespace

Result<PlatformComparison> PlatformComparer::compare(const PlatformList& list) {
  list_ = &list;
  total_ = PlatformCases(database_).count();
  result_.rows = static_cast<int>(list.rows.size());
  PlatformMatcher matcher(list, law_.parameters.number(QStringLiteral("platform_match_days")));
  const auto givenUp = [] { return refuse(ErrorCode::WrongState, QStringLiteral("cancelled")); };
  if (!read(matcher)) {
    return givenUp();
  }
  const PlatformMatching matching = matcher.finish();
  addTies(matching);
  if (!addMatches(matching) || !addMissing()) {
    return givenUp();
  }
  for (const std::size_t row : matching.unmatched) {
    if (mayBelongTo(list.rows[row], query_.period)) {
      result_.unknown.push_back(list.rows[row]);
    } else {
      ++result_.outside;
    }
  }
  return std::move(result_);
}

bool PlatformComparer::goesOn(std::size_t done) {
  const auto now = static_cast<std::int64_t>(done);
  return done % kAskEvery != 0 || !progress_ || progress_(std::min(now, total_), total_);
}

bool PlatformComparer::read(PlatformMatcher& matcher) {
  bool goOn = true;
  PlatformCases(database_).stream([&](const PlatformCases::Line& line) {
    matcher.offer(line.narrowed);
    if (mustBeEntered(line.duty, query_.period) && (query_.unit.isEmpty() || query_.unit == line.unit)) {
      duties_.push_back(line.narrowed.id);
    }
    goOn = goesOn(++done_);
    return goOn;
  });
  isDuty_ = {duties_.begin(), duties_.end()};
  result_.duties = static_cast<int>(duties_.size());
  return goOn;
}

void PlatformComparer::addTies(const PlatformMatching& matching) {
  for (const PlatformMatching::Tie& tie : matching.ties) {
    PlatformComparison::Ambiguous ambiguous{.by = tie.by, .rowCount = tie.rows.size(), .caseCount = tie.cases.size()};
    for (const std::size_t row : tie.rows) {
      if (ambiguous.rows.size() < kMostOfATie) {
        ambiguous.rows.push_back(list_->rows[row]);
      }
    }
    for (const std::int64_t id : tie.cases) {
      const std::optional<LegalCase> legalCase = ambiguous.cases.size() < kMostOfATie ? cases_.find(CaseId{id}) : std::nullopt;
      if (legalCase) {
        ambiguous.cases.push_back(lineOf(*legalCase));
      }
      isDuty_.erase(id);
    }
    result_.ambiguous.push_back(std::move(ambiguous));
  }
}

bool PlatformComparer::addMatches(const PlatformMatching& matching) {
  std::size_t done = 0;
  for (const PlatformMatching::Match& match : matching.matches) {
    if (isDuty_.erase(match.legalCase) == 0) {
      ++result_.outside;
    } else if (const std::optional<LegalCase> legalCase = cases_.find(CaseId{match.legalCase})) {
      addMatch(match, *legalCase);
    }
    if (!goesOn(++done)) {
      return false;
    }
  }
  return true;
}

void PlatformComparer::addMatch(const PlatformMatching::Match& match, const LegalCase& legalCase) {
  const PlatformRow& row = list_->rows[match.row];
  const PlatformLine line = lineOf(legalCase);
  const std::optional<EventDate> there = enteredThere(row);
  std::vector<PlatformDifference> fields = platformDifferences(*list_, row, legalCase);
  if (fields.empty()) {
    ++result_.equal;
  } else {
    result_.different.push_back({line, row, match.by, std::move(fields)});
  }
  if (there && (!line.entered || line.entered->text().left(10) != there->text())) {
    result_.markable.push_back({line, *there});
  }
  const std::optional<EventDate> entered = there ? there : line.entered;
  if (entered) {
    addLate(line, entered);
  }
}

bool PlatformComparer::addMissing() {
  std::size_t done = 0;
  for (const std::int64_t id : duties_) {
    const std::optional<LegalCase> legalCase = isDuty_.contains(id) ? cases_.find(CaseId{id}) : std::nullopt;
    if (legalCase) {
      const PlatformLine line = lineOf(*legalCase);
      result_.missing.push_back(line);
      addLate(line, std::nullopt);
    }
    if (!goesOn(++done)) {
      return false;
    }
  }
  return true;
}

void PlatformComparer::addLate(const PlatformLine& line, const std::optional<EventDate>& entered) {
  addLate(line, QStringLiteral("ENTRY_PENALTY"), line.decided, entered);
  addLate(line, QStringLiteral("ENTRY_TRANSFER"), line.transferred, entered);
}

void PlatformComparer::addLate(const PlatformLine& line, const QString& rule, const std::optional<EventDate>& trigger, const std::optional<EventDate>& entered) {
  const bool counts = trigger && trigger->precision() >= EventDate::Precision::Day && (!query_.period || query_.period->contains(*trigger));
  const QDate due = counts ? dueDay(rule, trigger->firstDay()) : QDate();
  if (due.isValid() && (entered ? entered->firstDay() : today_) > due) {
    result_.late.push_back({line, rule, due, entered});
  }
}

QDate PlatformComparer::dueDay(const QString& id, QDate trigger) {
  const std::pair key(id, trigger);
  if (const auto known = dueDays_.constFind(key); known != dueDays_.constEnd()) {
    return *known;
  }
  const DeadlineRule* rule = law_.book.find(id, trigger);
  QDate due;
  if (rule != nullptr && rule->enabled) {
    const Result<Deadline> deadline = computeDeadline(*rule, EventDate::ofDay(trigger), {}, {}, law_.calendar, today_, law_.parameters.restDays());
    due = deadline ? deadline->due.firstDay() : QDate();
  }
  dueDays_.insert(key, due);
  return due;
}

}  // namespace shuangda
