#include <algorithm>

#include "reports/chart_blocks.h"
#include "reports/chart_drawing.h"
#include "reports/layout_context.h"

namespace shuangda {

// Drawing and table stay on one page as long as both fit it.
void layOutChart(const ChartBlock& block, LayoutContext& context) {
  if (block.chart.isEmpty()) {
    return;
  }
  constexpr double kRoomAbove = 6;
  const TypeArea area = typeArea(context.orientation);
  const double wanted = block.height > 0 ? block.height : chartHeight(block.chart);
  ChartDrawing drawing = drawChart(block.chart, {area.width, std::min(wanted, area.height - kRoomAbove)}, context.setter);
  FlowItem item;
  item.orientation = context.orientation;
  item.height = drawing.size.height() + kRoomAbove;
  item.drawings.push_back({std::move(drawing.shapes), 0, kRoomAbove});
  for (PlacedLine& line : drawing.lines) {
    item.lines.push_back({std::move(line.line), line.x, line.baseline + kRoomAbove});
  }
  item.keep = block.hasTable ? Keep::WithNext : Keep::Free;
  item.toGrid = !block.hasTable;
  const std::size_t first = context.flow.add(std::move(item));
  if (!block.hasTable) {
    return;
  }
  layOutTable(chartTable(block.chart), context);
  std::vector<FlowItem>& items = context.flow.items();
  for (std::size_t i = first; i + 1 < items.size(); ++i) {
    items[i].keep = Keep::WithNext;
  }
}

}  // namespace shuangda
