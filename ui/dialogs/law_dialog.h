#pragma once

#include <QDialog>
#include <functional>

#include "desk.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;
class QTabWidget;

namespace shuangda {

class ParameterPanel;

/// 期限规则、参数和放假安排: the rules and parameters with their sources; an administrator changes a rule's numbers with reason and first
/// day, a parameter with reason, and imports a holiday notice. Which running clocks changed is shown at once. Others look.
class LawDialog final : public QDialog {
  Q_OBJECT

 public:
  explicit LawDialog(Desk& desk, QWidget* parent = nullptr);

  /// Replaced in tests.
  std::function<QString()> chooseFile;
  void importNotice();
  QString message() const;
  QTabWidget* tabs() const { return tabs_; }
  ParameterPanel* parameters() const { return parameters_; }

 Q_SIGNALS:
  void changed();

 private:
  QWidget* buildRules();
  QLayout* buildHead();
  void fill();
  void showRule();
  void amend();
  void answered(const Result<std::vector<ClockChange>>& changes, const QString& done);

  Desk& desk_;
  std::vector<DeadlineRule> rules_;
  QTabWidget* tabs_;
  ParameterPanel* parameters_;
  QTableWidget* table_;
  QLabel* years_;
  QLabel* about_;
  QLineEdit* amount_;
  QComboBox* enabled_;
  QLineEdit* from_;
  QLineEdit* reason_;
  QPushButton* amendButton_;
  QLabel* message_;
  QTableWidget* changes_;
};

}  // namespace shuangda
