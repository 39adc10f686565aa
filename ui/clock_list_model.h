#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "domain/deadline_rule.h"
#include "domain/running_clock.h"

namespace shuangda {

/// Open clocks as a table: how much time is left first, in word and colour.
class ClockListModel final : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Remaining, Number, Title, Period, Due, Owner, Officers, kColumns };

  using QAbstractTableModel::QAbstractTableModel;
  void setClocks(std::vector<RunningClock> clocks, const EventDate& now);
  const RunningClock& at(int row) const { return clocks_[static_cast<std::size_t>(row)]; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString cell(const RunningClock& clock, int column) const;

  std::vector<RunningClock> clocks_;
  EventDate now_ = EventDate::ofDay(QDate(1970, 1, 1));
};

}  // namespace shuangda
