#include "services/finding_service.h"

#include "services/unit_of_work.h"
#include "storage/finding_repository.h"
#include "storage/import_repository.h"

namespace shuangda {
namespace {

ImportFindings withReview(FindingRepository& findings, const ImportBatch& batch) {
  return {.batch = batch, .importedBy = findings.accountName(batch.account), .review = findings.review(batch.id)};
}

Result<ImportFindings> findIn(Database& database, ImportId import) {
  FindingRepository findings(database);
  const std::optional<ImportBatch> batch = ImportRepository(database).find(import);
  return batch ? Result<ImportFindings>(withReview(findings, *batch)) : refuse(ErrorCode::NotFound, QStringLiteral("import_batch"), QString::number(import.value));
}

}  // namespace

Result<std::vector<ImportFindings>> FindingService::list(const Session& session, Which which) {
  return requireReader(session).map([&] {
    FindingRepository findings(store_.database());
    std::vector<ImportFindings> list;
    for (const ImportBatch& batch : ImportRepository(store_.database()).withFindings()) {
      ImportFindings one = withReview(findings, batch);
      if (which == Which::All || one.isOpen()) {
        list.push_back(std::move(one));
      }
    }
    return list;
  });
}

Result<ImportFindings> FindingService::find(const Session& session, ImportId import) {
  return requireReader(session).and_then([&] { return findIn(store_.database(), import); });
}

Result<std::vector<Finding>> FindingService::findings(const Session& session, ImportId import) {
  return find(session, import).map([&](const ImportFindings&) { return FindingRepository(store_.database()).ofImport(import); });
}

Result<ImportFindings> FindingService::settle(const Session& session, ImportId import, const QString& reason) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  Result<ImportFindings> found = findIn(work.database(), import);
  if (!found) {
    return found;
  }
  if (found->batch.undoneAt || found->batch.findings.all() == 0) {
    return refuse(ErrorCode::WrongState, QStringLiteral("import_review"), found->batch.fileName);
  }
  if (found->review) {
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("import_review"), found->batch.fileName);
  }
  const QString written = reason.trimmed();
  if (written.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("finding_reason"));
  }
  FindingRepository(work.database()).insertReview(import, {.at = work.now(), .account = session.account, .reason = written});
  work.audit().record(QStringLiteral("review"), QStringLiteral("import_batch"), import.value, {{QStringLiteral("reason"), {}, written}});
  work.commit();
  return findIn(work.database(), import);
}

}  // namespace shuangda
