#include "exchange/amount_cell.h"

#include <QRegularExpression>

#include "exchange/clean_text.h"
#include "exchange/import_words.h"
#include "exchange/number_phrase.h"

namespace shuangda {
namespace {

constexpr int kFenScale = 2;
constexpr int kPriceScale = 6;
constexpr int kWanyuanScale = 4;

/// Several amounts in one cell: two numbers that each belong to a word or are joined by a sign.
bool isComposite(const QString& text) {
  static const QRegularExpression number(QStringLiteral("\\d[\\d,]*(?:\\.\\d+)?"));
  int count = 0;
  for (auto it = number.globalMatch(text); it.hasNext(); it.next()) {
    ++count;
  }
  static const QRegularExpression words(QStringLiteral("罚款|没收|罚没|所得|货值|[+＋;；、/]|和|及"));
  return count >= 2 && words.match(text).hasMatch();
}

/// "罚款5000元": the name of the column repeated in the cell.
QString withoutLabel(QString text) {
  static const QRegularExpression label(
      QStringLiteral("^(?:罚款|没收违法所得|货值|违法所得|金额)[:：为]?(?=[约近超逾\\d￥¥人])"));
  return text.remove(label);
}

/// The factor to the column's canonical unit (元, or 万元 for Wanyuan); nothing when the cell's unit is no money.
std::optional<Decimal> factorOf(const NumberPhrase& phrase, ColumnType type, const CellPlace& place) {
  Decimal factor = place.factor;
  if (!phrase.unit.isEmpty()) {
    const auto own = ImportWords::instance().unitFactor(QStringLiteral("money"), phrase.unit);
    if (!own) {
      return std::nullopt;
    }
    factor = *own;
  } else if (phrase.multiplied || phrase.chinese) {
    factor = Decimal(1, 0);  // "3万" means 3万元 even where the heading says 万元
  }
  return type == ColumnType::Wanyuan ? factor.shifted(-4) : factor;
}

QString canonical(const Decimal& amount, int scale) {
  const Result<Decimal> rounded = amount.rescaled(scale);
  return rounded ? rounded->shortText() : amount.shortText();
}

/// Remarks on how the amount was written; one a cell, the gravest or most telling.
void addForm(CellReading& reading, const NumberPhrase& phrase, const RawCell& cell, const CleanText& clean,
             const CellPlace& place, const StandardColumn& column) {
  const QString& value = *reading.value;
  const QString unit = column.type == ColumnType::Wanyuan ? QStringLiteral("万元") : QStringLiteral("元");
  if (!phrase.qualifier.isEmpty()) {
    QString message = QStringLiteral("含限定词“%1”，限定词须保留").arg(phrase.qualifier);
    message += column.name == u"fine_yuan"             ? QStringLiteral("；处罚决定应为确数，请核对")
               : column.type == ColumnType::StockMoney ? QStringLiteral("；含限定词的行不核对数量×单价")
                                                       : QString();
    reading.add(QStringLiteral("amount_qualified"), value, message);
  } else if (clean.fullWidth) {
    reading.add(QStringLiteral("fullwidth"), value, QStringLiteral("全角数字转半角"));
  } else if (phrase.chinese) {
    reading.add(QStringLiteral("amount_text_unit"), value, QStringLiteral("中文大写金额“%1”").arg(clean.text));
  } else if (reading.ownUnit && phrase.unit == place.headingUnit && !place.headingUnit.isEmpty()) {
    reading.add(QStringLiteral("amount_text_unit"), value,
                QStringLiteral("单元格内另写单位“%1”，与表头一致").arg(phrase.unit));
  } else if (reading.ownUnit) {
    reading.add(QStringLiteral("amount_text_unit"), value,
                QStringLiteral("“%1”换算为%2%3").arg(clean.text, value, unit));
  } else if (phrase.separated) {
    reading.add(QStringLiteral("amount_separator"), value, QStringLiteral("去除货币符号或千位分隔符"));
  } else if (clean.spaces) {
    reading.add(QStringLiteral("spaces"), value, QStringLiteral("文本型数字，去除%1").arg(clean.what));
  } else if (cell.kind == RawCell::Kind::Text && !place.textFile && !place.quiet) {
    reading.add(QStringLiteral("amount_text"), value, QStringLiteral("文本型数字"));
  }
}

CellReading unreadable(const CleanText& clean) {
  CellReading reading;
  if (isComposite(clean.text)) {
    reading.add(QStringLiteral("amount_composite"), {},
                QStringLiteral("“%1”一格混写几项金额，请分开填写").arg(clean.text));
  } else {
    reading.add(QStringLiteral("amount_unreadable"), {}, QStringLiteral("金额栏为文字“%1”").arg(clean.text));
  }
  return reading;
}

}  // namespace

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
  const Int128 product = Int128{a.unscaled()} * b.unscaled();
  constexpr Int128 limit = 999'999'999'999'999'999;
  if (product > limit || product < -limit || a.scale() + b.scale() > 18) {
    return std::nullopt;
  }
  return Decimal(static_cast<std::int64_t>(product), a.scale() + b.scale());
}

CellReading readAmountCell(const RawCell& cell, const StandardColumn& column, const CellPlace& place) {
  const CleanText clean = cleanCompact(cell.text);
  const std::optional<NumberPhrase> phrase = readNumberPhrase(withoutLabel(clean.text));
  const std::optional<Decimal> factor = phrase ? factorOf(*phrase, column.type, place) : std::nullopt;
  const std::optional<Decimal> amount = factor ? multiply(phrase->number, *factor) : std::nullopt;
  if (!amount || cell.dateStyled || phrase->openEnded) {
    return unreadable(clean);
  }
  CellReading reading;
  reading.qualifier = phrase->qualifier;
  reading.ownUnit = !phrase->unit.isEmpty() || phrase->multiplied;
  reading.textNumber = cell.kind == RawCell::Kind::Text && !place.textFile;
  const bool mayBeNegative = column.type == ColumnType::StockMoney;
  if (amount->unscaled() < 0 && !mayBeNegative) {
    reading.unusable = *amount;
    reading.add(QStringLiteral("amount_negative"), {}, QStringLiteral("%1为负数").arg(column.label));
    return reading;
  }
  const int scale = column.type == ColumnType::UnitPrice ? kPriceScale
                    : column.type == ColumnType::Wanyuan ? kWanyuanScale
                                                         : kFenScale;
  const int used = amount->significantScale();
  if (used > scale) {
    const Result<Decimal> rounded = amount->rescaled(scale);
    reading.value = rounded ? rounded->text() : QString();
    reading.add(QStringLiteral("amount_precision"), *reading.value,
                scale == kFenScale ? QStringLiteral("金额超过分位（%1位小数），四舍五入到分并提示核对").arg(used)
                                   : QStringLiteral("小数有%1位，四舍五入到%2位并提示核对").arg(used).arg(scale));
    return reading;
  }
  reading.value = canonical(*amount, scale);
  addForm(reading, *phrase, cell, clean, place, column);
  return reading;
}

}  // namespace shuangda
