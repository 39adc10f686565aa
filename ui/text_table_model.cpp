#include "text_table_model.h"

#include <QColor>
#include <utility>

namespace shuangda {

void TextTableModel::setRows(std::vector<QStringList> rows, std::vector<bool> standOut) {
  beginResetModel();
  rows_ = std::move(rows);
  standOut_ = std::move(standOut);
  standOut_.resize(rows_.size(), false);
  endResetModel();
}

QVariant TextTableModel::data(const QModelIndex& index, int role) const {
  const auto row = static_cast<std::size_t>(index.row());
  switch (role) {
    case Qt::DisplayRole:
      return rows_[row].value(index.column()).replace(u'\n', u' ');
    case Qt::ToolTipRole:
      return rows_[row].value(index.column());
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) | (numbers_.contains(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
      return standOut_[row] ? QVariant(QColor(QStringLiteral("#b3261e"))) : QVariant();
    default:
      return {};
  }
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(heads_.value(section)) : QVariant();
}

}  // namespace shuangda
