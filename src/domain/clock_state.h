#pragma once

#include "domain/procedure.h"

namespace shuangda {

// What clocks of cases, clues and transfers have in common.

/// True when `moment` lies before now: by the minute where it has one, else by the day.
bool isPast(const EventDate& moment, const EventDate& now);
/// True when something done lies after its end, by the minute where both have one.
bool isLate(const EventDate& done, const EventDate& due);

/// The end of a clock's period with the times not counted and the extensions it knows.
Result<Deadline> clockDeadline(const Law& law, const CaseClock& clock, const EventDate& now);
/// Fills in deadline or obstacle.
void computeClock(const Law& law, CaseClock& clock, const EventDate& now);
/// How a computed clock stands.
CaseClock::State clockState(const CaseClock& clock, const EventDate& now);

}  // namespace shuangda
