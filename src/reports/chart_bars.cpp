#include <algorithm>
#include <cmath>

#include "reports/chart_canvas.h"
#include "reports/chart_scale.h"

namespace shuangda {
namespace {

constexpr double kMostNames = 0.32;     ///< part of the width the names may take
constexpr double kFilled = 0.74;        ///< part of a category's room that bars fill
constexpr double kThickest = 13;
constexpr double kLabelGap = 3;
constexpr double kBetweenLabels = 1.3;  ///< of the series of one category
constexpr double kStepWidth = 42;
constexpr double kNamePitch = 9.6;

/// Lying bars: a row a category, the first at the top.
class Lying {
 public:
  Lying(const Chart& chart, double top, ChartCanvas& canvas) : chart_(chart), canvas_(canvas) {
    double names = 0;
    for (std::size_t i = 0; i < categories(); ++i) {
      names = std::max(names, canvas.widthOf(chart.category(i), chart_type::text));
    }
    names_ = std::min(names + 1, canvas.width() * kMostNames);
    double labels = 0;
    for (const ChartSeries& series : chart.series) {
      for (const ChartPoint& point : series.points) {
        labels = std::max(labels, canvas.widthOf(labelOf(point), chart_type::number));
      }
    }
    const double right = canvas.width() - labels - kLabelGap - 2;
    plot_ = QRectF(QPointF(names_ + 5, top), QPointF(std::max(right, names_ + 25), canvas.height() - chart_type::number - 5));
    scale_ = fittingScale();
    row_ = plot_.height() / static_cast<double>(categories());
  }

  void draw() {
    axes();
    for (std::size_t i = 0; i < categories(); ++i) {
      name(i);
      bars(i);
    }
  }

 private:
  std::size_t categories() const { return static_cast<std::size_t>(chart_.categories.size()); }
  double x(double value) const { return plot_.left() + scale_.part(value) * plot_.width(); }

  /// As many steps as their numbers have room for.
  ChartScale fittingScale() const {
    for (int steps = std::clamp(static_cast<int>(plot_.width() / kStepWidth), 1, 6); steps > 1; --steps) {
      const ChartScale scale = scaleOf(chart_, steps);
      const double distance = plot_.width() / std::max(1, scale.ticks() - 1);
      const double widest = std::max(canvas_.widthOf(scale.tickText(scale.ticks() - 1), chart_type::number), canvas_.widthOf(scale.tickText(0), chart_type::number));
      if (widest + 4 < distance) {
        return scale;
      }
    }
    return scaleOf(chart_, 1);
  }

  void axes() {
    for (int i = 0; i < scale_.ticks(); ++i) {
      const double at = x(scale_.tick(i));
      canvas_.rule({at, plot_.top()}, {at, plot_.bottom()}, ShapeInk::Grid, 0.4);
      const TextLine number = canvas_.set(scale_.tickText(i), chart_type::number);
      canvas_.putIfFree(number, {std::clamp(at - number.width / 2, 0.0, std::max(0.0, canvas_.width() - number.width)), plot_.bottom() + 3}, chart_type::number);
    }
    canvas_.rule({x(0), plot_.top()}, {x(0), plot_.bottom()}, ShapeInk::Text, 0.7);
  }

  void name(std::size_t category) {
    const std::size_t most = row_ >= 2 * kNamePitch ? 2 : 1;
    std::vector<TextLine> lines = canvas_.wrapped(chart_.category(category), chart_type::text, names_, most);
    if (lines.size() == 2) {  // of like length, where that does not take a third one
      const double half = (lines[0].width + lines[1].width) / 2 + chart_type::text;
      std::vector<TextLine> even = canvas_.wrapped(chart_.category(category), chart_type::text, std::min(half, names_), 3);
      lines = even.size() == 2 ? std::move(even) : std::move(lines);
    }
    double top = plot_.top() + (static_cast<double>(category) + 0.5) * row_ - static_cast<double>(lines.size()) * kNamePitch / 2 + (kNamePitch - chart_type::text) / 2;
    for (const TextLine& line : lines) {
      canvas_.putIfFree(line, {names_ - line.width, top}, chart_type::text);
      top += kNamePitch;
    }
  }

