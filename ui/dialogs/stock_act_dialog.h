#pragma once

#include <QDialog>

#include "desk.h"
#include "services/stock_take_service.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace shuangda {

/// 开始盘点, 结束盘点 or 调整账目 as a small form. A refusal is said in place.
class StockActDialog final : public QDialog {
  Q_OBJECT

 public:
  enum class Act { Start, Close, Settle };

  StockActDialog(Desk& desk, const StockTake& take, Act act, QWidget* parent = nullptr);
  QString message() const;

 Q_SIGNALS:
  void done(StockTakeId id, const QString& told);

 private:
  struct Done {
    StockTakeId id{};
    QString told{};
  };
  void build();
  QLineEdit* addLine(const char* name, const QString& label, const QString& hint = {});
  QComboBox* addChoice(const char* name, const QString& label);
  void fillPlaces();
  QString textOf(const char* name) const;
  std::function<Result<Done>(Desk::Hand)> work() const;
  void save();
  void say(const QString& text);

  Desk& desk_;
  StockTake take_;
  Act act_;
  QFormLayout* form_;
  QLabel* message_;
  QPushButton* saveButton_ = nullptr;
};

}  // namespace shuangda
