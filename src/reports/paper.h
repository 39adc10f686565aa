#pragma once

/// Lengths and sizes of GB/T 9704-2012, each with its clause. Unit: points of 1/72 inch, unless the name says mm.
namespace shuangda::paper {

inline constexpr double ptPerMm = 72.0 / 25.4;
constexpr double mm(double millimetres) {
  return millimetres * ptPerMm;
}

// Page and type area (5.1, 5.2.1)
inline constexpr double sheetWidth = mm(210);
inline constexpr double sheetHeight = mm(297);
inline constexpr double headMargin = mm(37);
inline constexpr double leftMargin = mm(28);
inline constexpr double typeWidth = mm(156);
inline constexpr double typeHeight = mm(225);
inline constexpr double rightMargin = sheetWidth - leftMargin - typeWidth;
inline constexpr double footMargin = sheetHeight - headMargin - typeHeight;
inline constexpr double typeBottom = headMargin + typeHeight;
inline constexpr double typeRight = leftMargin + typeWidth;

// Type sizes by their Chinese numbers (5.2.2, 7.2 to 7.5)
inline constexpr double size2 = 22;       ///< 二号: title
inline constexpr double size3 = 16;       ///< 三号: text
inline constexpr double size4 = 14;       ///< 四号: 版记, page number
inline constexpr double size4Small = 12;  ///< 小四
inline constexpr double size5 = 10.5;     ///< 五号
inline constexpr double size5Small = 9;   ///< 小五
inline constexpr double size6 = 7.5;      ///< 六号

// The grid of 22 lines by 28 characters (5.2.3)
inline constexpr int linesPerPage = 22;
inline constexpr int charactersPerLine = 28;
/// 22 × 28.95 pt leave 0.9 pt of the 225 mm; 29 pt would lose the last line.
inline constexpr double linePitch = 28.95;
/// Kept free at the right edge, for the rounding in files.
inline constexpr double edgeRoom = 0.04;
/// 28 bodies of 16 pt are wider than 156 mm, so they overlap a little: the first begins at the left edge of the type
/// area, the last ends at its right edge.
inline constexpr double cell = (typeWidth - edgeRoom - size3) / (charactersPerLine - 1);

// 版头 (7.2)
inline constexpr double markBelowTypeTop = mm(35);  ///< 7.2.4
inline constexpr int emptyLinesBelowMark = 2;       ///< 7.2.5
inline constexpr double ruleBelowNumber = mm(4);    ///< 7.2.7
inline constexpr int emptyLinesAboveTitle = 2;      ///< 7.3.1

// 版记 and page number (7.4, 7.5)
inline constexpr double thickLine = mm(0.35);
inline constexpr double thinLine = mm(0.25);
inline constexpr double folioBelowType = mm(7);

// 信函格式 (10.1)
inline constexpr double letterMarkTop = mm(30);
inline constexpr double letterRuleBelowMark = mm(4);
inline constexpr double letterRuleWidth = mm(170);
inline constexpr double letterFootRule = mm(20);

/// Part of the em above the baseline in Chinese fonts; the body of a character reaches 0.12 em below it.
inline constexpr double ascentOfEm = 0.88;

/// Distance from the top of a line of the given pitch to the baseline of its characters, which stand in its middle.
constexpr double baselineIn(double pitch, double size) {
  return (pitch - size) / 2 + ascentOfEm * size;
}

}  // namespace shuangda::paper
