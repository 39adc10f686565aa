#include "services/import_service.h"

#include <memory>

#include "domain/goods_code.h"
#include "services/import_writers.h"
#include "storage/case_repository.h"
#include "storage/custody_repository.h"
#include "storage/destruction_repository.h"
#include "storage/finding_repository.h"
#include "storage/goods_repository.h"
#include "storage/import_repository.h"

namespace shuangda {
namespace {

const QString kUndo = QStringLiteral("undo_import");
const QString kBatch = QStringLiteral("import_batch");

ImportBatch batchOf(const ImportSource& source, const Session& session, Instant now, std::size_t rows) {
  return {.kind = source.kind,
          .fileName = source.fileName,
          .fileSha256 = source.fileSha256,
          .importedAt = now,
          .account = session.account,
          .rowCount = static_cast<int>(rows),
          .findings = source.findings.counts};
}

/// Writes all records into the open unit of work and hands each refusal to `refused`, which says whether to go on.
template <typename Refused, typename Progress>
Result<ImportOutcome> writeAll(UnitOfWork& work, const Session& session, const ImportSource& source, const std::vector<ImportRecord>& records, Refused refused,
                               Progress progress) {
  ImportRepository imports(work.database());
  ImportBatch batch = batchOf(source, session, work.now(), records.size());
  batch.id = imports.insert(batch);
  FindingRepository(work.database()).insert(batch.id, source.findings.kept);
  auto writer = recordWriter(batch.kind, work, batch.id);
  if (!writer) {
    return tl::unexpected(writer.error());
  }
  std::vector<const ImportRecord*> ordered;
  for (const ImportRecord& record : records) {
    ordered.push_back(&record);
  }
  (*writer)->order(ordered);
  ImportOutcome outcome{.batch = batch};
  int done = 0;
  for (const ImportRecord* record : ordered) {
    const Result<Written> written = (*writer)->write(*record);
    if (!written) {
      if (!refused(ImportRefusal{record->row, written.error()})) {
        break;
      }
      continue;
    }
    outcome.created += *written == Written::Created ? 1 : 0;
    outcome.updated += *written == Written::Updated ? 1 : 0;
    outcome.unchanged += *written == Written::Unchanged ? 1 : 0;
    if (!progress(++done)) {
      return refuse(ErrorCode::WrongState, QStringLiteral("cancelled"));
    }
  }
  (*writer)->finish();
  imports.setCounts(batch.id, outcome.created, outcome.updated);
  outcome.batch.createdCount = outcome.created;
  outcome.batch.updatedCount = outcome.updated;
  work.audit().record(QStringLiteral("import"), kBatch, batch.id.value, fieldChanges(NoRecord{}, outcome.batch));
  return outcome;
}

Error withRow(const ImportRefusal& refusal) {
  Error error = refusal.error;
  error.field = QStringLiteral("row %1: ").arg(refusal.row) + error.field;
  return error;
}

/// Writes all records; what the store refuses is collected, and the others are still tried.
Result<ImportAttempt> tryAll(UnitOfWork& work, const Session& session, const ImportSource& source, const std::vector<ImportRecord>& records,
                             const std::function<bool(int)>& progress) {
  ImportAttempt attempt;
  const auto collect = [&](const ImportRefusal& refusal) {
    attempt.refusals.push_back(refusal);
    return true;
  };
  Result<ImportOutcome> outcome = writeAll(work, session, source, records, collect, [&](int done) { return !progress || progress(done); });
  if (!outcome) {
    return tl::unexpected(outcome.error());
  }
  attempt.outcome = *std::move(outcome);
  return attempt;
}

}  // namespace

Result<std::vector<ImportRefusal>> ImportService::check(const Session& session, const ImportSource& source,
                                                        const std::vector<ImportRecord>& records,
                                                        const std::function<bool(int)>& progress) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  // The records are really written, in a transaction that is never committed: the check cannot differ from the import.
  UnitOfWork work(store_, session);
  return tryAll(work, session, source, records, progress)
      .map([](ImportAttempt&& attempt) { return std::move(attempt.refusals); });
}

Result<ImportAttempt> ImportService::attempt(const Session& session, const ImportSource& source, const std::vector<ImportRecord>& records,
                                             const std::function<bool(int)>& progress) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  Result<ImportAttempt> attempt = tryAll(work, session, source, records, progress);
  if (attempt && attempt->refusals.empty()) {
    work.commit();
  }
  return attempt;
}

Result<ImportOutcome> ImportService::run(const Session& session, const ImportSource& source, const std::vector<ImportRecord>& records,
                                         const std::function<bool(int)>& progress) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  std::optional<ImportRefusal> first;
  const auto stop = [&](const ImportRefusal& refusal) {
    first = refusal;
    return false;
  };
  Result<ImportOutcome> outcome = writeAll(work, session, source, records, stop,
                                           [&](int done) { return !progress || progress(done); });
  if (first) {
    return tl::unexpected(withRow(*first));
  }
  if (outcome) {
    work.commit();
  }
  return outcome;
}

