#include <algorithm>

#include "reports/layout_context.h"

namespace shuangda {

namespace {

/// The mark with the extent of its ink below the baseline's origin.
struct Mark {
  TextLine line{};
  double x = 0;
  double baseline = 0;
  double inkBottom = 0;
};

// The red name of the organ, centred, its ink beginning `top` below the type area's upper edge; shrunk to fit (7.2.4).
Mark placeMark(const QString& text, double size, double top, LayoutContext& context) {
  const double natural = context.setter.naturalWidth(text, solid(FontRole::XiaoBiaoSong, size));
  const double fitting = natural > paper::typeWidth ? size * paper::typeWidth / natural : size;
  Mark mark;
  mark.line = context.setter.line(text, solid(FontRole::XiaoBiaoSong, fitting, Ink::Red));
  const QRectF ink = context.setter.ink(mark.line);
  mark.x = (paper::typeWidth - mark.line.width) / 2;
  mark.baseline = top - ink.top();
  mark.inkBottom = mark.baseline + ink.bottom();
  return mark;
}

PlacedLine flushRight(TextLine line, double blank, double baseline) {
  const double x = paper::typeWidth - blank - line.width;
  return {std::move(line), x, baseline};
}

double baselineOfLineAt(double top) {
  return top + paper::baselineIn(paper::linePitch, paper::size3);
}

double bodyBottom(double baseline) {
  return baseline + (1 - paper::ascentOfEm) * paper::size3;
}

// 份号, 密级, 紧急程度: flush left, downwards from the first line (7.2.1 to 7.2.3).
void addMarginalia(const MastheadBlock& block, double top, FlowItem& item, LayoutContext& context) {
  struct Entry {
    const QString& text;
    FontRole role;
  };
  double y = top;
  for (const Entry& entry : {Entry{block.copyNumber, FontRole::FangSong}, Entry{block.secrecy, FontRole::Hei},
                             Entry{block.urgency, FontRole::Hei}}) {
    if (!entry.text.isEmpty()) {
      item.lines.push_back({context.setter.line(entry.text, onGrid(entry.role)), 0, baselineOfLineAt(y)});
      y += paper::linePitch;
    }
  }
}

// The number centred; with a signer, number left and signer right, one character blank each (7.2.5, 7.2.6).
void addNumber(const MastheadBlock& block, double baseline, FlowItem& item, LayoutContext& context) {
  TextLine number = context.setter.line(block.number, onGrid(FontRole::FangSong));
  if (block.signer.isEmpty()) {
    const double x = (paper::typeWidth - number.width) / 2;
    item.lines.push_back({std::move(number), x, baseline});
    return;
  }
  item.lines.push_back({std::move(number), paper::cell, baseline});
  const std::vector<TextSpan> signer{{QStringLiteral("签发人："), onGrid(FontRole::FangSong)},
                                     {block.signer, onGrid(FontRole::Kai)}};
  item.lines.push_back(flushRight(context.setter.line(signer), paper::cell, baseline));
}

// Issuing organ left and date right, one character blank each (B, C).
void addIssuer(const MastheadBlock& block, double baseline, FlowItem& item, LayoutContext& context) {
  const TextStyle style = onGrid(FontRole::FangSong);
  item.lines.push_back({context.setter.line(block.issuer, style), paper::cell, baseline});
  item.lines.push_back(flushRight(context.setter.line(block.date, style), paper::cell, baseline));
}

void addRedHead(const MastheadBlock& block, FlowItem& item, LayoutContext& context) {
  const LayoutOptions& options = context.options;
  const bool paper = block.form == Masthead::Paper;
  addMarginalia(block, 0, item, context);
  Mark mark =
      placeMark(block.mark, paper ? options.markSize : options.serialMarkSize, paper::markBelowTypeTop, context);
  double bottom = mark.inkBottom;
  item.lines.push_back({std::move(mark.line), mark.x, mark.baseline});
  if (!block.number.isEmpty()) {
    const int empty = paper ? paper::emptyLinesBelowMark : options.emptyLinesAboveIssue;
    const double baseline = baselineOfLineAt(bottom + empty * paper::linePitch);
    addNumber(block, baseline, item, context);
    bottom = bodyBottom(baseline);
  }
  if (!paper && !(block.issuer.isEmpty() && block.date.isEmpty())) {
    const double baseline = baselineOfLineAt(bottom);
    addIssuer(block, baseline, item, context);
    bottom = bodyBottom(baseline);
  }
  const double rule = bottom + paper::ruleBelowNumber;
  item.rules.push_back({QRectF(0, rule, paper::typeWidth, options.redRule), Ink::Red});
  item.height = rule + options.redRule;
}

// 10.1: the mark nearer to the edge, double rules above and at the foot, the number at the right under the first.
void addLetterHead(const MastheadBlock& block, FlowItem& item, LayoutContext& context) {
  const LayoutOptions& options = context.options;
  Mark mark = placeMark(block.mark, options.markSize, paper::letterMarkTop - paper::headMargin, context);
  item.lines.push_back({std::move(mark.line), mark.x, mark.baseline});
  const double left = (paper::sheetWidth - paper::letterRuleWidth) / 2;
  const double thick = mark.inkBottom + paper::letterRuleBelowMark;
  const double thin = thick + options.letterThickRule + options.letterRuleGap;
  const double inArea = left - paper::leftMargin;
  item.rules.push_back({QRectF(inArea, thick, paper::letterRuleWidth, options.letterThickRule), Ink::Red});
  item.rules.push_back({QRectF(inArea, thin, paper::letterRuleWidth, options.letterThinRule), Ink::Red});
  const double below = thin + options.letterThinRule;
  addMarginalia(block, below, item, context);
  const double baseline = baselineOfLineAt(below);
  item.lines.push_back(flushRight(context.setter.line(block.number, onGrid(FontRole::FangSong)), 0, baseline));
  const int entries = static_cast<int>(!block.copyNumber.isEmpty()) + static_cast<int>(!block.secrecy.isEmpty()) +
                      static_cast<int>(!block.urgency.isEmpty());
  item.height = std::max(0.0, below + std::max(1, entries) * paper::linePitch);
  const double foot = paper::sheetHeight - paper::letterFootRule;
  context.firstPageRules.push_back(
      {QRectF(left, foot - options.letterThickRule, paper::letterRuleWidth, options.letterThickRule), Ink::Red});
  context.firstPageRules.push_back(
      {QRectF(left, foot - options.letterThickRule - options.letterRuleGap - options.letterThinRule,
              paper::letterRuleWidth, options.letterThinRule),
       Ink::Red});
}

}  // namespace

void layOutMasthead(const MastheadBlock& block, LayoutContext& context) {
  context.masthead = block.form;
  FlowItem item;
  item.keep = Keep::WithNext;
  if (block.form == Masthead::Letter) {
    addLetterHead(block, item, context);
  } else {
    addRedHead(block, item, context);
  }
  context.flow.add(std::move(item));
}

}  // namespace shuangda
