#include "widgets/chart_view.h"

#include <QAccessible>
#include <QFontInfo>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "reports/page_painter.h"

namespace shuangda {
namespace {

constexpr double kTypeOfNames = 8.5;    ///< of the drawing, pt: as large as the texts of the window
constexpr int kMargin = 8;
constexpr double kLeastWidth = 260;     ///< pt
constexpr double kLeastHeight = 130;
constexpr double kReach = 3;            ///< a thin bar is hit this much beside it, pt

QColor mixed(const QColor& a, const QColor& b, double part) {
  const auto mix = [part](int x, int y) { return static_cast<int>(x + (y - x) * part); };
  return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

ShapePalette shapePalette(const QPalette& palette) {
  const QColor base = palette.color(QPalette::Base);
  const QColor text = palette.color(QPalette::Text);
  const bool dark = base.lightness() < text.lightness();
  ShapePalette colours{.paper = base, .text = text, .grid = mixed(base, text, 0.25), .pale = mixed(base, text, 0.14)};
  const std::array<QRgb, ShapePalette::kSeries> onLight{0x1f4e79, 0x9c4a00, 0x2f6b1f, 0x5b3f97, 0x0b6472, 0x8a1c1c};
  const std::array<QRgb, ShapePalette::kSeries> onDark{0x8ab4f8, 0xfbbf77, 0x81c995, 0xc58af9, 0x78d9ec, 0xf28b82};
  for (std::size_t i = 0; i < ShapePalette::kSeries; ++i) {
    colours.series[i] = QColor(dark ? onDark[i] : onLight[i]);
  }
  return colours;
}

}  // namespace

ChartView::ChartView(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("图表"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
}

double ChartView::scale() const { return QFontInfo(font()).pixelSize() / kTypeOfNames; }

void ChartView::setChart(const Chart& chart) {
  chart_ = chart;
  current_.reset();
  hovered_.reset();
  setAccessibleName(chart.isEmpty() ? tr("图表") : tr("图表：%1").arg(chart.title));
  setAccessibleDescription(spokenChart(chart));
  updateGeometry();
  draw();
}

QSize ChartView::sizeHint() const { return (QSizeF(442, chartHeight(chart_)) * scale()).toSize() + QSize(2 * kMargin, 2 * kMargin); }

QSize ChartView::minimumSizeHint() const {
  const bool grows = chart_.kind == ChartKind::Bars || chart_.kind == ChartKind::Funnel;
  const double height = grows && !chart_.isEmpty() ? chartHeight(chart_) * 0.9 : kLeastHeight;
  return (QSizeF(kLeastWidth, height) * scale()).toSize() + QSize(2 * kMargin, 2 * kMargin);
}

ChartDrawing ChartView::drawingOf(QSizeF size) {
  if (!fonts_) {
    fonts_ = std::make_unique<FontBook>();
  }
  FontUse use(*fonts_);
  TextSetter setter(use);
  return drawChart(chart_, size, setter);
}

void ChartView::draw() {
  const QSizeF room(width() - 2 * kMargin, height() - 2 * kMargin);
  const bool shown = !chart_.isEmpty() && room.width() > 0 && room.height() > 0;
  drawing_ = shown ? drawingOf(room / scale()) : ChartDrawing{};
  update();
}

QImage ChartView::picture(double scale) {
  const QSizeF size(std::max(kLeastWidth, (width() - 2 * kMargin) / this->scale()), std::max(kLeastHeight, (height() - 2 * kMargin) / this->scale()));
  const ChartDrawing drawing = drawingOf(size);
  QImage image((size * scale).toSize(), QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  paintShapes(painter, drawing.shapes, ShapePalette::onPaper(), {0, 0}, scale);
  paintLines(painter, fonts_->faces(), drawing.lines, scale, Qt::black);
  return image;
}

QRectF ChartView::areaOf(const ChartMark& mark) const {
  return QRectF(mark.area.topLeft() * scale(), mark.area.size() * scale()).translated(kMargin, kMargin);
}

const ChartMark* ChartView::markAt(QPointF at) const {
  // A bar that is hit beats one that is only near.
  for (const double reach : {0.0, kReach * scale()}) {
    for (const ChartMark& mark : drawing_.marks) {
      if (areaOf(mark).adjusted(-reach, -reach, reach, reach).contains(at)) {
        return &mark;
      }
    }
  }
  return nullptr;
}

std::optional<QPoint> ChartView::placeOf(std::size_t series, std::size_t category) {
  for (const ChartMark& mark : drawing_.marks) {
    if (mark.series == series && mark.category == category) {
      return areaOf(mark).center().toPoint();
    }
  }
  return std::nullopt;
}

void ChartView::frame(QPainter& painter, const ChartMark& mark, Qt::PenStyle style) const {
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(palette().color(QPalette::Highlight), 2, style));
  painter.drawRect(areaOf(mark).adjusted(-3, -3, 3, 3));
}

void ChartView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(rect(), palette().color(QPalette::Base));
  if (chart_.isEmpty()) {
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect(), Qt::AlignCenter, tr("没有可以画的数。"));
    return;
  }
  const ShapePalette colours = shapePalette(palette());
  paintShapes(painter, drawing_.shapes, colours, QPointF(kMargin, kMargin) / scale(), scale());
  painter.translate(kMargin, kMargin);
  paintLines(painter, fonts_->faces(), drawing_.lines, scale(), colours.text);
  painter.translate(-kMargin, -kMargin);
  if (hovered_) {
    frame(painter, *hovered_, Qt::SolidLine);
  }
  if (current_ && hasFocus()) {
    frame(painter, *current_, Qt::DashLine);
  }
}

void ChartView::resizeEvent(QResizeEvent*) {
  const auto again = [this](std::optional<ChartMark>& mark) {
    if (mark) {
      const auto found = std::ranges::find_if(drawing_.marks, [&](const ChartMark& each) { return each.series == mark->series && each.category == mark->category; });
      mark = found == drawing_.marks.end() ? std::nullopt : std::optional(*found);
    }
  };
  draw();
  again(current_);
  again(hovered_);
}

QString ChartView::tipOf(const ChartMark& mark) const {
  const QString words = pointWords(chart_, mark.series, mark.category);
  return chart_.point(mark.series, mark.category).source ? tr("%1\n单击或回车查看背后的记录").arg(words) : words;
}

bool ChartView::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const ChartMark* mark = markAt(help->pos());
    mark != nullptr ? QToolTip::showText(help->globalPos(), tipOf(*mark), this) : QToolTip::hideText();
    return true;
  }
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    draw();
  }
  return QWidget::event(event);
}

