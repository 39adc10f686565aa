#pragma once

#include <vector>

#include "domain/clue.h"

namespace shuangda {

/// Why two records may be about the same thing.
struct MatchReason {
  enum class Kind { PartyId, PartyName, PartyPhone, ReporterPhone, PartyAddress, BrandAndText, SimilarContent };

  Kind kind{};
  int percent = 0;  ///< how similar the texts are, for the last two

  bool operator==(const MatchReason&) const = default;
};

/// What is compared of a clue or a case; a case has no phones and addresses.
struct MatchSide {
  QString partyId{};
  QString party{};
  QString partyPhone{};
  QString partyAddress{};
  QString reporterPhone{};
  QString brand{};
  QString text{};         ///< goods and content, or goods and cause
  std::optional<EventDate> foundAt{};
};
MatchSide matchSide(const Clue& clue);

/// A record that may be the same, strongest reasons first.
struct ClueMatch {
  std::optional<ClueId> clue{};
  std::optional<CaseId> legalCase{};
  QString number{};
  QString party{};
  QString date{};
  std::vector<MatchReason> reasons{};

  bool operator==(const ClueMatch&) const = default;
};

/// Compares one draft with many records. Names, addresses and texts are folded; of phones only the digits count. Texts are compared by
/// the pairs of neighbouring characters they share (2·|common| / (|a| + |b|), each pair once): from kSimilarPercent on they are alike, with
/// the same brand from kSimilarWithBrandPercent on; texts of fewer than kShortestText characters are not compared, nor records found more
/// than kSimilarDays apart (the two years after which a breach is usually no longer pursued).
class ClueMatcher {
 public:
  static constexpr int kSimilarPercent = 50;
  static constexpr int kSimilarWithBrandPercent = 25;
  static constexpr int kShortestText = 6;
  static constexpr int kSimilarDays = 730;

  explicit ClueMatcher(const MatchSide& draft);
  std::vector<MatchReason> reasons(const MatchSide& other) const;

 private:
  void compareTexts(const MatchSide& other, std::vector<MatchReason>& reasons) const;

  MatchSide draft_;
  std::vector<quint32> pairs_;
};

/// The pairs of neighbouring characters of a folded text, each once, in order.
std::vector<quint32> characterPairs(const QString& text);
/// How many of a hundred pairs two texts share.
int similarPercent(const std::vector<quint32>& a, const std::vector<quint32>& b);

}  // namespace shuangda
