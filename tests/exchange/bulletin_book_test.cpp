#include "exchange/bulletin_book.h"

#include <gtest/gtest.h>

#include <QProcess>
#include <QTemporaryDir>
#include <random>

#include "domain/figure_text.h"
#include "domain/tally.h"
#include "exchange/table_reader.h"
#include "support/chart_samples.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

using Cells = std::vector<RawCell>;

class BulletinBookTest : public testing::Test {
 protected:
  struct Read {
    QStringList names{};
    std::map<QString, std::vector<Cells>> rows{};  ///< by sheet; cells by column, from 0
  };

  Fact filed(const QString& region, QDate day, std::int64_t valueFen) {
    Fact fact{.id = ++lastId_};
    fact.text(FactText::Region) = names_.intern(region);
    fact.text(FactText::Unit) = names_.intern(region.isEmpty() ? region : region + u"市场监管局"_s);
    fact.day(FactDate::Filed) = static_cast<std::int32_t>(day.toJulianDay());
    fact.amount(FactAmount::CaseValue) = valueFen;
    return fact;
  }

  Bulletin bulletin(const std::vector<Fact>& facts, const Period& period = Period::quarter(2020, 3)) {
    const FigureContext context{.cutoff = *Instant::parseLocal(u"2020-10-10 09:00"), .publishDays = 20};
    Tally tally(*catalogue_, context, names_, {.period = period});
    for (const Fact& fact : facts) {
      tally.add(fact, {});
    }
    Bulletin result = tally.result();
    result.catalogue = catalogue_;
    return result;
  }

  BulletinBook bookOf(const Bulletin& bulletin, std::vector<GoodsFigure> goods = {}) {
    BulletinBook book = bulletinBook(bulletin, std::move(goods));
    book.organ = u"云岭县双打办"_s;
    book.columns = columns_;
    return book;
  }

  Read written(const BulletinBook& book) {
    const QString path = folder_.filePath(u"book.xlsx"_s);
    EXPECT_TRUE(writeBulletinBook(path, book));
    Read read;
    const auto reader = TableReader::open(path).value();
    for (std::size_t i = 0; i < reader->sheets().size(); ++i) {
      const QString name = reader->sheets()[i].name;
      read.names << name;
      EXPECT_TRUE(reader->readRows(static_cast<int>(i), [&](RawRow&& row) {
        Cells cells;
        for (const RawCell& cell : row.cells) {
          cells.resize(std::max<std::size_t>(cells.size(), static_cast<std::size_t>(cell.column)));
          cells[static_cast<std::size_t>(cell.column) - 1] = cell;
        }
        read.rows[name].push_back(std::move(cells));
        return true;
      }));
    }
    return read;
  }

  static QStringList texts(const Cells& cells) {
    QStringList result;
    for (const RawCell& cell : cells) {
      result << cell.text;
    }
    return result;
  }

  /// What a cell must hold, from the definition of a figure's value and not from the writer.
  static void expectValue(const RawCell& cell, const Indicator& indicator, const FigureValue& value) {
    const std::string what = indicator.code.toStdString() + ": " + cell.text.toStdString();
    if (!value.known || (indicator.isRatio() && value.denominator == 0)) {
      EXPECT_EQ(cell.text, u"—"_s) << what;
      return;
    }
    ASSERT_EQ(cell.kind, RawCell::Kind::Number) << what;
    const Result<Decimal> number = Decimal::parse(cell.text);
    ASSERT_TRUE(number) << what;
    if (indicator.isRatio()) {
      EXPECT_EQ(*number, Decimal::ratio(Int128{value.amount} * (indicator.isPercent() ? 100 : 1), value.denominator, indicator.decimals)) << what;
    } else {
      EXPECT_EQ(*number, Decimal(value.amount, indicator.isMoney() ? 6 : indicator.isThousandths() ? 3 : 0)) << what;
    }
  }

  static void expectChange(const RawCell& cell, const Comparison& comparison) {
    using Kind = Comparison::Kind;
    if (comparison.kind == Kind::NotCompared || comparison.kind == Kind::ZeroBase || comparison.kind == Kind::NoData) {
      EXPECT_EQ(cell.text, u"—"_s);
    } else {
      ASSERT_EQ(cell.kind, RawCell::Kind::Number) << cell.text.toStdString();
      EXPECT_EQ(Decimal::parse(cell.text).value(), comparison.change);
    }
  }

