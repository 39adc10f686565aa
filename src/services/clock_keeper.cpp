#include "services/clock_keeper.h"

#include "storage/clock_repository.h"
#include "storage/event_repository.h"

namespace shuangda {

std::vector<RunningClock> openClocks(const CaseProcedure& procedure, const LegalCase& legalCase, const EventDate& now) {
  std::vector<RunningClock> open;
  const QString officers = procedure.officers().join(u'、');
  for (const CaseClock& clock : procedure.clocks()) {
    if (!clock.isOpen()) {
      continue;
    }
    RunningClock row{.legalCase = legalCase.id,
                     .rule = clock.rule.id,
                     .owner = fieldText(clock.rule.owner),
                     .triggerStep = clock.triggerStep,
                     .trigger = clock.trigger,
                     .triggerAt = clock.triggerAt,
                     .paused = clock.state == CaseClock::State::Paused,
                     .lapses = clock.rule.atEnd == DeadlineRule::AtEnd::Lapse,
                     .startsOthers = !clock.rule.expiryEvent.isEmpty(),
                     .number = legalCase.number,
                     .title = legalCase.party.name.isEmpty() ? legalCase.cause : legalCase.party.name + u' ' + legalCase.cause,
                     .unit = countingUnit(legalCase),
                     .officers = officers,
                     .computedOn = EventDate::ofDay(now.firstDay())};
    if (!clock.obstacle) {
      row.due = clock.deadline.due;
      row.hardDue = clock.deadline.hardDue;
      row.alarm = row.paused ? std::nullopt : std::optional(clock.deadline.alarm);
    }
    open.push_back(std::move(row));
  }
  return open;
}

void refreshClocks(Database& database, const Law& law, const LegalCase& legalCase, Instant now) {
  const EventDate today = EventDate::ofInstant(now);
  const CaseProcedure procedure(law, legalCase, currentEvents(EventRepository(database).ofCase(legalCase.id)), today);
  ClockRepository(database).replace(legalCase.id, openClocks(procedure, legalCase, today));
}

}  // namespace shuangda
