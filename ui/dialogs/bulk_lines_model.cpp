#include "dialogs/bulk_lines_model.h"

#include <QColor>
#include <algorithm>

#include "services/texts.h"

namespace shuangda {
namespace {

QString changesText(const std::vector<FieldChange>& changes) {
  QStringList parts;
  const auto shown = [](const QString& text) { return text.isEmpty() ? QObject::tr("（空）") : text; };
  for (const FieldChange& change : changes) {
    parts << QStringLiteral("%1：%2 → %3").arg(fieldLabel(change.field), shown(change.before), shown(change.after));
  }
  return parts.join(QStringLiteral("；"));
}

}  // namespace

void BulkLinesModel::setLines(std::vector<BulkLine> lines) {
  beginResetModel();
  lines_ = std::move(lines);
  std::stable_partition(lines_.begin(), lines_.end(), [](const BulkLine& line) { return line.refusal.has_value(); });
  endResetModel();
}

int BulkLinesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}
int BulkLinesModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant BulkLinesModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) {
    return {};
  }
  const BulkLine& line = lines_[static_cast<std::size_t>(index.row())];
  if (role == Qt::ForegroundRole && line.refusal && index.column() == Reason) {
    return QColor(0xb3, 0x26, 0x1e);
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
    return {};
  }
  switch (index.column()) {
    case Number:
      return line.number;
    case Changes:
      return changesText(line.changes);
    default:
      return line.refusal ? QStringLiteral("✗ ") + refusalText(*line.refusal) : QString();
  }
}

QVariant BulkLinesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return QAbstractTableModel::headerData(section, orientation, role);
  }
  static const QStringList titles{tr("案件编号"), tr("改动"), tr("不能改的原因")};
  return titles.value(section);
}

}  // namespace shuangda
