#include "services/problem_service.h"

#include <algorithm>
#include <limits>

#include "domain/indicator_rule.h"
#include "domain/unit_quarters.h"
#include "services/figure_sources.h"
#include "services/problem_lines.h"
#include "services/report_board.h"
#include "services/suspected_transfers.h"
#include "services/unit_of_work.h"
#include "storage/clock_repository.h"
#include "storage/fact_repository.h"
#include "storage/wording_repository.h"

namespace shuangda {
namespace {

const QString kDecidingRule = QStringLiteral("DECIDE");

QString dayText(std::int32_t dayNumber) { return QDate::fromJulianDay(dayNumber).toString(Qt::ISODate); }

/// Collects the lists of one period.
class ProblemCollector {
 public:
  ProblemCollector(Store& store, const Session& session, const Period& period, Instant cutoff, Suspicions suspicions, std::size_t most)
      : store_(store), session_(session), period_(period), cutoff_(cutoff), suspicions_(suspicions), most_(most), context_(figureContext(store, cutoff)), quarters_(names_) {}

  std::vector<ProblemList> collect() {
    readReceipts();
    if (suspicions_ == Suspicions::Screen) {
      screen();
    }
    readFacts();
    writeCaseLines();
    readReports();
    listUnits();
    listUncountable();
    listOverdueCases();
    listSuspected();
    listOpen();
    std::vector<ProblemList> found;
    for (ProblemList* list : {&missing_, &late_, &zero_, &misplaced_, &noFilings_, &noTransfers_, &suspected_, &lateTransfers_, &notEntered_, &noneEntered_, &latePublished_,
                              &overdue_, &yearOnly_, &undated_, &undecided_, &open_}) {
      if (!list->items.empty()) {
        list->sort();
        found.push_back(std::move(*list));
      }
    }
    return found;
  }

 private:
  void screen() {
    for (SuspectedTransfer& suspected : suspectedTransfers(store_, session_)) {
      const std::int64_t id = suspected.legalCase.value;
      suspects_.emplace(id, std::move(suspected));
    }
  }

  void readReceipts() {
    if (period_.kind() != Period::Kind::Quarter) {
      return;
    }
    for (const ReportReceipt& receipt : readReportBoard(store_.database(), store_.law().law().parameters, period_, cutoff_).receipts) {
      if (!owesForm(receipt.unit)) {
        continue;
      }
      const QString& unit = receipt.unit.name;
      if (receipt.isMissing()) {
        silent_ << unit;
        missing_.items.push_back({.subject = unit, .detail = QStringLiteral("连续%1个季度未报送").arg(receipt.streak), .weight = receipt.streak, .unit = unit});
      } else if (receipt.state == ReceiptState::Late) {
        late_.items.push_back({.subject = unit, .detail = QStringLiteral("逾期%1天（应于%2前，%3报送）").arg(receipt.daysLate).arg(receipt.due.localText(), receipt.submitted->localText()),
                               .weight = receipt.daysLate,
                               .unit = unit});
      }
      if (!receipt.isMissing() && receipt.isZero()) {
        zero_.items.push_back({.subject = unit, .detail = receipt.zeroDeclared ? QStringLiteral("声明零报送") : QStringLiteral("各项均为0"), .unit = unit});
      }
    }
  }

