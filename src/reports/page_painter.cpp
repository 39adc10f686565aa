#include "reports/page_painter.h"

#include <QGlyphRun>
#include <QPainter>

#include "reports/paper.h"

namespace shuangda {

namespace {

// Red of the mark and the rules: pure red, as on screen; the printer turns it into Y and M 80 % (6.2).
QColor colour(Ink ink) {
  return ink == Ink::Red ? QColor(255, 0, 0) : QColor(0, 0, 0);
}

void paintRun(QPainter& painter, const LaidOutDocument& document, const GlyphRun& run, QPointF at, double scale) {
  QRawFont font = document.faces[static_cast<std::size_t>(run.face)];
  font.setPixelSize(run.size * scale);
  QList<QPointF> positions;
  positions.reserve(static_cast<qsizetype>(run.x.size()));
  for (const double x : run.x) {
    positions.append(QPointF(x * scale, 0));
  }
  QGlyphRun glyphs;
  glyphs.setRawFont(font);
  glyphs.setGlyphIndexes(QList<quint32>(run.glyphs.begin(), run.glyphs.end()));
  glyphs.setPositions(positions);
  painter.setPen(colour(run.ink));
  painter.drawGlyphRun(at * scale, glyphs);
}

void paintLines(QPainter& painter, const LaidOutDocument& document, const std::vector<PlacedLine>& lines,
                double scale) {
  for (const PlacedLine& placed : lines) {
    for (const GlyphRun& run : placed.line.runs) {
      paintRun(painter, document, run, {placed.x, placed.baseline}, scale);
    }
  }
}

}  // namespace

QSizeF sheetSize() {
  return {paper::sheetWidth, paper::sheetHeight};
}

void paintPage(QPainter& painter, const LaidOutDocument& document, std::size_t page, double scale) {
  const Page& shown = document.pages.at(page);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::TextAntialiasing);
  painter.save();
  if (shown.orientation == Orientation::Landscape) {
    // 90° anticlockwise: right becomes up, down becomes right.
    painter.setTransform(QTransform(0, -1, 1, 0, 0, paper::sheetHeight * scale), true);
  }
  for (const PlacedRule& rule : shown.rules) {
    painter.fillRect(QRectF(rule.area.topLeft() * scale, rule.area.size() * scale), colour(rule.ink));
  }
  paintLines(painter, document, shown.lines, scale);
  painter.restore();
  paintLines(painter, document, shown.folio, scale);
  painter.restore();
}

}  // namespace shuangda
