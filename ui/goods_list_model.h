#pragma once

#include "domain/goods_query.h"
#include "paged_model.h"

namespace shuangda {

/// Lines of goods, newest first.
class GoodsListModel final : public PagedRows<GoodsRow, GoodsQuery> {
 public:
  enum Column { Code, Name, Spec, Brand, Amount, Unit, Value, Case, Custody, kColumns };

  GoodsListModel(Desk& desk, QObject* parent);

  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }

 protected:
  ItemId keyOf(const GoodsRow& row) const override { return row.item.id; }
  QString heading(int column) const override;
  QString cellText(int row, int column) const override;
  bool isNumber(int column) const override { return column == Amount || column == Value; }
};

}  // namespace shuangda
