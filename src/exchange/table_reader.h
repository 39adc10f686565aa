#pragma once

#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "base/result.h"
#include "exchange/table_cell.h"

namespace shuangda {

/// Takes rows one by one; false ends the reading early, without an error.
using RowSink = std::function<bool(RawRow&&)>;

/// Reads a file of tables row by row, in bounded memory. The kind of file is told from its bytes, not from its name.
///
/// Refusals carry in `field` what is wrong — file, directory, empty_file, encoding, nul_character, open_quote,
/// old_excel, encrypted, not_a_table, zip, zip_ratio, part_count, part_size, size_mismatch, doctype, xml, xml_depth,
/// xml_token, column_count, row_count, row_order, cell_length, shared_strings, merges, styles, sheets — and in `value`
/// the part or row. Codes: Unreadable (cannot be opened), Unsupported (not a kind we read), Damaged (truncated or
/// inconsistent), Hostile (beyond a limit of limits.h).
class TableReader {
 public:
  virtual ~TableReader() = default;

  static Result<std::unique_ptr<TableReader>> open(const QString& path);

  /// The sheets in the file's order; one without a name for CSV.
  virtual const std::vector<SheetInfo>& sheets() const = 0;
  /// Dates count from 1904 instead of 1900 (XLSX of old Macs).
  virtual bool date1904() const { return false; }
  /// True for CSV: every value is text, and records have a field count.
  virtual bool isText() const { return false; }
  /// Merged cells and hidden columns of a sheet; reads the sheet once.
  virtual Result<SheetLayout> layout(int sheet) = 0;
  /// Hands every stored row of a sheet to the sink, in order.
  virtual Result<void> readRows(int sheet, const RowSink& sink) = 0;
};

}  // namespace shuangda
