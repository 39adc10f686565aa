#pragma once

#include <vector>

#include "domain/clue.h"
#include "remaining_model.h"

namespace shuangda {

/// A clue of the list with the clock of its check, where one runs.
struct ClueLine {
  ClueRow row{};
  std::optional<RunningClock> clock{};
};

/// Clues as a table: how much time is left first, in word and colour.
class ClueListModel final : public RemainingModel {
  Q_OBJECT

 public:
  enum Column { Remaining, Number, Found, Stage, Party, Content, Source, Officers, kColumns };

  explicit ClueListModel(QObject* parent);
  void setLines(std::vector<ClueLine> lines, const EventDate& now);
  const ClueLine& at(int row) const { return lines_[static_cast<std::size_t>(row)]; }
  /// -1 when the list does not hold it.
  int rowOf(ClueId id) const;

 private:
  int rows() const override { return static_cast<int>(lines_.size()); }
  QString cell(int row, int column) const override;
  const RunningClock* clockOf(int row) const override { return at(row).clock ? &*at(row).clock : nullptr; }

  std::vector<ClueLine> lines_;
};

}  // namespace shuangda
