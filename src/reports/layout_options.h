#pragma once

#include "reports/paper.h"

namespace shuangda {

/// Where 版记 stands: on the last page whatever its number, or always on an even page (back of a sheet), with an empty
/// page before it if need be.
enum class ImprintPlace { LastPage, EvenPage };

/// Sizes and habits the standard leaves open. Lengths in pt.
struct LayoutOptions {
  double markSize = 62;          ///< A and D; shrunk to fit the type area
  double serialMarkSize = 54;    ///< B and C
  int emptyLinesAboveIssue = 1;  ///< between the mark and 期号 (B, C)
  double redRule = paper::mm(0.5);
  double letterThickRule = paper::mm(0.7);  ///< D: the double rules
  double letterThinRule = paper::mm(0.25);
  double letterRuleGap = paper::mm(0.6);
  double tableTitleSize = paper::size3;  ///< 黑体
  double tableNoteSize = paper::size5;
  double tableFrame = paper::mm(0.35);          ///< outer frame of tables
  double tableLargestSize = paper::size4Small;  ///< a table is set in the largest size between these that fits
  double tableSmallestSize = paper::size6;
  int emptyLinesAboveSeal = 2;  ///< room for the seal's upper part
  ImprintPlace imprint = ImprintPlace::LastPage;
};

}  // namespace shuangda
