#include "storage/import_repository.h"

namespace shuangda {
namespace {

std::string selectBatch(const char* condition) {
  std::string sql =
      "SELECT id, kind, file_name, file_sha256, imported_at, account_id, row_count, created_count, updated_count, undone_at, warning_count,"
      " info_count, skip_count FROM import_batch ";
  return sql.append(condition);
}

ImportBatch readBatch(Statement& s) {
  return {.id = s.get<ImportId>(0),
          .kind = s.get<QString>(1),
          .fileName = s.get<QString>(2),
          .fileSha256 = s.get<QString>(3),
          .importedAt = s.get<Instant>(4),
          .account = s.get<AccountId>(5),
          .rowCount = s.get<int>(6),
          .createdCount = s.get<int>(7),
          .updatedCount = s.get<int>(8),
          .undoneAt = s.get<std::optional<Instant>>(9),
          .findings = {s.get<int>(10), s.get<int>(11), s.get<int>(12)}};
}

}  // namespace

ImportId ImportRepository::insert(const ImportBatch& b) {
  Statement statement(database_,
                      "INSERT INTO import_batch (kind, file_name, file_sha256, imported_at, account_id, row_count, created_count, updated_count,"
                      " warning_count, info_count, skip_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
  statement
      .bindAll(b.kind, b.fileName, b.fileSha256, b.importedAt, b.account, b.rowCount, b.createdCount, b.updatedCount, b.findings.warnings,
               b.findings.infos, b.findings.skips)
      .step();
  const auto id = statement.get<ImportId>(0);
  statement.run();
  return id;
}

void ImportRepository::setCounts(ImportId id, int created, int updated) {
  Statement(database_, "UPDATE import_batch SET created_count = ?, updated_count = ? WHERE id = ?").bindAll(created, updated, id).run();
}

void ImportRepository::setUndone(ImportId id, Instant at) {
  Statement(database_, "UPDATE import_batch SET undone_at = ? WHERE id = ?").bindAll(at, id).run();
}

std::optional<ImportBatch> ImportRepository::last() {
  static const std::string sql = selectBatch("WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1");
  Statement statement(database_, sql);
  return statement.step() ? std::optional(readBatch(statement)) : std::nullopt;
}

std::optional<ImportBatch> ImportRepository::find(ImportId id) {
  static const std::string sql = selectBatch("WHERE id = ?");
  Statement statement(database_, sql);
  return statement.bindAll(id).step() ? std::optional(readBatch(statement)) : std::nullopt;
}

std::vector<ImportBatch> ImportRepository::withFindings() {
  static const std::string sql = selectBatch("WHERE warning_count + info_count + skip_count > 0 ORDER BY id DESC");
  Statement statement(database_, sql);
  std::vector<ImportBatch> batches;
  while (statement.step()) {
    batches.push_back(readBatch(statement));
  }
  return batches;
}

void ImportRepository::saveMapping(const QString& kind, const QString& name, const QString& mapping) {
  Statement statement(database_,
                      "INSERT INTO column_mapping (kind, name, mapping) VALUES (?, ?, ?)"
                      " ON CONFLICT (kind, name) DO UPDATE SET mapping = excluded.mapping");
  statement.bindAll(kind, name, mapping).run();
}

std::optional<QString> ImportRepository::mapping(const QString& kind, const QString& name) {
  Statement statement(database_, "SELECT mapping FROM column_mapping WHERE kind = ? AND name = ?");
  return statement.bindAll(kind, name).step() ? std::optional(statement.get<QString>(0)) : std::nullopt;
}

QStringList ImportRepository::mappingNames(const QString& kind) {
  Statement statement(database_, "SELECT name FROM column_mapping WHERE kind = ? ORDER BY name");
  QStringList names;
  statement.bindAll(kind);
  while (statement.step()) {
    names << statement.get<QString>(0);
  }
  return names;
}

}  // namespace shuangda
