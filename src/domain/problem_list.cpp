#include "domain/problem_list.h"

#include <algorithm>

namespace shuangda {

void ProblemList::sort() {
  std::stable_sort(items.begin(), items.end(), [](const ProblemItem& a, const ProblemItem& b) { return a.weight > b.weight; });
}

std::vector<UnitCount> ProblemList::byUnit() const {
  std::vector<UnitCount> units;
  for (const ProblemItem& item : items) {
    const auto known = std::find_if(units.begin(), units.end(), [&](const UnitCount& unit) { return unit.unit == item.unit; });
    if (known == units.end()) {
      units.push_back({.unit = item.unit, .items = 1, .first = &item});
    } else {
      ++known->items;
    }
  }
  std::stable_sort(units.begin(), units.end(), [](const UnitCount& a, const UnitCount& b) { return a.items > b.items; });
  return units;
}

}  // namespace shuangda
