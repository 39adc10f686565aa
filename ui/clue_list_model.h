#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "domain/clue.h"
#include "domain/running_clock.h"

namespace shuangda {

/// A clue of the list with the clock of its check, where one runs.
struct ClueLine {
  ClueRow row{};
  std::optional<RunningClock> clock{};
};

/// Clues as a table: how much time is left first, in word and colour.
class ClueListModel final : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Remaining, Number, Found, Stage, Party, Content, Source, Officers, kColumns };

  using QAbstractTableModel::QAbstractTableModel;
  void setLines(std::vector<ClueLine> lines, const EventDate& now);
  const ClueLine& at(int row) const { return lines_[static_cast<std::size_t>(row)]; }
  /// -1 when the list does not hold it.
  int rowOf(ClueId id) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString cell(const ClueLine& line, int column) const;

  std::vector<ClueLine> lines_;
  EventDate now_ = EventDate::ofDay(QDate(1970, 1, 1));
};

}  // namespace shuangda
