#pragma once

#include "domain/legal_case.h"
#include "services/unit_of_work.h"

namespace shuangda {

/// The one way a stored case changes inside a use case: version, audit row, open clocks. Returns the new version; unchanged fields
/// make none. Refusals: StaleVersion when somebody saved meanwhile.
Result<LegalCase> updateCase(UnitOfWork& work, const LegalCase& stored, LegalCase next);

/// Stores a new case with its audit row and clocks. AlreadyExists for a number in use.
Result<LegalCase> insertCase(UnitOfWork& work, LegalCase draft);

/// Dates that a recorded step carries are changed by correcting the step, so that paper and case say the same: WrongState with the
/// column and "step NAME".
Result<void> checkRecordedDates(UnitOfWork& work, const LegalCase& stored, const LegalCase& draft);

}  // namespace shuangda
