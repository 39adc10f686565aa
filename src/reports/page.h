#pragma once

#include <QRawFont>
#include <QRectF>
#include <QString>
#include <vector>

#include "reports/font_report.h"
#include "reports/paper.h"
#include "reports/shape.h"

namespace shuangda {

enum class Ink { Black, Red };

enum class Orientation { Portrait, Landscape };

/// Glyphs of one face and size on one baseline, each at its own place.
struct GlyphRun {
  int face = 0;     ///< index into LaidOutDocument::faces
  double size = 0;  ///< pt
  Ink ink = Ink::Black;
  std::vector<quint32> glyphs{};
  std::vector<double> x{};             ///< pt from the beginning of the line, one a glyph
  std::vector<char32_t> characters{};  ///< what each glyph stands for, in the text set
};

/// A line of text, set: runs from left to right.
struct TextLine {
  std::vector<GlyphRun> runs{};
  double width = 0;  ///< pt

  QString text() const;
};

/// A line where it stands on the page: left end of its baseline, pt from the upper left corner of the sheet.
struct PlacedLine {
  TextLine line{};
  double x = 0;
  double baseline = 0;
};

/// A filled rectangle (rules and frames), pt from the upper left corner of the sheet.
struct PlacedRule {
  QRectF area{};
  Ink ink = Ink::Black;
};

/// Shapes where they stand on the page: the place of their upper left corner, pt from that of the sheet.
struct PlacedDrawing {
  std::vector<Shape> shapes{};
  double x = 0;
  double y = 0;
};

/// One side of a sheet. A landscape page is described as read, 297 mm wide and 210 mm high; the painter turns it by 90°
/// anticlockwise onto the portrait sheet, so that its head lies at the left edge (GB/T 9704-2012, 8).
struct Page {
  Orientation orientation = Orientation::Portrait;
  std::vector<PlacedLine> lines{};
  std::vector<PlacedRule> rules{};
  std::vector<PlacedDrawing> drawings{};
  std::vector<PlacedLine> folio{};  ///< page number; stands as on a portrait page, whatever the orientation

  /// The words of the page, one line of text a line, without the page number.
  QString text() const;
};

/// A document as pages, ready to be painted: A4 portrait sheets but for labels. Belongs to the thread that made it (QRawFont).
struct LaidOutDocument {
  QSizeF sheet{paper::sheetWidth, paper::sheetHeight};  ///< pt
  QString title{};
  QString author{};
  std::vector<Page> pages{};
  std::vector<QRawFont> faces{};
  FontReport fonts{};
};

}  // namespace shuangda
