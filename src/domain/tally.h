#pragma once

#include <vector>

#include "domain/bulletin.h"

namespace shuangda {

/// Decides whether a fact lies in a scope.
class ScopeRule {
 public:
  ScopeRule(const FigureScope& scope, const FactNames& names) : by_(scope.by), number_(names.find(scope.name)) {}

  bool contains(const Fact& fact) const {
    switch (by_) {
      case FigureScope::By::Everything:
        return true;
      case FigureScope::By::AnyName:
        return fact.unit == number_ || fact.region == number_ || fact.city == number_ || fact.province == number_;
      case FigureScope::By::Region:
        return fact.region == number_;
      case FigureScope::By::Unit:
        return fact.unit == number_;
    }
    return false;
  }

 private:
  FigureScope::By by_;
  std::int32_t number_;
};

/// Whether figures also carry the keys of the records in them; lists of a whole store are large.
enum class RecordLists { Leave, Keep };

/// Adds each fact, once, to every indicator it meets, in every period wanted and in all breakdowns at the same time.
class Tally {
 public:
  /// The names must be those of the facts that will be added, and hold every text the indicators' conditions name.
  Tally(const IndicatorCatalogue& catalogue, const Period& period, const FigureScope& scope, const FactNames& names,
        RecordLists lists = RecordLists::Leave);

  void add(const Fact& fact);

  /// False when no fact lay in the scope: its name is known to no record.
  bool scopeSeen() const { return scopeSeen_; }
  /// The figures reached; `cutoff` is only noted.
  Bulletin result(Instant cutoff) const;

 private:
  enum Slot : std::size_t { Now, LastYear, LastQuarter, Year, YearBefore, kSlots };
  struct Counter {
    std::int64_t amount = 0;
    bool qualified = false;
    std::vector<std::int64_t> records{};
  };
  /// [slot][indicator], flat.
  using Counters = std::vector<Counter>;

  Counters& cell(std::vector<Counters>& dimension, std::int32_t number);
  void addRecords(const Counters& counters, std::size_t indicator, std::vector<std::int64_t>& records) const;
  FigureValue value(const Counters& counters, Slot slot, std::size_t indicator) const;
  Figure figure(const Counters& counters, std::size_t indicator) const;
  Figure yearFigure(const Counters& counters, std::size_t indicator) const;
  Comparison compared(const Counters& counters, std::size_t indicator, Slot slot, Slot base) const;
  std::vector<BreakdownRow> rows(const std::vector<Counters>& dimension) const;
  std::size_t index(Slot slot, std::size_t indicator) const { return slot * catalogue_->all().size() + indicator; }

  const IndicatorCatalogue* catalogue_;
  const FactNames* names_;
  Period period_;
  FigureScope scope_;
  ScopeRule scopeRule_;
  RecordLists lists_;
  bool scopeSeen_ = false;
  std::vector<std::optional<Period>> periods_;             ///< by slot; a cumulative period has no quarter before it
  std::vector<std::vector<std::optional<IndicatorRule>>> rules_;  ///< [slot][indicator], only for base indicators
  Counters total_;
  std::vector<Counters> byRegion_;                         ///< by number of the name; empty where nothing was counted
  std::vector<Counters> byUnit_;
  std::array<std::int32_t, 2> earliestDay_;                ///< by entity: the first day any record in scope speaks of
};

}  // namespace shuangda
