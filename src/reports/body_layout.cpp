#include <array>

#include "reports/layout_context.h"
#include "reports/title_breaking.h"

namespace shuangda {

namespace {

FontRole roleOfLevel(int level) {
  switch (level) {
    case 1:
      return FontRole::Hei;
    case 2:
      return FontRole::Kai;
    default:
      return FontRole::FangSong;
  }
}

void addLines(std::vector<TextLine> lines, Keep keep, LayoutContext& context) {
  for (TextLine& line : lines) {
    FlowItem item = lineItem(context, std::move(line), 0, paper::size3);
    item.keep = keep;
    context.flow.add(std::move(item));
  }
}

}  // namespace

double textWidth(const LayoutContext& context) {
  return typeArea(context.orientation).width;
}

double gridWidth(const LayoutContext& context) {
  return textWidth(context) - paper::edgeRoom - (paper::size3 - paper::cell);
}

FlowItem lineItem(const LayoutContext& context, TextLine line, double x, double size, double pitch) {
  FlowItem item;
  item.height = pitch;
  item.orientation = context.orientation;
  item.lines.push_back({std::move(line), x, paper::baselineIn(pitch, size)});
  return item;
}

void addEmptyLines(LayoutContext& context, int count, Keep keep) {
  for (int i = 0; i < count; ++i) {
    FlowItem item;
    item.height = paper::linePitch;
    item.orientation = context.orientation;
    item.keep = keep;
    item.atTop = AtPageTop::Dropped;
    context.flow.add(std::move(item));
  }
}

void addTitleLines(const QStringList& lines, LayoutContext& context) {
  const TextStyle style = solid(FontRole::XiaoBiaoSong, paper::size2);
  const double width = textWidth(context);
  QStringList broken;
  for (const QString& line : lines) {
    broken << breakTitle(line, width, style, context.setter);  // one that fits stays as it is
  }
  for (const QString& text : broken) {
    TextLine line = context.setter.line(text, style);
    const double x = (width - line.width) / 2;
    FlowItem item = lineItem(context, std::move(line), x, paper::size2);
    item.keep = Keep::WithNext;
    context.flow.add(std::move(item));
  }
}

void layOutTitle(const TitleBlock& block, LayoutContext& context) {
  if (context.masthead) {
    addEmptyLines(context, paper::emptyLinesAboveTitle, Keep::WithNext);
  }
  addTitleLines(block.lines, context);
  if (!block.under.isEmpty()) {
    TextLine line = context.setter.line(block.under, onGrid(FontRole::Kai));
    const double x = (textWidth(context) - line.width) / 2;
    FlowItem item = lineItem(context, std::move(line), x, paper::size3);
    item.keep = Keep::WithNext;
    context.flow.add(std::move(item));
  }
  addEmptyLines(context, 1, Keep::WithNext);
}

void layOutRecipients(const RecipientsBlock& block, LayoutContext& context) {
  addLines(context.setter.paragraph(block.text, onGrid(FontRole::FangSong), {gridWidth(context)}), Keep::Free, context);
}

void layOutParagraph(const ParagraphBlock& block, LayoutContext& context) {
  const std::array spans{TextSpan{block.text, onGrid(roleOfLevel(block.level))},
                         TextSpan{block.runIn, onGrid(FontRole::FangSong)}};
  const ParagraphShape shape{gridWidth(context), 2 * paper::cell};
  const bool heading = block.level > 0 && block.runIn.isEmpty();
  // A numbered item of the third or fourth level is often a whole paragraph; only a short one is a heading.
  std::vector<TextLine> lines = context.setter.paragraph(spans, shape);
  if (!context.firstText) {
    context.firstText = context.flow.items().size();
  }
  const bool keeps = heading && (block.level <= 2 || lines.size() == 1);
  addLines(std::move(lines), keeps ? Keep::WithNext : Keep::Free, context);
}

void layOutEnclosures(const EnclosuresBlock& block, LayoutContext& context) {
  const TextStyle style = onGrid(FontRole::FangSong);
  const double indent = 2 * paper::cell;
  const double labelWidth = context.setter.naturalWidth(QStringLiteral("附件："), style);
  addEmptyLines(context, 1, Keep::WithNext);
  for (qsizetype i = 0; i < block.names.size(); ++i) {
    const QString number = block.names.size() > 1 ? QString(QString::number(i + 1) + QStringLiteral(".")) : QString();
    const QString label = i == 0 ? QStringLiteral("附件：") : QString();
    const double hanging = indent + labelWidth + context.setter.naturalWidth(number, style);
    const double first = i == 0 ? indent : indent + labelWidth;
    addLines(context.setter.paragraph(label + number + block.names[i], style, {gridWidth(context), first, hanging}),
             Keep::Free, context);
  }
}

void layOutAttachment(const AttachmentBlock& block, LayoutContext& context) {
  context.orientation = block.orientation;
  FlowItem label = lineItem(context, context.setter.line(block.label, onGrid(FontRole::Hei)), 0, paper::size3);
  label.newPage = true;
  label.keep = Keep::WithNext;
  context.flow.add(std::move(label));
  if (block.title.isEmpty()) {
    return;
  }
  addEmptyLines(context, 1, Keep::WithNext);
  addTitleLines({block.title}, context);
  addEmptyLines(context, 1, Keep::WithNext);
}

}  // namespace shuangda
