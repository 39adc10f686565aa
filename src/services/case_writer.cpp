#include "services/case_writer.h"

#include <algorithm>

#include "base/uid.h"
#include "services/case_service.h"
#include "services/clock_keeper.h"
#include "services/clue_writer.h"
#include "services/transfer_writer.h"
#include "storage/event_repository.h"

namespace shuangda {
namespace {

const QString kEntity = QStringLiteral("legal_case");

}  // namespace

void giveNumber(const UnitOfWork& work, CaseRepository& cases, LegalCase& draft) {
  if (draft.number.isEmpty()) {
    const QString prefix = caseNumberPrefix(draft, work.now());
    draft.number = caseNumber(prefix, cases.lastSequence(prefix) + 1);
  }
}

Result<LegalCase> insertCase(UnitOfWork& work, CaseRepository& cases, LegalCase draft) {
  if (const Result<void> valid = validate(draft); !valid) {
    return tl::unexpected(valid.error());
  }
  if (cases.findByNumber(draft.number)) {
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("case_id"), draft.number);
  }
  draft.uid = newUid(work.now());
  draft.recordedAt = work.now();
  draft.version = 1;
  draft.id = cases.insert(draft, std::nullopt);
  work.audit().record(QStringLiteral("create"), kEntity, draft.id.value, fieldChanges(NoRecord{}, draft));
  followTransfers(work, draft);
  refreshClocks(work.database(), work.law(), draft, work.now());
  return draft;
}

Result<void> checkRecordedDates(CaseRepository& cases, const LegalCase& stored, const LegalCase& draft) {
  for (const CaseEvent& event : currentEvents(EventRepository(cases.database()).ofCase(stored.id))) {
    const ProcedureStep* step = ProcedureTable::builtIn().find(event.step);
    if (step && !step->caseField.isEmpty() && caseFieldText(stored, step->caseField) != caseFieldText(draft, step->caseField)) {
      return refuse(ErrorCode::WrongState, step->caseField, QStringLiteral("step ") + step->name);
    }
  }
  return checkTransferDates(cases.database(), stored, draft);
}

Result<std::vector<FieldChange>> checkUpdate(CaseRepository& cases, const LegalCase& stored, const LegalCase& draft, const CaseAct& act) {
  if (const Result<void> valid = validate(draft); !valid) {
    return tl::unexpected(valid.error());
  }
  if (stored.version != draft.version) {
    return refuse(ErrorCode::StaleVersion, QStringLiteral("case_id"), draft.number);
  }
  if (stored.number != draft.number && cases.hasNumber(draft.number)) {
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("case_id"), draft.number);
  }
  if (const Result<void> kept = act.carriesStep ? Result<void>{} : checkRecordedDates(cases, stored, draft); !kept) {
    return tl::unexpected(kept.error());
  }
  return caseChanges(stored, draft);
}

Result<LegalCase> updateCase(UnitOfWork& work, CaseRepository& cases, LegalCase draft, const CaseAct& act) {
  const std::optional<LegalCase> stored = cases.find(draft.id);
  if (!stored) {
    return refuse(ErrorCode::NotFound, QStringLiteral("case_id"), draft.number);
  }
  Result<std::vector<FieldChange>> changes = checkUpdate(cases, *stored, draft, act);
  if (!changes) {
    return tl::unexpected(changes.error());
  }
  if (changes->empty()) {
    return stored.value();
  }
  draft.uid = stored->uid;
  // Versions never go back in time, whatever the clock does: figures as of an instant rely on their order.
  draft.recordedAt = std::max(work.now(), stored->recordedAt);
  if (!cases.update(*stored, draft)) {
    return refuse(ErrorCode::StaleVersion, QStringLiteral("case_id"), draft.number);
  }
  ++draft.version;
  changes->insert(changes->end(), act.marks.begin(), act.marks.end());
  work.audit().record(act.action, kEntity, draft.id.value, *changes);
  followTransfers(work, draft);
  refreshClocks(work.database(), work.law(), draft, work.now());
  followCase(work, draft);
  return draft;
}

}  // namespace shuangda
