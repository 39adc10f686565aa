#pragma once

#include <vector>

#include "domain/period.h"
#include "domain/platform_columns.h"
#include "domain/platform_list.h"

namespace shuangda {

/// A field that the platform and the office say differently. One side may be empty: not filled in there, or here.
struct PlatformDifference {
  QString column{};
  QString there{};
  QString here{};

  bool operator==(const PlatformDifference&) const = default;
};

/// Compares the columns the list has, except cells that could not be read: dates to the day and as far as both are known, money in fen,
/// names folded and in any order, masked numbers by what is shown of them.
std::vector<PlatformDifference> platformDifferences(const PlatformList& list, const PlatformRow& row, const LegalCase& legalCase);

/// What decides whether a case that is not void must stand on the platform.
struct PlatformDuty {
  std::optional<EventDate> decided{};
  std::optional<EventDate> transferred{};
  QString procedure{};
  bool inScope = true;
};
PlatformDuty platformDutyOf(const LegalCase& legalCase);
/// Decided or transferred within the period (any time without one), not by 简易程序, and of 双打.
bool mustBeEntered(const PlatformDuty& duty, const std::optional<Period>& period);
/// Whether a row may belong to the period: a row without a date of decision or transfer may belong to any.
bool mayBelongTo(const PlatformRow& row, const std::optional<Period>& period);

}  // namespace shuangda