  void readFacts() {
    const IndicatorCatalogue catalogue = IndicatorCatalogue::builtIn();
    const QDate cutoffDay = cutoff_.localDate();
    const IndicatorRule late(*catalogue.find(u"trf_overdue"), names_, cutoffDay);
    const IndicatorRule notEntered(*catalogue.find(u"plt_missing"), names_, cutoffDay);
    const IndicatorRule filed(*catalogue.find(u"adm_filed"), names_, cutoffDay);
    const IndicatorRule unpublished(*catalogue.find(u"adm_publish_overdue"), names_, cutoffDay);
    const std::int32_t begin = dayNumber(period_.begin());
    const std::int32_t end = dayNumber(period_.end());
    const std::int32_t today = dayNumber(cutoffDay);
    FactCompleter completer(context_, names_);
    const std::int32_t yes = names_.intern(QStringLiteral("是"));
    FactRepository(store_.database()).stream(cutoff_, names_, {.goods = false}, [&](const Fact& read, GoodsOfFact) {
      Fact fact = read;
      completer.complete(fact);
      const Office* office = completer.units().of(fact.text(FactText::Unit));
      if (office != nullptr && reportsItsFigures(*office)) {
        misplacedCases_[office->name] += fact.entity == Fact::Entity::Case ? 1 : 0;
        return;
      }
      if (fact.entity != Fact::Entity::Case) {
        return;
      }
      quarters_.add(fact);
      if (suspects_.contains(fact.id) && IndicatorRule::knownBefore(fact, end)) {
        standing_.insert(fact.id);
      }
      if (late.matches(fact, begin, end)) {
        lateTransferLines_.add(fact, fact.day(FactDate::Delivered) - fact.day(FactDate::TransferApproved), fact.day(FactDate::TransferApproved), fact.day(FactDate::Delivered));
      }
      if (filed.matches(fact, begin, end)) {
        ++filedBy_[fact.text(FactText::Unit)];
        if (notEntered.matches(fact, begin, end)) {
          ++notEnteredBy_[fact.text(FactText::Unit)];
          notEnteredLines_.add(fact, 0, fact.day(FactDate::Filed));
        }
      }
      if (unpublished.matches(fact, begin, end)) {
        const std::int32_t published = fact.day(FactDate::Published);
        const std::int32_t until = published != Fact::kNoDay && published <= today ? published : today;
        latePublishedLines_.add(fact, until - fact.day(FactDate::PublishDue), fact.day(FactDate::PublishDue), until == published ? published : Fact::kNoDay);
      }
      if (fact.text(FactText::TransferFlag) == yes && fact.day(FactDate::Delivered) == Fact::kNoDay) {
        undatedLines_.add(fact, 0);
      }
      if (fact.amount(FactAmount::Fine) + fact.amount(FactAmount::Confiscated) > 0 && fact.day(FactDate::Decided) == Fact::kNoDay) {
        undecidedLines_.add(fact, 0);
      }
    });
  }

  /// Numbers are looked up once the stream has ended: no second statement while one is read.
  void writeCaseLines() {
    FactRepository facts(store_.database());
    const auto finish = [&](CaseLines& lines, ProblemList& list, const std::function<QString(const CaseLines::Line&)>& detail) { lines.finish(list, most_, names_, facts, detail); };
    finish(lateTransferLines_, lateTransfers_, [](const CaseLines::Line& line) { return QStringLiteral("%1批准移送，%2送达").arg(dayText(line.first), dayText(line.second)); });
    finish(notEnteredLines_, notEntered_, [this](const CaseLines::Line& line) { return QStringLiteral("%1，%2立案").arg(names_.text(line.unit), dayText(line.first)); });
    finish(latePublishedLines_, latePublished_, [](const CaseLines::Line& line) {
      const QString published = line.second == Fact::kNoDay ? QStringLiteral("尚未公开") : dayText(line.second) + QStringLiteral("公开");
      return QStringLiteral("应于%1前公开，%2，逾期%3天").arg(dayText(line.first), published).arg(line.weight);
    });
    finish(undatedLines_, undated_, [](const CaseLines::Line&) { return QStringLiteral("是否移送为“是”，没有可以计入季度的移送日期"); });
    finish(undecidedLines_, undecided_, [](const CaseLines::Line&) { return QStringLiteral("有罚没金额而没有可以计入季度的处罚决定日期，罚没款不计入"); });
  }

  void readReports() {
    // Back to the first quarter in which no unit reported anything.
    std::optional<Period> quarter = lastQuarter();
    for (bool any = true; any && quarter; quarter = quarter->previous()) {
      any = false;
      for (const UnitFigures& unit : reportedFigures(store_.database(), store_.law().law().parameters, *quarter, cutoff_)) {
        if (!unit.reported || !reportsItsFigures(unit.unit)) {
          continue;
        }
        any = true;
        for (const auto& [code, act] : {std::pair(QStringLiteral("adm_filed"), UnitQuarters::Act::Filed), std::pair(QStringLiteral("trf_cases"), UnitQuarters::Act::Transferred)}) {
          if (unit.zeroDeclared || unit.values.contains(code)) {
            quarters_.addReported(unit.unit.name, act, *quarter, unit.values.value(code).amount);
            if (*quarter == lastQuarter()) {
              reported_[act] << unit.unit.name;
            }
          }
        }
      }
    }
  }

