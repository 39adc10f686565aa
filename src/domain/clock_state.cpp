#include "domain/clock_state.h"

namespace shuangda {

bool isPast(const EventDate& moment, const EventDate& now) {
  return moment.precision() == EventDate::Precision::Minute ? moment.text() < now.text() : moment.lastDay() < now.firstDay();
}

bool isLate(const EventDate& done, const EventDate& due) {
  const bool byMinute = done.precision() == EventDate::Precision::Minute && due.precision() == EventDate::Precision::Minute;
  return byMinute ? done.text() > due.text() : done.lastDay() > due.lastDay();
}

Result<Deadline> clockDeadline(const Law& law, const CaseClock& clock, const EventDate& now) {
  return computeDeadline(clock.rule, clock.triggerAt, clock.exclusions, clock.extensions, law.calendar, now.firstDay(), law.parameters.restDays());
}

void computeClock(const Law& law, CaseClock& clock, const EventDate& now) {
  const Result<Deadline> deadline = clockDeadline(law, clock, now);
  if (deadline) {
    clock.deadline = *deadline;
  } else {
    clock.obstacle = deadline.error();
  }
}

CaseClock::State clockState(const CaseClock& clock, const EventDate& now) {
  using State = CaseClock::State;
  if (clock.obstacle) {
    return clock.doneOn ? State::Done : State::NotComputable;
  }
  if (clock.doneOn) {
    const bool late = isLate(*clock.doneOn, clock.limit());
    // A right that had run out before was not exercised late: it was gone.
    return !late ? State::Done : clock.rule.atEnd == DeadlineRule::AtEnd::Lapse ? State::Lapsed : State::DoneLate;
  }
  if (clock.deadline.paused) {
    return State::Paused;
  }
  if (clock.rule.atEnd == DeadlineRule::AtEnd::Lapse) {
    return isPast(clock.deadline.due, now) ? State::Lapsed : State::Running;
  }
  return isPast(clock.deadline.alarm, now) ? State::Overdue : State::Running;
}

}  // namespace shuangda