  /// The sheet 主要指标 against the figures, row by row.
  static void expectIndicators(const Read& read, const Bulletin& bulletin) {
    const std::vector<Cells>& rows = read.rows.at(u"主要指标"_s);
    std::size_t row = 3;
    for (std::size_t i = 0; i < bulletin.figures.size(); ++i) {
      const Figure& figure = bulletin.figures[i];
      if (!figure.indicator->shown || !figure.value.known || figure.indicator->kind == Indicator::Kind::Goods) {
        continue;
      }
      ASSERT_LT(row, rows.size());
      const Cells& cells = rows[row++];
      ASSERT_EQ(cells.size(), 7U);
      EXPECT_EQ(cells[0].text, figure.indicator->nameZh);
      EXPECT_EQ(cells[1].text, figure.indicator->unit);
      expectValue(cells[2], *figure.indicator, figure.value);
      expectChange(cells[3], figure.yearOnYear);
      expectChange(cells[4], figure.quarterOnQuarter);
      expectValue(cells[5], *figure.indicator, bulletin.yearToDate[i].value);
      if (figure.indicator->kind != Indicator::Kind::StockBegin) {
        expectChange(cells[6], bulletin.yearToDate[i].yearOnYear);
      }
    }
    EXPECT_EQ(row + 1, rows.size()) << "the note is last";
  }

  void expectBreakdown(const std::vector<Cells>& rows, const std::vector<BreakdownRow>& expected) {
    std::map<QString, const Cells*> byName;
    for (std::size_t i = 3; i + 1 < rows.size(); ++i) {
      byName[rows[i][0].text] = &rows[i];
    }
    for (const BreakdownRow& row : expected) {
      const auto found = byName.find(row.name.isEmpty() ? u"（未填）"_s : row.name);
      if (found == byName.end()) {
        EXPECT_TRUE(row.name.isEmpty());
        continue;
      }
      for (std::size_t column = 0; column < columns_.size(); ++column) {
        const Figure& figure = row.figures[catalogue_->indexOf(columns_[column].code)];
        const RawCell& cell = (*found->second)[column + 1];
        if (columns_[column].show == BookColumn::Value) {
          expectValue(cell, *figure.indicator, figure.value);
        } else {
          expectChange(cell, columns_[column].show == BookColumn::YearOnYear ? figure.yearOnYear : figure.quarterOnQuarter);
        }
      }
    }
  }

  QTemporaryDir folder_;
  std::shared_ptr<const IndicatorCatalogue> catalogue_ = std::make_shared<const IndicatorCatalogue>(IndicatorCatalogue::builtIn());
  FactNames names_;
  std::int64_t lastId_ = 0;
  std::vector<BookColumn> columns_{{u"adm_filed"_s, u"立案"_s, BookColumn::Value},
                                   {u"adm_filed"_s, u"同比%"_s, BookColumn::YearOnYear},
                                   {u"adm_filed"_s, u"环比%"_s, BookColumn::QuarterOnQuarter},
                                   {u"adm_case_value"_s, u"案值"_s, BookColumn::Value}};
};

}  // namespace

TEST_F(BulletinBookTest, whatIsReadBackIsWhatWasCounted) {
  std::mt19937 random(20200930);
  const QStringList regions{u"甲县"_s, u"乙县"_s, u"丙县"_s, QString()};
  for (int round = 0; round < 25; ++round) {
    std::vector<Fact> facts;
    for (int i = static_cast<int>(random() % 60); i > 0; --i) {
      Fact fact = filed(regions[static_cast<qsizetype>(random() % 4)], QDate(2019, 1, 1).addDays(static_cast<qint64>(random() % 640)), static_cast<std::int64_t>(random() % 900'000'000));
      if (random() % 2 == 0) {
        fact.day(FactDate::Closed) = fact.day(FactDate::Filed) + static_cast<std::int32_t>(random() % 90);
      }
      facts.push_back(fact);
    }
    const Bulletin counted = bulletin(facts);
    const Read read = written(bookOf(counted));
    expectIndicators(read, counted);
    expectBreakdown(read.rows.at(u"分地区"_s), counted.by(FigureDimension::Region));
    expectBreakdown(read.rows.at(u"分部门"_s), counted.by(FigureDimension::Unit));
  }
}

