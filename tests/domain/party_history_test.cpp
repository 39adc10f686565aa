#include "domain/party_history.h"

#include <gtest/gtest.h>

#include <random>

#include "domain/case_screening.h"

using namespace shuangda;

namespace {

constexpr int kYears = 2;

std::vector<ScreenedCase> randomCases(unsigned seed, int count) {
  std::mt19937 engine(seed);
  const auto below = [&](unsigned n) { return engine() % n; };
  const auto first = static_cast<std::int32_t>(QDate(2020, 1, 1).toJulianDay());
  std::vector<ScreenedCase> cases;
  for (int i = 1; i <= count; ++i) {
    ScreenedCase c{.id = i};
    c.actTo = below(20) == 0 ? 0 : first + static_cast<std::int32_t>(below(2000));
    c.penaltyDay = below(3) == 0 ? 0 : first + static_cast<std::int32_t>(below(2000));
    c.unpunished = c.penaltyDay == 0 && below(4) != 0;
    c.offences = OffenceMask{1} << below(12);
    c.amounts.fen = {below(3) == 0 ? -1 : static_cast<std::int64_t>(below(100)), static_cast<std::int64_t>(below(100)), -1};
    c.idKey = below(2) == 0 ? 0 : 100 + below(4);
    c.nameKey = below(9) == 0 ? 0 : 1 + below(4);
    c.goodsKey = below(6);
    c.testKey = below(40);
    cases.push_back(c);
  }
  return cases;
}

}  // namespace

TEST(PartyHistory, SweepsSayWhatPairByPairComparisonSays) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const std::vector<ScreenedCase> cases = randomCases(seed, 120);
    PartyHistories histories;
    ASSERT_TRUE(histories.compute(cases, kYears, [] { return true; }));
    for (std::size_t i = 0; i < cases.size(); ++i) {
      const ScreenedCase& act = cases[i];
      const CaseHistory& history = histories.of(i);
      int ever = 0;
      for (const ScreenedCase& other : cases) {
        ever += isSameParty(act, other) && wasPunishedBefore(other, act, std::nullopt) ? 1 : 0;
      }
      EXPECT_EQ(history.penaltiesEver, ever) << seed << ' ' << act.id;
      const auto any = [&](auto&& shares) { return std::ranges::any_of(cases, [&](const ScreenedCase& other) { return isSameParty(act, other) && shares(act, other); }); };
      EXPECT_EQ(history.sameDay != 0, any(sharesDay)) << seed << ' ' << act.id;
      EXPECT_EQ(history.sameTest != 0, any(sharesTest)) << seed << ' ' << act.id;
      EXPECT_EQ(history.sameGoods != 0, any([](const ScreenedCase& a, const ScreenedCase& b) { return sharesGoods(a, b, kYears); })) << seed << ' ' << act.id;
      for (std::size_t g = 0; g < ScreeningGuide::builtIn().groups().size(); ++g) {
        const ScreeningGuide::Group& group = ScreeningGuide::builtIn().groups()[g];
        int penalties = 0;
        int unpunished = 0;
        CaseAmounts amounts;
        for (const ScreenedCase& other : cases) {
          if ((group.offences & act.offences) == 0 || (group.offences & other.offences) == 0 || !isSameParty(act, other)) {
            continue;
          }
          penalties += wasPunishedBefore(other, act, group.years) ? 1 : 0;
          if (isUnpunishedBefore(other, act, kYears)) {
            ++unpunished;
            amounts.add(other.amounts);
          }
        }
        const CaseHistory::InGroup* found = history.inGroup(static_cast<int>(g));
        EXPECT_EQ(found ? found->penalties : 0, penalties) << seed << ' ' << act.id;
        EXPECT_EQ(found ? found->unpunished : 0, unpunished) << seed << ' ' << act.id;
        EXPECT_EQ(found ? found->amounts : CaseAmounts{}, amounts) << seed << ' ' << act.id;
      }
    }
  }
}

TEST(PartyHistory, TwoYearsIncludeTheDayTwoYearsAgo) {
  const auto day = [](int y, int m, int d) { return static_cast<std::int32_t>(QDate(y, m, d).toJulianDay()); };
  const ScreenedCase punished{.id = 1, .penaltyDay = day(2024, 2, 29)};
  EXPECT_TRUE(wasPunishedBefore(punished, {.id = 2, .actTo = day(2026, 2, 28)}, 2));
  EXPECT_TRUE(wasPunishedBefore(punished, {.id = 2, .actTo = day(2026, 3, 1)}, 2) == (QDate(2026, 3, 1).addYears(-2) <= QDate(2024, 2, 29)));
  EXPECT_FALSE(wasPunishedBefore(punished, {.id = 2, .actTo = day(2024, 2, 29)}, 2)) << "the penalty comes first";
  EXPECT_FALSE(wasPunishedBefore(punished, {.id = 2, .actTo = day(2026, 3, 2)}, 2));
}

TEST(PartyHistory, NamesAreComparedWithoutBlanksAndBracketWidth) {
  EXPECT_EQ(normalisedPartyName(QStringLiteral(" 某某 商行(云岭)")), QStringLiteral("某某商行（云岭）"));
}

TEST(PartyHistory, CancelledSweepSaysSo) {
  PartyHistories histories;
  EXPECT_FALSE(histories.compute(randomCases(1, 10), kYears, [] { return false; }));
}

TEST(ScreeningGuide, RealCausesFindTheirOffences) {
  const auto offences = [](const char* cause, const char* field = "", const char* goods = "") {
    QStringList ids;
    const OffenceMask mask = ScreeningGuide::builtIn().offencesOf(cause, field, goods);
    for (const ThresholdOffence& offence : ThresholdBook::builtIn().offences()) {
      if ((mask & ScreeningGuide::builtIn().bit(&offence)) != 0) {
        ids << offence.id;
      }
    }
    return ids.join(u' ');
  };
  EXPECT_EQ(offences("销售侵犯注册商标专用权的商品", "商标/酒类", "白酒"), QStringLiteral("sell_counterfeit_goods"));
  EXPECT_EQ(offences("侵犯注册商标专用权（改色改装冒充）"), QStringLiteral("counterfeit_trademark"));
  EXPECT_EQ(offences("伪造、擅自制造或销售商标标识"), QStringLiteral("illegal_trademark_labels"));
  EXPECT_EQ(offences("假冒专利"), QStringLiteral("counterfeit_patent"));
  EXPECT_EQ(offences("冒充专利"), QString());
  EXPECT_EQ(offences("销售假药"), QStringLiteral("shoddy_fallback_149 fake_drugs"));
  EXPECT_EQ(offences("运输假冒注册商标卷烟"), QStringLiteral("sell_counterfeit_goods shoddy_tobacco illegal_business_tobacco"));
  EXPECT_EQ(offences("经营假马铃薯种子", "农资"), QStringLiteral("shoddy_fallback_149 fake_agri_inputs"));
  EXPECT_EQ(offences("侵犯商业秘密"), QStringLiteral("trade_secret"));
}
