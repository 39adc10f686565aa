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

}  // namespace shuangda
