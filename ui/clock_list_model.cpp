#include "clock_list_model.h"

#include "services/law_texts.h"

namespace shuangda {

ClockListModel::ClockListModel(QObject* parent)
    : RemainingModel({tr("还有"), tr("编号"), tr("当事人、案由"), tr("期限"), tr("到期"), tr("责任方"), tr("办案人员")}, parent) {}

void ClockListModel::setClocks(std::vector<RunningClock> clocks, const EventDate& now) {
  beginResetModel();
  clocks_ = std::move(clocks);
  setNow(now);
  endResetModel();
}

QString ClockListModel::cell(int row, int column) const {
  const RunningClock& clock = at(row);
  switch (column) {
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

}  // namespace shuangda