  Period lastQuarter() const { return Period::quarter(period_.year(), (period_.lastDay().month() + 2) / 3); }

  void listUnits() {
    const auto quartersInPeriod = static_cast<int>(quartersOf(period_).size());
    for (const Office& office : context_.offices) {
      if (!isMemberUnit(office) || !office.enforces || silent_.contains(office.name)) {
        continue;
      }
      const auto add = [&](ProblemList& list, UnitQuarters::Act act, const QString& what) {
        // Of a unit that reports, only what it reported is known.
        if (reportsItsFigures(office) && !reported_[act].contains(office.name)) {
          return;
        }
        if (const int quarters = quarters_.silentFor(office.name, act, lastQuarter()); quarters >= quartersInPeriod) {
          list.items.push_back({.subject = office.name, .detail = QStringLiteral("连续%1个季度%2").arg(quarters).arg(what), .weight = quarters, .unit = office.name});
        }
      };
      add(noFilings_, UnitQuarters::Act::Filed, QStringLiteral("无立案"));
      add(noTransfers_, UnitQuarters::Act::Transferred, QStringLiteral("无移送"));
    }
    for (const auto& [unit, cases] : filedBy_) {
      if (notEnteredBy_[unit] == cases) {
        noneEntered_.items.push_back({.subject = names_.text(unit), .detail = QStringLiteral("应录入%1件，录入0件").arg(cases), .weight = cases, .unit = names_.text(unit)});
      }
    }
    for (const auto& [unit, cases] : misplacedCases_) {
      if (cases > 0) {
        misplaced_.items.push_back({.subject = unit, .detail = QStringLiteral("数据方式为“报表”，台账中另有%1件案件，未计入").arg(cases), .weight = cases, .unit = unit});
      }
    }
  }

  void listUncountable() {
    FactRepository facts(store_.database());
    const std::vector<CaseId> cases = facts.casesWithYearOnly();
    for (std::size_t i = 0; i < std::min(most_, cases.size()); ++i) {
      yearOnly_.items.push_back({.subject = facts.numberOf(Fact::Entity::Case, cases[i].value), .detail = QStringLiteral("有的日期只知道年份，不计入任何季度"), .legalCase = cases[i]});
    }
    if (!cases.empty()) {
      yearOnly_.units[QString()] = static_cast<int>(cases.size());
    }
    std::sort(yearOnly_.items.begin(), yearOnly_.items.end(), [](const ProblemItem& a, const ProblemItem& b) { return a.subject < b.subject; });
  }

  void listOverdueCases() {
    // Clocks of other rules must not crowd out those of the decision.
    for (const RunningClock& clock : ClockRepository(store_.database()).select({.until = cutoff_.localDate().addDays(-1), .owner = ClockQuery::Owner::Ours, .limit = std::numeric_limits<int>::max()})) {
      if (clock.rule == kDecidingRule && clock.legalCase && clock.alarm) {
        const qint64 days = clock.alarm->lastDay().daysTo(cutoff_.localDate());
        overdue_.items.push_back({.subject = clock.number, .detail = QStringLiteral("%1，办理期限%2届满，超期%3天").arg(clock.unit, clock.alarm->text()).arg(days), .weight = days, .legalCase = clock.legalCase, .unit = clock.unit});
        ++overdue_.units[clock.unit];
      }
    }
    overdue_.sort();
    overdue_.items.resize(std::min(overdue_.items.size(), most_));
  }

  void listSuspected() {
    for (const auto& [id, suspected] : suspects_) {
      if (!standing_.contains(id)) {
        continue;  // it became known after the period
      }
      suspected_.items.push_back({.subject = suspected.number,
                                  .detail = QStringLiteral("%1，%2，案值%3元").arg(suspected.unit, suspected.cause, suspected.value.yuanText()),
                                  .weight = suspected.value.fen(),
                                  .legalCase = suspected.legalCase,
                                  .unit = suspected.unit});
    }
  }

  void listOpen() {
    for (const TrackedProblem& problem : TrackedProblemRepository(store_.database()).ofIssued()) {
      if (problem.settled || problem.period.end() >= period_.end()) {
        continue;
      }
      const int quarters = quartersSince(problem.period, period_);
      open_.items.push_back({.subject = problem.unit,
                             .detail = QStringLiteral("%1通报指出“%2”，尚未整改").arg(problem.period.nameZh(), problem.list),
                             .weight = quarters,
                             .unit = problem.unit});
    }
  }

