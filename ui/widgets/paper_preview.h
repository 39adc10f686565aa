#pragma once

#include <QAbstractScrollArea>

#include "reports/page.h"

namespace shuangda {

/// Shows a laid-out document page below page, as it will be printed. Only the pages in view are painted.
class PaperPreview final : public QAbstractScrollArea {
  Q_OBJECT

 public:
  explicit PaperPreview(QWidget* parent = nullptr);

  void setDocument(LaidOutDocument document);
  const LaidOutDocument& document() const { return document_; }
  bool isEmpty() const { return document_.pages.empty(); }

 public Q_SLOTS:
  void zoomIn();
  void zoomOut();
  void fitWidth();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  double scale() const;             ///< pixels a point
  QSize pageSize() const;           ///< pixels
  QPoint pageOrigin(int page) const;  ///< in the viewport
  void setZoom(double zoom);
  void updateBars();

  LaidOutDocument document_{};
  double zoom_ = 0;                 ///< pixels a point; 0 = the page's width fills the view
};

}  // namespace shuangda
