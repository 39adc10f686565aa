#pragma once

#include <QWidget>
#include <functional>
#include <memory>

#include "desk.h"
#include "reports/bulletin_composer.h"
#include "reports/fonts.h"

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace shuangda {

class PaperPreview;

/// The quarterly bulletin: choose the period, see the figures and the paper, open the records behind a figure, print or save.
class BulletinPage final : public QWidget {
  Q_OBJECT

 public:
  explicit BulletinPage(Desk& desk, QWidget* parent = nullptr);

  void setPeriod(const Period& period);
  Period period() const;
  /// Computes the figures of the chosen period and sets the paper anew.
  void recompute();
  /// Asks for the file to save to; replaced in tests.
  std::function<QString(const QString& suggestion)> chooseFile;
  PaperPreview* preview() const { return preview_; }
  QTableWidget* figures() const { return figures_; }


 private:
  void buildBar(QBoxLayout* layout);
  void show(const Bulletin& bulletin);
  void setPaper();
  void fillFigures();
  void openRecords(int row);
  void save();
  void print();
  void say(const QString& text);

  Desk& desk_;
  std::unique_ptr<FontBook> fonts_;   ///< made with the page: it needs the application
  BulletinMaterial material_{};
  BulletinLetterhead head_{};
  std::optional<Bulletin> bulletin_;
  std::vector<std::size_t> shown_;  ///< by row of the table, the place of its figure
  QSpinBox* year_;
  QComboBox* part_;
  QComboBox* masthead_;
  QTableWidget* figures_;
  PaperPreview* preview_;
  QLabel* message_;
  QPushButton* save_;
  QPushButton* print_;
  Desk::Ticket ticket_ = 0;
};

}  // namespace shuangda
