#include "services/case_writer.h"

#include <algorithm>

#include "base/uid.h"

namespace shuangda {
namespace {

const QString kEntity = QStringLiteral("legal_case");

}  // namespace

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
  return draft;
}

Result<std::vector<FieldChange>> checkUpdate(CaseRepository& cases, const LegalCase& stored, const LegalCase& draft) {
  if (const Result<void> valid = validate(draft); !valid) {
    return tl::unexpected(valid.error());
  }
  if (stored.version != draft.version) {
    return refuse(ErrorCode::StaleVersion, QStringLiteral("case_id"), draft.number);
  }
  if (stored.number != draft.number && cases.hasNumber(draft.number)) {
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("case_id"), draft.number);
  }
  return caseChanges(stored, draft);
}

Result<LegalCase> updateCase(UnitOfWork& work, CaseRepository& cases, LegalCase draft, const CaseAct& act) {
  const std::optional<LegalCase> stored = cases.find(draft.id);
  if (!stored) {
    return refuse(ErrorCode::NotFound, QStringLiteral("case_id"), draft.number);
  }
  Result<std::vector<FieldChange>> changes = checkUpdate(cases, *stored, draft);
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
  return draft;
}

}  // namespace shuangda
