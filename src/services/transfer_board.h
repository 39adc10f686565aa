#pragma once

#include <span>

#include "domain/owed_transfer.h"
#include "domain/period.h"
#include "domain/session.h"
#include "domain/transfer_query.h"
#include "services/store.h"

namespace shuangda {

/// A number of the board: cases (each once) and persons.
struct BoardFigure {
  QString milestone{};
  int cases = 0;
  int persons = 0;

  bool operator==(const BoardFigure&) const = default;
};

/// Open matters with a clock that has run out, by whose clock it is.
struct OverdueFigure {
  QString owner{};  ///< fieldText of DeadlineRule::Owner
  int matters = 0;

  bool operator==(const OverdueFigure&) const = default;
};

/// Cases whose hand-over is owed or in doubt; no number where it needs a screening that was not made.
struct OwedFigure {
  OwedTransfer kind = OwedTransfer::Decided;
  std::optional<int> cases{};

  bool operator==(const OwedFigure&) const = default;
};

/// How long a stage took, on average, for the matters that reached its end in the period.
struct StageSpan {
  QString from{};
  QString to{};
  double days = 0;
  int matters = 0;
};

/// One row of figures: a unit or a region.
struct BoardRow {
  QString name{};
  std::vector<BoardFigure> figures{};  ///< in the order of TransferBoard::columns
};

/// The supervisor's board.
struct TransferBoard {
  QDate from{};
  QDate until{};
  std::vector<BoardFigure> funnel{};    ///< 线索→行政立案→移送→受理→公安立案→批捕→起诉→判决
  std::vector<BoardFigure> backwards{}; ///< what came back
  std::vector<OverdueFigure> overdue{};
  std::vector<std::pair<TransferSide, int>> unanswered{};  ///< waiting for somebody else longer than board_stuck_days
  int stuckDays = 0;
  std::vector<OwedFigure> owed{};                          ///< in the order of kOwedTransfers
  std::vector<std::pair<QString, int>> states{};           ///< how many matters stand in each state now
  std::vector<StageSpan> spans{};
  QStringList columns{};
  std::vector<BoardRow> byUnit{};
  std::vector<BoardRow> byRegion{};
};

/// One line of the quarterly table 两法衔接案件移送情况: this period, the same one last year.
struct QuarterlyCell {
  QString column{};
  BoardFigure now{};
  BoardFigure lastYear{};
};
struct QuarterlyRow {
  QString unit{};  ///< empty for the sum
  std::vector<QuarterlyCell> cells{};
};
struct QuarterlyTable {
  Period period;
  std::vector<QuarterlyRow> rows{};  ///< the sum first, then the units by name
};

/// What supervisors see: every figure opens its list (TransferService::list with the same milestone, days, unit and region; owed() for 应移未移).
class TransferBoardService {
 public:
  explicit TransferBoardService(Store& store) : store_(store) {}

  /// The cases a screening found to reach a standard (ScreeningOverview::reached); none where none was made.
  using Reached = std::optional<std::span<const CaseId>>;

  /// Figures between two days, both included; `unit` empty for all. What is owed is counted as it is now.
  Result<TransferBoard> board(const Session& session, QDate from, QDate until, const QString& unit = {}, Reached reached = {});
  /// The cases such a figure counts, newest first.
  Result<std::vector<CaseId>> owed(const Session& session, OwedTransfer kind, const QString& unit = {}, Reached reached = {});
  /// The transfer table of the bulletin.
  Result<QuarterlyTable> quarterly(const Session& session, const Period& period);

 private:
  Store& store_;
};

}  // namespace shuangda
