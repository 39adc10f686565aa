#include "paged_model.h"

#include <QColor>
#include <numeric>

#include "widgets/rich_text.h"

namespace shuangda {

QString PagedModel::copied(const std::vector<int>& rows, std::vector<int> columns) const {
  if (columns.empty()) {
    columns.resize(static_cast<std::size_t>(columnCount()));
    std::iota(columns.begin(), columns.end(), 0);
  }
  QStringList lines;
  const auto line = [&](const auto& text) {
    QStringList cells;
    for (const int column : columns) {
      cells << QString(text(column)).replace(u'\t', u' ').replace(u'\n', u' ');
    }
    lines << cells.join(u'\t');
  };
  line([&](int column) { return heading(column); });
  for (const int row : rows) {
    line([&](int column) { return cellText(row, column); });
  }
  return lines.join(u'\n') + u'\n';
}

QVariant PagedModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) {
    return {};
  }
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
      return cellText(index.row(), index.column());
    case Qt::TextAlignmentRole:
      return QVariant::fromValue<Qt::Alignment>((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
      return isAlarming(index.row()) ? QVariant(QColor(rich::kRed)) : QVariant();
    default:
      return {};
  }
}

QVariant PagedModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) {
    return {};
  }
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue<Qt::Alignment>((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  return role == Qt::DisplayRole ? QVariant(heading(section)) : QVariant();
}

}  // namespace shuangda
