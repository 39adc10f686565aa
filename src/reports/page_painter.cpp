#include "reports/page_painter.h"

#include <QGlyphRun>
#include <QPainter>

#include "reports/paper.h"

namespace shuangda {

namespace {

// Red of the mark and the rules: pure red, as on screen; the printer turns it into Y and M 80 % (6.2).
const QColor red(255, 0, 0);

void paintRun(QPainter& painter, const std::vector<QRawFont>& faces, const GlyphRun& run, QPointF at, double scale, const QColor& black) {
  QRawFont font = faces[static_cast<std::size_t>(run.face)];
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
  painter.setPen(run.ink == Ink::Red ? red : black);
  painter.drawGlyphRun(at * scale, glyphs);
}

}  // namespace

void paintLines(QPainter& painter, const std::vector<QRawFont>& faces, const std::vector<PlacedLine>& lines, double scale, const QColor& black) {
  for (const PlacedLine& placed : lines) {
    for (const GlyphRun& run : placed.line.runs) {
      paintRun(painter, faces, run, {placed.x, placed.baseline}, scale, black);
    }
  }
}

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
    painter.fillRect(QRectF(rule.area.topLeft() * scale, rule.area.size() * scale), rule.ink == Ink::Red ? red : QColor(Qt::black));
  }
  for (const PlacedDrawing& drawing : shown.drawings) {
    paintShapes(painter, drawing.shapes, ShapePalette::onPaper(), {drawing.x, drawing.y}, scale);
  }
  paintLines(painter, document.faces, shown.lines, scale, Qt::black);
  painter.restore();
  paintLines(painter, document.faces, shown.folio, scale, Qt::black);
  painter.restore();
}

}  // namespace shuangda
