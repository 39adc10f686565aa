#include <algorithm>
#include <cmath>

#include "reports/chart_canvas.h"
#include "reports/chart_scale.h"

namespace shuangda {
namespace {

constexpr double kStepHeight = 26;
constexpr double kTickRoom = 4;        ///< between the axis and its numbers
constexpr double kGroup = 0.68;        ///< part of a category's room that columns fill
constexpr double kWidestColumn = 30;
constexpr double kLabelGap = 1.8;
constexpr double kMarkerReach = 4;     ///< half the room a marker takes
constexpr double kNamePitch = 10.5;

/// Upright charts: columns and lines over the same axes.
class Upright {
 public:
  Upright(const Chart& chart, double top, ChartCanvas& canvas) : chart_(chart), canvas_(canvas) {
    for (const QString& category : chart.categories) {
      nameLines_ = std::max(nameLines_, category.count(u'\n') + 1);
    }
    const double bottom = canvas.height() - static_cast<double>(nameLines_) * kNamePitch - 6;
    // Room above the highest tick for the number at a column that reaches it.
    plot_ = QRectF(QPointF(0, top + chart_type::number + kLabelGap), QPointF(canvas.width() - 4, std::max(bottom, top + 30)));
    scale_ = scaleOf(chart, std::clamp(static_cast<int>(plot_.height() / kStepHeight), 1, 6));
    double widest = 0;
    for (int i = 0; i < scale_.ticks(); ++i) {
      widest = std::max(widest, canvas.widthOf(scale_.tickText(i), chart_type::number));
    }
    plot_.setLeft(widest + kTickRoom + 1);
    slot_ = plot_.width() / static_cast<double>(chart.categories.size());
  }

  void draw() {
    axes();
    names();
    chart_.kind == ChartKind::Lines ? lines() : columns();
  }

 private:
  double y(double value) const { return plot_.bottom() - scale_.part(value) * plot_.height(); }
  double middle(std::size_t category) const { return plot_.left() + (static_cast<double>(category) + 0.5) * slot_; }
  std::size_t categories() const { return static_cast<std::size_t>(chart_.categories.size()); }

  void axes() {
    for (int i = 0; i < scale_.ticks(); ++i) {
      const double at = y(scale_.tick(i));
      canvas_.rule({plot_.left(), at}, {plot_.right(), at}, ShapeInk::Grid, 0.4);
      const TextLine number = canvas_.set(scale_.tickText(i), chart_type::number);
      canvas_.putIfFree(number, {plot_.left() - kTickRoom - number.width, at - chart_type::number / 2}, chart_type::number);
    }
    canvas_.rule({plot_.left(), plot_.top()}, plot_.bottomLeft(), ShapeInk::Text, 0.7);
    canvas_.rule({plot_.left(), y(0)}, {plot_.right(), y(0)}, ShapeInk::Text, 0.7);
  }

  /// Every name, or each second, third … where they would not fit; the last one is always there.
  void names() {
    double widest = 0;
    for (const QString& category : chart_.categories) {
      for (const QString& line : category.split(u'\n')) {
        widest = std::max(widest, canvas_.widthOf(line, chart_type::number));
      }
    }
    const auto stride = static_cast<std::size_t>(std::max(1.0, std::ceil((widest + 3) / slot_)));
    for (std::size_t back = 0; back < categories(); back += stride) {
      const std::size_t i = categories() - 1 - back;
      double top = plot_.bottom() + 4;
      for (const QString& text : chart_.categories[static_cast<qsizetype>(i)].split(u'\n')) {
        for (const TextLine& line : canvas_.wrapped(text, chart_type::number, slot_ * static_cast<double>(stride) - 2, 1)) {
          const double left = std::clamp(middle(i) - line.width / 2, 0.0, std::max(0.0, canvas_.width() - line.width));
          canvas_.putIfFree(line, {left, top}, chart_type::number);
        }
        top += kNamePitch;
      }
    }
  }

  bool label(const TextLine& line, QPointF centre) { return canvas_.putIfFree(line, centre - QPointF(line.width / 2, chart_type::number / 2), chart_type::number); }

