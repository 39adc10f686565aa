#pragma once

#include <optional>

#include "reports/document.h"
#include "reports/layout_options.h"
#include "reports/page_flow.h"
#include "reports/text_setter.h"

namespace shuangda {

/// What the layouts of the blocks share while one document is set.
struct LayoutContext {
  TextSetter& setter;
  PageFlow& flow;
  const LayoutOptions& options;
  std::optional<Masthead> masthead{};
  Orientation orientation = Orientation::Portrait;  ///< of the pages now being filled
  int tables = 0;
  std::vector<PlacedRule> firstPageRules{};  ///< from the sheet's corner
  const ImprintBlock* imprint = nullptr;
  std::optional<std::size_t> firstText{};  ///< item of the first line of text (7.3.3)
};

/// A line of text as an item of the page; `x` from the left edge of the type area.
FlowItem lineItem(const LayoutContext& context, TextLine line, double x, double size, double pitch = paper::linePitch);
/// Empty lines, dropped where they would come first on a page.
void addEmptyLines(LayoutContext& context, int count, Keep keep);
/// Width of the type area on the pages now being filled, pt.
double textWidth(const LayoutContext& context);
/// Width of a full line of text on the grid: its last character reaches a little over its cell to the type area's edge.
double gridWidth(const LayoutContext& context);

// One function a block; each appends the items of its block to the flow.
void layOutMasthead(const MastheadBlock& block, LayoutContext& context);
void layOutTitle(const TitleBlock& block, LayoutContext& context);
void layOutRecipients(const RecipientsBlock& block, LayoutContext& context);
void layOutParagraph(const ParagraphBlock& block, LayoutContext& context);
void layOutEnclosures(const EnclosuresBlock& block, LayoutContext& context);
void layOutTable(const TableBlock& block, LayoutContext& context);
void layOutChart(const ChartBlock& block, LayoutContext& context);
void layOutSignature(const SignatureBlock& block, LayoutContext& context);
void layOutAttachment(const AttachmentBlock& block, LayoutContext& context);

/// The lines of a title in 小标宋, centred, as items kept with what follows.
void addTitleLines(const QStringList& lines, LayoutContext& context);
/// 版记 as one item, its last line on the item's lower edge.
FlowItem imprintItem(const ImprintBlock& block, LayoutContext& context);
/// “— 1 —” at its place on the sheet (7.5). Numbers count from 1.
PlacedLine folio(int number, LayoutContext& context);

}  // namespace shuangda
