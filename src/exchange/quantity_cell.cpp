#include "exchange/quantity_cell.h"

#include <QRegularExpression>

#include "exchange/amount_cell.h"
#include "exchange/clean_text.h"
#include "exchange/import_words.h"
#include "exchange/number_phrase.h"
#include "exchange/text_cell.h"

namespace shuangda {
namespace {

constexpr int kThousandths = 3;

const QRegularExpression& listMarks() {
  static const QRegularExpression marks(QStringLiteral("[,;；，]"));
  return marks;
}

/// "8瓶+4瓶": parts of one unit make a sum.
std::optional<NumberPhrase> sumOfParts(const QString& text) {
  const QStringList parts = text.split(u'+');
  std::optional<NumberPhrase> total;
  for (const QString& part : parts) {
    const auto phrase = readNumberPhrase(part);
    if (!phrase || (total && total->unit != phrase->unit)) {
      return std::nullopt;
    }
    if (!total) {
      total = phrase;
      continue;
    }
    const int scale = std::max(total->number.scale(), phrase->number.scale());
    const auto a = total->number.rescaled(scale);
    const auto b = phrase->number.rescaled(scale);
    if (!a || !b) {
      return std::nullopt;
    }
    total->number = Decimal(a->unscaled() + b->unscaled(), scale);
  }
  return parts.size() > 1 ? total : std::nullopt;
}

/// What cannot be one number: a sum of unlike units is an error, a listing only in stock.
CellReading mixed(const CleanText& clean, bool stock) {
  CellReading reading;
  static const QRegularExpression digit(QStringLiteral("\\d"));
  if (!digit.match(clean.text).hasMatch()) {
    if (stock) {
      reading.add(QStringLiteral("amount_unreadable"), {}, QStringLiteral("数量栏为文字“%1”").arg(clean.text));
      return reading;
    }
  } else if (stock || clean.text.contains(u'+')) {
    reading.addAs(Severity::Error, QStringLiteral("quantity_mixed"), {},
                  QStringLiteral("“%1”无法换算（未写每件所含数量），需补录").arg(clean.text));
    return reading;
  }
  reading.detail = clean.text;
  reading.addAs(Severity::Info, QStringLiteral("quantity_mixed"), clean.text,
                QStringLiteral("混合计量，只列示，不参与合计"));
  return reading;
}

void addForm(CellReading& reading, const NumberPhrase& phrase, const CleanText& clean, const CellPlace& place,
             bool stock) {
  const QString shown = stock ? *reading.value : clean.text;
  if (!phrase.qualifier.isEmpty()) {
    reading.add(QStringLiteral("quantity_qualified"), *reading.value,
                stock ? QStringLiteral("含限定词“%1”，库存物品应为确数").arg(phrase.qualifier)
                      : QStringLiteral("数量含限定词“%1”").arg(phrase.qualifier));
  } else if (stock && phrase.number.unscaled() < 0) {
    reading.add(QStringLiteral("negative_quantity"), *reading.value,
                QStringLiteral("负数表示退还，须按出库处理，不得当作入库"));
  } else if (isMixedUnit(phrase.unit)) {
    reading.addAs(Severity::Info, QStringLiteral("quantity_mixed"), shown, QStringLiteral("混合计量单位，不参与合计"));
  } else if (!phrase.unit.isEmpty() && place.unitColumn) {
    reading.add(QStringLiteral("quantity_unit_in_cell"), *reading.value,
                QStringLiteral("数量与单位写在一格，拆为%1和%2").arg(*reading.value, phrase.unit));
  } else if ((phrase.multiplied || phrase.chinese) && phrase.unit.isEmpty()) {
    reading.add(QStringLiteral("amount_text_unit"), *reading.value,
                QStringLiteral("“%1”换算为%2").arg(clean.text, *reading.value));
  } else if (clean.fullWidth) {
    reading.add(QStringLiteral("fullwidth"), shown, QStringLiteral("全角数字转半角"));
  } else if (phrase.separated) {
    reading.add(QStringLiteral("amount_separator"), shown, QStringLiteral("去除千位分隔符"));
  } else if (clean.spaces) {
    reading.add(QStringLiteral("spaces"), shown, QStringLiteral("去除%1").arg(clean.what));
  }
}

CellReading notReadable(const CleanText& clean) {
  CellReading reading;
  reading.add(QStringLiteral("amount_unreadable"), {}, QStringLiteral("“%1”不是数").arg(clean.text));
  return reading;
}

}  // namespace

bool isMixedUnit(QStringView unit) {
  static const QRegularExpression form(QStringLiteral("^\\p{Han}{1,3}(?:[（(/、]\\p{Han}{1,3}[）)]?)$"));
  return form.match(unit.toString()).hasMatch();
}

CellReading readQuantityCell(const RawCell& cell, const StandardColumn& column, const CellPlace& place) {
  const bool stock = column.type == ColumnType::StockQuantity;
  const CleanText clean = cleanCompact(cell.text);
  std::optional<NumberPhrase> phrase = readNumberPhrase(clean.text);
  if (!phrase) {
    phrase = sumOfParts(clean.text);
  }
  if (!phrase || phrase->openEnded || phrase->unit.contains(listMarks())) {
    return mixed(clean, stock);
  }
  CellReading reading;
  reading.qualifier = phrase->qualifier;
  reading.unit = phrase->unit;
  if (phrase->number.unscaled() < 0 && !stock) {
    reading.add(QStringLiteral("amount_negative"), {}, QStringLiteral("数量为负数"));
    return reading;
  }
  const Result<Decimal> number = phrase->number.rescaled(kThousandths);
  if (!number) {
    return notReadable(clean);
  }
  if (phrase->number.significantScale() > kThousandths) {
    reading.value = number->text();
    reading.add(QStringLiteral("amount_precision"), *reading.value,
                QStringLiteral("数量超过三位小数，四舍五入并提示核对"));
    return reading;
  }
  reading.value = number->shortText();
  // A case keeps the words of the ledger beside the number when the number alone would lose them.
  if (!stock && (phrase->multiplied || phrase->chinese || !phrase->qualifier.isEmpty()) && !phrase->unit.isEmpty()) {
    reading.detail = clean.text;
  }
  addForm(reading, *phrase, clean, place, stock);
  if (place.quiet) {
    std::erase_if(reading.issues, [](const CellIssue& issue) {
      return issue.code == u"quantity_mixed" && issue.severity == Severity::Info;
    });
  }
  return reading;
}

CellReading readUnitCell(const RawCell& cell, const CellPlace& place) {
  if (place.quiet) {
    return readTextCell(cell, ColumnType::Unit, place);
  }
  const CleanText clean = cleanName(cell.text);
  CellReading reading;
  reading.value = clean.text;
  if (isMixedUnit(clean.text)) {
    reading.addAs(Severity::Info, QStringLiteral("quantity_mixed"), clean.text,
                  QStringLiteral("混合计量单位，不参与合计"));
  } else if (clean.spaces) {
    reading.add(QStringLiteral("spaces"), clean.text, QStringLiteral("去除%1").arg(clean.what));
  }
  return reading;
}

CellReading readWeightCell(const RawCell& cell, const StandardColumn& column, const CellPlace& place) {
  const CleanText clean = cleanCompact(cell.text);
  const auto phrase = readNumberPhrase(clean.text);
  const auto own = phrase && !phrase->unit.isEmpty()
                       ? ImportWords::instance().unitFactor(QStringLiteral("weight"), phrase->unit)
                       : std::nullopt;
  if (!phrase || (!phrase->unit.isEmpty() && !own)) {
    return notReadable(clean);
  }
  const bool tonnes = column.type == ColumnType::Tonnes;
  auto kilograms = multiply(phrase->number, own.value_or(place.factor));
  if (!kilograms) {
    return notReadable(clean);
  }
  CellReading reading;
  reading.qualifier = phrase->qualifier;
  if (kilograms->unscaled() < 0) {
    reading.add(QStringLiteral("amount_negative"), {}, QStringLiteral("重量为负数"));
    return reading;
  }
  const Decimal weight = tonnes ? kilograms->shifted(-3) : *kilograms;
  reading.value = weight.shortText();
  const QString unit = tonnes ? QStringLiteral("吨") : QStringLiteral("公斤");
  if (!phrase->qualifier.isEmpty()) {
    reading.add(QStringLiteral("quantity_qualified"), *reading.value,
                QStringLiteral("重量含限定词“%1”").arg(phrase->qualifier));
  } else if (own) {
    reading.add(QStringLiteral("weight_text_unit"), *reading.value,
                QStringLiteral("单元格内单位为%1，换算为%2%3").arg(phrase->unit, *reading.value, unit));
  } else if (phrase->multiplied || phrase->chinese) {
    reading.add(QStringLiteral("amount_text_unit"), *reading.value,
                QStringLiteral("“%1”换算为%2").arg(clean.text, *reading.value));
  } else if (clean.fullWidth) {
    reading.add(QStringLiteral("fullwidth"), *reading.value, QStringLiteral("全角数字转半角"));
  } else if (phrase->separated) {
    reading.add(QStringLiteral("amount_separator"), *reading.value, QStringLiteral("去除千位分隔符"));
  } else if (clean.spaces) {
    reading.add(QStringLiteral("spaces"), *reading.value, QStringLiteral("去除%1").arg(clean.what));
  }
  return reading;
}

CellReading readCountCell(const RawCell& cell, const StandardColumn& column, const CellPlace& place) {
  const CleanText clean = cleanCompact(cell.text);
  const auto phrase = readNumberPhrase(clean.text);
  const bool whole = column.type != ColumnType::Decimal;
  const bool openAllowed = column.type == ColumnType::CountPlus;
  if (!phrase || (whole && phrase->number.significantScale() > 0) || (phrase->openEnded && !openAllowed)) {
    return notReadable(clean);
  }
  CellReading reading;
  reading.qualifier = phrase->qualifier;
  if (phrase->number.unscaled() < 0 && whole) {
    reading.add(QStringLiteral("amount_negative"), {}, QStringLiteral("%1为负数").arg(column.label));
    return reading;
  }
  const bool plus = openAllowed && (phrase->openEnded || phrase->qualifier == u"以上" || phrase->qualifier == u"余" ||
                                    phrase->qualifier == u"多");
  reading.value = phrase->number.shortText() + (plus ? QStringLiteral("+") : QString());
  if (!phrase->qualifier.isEmpty()) {
    reading.add(QStringLiteral("quantity_qualified"), *reading.value,
                QStringLiteral("含限定词“%1”").arg(phrase->qualifier));
  } else if (!phrase->unit.isEmpty()) {
    reading.add(QStringLiteral("quantity_unit_in_cell"), *reading.value,
                QStringLiteral("数量与单位写在一格，取%1").arg(*reading.value));
  } else if (clean.fullWidth) {
    reading.add(QStringLiteral("fullwidth"), *reading.value, QStringLiteral("全角数字转半角"));
  } else if (phrase->separated) {
    reading.add(QStringLiteral("amount_separator"), *reading.value, QStringLiteral("去除千位分隔符"));
  } else if (clean.spaces) {
    reading.add(QStringLiteral("spaces"), *reading.value, QStringLiteral("去除%1").arg(clean.what));
  }
  Q_UNUSED(place);
  return reading;
}

}  // namespace shuangda
