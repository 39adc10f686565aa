#pragma once

#include <optional>
#include <vector>

#include "domain/import_batch.h"
#include "storage/database.h"

namespace shuangda {

/// Imports that were made, and the column mappings an office saved.
class ImportRepository {
 public:
  explicit ImportRepository(Database& database) : database_(database) {}

  ImportId insert(const ImportBatch& batch);
  void setCounts(ImportId id, int created, int updated);
  void setUndone(ImportId id, Instant at);
  /// The last import that was not undone.
  std::optional<ImportBatch> last();
  std::optional<ImportBatch> find(ImportId id);
  /// Imports, undone ones too, that were remarked on; the latest first.
  std::vector<ImportBatch> withFindings();

  void saveMapping(const QString& kind, const QString& name, const QString& mapping);
  std::optional<QString> mapping(const QString& kind, const QString& name);
  QStringList mappingNames(const QString& kind);

 private:
  Database& database_;
};

}  // namespace shuangda
