#pragma once

#include <QDialog>

#include "desk.h"
#include "domain/finding.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace shuangda {

/// What an import was remarked on, to be gone through and marked as dealt with.
class FindingsDialog final : public QDialog {
  Q_OBJECT

 public:
  FindingsDialog(Desk& desk, const ImportFindings& import, QWidget* parent = nullptr);

  QString message() const;
  QTableWidget* table() const { return table_; }

 Q_SIGNALS:
  void settled();

 private:
  QLayout* buildReason();
  void read();
  void fill();
  void settle();

  Desk& desk_;
  ImportFindings import_;
  std::vector<Finding> findings_;
  QLabel* about_;
  QComboBox* show_;
  QTableWidget* table_;
  QLineEdit* reason_;
  QPushButton* settleButton_;
  QLabel* message_;
};

}  // namespace shuangda
