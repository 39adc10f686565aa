#pragma once

#include <QDate>

#include "domain/transfer.h"

namespace shuangda {

/// Which matters a list shows; what is left empty does not narrow.
struct TransferQuery {
  std::optional<TransferLane> lane{};
  QString state{};                       ///< code
  std::optional<TransferSide> waitsFor{};
  bool waitsForOthers = false;           ///< for anybody but us
  bool openOnly = false;
  bool overdueOnly = false;              ///< a clock has run out
  QString overdueOwner{};                ///< fieldText of DeadlineRule::Owner: whose clock
  QString unit{};
  QString region{};                      ///< county of the case
  QString text{};                        ///< in number, title, case number, party, cause or a suspect's name
  std::optional<CaseId> legalCase{};
  std::optional<TransferId> matter{};    ///< this one alone
  QString milestone{};                   ///< reached …
  QDate from{};                          ///< … between these days, both included
  QDate until{};
  QDate waitingSince{};                  ///< in its state since this day or longer
  std::optional<TransferId> before{};    ///< only older ones: the next page of a list
  int limit = 1000;

  bool operator==(const TransferQuery&) const = default;
};

/// A line of such a list.
struct TransferRow {
  Transfer transfer{};
  QString state{};
  std::optional<EventDate> since{};
  int round = 0;
  TransferSide waitsFor = TransferSide::None;
  bool open = false;
  QString caseNumber{};
  QString party{};
  QString cause{};
  QString region{};
  std::optional<EventDate> alarm{};      ///< of the clock that ends first
  QString alarmRule{};
  QString alarmOwner{};
};

/// All that a list would hold, for its status line.
struct TransferTotals {
  std::int64_t matters = 0;
  std::int64_t open = 0;
  std::int64_t overdue = 0;  ///< with a clock that has run out

  bool operator==(const TransferTotals&) const = default;
};

/// How often a milestone was reached in a period: cases (each once) and persons.
struct MilestoneCount {
  QString name{};
  QString unit{};
  QString region{};
  int cases = 0;
  int persons = 0;

  bool operator==(const MilestoneCount&) const = default;
};

}  // namespace shuangda
