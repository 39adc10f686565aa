#pragma once

#include <optional>

#include "domain/issued_bulletin.h"
#include "domain/problem_list.h"

namespace shuangda {

/// A problem an issued bulletin named a unit with, and what became of it (上期问题整改情况; bulletin/content.md sections 2 and 10).
struct TrackedProblem {
  std::int64_t id = 0;
  std::int64_t bulletin = 0;
  Period period = Period::quarter(2000, 1);  ///< of that bulletin
  QString list{};                            ///< 未报送, 平台漏录 …
  QString unit{};
  QString detail{};                          ///< as it was named
  std::optional<SignedBy> settled{};
  QString settledNote{};                     ///< how

  bool operator==(const TrackedProblem&) const = default;
};

/// What of the lists becomes a problem of a unit, one line a list and unit: lists of cases are counted by unit. Remarks that are no
/// reproach, and problems already tracked, are left out.
std::vector<TrackedProblem> problemsToTrack(const std::vector<ProblemList>& lists);

/// How many quarters after `named` the period is; 1 for the next one.
int quartersSince(const Period& named, const Period& now);

}  // namespace shuangda
