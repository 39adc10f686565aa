#pragma once

#include "figure_table_model.h"
#include "services/bulletin_service.h"
#include "widgets/bulletin_panel.h"

namespace shuangda {

/// A list of figures as the tabs of the page 通报 show it.
struct FigureTableContent {
  std::vector<FigureColumn> columns{};
  std::vector<FigureRow> rows{};
};

/// Every indicator with its changes and, of a draft, the year so far, under the headings of their sections.
FigureTableContent totalTable(const ShownBulletin& bulletin);

/// The choices of columns of a breakdown: those of the paper (an empty name), then one a section of the catalogue.
QStringList columnGroups(const IndicatorCatalogue& catalogue);
/// One row a region, unit … with the indicators of a group. `rows` were computed as of the cut-off of the bulletin.
FigureTableContent breakdownFigures(const ShownBulletin& bulletin, FigureDimension dimension, const std::vector<BreakdownRow>& rows, const QString& group);
/// The same as it was fixed.
FigureTableContent fixedBreakdown(const ShownBulletin& bulletin, FigureDimension dimension, const QString& group);
/// Whether a fixed bulletin holds this breakdown.
bool isFixed(const ShownBulletin& bulletin, FigureDimension dimension);

/// 查获物品: quantities by goods and unit of measure.
FigureTableContent goodsTable(const ShownBulletin& bulletin, const GoodsFigures& goods);

}  // namespace shuangda
