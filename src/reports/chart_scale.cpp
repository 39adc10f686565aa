#include "reports/chart_scale.h"

#include <algorithm>
#include <cmath>

namespace shuangda {
namespace {

constexpr double kTolerance = 1e-9;

double stepFor(double span, int steps, bool whole) {
  const double least = span / std::max(1, steps);
  double size = std::pow(10, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
    const bool isHalf = whole && std::fmod(factor * size, 1) > kTolerance;
    if (!isHalf && factor * size >= least * (1 - kTolerance)) {
      size *= factor;
      break;
    }
  }
  return whole ? std::max(1.0, size) : size;
}

}  // namespace

double toDouble(const Decimal& number) { return static_cast<double>(number.unscaled()) / std::pow(10, number.scale()); }

int ChartScale::ticks() const { return static_cast<int>(std::lround((high - low) / step)) + 1; }

QString ChartScale::tickText(int index) const {
  int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - kTolerance)));
  const double last = step * std::pow(10, decimals);
  decimals += std::abs(last - std::round(last)) > kTolerance ? 1 : 0;  // 0.25, 2.5
  const double value = tick(index);
  return QString::number(std::abs(value) < step * kTolerance ? 0.0 : value, 'f', decimals);
}

ChartScale scaleOf(const Chart& chart, int steps) {
  double low = 0;
  double high = 0;
  bool whole = true;
  for (const ChartSeries& series : chart.series) {
    for (const ChartPoint& point : series.points) {
      if (point.value) {
        low = std::min(low, toDouble(*point.value));
        high = std::max(high, toDouble(*point.value));
        whole &= point.value->significantScale() == 0;
      }
    }
  }
  if (high - low <= 0) {
    high = 1;
  }
  const double step = stepFor(high - low, steps, whole);
  return {.low = std::floor(low / step + kTolerance) * step, .high = std::ceil(high / step - kTolerance) * step, .step = step};
}

QString labelOf(const ChartPoint& point) {
  constexpr double kLarge = 1000;
  if (!point.value) {
    return QStringLiteral("—");
  }
  if (std::abs(toDouble(*point.value)) < kLarge) {
    return point.text;
  }
  const Result<Decimal> rounded = point.value->rescaled(0);
  return rounded ? rounded->text() : point.text;
}

}  // namespace shuangda
