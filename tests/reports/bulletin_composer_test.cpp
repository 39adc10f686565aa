#include "reports/bulletin_composer.h"

#include <gtest/gtest.h>

#include "domain/tally.h"
#include "reports/bulletin_tables.h"
#include "reports/document_text.h"

using namespace shuangda;

namespace {

class BulletinComposer : public testing::Test {
 protected:
  Fact filed(const QString& region, QDate day, std::int64_t valueFen) {
    Fact fact{.id = ++lastId_};
    fact.text(FactText::Region) = names_.intern(region);
    fact.text(FactText::Unit) = names_.intern(region + QStringLiteral("市场监管局"));
    fact.day(FactDate::Filed) = static_cast<std::int32_t>(day.toJulianDay());
    fact.amount(FactAmount::CaseValue) = valueFen;
    return fact;
  }
  Bulletin bulletin(const std::vector<Fact>& facts, const Period& period = Period::quarter(2020, 3)) {
    const FigureContext context{.cutoff = *Instant::parseLocal(u"2020-10-10 09:00"), .publishDays = 20};
    Tally tally(catalogue_, context, names_, {.period = period});
    for (const Fact& fact : facts) {
      tally.add(fact, {});
    }
    return tally.result();
  }
  QString text(const Bulletin& value, BulletinLetterhead head = {}) {
    head.organ = QStringLiteral("云岭县双打办");
    head.issued = QDate(2020, 10, 10);
    BulletinMaterial material{.bulletin = value};
    material.bulletin.catalogue = std::make_shared<const IndicatorCatalogue>(catalogue_);
    return documentText(composeBulletin(material, head)).join(u'\n');
  }

