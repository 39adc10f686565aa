#include "domain/bulletin_charts.h"

#include <gtest/gtest.h>

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

class BulletinChartsTest : public testing::Test {
 protected:
  BulletinChartsTest() { bulletin_ = {.catalogue = catalogue_, .period = Period::quarter(2020, 3), .figures = figures()}; }

  std::vector<Figure> figures() const {
    std::vector<Figure> all;
    for (const Indicator& indicator : catalogue_->all()) {
      all.push_back({.indicator = &indicator, .value = {.known = false}});
    }
    return all;
  }
  Figure& figure(std::vector<Figure>& of, QStringView code) { return of[catalogue_->indexOf(code)]; }
  void set(QStringView code, std::int64_t amount, std::int64_t denominator = 0) { figure(bulletin_.figures, code).value = {.amount = amount, .denominator = denominator}; }

  /// A row with filings of now and of last year; negative = not known.
  void addRow(FigureDimension dimension, const QString& name, std::int64_t now, std::int64_t base) {
    BreakdownRow row{.name = name, .figures = figures()};
    Figure& filed = figure(row.figures, u"adm_filed");
    filed.value = {.amount = std::max<std::int64_t>(now, 0), .known = now >= 0};
    filed.yearOnYear = compare(*filed.indicator, filed.value, {.amount = std::max<std::int64_t>(base, 0), .known = base >= 0});
    bulletin_.breakdowns[dimension].push_back(std::move(row));
  }

  Trend trendOf(QStringView code, const std::vector<std::int64_t>& amounts) const {
    Trend trend{.catalogue = catalogue_, .quarters = quartersUpTo(bulletin_.period, static_cast<int>(amounts.size()))};
    for (const std::int64_t amount : amounts) {
      std::vector<FigureValue> values(catalogue_->all().size(), FigureValue{.known = false});
      values[catalogue_->indexOf(code)] = {.amount = std::max<std::int64_t>(amount, 0), .known = amount >= 0};
      trend.values.push_back(std::move(values));
    }
    return trend;
  }
  static QStringList texts(const ChartSeries& series) {
    QStringList all;
    for (const ChartPoint& point : series.points) {
      all << point.text;
    }
    return all;
  }

  std::shared_ptr<const IndicatorCatalogue> catalogue_ = std::make_shared<const IndicatorCatalogue>(IndicatorCatalogue::builtIn());
  Bulletin bulletin_{};
};

}  // namespace

TEST_F(BulletinChartsTest, aTrendSaysWhatEachPointCounts) {
  const Chart chart = trendChart(trendOf(u"adm_filed", {-1, 8, 0, 6, 9, 12}), {u"adm_filed"_s});
  EXPECT_EQ(chart.kind, ChartKind::Columns);
  EXPECT_EQ(chart.title, u"2019年二季度至2020年三季度立案"_s);
  EXPECT_EQ(chart.unit, u"件"_s);
  ASSERT_EQ(chart.series.size(), 1u);
  EXPECT_EQ(texts(chart.series[0]), (QStringList{u"—"_s, u"8"_s, u"0"_s, u"6"_s, u"9"_s, u"12"_s}));
  EXPECT_FALSE(chart.point(0, 0).value);
  EXPECT_FALSE(chart.point(0, 0).source);
  EXPECT_EQ(chart.point(0, 5).source, (ChartSource{u"adm_filed"_s, Period::quarter(2020, 3), {}}));
  EXPECT_EQ(chart.point(0, 5).words, u"12件，同比上升50%，环比上升33.3%"_s);
  EXPECT_EQ(chart.point(0, 4).words, u"9件，上年同期无数据，环比上升50%"_s);
  EXPECT_EQ(pointWords(chart, 0, 0), u"2019年二季度 立案：无数据"_s);
  EXPECT_FALSE(chart.notes.isEmpty()) << "what the gap means";
}

TEST_F(BulletinChartsTest, onlyIndicatorsOfOneUnitShareAnAxis) {
  Trend trend = trendOf(u"adm_filed", {1, 2});
  for (std::vector<FigureValue>& values : trend.values) {
    values[catalogue_->indexOf(u"adm_case_value")] = {.amount = 5};
    values[catalogue_->indexOf(u"adm_closed")] = {.amount = 1};
  }
  const Chart chart = trendChart(trend, {u"adm_filed"_s, u"adm_case_value"_s, u"adm_closed"_s, u"trf_cases"_s, u"no_such"_s});
  ASSERT_EQ(chart.series.size(), 2u) << "money has another unit, transfers are not known";
  EXPECT_EQ(chart.kind, ChartKind::Lines);
  EXPECT_EQ(chart.title, u"2020年二季度至2020年三季度立案、办结"_s);
  EXPECT_TRUE(trendChart(trend, {u"no_such"_s}).isEmpty());
  const Chart unknown = trendChart(trend, {u"trf_cases"_s});
  EXPECT_EQ(texts(unknown.series.at(0)), (QStringList{u"—"_s, u"—"_s})) << "asked for alone it shows that nothing is known";
}

