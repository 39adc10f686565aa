#include "exchange/date_cell.h"

#include <QDate>
#include <QRegularExpression>
#include <QTime>

#include "exchange/chinese_numeral.h"
#include "exchange/clean_text.h"
#include "exchange/date_text.h"
#include "exchange/import_words.h"

namespace shuangda {
namespace {

/// Serials between 1954 and 2064: a number of five digits in a date column is one of these, or no date.
constexpr int kFirstSerial = 20000;
constexpr int kLastSerial = 60000;
constexpr int kSerialGap = 1462;  ///< days between the two date systems

bool isSerial(const QString& text) {
  const Result<Decimal> number = Decimal::parse(text);
  return number && *number >= Decimal(kFirstSerial, 0) && *number <= Decimal(kLastSerial, 0) &&
         text.indexOf(u'.') != 4 && text.section(u'.', 0, 0).size() == 5;
}

/// A serial in a text cell: its system is told by the ledger's year, when 1900 misses it and 1904 meets it.
bool looksLike1904(const Decimal& serial, const CellPlace& place) {
  if (place.date1904) {
    return true;
  }
  const auto by1900 = dateOfSerial(serial, false, false);
  const auto by1904 = dateOfSerial(serial, true, false);
  const auto year = [](const std::optional<QString>& date) { return date ? date->left(4).toInt() : 0; };
  return place.ledgerYear && year(by1900) != *place.ledgerYear && year(by1904) == *place.ledgerYear;
}

CellReading readSerial(const RawCell& cell, ColumnType type, const CellPlace& place) {
  CellReading reading;
  const Decimal serial = Decimal::parse(cell.text).value();
  const bool number = cell.kind == RawCell::Kind::Number;
  const bool by1904 = number ? place.date1904 : looksLike1904(serial, place);
  const bool withTime = type != ColumnType::Date;
  reading.value = dateOfSerial(serial, by1904, withTime);
  if (!reading.value) {
    reading.add(QStringLiteral("date_invalid"), {}, QStringLiteral("“%1”不是日期").arg(cell.text));
    return reading;
  }
  if (by1904) {
    reading.add(QStringLiteral("date_serial_1904"), *reading.value,
                QStringLiteral("Excel日期序列号%1（1904日期系统，比1900系统晚%2天）").arg(cell.text).arg(kSerialGap));
  } else if (!number) {
    reading.add(QStringLiteral("date_serial"), *reading.value, QStringLiteral("Excel日期序列号%1").arg(cell.text));
  } else if (!withTime && serial.significantScale() > 0 && !place.quiet) {
    reading.add(QStringLiteral("date_with_time"), *reading.value, QStringLiteral("日期栏带时刻，只取日期"));
  }
  return reading;
}

void addTextIssues(CellReading& reading, const DateText& date, const CleanText& clean, const RawCell& cell,
                   const CellPlace& place) {
  for (const CellIssue& issue : date.issues) {
    reading.addAs(issue.severity, issue.code, reading.value.value_or(QString()), issue.message);
  }
  const bool grave = std::any_of(date.issues.begin(), date.issues.end(),
                                 [](const CellIssue& issue) { return issue.severity != Severity::Info; });
  if (grave) {
    std::erase_if(reading.issues, [](const CellIssue& issue) { return issue.severity == Severity::Info; });
  } else if (date.issues.empty() && clean.fullWidth) {
    reading.add(QStringLiteral("fullwidth"), *reading.value, QStringLiteral("全角数字转半角"));
  } else if (date.issues.empty() && clean.spaces) {
    reading.add(QStringLiteral("spaces"), *reading.value, QStringLiteral("去除%1").arg(clean.what));
  } else if (date.issues.empty() && cell.kind == RawCell::Kind::Number && date.compact) {
    return;
  }
  Q_UNUSED(place);
}

}  // namespace

std::optional<QString> dateOfSerial(const Decimal& serial, bool date1904, bool withTime) {
  Int128 one = 1;
  for (int i = 0; i < serial.scale(); ++i) {
    one *= 10;
  }
  const std::int64_t minutes = Decimal::ratio(Int128{serial.unscaled()} * 1440, one, 0).unscaled();
  const QDate origin = date1904 ? QDate(1904, 1, 1) : QDate(1899, 12, 30);
  const qint64 days = minutes / 1440;
  const QDate day = origin.addDays(days);
  if (minutes < 0 || !day.isValid() || day.year() < 1900 || day.year() > 2199) {
    return std::nullopt;
  }
  const int minute = static_cast<int>(minutes % 1440);
  QString text = day.toString(QStringLiteral("yyyy-MM-dd"));
  if (withTime && minute > 0) {
    text += QTime(minute / 60, minute % 60).toString(QStringLiteral(" HH:mm"));
  }
  return text;
}

CellReading readDateCell(const RawCell& cell, ColumnType type, const CellPlace& place) {
  if (cell.kind == RawCell::Kind::Number && cell.dateStyled) {
    return readSerial(cell, type, place);
  }
  CleanText clean = cleanProse(cell.text);
  const CleanText compact = cleanCompact(cell.text);
  clean.fullWidth = compact.fullWidth;
  if (isSerial(compact.text)) {
    RawCell serial = cell;
    serial.text = compact.text;
    return readSerial(serial, type, place);
  }
  CellReading reading;
  if (const QString word = ImportWords::instance().within(QStringLiteral("undecided"), compact.text);
      !word.isEmpty() && !std::any_of(compact.text.begin(), compact.text.end(), [](QChar c) { return c.isDigit(); })) {
    reading.undecided = true;
    return reading;
  }
  const DateText date = readDateText(cell.text, type, place);
  reading.value = date.value;
  if (!date.value) {
    reading.issues = date.issues;
    return reading;
  }
  CleanText seen = clean;
  seen.spaces = seen.spaces || (compact.spaces && !date.value->contains(u' ') && date.issues.empty());
  if (!seen.spaces) {
    seen.spaces = false;
  } else if (seen.what.isEmpty()) {
    seen.what = compact.what;
  }
  addTextIssues(reading, date, seen, cell, place);
  if (place.quiet) {
    std::erase_if(reading.issues, [](const CellIssue& issue) {
      return issue.code == u"date_month_only" || issue.code == u"date_with_time";
    });
  }
  return reading;
}

}  // namespace shuangda
