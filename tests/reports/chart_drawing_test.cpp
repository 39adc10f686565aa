#include "reports/chart_drawing.h"

#include <gtest/gtest.h>

#include "reports/chart_scale.h"
#include "reports/fonts.h"
#include "support/chart_samples.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

class ChartDrawingTest : public testing::Test {
 protected:
  static FontBook& fonts() {
    static FontBook book;
    return book;
  }
  ChartDrawing draw(const Chart& chart, QSizeF size = {442, 240}) {
    FontUse use(fonts());
    TextSetter setter(use);
    return drawChart(chart, size, setter);
  }
  static QStringList texts(const ChartDrawing& drawing) {
    QStringList all;
    for (const PlacedLine& line : drawing.lines) {
      all << line.line.text();
    }
    return all;
  }
  static std::map<std::pair<std::size_t, std::size_t>, QRectF> marks(const ChartDrawing& drawing) {
    std::map<std::pair<std::size_t, std::size_t>, QRectF> areas;
    for (const ChartMark& mark : drawing.marks) {
      areas[{mark.series, mark.category}] = mark.area;
    }
    return areas;
  }

  /// What must hold of every drawing.
  static void expectTidy(const ChartDrawing& drawing, const std::string& what) {
    SCOPED_TRACE(what);
    const QRectF frame = QRectF(QPointF(0, 0), drawing.size).adjusted(-0.5, -0.5, 0.5, 0.5);
    ASSERT_EQ(drawing.lines.size(), drawing.textBoxes.size());
    for (std::size_t i = 0; i < drawing.textBoxes.size(); ++i) {
      const QRectF& box = drawing.textBoxes[i];
      EXPECT_TRUE(frame.contains(box)) << drawing.lines[i].line.text().toStdString();
      EXPECT_NEAR(drawing.lines[i].x, box.left(), 1e-6);
      for (std::size_t j = 0; j < i; ++j) {
        EXPECT_FALSE(box.intersects(drawing.textBoxes[j])) << drawing.lines[i].line.text().toStdString() << " on " << drawing.lines[j].line.text().toStdString();
      }
    }
    for (const Shape& shape : drawing.shapes) {
      for (const QPointF& point : shape.points) {
        EXPECT_TRUE(frame.contains(point)) << point.x() << ' ' << point.y();
      }
    }
  }
};

}  // namespace

TEST_F(ChartDrawingTest, barsAreAsLongAsTheirNumbers) {
  const Chart chart = samples::barChart(10);
  const ChartDrawing drawing = draw(chart, {442, chartHeight(chart)});
  expectTidy(drawing, "bars");
  const auto areas = marks(drawing);
  EXPECT_EQ(areas.size(), 19u) << "nothing is drawn of what is not known";
  const double unit = areas.at({0, 0}).width() / 120;
  for (const auto& [key, area] : areas) {
    EXPECT_NEAR(area.width(), unit * toDouble(*chart.point(key.first, key.second).value), 1e-6);
    EXPECT_NEAR(area.left(), areas.at({0, 0}).left(), 1e-6);
  }
  // The first category at the top, the series below each other.
  EXPECT_LT(areas.at({0, 0}).bottom(), areas.at({1, 0}).top() + 1);
  EXPECT_LT(areas.at({1, 0}).bottom(), areas.at({0, 1}).top());
  for (const QString& text : {u"120"_s, u"—"_s, u"甲县"_s, u"单位：件"_s, u"本期"_s, u"上年同期"_s}) {
    EXPECT_TRUE(texts(drawing).contains(text)) << text.toStdString();
  }
}

TEST_F(ChartDrawingTest, columnsStandOnZero) {
  const Chart chart = samples::columnChart();
  const ChartDrawing drawing = draw(chart);
  expectTidy(drawing, "columns");
  const auto areas = marks(drawing);
  EXPECT_EQ(areas.size(), 7u);
  const double ground = areas.at({0, 1}).bottom();
  for (const auto& [key, area] : areas) {
    EXPECT_NEAR(area.bottom(), ground, 1e-6);
    EXPECT_NEAR(area.height() / areas.at({0, 7}).height(), toDouble(*chart.point(0, key.second).value) / 1560.08, 1e-6);
  }
  const QStringList all = texts(drawing);
  EXPECT_TRUE(all.contains(u"—"_s)) << "not known";
  EXPECT_TRUE(all.contains(u"0.00"_s)) << "zero is a number";
  EXPECT_TRUE(all.contains(u"1560"_s)) << "large numbers without decimals";
  EXPECT_TRUE(all.contains(u"812.40"_s));
}

TEST_F(ChartDrawingTest, linesBreakWhereNothingIsKnown) {
  const Chart chart = samples::lineChart();
  const ChartDrawing drawing = draw(chart);
  expectTidy(drawing, "lines");
  EXPECT_EQ(drawing.marks.size(), 7u + 7u + 6u);
  std::map<int, std::vector<qsizetype>> pieces;
  std::map<int, std::vector<double>> dashes;
  for (const Shape& shape : drawing.shapes) {
    if (!shape.closed && shape.stroke == ShapeInk::Series && shape.width > 1) {
      pieces[shape.series].push_back(shape.points.size());
      dashes[shape.series] = shape.dash;
    }
  }
  // The first of each is the sample in the legend.
  EXPECT_EQ(pieces[0], (std::vector<qsizetype>{2, 7}));
  EXPECT_EQ(pieces[2], (std::vector<qsizetype>{2, 2, 4}));
  EXPECT_NE(dashes[0], dashes[1]);
  EXPECT_NE(dashes[1], dashes[2]);
}