namespace {

Result<void> undoCases(UnitOfWork& work, ImportId batch) {
  CaseRepository cases(work.database());
  for (const CaseId id : cases.createdBy(batch)) {
    const std::optional<LegalCase> stored = cases.find(id);
    if (stored->version != 1 || cases.hasDependents(id)) {
      return refuse(ErrorCode::WrongState, QStringLiteral("case_id"), stored->number);
    }
    cases.remove(id);
    work.audit().record(kUndo, QStringLiteral("legal_case"), id.value, fieldChanges(*stored, NoRecord{}));
  }
  return {};
}

Result<void> undoSeizures(UnitOfWork& work, ImportId batch) {
  GoodsRepository goods(work.database());
  CustodyRepository ledger(work.database());
  const std::vector<SeizedItem> items = goods.createdBy(batch);
  for (const SeizedItem& item : items) {
    if (item.version != 1 || ledger.isUsed(item.id)) {
      return refuse(ErrorCode::WrongState, QStringLiteral("undo_goods"), itemLabel(item.id));
    }
    goods.removeItem(item.id);
    work.audit().record(kUndo, QStringLiteral("seized_item"), item.id.value, fieldChanges(item, NoRecord{}));
  }
  for (const SeizedItem& item : items) {
    // Nothing is found again for a measure that an earlier item of the list took along.
    if (const std::optional<Measure> measure = goods.emptyMeasure(item.measure)) {
      goods.removeMeasure(measure->id);
      work.audit().record(kUndo, QStringLiteral("measure"), measure->id.value, fieldChanges(*measure, NoRecord{}));
    }
  }
  return {};
}

void undoDestructions(UnitOfWork& work, ImportId batch) {
  DestructionRepository events(work.database());
  for (const DestructionEvent& event : events.createdBy(batch)) {
    events.remove(event.id);
    work.audit().record(kUndo, QStringLiteral("destruction_event"), event.id.value, fieldChanges(event, NoRecord{}));
  }
}

Result<void> undoRecords(UnitOfWork& work, const ImportBatch& batch) {
  // Later versions of stored records are part of the record; they are corrected by a further version, not taken back.
  // Units have no import they belong to; forms are only amended.
  if (batch.updatedCount > 0 || batch.kind == QStringLiteral("units") || batch.kind == QStringLiteral("reports")) {
    return refuse(ErrorCode::WrongState, QStringLiteral("import"), batch.fileName);
  }
  if (batch.kind == QStringLiteral("cases")) {
    return undoCases(work, batch.id);
  }
  if (batch.kind == QStringLiteral("seizures")) {
    return undoSeizures(work, batch.id);
  }
  undoDestructions(work, batch.id);
  return {};
}

}  // namespace

Result<ImportBatch> ImportService::undoLast(const Session& session) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  ImportRepository imports(work.database());
  std::optional<ImportBatch> batch = imports.last();
  if (!batch) {
    return refuse(ErrorCode::NotFound, QStringLiteral("import"));
  }
  if (const Result<void> undone = undoRecords(work, *batch); !undone) {
    return tl::unexpected(undone.error());
  }
  const ImportBatch before = *batch;
  batch->undoneAt = work.now();
  imports.setUndone(batch->id, work.now());
  work.audit().record(kUndo, kBatch, batch->id.value, fieldChanges(before, *batch));
  work.commit();
  return *batch;
}

Result<ImportBatch> ImportService::last(const Session& session) {
  return requireReader(session).and_then([&]() -> Result<ImportBatch> {
    std::optional<ImportBatch> batch = ImportRepository(store_.database()).last();
    return batch ? Result<ImportBatch>(*batch) : refuse(ErrorCode::NotFound, QStringLiteral("import"));
  });
}

std::function<bool(const QString&)> ImportService::storedCases() {
  return [cases = std::make_shared<CaseRepository>(store_.database())](const QString& number) { return cases->hasNumber(number); };
}

Result<void> ImportService::saveMapping(const Session& session, const QString& kind, const QString& name, const QString& mapping) {
  return requireWriter(session).map([&] {
    UnitOfWork work(store_, session);
    ImportRepository imports(work.database());
    const QString before = imports.mapping(kind, name).value_or(QString());
    imports.saveMapping(kind, name, mapping);
    work.audit().record(QStringLiteral("save"), QStringLiteral("column_mapping"), 0,
                        {{QStringLiteral("kind"), {}, kind},
                         {QStringLiteral("name"), {}, name},
                         {QStringLiteral("mapping"), before, mapping}});
    work.commit();
  });
}

Result<QString> ImportService::mapping(const Session& session, const QString& kind, const QString& name) {
  return requireReader(session).and_then([&]() -> Result<QString> {
    const auto found = ImportRepository(store_.database()).mapping(kind, name);
    return found ? Result<QString>(*found) : refuse(ErrorCode::NotFound, QStringLiteral("mapping"), name);
  });
}

Result<QStringList> ImportService::mappingNames(const Session& session, const QString& kind) {
  return requireReader(session).map([&] { return ImportRepository(store_.database()).mappingNames(kind); });
}

}  // namespace shuangda
