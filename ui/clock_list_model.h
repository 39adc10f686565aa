#pragma once

#include <vector>

#include "remaining_model.h"

namespace shuangda {

/// Open clocks as a table: how much time is left first, in word and colour.
class ClockListModel final : public RemainingModel {
  Q_OBJECT

 public:
  enum Column { Remaining, Number, Title, Period, Due, Owner, Officers, kColumns };

  explicit ClockListModel(QObject* parent);
  void setClocks(std::vector<RunningClock> clocks, const EventDate& now);
  const RunningClock& at(int row) const { return clocks_[static_cast<std::size_t>(row)]; }

 private:
  int rows() const override { return static_cast<int>(clocks_.size()); }
  QString cell(int row, int column) const override;
  const RunningClock* clockOf(int row) const override { return &at(row); }

  std::vector<RunningClock> clocks_;
};

}  // namespace shuangda
