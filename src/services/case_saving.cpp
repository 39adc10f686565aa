#include "services/case_saving.h"

#include <algorithm>

#include "base/uid.h"
#include "services/clock_keeper.h"
#include "storage/case_repository.h"
#include "storage/event_repository.h"

namespace shuangda {
namespace {

const QString kEntity = QStringLiteral("legal_case");

}  // namespace

Result<LegalCase> updateCase(UnitOfWork& work, const LegalCase& stored, LegalCase next) {
  const std::vector<FieldChange> changes = caseChanges(stored, next);
  next.uid = stored.uid;
  next.recordedAt = stored.recordedAt;
  if (!changes.empty()) {
    // Versions never go back in time, whatever the clock does: figures as of an instant rely on their order.
    next.recordedAt = std::max(work.now(), stored.recordedAt);
    if (!CaseRepository(work.database()).update(stored, next)) {
      return refuse(ErrorCode::StaleVersion, QStringLiteral("case_id"), next.number);
    }
    ++next.version;
    work.audit().record(QStringLiteral("change"), kEntity, next.id.value, changes);
  }
  refreshClocks(work.database(), work.law(), next, work.now());
  return next;
}

Result<LegalCase> insertCase(UnitOfWork& work, LegalCase draft) {
  CaseRepository cases(work.database());
  if (cases.findByNumber(draft.number)) {
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("case_id"), draft.number);
  }
  draft.uid = newUid(work.now());
  draft.recordedAt = work.now();
  draft.version = 1;
  draft.id = cases.insert(draft, std::nullopt);
  work.audit().record(QStringLiteral("create"), kEntity, draft.id.value, fieldChanges(NoRecord{}, draft));
  refreshClocks(work.database(), work.law(), draft, work.now());
  return draft;
}

Result<void> checkRecordedDates(UnitOfWork& work, const LegalCase& stored, const LegalCase& draft) {
  for (const CaseEvent& event : currentEvents(EventRepository(work.database()).ofCase(stored.id))) {
    const ProcedureStep* step = work.law().table.find(event.step);
    if (step && !step->caseField.isEmpty() && caseFieldText(stored, step->caseField) != caseFieldText(draft, step->caseField)) {
      return refuse(ErrorCode::WrongState, step->caseField, QStringLiteral("step ") + step->name);
    }
  }
  return {};
}

}  // namespace shuangda
