#pragma once

#include <QColor>
#include <QPolygonF>
#include <array>
#include <vector>

class QPainter;

namespace shuangda {

/// What a shape is drawn with; which colour that is the palette says.
enum class ShapeInk {
  None,
  Paper,   ///< the ground
  Text,    ///< axes and outlines
  Grid,    ///< lines to read values by
  Pale,    ///< a light tint
  Series   ///< the mark of the series `series`
};

/// A polygon or a line, pt. Patterns are lines of their own, so that they look the same on every device.
struct Shape {
  QPolygonF points{};
  bool closed = false;
  ShapeInk fill = ShapeInk::None;
  ShapeInk stroke = ShapeInk::None;
  int series = 0;
  double width = 0.6;
  std::vector<double> dash{};  ///< lengths of dashes and gaps, pt; empty = solid
};

struct ShapePalette {
  static constexpr std::size_t kSeries = 6;
  QColor paper{};
  QColor text{};
  QColor grid{};
  QColor pale{};
  std::array<QColor, kSeries> series{};

  /// Black and grey on white: official papers are black (GB/T 9704-2012, 5.2.4).
  static ShapePalette onPaper();
};

/// `scale` is device pixels a point.
void paintShapes(QPainter& painter, const std::vector<Shape>& shapes, const ShapePalette& palette, QPointF origin, double scale);

}  // namespace shuangda
