#pragma once

#include <QAbstractScrollArea>
#include <functional>

#include "reports/page.h"

namespace shuangda {

/// Shows a laid-out document page below page, as it will be printed. Only the pages in view are painted. PageUp and PageDown go to the
/// page before and after, Ctrl++ and Ctrl+- zoom.
class PaperPreview final : public QAbstractScrollArea {
  Q_OBJECT

 public:
  /// Paints a page at the painter's origin, `size` pixels large.
  using PagePainter = std::function<void(QPainter& painter, int page, QSize size)>;

  explicit PaperPreview(QWidget* parent = nullptr);

  void setDocument(LaidOutDocument document);
  const LaidOutDocument& document() const { return document_; }
  /// Pages that are drawn elsewhere; the place in view is kept where there are as many.
  void setPages(int count, PagePainter paint);
  int pageCount() const { return count_; }
  bool isEmpty() const { return count_ == 0; }
  /// The page gone to last, or the one most of the view shows.
  int currentPage() const { return current_; }
  void goToPage(int page);

 public Q_SLOTS:
  void zoomIn();
  void zoomOut();
  void fitWidth();
  void fitPage();

 Q_SIGNALS:
  void pageChanged(int page);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;

 private:
  enum class Fit { None, Width, Page };

  double scale() const;             ///< pixels a point
  QSize pageSize() const;           ///< pixels
  QPoint pageOrigin(int page) const;  ///< in the viewport
  int topOf(int page) const;        ///< value of the bar that shows the page from its top
  void setZoom(Fit fit, double zoom);
  void updateBars();
  void notePage();

  LaidOutDocument document_{};
  PagePainter paint_{};
  int count_ = 0;
  int current_ = 0;
  int stride_ = 0;                  ///< from one page to the next, when the bars were set
  Fit fit_ = Fit::Width;
  double zoom_ = 1;                 ///< pixels a point, where nothing is to be fitted
};

}  // namespace shuangda
