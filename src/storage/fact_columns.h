#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "domain/fact.h"

namespace shuangda {

/// Facts with their goods, as they are read and stored together.
struct FactBlock {
  std::vector<Fact> facts{};
  std::vector<GoodsFact> goods{};          ///< of all facts, one after another
  std::vector<std::uint32_t> goodsCounts{};///< by fact
};

/// Between which days the facts of a block speak, so that blocks without anything to count need not be read.
struct FactZones {
  static constexpr std::int32_t kForever = std::numeric_limits<std::int32_t>::max();

  std::array<std::int32_t, kStoredFactDates> first{};  ///< earliest and latest day of each date; 0 = no fact has it
  std::array<std::int32_t, kStoredFactDates> last{};
  std::int32_t earliest = kForever;                    ///< of all dates
  std::int32_t stockUntil = 0;                         ///< the last day on which some filed case was still in hand

  static FactZones of(const FactBlock& block);
  /// Some fact may have a date from `from` to `to`, both included.
  bool speaksOf(std::int32_t from, std::int32_t to) const;
  /// Some case may be in hand at the first moment of `day`.
  bool mayHold(std::int32_t day) const;

  bool operator==(const FactZones&) const = default;
};

/// Columns packed with as many bytes a value as their range needs. All throw StorageError::Corrupt for bytes that are no such.
std::string packZones(const FactZones& zones);
FactZones unpackZones(std::string_view bytes);
std::string packFacts(const FactBlock& block);
std::string packGoods(const FactBlock& block);
/// Reads the facts into `block`, whose vectors are used again.
void unpackFacts(std::string_view bytes, FactBlock& block);
void unpackGoods(std::string_view bytes, FactBlock& block);

}  // namespace shuangda
