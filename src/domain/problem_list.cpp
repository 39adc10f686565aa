#include "domain/problem_list.h"

#include <algorithm>

namespace shuangda {

void ProblemList::sort() {
  std::stable_sort(items.begin(), items.end(), [](const ProblemItem& a, const ProblemItem& b) { return a.weight > b.weight; });
}

std::size_t ProblemList::total() const {
  std::size_t lines = 0;
  for (const auto& [unit, count] : units) {
    lines += static_cast<std::size_t>(count);
  }
  return std::max(lines, items.size());
}

std::vector<UnitCount> ProblemList::byUnit() const {
  std::vector<UnitCount> named;
  for (const ProblemItem& item : items) {
    const auto known = std::find_if(named.begin(), named.end(), [&](const UnitCount& unit) { return unit.unit == item.unit; });
    if (known == named.end()) {
      named.push_back({.unit = item.unit, .items = 1, .first = &item});
    } else {
      ++known->items;
    }
  }
  for (const auto& [unit, count] : units) {
    const auto known = std::find_if(named.begin(), named.end(), [&](const UnitCount& each) { return each.unit == unit; });
    if (known == named.end()) {
      named.push_back({.unit = unit, .items = count});
    } else {
      known->items = count;
    }
  }
  std::stable_sort(named.begin(), named.end(), [](const UnitCount& a, const UnitCount& b) { return a.items > b.items; });
  return named;
}

}  // namespace shuangda
