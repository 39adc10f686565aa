#include "domain/clue_match.h"

#include <gtest/gtest.h>

using namespace shuangda;

namespace {

int percent(const char16_t* a, const char16_t* b) {
  return similarPercent(characterPairs(QString::fromUtf16(a)), characterPairs(QString::fromUtf16(b)));
}

TEST(ClueMatch, textsAreComparedByThePairsTheyShare) {
  EXPECT_EQ(percent(u"销售假酒", u"销售假酒"), 100);
  EXPECT_EQ(percent(u"销售假酒", u"生产口罩"), 0);
  EXPECT_EQ(percent(u"销售假酒", u"销售假烟"), 66);
  EXPECT_EQ(percent(u"", u""), 0);
}

TEST(ClueMatch, sameBrandNeedsLessLikeness) {
  const ClueMatcher matcher({.brand = QStringLiteral("耐克"), .text = QStringLiteral("网店销售假冒运动鞋")});
  MatchSide other{.brand = QStringLiteral("耐克"), .text = QStringLiteral("市场摊位有假冒运动鞋出售")};
  const auto reasons = matcher.reasons(other);
  ASSERT_EQ(reasons.size(), 1u);
  EXPECT_EQ(reasons.front().kind, MatchReason::Kind::BrandAndText);
  other.brand = QStringLiteral("李宁");
  EXPECT_TRUE(matcher.reasons(other).empty());
}

TEST(ClueMatch, oldTextsAreNotComparedButTheSamePartyIs) {
  const EventDate now = EventDate::ofDay(QDate(2026, 11, 2));
  const ClueMatcher matcher({.party = QStringLiteral("某商行"), .text = QStringLiteral("销售假冒白酒的举报"), .foundAt = now});
  MatchSide old{.text = QStringLiteral("销售假冒白酒的举报"), .foundAt = EventDate::ofDay(QDate(2024, 11, 1))};
  EXPECT_TRUE(matcher.reasons(old).empty());
  old.party = QStringLiteral("某商行");
  ASSERT_EQ(matcher.reasons(old).size(), 1u);
  old.foundAt = EventDate::ofDay(QDate(2025, 11, 1));
  EXPECT_EQ(matcher.reasons(old).size(), 2u);
}

TEST(ClueMatch, emptyMatchesNothing) { EXPECT_TRUE(ClueMatcher({}).reasons({}).empty()); }

TEST(Clue, namesAndNumbersAreMasked) {
  EXPECT_EQ(masked(QStringLiteral("张小明")), QStringLiteral("张**"));
  EXPECT_EQ(masked(QStringLiteral("13812345678")), QStringLiteral("138****5678"));
  EXPECT_EQ(masked(QStringLiteral("王")), QStringLiteral("王*"));
  EXPECT_EQ(masked(QString()), QString());
}

}  // namespace