  void columns() {
    const double group = std::min(slot_ * kGroup, kWidestColumn * static_cast<double>(chart_.series.size()));
    const double width = group / static_cast<double>(chart_.series.size());
    for (std::size_t i = 0; i < categories(); ++i) {
      for (std::size_t s = 0; s < chart_.series.size(); ++s) {
        const ChartPoint& point = chart_.point(s, i);
        const double left = middle(i) - group / 2 + static_cast<double>(s) * width;
        const double end = point.value ? y(toDouble(*point.value)) : y(0);
        const QRectF area = QRectF(QPointF(left, std::min(end, y(0))), QPointF(left + width * 0.94, std::max(end, y(0))));
        if (point.value) {
          canvas_.bar(area, s);
          canvas_.mark(s, i, area);
        }
        const bool below = end > y(0);
        const double offset = kLabelGap + chart_type::number / 2;
        label(canvas_.set(labelOf(point), chart_type::number), {area.center().x(), below ? area.bottom() + offset : area.top() - offset});
      }
    }
  }

  QPointF at(std::size_t series, std::size_t category) const { return {middle(category), y(toDouble(*chart_.point(series, category).value))}; }

  void lines() {
    for (std::size_t s = 0; s < chart_.series.size(); ++s) {
      QPolygonF piece;
      for (std::size_t i = 0; i <= categories(); ++i) {
        if (i < categories() && chart_.point(s, i).value) {
          piece << at(s, i);
          continue;
        }
        if (piece.size() > 1) {
          canvas_.line(piece, s);
          pieces_.push_back(piece);
        }
        piece.clear();
      }
    }
    forEachKnown([&](std::size_t s, std::size_t i) {
      const QPointF point = at(s, i);
      const QRectF area(point - QPointF(kMarkerReach, kMarkerReach), QSizeF(2 * kMarkerReach, 2 * kMarkerReach));
      canvas_.marker(point, s);
      canvas_.mark(s, i, area);
      canvas_.keepFree(area.adjusted(1, 1, -1, -1));
    });
    forEachKnown([&](std::size_t s, std::size_t i) { labelPoint(at(s, i), labelOf(chart_.point(s, i))); });
  }

  template <typename Each>
  void forEachKnown(Each each) {
    for (std::size_t i = 0; i < categories(); ++i) {
      for (std::size_t s = 0; s < chart_.series.size(); ++s) {
        if (chart_.point(s, i).value) {
          each(s, i);
        }
      }
    }
  }

  bool crossesLine(const QRectF& box) const {
    return std::ranges::any_of(pieces_, [&](const QPolygonF& piece) {
      for (qsizetype i = 1; i < piece.size(); ++i) {
        const QLineF line(piece[i - 1], piece[i]);
        const QLineF sides[] = {{box.topLeft(), box.topRight()}, {box.bottomLeft(), box.bottomRight()}, {box.topLeft(), box.bottomLeft()}, {box.topRight(), box.bottomRight()}};
        if (std::ranges::any_of(sides, [&](const QLineF& side) { return side.intersects(line) == QLineF::BoundedIntersection; })) {
          return true;
        }
      }
      return false;
    });
  }

  /// Above, below or aside the point; rather where no line runs.
  void labelPoint(QPointF point, const QString& text) {
    const TextLine line = canvas_.set(text, chart_type::number);
    const double up = kMarkerReach + chart_type::number / 2;
    const double aside = kMarkerReach + line.width / 2 + 1;
    const QPointF places[] = {{0, -up}, {0, up}, {0, -up - 4}, {0, up + 4}, {aside, -3}, {-aside, -3}, {aside, 4}, {-aside, 4}};
    for (const bool strict : {true, false}) {
      for (const QPointF& place : places) {
        const QPointF centre = point + place;
        const QRectF box(centre - QPointF(line.width / 2, chart_type::number / 2), QSizeF(line.width, chart_type::number));
        const bool inside = box.left() > plot_.left() && box.bottom() < plot_.bottom();
        if (inside && !(strict && crossesLine(box)) && label(line, centre)) {
          return;
        }
      }
    }
  }

  const Chart& chart_;
  ChartCanvas& canvas_;
  QRectF plot_{};
  ChartScale scale_{};
  double slot_ = 0;
  qsizetype nameLines_ = 1;
  std::vector<QPolygonF> pieces_{};
};

}  // namespace

void drawColumns(const Chart& chart, double top, ChartCanvas& canvas) { Upright(chart, top, canvas).draw(); }

}  // namespace shuangda
