#include <algorithm>

#include "reports/layout_context.h"

namespace shuangda {

namespace {

constexpr std::size_t linesKeptAbove = 2;

struct Placed {
  TextLine line{};
  double x = 0;
};

// Text must stand above the signature on its page; “此页无正文” is not allowed (7.3.5.5).
void keepTextWithSignature(std::vector<FlowItem>& items) {
  std::size_t kept = 0;
  for (std::size_t i = items.size(); i > 0 && kept < linesKeptAbove; --i) {
    FlowItem& item = items[i - 1];
    if (item.row || item.newPage) {
      return;
    }
    item.keep = Keep::WithNext;
    kept += item.lines.empty() ? 0 : 1;
  }
}

// 7.3.5.1: the date four characters from the right, the names centred above it, as far as the type area reaches.
std::vector<Placed> sealed(const SignatureBlock& block, TextLine date, LayoutContext& context) {
  const double width = textWidth(context);
  const double dateX = width - 4 * paper::cell - date.width;
  std::vector<Placed> lines;
  for (const QString& organ : block.organs) {
    TextLine name = context.setter.line(organ, onGrid(FontRole::FangSong));
    const double centred = dateX + (date.width - name.width) / 2;
    const double x = std::max(0.0, std::min(centred, width - name.width));
    lines.push_back({std::move(name), x});
  }
  lines.push_back({std::move(date), dateX});
  return lines;
}

// 7.3.5.2: the name two characters from the right, the date beginning two characters after the name; a date that would
// reach further takes the two characters itself and pushes the name left.
std::vector<Placed> unsealed(const SignatureBlock& block, TextLine date, LayoutContext& context) {
  const double right = textWidth(context) - 2 * paper::cell;
  std::vector<Placed> lines;
  double nameX = right;
  for (const QString& organ : block.organs) {
    TextLine name = context.setter.line(organ, onGrid(FontRole::FangSong));
    const double x = std::max(0.0, right - name.width);
    nameX = x;
    lines.push_back({std::move(name), x});
  }
  const double dateX = std::min(nameX + 2 * paper::cell, right - date.width);
  if (!lines.empty()) {
    lines.back().x = std::max(0.0, std::min(lines.back().x, dateX - 2 * paper::cell));
  }
  lines.push_back({std::move(date), dateX});
  return lines;
}

// 7.3.5.3: the stamp four characters from the right, the office held two characters to its left.
std::vector<Placed> stamped(const SignatureBlock& block, TextLine date, LayoutContext& context) {
  const double right = textWidth(context) - 4 * paper::cell;
  // The usual stamp is as wide as a name of three characters.
  const QString person = block.stamped.isEmpty() ? QString(3, QChar(0x3000)) : block.stamped;
  TextLine name = context.setter.line(person, onGrid(FontRole::Kai));
  const double nameX = right - name.width;
  std::vector<Placed> lines;
  TextLine office = context.setter.line(block.organs.join(QChar(0x3000)), onGrid(FontRole::FangSong));
  const double officeX = std::max(0.0, nameX - 2 * paper::cell - office.width);
  lines.push_back({std::move(office), officeX});
  lines.push_back({std::move(name), nameX});
  lines.push_back({TextLine{}, 0});
  const double dateX = right - date.width;
  lines.push_back({std::move(date), dateX});
  return lines;
}

void addStamped(std::vector<Placed> lines, LayoutContext& context) {
  // The office and the stamp stand on one line.
  FlowItem first = lineItem(context, std::move(lines[0].line), lines[0].x, paper::size3);
  first.lines.push_back({std::move(lines[1].line), lines[1].x, first.lines[0].baseline});
  first.keep = Keep::WithNext;
  context.flow.add(std::move(first));
  for (std::size_t i = 2; i < lines.size(); ++i) {
    FlowItem item = lineItem(context, std::move(lines[i].line), lines[i].x, paper::size3);
    item.keep = i + 1 < lines.size() ? Keep::WithNext : Keep::Free;
    context.flow.add(std::move(item));
  }
}

void addPlaced(std::vector<Placed> lines, LayoutContext& context) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    FlowItem item = lineItem(context, std::move(lines[i].line), lines[i].x, paper::size3);
    item.keep = i + 1 < lines.size() ? Keep::WithNext : Keep::Free;
    context.flow.add(std::move(item));
  }
}

}  // namespace

void layOutSignature(const SignatureBlock& block, LayoutContext& context) {
  keepTextWithSignature(context.flow.items());
  TextLine date = context.setter.line(block.date, onGrid(FontRole::FangSong));
  switch (block.style) {
    case SignatureStyle::Seal:
      addEmptyLines(context, context.options.emptyLinesAboveSeal, Keep::WithNext);
      addPlaced(sealed(block, std::move(date), context), context);
      break;
    case SignatureStyle::NoSeal:
      addEmptyLines(context, 1, Keep::WithNext);
      addPlaced(unsealed(block, std::move(date), context), context);
      break;
    case SignatureStyle::Stamp:
      addEmptyLines(context, 2, Keep::WithNext);
      addStamped(stamped(block, std::move(date), context), context);
      break;
  }
  if (!block.note.isEmpty()) {
    const QString note = QStringLiteral("（") + block.note + QStringLiteral("）");
    for (TextLine& line :
         context.setter.paragraph(note, onGrid(FontRole::FangSong), {gridWidth(context), 2 * paper::cell})) {
      context.flow.add(lineItem(context, std::move(line), 0, paper::size3));
    }
  }
}

}  // namespace shuangda
