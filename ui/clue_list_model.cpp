#include "clue_list_model.h"

#include <QColor>
#include <algorithm>

#include "services/clue_texts.h"
#include "widgets/course_html.h"

namespace shuangda {

void ClueListModel::setLines(std::vector<ClueLine> lines, const EventDate& now) {
  beginResetModel();
  lines_ = std::move(lines);
  now_ = now;
  endResetModel();
}

int ClueListModel::rowOf(ClueId id) const {
  const auto found = std::ranges::find(lines_, id, [](const ClueLine& line) { return line.row.id; });
  return found == lines_.end() ? -1 : static_cast<int>(found - lines_.begin());
}

int ClueListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(lines_.size()); }

int ClueListModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QString ClueListModel::cell(const ClueLine& line, int column) const {
  switch (column) {
    case Remaining:
      return line.clock ? QStringLiteral("■ ") + clockMark(*line.clock, now_).word : QString();
    case Number:
      return line.row.number;
    case Found:
      return line.row.foundAt.left(10);
    case Stage:
      return stageText(line.row.stage);
    case Party:
      return line.row.party;
    case Content:
      return line.row.content;
    case Source:
      return line.row.source;
    case Officers:
      return line.row.officers;
    default:
      return {};
  }
}

QVariant ClueListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) {
    return {};
  }
  const ClueLine& line = at(index.row());
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
    return cell(line, index.column());
  }
  if (role == Qt::ForegroundRole && index.column() == Remaining && line.clock) {
    return QColor(clockMark(*line.clock, now_).colour);
  }
  return {};
}

QVariant ClueListModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  static const QStringList heads{tr("核查还有"), tr("登记号"), tr("发现（收到）"), tr("状态"), tr("当事人"), tr("案源内容"), tr("来源"), tr("核查人员")};
  return heads.value(section);
}

}  // namespace shuangda
