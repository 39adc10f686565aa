#pragma once

#include <QWidget>

#include "desk.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace shuangda {

/// 参数: the numbers and choices of law and office that are no periods, each with its default, source and what is doubtful about it. An
/// administrator changes one with a reason.
class ParameterPanel final : public QWidget {
  Q_OBJECT

 public:
  explicit ParameterPanel(Desk& desk, QWidget* parent = nullptr);

  void reload();
  QTableWidget* table() const { return table_; }

 Q_SIGNALS:
  /// A change was tried; `done` says what was changed.
  void answered(const shuangda::Result<std::vector<shuangda::ClockChange>>& changes, const QString& done);

 private:
  void fill(std::vector<LawParameter> parameters);
  void showParameter();
  void change();

  Desk& desk_;
  std::vector<LawParameter> parameters_;
  QTableWidget* table_;
  QLabel* about_;
  QComboBox* value_;
  QLineEdit* reason_;
  QPushButton* changeButton_;
};

}  // namespace shuangda
