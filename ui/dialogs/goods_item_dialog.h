#pragma once

#include "dialogs/form_dialog.h"
#include "services/custody_service.h"

namespace shuangda {

/// What a line of goods is, to be looked at and changed. Name, unit and quantity are fixed once its ledger is open.
class GoodsItemDialog final : public FormDialog {
  Q_OBJECT

 public:
  GoodsItemDialog(Desk& desk, const GoodsSheet& sheet, QWidget* parent = nullptr);

 private:
  void save() override;
  QString fieldOf(const Error& error) const override;

  SeizedItem item_;
};

/// The fields of a line in the order in which the list of goods (form 24) has them.
const QStringList& goodsFields();
/// The field of a line a refusal belongs to: "goods_price" is about "unit_price_yuan".
QString goodsFieldOf(const Error& error);
/// Completes what is typed with the labels of the field's code list, and with words used before.
void completeGoodsField(QLineEdit* edit, const QString& field, QStringList words = {});

}  // namespace shuangda