  void bars(std::size_t category) {
    const auto count = static_cast<double>(chart_.series.size());
    const double thick = std::min(row_ * kFilled / count, kThickest);
    const double size = std::clamp(thick - kBetweenLabels, 5.0, chart_type::number);
    double top = plot_.top() + (static_cast<double>(category) + 0.5) * row_ - thick * count / 2;
    for (std::size_t s = 0; s < chart_.series.size(); ++s) {
      const ChartPoint& point = chart_.point(s, category);
      const double end = point.value ? x(toDouble(*point.value)) : x(0);
      const QRectF area(QPointF(std::min(end, x(0)), top), QPointF(std::max(end, x(0)), top + thick * 0.92));
      if (point.value) {
        canvas_.bar(area, s);
        canvas_.mark(s, category, area);
      }
      canvas_.putIfFree(canvas_.set(labelOf(point), size), {area.right() + kLabelGap, area.center().y() - size / 2}, size);
      top += thick;
    }
  }

  const Chart& chart_;
  ChartCanvas& canvas_;
  double names_ = 0;
  QRectF plot_{};
  ChartScale scale_{};
  double row_ = 0;
};

/// Bars in the middle, joined by the way from one to the next; numbers and rates in a column of their own.
class Narrowing {
 public:
  Narrowing(const Chart& chart, double top, ChartCanvas& canvas) : chart_(chart), canvas_(canvas), top_(top) {
    for (std::size_t i = 0; i < categories(); ++i) {
      names_ = std::max(names_, canvas.widthOf(chart.category(i), chart_type::text));
      words_ = std::max(words_, canvas.widthOf(words(i), chart_type::text));
      largest_ = std::max(largest_, size(i));
    }
    names_ = std::min(names_ + 1, canvas.width() * kMostNames);
    words_ = std::min(words_ + 1, canvas.width() * kMostNames);
    row_ = (canvas.height() - top) / static_cast<double>(categories());
  }

  void draw() {
    for (std::size_t i = 0; i + 1 < categories(); ++i) {
      const QRectF upper = barOf(i);
      const QRectF lower = barOf(i + 1);
      canvas_.area(QPolygonF({upper.bottomLeft(), upper.bottomRight(), lower.topRight(), lower.topLeft()}), ShapeInk::Pale);
    }
    for (std::size_t i = 0; i < categories(); ++i) {
      const QRectF bar = barOf(i);
      if (chart_.point(0, i).value) {
        if (bar.width() > 0) {
          canvas_.bar(bar, 0);
        }
        canvas_.mark(0, i, bar);
      }
      putMiddle(chart_.category(i), names_, bar.center().y(), true);
      putMiddle(words(i), words_, bar.center().y(), false);
    }
  }

 private:
  std::size_t categories() const { return static_cast<std::size_t>(chart_.categories.size()); }
  double size(std::size_t category) const { return chart_.point(0, category).value ? std::max(0.0, toDouble(*chart_.point(0, category).value)) : 0; }

  QString words(std::size_t category) const {
    const ChartPoint& point = chart_.point(0, category);
    const QString number = point.value ? point.text + chart_.unit : labelOf(point);
    return point.remark.isEmpty() ? number : number + QStringLiteral("  ") + point.remark;
  }

  QRectF barOf(std::size_t category) const {
    const double left = names_ + 8;
    const double room = std::max(20.0, canvas_.width() - left - words_ - 8);
    const double width = largest_ > 0 ? room * size(category) / largest_ : 0;
    const double height = row_ * 0.58;
    return {left + (room - width) / 2, top_ + (static_cast<double>(category) + 0.5) * row_ - height / 2, width, height};
  }

  void putMiddle(const QString& text, double width, double y, bool atLeft) {
    const std::vector<TextLine> lines = canvas_.wrapped(text, chart_type::text, width, row_ >= 2 * kNamePitch ? 2 : 1);
    double top = y - static_cast<double>(lines.size()) * kNamePitch / 2 + (kNamePitch - chart_type::text) / 2;
    for (const TextLine& line : lines) {
      canvas_.putIfFree(line, {atLeft ? names_ - line.width : canvas_.width() - words_, top}, chart_type::text);
      top += kNamePitch;
    }
  }

  const Chart& chart_;
  ChartCanvas& canvas_;
  double top_;
  double names_ = 0;
  double words_ = 0;
  double largest_ = 0;
  double row_ = 0;
};

}  // namespace

void drawBars(const Chart& chart, double top, ChartCanvas& canvas) { Lying(chart, top, canvas).draw(); }

void drawFunnel(const Chart& chart, double top, ChartCanvas& canvas) { Narrowing(chart, top, canvas).draw(); }

}  // namespace shuangda
