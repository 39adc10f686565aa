#include "domain/clue_match.h"

#include <algorithm>

#include "base/text.h"

namespace shuangda {
namespace {

QString digits(const QString& text) {
  QString kept;
  for (const QChar c : toHalfWidth(text)) {
    if (c.isDigit()) {
      kept += c;
    }
  }
  return kept;
}

bool same(const QString& a, const QString& b) { return !a.isEmpty() && a == b; }

bool farApart(const std::optional<EventDate>& a, const std::optional<EventDate>& b) {
  return a && b && std::abs(a->firstDay().daysTo(b->firstDay())) > ClueMatcher::kSimilarDays;
}

MatchSide normal(MatchSide side) {
  for (QString* text : {&side.partyId, &side.party, &side.partyAddress, &side.brand, &side.text}) {
    *text = folded(*text);
  }
  side.partyPhone = digits(side.partyPhone);
  side.reporterPhone = digits(side.reporterPhone);
  return side;
}

}  // namespace

MatchSide matchSide(const Clue& clue) {
  return {.partyId = clue.party.idNo,
          .party = clue.party.name,
          .partyPhone = clue.party.phone,
          .partyAddress = clue.party.address,
          .reporterPhone = clue.reporter.phone,
          .brand = clue.brand,
          .text = clue.goods + u'\n' + clue.content,
          .foundAt = clue.foundAt};
}

std::vector<quint32> characterPairs(const QString& text) {
  std::vector<quint32> pairs;
  for (qsizetype i = 0; i + 1 < text.size(); ++i) {
    pairs.push_back((quint32{text[i].unicode()} << 16) | text[i + 1].unicode());
  }
  std::ranges::sort(pairs);
  const auto rest = std::ranges::unique(pairs);
  pairs.erase(rest.begin(), rest.end());
  return pairs;
}

int similarPercent(const std::vector<quint32>& a, const std::vector<quint32>& b) {
  std::vector<quint32> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  const std::size_t all = a.size() + b.size();
  return all == 0 ? 0 : static_cast<int>(200 * common.size() / all);
}

ClueMatcher::ClueMatcher(const MatchSide& draft) : draft_(normal(draft)), pairs_(characterPairs(draft_.text)) {}

std::vector<MatchReason> ClueMatcher::reasons(const MatchSide& record) const {
  using Kind = MatchReason::Kind;
  const MatchSide other = normal(record);
  std::vector<MatchReason> reasons;
  const auto add = [&](Kind kind, bool is) {
    if (is) {
      reasons.push_back({kind, 0});
    }
  };
  add(Kind::PartyId, same(draft_.partyId, other.partyId));
  add(Kind::PartyName, same(draft_.party, other.party));
  add(Kind::PartyPhone, same(draft_.partyPhone, other.partyPhone));
  add(Kind::PartyAddress, same(draft_.partyAddress, other.partyAddress));
  compareTexts(other, reasons);
  add(Kind::ReporterPhone, same(draft_.reporterPhone, other.reporterPhone));
  return reasons;
}

void ClueMatcher::compareTexts(const MatchSide& other, std::vector<MatchReason>& reasons) const {
  if (draft_.text.size() < kShortestText || other.text.size() < kShortestText || farApart(draft_.foundAt, other.foundAt)) {
    return;
  }
  const int percent = similarPercent(pairs_, characterPairs(other.text));
  if (same(draft_.brand, other.brand) && percent >= kSimilarWithBrandPercent) {
    reasons.push_back({MatchReason::Kind::BrandAndText, percent});
  } else if (percent >= kSimilarPercent) {
    reasons.push_back({MatchReason::Kind::SimilarContent, percent});
  }
}

}  // namespace shuangda
