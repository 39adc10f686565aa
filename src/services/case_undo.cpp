#include <algorithm>
#include <array>

#include "services/case_service.h"
#include "services/case_writer.h"
#include "services/unit_of_work.h"
#include "storage/audit_trail.h"
#include "storage/case_dependents.h"
#include "storage/case_repository.h"

// CaseService::lastSave and undoLastSave: when a save can be taken back, and what then stands in the record.

namespace shuangda {
namespace {

const QString kCreate = QStringLiteral("create");

/// Why the last entry about a case is none that its author may take back.
Result<void> checkAct(const Session& session, const AuditEntry& last, const QString& number) {
  static const std::array<QString, 3> saves{kCreate, QStringLiteral("change"), QStringLiteral("bulk_change")};
  if (last.action == QStringLiteral("undo")) {
    return refuse(ErrorCode::WrongState, QStringLiteral("undo_undone"), number);
  }
  if (last.action == QStringLiteral("import")) {
    return refuse(ErrorCode::WrongState, QStringLiteral("undo_import"), number);
  }
  if (std::find(saves.begin(), saves.end(), last.action) == saves.end()) {
    return refuse(ErrorCode::WrongState, QStringLiteral("undo_step"), number);
  }
  return last.account == session.account ? Result<void>()
                                         : refuse(ErrorCode::WrongState, QStringLiteral("undo_other_account"), number);
}

/// The case as it was before the last save. A case that was new then is marked as entered by mistake: it counts nowhere
/// from now on, and figures as of an earlier instant stay as they were.
std::optional<LegalCase> before(CaseRepository& cases, const LegalCase& stored, const AuditEntry& last, QDate today) {
  if (last.action == kCreate) {
    LegalCase voided = stored;
    voided.voidDate = EventDate::ofDay(today);
    return voided;
  }
  const std::vector<CaseVersion> versions = cases.versionsOf(stored.id);
  if (versions.empty() || versions.back().version != stored.version - 1) {
    return std::nullopt;
  }
  LegalCase previous = versions.back().fields;
  previous.id = stored.id;
  previous.uid = stored.uid;
  previous.version = stored.version;
  return previous;
}

struct Undo {
  LegalCase stored{};
  LegalCase restored{};
  AuditEntry last{};
};

Result<Undo> undoOf(Database& database, const Session& session, CaseId id, QDate today) {
  CaseRepository cases(database);
  const std::optional<LegalCase> stored = cases.find(id);
  if (!stored) {
    return refuse(ErrorCode::NotFound, QStringLiteral("case_id"));
  }
  std::vector<AuditEntry> entries = auditEntriesOf(database, QStringLiteral("legal_case"), id.value);
  if (entries.empty()) {
    return refuse(ErrorCode::WrongState, QStringLiteral("undo_step"), stored->number);
  }
  AuditEntry& last = entries.back();
  if (const Result<void> own = checkAct(session, last, stored->number); !own) {
    return tl::unexpected(own.error());
  }
  if (const std::optional<QString> table = dependentSince(database, id, last.seq)) {
    return refuse(ErrorCode::WrongState, QStringLiteral("undo_") + *table, stored->number);
  }
  const std::optional<LegalCase> restored = before(cases, *stored, last, today);
  if (!restored || caseChanges(*stored, *restored).empty()) {
    return refuse(ErrorCode::WrongState, QStringLiteral("undo_step"), stored->number);
  }
  return Undo{*stored, *restored, std::move(last)};
}

}  // namespace

Result<LastSave> CaseService::lastSave(const Session& session, CaseId id) {
  return requireWriter(session)
      .and_then([&] { return undoOf(store_.database(), session, id, store_.clock().today()); })
      .map([](const Undo& undo) {
        return LastSave{.number = undo.stored.number,
                        .version = undo.stored.version,
                        .at = undo.last.at,
                        .created = undo.last.action == kCreate,
                        .changes = caseChanges(undo.stored, undo.restored)};
      });
}

Result<LegalCase> CaseService::undoLastSave(const Session& session, CaseId id, std::optional<int> seenVersion) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  const Result<Undo> undo = undoOf(work.database(), session, id, work.now().localDate());
  if (!undo) {
    return tl::unexpected(undo.error());
  }
  if (seenVersion && *seenVersion != undo->stored.version) {
    return refuse(ErrorCode::StaleVersion, QStringLiteral("case_id"), undo->stored.number);
  }
  CaseRepository cases(work.database());
  Result<LegalCase> restored = updateCase(work, cases, undo->restored, {.action = QStringLiteral("undo")});
  if (restored) {
    work.commit();
  }
  return restored;
}

}  // namespace shuangda
