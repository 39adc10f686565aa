#include <gtest/gtest.h>

#include "services/bulletin_service.h"
#include "services/case_service.h"
#include "services/import_service.h"
#include "support/engines.h"
#include "support/random_cases.h"

using namespace shuangda;
using namespace shuangda::test;

namespace {

class BulletinTrendTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (!IsSkipped() && !HasFatalFailure()) {
      store_ = freshStore();
      bulletins_ = std::make_unique<BulletinService>(*store_);
    }
  }
  void TearDown() override {
    bulletins_.reset();
    store_.reset();
    EngineTest::TearDown();
  }

  void saveRandom(unsigned seed, int count) {
    RandomCases random(seed);
    for (int i = 0; i < count; ++i) {
      LegalCase c = random.next(QStringLiteral("C%1").arg(i));
      ASSERT_TRUE(CaseService(*store_).save(session_, c));
    }
  }
  void import(const char* kind, const std::vector<ImportRecord>& records) {
    const auto outcome = ImportService(*store_).run(session_, {.kind = QString::fromLatin1(kind)}, records);
    ASSERT_TRUE(outcome) << outcome.error().field.toStdString();
  }
  LegalCase filed(const char* number, QDate day) {
    LegalCase c = RandomCases(1).orderly(QString::fromLatin1(number));
    c.filedDate = EventDate::ofDay(day);
    c.foundDate = c.publishedDate = c.platformEnteredDate = c.closedDate = c.withdrawnDate = std::nullopt;
    c.decision = {};
    c.transfer = {};
    return c;
  }

  /// Every known figure of a trend is that of its quarter's bulletin.
  void expectQuarters(const Period& period, int quarters, const FigureScope& scope, Instant cutoff) {
    const Result<Trend> trend = bulletins_->trend(session_, {.period = period, .scope = scope, .breakdowns = {}}, quarters, cutoff);
    ASSERT_TRUE(trend);
    ASSERT_EQ(trend->quarters.size(), static_cast<std::size_t>(quarters));
    ASSERT_EQ(trend->values.size(), trend->quarters.size());
    for (std::size_t i = 0; i < trend->quarters.size(); ++i) {
      const Bulletin single = *bulletins_->compute(session_, {.period = trend->quarters[i], .scope = scope, .breakdowns = {}}, cutoff);
      for (std::size_t k = 0; k < single.figures.size(); ++k) {
        SCOPED_TRACE((trend->quarters[i].code() + u' ' + single.figures[k].indicator->code + u' ' + scope.name).toStdString());
        const FigureValue& value = trend->values[i][k];
        if (value.known) {
          EXPECT_EQ(value, single.figures[k].value);
        } else if (single.figures[k].value.known) {
          EXPECT_LT(i + 1, trend->quarters.size()) << "the quarter that is asked for is as in its bulletin";
          EXPECT_EQ(single.figures[k].value.amount, 0) << "before the first record";
        }
      }
    }
  }

  std::unique_ptr<Store> store_;
  std::unique_ptr<BulletinService> bulletins_;
};

TEST_P(BulletinTrendTest, everyQuarterIsThatOfItsOwnBulletin) {
  saveRandom(1, 150);
  for (const int quarters : {1, 5, 6, 12}) {
    expectQuarters(Period::quarter(2020, 3), quarters, {}, clock_.now());
  }
  expectQuarters(Period::quarter(2020, 2), 8, FigureScope::named(QStringLiteral("青川区")), clock_.now());
  expectQuarters(Period::quarter(2020, 2), 4, FigureScope::row(FigureDimension::Field, QStringLiteral("食品")), clock_.now());
  expectQuarters(Period::quarter(2020, 3), 8, {}, Instant::ofEpochMs(clock_.now().epochMs() - 86'400'000));
}

