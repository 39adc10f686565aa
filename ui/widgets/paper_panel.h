#pragma once

#include "reports/fonts.h"
#include "widgets/bulletin_panel.h"

class QLabel;
class QListWidget;

namespace shuangda {

class PaperPress;
class PaperPreview;

/// 版面: the paper as it will be printed, with small pictures of its pages at the left. Setting, drawing and saving are done beside the window's own
/// thread.
class PaperPanel final : public BulletinPanel {
  Q_OBJECT

 public:
  explicit PaperPanel(Desk& desk, QWidget* parent = nullptr);

  PaperPreview* preview() const { return preview_; }
  QListWidget* thumbnails() const { return thumbnails_; }
  QString note() const;
  /// Writes a PDF, DOCX or XLSX file, by the ending; said() tells how it went.
  void save(const QString& path);
  void print();

 Q_SIGNALS:
  void saved(const QString& path);

 protected:
  void fill() override;

 private:
  QLayout* buildBar();
  void laidOut(int pages, const QStringList& fonts);
  void rendered(int page);
  void showPage(int page);
  void savePages(const QString& path);
  void saveBook(const QString& path);
  void told(const QString& path, const QString& refusal);

  PaperPress* press_;
  PaperPreview* preview_;
  QListWidget* thumbnails_;
  QLabel* page_;
  QLabel* note_;
  std::optional<Period> shown_{};    ///< whose page was in view last
  int lastPage_ = 0;
  std::unique_ptr<FontBook> fonts_;  ///< for the printer, made when it is first wanted
};

}  // namespace shuangda
