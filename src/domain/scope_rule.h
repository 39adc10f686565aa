#pragma once

#include <span>
#include <vector>

#include "domain/fact_completer.h"
#include "domain/figure_scope.h"

namespace shuangda {

/// The rows of breakdowns in which a fact stands.
class DimensionRows {
 public:
  DimensionRows(FactNames& names, const UnitBook& units) : names_(names), units_(units) {}

  /// The numbers of the rows' names, 0 for “not said”; empty where facts of this kind have no place in the breakdown.
  /// Valid until the next call.
  std::span<const std::int32_t> of(FigureDimension dimension, const Fact& fact, GoodsOfFact goods);

 private:
  std::span<const std::int32_t> one(std::int32_t number);
  std::span<const std::int32_t> collected();
  void collectTraits(const Fact& fact);

  FactNames& names_;
  const UnitBook& units_;
  std::vector<std::int32_t> numbers_;
};

/// Decides whether a fact lies in a scope.
class ScopeRule {
 public:
  ScopeRule(const FigureScope& scope, FactNames& names, const UnitBook& units) : scope_(scope), number_(names.intern(scope.name)), rows_(names, units) {}

  bool contains(const Fact& fact, GoodsOfFact goods) {
    switch (scope_.by) {
      case FigureScope::By::Everything:
        return true;
      case FigureScope::By::AnyName:
        return fact.text(FactText::Unit) == number_ || fact.text(FactText::Region) == number_ || fact.text(FactText::City) == number_ ||
               fact.text(FactText::Province) == number_;
      case FigureScope::By::Dimension: {
        const std::span<const std::int32_t> rows = rows_.of(scope_.dimension, fact, goods);
        return std::find(rows.begin(), rows.end(), number_) != rows.end();
      }
    }
    return false;
  }

 private:
  FigureScope scope_;
  std::int32_t number_;
  DimensionRows rows_;
};

/// The names of the rows of FigureDimension::Trait.
QString traitName(int trait);

}  // namespace shuangda
