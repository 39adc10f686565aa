#pragma once

#include <QDialog>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "reports/document.h"
#include "reports/fonts.h"

class QComboBox;
class QLabel;

namespace shuangda {

class PaperPreview;

/// A paper that can be composed when it is looked at.
struct NamedPaper {
  QString name{};
  std::function<Document()> compose{};
};

/// The papers of one record: choose one, see it as it will be printed, print it or save it as PDF or DOCX.
class PaperDialog final : public QDialog {
  Q_OBJECT

 public:
  PaperDialog(const QString& title, std::vector<NamedPaper> papers, QWidget* parent = nullptr);

  PaperPreview* preview() const { return preview_; }
  QString message() const;
  /// Asks for the file to save to, by the ending of the suggestion; replaced in tests.
  std::function<QString(const QString& suggestion)> chooseFile;

 private:
  void choose(int index);
  void save(bool word);
  void say(const QString& text);

  std::vector<NamedPaper> papers_;
  std::unique_ptr<FontBook> fonts_;
  QComboBox* which_;
  PaperPreview* preview_;
  Document document_{};
  QLabel* message_;
};

}  // namespace shuangda
