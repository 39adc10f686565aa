#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <optional>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"

namespace shuangda {

/// What one column of a sheet is.
struct MappedColumn {
  int column = 0;              ///< 1 = A
  QString heading{};           ///< as the file has it, levels joined by "/"; shown in findings
  QString standard{};          ///< name of a standard column; empty = not imported
  QString unit{};              ///< 元, 万元, 公斤, 吨 …; empty = the canonical unit of the standard column
  bool unitInHeading = false;  ///< false when the unit comes from a note row or is assumed

  bool operator==(const MappedColumn&) const = default;
};

/// How one sheet is read.
struct SheetMapping {
  QString sheet{};         ///< empty for CSV
  int firstHeaderRow = 0;  ///< 1-based, inclusive
  int lastHeaderRow = 0;
  std::vector<MappedColumn> columns{};  ///< in column order, also those not imported

  const MappedColumn* find(QStringView standard) const;
  const MappedColumn* at(int column) const;
  bool operator==(const SheetMapping&) const = default;
};

/// How a file is read: recognised by detectMapping, or made by the user and kept as JSON.
struct ColumnMapping {
  QString kind{};
  std::optional<int> ledgerYear{};
  bool standardFile = false;  ///< the headings are the program's own English names: values are taken as they stand
  std::vector<SheetMapping> sheets{};

  bool operator==(const ColumnMapping&) const = default;
};

/// {"kind", "ledger_year", "standard_file", "sheets": [{"sheet", "header_rows": [3, 4],
///  "columns": [{"column": "D", "heading", "standard": "party", "unit": "万元"}]}]}
QJsonObject mappingToJson(const ColumnMapping& mapping);
/// Malformed with the JSON key as field; UnknownValue for a kind, column or unit that does not exist; AlreadyExists
/// when two columns of a sheet claim one standard column.
Result<ColumnMapping> mappingFromJson(const QJsonObject& json);

Result<void> saveMapping(const ColumnMapping& mapping, const QString& path);
Result<ColumnMapping> loadMapping(const QString& path);

}  // namespace shuangda
