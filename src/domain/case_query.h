#pragma once

#include <QString>
#include <optional>

#include "base/id.h"
#include "base/money.h"
#include "domain/case_filter.h"
#include "domain/legal_case.h"
#include "domain/search.h"

namespace shuangda {

/// What a list of cases shows: all conditions together, newest first unless said otherwise.
struct CaseQuery {
  enum class Order { NewestFirst, OldestFirst, Number, Unit, LargestValue, LargestFine };

  QString search{};            ///< contained, as one piece, in one line of the case's searched text (searched_lines.h)
  CaseFilter filter{};
  std::optional<int> year{};   ///< of the listing date
  QString unit{};              ///< counting unit
  Order order = Order::NewestFirst;

  bool operator==(const CaseQuery&) const = default;
};

/// What the query asks of the searched text of a case.
std::vector<SearchTerm> searchTerms(const CaseQuery& query);

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
