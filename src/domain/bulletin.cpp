#include "domain/bulletin.h"

#include <algorithm>

namespace shuangda {
namespace {

constexpr int kPercentDecimals = 1;

Comparison comparePoints(const Indicator& indicator, const FigureValue& value, const FigureValue& base) {
  if (value.denominator == 0 || base.denominator == 0) {
    return {.kind = value.denominator == 0 ? Comparison::Kind::NotCompared : Comparison::Kind::NoData, .base = base};
  }
  // The difference of the unrounded rates, over their common denominator.
  const Int128 numerator = (Int128{value.amount} * base.denominator - Int128{base.amount} * value.denominator) * 100;
  const Int128 denominator = Int128{value.denominator} * base.denominator;
  const Decimal change = Decimal::ratio(numerator, denominator, indicator.decimals);
  if (numerator == 0) {
    return {.kind = Comparison::Kind::Flat, .change = change, .base = base};
  }
  const auto kind = change.unscaled() == 0 ? Comparison::Kind::AlmostFlat : numerator > 0 ? Comparison::Kind::Rise : Comparison::Kind::Fall;
  return {.kind = kind, .change = change, .base = base};
}

}  // namespace

const Figure& Bulletin::figure(QStringView code) const {
  const auto it = std::find_if(figures.begin(), figures.end(), [&](const Figure& f) { return f.indicator->code == code; });
  Q_ASSERT(it != figures.end());
  return *it;
}

const std::vector<BreakdownRow>& Bulletin::by(FigureDimension dimension) const {
  static const std::vector<BreakdownRow> none;
  const auto rows = breakdowns.find(dimension);
  return rows == breakdowns.end() ? none : rows->second;
}

Comparison compare(const Indicator& indicator, const FigureValue& value, const FigureValue& base) {
  if (!indicator.compared || !value.known) {
    return {};
  }
  if (!base.known) {
    return {.kind = Comparison::Kind::NoData, .base = base};
  }
  if (indicator.inPoints) {
    return comparePoints(indicator, value, base);
  }
  if (value.amount == base.amount) {
    return {.kind = Comparison::Kind::Flat, .change = Decimal(0, kPercentDecimals), .base = base};
  }
  if (base.amount == 0) {
    return {.kind = Comparison::Kind::ZeroBase, .base = base};
  }
  const Decimal change = Decimal::ratio((Int128{value.amount} - base.amount) * 100, base.amount, kPercentDecimals);
  if (value.amount == 0) {
    return {.kind = Comparison::Kind::FellToZero, .change = change, .base = base};
  }
  const auto kind = change.unscaled() == 0        ? Comparison::Kind::AlmostFlat
                    : value.amount > base.amount ? Comparison::Kind::Rise
                                                 : Comparison::Kind::Fall;
  return {.kind = kind, .change = change, .base = base};
}

}  // namespace shuangda
