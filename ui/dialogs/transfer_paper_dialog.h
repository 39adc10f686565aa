#pragma once

#include <QDialog>
#include <functional>
#include <memory>

#include "desk.h"
#include "reports/document.h"
#include "reports/fonts.h"
#include "services/transfer_papers.h"

class QLabel;
class QListWidget;

namespace shuangda {

class PaperPreview;

/// 移送文书: the papers that can be made for a matter. Choose one, see what is still empty and how it will look, print it or save it as PDF
/// or DOCX.
class TransferPaperDialog final : public QDialog {
  Q_OBJECT

 public:
  TransferPaperDialog(Desk& desk, const TransferSheet& sheet, QWidget* parent = nullptr);

  QListWidget* list() const { return list_; }
  PaperPreview* preview() const { return preview_; }
  /// The fields still empty of the paper chosen, as shown.
  QString emptyText() const;
  QString message() const;
  /// Shows this paper; nothing happens where it cannot be made.
  void choose(const QString& paper);
  /// Asks for the file to save to; replaced in tests.
  std::function<QString(const QString& suggestion, const QString& filter)> chooseFile;

 private:
  QWidget* sidePart();
  QWidget* paperPart();
  void fillList(const TransferPaperSource& source);
  void showChosen();
  void save(bool word);
  void say(const QString& text);

  std::unique_ptr<FontBook> fonts_;
  TransferPaperSource source_{};
  Document document_{};
  QListWidget* list_;
  QLabel* empty_;
  PaperPreview* preview_;
  QLabel* message_;
};

}  // namespace shuangda