TEST_F(BulletinChartsTest, moneyIsInTenThousands) {
  const Chart chart = trendChart(trendOf(u"adm_case_value", {1, 1'560'080'000}), {u"adm_case_value"_s});
  EXPECT_EQ(chart.unit, u"万元"_s);
  EXPECT_EQ(texts(chart.series.at(0)), (QStringList{u"＜0.01"_s, u"1560.08"_s}));
  EXPECT_EQ(*chart.point(0, 1).value, Decimal(156008, 2));
  EXPECT_EQ(decimalsOf(chart), 2);
}

TEST_F(BulletinChartsTest, breakdownsBeginWithTheLargest) {
  addRow(FigureDimension::Region, u"甲县"_s, 3, 4);
  addRow(FigureDimension::Region, u"乙县"_s, 9, -1);
  addRow(FigureDimension::Region, u"丙县"_s, -1, -1);
  addRow(FigureDimension::Region, u"丁县"_s, 0, 2);
  addRow(FigureDimension::Region, QString(), 0, 0);
  const Chart chart = breakdownChart(bulletin_, FigureDimension::Region, u"adm_filed"_s);
  EXPECT_EQ(chart.kind, ChartKind::Bars);
  EXPECT_EQ(chart.title, u"2020年第三季度各地区立案"_s);
  EXPECT_EQ(chart.categories, (QStringList{u"乙县"_s, u"甲县"_s, u"丁县"_s})) << "nothing is known of one, nothing counted without a name";
  ASSERT_EQ(chart.series.size(), 2u);
  EXPECT_EQ(texts(chart.series[0]), (QStringList{u"9"_s, u"3"_s, u"0"_s}));
  EXPECT_EQ(texts(chart.series[1]), (QStringList{u"—"_s, u"4"_s, u"2"_s}));
  EXPECT_EQ(chart.point(0, 1).change, u"−25.0"_s);
  EXPECT_EQ(chart.point(1, 1).source, (ChartSource{u"adm_filed"_s, Period::quarter(2019, 3), FigureScope::row(FigureDimension::Region, u"甲县"_s)}));
}

TEST_F(BulletinChartsTest, manyRegionsEndWithTheRest) {
  for (int i = 0; i < 40; ++i) {
    addRow(FigureDimension::Region, QStringLiteral("%1县").arg(i), i < 10 ? 900 - i : 40 - i, i % 2 == 0 ? 1 : -1);
  }
  const Chart chart = breakdownChart(bulletin_, FigureDimension::Region, u"adm_filed"_s);
  ASSERT_EQ(chart.categories.size(), 11);
  EXPECT_EQ(chart.categories.back(), u"其他30个地区"_s);
  EXPECT_EQ(chart.point(0, 10).text, QString::number(30 * 31 / 2));
  EXPECT_EQ(chart.point(1, 10).text, u"15"_s);
  EXPECT_FALSE(chart.point(0, 10).source) << "no scope is the rest";
  EXPECT_EQ(breakdownChart(bulletin_, FigureDimension::Region, u"adm_filed"_s, 40).categories.size(), 40);
}

TEST_F(BulletinChartsTest, aRestLargerThanAllOthersIsOnlySaid) {
  for (int i = 0; i < 40; ++i) {
    addRow(FigureDimension::Region, QStringLiteral("%1县").arg(i), 50, 2);
  }
  const Chart chart = breakdownChart(bulletin_, FigureDimension::Region, u"adm_filed"_s);
  EXPECT_EQ(chart.categories.size(), 10) << "its bar would dwarf them";
  EXPECT_TRUE(chart.notes.join(QString()).contains(u"其余30个地区合计1500件（上年同期60件），图中不列。"_s)) << chart.notes.join(QString()).toStdString();
}

TEST_F(BulletinChartsTest, aRestThatWasLargerLastYearIsOnlySaid) {
  for (int i = 0; i < 12; ++i) {
    addRow(FigureDimension::Region, QStringLiteral("%1县").arg(i), i < 10 ? 9 : 1, 8);
  }
  const Chart chart = breakdownChart(bulletin_, FigureDimension::Region, u"adm_filed"_s);
  EXPECT_EQ(chart.categories.size(), 10);
  EXPECT_TRUE(chart.notes.join(QString()).contains(u"合计2件（上年同期16件）"_s)) << chart.notes.join(QString()).toStdString();
}

TEST_F(BulletinChartsTest, whatOverlapsIsNotAdded) {
  for (int i = 0; i < 12; ++i) {
    addRow(FigureDimension::Field, QStringLiteral("领域%1").arg(i), 12 - i, 1);
  }
  const Chart chart = breakdownChart(bulletin_, FigureDimension::Field, u"adm_filed"_s);
  EXPECT_EQ(chart.categories.size(), 10);
  EXPECT_TRUE(chart.notes.join(QString()).contains(u"另有2个从略"_s)) << chart.notes.join(QString()).toStdString();
  EXPECT_TRUE(breakdownChart(bulletin_, FigureDimension::Campaign, u"adm_filed"_s).isEmpty()) << "not computed";
}

TEST_F(BulletinChartsTest, rowsOfALimitedBulletinCannotBeAskedFor) {
  bulletin_.scope = FigureScope::named(u"云岭县"_s);
  addRow(FigureDimension::Unit, u"甲局"_s, 3, 4);
  const Chart chart = breakdownChart(bulletin_, FigureDimension::Unit, u"adm_filed"_s);
  EXPECT_FALSE(chart.point(0, 0).source);
  EXPECT_TRUE(chart.title.startsWith(u"云岭县"_s));
}

TEST_F(BulletinChartsTest, theFunnelHasOnlyKnownStages) {
  EXPECT_TRUE(transferFunnel(bulletin_).isEmpty());
  set(u"adm_filed", 200);
  set(u"trf_cases", 3);
  set(u"trf_police_filed_cases", 2);
  set(u"rate_transfer", 3, 200);
  set(u"rate_police_filed", 0, 0);
  const Chart chart = transferFunnel(bulletin_);
  EXPECT_EQ(chart.categories, (QStringList{u"立案"_s, u"移送公安机关"_s, u"移送案件公安立案（件）"_s}));
  EXPECT_EQ(chart.point(0, 1).remark, u"移送率1.5%"_s);
  EXPECT_EQ(chart.point(0, 2).remark, QString()) << "no denominator";
  EXPECT_EQ(chart.point(0, 1).source->code, u"trf_cases"_s);
  EXPECT_FALSE(chart.notes.front().contains(u"法院"_s)) << "none is shown";
  set(u"crt_effective_cases", 4);
  EXPECT_TRUE(transferFunnel(bulletin_).notes.front().contains(u"法院"_s));
}

TEST_F(BulletinChartsTest, chartsWithoutNumbersAreLeftOut) {
  EXPECT_TRUE(chartsOf(bulletin_, nullptr).empty());
  addRow(FigureDimension::Region, u"甲县"_s, 3, 4);
  EXPECT_TRUE(chartsOf(bulletin_, nullptr).empty()) << "one bar";
  addRow(FigureDimension::Region, u"乙县"_s, 3, 4);
  const Trend trend = trendOf(u"adm_filed", {1, 2, 3});
  const std::vector<Chart> charts = chartsOf(bulletin_, &trend);
  ASSERT_EQ(charts.size(), 2u);
  EXPECT_EQ(charts[0].series.size(), 1u);
  EXPECT_EQ(charts[1].kind, ChartKind::Bars);
}

TEST_F(BulletinChartsTest, quartersFollowEachOther) {
  const std::vector<Period> quarters = quartersUpTo(*Period::parse(u"2020H6"), 3);
  ASSERT_EQ(quarters.size(), 3u);
  EXPECT_EQ(quarters[0], Period::quarter(2019, 4));
  EXPECT_EQ(quarters[2], Period::quarter(2020, 2));
  EXPECT_EQ(quartersUpTo(*Period::parse(u"2020FY"), 1).front(), Period::quarter(2020, 4));
}

TEST(ChartRowsTest, manyQuartersStandBelowEachOther) {
  Chart chart{.kind = ChartKind::Columns, .categoryHead = u"季度"_s, .series = {{.name = u"立案"_s}}};
  for (int i = 0; i < 9; ++i) {
    chart.categories << QStringLiteral("20%1年\n一季度").arg(i);
    chart.series[0].points.push_back({.text = QString::number(i)});
  }
  const ChartRows rows = chartRows(chart);
  EXPECT_FALSE(rows.hasCategoriesAcross);
  EXPECT_EQ(rows.heads, (QStringList{u"季度"_s, u"立案"_s}));
  EXPECT_EQ(rows.rows[1], (QStringList{u"201年一季度"_s, u"1"_s}));
}
