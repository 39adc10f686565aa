#pragma once

#include "domain/bulletin_charts.h"
#include "reports/document.h"

namespace shuangda {

/// The numbers of a chart as a table: what stands below it.
TableBlock chartTable(const Chart& chart);

/// The charts of a bulletin as blocks for its paper, each with its table. Without a trend those by quarter are left out.
std::vector<ChartBlock> bulletinCharts(const Bulletin& bulletin, const Trend* trend);
inline std::vector<ChartBlock> bulletinCharts(const Bulletin& bulletin, const Trend& trend) { return bulletinCharts(bulletin, &trend); }

}  // namespace shuangda