TEST_F(ChartDrawingTest, aFunnelShowsEveryStageWithItsRate) {
  const Chart chart = samples::funnelChart();
  const ChartDrawing drawing = draw(chart, {442, chartHeight(chart)});
  expectTidy(drawing, "funnel");
  const auto areas = marks(drawing);
  ASSERT_EQ(areas.size(), 7u);
  for (const auto& [key, area] : areas) {
    EXPECT_NEAR(area.width(), areas.at({0, 0}).width() * toDouble(*chart.point(0, key.second).value) / 312, 1e-6);
    EXPECT_NEAR(area.center().x(), areas.at({0, 0}).center().x(), 1e-6);
  }
  EXPECT_TRUE(texts(drawing).contains(u"287件  办结率84.2%"_s)) << texts(drawing).join(u'|').toStdString();
  EXPECT_TRUE(texts(drawing).contains(u"0件"_s));
}

TEST_F(ChartDrawingTest, oddChartsStayTidyInEverySize) {
  Chart huge = samples::columnChart();
  huge.series[0] = samples::chartSeries(u"涉案金额"_s, {u"92233720368.54"_s, u"1.00"_s, u"0.00"_s, u"＜0.01"_s, u"12345678901.23"_s, u"77777777777.77"_s, u"4.00"_s, u"88888888888.88"_s});
  Chart zeros = samples::columnChart();
  zeros.series[0] = samples::chartSeries(u"无"_s, {u"0"_s, u"0"_s, u"0"_s, u"0"_s, u"0"_s, u"0"_s, u"0"_s, u"0"_s});
  Chart unknown = samples::columnChart();
  unknown.series[0] = samples::chartSeries(u"无"_s, {u"—"_s, u"—"_s, u"—"_s, u"—"_s, u"—"_s, u"—"_s, u"—"_s, u"—"_s});
  Chart one{.kind = ChartKind::Lines, .title = u"一个季度"_s, .unit = u"件"_s, .categories = {u"2020年\n三季度"_s}, .series = {samples::chartSeries(u"立案"_s, {u"5"_s})}};
  Chart below = samples::columnChart();
  below.series[0].points[3] = samples::chartPoint(u"-400.00"_s);
  Chart named = samples::barChart(12);
  for (QString& name : named.categories) {
    name = name.repeated(20);
  }
  named.title = named.title.repeated(12);
  named.series[1].name = named.series[1].name.repeated(30);
  Chart many = samples::lineChart();
  for (int i = 0; i < 4; ++i) {
    many.categories += many.categories;
    for (ChartSeries& series : many.series) {
      const std::vector<ChartPoint> points = series.points;
      series.points.insert(series.points.end(), points.begin(), points.end());
    }
  }
  for (int i = 0; i < 4; ++i) {
    many.series.push_back(many.series[static_cast<std::size_t>(i)]);
  }
  Chart pairs = huge;
  pairs.series.push_back(huge.series[0]);
  const std::vector<Chart> charts{huge, zeros, unknown, one, below, named, many, pairs, samples::barChart(40), samples::barChart(1), samples::funnelChart(), Chart{}, {.kind = ChartKind::Bars}};
  for (std::size_t i = 0; i < charts.size(); ++i) {
    for (const ChartKind kind : {ChartKind::Lines, ChartKind::Columns, ChartKind::Bars, ChartKind::Funnel}) {
      Chart chart = charts[i];
      chart.kind = kind;
      for (const QSizeF& size : {QSizeF(442, chartHeight(chart)), QSizeF(442, 160), QSizeF(638, 400), QSizeF(1200, 700), QSizeF(180, 130)}) {
        expectTidy(draw(chart, size), "chart " + std::to_string(i) + " kind " + std::to_string(static_cast<int>(kind)) + " width " + std::to_string(size.width()));
      }
    }
  }
}

TEST_F(ChartDrawingTest, everyNumberIsWrittenWhereThereIsRoom) {
  const ChartDrawing lines = draw(samples::lineChart());
  const QStringList all = texts(lines);
  for (const ChartSeries& series : samples::lineChart().series) {
    for (const ChartPoint& point : series.points) {
      EXPECT_TRUE(!point.value || all.contains(point.text)) << point.text.toStdString();
    }
  }
  Chart equal = samples::barChart(9);
  equal.series[1] = equal.series[0];
  for (const double part : {0.7, 0.9, 1.0, 1.5}) {
    EXPECT_EQ(texts(draw(equal, {442, chartHeight(equal) * part})).count(u"94"_s), 2) << part;
  }
  const Chart bars = samples::barChart(40);
  EXPECT_TRUE(texts(draw(bars, {442, chartHeight(bars)})).contains(u"90"_s));
}

TEST(ChartScaleTest, stepsAreRound) {
  Chart chart = samples::columnChart();
  ChartScale scale = scaleOf(chart, 5);
  EXPECT_EQ(scale.step, 500);
  EXPECT_EQ(scale.high, 2000);
  EXPECT_EQ(scale.tickText(1), u"500"_s);
  chart.series[0] = samples::chartSeries(u"x"_s, {u"1"_s, u"2"_s});
  scale = scaleOf(chart, 6);
  EXPECT_EQ(scale.step, 1) << "no half cases";
  chart.series[0] = samples::chartSeries(u"x"_s, {u"0.25"_s});
  EXPECT_EQ(scaleOf(chart, 5).tickText(1), u"0.05"_s);
  chart.series[0] = samples::chartSeries(u"x"_s, {u"0"_s, u"0"_s});
  EXPECT_EQ(scaleOf(chart, 5).high, 1);
}
