#pragma once

#include <QString>
#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "base/id.h"

namespace shuangda {

/// The dates a case may be counted by. A date is a day number, or absent; a month counts as its last day, a bare year as
/// absent (bulletin/content.md section 6), so every present date falls into exactly one quarter.
enum class FactDate : std::uint8_t {
  Found, Filed, Withdrawn, Decided, Annulled, Closed, Published, PlatformEntered,
  TransferApproved, Delivered, PoliceAccepted, PoliceFiled, PoliceRejected, ReverseOpinion, Event,
  PublishDue,  ///< derived by FactCompleter: the last day to publish the decision
};
inline constexpr std::size_t kStoredFactDates = 15;
inline constexpr std::size_t kFactDates = 16;

/// The numbers a case may be summed by. Money in fen, persons in heads, weights and pieces in thousandths, varieties and days
/// in ones.
enum class FactAmount : std::uint8_t {
  CaseValue, GoodsValue, Fine, Confiscated, TransferValue, TransferPersons, PoliceFiledPersons, ReversePersons,
  Tonnes, Items, DestroyedValue, Varieties,
  TransferDays,  ///< derived by FactCompleter: from discovery to delivery to the police
};
inline constexpr std::size_t kStoredFactAmounts = 12;
inline constexpr std::size_t kFactAmounts = 13;

/// The texts a fact may be counted under, as numbers of a FactNames table.
enum class FactText : std::uint8_t {
  Region,        ///< the most exact region known: county, else city, else province
  City, Province, Unit,
  Field,         ///< several separated by /
  Cause, TransferFlag,
  PenaltyKinds,  ///< several separated by ;
  Campaign,      ///< several separated by 、
  Categories,    ///< of a destruction, several separated by ;
  Organ,         ///< derived: what kind of organ the unit is
  HeaviestKind,  ///< derived: the one kind a decision counts under
};
inline constexpr std::size_t kStoredFactTexts = 10;
inline constexpr std::size_t kFactTexts = 12;

/// One line of goods of a case.
struct GoodsFact {
  std::int32_t name = 0;          ///< number in the table of goods' names
  std::int32_t unit = 0;
  std::int32_t productClass = 0;
  std::int64_t quantity = 0;      ///< thousandths
  bool counted = false;           ///< the line says how much

  bool operator==(const GoodsFact&) const = default;
};

/// One record, narrowed to what figures need.
struct Fact {
  enum class Entity : std::uint8_t {
    Case,
    Destruction,
    Return  ///< one return of a transferred matter by the police (退回、补正)
  };
  static constexpr std::int32_t kNoDay = 0;

  Entity entity = Entity::Case;
  bool simple = false;        ///< 简易程序
  bool online = false;
  bool market = false;
  bool rural = false;
  bool foreign = false;
  bool lateTransfer = false;  ///< delivered to the police more than 24 hours after approval (bulletin rule 7.7)
  bool shouldTransfer = false; ///< derived: a threshold is reached, nothing was transferred and no reason is recorded
  std::uint16_t approximate = 0;                     ///< one bit an amount: it carries 约, 余 …
  std::int64_t id = 0;                               ///< CaseId, DestructionId or the key of a milestone
  std::int64_t recordedAt = 0;                       ///< of this version, milliseconds since 1970 UTC
  std::array<std::int32_t, kFactDates> days{};       ///< Julian day numbers, kNoDay = absent
  std::array<std::int32_t, kFactTexts> texts{};      ///< 0 = empty
  std::array<std::int64_t, kFactAmounts> amounts{};  ///< 0 = absent

  std::int32_t day(FactDate date) const { return days[static_cast<std::size_t>(date)]; }
  std::int32_t& day(FactDate date) { return days[static_cast<std::size_t>(date)]; }
  std::int32_t text(FactText text) const { return texts[static_cast<std::size_t>(text)]; }
  std::int32_t& text(FactText text) { return texts[static_cast<std::size_t>(text)]; }
  std::int64_t amount(FactAmount a) const { return amounts[static_cast<std::size_t>(a)]; }
  std::int64_t& amount(FactAmount a) { return amounts[static_cast<std::size_t>(a)]; }
  bool isApproximate(FactAmount a) const { return ((approximate >> static_cast<unsigned>(a)) & 1U) != 0; }
  void setApproximate(FactAmount a) { approximate |= static_cast<std::uint16_t>(1U << static_cast<unsigned>(a)); }

  bool operator==(const Fact&) const = default;
};

/// The lines of goods of a fact, in the order of their keys.
using GoodsOfFact = std::span<const GoodsFact>;

}  // namespace shuangda
