#pragma once

#include <functional>
#include <optional>
#include <set>
#include <tuple>

#include "exchange/column_mapping.h"
#include "exchange/finding.h"

namespace shuangda {

/// A row of a sheet; an empty sheet name means that row of any sheet.
struct RowPlace {
  QString sheet{};
  int row = 0;

  friend bool operator<(const RowPlace& a, const RowPlace& b) {
    return std::tie(a.sheet, a.row) < std::tie(b.sheet, b.row);
  }
};

/// A cell of a sheet, by column letter; an empty sheet name means any sheet.
struct CellPosition {
  QString sheet{};
  int row = 0;
  QString column{};

  friend bool operator<(const CellPosition& a, const CellPosition& b) {
    return std::tie(a.sheet, a.row, a.column) < std::tie(b.sheet, b.row, b.column);
  }
};

/// What the user has decided about a file.
struct ImportOptions {
  std::optional<ColumnMapping> mapping{};  ///< instead of the recognised one
  std::set<RowPlace> excludedRows{};       ///< not imported; their findings go with them, totals still count them
  std::set<CellPosition> acceptedEmpty{};  ///< errors at these cells are off, the cells count as empty
  std::function<bool(const QString&)>
      isStoredKey{};  ///< case_id known to the store: its rows may leave required cells empty
  std::function<bool()> stopped{};  ///< asked between rows, on the reading thread; true gives the reading up
};

/// Reads a ledger or a file of the program's own into canonical rows and findings (data README §1 and §3). Nothing is
/// written.
///
/// Rows of duplicates, of voided records and those excluded are left out; rows with an error are `held`. In a ledger,
/// text in_scope may be 待确认 where a note makes the scope doubtful. Refusals: those of TableReader and detectMapping,
/// NotFound "sheet" when a given mapping names a sheet the file lacks, WrongState "cancelled" when it was given up.
Result<ImportTable> importLedger(const QString& path, const QString& kind, const ImportOptions& options = {});

}  // namespace shuangda
