#include "reports/chart_drawing.h"

#include <algorithm>

#include "reports/chart_canvas.h"

namespace shuangda {

ChartDrawing drawChart(const Chart& chart, QSizeF size, TextSetter& setter) {
  ChartCanvas canvas(size, setter);
  const double top = drawChartHead(chart, canvas);
  if (!chart.isEmpty()) {
    switch (chart.kind) {
      case ChartKind::Lines:
      case ChartKind::Columns:
        drawColumns(chart, top, canvas);
        break;
      case ChartKind::Bars:
        drawBars(chart, top, canvas);
        break;
      case ChartKind::Funnel:
        drawFunnel(chart, top, canvas);
        break;
    }
  }
  ChartDrawing drawing = canvas.finish();
  std::ranges::stable_sort(drawing.marks, {}, [](const ChartMark& mark) { return std::pair(mark.category, mark.series); });
  return drawing;
}

double chartHeight(const Chart& chart) {
  constexpr double kHead = 48;
  constexpr double kAxis = 18;
  constexpr double kUpright = 205;
  constexpr double kBar = 9.5;
  constexpr double kBetweenBars = 6;
  constexpr double kStage = 27;
  const auto categories = static_cast<double>(chart.categories.size());
  switch (chart.kind) {
    case ChartKind::Lines:
    case ChartKind::Columns:
      return kUpright;
    case ChartKind::Bars:
      return kHead + kAxis + categories * (kBar * static_cast<double>(std::max<std::size_t>(chart.series.size(), 1)) + kBetweenBars);
    case ChartKind::Funnel:
      return kHead - 6 + categories * kStage;
  }
  return kUpright;
}

}  // namespace shuangda
