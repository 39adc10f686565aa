#pragma once

#include "reports/chart_drawing.h"

namespace shuangda {

/// Sizes of type in charts, pt.
namespace chart_type {
inline constexpr double title = 11;
inline constexpr double text = 8.5;   ///< names, legend
inline constexpr double number = 8;   ///< numbers at bars and axes
}  // namespace chart_type

/// Collects what a chart is drawn of and sees that texts keep clear of each other.
class ChartCanvas {
 public:
  ChartCanvas(QSizeF size, TextSetter& setter) : setter_(setter) { drawing_.size = size; }

  double width() const { return drawing_.size.width(); }
  double height() const { return drawing_.size.height(); }

  TextLine set(const QString& text, double size) { return setter_.line(text, solid(FontRole::Hei, size)); }
  double widthOf(const QString& text, double size) { return setter_.naturalWidth(text, solid(FontRole::Hei, size)); }
  /// At most so many lines of this width; what is longer ends with “…”.
  std::vector<TextLine> wrapped(const QString& text, double size, double width, std::size_t lines);

  /// Puts a line with its body in the box from `topLeft`, unless it would leave the drawing or lie on another text or on something kept free.
  bool putIfFree(const TextLine& line, QPointF topLeft, double size);
  /// The room numbers keep clear of.
  void keepFree(const QRectF& area) { kept_.push_back(area); }

  void rule(QPointF from, QPointF to, ShapeInk ink, double width);
  /// A bar with the pattern of its series.
  void bar(const QRectF& area, std::size_t series);
  void area(const QPolygonF& points, ShapeInk fill);
  /// A line with the dashes of its series.
  void line(const QPolygonF& points, std::size_t series);
  void marker(QPointF at, std::size_t series);
  void mark(std::size_t series, std::size_t category, const QRectF& area) { drawing_.marks.push_back({series, category, area}); }

  ChartDrawing finish() { return std::move(drawing_); }

 private:
  void hatch(const QRectF& area, std::size_t series, bool rising, double distance);

  TextSetter& setter_;
  ChartDrawing drawing_{};
  std::vector<QRectF> kept_{};
};

/// Title, unit and legend; gives the y below them.
double drawChartHead(const Chart& chart, ChartCanvas& canvas);

// One function a kind of chart; each fills the area below the head.
void drawColumns(const Chart& chart, double top, ChartCanvas& canvas);  // also lines
void drawBars(const Chart& chart, double top, ChartCanvas& canvas);
void drawFunnel(const Chart& chart, double top, ChartCanvas& canvas);

}  // namespace shuangda
