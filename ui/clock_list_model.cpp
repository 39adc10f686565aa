#include "clock_list_model.h"

#include <QColor>

#include "services/law_texts.h"
#include "widgets/course_html.h"

namespace shuangda {

void ClockListModel::setClocks(std::vector<RunningClock> clocks, const EventDate& now) {
  beginResetModel();
  clocks_ = std::move(clocks);
  now_ = now;
  endResetModel();
}

int ClockListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(clocks_.size()); }

int ClockListModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QString ClockListModel::cell(const RunningClock& clock, int column) const {
  switch (column) {
    case Remaining:
      return QStringLiteral("■ ") + clockMark(clock, now_).word;
    case Number:
      return clock.number;
    case Title:
      return clock.title;
    case Period:
      return stepName(clock.rule);
    case Due:
      return !clock.due ? QString() : clock.hardDue != clock.due && clock.alarm == clock.hardDue ? tr("%1（最迟 %2）").arg(clock.hardDue->text(), clock.due->text()) : clock.due->text();
    case Owner:
      return ownerText(clock.owner);
    case Officers:
      return clock.officers;
    default:
      return {};
  }
}

QVariant ClockListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) {
    return {};
  }
  const RunningClock& clock = at(index.row());
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
    return cell(clock, index.column());
  }
  if (role == Qt::ForegroundRole && index.column() == Remaining) {
    return QColor(clockMark(clock, now_).colour);
  }
  return {};
}

QVariant ClockListModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  static const QStringList heads{tr("还有"), tr("编号"), tr("当事人、案由"), tr("期限"), tr("到期"), tr("责任方"), tr("办案人员")};
  return heads.value(section);
}

}  // namespace shuangda
