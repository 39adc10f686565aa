#include "reports/shape.h"

#include <QPainter>
#include <algorithm>

namespace shuangda {
namespace {

QColor colourOf(ShapeInk ink, int series, const ShapePalette& palette) {
  switch (ink) {
    case ShapeInk::None:
      return Qt::transparent;
    case ShapeInk::Paper:
      return palette.paper;
    case ShapeInk::Text:
      return palette.text;
    case ShapeInk::Grid:
      return palette.grid;
    case ShapeInk::Pale:
      return palette.pale;
    case ShapeInk::Series:
      return palette.series[static_cast<std::size_t>(series) % ShapePalette::kSeries];
  }
  return {};
}

QPen penOf(const Shape& shape, const ShapePalette& palette, double scale) {
  if (shape.stroke == ShapeInk::None) {
    return QPen(Qt::NoPen);
  }
  QPen pen(colourOf(shape.stroke, shape.series, palette), shape.width * scale);
  pen.setCapStyle(Qt::FlatCap);
  pen.setJoinStyle(shape.closed ? Qt::MiterJoin : Qt::RoundJoin);
  if (!shape.dash.empty()) {
    QList<qreal> pattern;  // in widths of the pen
    for (const double length : shape.dash) {
      pattern << length / shape.width;
    }
    pen.setDashPattern(pattern);
  }
  return pen;
}

}  // namespace

ShapePalette ShapePalette::onPaper() {
  ShapePalette palette{.paper = Qt::white, .text = Qt::black, .grid = QColor(0xb8, 0xb8, 0xb8), .pale = QColor(0xdd, 0xdd, 0xdd)};
  palette.series.fill(QColor(0x30, 0x30, 0x30));
  return palette;
}

void paintShapes(QPainter& painter, const std::vector<Shape>& shapes, const ShapePalette& palette, QPointF origin, double scale) {
  for (const Shape& shape : shapes) {
    QPolygonF points;
    points.reserve(shape.points.size());
    for (const QPointF& point : shape.points) {
      points << (point + origin) * scale;
    }
    painter.setPen(penOf(shape, palette, scale));
    painter.setBrush(shape.fill == ShapeInk::None ? QBrush(Qt::NoBrush) : QBrush(colourOf(shape.fill, shape.series, palette)));
    shape.closed ? painter.drawPolygon(points) : painter.drawPolyline(points);
  }
}

}  // namespace shuangda