  Store& store_;
  const Session& session_;
  Period period_;
  Instant cutoff_;
  Suspicions suspicions_;
  std::size_t most_;
  FigureContext context_;
  FactNames names_;
  UnitQuarters quarters_;
  QStringList silent_;
  std::map<UnitQuarters::Act, QStringList> reported_;
  std::map<std::int64_t, SuspectedTransfer> suspects_;
  std::set<std::int64_t> standing_;  ///< those of them that were known at the end of the period
  std::map<std::int32_t, int> filedBy_;
  std::map<std::int32_t, int> notEnteredBy_;
  std::map<QString, int> misplacedCases_;
  CaseLines lateTransferLines_;
  CaseLines notEnteredLines_;
  CaseLines latePublishedLines_;
  CaseLines undatedLines_;
  CaseLines undecidedLines_;
  ProblemList missing_{.name = QStringLiteral("未报送")};
  ProblemList late_{.name = QStringLiteral("逾期报送")};
  ProblemList zero_{.name = QStringLiteral("零报送"), .isReproach = false};
  ProblemList misplaced_{.name = QStringLiteral("数据不规范")};
  ProblemList noFilings_{.name = QStringLiteral("零立案")};
  ProblemList noTransfers_{.name = QStringLiteral("零移送")};
  ProblemList suspected_{.name = QStringLiteral("应移送未移送")};
  ProblemList lateTransfers_{.name = QStringLiteral("逾期移送")};
  ProblemList notEntered_{.name = QStringLiteral("平台漏录")};
  ProblemList noneEntered_{.name = QStringLiteral("平台零录入")};
  ProblemList latePublished_{.name = QStringLiteral("逾期公开")};
  ProblemList overdue_{.name = QStringLiteral("超期未办结")};
  ProblemList yearOnly_{.name = QStringLiteral("日期不完整")};
  ProblemList undated_{.name = QStringLiteral("移送日期缺失")};
  ProblemList undecided_{.name = QStringLiteral("有罚款无决定日期")};
  ProblemList open_{.name = kOpenProblems};
};

}  // namespace

Result<std::vector<ProblemList>> ProblemService::lists(const Session& session, const Period& period, Instant cutoff, Suspicions suspicions, std::size_t most) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  return ProblemCollector(store_, session, period, cutoff, suspicions, most).collect();
}

Result<std::vector<TrackedProblem>> ProblemService::tracked(const Session& session, const Period& before) {
  return requireReader(session).map([&] {
    std::vector<TrackedProblem> problems = TrackedProblemRepository(store_.database()).ofIssued();
    std::erase_if(problems, [&](const TrackedProblem& problem) { return problem.period.end() >= before.end(); });
    std::stable_sort(problems.begin(), problems.end(), [](const TrackedProblem& a, const TrackedProblem& b) { return a.period.begin() > b.period.begin(); });
    return problems;
  });
}

Result<TrackedProblem> ProblemService::change(const Session& session, std::int64_t id, const QString& note, bool settle) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (note.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("problem_note"));
  }
  UnitOfWork work(store_, session);
  TrackedProblemRepository repository(work.database());
  const std::optional<TrackedProblem> problem = repository.find(id);
  if (!problem) {
    return refuse(ErrorCode::NotFound, QStringLiteral("problem"), QString::number(id));
  }
  if (problem->settled.has_value() == settle) {
    return refuse(ErrorCode::WrongState, settle ? QStringLiteral("problem_settled") : QStringLiteral("problem_open"), problem->unit);
  }
  if (settle) {
    repository.settle(id, work.now(), session.account, note.trimmed());
  } else {
    repository.reopen(id);
  }
  work.audit().record(settle ? QStringLiteral("settle") : QStringLiteral("reopen"), QStringLiteral("bulletin_problem"), id, {{QStringLiteral("note"), problem->settledNote, note.trimmed()}});
  const TrackedProblem stored = *repository.find(id);
  work.commit();
  return stored;
}

Result<TrackedProblem> ProblemService::settle(const Session& session, std::int64_t id, const QString& note) { return change(session, id, note, true); }
Result<TrackedProblem> ProblemService::reopen(const Session& session, std::int64_t id, const QString& reason) { return change(session, id, reason, false); }

}  // namespace shuangda
