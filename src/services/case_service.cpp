#include "services/case_service.h"

#include <algorithm>

#include "domain/doc_number.h"
#include "services/case_writer.h"
#include "services/unit_of_work.h"
#include "storage/attachment_repository.h"
#include "storage/case_repository.h"

namespace shuangda {
namespace {

const QString kEntity = QStringLiteral("legal_case");

}  // namespace

QString caseNumberPrefix(const LegalCase& legalCase, Instant now) {
  const QString year = listingDate(legalCase).left(4);
  return QStringLiteral("SD%1-").arg(year.isEmpty() ? QString::number(now.localDate().year()) : year);
}

QString caseNumber(const QString& prefix, int sequence) { return prefix + QStringLiteral("%1").arg(sequence, 4, 10, QLatin1Char('0')); }

Result<LegalCase> CaseService::save(const Session& session, LegalCase draft) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  CaseRepository cases(work.database());
  giveNumber(work, cases, draft);
  draft.decision.docNo = withYearBrackets(draft.decision.docNo);
  Result<LegalCase> saved = draft.version == 0 ? insertCase(work, cases, std::move(draft)) : updateCase(work, cases, std::move(draft));
  if (saved) {
    work.commit();
  }
  return saved;
}

Result<LegalCase> CaseService::find(const Session& session, CaseId id) {
  return requireReader(session).and_then([&]() -> Result<LegalCase> {
    std::optional<LegalCase> found = CaseRepository(store_.database()).find(id);
    return found ? Result<LegalCase>(std::move(*found)) : refuse(ErrorCode::NotFound, QStringLiteral("case_id"));
  });
}

Result<LegalCase> CaseService::findByNumber(const Session& session, const QString& number) {
  return requireReader(session).and_then([&]() -> Result<LegalCase> {
    std::optional<LegalCase> found = CaseRepository(store_.database()).findByNumber(number);
    return found ? Result<LegalCase>(std::move(*found)) : refuse(ErrorCode::NotFound, QStringLiteral("case_id"), number);
  });
}

Result<std::vector<CaseId>> CaseService::list(const Session& session, const CaseQuery& query) {
  return requireReader(session).map([&] { return CaseRepository(store_.database()).select(query); });
}

Result<std::vector<CaseRow>> CaseService::rows(const Session& session, std::span<const CaseId> ids) {
  return requireReader(session).map([&] { return CaseRepository(store_.database()).rows(ids); });
}

Result<CaseTotals> CaseService::totals(const Session& session, const CaseQuery& query) {
  return requireReader(session).map([&] { return CaseRepository(store_.database()).totals(query); });
}

namespace {

/// What the audit trail says of the case and of its attachments, in the order in which it happened.
std::vector<AuditEntry> entriesOf(Database& database, CaseId id) {
  std::vector<AuditEntry> entries = auditEntriesOf(database, kEntity, id.value);
  for (const AttachmentRow& row : AttachmentRepository(database).ofCase(id)) {
    for (AuditEntry& entry : auditEntriesOf(database, QStringLiteral("attachment"), row.attachment.id.value)) {
      if (entry.action != QStringLiteral("attach")) {
        entry.changes.push_back({QStringLiteral("file_name"), row.attachment.fileName, row.attachment.fileName});
      }
      entries.push_back(std::move(entry));
    }
  }
  std::sort(entries.begin(), entries.end(), [](const AuditEntry& a, const AuditEntry& b) { return a.seq < b.seq; });
  return entries;
}

}  // namespace

Result<std::vector<CaseHistoryEntry>> CaseService::history(const Session& session, CaseId id) {
  return requireReader(session).map([&] {
    std::vector<CaseHistoryEntry> history;
    for (AuditEntry& entry : entriesOf(store_.database(), id)) {
      history.push_back({.at = entry.at, .action = entry.action, .changes = std::move(entry.changes)});
    }
    return history;
  });
}

Result<std::vector<RelatedCase>> CaseService::related(const Session& session, const LegalCase& legalCase) {
  return requireReader(session).map([&] {
    std::vector<RelatedCase> related;
    for (const CaseRepository::SameParty& other : CaseRepository(store_.database()).ofSameParty(legalCase)) {
      related.push_back({other.id, other.number, other.cause, other.date, other.sameId});
    }
    return related;
  });
}

Result<QStringList> CaseService::units(const Session& session) {
  return requireReader(session).map([&] { return CaseRepository(store_.database()).units(); });
}

Result<std::vector<int>> CaseService::years(const Session& session) {
  return requireReader(session).map([&] { return CaseRepository(store_.database()).years(); });
}

}  // namespace shuangda
