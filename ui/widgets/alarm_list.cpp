#include "widgets/alarm_list.h"

#include <QBoxLayout>
#include <QLabel>
#include <QTableWidget>

#include "widgets/record_table.h"

namespace shuangda {

AlarmList::AlarmList(QWidget* parent) : QWidget(parent), title_(new QLabel), table_(makeRecordTable({tr("提醒"), tr("日期"), tr("对象"), tr("说明")}, tr("财物提醒"))) {
  setWidths(*table_, {6, 7, 12});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(title_);
  layout->addWidget(table_, 1);
  onOpened(table_, [this](int row) {
    if (row >= 0 && row < table_->rowCount()) {
      Q_EMIT opened(CustodyAlarm(alarms_[static_cast<std::size_t>(row)]));
    }
  });
  setFocusProxy(table_);
  setVisible(false);
}

void AlarmList::show(std::vector<CustodyAlarm> alarms) {
  alarms_ = std::move(alarms);
  title_->setText(tr("财物提醒（%1）").arg(alarms_.size()));
  table_->setRowCount(static_cast<int>(alarms_.size()));
  for (std::size_t i = 0; i < alarms_.size(); ++i) {
    const CustodyAlarm& alarm = alarms_[i];
    setRow(table_, static_cast<int>(i), {custodyAlarmText(alarm.kind), alarm.due ? alarm.due->text() : QString(), alarm.title, alarm.detail});
  }
  setVisible(!alarms_.empty());
}

}  // namespace shuangda
