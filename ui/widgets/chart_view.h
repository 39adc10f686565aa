#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "reports/chart_drawing.h"
#include "reports/fonts.h"

namespace shuangda {

/// A chart in the window: the drawing of the paper in the colours of the palette. What the mouse or the keys stand on is framed and said;
/// a click or Return asks for what is behind it.
class ChartView final : public QWidget {
  Q_OBJECT

 public:
  explicit ChartView(QWidget* parent = nullptr);

  void setChart(const Chart& chart);
  const Chart& chart() const { return chart_; }
  /// The middle of a drawn point in this widget; nothing where nothing is known.
  std::optional<QPoint> placeOf(std::size_t series, std::size_t category);
  /// The point the keys stand on.
  std::optional<ChartMark> current() const { return current_; }
  /// The chart in black on white, as on paper, so many pixels a point.
  QImage picture(double scale);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void pointActivated(int series, int category);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  double scale() const;
  void draw();
  ChartDrawing drawingOf(QSizeF size);
  const ChartMark* markAt(QPointF at) const;
  QRectF areaOf(const ChartMark& mark) const;
  void moveTo(const ChartMark& mark);
  void step(int categories, int series);
  QString tipOf(const ChartMark& mark) const;
  void frame(QPainter& painter, const ChartMark& mark, Qt::PenStyle style) const;

  Chart chart_{};
  std::unique_ptr<FontBook> fonts_;   ///< made with the first drawing: it needs the application
  ChartDrawing drawing_{};
  std::optional<ChartMark> current_;
  std::optional<ChartMark> hovered_;
};

}  // namespace shuangda
