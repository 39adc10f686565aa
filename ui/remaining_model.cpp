#include "remaining_model.h"

#include <QColor>

#include "widgets/course_html.h"

namespace shuangda {

QVariant RemainingModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) {
    return {};
  }
  const RunningClock* clock = index.column() == 0 ? clockOf(index.row()) : nullptr;
  if (role == Qt::ForegroundRole && clock != nullptr) {
    return QColor(clockMark(*clock, now_).colour);
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
    return {};
  }
  if (index.column() > 0) {
    return cell(index.row(), index.column());
  }
  return clock != nullptr ? QStringLiteral("■ ") + clockMark(*clock, now_).word : QString();
}

QVariant RemainingModel::headerData(int section, Qt::Orientation orientation, int role) const {
  return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(heads_.value(section)) : QVariant();
}

}  // namespace shuangda
