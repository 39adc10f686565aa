#include "exchange/flag_cell.h"

#include <QRegularExpression>

#include "exchange/clean_text.h"
#include "exchange/date_text.h"
#include "exchange/import_words.h"

namespace shuangda {
namespace {

const QString kYes = QStringLiteral("是");
const QString kNo = QStringLiteral("否");

/// The canonical value of a word, or nothing for a narrative.
std::optional<QString> meaning(const QString& text, ColumnType type) {
  const ImportWords& words = ImportWords::instance();
  if (type == ColumnType::TransferFlag) {
    for (const auto& [category, value] : {std::pair("lead", "是(线索)"), std::pair("notified", "是(通报公安)"),
                                          std::pair("reverse", "反向衔接(检察院移送)")}) {
      if (words.is(QString::fromLatin1(category), text)) {
        return QString::fromUtf8(value);
      }
    }
  }
  if (type == ColumnType::ScopeFlag && text == u"待确认") {
    return text;  // what a doubtful note leaves, see scope_hint
  }
  if (words.is(QStringLiteral("yes"), text)) {
    return kYes;
  }
  return words.is(QStringLiteral("no"), text) ? std::optional(kNo) : std::nullopt;
}

/// The first date inside a narrative.
std::optional<QString> dateWithin(const QString& text, const CellPlace& place) {
  static const QRegularExpression form(
      QStringLiteral("(?:\\d{4}[年./-]\\d{1,2}[月./"
                     "-]\\d{1,2}日?|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{"
                     "1,3}日|\\d{1,2}月\\d{1,2}日)"));
  const auto match = form.match(text);
  return match.hasMatch() ? readDateText(match.captured(0), ColumnType::Date, place).value : std::nullopt;
}

FlagReading readNarrative(const QString& text, const CellPlace& place) {
  const ImportWords& words = ImportWords::instance();
  FlagReading reading;
  static const QRegularExpression denial(QStringLiteral("未|不|尚|拟|准备|暂"));
  const bool police = !words.within(QStringLiteral("police"), text).isEmpty();
  if (text.contains(QStringLiteral("线索"))) {
    reading.cell.value = QStringLiteral("是(线索)");
  } else if (denial.match(text).hasMatch()) {
    reading.cell.value = kNo;
  } else if (police && text.contains(QStringLiteral("移"))) {
    reading.cell.value = kYes;
    reading.transferDate = dateWithin(text, place);
  }
  const QString shown =
      reading.cell.value.value_or(QString()) + (reading.transferDate ? u' ' + *reading.transferDate : QString());
  reading.cell.add(QStringLiteral("transfer_text"), shown,
                   shown.isEmpty() ? QStringLiteral("移送情况为叙述文字“%1”，看不出是否移送公安，请确认").arg(text)
                                   : QStringLiteral("移送情况为叙述文字“%1”，拆分为“%2”，请确认").arg(text, shown));
  return reading;
}

}  // namespace

FlagReading readFlagCell(const RawCell& cell, ColumnType type, const CellPlace& place) {
  const CleanText clean = cleanCompact(cell.text);
  QString text = clean.text;
  text.replace(u'（', u'(').replace(u'）', u')');
  FlagReading reading;
  const std::optional<QString> value = meaning(text, type);
  if (!value) {
    if (type == ColumnType::TransferFlag) {
      return readNarrative(text, place);
    }
    reading.cell.add(QStringLiteral("amount_unreadable"), {}, QStringLiteral("是否栏为文字“%1”").arg(text));
    return reading;
  }
  reading.cell.value = value;
  if (*value == u"是(线索)" && !(place.quiet && text == *value)) {
    reading.cell.add(QStringLiteral("transfer_lead"), *value,
                     QStringLiteral("“%1”不计入移送件数，请确认是移送案件还是移送线索").arg(text));
  } else if (text != *value) {
    reading.cell.add(QStringLiteral("flag_normalised"), *value, QStringLiteral("“%1”视为%2").arg(text, *value));
  } else if (clean.spaces) {
    reading.cell.add(QStringLiteral("spaces"), *value, QStringLiteral("去除%1").arg(clean.what));
  }
  return reading;
}

}  // namespace shuangda
