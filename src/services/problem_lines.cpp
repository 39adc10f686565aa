#include "services/problem_lines.h"

#include <algorithm>

namespace shuangda {

void CaseLines::finish(ProblemList& list, std::size_t most, const FactNames& names, FactRepository& facts, const std::function<QString(const Line&)>& detail) {
  const std::size_t shown = std::min(most, lines_.size());
  std::partial_sort(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(shown), lines_.end(),
                    [](const Line& a, const Line& b) { return a.weight != b.weight ? a.weight > b.weight : a.id < b.id; });
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    ++list.units[names.text(line.unit)];
    if (i < shown) {
      list.items.push_back(
          {.subject = facts.numberOf(Fact::Entity::Case, line.id), .detail = detail(line), .weight = line.weight, .legalCase = CaseId{line.id}, .unit = names.text(line.unit)});
    }
  }
  // Of equal weight by number, as people look for them.
  std::stable_sort(list.items.begin(), list.items.end(), [](const ProblemItem& a, const ProblemItem& b) { return a.weight != b.weight ? a.weight > b.weight : a.subject < b.subject; });
}

}  // namespace shuangda
