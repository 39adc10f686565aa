#pragma once

#include <QHash>
#include <vector>

#include "exchange/cell_reading.h"
#include "exchange/column_mapping.h"
#include "exchange/finding.h"
#include "exchange/standard_columns.h"
#include "exchange/table_cell.h"

namespace shuangda {

/// An amount as one record has it, kept for the checks over the whole table.
struct AmountNote {
  QString standard{};
  Decimal amount{};  ///< 元; of an unusable cell the number it would have been
  QString raw{};
  bool usable = true;  ///< false for a negative amount
  bool ownUnit = false;
  bool textNumber = false;  ///< SUM in a spreadsheet passes over it
};

/// A mapped cell of the record being read.
struct ReadCell {
  const MappedColumn* mapped = nullptr;
  const StandardColumn* standard = nullptr;
  QString raw{};
  CellReading reading{};
};

/// A record with everything the checks need; only `row`, `amounts` and `rawDocNo` outlive the reading of its row.
struct Record {
  ImportRow row{};
  std::vector<Finding> findings{};
  std::vector<AmountNote> amounts{};
  QString rawDocNo{};
  QHash<QString, ReadCell> cells{};  ///< by standard column

  bool hasError(const QString& standard) const;
};

/// What all records of a sheet share.
struct RecordContext {
  QString kind{};
  const SheetMapping* mapping = nullptr;
  std::optional<int> ledgerYear{};
  bool standardFile = false;
  bool textFile = false;
  bool date1904 = false;
  std::vector<const StandardColumn*> standards{};  ///< for each column of the mapping; null = not imported
  bool unitColumn = false;                         ///< the sheet has a column for the unit of the quantity
};

/// Looks up once what every row needs.
void resolveColumns(RecordContext& context);

/// Reads the cells of one record, one by one. `merged` lists the columns that share their cell with the next date
/// column.
Record readRecord(const RawRow& raw, const RecordContext& context);

/// Adds a finding at a standard column of the record; at the whole row when the sheet lacks the column.
void addFinding(Record& record, const RecordContext& context, const QString& standard, const CellIssue& issue);
void addFinding(Record& record, const RecordContext& context, const QString& standard, const QString& code,
                const QString& expected, const QString& message);

}  // namespace shuangda
