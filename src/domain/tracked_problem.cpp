#include "domain/tracked_problem.h"

#include <algorithm>
#include <map>

namespace shuangda {

std::vector<TrackedProblem> problemsToTrack(const std::vector<ProblemList>& lists) {
  std::vector<TrackedProblem> problems;
  for (const ProblemList& list : lists) {
    if (!list.isReproach || list.name == kOpenProblems) {
      continue;
    }
    for (const UnitCount& unit : list.byUnit()) {
      if (unit.unit.isEmpty()) {
        continue;
      }
      problems.push_back({.list = list.name, .unit = unit.unit, .detail = list.isOfCases() ? QStringLiteral("%1件").arg(unit.items) : unit.first != nullptr ? unit.first->detail : QString()});
    }
  }
  return problems;
}

int quartersSince(const Period& named, const Period& now) {
  const auto quarter = [](const Period& period) { return period.year() * 4 + (period.lastDay().month() + 2) / 3; };
  return quarter(now) - quarter(named);
}

}  // namespace shuangda
