#pragma once

#include "domain/clue.h"
#include "domain/procedure.h"
#include "domain/transfer_course.h"
#include "domain/running_clock.h"
#include "storage/database.h"

namespace shuangda {

/// The open clocks of a case as they are kept for lists.
std::vector<RunningClock> openClocks(const CaseProcedure& procedure, const LegalCase& legalCase, const EventDate& now);

/// The open clocks of a clue as they are kept for lists.
std::vector<RunningClock> openClocks(const Law& law, const Clue& clue, const EventDate& now);

/// The open clocks of a matter as they are kept for lists.
std::vector<RunningClock> openClocks(const TransferCourse& course, const Transfer& transfer, const std::optional<LegalCase>& legalCase, const EventDate& now);

/// Computes the clocks of a case or a clue again and stores the open ones; part of every use case that changes one or its events.
void refreshClocks(Database& database, const Law& law, const LegalCase& legalCase, Instant now);
void refreshClocks(Database& database, const Law& law, const Clue& clue, Instant now);

}  // namespace shuangda