TEST_P(BulletinTrendTest, formsOfMemberUnitsAreInTheirQuarters) {
  import("units", {{.row = 2, .values = {{QStringLiteral("unit_name"), QStringLiteral("丙县局")}, {QStringLiteral("enforces"), QStringLiteral("是")}, {QStringLiteral("reports"), QStringLiteral("是")}, {QStringLiteral("data_mode"), QStringLiteral("报表")}}}});
  std::vector<ImportRecord> forms;
  for (const auto& [period, value] : {std::pair("2020Q3", "7"), std::pair("2020Q1", "4"), std::pair("2018Q1", "2")}) {
    for (const char* code : {"adm_filed", "pol_solved"}) {
      forms.push_back({.row = static_cast<int>(forms.size()) + 2,
                       .values = {{QStringLiteral("unit"), QStringLiteral("丙县局")}, {QStringLiteral("period"), QString::fromLatin1(period)}, {QStringLiteral("submitted_at"), QStringLiteral("2020-10-02 09:00")},
                                  {QStringLiteral("indicator_code"), QString::fromLatin1(code)}, {QStringLiteral("value"), QString::fromLatin1(value)}, {QStringLiteral("measure_unit"), QString::fromLatin1(code).startsWith(u'a') ? QStringLiteral("件") : QStringLiteral("起")}}});
    }
  }
  import("reports", forms);
  saveRandom(4, 60);
  expectQuarters(Period::quarter(2020, 3), 12, {}, clock_.now());
  const Trend trend = *bulletins_->trend(session_, {.period = Period::quarter(2020, 3), .breakdowns = {}}, 12, clock_.now());
  EXPECT_EQ(trend.value(11, u"pol_solved").amount, 7);
  EXPECT_FALSE(trend.value(10, u"pol_solved").known) << "no form is not zero";
  EXPECT_EQ(trend.value(9, u"pol_solved").amount, 4);
  EXPECT_EQ(trend.value(1, u"pol_solved").amount, 2);
}

TEST_P(BulletinTrendTest, quartersBeforeTheFirstRecordAreUnknown) {
  ASSERT_TRUE(CaseService(*store_).save(session_, filed("C1", QDate(2019, 11, 5))));
  ASSERT_TRUE(CaseService(*store_).save(session_, filed("C2", QDate(2020, 7, 1))));
  const Trend trend = *bulletins_->trend(session_, {.period = *Period::parse(u"2020H9"), .breakdowns = {}}, 8, clock_.now());
  EXPECT_EQ(trend.quarters.front(), Period::quarter(2018, 4));
  EXPECT_EQ(trend.quarters.back(), Period::quarter(2020, 3));
  std::vector<int> filings;
  for (std::size_t i = 0; i < 8; ++i) {
    const FigureValue& value = trend.value(i, u"adm_filed");
    filings.push_back(value.known ? static_cast<int>(value.amount) : -1);
  }
  EXPECT_EQ(filings, (std::vector<int>{-1, -1, -1, -1, 1, 0, 0, 1}));
}

TEST_P(BulletinTrendTest, emptyStoreAndWrongQuestions) {
  const FigureQuery query{.period = Period::quarter(2020, 3), .breakdowns = {}};
  const Trend trend = *bulletins_->trend(session_, query, 3, clock_.now());
  EXPECT_FALSE(trend.value(0, u"adm_filed").known);
  EXPECT_TRUE(trend.value(2, u"adm_filed").known) << "as in the bulletin of the quarter";
  for (const int quarters : {0, -1, 41}) {
    EXPECT_EQ(bulletins_->trend(session_, query, quarters, clock_.now()).error().code, ErrorCode::OutOfRange);
  }
  EXPECT_EQ(bulletins_->trend(session_, {.period = query.period, .scope = FigureScope::named(QStringLiteral("无此地"))}, 3, clock_.now()).error().code, ErrorCode::NotFound);
  EXPECT_FALSE(bulletins_->trend(Session{}, query, 3, clock_.now()));
}

SHUANGDA_ON_BOTH_ENGINES(BulletinTrendTest);

}  // namespace
