#pragma once

#include <QDialog>

#include "base/csv.h"
#include "desk.h"
#include "domain/period.h"

class QLabel;
class QPushButton;
class QTableView;

namespace shuangda {

class TextTableModel;

/// 自设指标: the office's own indicators; administrators add, change and remove them.
class IndicatorsDialog final : public QDialog {
  Q_OBJECT

 public:
  /// `period` is what 试算 computes.
  IndicatorsDialog(Desk& desk, const Period& period, QWidget* parent = nullptr);

  QTableView* table() const { return table_; }
  QString message() const;

 Q_SIGNALS:
  /// The catalogue is another one.
  void changed();

 private:
  void reload();
  void edit(const CsvRecord& row);
  void remove();
  const CsvRecord* chosen() const;
  void allowActs();

  Desk& desk_;
  Period period_;
  TextTableModel* model_;
  QTableView* table_;
  QLabel* message_;
  QPushButton* add_;
  QPushButton* edit_;
  QPushButton* remove_;
  std::vector<CsvRecord> rows_{};
};

}  // namespace shuangda
