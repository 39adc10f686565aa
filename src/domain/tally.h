#pragma once

#include <map>
#include <memory>
#include <set>
#include <vector>

#include "domain/bulletin.h"
#include "domain/fact_completer.h"
#include "domain/figure_periods.h"
#include "domain/indicator_rule.h"
#include "domain/scope_rule.h"

namespace shuangda {

/// Whether figures also carry the keys of the records in them; lists of a whole store are large.
enum class RecordLists { Leave, Keep };

/// Whether the whole store is screened for 应移送未移送, which takes longer than all other figures together.
enum class Suspicions { Leave, Screen };

/// What figures are asked for.
struct FigureQuery {
  Period period;
  FigureScope scope{};
  std::vector<FigureDimension> breakdowns{FigureDimension::Region, FigureDimension::Unit};
  RecordLists lists = RecordLists::Leave;
  Suspicions suspicions = Suspicions::Leave;
};

/// The counters of one row: an amount for every indicator in every period.
class TallyCell {
 public:
  struct Counter {
    std::int64_t records = 0;   ///< from facts
    std::int64_t reported = 0;  ///< from member units' reports
    bool qualified = false;
    bool wasReported = false;
  };

  explicit TallyCell(std::size_t indicators) : counters_(indicators * FigurePeriods::kSlots) {}

  Counter& at(std::size_t indicator, std::size_t slot) { return counters_[indicator * FigurePeriods::kSlots + slot]; }
  const Counter& at(std::size_t indicator, std::size_t slot) const { return counters_[indicator * FigurePeriods::kSlots + slot]; }

  std::map<std::size_t, std::vector<std::int64_t>> records{};                 ///< by indicator, of the period itself
  std::map<std::size_t, std::set<std::int32_t>> categories{};                 ///< by indicator and slot, for Fold::Distinct
  bool hasFacts = false;

 private:
  std::vector<Counter> counters_;
};

/// Adds each fact, once, to every indicator it meets, in every period wanted and in all breakdowns at the same time.
class Tally {
 public:
  /// Catalogue, context and names must outlive it; the names are those of the facts.
  Tally(const IndicatorCatalogue& catalogue, const FigureContext& context, FactNames& names, const FigureQuery& query)
      : Tally(catalogue, context, names, query, FigurePeriods(query.period)) {}
  /// For periods other than those a bulletin compares: only totals() answers then.
  Tally(const IndicatorCatalogue& catalogue, const FigureContext& context, FactNames& names, const FigureQuery& query, FigurePeriods periods);

  /// `fact` has not yet gone through a FactCompleter.
  void add(Fact fact, GoodsOfFact goods);
  /// What units reported for one of periods(), added wherever that period is looked at.
  void addReports(const Period& period, const std::vector<ReportedValue>& values);
  /// Facts that nobody needs to add speak of days from here on (see FactSource): nothing else changes.
  void reachBackTo(std::int32_t day) { earliest_[0] = std::min(earliest_[0], day); }

  const FigurePeriods& periods() const { return periods_; }
  /// False when no fact and no report lay in the scope: its name is known to no record.
  bool scopeSeen() const { return total_.hasFacts; }
  Bulletin result() const;
  /// Every indicator of the catalogue in the period of one slot.
  std::vector<FigureValue> totals(std::size_t slot) const;

 private:
  using Cells = std::vector<std::unique_ptr<TallyCell>>;  ///< by number of the row's name
  struct EventRule {
    std::size_t index = 0;
    IndicatorRule rule;
  };

  void prepareRules();
  void countEvents(const Fact& fact, GoodsOfFact goods);
  void countStock(const Fact& fact, GoodsOfFact goods);
  void collectCells(const Fact& fact, GoodsOfFact goods);
  void count(const EventRule& rule, std::uint8_t slots, const Fact& fact, GoodsOfFact goods);
  TallyCell& cell(Cells& cells, std::int32_t number) const;
  void addReport(TallyCell& cell, std::size_t slot, const ReportedValue& value) const;
  std::vector<ReportedValue> withSums(const std::vector<ReportedValue>& ofOneUnit) const;

  friend class TallyResult;

  const IndicatorCatalogue& catalogue_;
  const FigureContext& context_;
  FactNames& names_;
  FigureQuery query_;
  FigurePeriods periods_;
  FactCompleter completer_;
  ScopeRule scope_;
  DimensionRows rows_;
  std::array<std::array<std::vector<EventRule>, kFactDates>, 3> eventRules_;  ///< by entity and decisive date
  std::vector<EventRule> stockRules_;
  TallyCell total_;
  std::vector<std::pair<FigureDimension, Cells>> dimensions_;                 ///< Unit is always among them
  std::vector<TallyCell*> touched_;                                           ///< the cells of the fact at hand
  std::array<std::int32_t, 3> earliest_;                                      ///< by entity: the first day any record in scope speaks of
};

}  // namespace shuangda
