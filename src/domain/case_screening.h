#pragma once

#include <bit>
#include <map>

#include "domain/criminal_facts.h"
#include "domain/party_history.h"

namespace shuangda {

/// Where a fact of a screening comes from.
enum class FactSource : std::uint8_t {
  Estimate,  ///< an administrative amount that stands in: 数额口径待核
  Presumed,  ///< from the cause alone
  History,   ///< from other cases of the party
  Recorded,  ///< entered by an officer as established
};

/// One offence a case may be, compared.
struct OffenceScreening {
  ThresholdFacts facts{};
  std::map<int, FactSource> sources{};
  std::vector<ThresholdLine> lines{};
  MissingFacts missing{};
  int unpunished = 0;                     ///< other acts added below
  std::vector<ThresholdLine> together{};  ///< lines with the unpunished acts of the party added; empty when there are none

  /// Whether a line rests on an administrative amount.
  bool isEstimate(const ThresholdLine& line) const;
};

/// The highest state an entry row reaches.
ThresholdLine::State bestState(const std::vector<ThresholdLine>& lines);

/// The facts of a case as one offence: estimates, what the cause lets presume, the history, and above all what was recorded.
ThresholdFacts factsOf(const ScreenedCase& legalCase, int offence, const CaseHistory& history, const CriminalFacts* recorded, std::map<int, FactSource>* sources);
/// Takes over what an officer established: act period, subject, answers to indicators, a conviction.
void applyRecorded(ScreenedCase& legalCase, const CriminalFacts& recorded);
/// Adds the amounts of other unpunished acts.
void addUnpunished(ThresholdFacts& facts, const ScreenedCase& legalCase, const CaseHistory::InGroup& others);
/// The group an offence belongs to; -1 for none.
int groupOf(int offence);

/// All offences a case may be; those the officer named, where he named some.
std::vector<OffenceScreening> screenCase(const ScreenedCase& legalCase, const CaseHistory& history, const CriminalFacts* recorded, const ThresholdOptions& options);

/// The state of a case over all offences, alone and with the unpunished acts; and which indicators hold. For whole stores.
struct CaseOutcome {
  ThresholdLine::State alone = ThresholdLine::State::Below;
  ThresholdLine::State together = ThresholdLine::State::Below;
  std::uint8_t indicators = 0;
  OffenceMask offences = 0;

  ThresholdLine::State best() const { return std::max(alone, together); }
  int indicatorCount() const { return std::popcount(indicators); }
};

/// Indicators as bits: I1 is bit 0.
inline constexpr std::uint8_t kCollective = 1U << 0U;
inline constexpr std::uint8_t kGrave = 1U << 1U;
inline constexpr std::uint8_t kAmount80 = 1U << 2U;
inline constexpr std::uint8_t kRepeated = 1U << 3U;
inline constexpr std::uint8_t kBelowMinimum = 1U << 4U;
inline constexpr std::uint8_t kTested = 1U << 5U;

/// Keeps what is used again between cases.
class CaseScreener {
 public:
  CaseScreener(const ThresholdOptions& options, int repeatPenalties) : options_(options), repeatPenalties_(repeatPenalties) {}
  CaseOutcome outcome(const ScreenedCase& legalCase, const CaseHistory& history, const CriminalFacts* recorded);

 private:
  ThresholdOptions options_;
  int repeatPenalties_;
  std::vector<ThresholdLine> lines_{};
};

}  // namespace shuangda