TEST_F(BulletinBookTest, sheetsSayPeriodCutoffAndWhatEveryNumberMeans) {
  const std::vector<GoodsFigure> goods{{.name = u"白酒"_s, .unit = u"瓶"_s, .quantity = {12'000, 0, 5'000}, .lines = 3},
                                       {.name = u"=1+1"_s, .unit = u"公斤"_s, .quantity = {1'250, 0, 0}, .lines = 1},
                                       {.name = u"鞋"_s, .unit = u"双（条）"_s, .lines = 2, .listedOnly = true}};
  const Read read = written(bookOf(bulletin({filed(u"甲县"_s, QDate(2020, 8, 1), 123'456'78)}), goods));
  EXPECT_EQ(read.names, QStringList({u"主要指标"_s, u"分地区"_s, u"分部门"_s, u"查获物品"_s, u"口径说明"_s}));
  for (const auto& [name, rows] : read.rows) {
    EXPECT_TRUE(rows[0][0].text.startsWith(u"2020年第三季度打击侵权假冒工作"_s)) << name.toStdString();
    EXPECT_EQ(rows[1][0].text, u"统计期：2020年第三季度（2020-07-01至2020-09-30）　统计截止：2020-10-10 09:00（未定稿）　编制：云岭县双打办"_s);
  }
  EXPECT_EQ(texts(read.rows.at(u"主要指标"_s)[2]), QStringList({u"指标"_s, u"单位"_s, u"本期"_s, u"同比"_s, u"环比"_s, u"年初至今"_s, u"累计同比"_s}));
  const std::vector<Cells>& items = read.rows.at(u"查获物品"_s);
  EXPECT_EQ(texts(items[3]), QStringList({u"白酒"_s, u"瓶"_s, u"12"_s, u"0"_s, u"5"_s, u"3"_s}));
  EXPECT_EQ(texts(items[4]), QStringList({u"=1+1"_s, u"公斤"_s, u"1.25"_s, u"0"_s, u"0"_s, u"1"_s}));
  EXPECT_FALSE(items[4][0].formula);
  EXPECT_EQ(texts(items[5]), QStringList({u"鞋"_s, u"双（条）"_s, u"—"_s, u"—"_s, u"—"_s, u"2"_s}));
  std::set<QString> codes;
  const std::vector<Cells>& definitions = read.rows.at(u"口径说明"_s);
  EXPECT_EQ(texts(definitions[2]), QStringList({u"代码"_s, u"指标"_s, u"单位"_s, u"口径"_s, u"来源"_s, u"可信度"_s}));
  for (std::size_t i = 3; i + 1 < definitions.size(); ++i) {
    const QStringList line = texts(definitions[i]);
    codes.insert(line.value(0));
    EXPECT_FALSE(line.value(3).isEmpty()) << line.value(0).toStdString();
    EXPECT_FALSE(line.value(4).isEmpty() || line.value(4) == u"同上"_s) << line.value(0).toStdString();
    EXPECT_TRUE(QStringList({u"文件所载"_s, u"多地通行"_s, u"自定"_s}).contains(line.value(5)));
  }
  EXPECT_TRUE(codes.contains(u"adm_filed"_s));
  EXPECT_TRUE(codes.contains(u"adm_items_seized"_s));
  EXPECT_EQ(codes.size() + 1, read.rows.at(u"主要指标"_s).size() - 4 + 2) << "one a row of 主要指标, and the goods";
}

TEST_F(BulletinBookTest, aFixedBulletinKeepsItsNumbersAndClaimsNoOthers) {
  const Bulletin counted = bulletin({filed(u"甲县"_s, QDate(2020, 8, 1), 100), filed(u"乙县"_s, QDate(2019, 8, 1), 100), filed(u"乙县"_s, QDate(2020, 8, 1), 100)});
  BulletinBook book = bulletinBook(IssuedBulletin{.period = counted.period, .cutoff = counted.cutoff}, freeze(counted), catalogue_);
  book.columns = columns_;
  const Read read = written(book);
  EXPECT_EQ(read.names, QStringList({u"主要指标"_s, u"分地区"_s, u"分部门"_s, u"口径说明"_s}));
  const std::vector<Cells>& rows = read.rows.at(u"主要指标"_s);
  EXPECT_TRUE(rows[1][0].text.contains(u"（定稿）"_s));
  EXPECT_EQ(texts(rows[2]), QStringList({u"指标"_s, u"单位"_s, u"本期"_s, u"同比"_s, u"环比"_s}));
  const auto filedRow = std::ranges::find_if(rows, [](const Cells& cells) { return cells[0].text == u"立案"_s; });
  ASSERT_NE(filedRow, rows.end());
  EXPECT_EQ(texts(*filedRow), QStringList({u"立案"_s, u"件"_s, u"2"_s, u"100"_s, u"—"_s}));
  expectBreakdown(read.rows.at(u"分地区"_s), counted.by(FigureDimension::Region));
}

TEST_F(BulletinBookTest, periodsWithoutAPredecessorHaveFewerColumns) {
  const Read first = written(bookOf(bulletin({}, Period::quarter(2020, 1))));
  EXPECT_EQ(texts(first.rows.at(u"主要指标"_s)[2]), QStringList({u"指标"_s, u"单位"_s, u"本期"_s, u"同比"_s, u"环比"_s}));
  const Read year = written(bookOf(bulletin({}, *Period::parse(u"2020FY"))));
  EXPECT_EQ(texts(year.rows.at(u"主要指标"_s)[2]), QStringList({u"指标"_s, u"单位"_s, u"本期"_s, u"同比"_s}));
  EXPECT_EQ(texts(year.rows.at(u"分地区"_s)[2]), QStringList({u"地区"_s, u"立案"_s, u"同比%"_s, u"案值"_s}));
}

TEST_F(BulletinBookTest, amountsBeyondACellAreTextAndAPathThatCannotBeWrittenIsRefused) {
  const Read read = written(bookOf(bulletin({filed(u"甲县"_s, QDate(2020, 8, 1), 1'234'567'890'123'456)})));
  const std::vector<Cells>& rows = read.rows.at(u"主要指标"_s);
  const auto value = std::ranges::find_if(rows, [](const Cells& cells) { return cells[0].text == u"涉案金额"_s; });
  ASSERT_NE(value, rows.end());
  EXPECT_EQ((*value)[2].kind, RawCell::Kind::Text);
  EXPECT_EQ((*value)[2].text, u"1234567890.123456"_s);
  const Result<void> refused = writeBulletinBook(folder_.filePath(u"none/book.xlsx"_s), bookOf(bulletin({})));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::Unwritable);
}

TEST_F(BulletinBookTest, chartsAreDrawnBesideTheirNumbers) {
  BulletinBook book = bookOf(bulletin({filed(u"甲县"_s, QDate(2020, 8, 1), 100)}));
  book.charts = {samples::lineChart(), samples::barChart(10), samples::funnelChart()};
  const Read read = written(book);
  EXPECT_EQ(read.names, QStringList({u"主要指标"_s, u"分地区"_s, u"分部门"_s, u"查获物品"_s, u"图1"_s, u"图2"_s, u"图3"_s, u"口径说明"_s}));
  const std::vector<Cells>& lines = read.rows.at(u"图1"_s);
  EXPECT_EQ(texts(lines[2]), QStringList({u"季度"_s, u"立案"_s, u"办结"_s, u"移送公安机关"_s}));
  EXPECT_EQ(lines[3][0].text, u"2018年四季度"_s);
  EXPECT_TRUE(lines[3].size() < 2 || lines[3][1].text.isEmpty()) << "what is not known is no text, which would be drawn as zero";
  ASSERT_EQ(lines[4][1].kind, RawCell::Kind::Number);
  EXPECT_EQ(lines[4][1].text, u"241"_s);
  QProcess unzip;
  const auto part = [&](const QString& name) {
    unzip.start(u"unzip"_s, {u"-p"_s, folder_.filePath(u"book.xlsx"_s), name});
    unzip.waitForFinished();
    return QString::fromUtf8(unzip.readAllStandardOutput());
  };
  const QString first = part(u"xl/charts/chart1.xml"_s);
  EXPECT_TRUE(first.contains(u"c:lineChart"_s));
  EXPECT_TRUE(first.contains(u"'图1'!$B$4:$B$11</c:f>"_s));
  EXPECT_FALSE(first.contains(u"<c:dispBlanksAs"_s)) << "gaps, which is what is meant where nothing is said";
  EXPECT_EQ(first.count(u"<c:v>0</c:v>"_s), 1) << "only the one that is zero";
  const QString second = part(u"xl/charts/chart2.xml"_s);
  EXPECT_TRUE(second.contains(u"c:barDir val=\"bar\""_s));
  EXPECT_TRUE(second.contains(u"wdUpDiag"_s)) << "last year is hatched";
  EXPECT_TRUE(part(u"xl/charts/chart3.xml"_s).contains(u"c:barChart"_s));
}
