#pragma once

#include <QObject>
#include <QSet>
#include <QTimer>

#include "desk.h"

namespace shuangda {

/// Looks at the open clocks every minute while the program runs: says once what comes due within the hour or has just become overdue by
/// the minute, and once a day what ends today.
class Reminder final : public QObject {
  Q_OBJECT

 public:
  Reminder(Desk& desk, QObject* parent);

  void look();

 Q_SIGNALS:
  /// Ours, overdue or due today.
  void counted(int pressing);
  void reminded(const QString& text);

 private:
  struct Seen;
  void tell(const Seen& seen);

  Desk& desk_;
  QTimer timer_;
  QSet<QString> told_;  ///< clocks and days already spoken of
};

}  // namespace shuangda
