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
  /// Where the goods of a fact stand in `goods`.
  struct Slice {
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
  };
  std::vector<Fact> facts{};
  std::vector<Slice> slices{};  ///< by fact
  std::vector<GoodsFact> goods{};

  GoodsOfFact goodsOf(std::size_t fact) const { return {goods.data() + slices[fact].begin, slices[fact].count}; }
};

/// Which facts are needed: the others may be left out.
struct FactsWanted {
  bool everything = true;                ///< leave nothing out
  bool goods = true;                     ///< the lines of goods are asked for
  std::int32_t first = 0;                ///< days from here …
  std::int32_t last = 0;                 ///< … to here, both included, may be counted
  std::vector<std::int32_t> stockDays{}; ///< what is in hand at the first moment of these days is counted
};

/// What the facts of a block have in common, so that blocks without anything to count need not be read.
struct FactZones {
  static constexpr std::int32_t kForever = std::numeric_limits<std::int32_t>::max();

  std::array<std::int32_t, kStoredFactDates> first{};  ///< earliest and latest day of each date; 0 = no fact has it
  std::array<std::int32_t, kStoredFactDates> last{};
  std::int32_t earliest = kForever;                    ///< of all dates
  std::int32_t stockUntil = 0;                         ///< the last day on which some filed case was still in hand
  std::int64_t recordedUntil = 0;                      ///< when the newest version was recorded, milliseconds since 1970 UTC

  static FactZones of(const FactBlock& block);
  /// Some fact may be wanted.
  bool meet(const FactsWanted& wanted) const;
  /// Some fact may have this date among the days wanted.
  bool speaksOf(std::size_t date, const FactsWanted& wanted) const {
    return first[date] != 0 && first[date] <= wanted.last && last[date] >= wanted.first;
  }
  /// Some case may be in hand at the first moment of `day`.
  bool mayHold(std::int32_t day) const;

  bool operator==(const FactZones&) const = default;
};

/// Columns packed with as many bytes a value as their range needs. All throw StorageError::Corrupt for bytes that are no such.
std::string packZones(const FactZones& zones);
FactZones unpackZones(std::string_view bytes);
std::string packFacts(const FactBlock& block);
std::string packGoods(const FactBlock& block);
/// Reads the facts wanted, and their goods where those are wanted too, into `block`, whose vectors are used again.
void unpack(std::string_view facts, std::string_view goods, const FactZones& zones, const FactsWanted& wanted, FactBlock& block);

}  // namespace shuangda
