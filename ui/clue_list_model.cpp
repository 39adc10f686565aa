#include "clue_list_model.h"

#include <algorithm>

#include "services/clue_texts.h"

namespace shuangda {

ClueListModel::ClueListModel(QObject* parent)
    : RemainingModel({tr("核查还有"), tr("登记号"), tr("发现（收到）"), tr("状态"), tr("当事人"), tr("案源内容"), tr("来源"), tr("核查人员")}, parent) {}

void ClueListModel::setLines(std::vector<ClueLine> lines, const EventDate& now) {
  beginResetModel();
  lines_ = std::move(lines);
  setNow(now);
  endResetModel();
}

int ClueListModel::rowOf(ClueId id) const {
  const auto found = std::ranges::find(lines_, id, [](const ClueLine& line) { return line.row.id; });
  return found == lines_.end() ? -1 : static_cast<int>(found - lines_.begin());
}

QString ClueListModel::cell(int row, int column) const {
  const ClueLine& line = at(row);
  switch (column) {
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

}  // namespace shuangda