  IndicatorCatalogue catalogue_ = IndicatorCatalogue::builtIn();
  FactNames names_;
  std::int64_t lastId_ = 0;
};

TEST_F(BulletinComposer, saysWhatWasCounted) {
  std::vector<Fact> facts{filed(QStringLiteral("甲县"), QDate(2019, 8, 1), 100), filed(QStringLiteral("甲县"), QDate(2020, 7, 1), 2875000'00),
                          filed(QStringLiteral("甲县"), QDate(2020, 9, 30), 0), filed(QStringLiteral("乙县"), QDate(2020, 8, 1), 0),
                          filed(QStringLiteral("丙县"), QDate(2020, 3, 1), 0)};
  const QString words = text(bulletin(facts));
  EXPECT_TRUE(words.contains(QStringLiteral("关于2020年第三季度全县打击侵权假冒工作情况的通报")));
  EXPECT_TRUE(words.contains(QStringLiteral("立案3件，同比上升200%"))) << words.toStdString();
  EXPECT_TRUE(words.contains(QStringLiteral("涉案金额287.5万元")));
  EXPECT_TRUE(words.contains(QStringLiteral("无办结")));
  EXPECT_TRUE(words.contains(QStringLiteral("2020年前三季度，累计立案4件")));
  EXPECT_TRUE(words.contains(QStringLiteral("按地区看，立案数居前的是甲县（2件）、乙县（1件）；同比升幅最大的是甲县（同比上升100%）；丙县本期无立案。"))) << words.toStdString();
  EXPECT_FALSE(words.contains(QStringLiteral("立案0件")));
  EXPECT_TRUE(words.contains(QStringLiteral("统计截止时点为2020-10-10 09:00")));
}

TEST_F(BulletinComposer, emptyStoreGivesAPaperWithoutInventedNumbers) {
  const QString words = text(bulletin({}));
  EXPECT_TRUE(words.contains(QStringLiteral("无立案（上年同期无数据），无办结；未向公安机关移送涉嫌犯罪案件"))) << words.toStdString();
  EXPECT_TRUE(words.contains(QStringLiteral("本期没有可分列的立案")));
  EXPECT_FALSE(words.contains(QStringLiteral("办结率")) && words.contains(QStringLiteral("办结率0")));
}

TEST_F(BulletinComposer, aUnitOfWhichNothingIsKnownIsNotSaidToHaveFiledNothing) {
  const FigureContext context{.cutoff = *Instant::parseLocal(u"2020-10-10 09:00"),
                              .offices = {{.name = QStringLiteral("甲县市场监管局"), .dataMode = QStringLiteral("台账")}, {.name = QStringLiteral("市公安局"), .dataMode = QStringLiteral("报表")}},
                              .publishDays = 20};
  Tally tally(catalogue_, context, names_, {.period = Period::quarter(2020, 3)});
  tally.add(filed(QStringLiteral("甲县"), QDate(2020, 7, 1), 0), {});
  const QString words = text(tally.result());
  EXPECT_TRUE(words.contains(QStringLiteral("立案数居前的是甲县市场监管局（1件）"))) << words.toStdString();
  EXPECT_FALSE(words.contains(QStringLiteral("市公安局本期无立案")));
}

TEST_F(BulletinComposer, sharesOfTheTableAddUpAsTheOfficeChose) {
  std::vector<Fact> facts;
  for (const QString& region : {QStringLiteral("甲县"), QStringLiteral("乙县"), QStringLiteral("丙县")}) {
    facts.push_back(filed(region, QDate(2020, 7, 1), 0));
  }
  const Bulletin value = bulletin(facts);
  const auto column = [&](ShareRule rule) {
    QStringList cells;
    const TableBlock table = breakdownTable(value, value.by(FigureDimension::Region), QStringLiteral("地区"), rule);
    for (const QStringList& row : table.rows) {
      cells << row[2];
    }
    return cells.join(u' ') + u'|' + table.notes.join(u' ');
  };
  EXPECT_EQ(column(ShareRule::EachAlone), QStringLiteral("33.3 33.3 33.3 99.9|注：占比逐项四舍五入，合计为99.9。"));
  EXPECT_EQ(column(ShareRule::Hundred), QStringLiteral("33.4 33.3 33.3 100.0|"));
}

TEST_F(BulletinComposer, firstQuarterHasNoSecondColumnForTheYear) {
  const QString words = text(bulletin({filed(QStringLiteral("甲县"), QDate(2020, 2, 1), 0)}, Period::quarter(2020, 1)));
  EXPECT_FALSE(words.contains(QStringLiteral("累计立案")));
  EXPECT_FALSE(words.contains(QStringLiteral("年初至今")));
}

TEST_F(BulletinComposer, numberOfADraftIsLeftOpen) {
  const QString paper = text(bulletin({}));
  EXPECT_TRUE(paper.contains(QStringLiteral("〔2020〕　　号")));
  const QString serial = text(bulletin({}), {.form = Masthead::Serial});
  EXPECT_TRUE(serial.contains(QStringLiteral("第三期")));
  EXPECT_TRUE(serial.contains(QStringLiteral("主送")));
}

TEST(AreaOf, endsWithThePlace) {
  EXPECT_EQ(areaOf(QStringLiteral("云岭县双打办")), QStringLiteral("云岭县"));
  EXPECT_EQ(areaOf(QStringLiteral("安顺市打击侵权假冒工作领导小组办公室")), QStringLiteral("安顺市"));
  EXPECT_EQ(areaOf(QStringLiteral("云岭市场监管局")), QStringLiteral("云岭市场监管局"));
  EXPECT_EQ(areaOf(QStringLiteral("兰州市双打办")), QStringLiteral("兰州市"));
  EXPECT_EQ(areaOf(QStringLiteral("柳州市鱼峰区双打办")), QStringLiteral("柳州市鱼峰区"));
  EXPECT_EQ(areaOf(QStringLiteral("四川省成都市双打办")), QStringLiteral("四川省成都市"));
  EXPECT_EQ(areaOf(QStringLiteral("临夏回族自治州双打办")), QStringLiteral("临夏回族自治州"));
  EXPECT_EQ(areaOf(QStringLiteral("平川区市场监管局")), QStringLiteral("平川区"));
  EXPECT_EQ(areaOf(QStringLiteral("双打办")), QStringLiteral("双打办"));
}

}  // namespace
