#pragma once

#include "domain/clue_fields.h"
#include "services/unit_of_work.h"
#include "storage/clue_repository.h"

namespace shuangda {

/// The rules of storing a clue, for every use case that does: in one unit of work, with its audit row and its clocks.

/// Gives the next number and stores. Refusals: checkClue()'s.
Result<Clue> insertClue(UnitOfWork& work, Clue clue);
/// Stores a changed clue; nothing is written when it says what is stored already. Refusals: NotFound "clue_no"; StaleVersion "clue_no";
/// checkClue()'s.
Result<Clue> updateClue(UnitOfWork& work, Clue clue, const QString& action, const std::vector<FieldChange>& marks = {});
/// validate() and OutOfRange for a day that is still to come; checkExtension() where something it rests on differs from `stored`, so that
/// what was granted stays granted whatever the calendar says later.
Result<void> checkClue(const UnitOfWork& work, const Clue& clue, const std::optional<Clue>& stored);
/// WrongState "clue_outcome" with the clue's number when it has an outcome, "clue_case" with the case's number when it became one.
Result<void> requireOpen(UnitOfWork& work, const Clue& clue);

/// Carries what became of a case into the clues it came from: filed, not filed, or entered by mistake.
void followCase(UnitOfWork& work, const LegalCase& legalCase);

}  // namespace shuangda
