#include "widgets/paper_preview.h"

#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "reports/page_painter.h"

namespace shuangda {
namespace {

constexpr int kMargin = 16;
constexpr double kZoomStep = 1.25;
constexpr double kSmallest = 0.3;
constexpr double kLargest = 6.0;

}  // namespace

PaperPreview::PaperPreview(QWidget* parent) : QAbstractScrollArea(parent) {
  setAccessibleName(tr("版面预览"));
  setFocusPolicy(Qt::StrongFocus);
  verticalScrollBar()->setSingleStep(40);
}

void PaperPreview::setDocument(LaidOutDocument document) {
  document_ = std::move(document);
  setPages(static_cast<int>(document_.pages.size()), [this](QPainter& painter, int page, QSize size) {
    paintPage(painter, document_, static_cast<std::size_t>(page), size.width() / sheetSize().width());
  });
}

void PaperPreview::setPages(int count, PagePainter paint) {
  const bool same = count == count_;
  count_ = count;
  paint_ = std::move(paint);
  updateBars();
  if (!same) {
    verticalScrollBar()->setValue(0);
  }
  current_ = -1;
  notePage();
  viewport()->update();
}

double PaperPreview::scale() const {
  const double width = (viewport()->width() - 2 * kMargin) / sheetSize().width();
  const double height = (viewport()->height() - 2 * kMargin) / sheetSize().height();
  switch (fit_) {
    case Fit::None:
      return zoom_;
    case Fit::Width:
      return std::max(kSmallest, width);
    case Fit::Page:
      return std::max(kSmallest, std::min(width, height));
  }
  return zoom_;
}

QSize PaperPreview::pageSize() const { return (sheetSize() * scale()).toSize(); }

QPoint PaperPreview::pageOrigin(int page) const {
  const int left = std::max(kMargin, (viewport()->width() - pageSize().width()) / 2) - horizontalScrollBar()->value();
  return {left, kMargin + topOf(page) - verticalScrollBar()->value()};
}

int PaperPreview::topOf(int page) const { return page * (pageSize().height() + kMargin); }

void PaperPreview::updateBars() {
  stride_ = topOf(1);
  const int height = kMargin + topOf(count_);
  const int width = pageSize().width() + 2 * kMargin;
  verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
  verticalScrollBar()->setPageStep(viewport()->height());
  horizontalScrollBar()->setRange(0, fit_ == Fit::None ? std::max(0, width - viewport()->width()) : 0);
  horizontalScrollBar()->setPageStep(viewport()->width());
}

void PaperPreview::setZoom(Fit fit, double zoom) {
  const int page = currentPage();
  fit_ = fit;
  zoom_ = zoom;
  updateBars();
  goToPage(page);
  viewport()->update();
}

void PaperPreview::zoomIn() { setZoom(Fit::None, std::min(kLargest, scale() * kZoomStep)); }
void PaperPreview::zoomOut() { setZoom(Fit::None, std::max(kSmallest, scale() / kZoomStep)); }
void PaperPreview::fitWidth() { setZoom(Fit::Width, zoom_); }
void PaperPreview::fitPage() { setZoom(Fit::Page, zoom_); }

void PaperPreview::goToPage(int page) {
  if (count_ == 0) {
    return;
  }
  const int wanted = std::clamp(page, 0, count_ - 1);
  verticalScrollBar()->setValue(topOf(wanted));
  // Where several pages are in view at once, the one asked for is the current one.
  if (current_ != wanted) {
    current_ = wanted;
    Q_EMIT pageChanged(wanted);
  }
}

void PaperPreview::notePage() {
  // The last page is in view at the lowest place even where its top is not.
  const QScrollBar* bar = verticalScrollBar();
  const int middle = bar->value() + viewport()->height() / 2;
  const bool atEnd = bar->maximum() > 0 && bar->value() == bar->maximum();
  const int page = atEnd ? count_ - 1 : std::clamp(middle / std::max(1, pageSize().height() + kMargin), 0, std::max(0, count_ - 1));
  if (page != current_) {
    current_ = page;
    Q_EMIT pageChanged(page);
  }
}

void PaperPreview::scrollContentsBy(int, int) {
  notePage();
  viewport()->update();
}

void PaperPreview::resizeEvent(QResizeEvent*) {
  // Pages that are fitted grow and shrink with the view: the place in them stays.
  const int page = current_;
  const double place = verticalScrollBar()->value() / static_cast<double>(std::max(1, stride_));
  updateBars();
  verticalScrollBar()->setValue(static_cast<int>(std::lround(place * stride_)));
  if (count_ > 0 && current_ != page) {
    current_ = page;
    Q_EMIT pageChanged(page);
  }
}

void PaperPreview::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_PageDown) {
    goToPage(currentPage() + 1);
  } else if (event->key() == Qt::Key_PageUp) {
    goToPage(currentPage() - 1);
  } else if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {
    goToPage(event->key() == Qt::Key_Home ? 0 : count_ - 1);
  } else if (event->matches(QKeySequence::ZoomIn) || (event->key() == Qt::Key_Equal && event->modifiers() == Qt::ControlModifier)) {
    zoomIn();
  } else if (event->matches(QKeySequence::ZoomOut)) {
    zoomOut();
  } else {
    QAbstractScrollArea::keyPressEvent(event);
  }
}

void PaperPreview::wheelEvent(QWheelEvent* event) {
  if (event->modifiers() == Qt::ControlModifier && event->angleDelta().y() != 0) {
    event->angleDelta().y() > 0 ? zoomIn() : zoomOut();
    return;
  }
  QAbstractScrollArea::wheelEvent(event);
}

void PaperPreview::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  painter.fillRect(event->rect(), palette().mid());
  painter.setRenderHint(QPainter::Antialiasing);
  for (int page = 0; page < count_; ++page) {
    const QRect sheet(pageOrigin(page), pageSize());
    if (!sheet.intersects(event->rect())) {
      continue;
    }
    painter.fillRect(sheet, Qt::white);
    painter.save();
    painter.setClipRect(sheet);
    painter.translate(sheet.topLeft());
    paint_(painter, page, sheet.size());
    painter.restore();
  }
}

}  // namespace shuangda
