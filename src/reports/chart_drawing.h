#pragma once

#include "domain/chart.h"
#include "reports/page.h"
#include "reports/shape.h"
#include "reports/text_setter.h"

namespace shuangda {

/// Where a point of a chart is drawn.
struct ChartMark {
  std::size_t series = 0;
  std::size_t category = 0;
  QRectF area{};  ///< of the bar or marker, pt
};

/// A chart as shapes and lines of text, pt from its upper left corner: the one source of paper and window. Series are told apart by patterns,
/// dashes and markers, never by colour alone. No text lies on another, nothing leaves the size; what has no room is left out, for the table
/// beside it has every number.
struct ChartDrawing {
  QSizeF size{};
  std::vector<Shape> shapes{};
  std::vector<PlacedLine> lines{};
  std::vector<QRectF> textBoxes{};  ///< bodies of the lines
  std::vector<ChartMark> marks{};   ///< the known points, category by category
};

ChartDrawing drawChart(const Chart& chart, QSizeF size, TextSetter& setter);

/// The height in which a chart has room for all it says, pt.
double chartHeight(const Chart& chart);

}  // namespace shuangda
