#pragma once

#include "paged_model.h"
#include "services/transfer_list_texts.h"

namespace shuangda {

/// Matters of 两法衔接, newest first. A row whose clock has run out stands out.
class TransferListModel final : public PagedRows<TransferRow, TransferQuery> {
 public:
  TransferListModel(Desk& desk, QObject* parent);

  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kTransferListColumns; }
  /// Names of the columns for saved views.
  static QStringList columnNames();

 protected:
  TransferId keyOf(const TransferRow& row) const override { return row.transfer.id; }
  QString heading(int column) const override { return columnHeading(static_cast<TransferColumn>(column)); }
  QString cellText(int row, int column) const override;
  bool isNumber(int column) const override { return column == static_cast<int>(TransferColumn::Round); }
  bool isAlarming(int row) const override;
};

}  // namespace shuangda
