#include "services/clock_keeper.h"

#include "domain/clue_clocks.h"
#include "storage/clock_repository.h"
#include "storage/event_repository.h"
#include "storage/transfer_facts.h"

namespace shuangda {
namespace {

QString caseTitle(const LegalCase& legalCase) {
  return legalCase.party.name.isEmpty() ? legalCase.cause : legalCase.party.name + u' ' + legalCase.cause;
}

/// What a kept clock says of the clock itself, whatever it belongs to.
RunningClock keptClock(const CaseClock& clock, const EventDate& now) {
  RunningClock row{.rule = clock.rule.id,
                   .owner = fieldText(clock.rule.owner),
                   .triggerStep = clock.triggerStep,
                   .trigger = clock.trigger,
                   .triggerAt = clock.triggerAt,
                   .paused = clock.state == CaseClock::State::Paused,
                   .lapses = clock.rule.atEnd == DeadlineRule::AtEnd::Lapse,
                   .startsOthers = !clock.rule.expiryEvent.isEmpty(),
                   .computedOn = EventDate::ofDay(now.firstDay())};
  if (!clock.obstacle) {
    row.due = clock.deadline.due;
    row.hardDue = clock.deadline.hardDue;
    row.alarm = row.paused ? std::nullopt : std::optional(clock.deadline.alarm);
  }
  return row;
}

}  // namespace

std::vector<RunningClock> openClocks(const CaseProcedure& procedure, const LegalCase& legalCase, const EventDate& now) {
  std::vector<RunningClock> open;
  const QString officers = procedure.officers().join(u'、');
  for (const CaseClock& clock : procedure.clocks()) {
    if (!clock.isOpen()) {
      continue;
    }
    RunningClock row = keptClock(clock, now);
    row.legalCase = legalCase.id;
    row.number = legalCase.number;
    row.title = caseTitle(legalCase);
    row.unit = countingUnit(legalCase);
    row.officers = officers;
    open.push_back(std::move(row));
  }
  return open;
}

std::vector<RunningClock> openClocks(const Law& law, const Clue& clue, const EventDate& now) {
  std::vector<RunningClock> open;
  for (const CaseClock& clock : clueClocks(law, clue, now)) {
    if (!clock.isOpen()) {
      continue;
    }
    RunningClock row = keptClock(clock, now);
    row.clue = clue.id;
    row.number = clue.number;
    row.title = clueTitle(clue);
    row.unit = clue.authority;
    row.officers = clue.officers;
    open.push_back(std::move(row));
  }
  return open;
}

std::vector<RunningClock> openClocks(const TransferCourse& course, const Transfer& transfer, const std::optional<LegalCase>& legalCase, const EventDate& now) {
  std::vector<RunningClock> open;
  for (const CaseClock& clock : course.clocks()) {
    if (!clock.isOpen()) {
      continue;
    }
    RunningClock row = keptClock(clock, now);
    row.transfer = transfer.id;
    row.number = legalCase ? legalCase->number : transfer.number;
    row.title = legalCase ? caseTitle(*legalCase) : transfer.title;
    row.unit = transfer.unit;
    row.officers = course.officers();
    open.push_back(std::move(row));
  }
  return open;
}

void refreshClocks(Database& database, const Law& law, const LegalCase& legalCase, Instant now) {
  const EventDate today = EventDate::ofInstant(now);
  const CaseProcedure procedure(law, legalCase, currentEvents(EventRepository(database).ofCase(legalCase.id)), today, transferBars(database, legalCase.id));
  ClockRepository(database).replace(legalCase.id, openClocks(procedure, legalCase, today));
}

void refreshClocks(Database& database, const Law& law, const Clue& clue, Instant now) {
  ClockRepository(database).replace(clue.id, openClocks(law, clue, EventDate::ofInstant(now)));
}

}  // namespace shuangda
