#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "domain/fact.h"
#include "domain/period.h"

namespace shuangda {

/// The periods that are counted in one pass: slots of figures. Those a bulletin compares, or some quarters that follow each other.
class FigurePeriods {
 public:
  enum Slot : std::size_t { Now, LastYear, LastQuarter, Year, YearBefore };
  static constexpr std::size_t kSlots = 5;

  explicit FigurePeriods(const Period& period);
  /// Up to kSlots quarters, a slot each; only `asked`, where it is among them, is a period of which no record means zero.
  FigurePeriods(std::span<const Period> quarters, const Period& asked);

  /// Absent where there is nothing to compare with: a cumulative period has no quarter before it.
  const std::optional<Period>& of(std::size_t slot) const { return periods_[slot]; }
  std::int32_t begin(std::size_t slot) const { return begins_[slot]; }
  std::int32_t end(std::size_t slot) const { return ends_[slot]; }
  /// Whether this slot is what was asked for and not looked at for a comparison: without records it is zero, not unknown.
  bool isAsked(std::size_t slot) const { return ((asked_ >> slot) & 1U) != 0; }
  /// One bit for each slot whose period contains the day; 0 for an absent day.
  std::uint8_t slotsOf(std::int32_t day) const {
    const auto offset = static_cast<std::size_t>(day - first_);
    return day >= first_ && offset < masks_.size() ? masks_[offset] : 0;
  }
  std::int32_t first() const { return first_; }
  std::int32_t last() const { return first_ + static_cast<std::int32_t>(masks_.size()) - 1; }

 private:
  void prepare();

  std::array<std::optional<Period>, kSlots> periods_;
  std::array<std::int32_t, kSlots> begins_{};
  std::array<std::int32_t, kSlots> ends_{};
  std::uint8_t asked_ = 0;
  std::int32_t first_ = 0;
  std::vector<std::uint8_t> masks_;  ///< by day from first_
};

}  // namespace shuangda
