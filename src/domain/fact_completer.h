#pragma once

#include <unordered_map>

#include "domain/fact.h"
#include "domain/fact_names.h"
#include "domain/figure_context.h"

namespace shuangda {

/// The offices by the number of their name in the facts.
class UnitBook {
 public:
  UnitBook(const std::vector<Office>& offices, FactNames& names);
  /// The office of a unit's number; null where the name is no office's.
  const Office* of(std::int32_t number) const {
    const auto index = static_cast<std::size_t>(number);
    return index < offices_.size() ? offices_[index] : nullptr;
  }

 private:
  std::vector<const Office*> offices_;
};

/// Fills in what a fact says only together with the calendar, the register of units and the choices of the office. Every fact
/// goes through it before it is counted.
class FactCompleter {
 public:
  /// Both must outlive it.
  FactCompleter(const FigureContext& context, FactNames& names);

  void complete(Fact& fact);
  const UnitBook& units() const { return units_; }

 private:
  std::int32_t publishDue(std::int32_t decided);
  std::int32_t countedKind(std::int32_t kinds);

  const FigureContext& context_;
  FactNames& names_;
  UnitBook units_;
  std::vector<std::int32_t> organs_;                        ///< by number of the unit
  std::unordered_map<std::int32_t, std::int32_t> dues_;     ///< by day of the decision
  std::unordered_map<std::int32_t, std::int32_t> kinds_;    ///< by number of the list of kinds
};

}  // namespace shuangda
