#include "transfer_list_model.h"

namespace shuangda {
namespace {

EventDate now() { return EventDate::ofInstant(SystemClock().now()); }

}  // namespace

TransferListModel::TransferListModel(Desk& desk, QObject* parent)
    : PagedRows(desk, [](Desk::Hand hand, const TransferQuery& query) { return hand.services.transfers.list(hand.session, query); }, parent) {}

QStringList TransferListModel::columnNames() {
  QStringList names;
  for (int column = 0; column < kTransferListColumns; ++column) {
    names << columnName(static_cast<TransferColumn>(column));
  }
  return names;
}

QString TransferListModel::cellText(int row, int column) const { return columnText(at(row), static_cast<TransferColumn>(column), now()); }

bool TransferListModel::isAlarming(int row) const { return at(row).alarm && at(row).alarm->lastDay() < now().firstDay(); }

}  // namespace shuangda
