#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "base/field_texts.h"
#include "base/result.h"
#include "domain/finding.h"

namespace shuangda {

/// The severity the catalogue gives a code; quantity_mixed has two, and its finder chooses. Ends the program for a code
/// that is not in the catalogue.
Severity findingSeverity(const QString& code);
/// All codes of the catalogue, in its order.
QStringList findingCodes();

/// One record of a ledger in canonical form.
struct ImportRow {
  QString sheet{};                   ///< empty for CSV
  int row = 0;                       ///< the sheet's row the record begins at
  bool held = false;                 ///< an error stands in this row; it cannot be written
  FieldTexts values{};  ///< standard column name → canonical text: ISO date, 元 with up to two decimals, plain decimal,
                        ///< 是/否, list joined by ';'. Absent = empty cell, "-" = clear.
};

/// A column of the file that is not imported, because no standard column is meant by it.
struct IgnoredColumn {
  QString sheet{};
  QString column{};  ///< its letter
  QString heading{};

  bool operator==(const IgnoredColumn&) const = default;
};

/// What reading a ledger arrives at, before anything is written.
struct ImportTable {
  QString kind{};  ///< cases, seizures, destructions, reports, units
  std::vector<ImportRow> rows{};
  std::vector<Finding> findings{};       ///< in the order of sheets, rows and columns
  std::vector<IgnoredColumn> ignored{};  ///< columns of the file that are not imported
  std::optional<int> ledgerYear{};       ///< the year the ledger is of, when it can be told

  bool hasErrors() const;
};

}  // namespace shuangda
