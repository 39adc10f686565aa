#pragma once

#include "domain/tally.h"

namespace shuangda {

/// Makes figures out of what a Tally counted: formulas, comparisons and rows.
class TallyResult {
 public:
  explicit TallyResult(const Tally& tally) : tally_(tally), catalogue_(tally.catalogue_) {}

  Bulletin bulletin() const;
  std::vector<FigureValue> totals(std::size_t slot) const;

 private:
  using Slot = std::size_t;
  /// Which counters a value is made of. A rate with a part that no form has leaves all reports out: both sides must have the
  /// same units.
  enum class Sources { Everything, RecordsOnly };

  /// A row of a breakdown, or the total where `cell` is that.
  struct Row {
    const TallyCell* cell = nullptr;
    bool keepsLedger = true;  ///< somebody in it has records of his own, so that nothing recorded means zero
  };

  FigureValue value(const Row& row, Slot slot, const Indicator& indicator, Sources sources) const;
  FigureValue baseValue(const Row& row, Slot slot, const Indicator& indicator, Sources sources) const;
  FigureValue ratioValue(const Row& row, Slot slot, const Indicator& indicator) const;
  FigureValue unitsValue(const Row& row, Slot slot, const Indicator& indicator) const;
  FigureValue formula(const Row& row, Slot slot, const std::vector<Indicator::Term>& terms, Sources sources) const;
  bool reachesBack(Slot slot, const Indicator& indicator) const;
  Comparison compared(const Row& row, const Indicator& indicator, Slot slot, Slot base) const;
  Figure figure(const Row& row, const Indicator& indicator) const;
  Figure yearFigure(const Row& row, const Indicator& indicator) const;
  void addRecords(const TallyCell& cell, const Indicator& indicator, std::vector<std::int64_t>& records) const;
  Row total() const;
  Row unitRow(std::int32_t number, const TallyCell* cell) const;
  std::vector<BreakdownRow> rows(FigureDimension dimension, const Tally::Cells& cells) const;
  BreakdownRow breakdownRow(const QString& name, const Row& row) const;
  void addSilentUnits(std::vector<BreakdownRow>& rows) const;
  void sortRows(FigureDimension dimension, std::vector<BreakdownRow>& rows) const;

  const Tally& tally_;
  const IndicatorCatalogue& catalogue_;
};

}  // namespace shuangda
