#include "reports/chart_blocks.h"

namespace shuangda {

TableBlock chartTable(const Chart& chart) {
  const ChartRows table = chartRows(chart);
  TableBlock block{.unitLine = chart.unit.isEmpty() ? QString() : QStringLiteral("单位：") + chart.unit, .head = table.heads, .rows = table.rows, .notes = chart.notes};
  block.align.assign(static_cast<std::size_t>(table.heads.size()), CellAlign::Number);
  if (!block.align.empty()) {
    block.align.front() = CellAlign::Left;
  }
  if (table.hasCategoriesAcross) {
    // Columns of one width in which “2020年” stays whole.
    constexpr double kNames = 1.25;
    block.widths.assign(static_cast<std::size_t>(table.heads.size()), 1);
    block.widths.front() = kNames;
  }
  if (table.heads.size() > 1 && table.heads.back() == QStringLiteral("比率")) {
    block.align.back() = CellAlign::Left;
  }
  return block;
}

std::vector<ChartBlock> bulletinCharts(const Bulletin& bulletin, const Trend* trend) {
  std::vector<ChartBlock> blocks;
  for (Chart& chart : chartsOf(bulletin, trend)) {
    blocks.push_back({.chart = std::move(chart)});
  }
  return blocks;
}

}  // namespace shuangda
