#include "exchange/text_cell.h"

#include "base/text.h"
#include "exchange/clean_text.h"
#include "exchange/date_cell.h"

namespace shuangda {
namespace {

/// The program's own files keep every character; only the ends are trimmed.
CellReading readQuiet(const RawCell& cell, ColumnType type) {
  CellReading reading;
  const QString text = trimmed(cell.text);
  reading.value = type == ColumnType::List ? text.split(u';', Qt::SkipEmptyParts).join(u';') : text;
  if (text.size() != cell.text.size()) {
    reading.add(QStringLiteral("spaces"), text, QStringLiteral("去除首尾空格"));
  }
  return reading;
}

QString plainText(const RawCell& cell, const CellPlace& place) {
  if (cell.dateStyled) {
    const Result<Decimal> serial = Decimal::parse(cell.text);
    if (serial) {
      return dateOfSerial(*serial, place.date1904, true).value_or(cell.text);
    }
  }
  return cell.text;
}

}  // namespace

CellReading readTextCell(const RawCell& cell, ColumnType type, const CellPlace& place) {
  if (place.quiet) {
    return readQuiet(cell, type);
  }
  const QString raw = plainText(cell, place);
  const bool name = type == ColumnType::Name || type == ColumnType::Key || type == ColumnType::Qualifier;
  const CleanText clean = name ? cleanName(raw) : cleanProse(raw);
  CellReading reading;
  reading.value = type == ColumnType::List ? splitList(clean.text).join(u';') : clean.text;
  if (clean.breaks && place.textFile) {
    reading.add(QStringLiteral("multiline"), *reading.value, QStringLiteral("引号内换行是同一条记录，不得拆成两行"));
  } else if (clean.spaces) {
    reading.add(QStringLiteral("spaces"), *reading.value,
                QStringLiteral("去除%1").arg(clean.breaks ? QStringLiteral("单元格内换行") : clean.what));
  }
  if (hasRareHan(clean.text)) {
    reading.add(QStringLiteral("rare_character"), *reading.value, QStringLiteral("GB18030四字节字符，须原样导入"));
  }
  return reading;
}

}  // namespace shuangda
