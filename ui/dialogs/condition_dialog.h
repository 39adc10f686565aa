#pragma once

#include <QDialog>

#include "domain/case_filter.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace shuangda {

/// Asks for one condition of a filter: field, relation, value. What cannot be read is said in place.
class ConditionDialog final : public QDialog {
  Q_OBJECT

 public:
  explicit ConditionDialog(QWidget* parent = nullptr);

  FilterCondition condition() const { return condition_; }

 private:
  void fieldChanged();
  void check();

  QComboBox* field_;
  QComboBox* relation_;
  QComboBox* value_;
  QLabel* problem_;
  QPushButton* add_;
  FilterCondition condition_{};
};

}  // namespace shuangda
