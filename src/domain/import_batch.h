#pragma once

#include <QString>
#include <optional>

#include "base/clock.h"
#include "base/id.h"

namespace shuangda {

/// How many findings of each severity there are. A file with errors is not imported, so they are not counted.
struct FindingCounts {
  int warnings = 0;
  int infos = 0;
  int skips = 0;

  int all() const { return warnings + infos + skips; }
  bool operator==(const FindingCounts&) const = default;
};

/// One import of a file, kept so that it can be named and undone.
struct ImportBatch {
  ImportId id{};
  QString kind{};        ///< cases, seizures, destructions, reports, units
  QString fileName{};    ///< without its folder
  QString fileSha256{};
  Instant importedAt{};
  AccountId account{};
  int rowCount = 0;
  int createdCount = 0;
  int updatedCount = 0;
  std::optional<Instant> undoneAt{};
  FindingCounts findings{};  ///< what the file was remarked on
};

template <typename Visitor>
void visitFields(const ImportBatch& b, Visitor&& visit) {
  visit("kind", b.kind);
  visit("file_name", b.fileName);
  visit("file_sha256", b.fileSha256);
  visit("row_count", b.rowCount);
  visit("created_count", b.createdCount);
  visit("updated_count", b.updatedCount);
  visit("warning_count", b.findings.warnings);
  visit("info_count", b.findings.infos);
  visit("skip_count", b.findings.skips);
  visit("undone_at", b.undoneAt);
}

}  // namespace shuangda
