#pragma once

#include <QString>
#include <vector>

namespace shuangda {

/// One cell as the file has it, before any meaning is read into it.
struct RawCell {
  enum class Kind { Empty, Text, Number, Boolean, Error };

  int column = 0;  ///< 1 = A
  Kind kind = Kind::Empty;
  QString text{};  ///< the text; a number as plain decimal text of at most 15 significant digits; "1"/"0"; "#REF!"
  bool dateStyled = false;  ///< a number whose format shows it as a date or time
  bool formula = false;     ///< the value is what the file cached of a formula

  bool isEmpty() const { return kind == Kind::Empty || text.isEmpty(); }
};

/// One row of a sheet, or one record of a CSV file. Cells are in column order; a sheet leaves out empty ones.
struct RawRow {
  int number = 0;  ///< 1-based; in CSV the n-th record
  bool hidden = false;
  int fieldCount = 0;  ///< CSV: fields in the record, empty ones included; 0 for sheets
  std::vector<RawCell> cells{};

  const RawCell* at(int column) const;
  bool isBlank() const;
};

/// A rectangle of merged cells, inclusive, 1-based.
struct MergedRange {
  int top = 0;
  int left = 0;
  int bottom = 0;
  int right = 0;

  bool operator==(const MergedRange&) const = default;
};

/// What is known of a sheet besides its cells.
struct SheetInfo {
  QString name{};  ///< empty for CSV
  bool hidden = false;
};

/// Known once a sheet is opened: how it is laid out.
struct SheetLayout {
  std::vector<MergedRange> merges{};                 ///< by top row
  std::vector<std::pair<int, int>> hiddenColumns{};  ///< inclusive ranges

  bool isHiddenColumn(int column) const;
};

/// "A", "B" … "AA" for 1, 2 … 27.
QString columnLetter(int column);
/// 1 for "A"; 0 when the text is no column.
int columnNumber(QStringView letter);

}  // namespace shuangda
