#pragma once

#include "domain/searched_lines.h"
#include "domain/transfer_query.h"
#include "storage/database.h"

namespace shuangda {

/// Matters of 两法衔接 with their suspects, events and standings. Functions that write expect an open Transaction.
class TransferRepository {
 public:
  explicit TransferRepository(Database& database) : database_(database) {}

  /// Stores a new matter as version 1 and returns its key.
  TransferId insert(const Transfer& transfer);
  /// Replaces the stored version `transfer.version`; false when that is not the stored version any more.
  bool update(const Transfer& transfer);
  /// Removes a matter nobody opened and nothing was recorded of: only dates of its case told of it, and they are gone.
  void remove(TransferId id);
  std::optional<Transfer> find(TransferId id);
  /// What it is searched by, and its day in "newest first".
  struct Searched {
    QString date{};
    TransferWords words{};
  };
  std::optional<Searched> searched(TransferId id);
  /// Writes into the search index what the matter says now. Called by all that writes a matter, its suspects or its steps here; a case
  /// whose number or party changes calls it for its matters.
  void putText(TransferId id);
  std::optional<Transfer> findByNumber(const QString& number);
  std::vector<Transfer> ofCase(CaseId id);
  std::vector<TransferId> all();
  /// The largest number of the form `prefix` + digits, 0 when there is none.
  int lastSequence(const QString& prefix);

  SuspectId insert(const Suspect& suspect);
  bool update(const Suspect& suspect);
  std::optional<Suspect> findSuspect(SuspectId id);
  std::vector<Suspect> suspectsOf(TransferId id);

  /// Stores a new row; its chain is its own key for a record, the given one otherwise. Returns it with its keys.
  TransferEvent insert(TransferEvent event);
  /// All rows of a matter, oldest first, also those corrected or withdrawn.
  std::vector<TransferEvent> eventsOf(TransferId id);
  std::optional<TransferEvent> findEvent(TransferEventId id);

  void putStanding(TransferId id, const TransferStanding& standing);
  std::optional<TransferStanding> standingOf(TransferId id);
  /// Those of the matters of a case.
  std::vector<TransferStanding> standingsOf(CaseId id);

  /// Newest first.
  std::vector<TransferRow> list(const TransferQuery& query, QDate today);
  TransferTotals totals(TransferQuery query, QDate today);
  /// Milestones reached between two days, by unit and region.
  std::vector<MilestoneCount> countMilestones(QDate from, QDate until);
  /// Clues found, cases filed and entered into the platform between two days ("found", "case_filed", "entered").
  std::vector<MilestoneCount> countCaseDates(QDate from, QDate until);
  /// How many matters stand in each state.
  std::vector<std::pair<QString, int>> countStates(const QString& unit);
  /// Matters with a clock of this owner that has run out.
  int countOverdue(const QString& owner, const QString& unit, QDate today);
  /// Open matters that have waited for this side since that day or longer.
  int countWaiting(TransferSide side, const QString& unit, QDate since);
  /// Average days between the first happening of two milestones of one matter, of those that reached the second in the period, with how
  /// many those were.
  struct Span {
    double days = 0;
    int matters = 0;
  };
  Span averageDays(const QString& first, const QString& second, QDate from, QDate until);
  /// Cases that a ledger calls transferred and that have no matter of this lane yet.
  std::vector<CaseId> casesWithoutMatter(TransferLane lane);

 private:
  Database& database_;
};

}  // namespace shuangda
