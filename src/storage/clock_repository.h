#pragma once

#include <optional>
#include <vector>

#include "domain/running_clock.h"
#include "storage/database.h"

namespace shuangda {

/// The open clocks, kept so that the list of a day is one index range whatever the size of the store.
class ClockRepository {
 public:
  explicit ClockRepository(Database& database) : database_(database) {}

  /// Replaces the open clocks of a case, of a clue or of a transfer.
  void replace(CaseId legalCase, const std::vector<RunningClock>& clocks);
  void replace(ClueId clue, const std::vector<RunningClock>& clocks);
  void replace(TransferId transfer, const std::vector<RunningClock>& clocks);

  std::vector<RunningClock> select(const ClockQuery& query);
  std::vector<RunningClock> ofCase(CaseId legalCase);
  std::vector<RunningClock> ofClue(ClueId clue);
  std::vector<RunningClock> ofTransfer(TransferId transfer);
  /// Counts up to `soon`; those that merely lapse are counted until their day.
  ClockCounts counts(const ClockQuery& query, QDate today);
  /// Cases whose clocks change with the day: paused ones, and ends that start others, computed before `today`.
  std::vector<CaseId> casesToRefresh(QDate today);
  /// Clues whose clocks change with the day, in the same way.
  std::vector<ClueId> cluesToRefresh(QDate today);
  /// Transfers whose clocks change with the day, in the same way.
  std::vector<TransferId> transfersToRefresh(QDate today);
  /// Cases that can have clocks: not void, neither closed nor withdrawn, or with recorded events.
  std::vector<CaseId> casesWithClocks();
  /// Clues that can have clocks: without an outcome, or with a clock that is kept.
  std::vector<ClueId> cluesWithClocks();

 private:
  void insert(const std::vector<RunningClock>& clocks);

  Database& database_;
  std::optional<Statement> remove_{};
  std::optional<Statement> insert_{};
};

}  // namespace shuangda
