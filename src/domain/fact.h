#pragma once

#include <QString>
#include <array>
#include <cstdint>
#include <optional>

#include "base/id.h"

namespace shuangda {

/// The dates a case may be counted by. A date is a day number, or absent; a month counts as its last day, a bare year as
/// absent (bulletin/content.md section 6), so every present date falls into exactly one quarter.
enum class FactDate : std::uint8_t {
  Found, Filed, Withdrawn, Decided, Annulled, Closed, Published, PlatformEntered,
  TransferApproved, Delivered, PoliceAccepted, PoliceFiled, PoliceRejected, ReverseOpinion, Event,
};
inline constexpr std::size_t kFactDates = 15;

/// The numbers a case may be summed by. Money in fen, persons in heads, weights in thousandths of a tonne.
enum class FactAmount : std::uint8_t {
  CaseValue, GoodsValue, Fine, Confiscated, TransferValue, TransferPersons, PoliceFiledPersons, ReversePersons,
  Tonnes, Items, DestroyedValue,
};
inline constexpr std::size_t kFactAmounts = 11;

/// One record, narrowed to what figures need. Texts are numbers of a FactNames table.
struct Fact {
  enum class Entity : std::uint8_t { Case, Destruction };
  static constexpr std::int32_t kNoDay = 0;

  Entity entity = Entity::Case;
  std::int64_t id = 0;                               ///< CaseId or DestructionId
  std::array<std::int32_t, kFactDates> days{};       ///< Julian day numbers, kNoDay = absent
  std::array<std::int64_t, kFactAmounts> amounts{};  ///< 0 = absent
  std::int32_t region = 0;                           ///< the most exact region known: county, else city, else province
  std::int32_t city = 0;
  std::int32_t province = 0;
  std::int32_t unit = 0;
  std::int32_t field = 0;
  std::int32_t cause = 0;
  std::int32_t transferFlag = 0;
  std::int32_t heaviestKind = 0;
  std::int32_t campaign = 0;
  bool simple = false;                               ///< 简易程序
  bool online = false;
  bool market = false;
  bool rural = false;
  bool foreign = false;
  std::uint16_t approximate = 0;                     ///< one bit an amount: it carries 约, 余 …

  std::int32_t day(FactDate date) const { return days[static_cast<std::size_t>(date)]; }
  std::int64_t amount(FactAmount a) const { return amounts[static_cast<std::size_t>(a)]; }
  bool isApproximate(FactAmount a) const { return ((approximate >> static_cast<unsigned>(a)) & 1U) != 0; }
  void setApproximate(FactAmount a) { approximate |= static_cast<std::uint16_t>(1U << static_cast<unsigned>(a)); }

  bool operator==(const Fact&) const = default;
};

}  // namespace shuangda
