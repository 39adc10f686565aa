#pragma once

#include <QDialog>
#include <vector>

#include "desk.h"
#include "dialogs/stock_act_dialog.h"
#include "services/stock_take_service.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace shuangda {

class TextTableModel;

/// 盘点: a stock-take with its lines and, in large type, the entry of one count after the other: code or row, quantity, next. What is expected
/// stays hidden in a blind count until the line was counted.
class StockTakeWindow final : public QDialog {
  Q_OBJECT

 public:
  explicit StockTakeWindow(Desk& desk, QWidget* parent = nullptr);

  void goTo(StockTakeId id);
  void act(StockActDialog::Act act);
  void openReport();
  const std::optional<StockTakeSheet>& sheet() const { return sheet_; }
  QTableView* table() const { return table_; }
  QString message() const;

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QLayout* buildBar();
  QWidget* buildEntry();
  void reload();
  void showTakes(const std::vector<StockTake>& takes);
  void showChosen();
  void showSheet();
  /// The lines in view: all, or those to be counted again.
  void filter();
  void showRow();
  void findCode();
  void count();
  void counted(const Result<StockDifference>& difference);
  /// Goes to the next line that waits to be counted.
  void next();
  void say(const QString& text, bool refused);

  Desk& desk_;
  QComboBox* takes_;
  QPushButton* start_ = nullptr;
  QPushButton* close_ = nullptr;
  QPushButton* settle_ = nullptr;
  QPushButton* report_ = nullptr;
  QCheckBox* onlyOpen_ = nullptr;
  TextTableModel* model_;
  QTableView* table_;
  QLabel* head_;
  QLabel* line_;
  QLineEdit* code_;
  QLineEdit* quantity_;
  QPushButton* record_ = nullptr;
  QLabel* message_;
  StockTakeId selected_{};
  std::optional<StockTakeSheet> sheet_{};
  std::vector<std::size_t> shown_{};  ///< rows of the sheet in view
};

}  // namespace shuangda
