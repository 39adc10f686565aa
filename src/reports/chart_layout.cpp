#include <algorithm>

#include "reports/chart_blocks.h"
#include "reports/chart_drawing.h"
#include "reports/layout_context.h"

namespace shuangda {

namespace {

constexpr double kRoomAbove = 6;
constexpr double kLeastPart = 0.6;  ///< of the height it needs: so far a drawing gives way to its table

FlowItem chartItem(const Chart& chart, double width, double height, LayoutContext& context) {
  ChartDrawing drawing = drawChart(chart, {width, height}, context.setter);
  FlowItem item;
  item.orientation = context.orientation;
  item.height = height + kRoomAbove;
  item.drawings.push_back({std::move(drawing.shapes), 0, kRoomAbove});
  for (PlacedLine& line : drawing.lines) {
    item.lines.push_back({std::move(line.line), line.x, line.baseline + kRoomAbove});
  }
  return item;
}

}  // namespace

// Drawing and table stay on one page as long as both fit it, the drawing somewhat lower if need be.
void layOutChart(const ChartBlock& block, LayoutContext& context) {
  if (block.chart.isEmpty()) {
    return;
  }
  const TypeArea area = typeArea(context.orientation);
  const double wanted = std::min(block.height > 0 ? block.height : chartHeight(block.chart), area.height - kRoomAbove);
  const std::size_t first = context.flow.add(chartItem(block.chart, area.width, wanted, context));
  std::vector<FlowItem>& items = context.flow.items();
  if (!block.hasTable) {
    items[first].toGrid = true;
    return;
  }
  layOutTable(chartTable(block.chart), context);
  double total = 0;
  for (std::size_t i = first; i < items.size(); ++i) {
    total += items[i].height;
  }
  if (const double lower = wanted - (total - area.height); lower < wanted && lower >= kLeastPart * wanted) {
    items[first] = chartItem(block.chart, area.width, lower, context);
  }
  for (std::size_t i = first; i + 1 < items.size(); ++i) {
    items[i].keep = Keep::WithNext;
  }
}

}  // namespace shuangda
