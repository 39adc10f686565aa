#include "domain/figure_text.h"

#include "base/money.h"

namespace shuangda {
namespace {

// Powers of ten by which stored whole numbers are shifted for print: fen → 元, 万元, 亿元; thousandths → units.
constexpr int kFenToYuan = -2;
constexpr int kFenToWan = -6;
constexpr int kFenToYi = -10;
constexpr std::int64_t kWanInFen = 1'000'000;
constexpr std::int64_t kYiInFen = 10'000'000'000;
constexpr int kMoneyDecimals = 2;

const QString kNone = QStringLiteral("—");

Decimal scaled(std::int64_t amount, int shift, int decimals) { return *Decimal(amount, 0).shifted(shift).rescaled(decimals); }

QString plainText(const Figure& figure) {
  return figure.indicator->isThousandths() ? Decimal(figure.value.amount, 3).shortText() : QString::number(figure.value.amount);
}

/// A rate in percent, an average as it is.
Decimal rate(const Figure& figure) {
  return Decimal::ratio(Int128{figure.value.amount} * (figure.indicator->isPercent() ? 100 : 1), figure.value.denominator, figure.indicator->decimals);
}

QString rateText(const Figure& figure) { return rate(figure).text(); }

QString minus(QString text) { return text.replace(u'-', QStringLiteral("−")); }

QString baseName(Base base) { return base == Base::LastYear ? QStringLiteral("上年同期") : QStringLiteral("上季度"); }
QString comparisonName(Base base) { return base == Base::LastYear ? QStringLiteral("同比") : QStringLiteral("环比"); }

QString magnitude(const Comparison& comparison) {
  const QString text = comparison.change.shortText();
  return text.startsWith(u'-') ? text.mid(1) : text;
}

/// By how many times the base a number has grown, rounded once.
Decimal timesOfIncrease(const Figure& figure, const Comparison& comparison) {
  return Decimal::ratio(Int128{figure.value.amount} - comparison.base.amount, comparison.base.amount, 1);
}

}  // namespace

QString exactText(const Figure& figure) {
  if (!figure.value.known) {
    return {};
  }
  if (figure.indicator->isRatio()) {
    return figure.value.denominator == 0 ? QString() : rateText(figure);
  }
  return figure.indicator->isMoney() ? Decimal(figure.value.amount, 2).text() : plainText(figure);
}

QString tableText(const Figure& figure) {
  const Indicator& indicator = *figure.indicator;
  if (!figure.value.known) {
    return kNone;
  }
  if (indicator.isRatio()) {
    return figure.value.denominator == 0 ? kNone : rateText(figure);
  }
  if (!indicator.isMoney()) {
    return indicator.isThousandths() ? scaled(figure.value.amount, -3, indicator.decimals).text() : plainText(figure);
  }
  const Decimal wan = scaled(figure.value.amount, kFenToWan, kMoneyDecimals);
  return wan.unscaled() == 0 && figure.value.amount != 0 ? QStringLiteral("＜0.01") : wan.text();
}

QString moneyBodyText(Money money) {
  const std::int64_t fen = money.fen();
  const std::int64_t size = fen < 0 ? -fen : fen;
  // The unit follows from the exact amount: 99,999,999.99 元 is 10000万元, not 1亿元.
  if (size < kWanInFen) {
    return scaled(fen, kFenToYuan, kMoneyDecimals).shortText() + QStringLiteral("元");
  }
  if (size < kYiInFen) {
    return scaled(fen, kFenToWan, kMoneyDecimals).shortText() + QStringLiteral("万元");
  }
  return scaled(fen, kFenToYi, kMoneyDecimals).shortText() + QStringLiteral("亿元");
}

QString bodyText(const Figure& figure) {
  const Indicator& indicator = *figure.indicator;
  if (!figure.value.known) {
    return {};
  }
  if (indicator.isRatio()) {
    return figure.value.denominator == 0 ? QString() : rate(figure).shortText() + indicator.unit;
  }
  const QString text = indicator.isMoney() ? moneyBodyText(Money::ofFen(figure.value.amount)) : plainText(figure) + indicator.unit;
  return figure.value.qualified ? QStringLiteral("约") + text : text;
}

QString comparisonTableText(const Comparison& comparison) {
  switch (comparison.kind) {
    case Comparison::Kind::NotCompared:
      return {};
    case Comparison::Kind::ZeroBase:
    case Comparison::Kind::NoData:
      return kNone;
    case Comparison::Kind::Flat:
    case Comparison::Kind::AlmostFlat:
    case Comparison::Kind::Rise:
    case Comparison::Kind::Fall:
    case Comparison::Kind::FellToZero:
      return minus(comparison.change.text());
  }
  return {};
}

QString comparisonBodyText(const Figure& figure, const Comparison& comparison, Base base, std::optional<int> timesFrom) {
  const QString name = comparisonName(base);
  const bool points = figure.indicator->inPoints;
  const QString unit = points ? QStringLiteral("个百分点") : QStringLiteral("%");
  switch (comparison.kind) {
    case Comparison::Kind::NotCompared:
      return {};
    case Comparison::Kind::Rise:
      if (timesFrom && !points && comparison.base.amount > 0 && comparison.change >= Decimal(*timesFrom, 0)) {
        return name + QStringLiteral("增长%1倍").arg(timesOfIncrease(figure, comparison).shortText());
      }
      return name + (points ? QStringLiteral("提高") : QStringLiteral("上升")) + magnitude(comparison) + unit;
    case Comparison::Kind::Fall:
      return name + (points ? QStringLiteral("降低") : QStringLiteral("下降")) + magnitude(comparison) + unit;
    case Comparison::Kind::Flat:
      return name + QStringLiteral("持平");
    case Comparison::Kind::AlmostFlat:
      return name + QStringLiteral("基本持平");
    case Comparison::Kind::FellToZero:
      return baseName(base) + bodyText({.indicator = figure.indicator, .value = comparison.base});
    case Comparison::Kind::ZeroBase:
      return baseName(base) + QStringLiteral("为0");
    case Comparison::Kind::NoData:
      return baseName(base) + QStringLiteral("无数据");
  }
  return {};
}

}  // namespace shuangda
