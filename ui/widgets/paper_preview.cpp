#include "widgets/paper_preview.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

#include "reports/page_painter.h"

namespace shuangda {
namespace {

constexpr int kMargin = 16;
constexpr double kZoomStep = 1.25;
constexpr double kSmallest = 0.3;
constexpr double kLargest = 6.0;

}  // namespace

PaperPreview::PaperPreview(QWidget* parent) : QAbstractScrollArea(parent) {
  setAccessibleName(tr("通报预览"));
  setFocusPolicy(Qt::StrongFocus);
  verticalScrollBar()->setSingleStep(40);
}

void PaperPreview::setDocument(LaidOutDocument document) {
  document_ = std::move(document);
  updateBars();
  viewport()->update();
}

double PaperPreview::scale() const {
  return zoom_ > 0 ? zoom_ : std::max(kSmallest, (viewport()->width() - 2 * kMargin) / sheetSize().width());
}

QSize PaperPreview::pageSize() const { return (sheetSize() * scale()).toSize(); }

QPoint PaperPreview::pageOrigin(int page) const {
  const int left = std::max(kMargin, (viewport()->width() - pageSize().width()) / 2) - horizontalScrollBar()->value();
  return {left, kMargin + page * (pageSize().height() + kMargin) - verticalScrollBar()->value()};
}

void PaperPreview::updateBars() {
  const int pages = static_cast<int>(document_.pages.size());
  const int height = kMargin + pages * (pageSize().height() + kMargin);
  const int width = pageSize().width() + 2 * kMargin;
  verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
  verticalScrollBar()->setPageStep(viewport()->height());
  horizontalScrollBar()->setRange(0, zoom_ > 0 ? std::max(0, width - viewport()->width()) : 0);
  horizontalScrollBar()->setPageStep(viewport()->width());
}

void PaperPreview::setZoom(double zoom) {
  zoom_ = zoom;
  updateBars();
  viewport()->update();
}

void PaperPreview::zoomIn() { setZoom(std::min(kLargest, scale() * kZoomStep)); }
void PaperPreview::zoomOut() { setZoom(std::max(kSmallest, scale() / kZoomStep)); }
void PaperPreview::fitWidth() { setZoom(0); }

void PaperPreview::resizeEvent(QResizeEvent*) { updateBars(); }

void PaperPreview::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  painter.fillRect(event->rect(), palette().mid());
  painter.setRenderHint(QPainter::Antialiasing);
  for (int page = 0; page < static_cast<int>(document_.pages.size()); ++page) {
    const QRect sheet(pageOrigin(page), pageSize());
    if (!sheet.intersects(event->rect())) {
      continue;
    }
    painter.fillRect(sheet, Qt::white);
    painter.save();
    painter.setClipRect(sheet);
    painter.translate(sheet.topLeft());
    paintPage(painter, document_, static_cast<std::size_t>(page), scale());
    painter.restore();
  }
}

}  // namespace shuangda
