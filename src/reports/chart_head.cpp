#include <algorithm>

#include "reports/chart_canvas.h"

namespace shuangda {
namespace {

constexpr double kTitlePitch = 15;
constexpr double kRowPitch = 13;
constexpr double kSwatch = 20;
constexpr double kGap = 4;
constexpr double kItemGap = 14;

/// A name of the legend with its sample.
struct Item {
  TextLine name{};
  double width = 0;
};

void drawSample(const Chart& chart, std::size_t series, QPointF at, ChartCanvas& canvas) {
  const double middle = at.y() + chart_type::text / 2;
  if (chart.kind == ChartKind::Lines) {
    canvas.line(QPolygonF({QPointF(at.x(), middle), QPointF(at.x() + kSwatch, middle)}), series);
    canvas.marker({at.x() + kSwatch / 2, middle}, series);
  } else {
    canvas.bar(QRectF(at.x(), middle - 3.5, kSwatch, 7), series);
  }
}

/// Rows of samples and names, to the right; gives the y below them.
double drawLegend(const Chart& chart, double y, double left, ChartCanvas& canvas) {
  std::vector<Item> items;
  for (const ChartSeries& series : chart.series) {
    std::vector<TextLine> name = canvas.wrapped(series.name, chart_type::text, canvas.width() / 2, 1);
    const double width = name.empty() ? 0 : name.front().width;
    items.push_back({name.empty() ? TextLine{} : std::move(name.front()), kSwatch + kGap + width});
  }
  std::size_t first = 0;
  while (first < items.size()) {
    std::size_t last = first;
    double width = items[first].width;
    while (last + 1 < items.size() && width + kItemGap + items[last + 1].width <= canvas.width() - left) {
      width += kItemGap + items[++last].width;
    }
    if (width > canvas.width() - left && left > 0) {
      y += kRowPitch;  // no room beside the unit
      left = 0;
      continue;
    }
    double x = canvas.width() - width;
    for (std::size_t i = first; i <= last; ++i) {
      drawSample(chart, i, {x, y}, canvas);
      canvas.putIfFree(items[i].name, {x + kSwatch + kGap, y}, chart_type::text);
      x += items[i].width + kItemGap;
    }
    y += kRowPitch;
    first = last + 1;
  }
  return y;
}

}  // namespace

double drawChartHead(const Chart& chart, ChartCanvas& canvas) {
  double y = 2;
  for (const TextLine& line : canvas.wrapped(chart.title, chart_type::title, canvas.width() - 4, 2)) {
    canvas.putIfFree(line, {(canvas.width() - line.width) / 2, y}, chart_type::title);
    y += kTitlePitch;
  }
  y += 2;
  double unitWidth = 0;
  if (!chart.unit.isEmpty()) {
    const TextLine unit = canvas.set(QStringLiteral("单位：") + chart.unit, chart_type::text);
    unitWidth = unit.width + kItemGap;
    canvas.putIfFree(unit, {0, y}, chart_type::text);
  }
  const double below = chart.series.size() > 1 ? drawLegend(chart, y, unitWidth, canvas) : y + kRowPitch;
  return below + 3;
}

}  // namespace shuangda
