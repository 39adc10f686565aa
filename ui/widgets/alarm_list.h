#pragma once

#include <QWidget>
#include <vector>

#include "domain/custody_alarm.h"

class QLabel;
class QTableWidget;

namespace shuangda {

/// 财物提醒: what about goods somebody should look at today; a line opens the case or the goods it is about.
class AlarmList final : public QWidget {
  Q_OBJECT

 public:
  explicit AlarmList(QWidget* parent = nullptr);

  /// Hidden where there are none.
  void show(std::vector<CustodyAlarm> alarms);
  QTableWidget* table() const { return table_; }

 Q_SIGNALS:
  void opened(const shuangda::CustodyAlarm& alarm);

 private:
  std::vector<CustodyAlarm> alarms_;
  QLabel* title_;
  QTableWidget* table_;
};

}  // namespace shuangda