void ChartView::mouseMoveEvent(QMouseEvent* event) {
  const ChartMark* mark = markAt(event->position());
  hovered_ = mark != nullptr ? std::optional(*mark) : std::nullopt;
  const bool opens = mark != nullptr && chart_.point(mark->series, mark->category).source.has_value();
  setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
  update();
}

void ChartView::mousePressEvent(QMouseEvent* event) {
  const ChartMark* mark = event->button() == Qt::LeftButton ? markAt(event->position()) : nullptr;
  if (mark != nullptr) {
    const ChartMark hit = *mark;
    current_ = hit;
    update();
    Q_EMIT pointActivated(static_cast<int>(hit.series), static_cast<int>(hit.category));
  }
}

void ChartView::leaveEvent(QEvent*) {
  hovered_.reset();
  update();
}

void ChartView::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  if (!current_ && !drawing_.marks.empty() && event->reason() != Qt::MouseFocusReason) {
    moveTo(drawing_.marks.front());
  }
}

void ChartView::moveTo(const ChartMark& mark) {
  current_ = mark;
  setAccessibleDescription(pointWords(chart_, mark.series, mark.category));
  QAccessibleEvent told(this, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&told);
  QToolTip::showText(mapToGlobal(areaOf(mark).bottomRight().toPoint()), tipOf(mark), this);
  update();
}

/// To the next known point that way.
void ChartView::step(int categories, int series) {
  if (!current_) {
    if (!drawing_.marks.empty()) {
      moveTo(drawing_.marks.front());
    }
    return;
  }
  int category = static_cast<int>(current_->category) + categories;
  int of = static_cast<int>(current_->series) + series;
  while (category >= 0 && of >= 0 && category < chart_.categories.size() && of < static_cast<int>(chart_.series.size())) {
    const auto found = std::ranges::find_if(drawing_.marks, [&](const ChartMark& mark) { return static_cast<int>(mark.category) == category && static_cast<int>(mark.series) == of; });
    if (found != drawing_.marks.end()) {
      moveTo(*found);
      return;
    }
    category += categories;
    of += series;
  }
}

void ChartView::keyPressEvent(QKeyEvent* event) {
  const bool upright = chart_.kind == ChartKind::Lines || chart_.kind == ChartKind::Columns;
  const auto along = [&](int way) { step(way, 0); };
  const auto across = [&](int way) { step(0, way); };
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
      const int way = event->key() == Qt::Key_Right ? 1 : -1;
      upright ? along(way) : across(way);
      return;
    }
    case Qt::Key_Up:
    case Qt::Key_Down: {
      const int way = event->key() == Qt::Key_Down ? 1 : -1;
      upright ? across(way) : along(way);
      return;
    }
    case Qt::Key_Home:
    case Qt::Key_End:
      if (!drawing_.marks.empty()) {
        moveTo(event->key() == Qt::Key_Home ? drawing_.marks.front() : drawing_.marks.back());
      }
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      if (current_) {
        Q_EMIT pointActivated(static_cast<int>(current_->series), static_cast<int>(current_->category));
      }
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

}  // namespace shuangda
