#include "reports/label_sheet.h"

#include <qrencode.h>

#include <algorithm>
#include <memory>

#include "reports/paper.h"
#include "reports/text_setter.h"

namespace shuangda {
namespace {

constexpr double kPadding = 2.5;    // mm around what is printed on a label
constexpr int kQuietModules = 4;    // the margin a reader needs around the code (GB/T 18284)
constexpr double kCodeSize = 9.5;   // pt
constexpr double kTextSize = 8;     // pt

/// The code as black squares in a square of `side` pt, quiet zone included; runs of modules in a row are one rectangle.
std::vector<PlacedRule> qrSquares(const QString& text, double x, double y, double side) {
  const QByteArray bytes = text.toUtf8();
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString(bytes.constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
  std::vector<PlacedRule> squares;
  if (!code) {
    return squares;
  }
  const double module = side / (code->width + 2 * kQuietModules);
  const auto isBlack = [&](int row, int column) { return (code->data[row * code->width + column] & 1) != 0; };
  for (int row = 0; row < code->width; ++row) {
    for (int column = 0; column < code->width; ++column) {
      int end = column;
      while (end < code->width && isBlack(row, end)) {
        ++end;
      }
      if (end > column) {
        squares.push_back({QRectF(x + (column + kQuietModules) * module, y + (row + kQuietModules) * module, (end - column) * module, module), Ink::Black});
        column = end;
      }
    }
  }
  return squares;
}

/// The text cut so that it fits, with … where it was cut.
TextLine fitted(TextSetter& setter, QString text, const TextStyle& style, double width) {
  TextLine line = setter.line(text, style);
  while (line.width > width && !text.isEmpty()) {
    text.chop(1);
    line = setter.line(text + QStringLiteral("…"), style);
  }
  return line;
}

void addLabel(Page& page, TextSetter& setter, const Label& label, const LabelFormat& format, int position) {
  const double x = paper::mm(format.left + (position % format.columns) * format.width + kPadding);
  const double y = paper::mm(format.top + (position / format.columns) * format.height + kPadding);
  const double height = paper::mm(format.height - 2 * kPadding);
  const double side = std::min(height, paper::mm(format.width * 0.45));
  for (PlacedRule& square : qrSquares(label.code, x, y + (height - side) / 2, side)) {
    page.rules.push_back(square);
  }
  const double textX = x + side + paper::mm(1);
  const double textWidth = paper::mm(format.width - 2 * kPadding - 1) - side;
  double baseline = y + kCodeSize + (height - side) / 2;
  page.lines.push_back({fitted(setter, label.code, solid(FontRole::Hei, kCodeSize), textWidth), textX, baseline});
  for (const QString& text : label.lines) {
    baseline += kTextSize * 1.35;
    if (baseline > y + height) {
      break;
    }
    page.lines.push_back({fitted(setter, text, solid(FontRole::Song, kTextSize), textWidth), textX, baseline});
  }
}

}  // namespace

const std::vector<LabelFormat>& labelFormats() {
  static const std::vector<LabelFormat> formats{
      {.id = QStringLiteral("a4-3x8"), .name = QStringLiteral("A4 不干胶 3×8（70×37毫米）"), .top = 0.5},
      {.id = QStringLiteral("a4-2x7"), .name = QStringLiteral("A4 不干胶 2×7（99×38毫米）"), .columns = 2, .rows = 7, .left = 4.7, .top = 15.1, .width = 99.1, .height = 38.1},
      {.id = QStringLiteral("roll-60x40"), .name = QStringLiteral("标签打印机（60×40毫米）"), .sheetWidth = 60, .sheetHeight = 40, .columns = 1, .rows = 1, .width = 60, .height = 40},
      {.id = QStringLiteral("roll-80x50"), .name = QStringLiteral("标签打印机（80×50毫米）"), .sheetWidth = 80, .sheetHeight = 50, .columns = 1, .rows = 1, .width = 80, .height = 50}};
  return formats;
}

Result<LaidOutDocument> layOutLabels(const std::vector<Label>& labels, const QString& format, int first, FontBook& fonts) {
  const auto found = std::ranges::find(labelFormats(), format, &LabelFormat::id);
  if (found == labelFormats().end()) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("label_format"), format);
  }
  if (labels.empty()) {
    return refuse(ErrorCode::Required, QStringLiteral("labels"));
  }
  const int onASheet = found->columns * found->rows;
  if (first < 1 || first > onASheet) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("label_first"), QString::number(first));
  }
  FontUse use(fonts);
  TextSetter setter(use);
  LaidOutDocument document;
  document.sheet = QSizeF(paper::mm(found->sheetWidth), paper::mm(found->sheetHeight));
  document.title = QStringLiteral("物品标签");
  int position = first - 1;
  document.pages.emplace_back();
  for (const Label& label : labels) {
    if (position == onASheet) {
      document.pages.emplace_back();
      position = 0;
    }
    addLabel(document.pages.back(), setter, label, *found, position++);
  }
  document.faces = fonts.faces();
  document.fonts = use.report();
  return document;
}

}  // namespace shuangda
