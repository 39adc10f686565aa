#include "services/clock_service.h"

#include <algorithm>

#include "domain/clue_clocks.h"
#include "domain/deadline_text.h"
#include "services/clock_keeper.h"
#include "services/transfer_writer.h"
#include "services/unit_of_work.h"
#include "storage/case_repository.h"
#include "storage/clock_repository.h"
#include "storage/clue_repository.h"
#include "storage/code_list_repository.h"
#include "storage/event_repository.h"
#include "storage/law_repository.h"
#include "storage/transfer_facts.h"

namespace shuangda {
namespace {

const QString kStampKey = QStringLiteral("clocks.stamp");
const QString kDayKey = QStringLiteral("clocks.day");

Result<void> requireAdministrator(const Session& session) {
  if (!session.account.isStored() || !session.mayAdminister()) {
    return refuse(ErrorCode::Forbidden, QStringLiteral("role"), session.login);
  }
  return {};
}

std::vector<RunningClock> allClocks(Database& database) {
  return ClockRepository(database).select(ClockQuery{.until = {}, .limit = std::numeric_limits<int>::max()});
}

/// The records whose clocks are computed again.
struct Concerned {
  std::vector<CaseId> cases{};
  std::vector<ClueId> clues{};
  std::vector<TransferId> transfers{};
  bool everything = false;  ///< also matters nobody opened yet
};

Concerned everyOne(Database& database) {
  ClockRepository clocks(database);
  return {.cases = clocks.casesWithClocks(), .clues = clocks.cluesWithClocks(), .everything = true};
}

Concerned changedByTheDay(Database& database, QDate today) {
  ClockRepository clocks(database);
  return {.cases = clocks.casesToRefresh(today), .clues = clocks.cluesToRefresh(today), .transfers = clocks.transfersToRefresh(today)};
}

void refreshAll(Database& database, const Law& law, const Concerned& concerned, Instant now) {
  // First the transfers: what they bar, the clocks of cases know.
  if (concerned.everything) {
    refreshAllTransfers(database, law, now);
  }
  for (const TransferId id : concerned.transfers) {
    refreshTransfer(database, law, id, now);
  }
  CaseRepository cases(database);
  for (const CaseId id : concerned.cases) {
    if (const std::optional<LegalCase> legalCase = cases.find(id)) {
      refreshClocks(database, law, *legalCase, now);
    }
  }
  ClueRepository clues(database);
  for (const ClueId id : concerned.clues) {
    if (const std::optional<Clue> clue = clues.find(id)) {
      refreshClocks(database, law, *clue, now);
    }
  }
}

std::vector<CaseClock> clocksOf(Store& store, TransferId id) { return OpenTransfer(store.database(), store.law().law(), id, store.clock().now()).course().clocks(); }

/// The clocks of the case (with its transfers), transfer or clue with this number.
Result<std::vector<CaseClock>> clocksOf(Store& store, const QString& number) {
  const EventDate now = EventDate::ofInstant(store.clock().now());
  const Law& law = store.law().law();
  if (const std::optional<LegalCase> legalCase = CaseRepository(store.database()).findByNumber(number)) {
    std::vector<CaseClock> clocks =
        CaseProcedure(law, *legalCase, currentEvents(EventRepository(store.database()).ofCase(legalCase->id)), now, transferBars(store.database(), legalCase->id)).clocks();
    for (const Transfer& transfer : TransferRepository(store.database()).ofCase(legalCase->id)) {
      const std::vector<CaseClock> own = clocksOf(store, transfer.id);
      clocks.insert(clocks.end(), own.begin(), own.end());
    }
    return clocks;
  }
  if (const std::optional<Clue> clue = ClueRepository(store.database()).findByNumber(number)) {
    return clueClocks(law, *clue, now);
  }
  if (const std::optional<Transfer> transfer = TransferRepository(store.database()).findByNumber(number)) {
    return clocksOf(store, transfer->id);
  }
  return refuse(ErrorCode::NotFound, QStringLiteral("case_id"), number);
}

/// Kept clocks as they would stand had they been computed today.
std::vector<RunningClock> asOf(std::vector<RunningClock> kept, const EventDate& now) {
  for (RunningClock& clock : kept) {
    clock.computedOn = EventDate::ofDay(now.firstDay());
  }
  return kept;
}

/// What is the same clock before and after: its record, rule and start.
QString identityOf(const RunningClock& clock) {
  return QStringLiteral("%1/%2/%3/%4").arg(clock.number, clock.rule, clock.triggerAt.text()).arg(clock.trigger.value);
}

std::vector<ClockChange> changesBetween(const std::vector<RunningClock>& before, const std::vector<RunningClock>& after) {
  QHash<QString, const RunningClock*> old;
  for (const RunningClock& clock : before) {
    old.insert(identityOf(clock), &clock);
  }
  std::vector<ClockChange> changes;
  for (const RunningClock& clock : after) {
    const RunningClock* earlier = old.take(identityOf(clock));
    if (!earlier || earlier->due != clock.due || earlier->hardDue != clock.hardDue) {
      changes.push_back({clock.number, clock.rule, earlier ? earlier->due : std::nullopt, clock.due});
    }
  }
  for (const RunningClock* gone : std::as_const(old)) {
    changes.push_back({gone->number, gone->rule, gone->due, std::nullopt});
  }
  std::ranges::sort(changes, {}, [](const ClockChange& change) { return std::pair(change.number, change.rule); });
  return changes;
}

}  // namespace

Result<std::vector<RunningClock>> ClockService::list(const Session& session, const ClockQuery& query) {
  return requireReader(session).map([&] {
    bringUpToDate();
    return ClockRepository(store_.database()).select(query);
  });
}

Result<ClockCounts> ClockService::counts(const Session& session, const ClockQuery& query) {
  return requireReader(session).map([&] {
    bringUpToDate();
    return ClockRepository(store_.database()).counts(query, store_.clock().today());
  });
}

Result<std::vector<CaseClock>> ClockService::explain(const Session& session, const QString& number, const QString& rule) {
  return requireReader(session).and_then([&] { return clocksOf(store_, number); }).and_then([&](std::vector<CaseClock> clocks) -> Result<std::vector<CaseClock>> {
    std::erase_if(clocks, [&](const CaseClock& clock) { return clock.rule.id != rule; });
    return clocks.empty() ? Result<std::vector<CaseClock>>(refuse(ErrorCode::NotFound, QStringLiteral("clock"), rule)) : clocks;
  });
}

Result<Deadline> ClockService::calculate(const QString& rule, const EventDate& trigger, std::span<const Exclusion> exclusions,
                                         std::span<const Extension> extensions) {
  return calculateDeadline(store_.law().law(), rule, trigger, exclusions, extensions, store_.clock().today());
}

Result<CaseClock> calculateWritten(const Law& law, const QString& rule, const QString& from, const QString& exclusions, const QString& extensions, QDate today) {
  const Result<EventDate> trigger = EventDate::parse(from.trimmed());
  if (!trigger) {
    return refuse(ErrorCode::Malformed, QStringLiteral("trigger"), from);
  }
  const auto excluded = parseExclusions(exclusions);
  if (!excluded) {
    return tl::unexpected(excluded.error());
  }
  const auto extended = parseExtensions(extensions);
  if (!extended) {
    return tl::unexpected(extended.error());
  }
  const Result<Deadline> deadline = calculateDeadline(law, rule, *trigger, *excluded, *extended, today);
  if (!deadline) {
    return tl::unexpected(deadline.error());
  }
  return CaseClock{.rule = *law.book.find(rule, trigger->firstDay()), .triggerAt = *trigger, .exclusions = *excluded, .extensions = *extended, .deadline = *deadline};
}

Result<CaseClock> ClockService::calculation(const QString& rule, const QString& from, const QString& exclusions, const QString& extensions) {
  return calculateWritten(store_.law().law(), rule, from, exclusions, extensions, store_.clock().today());
}

std::vector<DeadlineRule> ClockService::rules() {
  const LawBook& book = store_.law().law().book;
  std::vector<DeadlineRule> rules;
  for (const DeadlineRule& rule : book.all()) {
    if (book.latest(rule.id) == &rule) {
      rules.push_back(rule);
    }
  }
  return rules;
}

std::vector<LawParameter> ClockService::parameters() { return store_.law().law().parameters.all(); }

std::vector<int> ClockService::calendarYears() {
  const std::set<int>& years = store_.law().law().calendar.years();
  return {years.begin(), years.end()};
}

Result<std::vector<ClockChange>> ClockService::change(const Session& session, const std::function<Result<void>(UnitOfWork&)>& write) {
  if (const Result<void> allowed = requireAdministrator(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  bringUpToDate();
  UnitOfWork work(store_, session);
  const std::vector<RunningClock> before = allClocks(work.database());
  if (const Result<void> written = write(work); !written) {
    return tl::unexpected(written.error());
  }
  // The law is read again here, in the transaction that changed it.
  const Law& law = store_.law().law();
  refreshAll(work.database(), law, everyOne(work.database()), work.now());
  CodeListRepository(work.database()).setSetting(kStampKey, store_.law().stamp());
  std::vector<ClockChange> changes = changesBetween(before, allClocks(work.database()));
  work.commit();
  return changes;
}

Result<std::vector<ClockChange>> ClockService::amendRule(const Session& session, DeadlineRule rule, const QString& reason) {
  return change(session, [&](UnitOfWork& work) -> Result<void> {
    const DeadlineRule* stored = work.law().book.latest(rule.id);
    if (!stored) {
      return refuse(ErrorCode::NotFound, QStringLiteral("rule"), rule.id);
    }
    if (reason.trimmed().isEmpty()) {
      return refuse(ErrorCode::Required, QStringLiteral("reason"));
    }
    if (!rule.from) {
      return refuse(ErrorCode::Required, QStringLiteral("effective_from"));
    }
    if (const Result<void> valid = validate(rule); !valid) {
      return valid;
    }
    const DeadlineRule before = *stored;
    LawRepository(work.database()).addRule(rule, reason, work.now(), session.account);
    std::vector<FieldChange> changes = fieldChanges(before, rule);
    changes.push_back({QStringLiteral("reason"), {}, reason});
    work.audit().record(QStringLiteral("amend"), QStringLiteral("deadline_rule"), 0, changes);
    return {};
  });
}

Result<std::vector<ClockChange>> ClockService::adoptNotices(const Session& session, const std::vector<HolidayNotice>& notices) {
  return change(session, [&](UnitOfWork& work) -> Result<void> {
    if (notices.empty()) {
      return refuse(ErrorCode::Required, QStringLiteral("notice_year"));
    }
    for (const HolidayNotice& notice : notices) {
      LawRepository(work.database()).addNotice(notice, work.now(), session.account);
      work.audit().record(QStringLiteral("adopt"), QStringLiteral("holiday_notice"), notice.year,
                          {{QStringLiteral("notice_no"), {}, notice.number}, {QStringLiteral("days"), {}, QString::number(notice.days.size())}});
    }
    return {};
  });
}

Result<std::vector<ClockChange>> ClockService::setParameter(const Session& session, const QString& key, const QString& value, const QString& reason) {
  return change(session, [&](UnitOfWork& work) -> Result<void> {
    if (reason.trimmed().isEmpty()) {
      return refuse(ErrorCode::Required, QStringLiteral("reason"));
    }
    LawParameters parameters = work.law().parameters;
    if (const Result<void> set = parameters.set(key, value); !set) {
      return set;
    }
    const QString before = work.law().parameters.at(key).value;
    CodeListRepository(work.database()).setSetting(QStringLiteral("law.") + key, value);
    work.audit().record(QStringLiteral("change"), QStringLiteral("law_parameter"), 0,
                        {{key, before, value}, {QStringLiteral("reason"), {}, reason}});
    return {};
  });
}

void ClockService::bringUpToDate() {
  Database& database = store_.database();
  CodeListRepository settings(database);
  const Instant now = store_.clock().now();
  const QString day = now.localDate().toString(Qt::ISODate);
  const bool otherLaw = settings.setting(kStampKey, {}) != store_.law().stamp();
  if (!otherLaw && settings.setting(kDayKey, {}) == day) {
    return;
  }
  // Nobody acts: what is written follows from the records. The unit of work keeps other writers out, and lets us see what they did.
  UnitOfWork work(store_, Session{});
  const bool stillOther = settings.setting(kStampKey, {}) != store_.law().stamp();
  refreshAll(database, work.law(), stillOther ? everyOne(database) : changedByTheDay(database, now.localDate()), now);
  settings.setSetting(kStampKey, store_.law().stamp());
  settings.setSetting(kDayKey, day);
  work.commit();
}

QStringList ClockService::problems() {
  Database& database = store_.database();
  const Law& law = store_.law().law();
  QStringList problems;
  CaseRepository cases(database);
  ClueRepository clues(database);
  ClockRepository clocks(database);
  const EventDate now = EventDate::ofInstant(store_.clock().now());
  for (const CaseId id : clocks.casesWithClocks()) {
    const std::optional<LegalCase> legalCase = cases.find(id);
    if (!legalCase) {
      continue;
    }
    const CaseProcedure procedure(law, *legalCase, currentEvents(EventRepository(database).ofCase(id)), now, transferBars(database, id));
    if (asOf(clocks.ofCase(id), now) != openClocks(procedure, *legalCase, now)) {
      problems << QStringLiteral("case %1: kept clocks do not follow from its record").arg(id.value);
    }
  }
  for (const ClueId id : clocks.cluesWithClocks()) {
    const std::optional<Clue> clue = clues.find(id);
    if (clue && asOf(clocks.ofClue(id), now) != openClocks(law, *clue, now)) {
      problems << QStringLiteral("clue %1: kept clocks do not follow from its record").arg(id.value);
    }
  }
  TransferRepository transfers(database);
  for (const TransferId id : transfers.all()) {
    const OpenTransfer open(database, law, id, store_.clock().now());
    const TransferCourse course = open.course();
    if (transfers.standingOf(id) != course.standing()) {
      problems << QStringLiteral("transfer %1: the kept standing does not follow from its steps").arg(id.value);
    }
    if (asOf(clocks.ofTransfer(id), now) != openClocks(course, open.transfer(), open.legalCase(), now)) {
      problems << QStringLiteral("transfer %1: kept clocks do not follow from its steps").arg(id.value);
    }
  }
  return problems;
}

}  // namespace shuangda
