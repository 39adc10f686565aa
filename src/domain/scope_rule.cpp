#include "domain/scope_rule.h"

#include <algorithm>

#include "domain/indicator_rule.h"

namespace shuangda {
namespace {

constexpr QStringView kTraits[] = {u"涉网", u"重点实体市场", u"农村市场", u"外商投资企业被侵权"};

}  // namespace

QString traitName(int trait) { return kTraits[trait].toString(); }

std::span<const std::int32_t> DimensionRows::one(std::int32_t number) {
  numbers_.assign(1, number);
  return numbers_;
}

std::span<const std::int32_t> DimensionRows::collected() {
  if (numbers_.empty()) {
    numbers_.push_back(0);
  }
  return numbers_;
}

void DimensionRows::collectTraits(const Fact& fact) {
  numbers_.clear();
  const bool traits[] = {fact.online, fact.market, fact.rural, fact.foreign};
  for (int i = 0; i < 4; ++i) {
    if (traits[i]) {
      numbers_.push_back(names_.intern(traitName(i)));
    }
  }
}

std::span<const std::int32_t> DimensionRows::of(FigureDimension dimension, const Fact& fact, GoodsOfFact goods) {
  const bool isCase = fact.entity == Fact::Entity::Case;
  const auto parts = [&](FactText text) -> std::span<const std::int32_t> {
    const std::vector<std::int32_t>& found = names_.parts(fact.text(text), separatorOf(text));
    if (found.empty()) {
      return one(0);
    }
    return found;
  };
  numbers_.clear();
  switch (dimension) {
    case FigureDimension::Region:
      return one(fact.text(FactText::Region));
    case FigureDimension::Unit:
      return one(fact.text(FactText::Unit));
    case FigureDimension::Organ:
      return one(fact.text(FactText::Organ));
    case FigureDimension::Group: {
      const Office* office = units_.of(fact.text(FactText::Unit));
      return one(office == nullptr ? 0 : names_.intern(office->group));
    }
    case FigureDimension::Field:
      return isCase ? parts(FactText::Field) : numbers_;
    case FigureDimension::Campaign:
      return isCase ? parts(FactText::Campaign) : numbers_;
    case FigureDimension::Cause:
      return isCase ? one(fact.text(FactText::Cause)) : numbers_;
    case FigureDimension::PenaltyKind:
      return isCase && fact.day(FactDate::Decided) != Fact::kNoDay ? one(fact.text(FactText::HeaviestKind)) : numbers_;
    case FigureDimension::Trait:
      if (isCase) {
        collectTraits(fact);
      }
      return numbers_;
    case FigureDimension::ProductClass:
      if (!isCase) {
        return numbers_;
      }
      for (const GoodsFact& line : goods) {
        if (line.productClass != 0 && std::find(numbers_.begin(), numbers_.end(), line.productClass) == numbers_.end()) {
          numbers_.push_back(line.productClass);
        }
      }
      return collected();
  }
  return numbers_;
}

}  // namespace shuangda
