#include "domain/ranking.h"

#include <gtest/gtest.h>

using namespace shuangda;

namespace {

/// Units “1” to “n” of one group with these filings and closings.
class Ranking : public testing::Test {
 protected:
  Ranking() : catalogue_(std::make_shared<const IndicatorCatalogue>(IndicatorCatalogue::builtIn())) {}

  std::vector<int> places(const std::vector<std::pair<int, int>>& units, TieRule rule) {
    Bulletin bulletin{.catalogue = catalogue_};
    std::vector<Office> offices;
    for (std::size_t i = 0; i < units.size(); ++i) {
      const QString name = QString::number(i + 1);
      offices.push_back({.name = name, .group = QStringLiteral("部门")});
      BreakdownRow row{.name = name};
      for (const Indicator& indicator : catalogue_->all()) {
        row.figures.push_back({.indicator = &indicator});
      }
      row.figures[catalogue_->indexOf(u"adm_filed")].value.amount = units[i].first;
      row.figures[catalogue_->indexOf(u"adm_closed")].value.amount = units[i].second;
      bulletin.breakdowns[FigureDimension::Unit].push_back(row);
    }
    std::vector<int> byUnit(units.size());
    for (const RankedUnit& unit : rankUnits(bulletin, offices, {}, u"adm_filed", rule, rule == TieRule::Second ? u"adm_closed" : QStringView())) {
      byUnit[unit.unit.toUInt() - 1] = unit.place;
    }
    return byUnit;
  }

  std::shared_ptr<const IndicatorCatalogue> catalogue_;
};

// bulletin/content.md section 10.
TEST_F(Ranking, tiesFollowTheRule) {
  const std::vector<std::pair<int, int>> units{{5, 1}, {9, 1}, {5, 3}, {2, 1}};
  EXPECT_EQ(places(units, TieRule::Skip), (std::vector<int>{2, 1, 2, 4}));
  EXPECT_EQ(places(units, TieRule::Dense), (std::vector<int>{2, 1, 2, 3}));
  EXPECT_EQ(places(units, TieRule::Second), (std::vector<int>{3, 1, 2, 4}));
}

TEST_F(Ranking, whatIsEqualInBothSharesItsPlace) { EXPECT_EQ(places({{5, 1}, {5, 1}, {5, 2}}, TieRule::Second), (std::vector<int>{2, 2, 1})); }

TEST_F(Ranking, zeroStandsLastAmongTheRanked) { EXPECT_EQ(places({{0, 0}, {3, 0}}, TieRule::Skip), (std::vector<int>{2, 1})); }

TEST(CompareValues, ratesAreComparedExactly) {
  // 1/3 and 33333/100000 print alike.
  EXPECT_EQ(compareValues({.amount = 1, .denominator = 3}, {.amount = 33'333, .denominator = 100'000}, true), std::strong_ordering::greater);
  EXPECT_EQ(compareValues({.amount = 2, .denominator = 6}, {.amount = 1, .denominator = 3}, true), std::strong_ordering::equal);
  EXPECT_EQ(compareValues({.amount = 0, .denominator = 0}, {.amount = 0, .denominator = 3}, true), std::strong_ordering::less) << "no denominator is no rate";
}

}  // namespace
