#pragma once

#include "domain/legal_case.h"
#include "domain/legal_case_fields.h"
#include "services/unit_of_work.h"
#include "storage/case_repository.h"

namespace shuangda {

/// The rules of saving a case, for every use case that does: in one unit of work, with its audit row.

/// How a change is told in the audit trail.
struct CaseAct {
  QString action = QStringLiteral("change");
  std::vector<FieldChange> marks{};  ///< told besides the fields, e.g. which bulk change it belongs to
  bool carriesStep = false;          ///< the dates come from a recorded step
};

/// Fills an empty number with the office's next one.
void giveNumber(const UnitOfWork& work, CaseRepository& cases, LegalCase& draft);
/// Refusals: validate()'s; AlreadyExists for a number in use.
Result<LegalCase> insertCase(UnitOfWork& work, CaseRepository& cases, LegalCase draft);
/// Dates that a recorded step carries are changed by correcting the step, so that paper and case say the same: WrongState with the
/// column and "step NAME".
Result<void> checkRecordedDates(CaseRepository& cases, const LegalCase& stored, const LegalCase& draft);
/// What saving `draft` over `stored` would change. Refusals: validate()'s; StaleVersion; AlreadyExists for a number in use; checkRecordedDates()'s.
Result<std::vector<FieldChange>> checkUpdate(CaseRepository& cases, const LegalCase& stored, const LegalCase& draft, const CaseAct& act = {});
/// Refusals: NotFound; checkUpdate()'s. A draft without changes is given back as stored, and nothing is written.
Result<LegalCase> updateCase(UnitOfWork& work, CaseRepository& cases, LegalCase draft, const CaseAct& act = {});

}  // namespace shuangda
