#include "exchange/table_cell.h"

#include <algorithm>

#include "exchange/limits.h"

namespace shuangda {

const RawCell* RawRow::at(int column) const {
  const auto found =
      std::lower_bound(cells.begin(), cells.end(), column, [](const RawCell& cell, int c) { return cell.column < c; });
  return found != cells.end() && found->column == column ? &*found : nullptr;
}

bool RawRow::isBlank() const {
  return std::all_of(cells.begin(), cells.end(), [](const RawCell& cell) {
    return cell.isEmpty() || std::all_of(cell.text.begin(), cell.text.end(), [](QChar c) { return c.isSpace(); });
  });
}

bool SheetLayout::isHiddenColumn(int column) const {
  return std::any_of(hiddenColumns.begin(), hiddenColumns.end(),
                     [column](const auto& range) { return column >= range.first && column <= range.second; });
}

QString columnLetter(int column) {
  QString letter;
  for (; column > 0; column = (column - 1) / 26) {
    letter.prepend(QChar(u'A' + (column - 1) % 26));
  }
  return letter;
}

int columnNumber(QStringView letter) {
  int column = 0;
  for (const QChar c : letter) {
    if (c < u'A' || c > u'Z') {
      return 0;
    }
    column = column * 26 + (c.unicode() - u'A' + 1);
    if (column > limits::kMaxColumns) {
      return limits::kMaxColumns + 1;
    }
  }
  return column;
}

}  // namespace shuangda
