#include "reports/chart_canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "reports/paper.h"

namespace shuangda {
namespace {

constexpr double kClear = 0.6;        ///< between texts
constexpr double kOutline = 0.7;
constexpr double kHatchWidth = 0.55;
constexpr double kHatchDistance = 3.2;
constexpr double kLineWidth = 1.3;
constexpr double kMarker = 2.5;       ///< half its width

/// The fills of bars in the order of series.
enum class Pattern { Solid, Rising, Pale, Crossed, Falling, Empty };
constexpr std::array kPatterns{Pattern::Solid, Pattern::Rising, Pattern::Pale, Pattern::Crossed, Pattern::Falling, Pattern::Empty};

const std::vector<double>& dashOf(std::size_t series) {
  static const std::array<std::vector<double>, ShapePalette::kSeries> kDashes{
      std::vector<double>{}, {6, 3}, {1.6, 2.2}, {8, 2.5, 1.6, 2.5}, {10, 4}, {3, 1.6}};
  return kDashes[series % kDashes.size()];
}

QPolygonF polygonAt(QPointF at, double radius, int corners, double turned) {
  QPolygonF points;
  for (int i = 0; i < corners; ++i) {
    const double angle = turned + 2 * std::numbers::pi * i / corners;
    points << at + QPointF(std::sin(angle), -std::cos(angle)) * radius;
  }
  return points;
}

QPolygonF markerAt(QPointF at, std::size_t series) {
  constexpr double kQuarter = std::numbers::pi / 4;
  constexpr int kRound = 20;
  switch (series % 3) {
    case 0:
      return polygonAt(at, kMarker, kRound, 0);
    case 1:
      return polygonAt(at, kMarker * 1.35, 4, kQuarter);
    default:
      return polygonAt(at, kMarker * 1.45, 3, 0);
  }
}

}  // namespace

std::vector<TextLine> ChartCanvas::wrapped(const QString& text, double size, double width, std::size_t lines) {
  const TextStyle style = solid(FontRole::Hei, size);
  const ParagraphShape shape{std::max(width, 2 * size), 0, 0, LineFill::Ragged};
  std::vector<TextLine> set = setter_.paragraph(text, style, shape);
  for (qsizetype keep = text.size() - 1; set.size() > lines && keep > 0; --keep) {
    set = setter_.paragraph(text.left(keep) + QStringLiteral("…"), style, shape);
  }
  return set;
}

bool ChartCanvas::putIfFree(const TextLine& line, QPointF topLeft, double size) {
  const QRectF box(topLeft, QSizeF(line.width, size));
  const QRectF sheet(QPointF(0, 0), drawing_.size);
  const QRectF wide = box.adjusted(-kClear, -kClear, kClear, kClear);
  const auto touches = [&](const QRectF& other) { return wide.intersects(other); };
  if (line.runs.empty() || !sheet.contains(box) || std::ranges::any_of(drawing_.textBoxes, touches) || std::ranges::any_of(kept_, touches)) {
    return false;
  }
  drawing_.lines.push_back({line, topLeft.x(), topLeft.y() + paper::ascentOfEm * size});
  drawing_.textBoxes.push_back(box);
  return true;
}

void ChartCanvas::rule(QPointF from, QPointF to, ShapeInk ink, double width) {
  drawing_.shapes.push_back({.points = QPolygonF({from, to}), .stroke = ink, .width = width});
}

void ChartCanvas::hatch(const QRectF& area, std::size_t series, bool rising, double distance) {
  // Lines x + y = c or x − y = c at the same places on the whole sheet, as far as they lie in the area.
  const double first = rising ? area.left() + area.top() : area.left() - area.bottom();
  const double last = rising ? area.right() + area.bottom() : area.right() - area.top();
  for (double c = std::ceil(first / distance) * distance; c < last; c += distance) {
    const double from = std::max(area.left(), rising ? c - area.bottom() : c + area.top());
    const double to = std::min(area.right(), rising ? c - area.top() : c + area.bottom());
    if (from < to) {
      const auto at = [&](double x) { return QPointF(x, rising ? c - x : x - c); };
      drawing_.shapes.push_back({.points = QPolygonF({at(from), at(to)}), .stroke = ShapeInk::Series, .series = static_cast<int>(series), .width = kHatchWidth});
    }
  }
}

void ChartCanvas::bar(const QRectF& area, std::size_t series) {
  const Pattern pattern = kPatterns[series % kPatterns.size()];
  const ShapeInk ground = pattern == Pattern::Solid ? ShapeInk::Series : pattern == Pattern::Pale ? ShapeInk::Pale : ShapeInk::Paper;
  const QPolygonF corners({area.topLeft(), area.topRight(), area.bottomRight(), area.bottomLeft()});
  drawing_.shapes.push_back({.points = corners, .closed = true, .fill = ground, .series = static_cast<int>(series)});
  if (pattern == Pattern::Rising || pattern == Pattern::Crossed) {
    hatch(area, series, true, kHatchDistance);
  }
  if (pattern == Pattern::Falling || pattern == Pattern::Crossed) {
    hatch(area, series, false, kHatchDistance);
  }
  drawing_.shapes.push_back({.points = corners, .closed = true, .stroke = ShapeInk::Series, .series = static_cast<int>(series), .width = kOutline});
}

void ChartCanvas::area(const QPolygonF& points, ShapeInk fill) { drawing_.shapes.push_back({.points = points, .closed = true, .fill = fill}); }

void ChartCanvas::line(const QPolygonF& points, std::size_t series) {
  drawing_.shapes.push_back({.points = points, .stroke = ShapeInk::Series, .series = static_cast<int>(series), .width = kLineWidth, .dash = dashOf(series)});
}

void ChartCanvas::marker(QPointF at, std::size_t series) {
  // Filled, empty, filled …, so that markers of like shapes differ as well.
  const bool empty = series % 2 == 1;
  drawing_.shapes.push_back({.points = markerAt(at, series),
                             .closed = true,
                             .fill = empty ? ShapeInk::Paper : ShapeInk::Series,
                             .stroke = ShapeInk::Series,
                             .series = static_cast<int>(series),
                             .width = 1.0});
}

}  // namespace shuangda
