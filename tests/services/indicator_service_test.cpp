#include "services/indicator_service.h"

#include <gtest/gtest.h>

#include "services/bulletin_service.h"
#include "services/import_fixture.h"

using namespace shuangda;
using namespace shuangda::test;
using namespace Qt::StringLiterals;

namespace {

CsvRecord row(const QString& code, const QString& where, const QString& measure = u"count"_s) {
  return {{u"code"_s, code},        {u"name_zh"_s, u"自设"_s},  {u"unit"_s, u"件"_s},           {u"decimals"_s, u"0"_s}, {u"compared"_s, u"yes"_s}, {u"kind"_s, u"event"_s},
          {u"entity"_s, u"case"_s}, {u"date"_s, u"filed_date"_s}, {u"where"_s, where}, {u"measure"_s, measure}, {u"definition"_s, u"口径"_s}};
}

CsvRecord formula(const QString& code, const QString& measure) {
  CsvRecord made = row(code, {}, measure);
  made[u"kind"_s] = u"sum"_s;
  return made;
}

class IndicatorServiceTest : public ImportTest {
 protected:
  std::int64_t value(QStringView code) {
    const Bulletin bulletin = *BulletinService(*store_).compute(session_, {.period = Period::quarter(2020, 3)}, clock_.now());
    return bulletin.figure(code).value.amount;
  }
  QStringList records(const QString& code) {
    QStringList numbers;
    const std::vector<FigureRecord> found = *BulletinService(*store_).records(session_, Period::quarter(2020, 3), code, {}, clock_.now());
    for (const FigureRecord& record : found) {
      numbers << record.number;
    }
    return numbers;
  }
};

TEST_P(IndicatorServiceTest, anOfficeCountsWhatItWants) {
  succeed("cases", {caseRow(2, u"A1"_s, {{"filed_date", u"2020-07-02"_s}, {"field", u"互联网/食品"_s}, {"is_online", u"是"_s}}),
                    caseRow(3, u"A2"_s, {{"filed_date", u"2020-08-02"_s}, {"field", u"食品"_s}}), caseRow(4, u"A3"_s, {{"filed_date", u"2020-08-02"_s}, {"field", u"农资"_s}})});
  IndicatorService indicators(*store_);
  ASSERT_TRUE(indicators.add(session_, row(u"own_food"_s, u"field=食品"_s), u"食品专项"_s));
  EXPECT_EQ(value(u"own_food"), 2);
  EXPECT_EQ(records(u"own_food"_s), (QStringList{u"A1"_s, u"A2"_s}));
  ASSERT_TRUE(indicators.add(session_, formula(u"own_score"_s, u"5*own_food+10*adm_ecom"_s), u"计分"_s));
  EXPECT_EQ(value(u"own_score"), 20);
  EXPECT_EQ(indicators.remove(session_, u"own_food"_s, u"不用了"_s).error().field, u"indicator_used");
  ASSERT_TRUE(indicators.add(session_, row(u"own_food"_s, u"field=食品|农资"_s), u"加农资"_s));
  EXPECT_EQ(value(u"own_food"), 3) << "the last row of a code counts";
  ASSERT_TRUE(indicators.remove(session_, u"own_score"_s, u"不用了"_s));
  ASSERT_TRUE(indicators.remove(session_, u"own_food"_s, u"不用了"_s));
  EXPECT_EQ(indicators.catalogue().find(u"own_food"), nullptr);
}

TEST_P(IndicatorServiceTest, whatCannotBeCountedIsRefused) {
  IndicatorService indicators(*store_);
  EXPECT_EQ(indicators.check(row(u"adm_filed"_s, {})).error().field, u"indicator_code");
  EXPECT_FALSE(indicators.check(row(u"own_a"_s, u"weather=rain"_s)));
  EXPECT_FALSE(indicators.check(row(u"own_a"_s, {}, u"happiness"_s)));
  EXPECT_FALSE(indicators.check(formula(u"own_a"_s, u"own_a+adm_filed"_s))) << "of itself";
  EXPECT_FALSE(indicators.check(formula(u"own_a"_s, u"own_b"_s)));
  EXPECT_EQ(indicators.add(session_, row(u"own_a"_s, {}), u" "_s).error().field, u"indicator_reason");
  EXPECT_TRUE(indicators.check(row(u"own_a"_s, u"procedure=普通;campaign=铁拳|昆仑;case_value>=100000;closed_date=known"_s)));
}

TEST_P(IndicatorServiceTest, tryingOutKeepsNothing) {
  succeed("cases", {caseRow(2, u"A1"_s, {{"filed_date", u"2020-07-02"_s}, {"field", u"食品"_s}}), caseRow(3, u"A2"_s, {{"filed_date", u"2020-08-02"_s}})});
  BulletinService bulletins(*store_);
  const FigureQuery query{.period = Period::quarter(2020, 3), .breakdowns = {}};
  const Result<Bulletin> tried = bulletins.tryOut(session_, row(u"own_food"_s, u"field=食品"_s), query, clock_.now());
  ASSERT_TRUE(tried);
  EXPECT_EQ(tried->figure(u"own_food").value.amount, 1);
  EXPECT_EQ(tried->figure(u"adm_filed").value.amount, 2);
  EXPECT_TRUE(IndicatorService(*store_).ownRows().empty());
  EXPECT_EQ(bulletins.catalogue()->find(u"own_food"), nullptr);
  EXPECT_EQ(bulletins.tryOut(session_, row(u"food"_s, {}), query, clock_.now()).error().field, u"indicator_code");
}

SHUANGDA_ON_BOTH_ENGINES(IndicatorServiceTest);

}  // namespace
