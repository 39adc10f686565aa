#include "reports/layout_context.h"

namespace shuangda {

// 7.5: 四号宋体 between dashes, the dash's ink 7 mm below the type area, one character from its outer edge: right on
// odd pages, left on even ones.
PlacedLine folio(int number, LayoutContext& context) {
  const TextStyle style = solid(FontRole::Song, paper::size4);
  const QString dash = QStringLiteral("—");
  const TextLine dashLine = context.setter.line(dash, style);
  const double dashTop = context.setter.ink(dashLine).top();
  TextLine line =
      context.setter.line(dash + QStringLiteral(" ") + QString::number(number) + QStringLiteral(" ") + dash, style);
  // A dash narrower than its body stands in the body's middle; the blank is measured from the dash itself.
  const double inset = dashLine.runs.empty() ? 0 : dashLine.runs[0].x[0];
  const double x =
      number % 2 != 0 ? paper::typeRight - paper::cell - line.width + inset : paper::leftMargin + paper::cell - inset;
  return {std::move(line), x, paper::typeBottom + paper::folioBelowType - dashTop};
}

}  // namespace shuangda
