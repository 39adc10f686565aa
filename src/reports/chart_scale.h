#pragma once

#include <QString>

#include "base/decimal.h"
#include "domain/chart.h"

namespace shuangda {

/// A value axis with round numbers; it always contains zero.
struct ChartScale {
  double low = 0;
  double high = 1;
  double step = 1;

  int ticks() const;
  double tick(int index) const { return low + index * step; }
  QString tickText(int index) const;
  /// 0 at `low`, 1 at `high`.
  double part(double value) const { return (value - low) / (high - low); }
};

/// The axis of a chart with about so many steps, fewer rather than more. Whole numbers get whole steps.
ChartScale scaleOf(const Chart& chart, int steps);

double toDouble(const Decimal& number);

/// The number at a bar: that of the table, large ones without decimals; “—” where nothing is known.
QString labelOf(const ChartPoint& point);

}  // namespace shuangda
