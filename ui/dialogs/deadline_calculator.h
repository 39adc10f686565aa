#pragma once

#include <QDialog>

#include "desk.h"

class QComboBox;
class QLineEdit;
class QTextBrowser;
class QTimer;

namespace shuangda {

/// 期限计算器: a period without a case. The answer follows the typing; the same service answers `law due`.
class DeadlineCalculator final : public QDialog {
  Q_OBJECT

 public:
  explicit DeadlineCalculator(Desk& desk, QWidget* parent = nullptr);

  QString resultText() const;

 private:
  void fillRules();
  void compute();

  Desk& desk_;
  QComboBox* rule_;
  QLineEdit* from_;
  QLineEdit* exclusions_;
  QLineEdit* extensions_;
  QTextBrowser* result_;
  QTimer* typing_;
  Desk::Ticket ticket_ = 0;
};

}  // namespace shuangda
