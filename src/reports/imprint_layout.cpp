#include "reports/layout_context.h"

namespace shuangda {

namespace {

// Nobody prescribes the pitch of 版记; this leaves its lines as much air as the text has.
constexpr double pitch = paper::size4 * 1.6;
constexpr double blank = paper::size4;

PlacedRule ruleAt(double y, double thickness) {
  return {QRectF(0, y - thickness / 2, paper::typeWidth, thickness)};
}

// One character blank left and right; further lines begin below the first character after the colon (7.4.2).
void addEntry(const ImprintEntry& entry, const TextStyle& style, FlowItem& item, LayoutContext& context) {
  const QString label = entry.label + QStringLiteral("：");
  const double hanging = context.setter.naturalWidth(label, style);
  const ParagraphShape shape{paper::typeWidth - 2 * blank, 0, hanging};
  for (TextLine& line : context.setter.paragraph(label + entry.text, style, shape)) {
    item.lines.push_back({std::move(line), blank, item.height + paper::baselineIn(pitch, paper::size4)});
    item.height += pitch;
  }
}

void addPrinter(const ImprintBlock& block, const TextStyle& style, FlowItem& item, LayoutContext& context) {
  TextLine organ = context.setter.line(block.printedBy, style);
  TextLine date = context.setter.line(block.printedOn, style);
  const double x = paper::typeWidth - blank - date.width;
  const bool together = blank + organ.width + paper::size4 <= x;
  item.lines.push_back({std::move(organ), blank, item.height + paper::baselineIn(pitch, paper::size4)});
  item.height += together ? 0 : pitch;  // a long name leaves the date the next line
  item.lines.push_back({std::move(date), x, item.height + paper::baselineIn(pitch, paper::size4)});
  item.height += pitch;
}

void addCopies(const ImprintBlock& block, const TextStyle& style, FlowItem& item, LayoutContext& context) {
  TextLine copies = context.setter.line(block.copies, style);
  const double x = paper::typeWidth - blank - copies.width;
  item.lines.push_back({std::move(copies), x, item.height + paper::baselineIn(pitch, paper::size4)});
  item.height += pitch;
}

}  // namespace

FlowItem imprintItem(const ImprintBlock& block, LayoutContext& context) {
  const TextStyle style = solid(FontRole::FangSong, paper::size4);
  const bool ruled = context.masthead != Masthead::Letter;
  FlowItem item;
  for (const ImprintEntry& entry : block.entries) {
    addEntry(entry, style, item, context);
  }
  const bool printed = ruled && !(block.printedBy.isEmpty() && block.printedOn.isEmpty());
  if (printed) {
    if (!block.entries.empty()) {
      item.rules.push_back(ruleAt(item.height, paper::thinLine));
    }
    addPrinter(block, style, item, context);
  }
  if (!block.copies.isEmpty()) {
    item.rules.push_back(ruleAt(item.height, paper::thinLine));
    addCopies(block, style, item, context);
  }
  if (ruled) {
    item.rules.push_back(ruleAt(0, paper::thickLine));
    item.rules.push_back(ruleAt(item.height, paper::thickLine));
  }
  return item;
}

}  // namespace shuangda
