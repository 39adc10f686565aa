#include "domain/figure_periods.h"

#include <algorithm>
#include <limits>

namespace shuangda {

FigurePeriods::FigurePeriods(const Period& period)
    : periods_{period, period.samePeriodLastYear(), period.previous(), period.yearToDate(), period.yearToDate().samePeriodLastYear()},
      asked_(1U << Now | 1U << Year) {
  prepare();
}

FigurePeriods::FigurePeriods(std::span<const Period> quarters, const Period& asked) {
  for (std::size_t slot = 0; slot < kSlots && slot < quarters.size(); ++slot) {
    periods_[slot] = quarters[slot];
    asked_ |= quarters[slot] == asked ? static_cast<std::uint8_t>(1U << slot) : 0U;
  }
  prepare();
}

void FigurePeriods::prepare() {
  std::int32_t last = 0;
  first_ = std::numeric_limits<std::int32_t>::max();
  for (std::size_t slot = 0; slot < kSlots; ++slot) {
    if (periods_[slot]) {
      begins_[slot] = static_cast<std::int32_t>(periods_[slot]->begin().toJulianDay());
      ends_[slot] = static_cast<std::int32_t>(periods_[slot]->end().toJulianDay());
      first_ = std::min(first_, begins_[slot]);
      last = std::max(last, ends_[slot]);
    }
  }
  masks_.resize(static_cast<std::size_t>(last - first_));
  for (std::size_t slot = 0; slot < kSlots; ++slot) {
    for (std::int32_t day = begins_[slot]; day < ends_[slot]; ++day) {
      masks_[static_cast<std::size_t>(day - first_)] |= static_cast<std::uint8_t>(1U << slot);
    }
  }
}

}  // namespace shuangda
