#pragma once

#include <functional>
#include <span>

#include "domain/screening_guide.h"

namespace shuangda {

/// A case narrowed to what screening needs. Days are Julian day numbers, 0 = not known; texts are hashes, 0 = none.
struct ScreenedCase {
  std::int64_t id = 0;
  std::int32_t actFrom = 0;
  std::int32_t actTo = 0;
  std::int32_t penaltyDay = 0;    ///< a decision that stands, or a conviction
  OffenceMask offences = 0;
  CaseAmounts amounts{};
  std::uint64_t idKey = 0;        ///< certificate number
  std::uint64_t nameKey = 0;      ///< normalised name
  std::uint64_t goodsKey = 0;
  std::uint64_t testKey = 0;
  std::uint64_t placeKey = 0;
  ThresholdFacts::Subject subject = ThresholdFacts::Subject::Any;
  bool unpunished = false;        ///< neither decided nor withdrawn nor handed over
  bool transferred = false;
  std::uint8_t indicators = 0;    ///< those known from the record: I1, I2, I5, I6
};

/// What other cases of the same party say about one case.
struct CaseHistory {
  struct InGroup {
    int group = 0;
    int penalties = 0;        ///< earlier, within the years of the group
    int unpunished = 0;       ///< other acts not punished yet, within the window
    CaseAmounts amounts{};    ///< of those
  };
  int penaltiesEver = 0;      ///< earlier penalties of any kind
  std::int64_t sameDay = 0;   ///< another case of the party found on the same day
  std::int64_t sameGoods = 0;
  std::int64_t sameTest = 0;
  std::vector<InGroup> groups{};  ///< only those with something in them

  bool isEmpty() const { return penaltiesEver == 0 && sameDay == 0 && sameGoods == 0 && sameTest == 0 && groups.empty(); }
  bool isSplit() const { return sameDay != 0 || sameGoods != 0 || sameTest != 0; }
  const InGroup* inGroup(int group) const;
};

/// The same certificate number; where one of the two has none, the same name.
bool isSameParty(const ScreenedCase& a, const ScreenedCase& b);
/// `other` was punished before `act`, not longer ago than `years` (absent = ever).
bool wasPunishedBefore(const ScreenedCase& other, const ScreenedCase& act, std::optional<int> years);
/// `other` is an unpunished act not later than `act` and not longer ago than `years`.
bool isUnpunishedBefore(const ScreenedCase& other, const ScreenedCase& act, int years);

/// Signs that one act was made into several cases: found on the same day; the same goods within `years`, unless a penalty came between; the
/// same test report.
bool sharesDay(const ScreenedCase& a, const ScreenedCase& b);
bool sharesGoods(const ScreenedCase& a, const ScreenedCase& b, int years);
bool sharesTest(const ScreenedCase& a, const ScreenedCase& b);

/// Something that happened to a party: an act, or a penalty. On one day acts come before penalties, because a penalty counts for later acts.
struct PartyEvent {
  std::int32_t day = 0;
  std::uint32_t place = 0;  ///< twice the index of the case, plus one for a penalty

  std::size_t index() const { return place >> 1U; }
  bool isPenalty() const { return (place & 1U) != 0; }
  friend bool operator<(const PartyEvent& a, const PartyEvent& b) {
    return a.day != b.day ? a.day < b.day : a.isPenalty() != b.isPenalty() ? b.isPenalty() : a.place < b.place;
  }
};

/// The history of all cases of a store against each other, by sorting them by party. Returns false when `goOn` ends it.
class PartyHistories {
 public:
  bool compute(const std::vector<ScreenedCase>& cases, int unpunishedYears, const std::function<bool()>& goOn);
  /// Empty for a case without a history.
  const CaseHistory& of(std::size_t index) const;

 private:
  using PartyCases = std::span<const std::pair<std::uint64_t, std::uint32_t>>;  ///< key of the party, index of the case

  void oneParty(const std::vector<ScreenedCase>& cases, PartyCases party, bool byName, int unpunishedYears);
  void compareFew(const std::vector<ScreenedCase>& cases, PartyCases party, int years);
  void findShared(const std::vector<ScreenedCase>& cases, std::span<const PartyEvent> events, bool byName, int years);
  void add(std::size_t index, int group, int penalties, int unpunished, const CaseAmounts& amounts);
  CaseHistory& at(std::size_t index);

  std::vector<std::int32_t> places_{};
  std::vector<CaseHistory> histories_{};
  std::vector<PartyEvent> events_{};
};

std::uint64_t textKey(std::string_view text);
/// A party's name without blanks and with round brackets of one width.
QString normalisedPartyName(const QString& name);

}  // namespace shuangda
