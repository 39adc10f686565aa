#pragma once

#include <QString>
#include <optional>

#include "base/clock.h"
#include "base/id.h"

namespace shuangda {

/// One import of a file, kept so that it can be named and undone.
struct ImportBatch {
  ImportId id{};
  QString kind{};        ///< cases, seizures, destructions, units
  QString fileName{};    ///< without its folder
  QString fileSha256{};
  Instant importedAt{};
  AccountId account{};
  int rowCount = 0;
  int createdCount = 0;
  int updatedCount = 0;
  std::optional<Instant> undoneAt{};
};

template <typename Visitor>
void visitFields(const ImportBatch& b, Visitor&& visit) {
  visit("kind", b.kind);
  visit("file_name", b.fileName);
  visit("file_sha256", b.fileSha256);
  visit("row_count", b.rowCount);
  visit("created_count", b.createdCount);
  visit("updated_count", b.updatedCount);
  visit("undone_at", b.undoneAt);
}

}  // namespace shuangda
