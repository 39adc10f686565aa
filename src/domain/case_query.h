#pragma once

#include <QString>
#include <optional>

#include "base/id.h"
#include "base/money.h"
#include "domain/legal_case.h"

namespace shuangda {

/// What a list of cases shows: all conditions together, newest first unless said otherwise.
struct CaseQuery {
  enum class Order { NewestFirst, OldestFirst, Number, Unit };

  QString search{};            ///< contained in number, 文号, party, cause, goods, brand or authority; folded before use
  std::optional<int> year{};   ///< of the listing date
  QString unit{};              ///< counting unit
  Order order = Order::NewestFirst;

  bool operator==(const CaseQuery&) const = default;
};

/// One line of a list of cases.
struct CaseRow {
  CaseId id{};
  QString number{};
  QString docNo{};
  QString party{};
  QString cause{};
  QString unit{};
  QString listingDate{};
  CaseStage stage = CaseStage::Clue;
  std::optional<Money> value{};
  std::optional<Money> fine{};
};

/// Totals of a filtered list, for its status line.
struct CaseTotals {
  std::int64_t count = 0;
  Money value{};
};

}  // namespace shuangda
