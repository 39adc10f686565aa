#include "services/figure_sources.h"

#include <gtest/gtest.h>

#include "services/account_service.h"
#include "services/bulletin_service.h"
#include "services/import_fixture.h"
#include "services/issue_service.h"
#include "services/problem_service.h"

using namespace shuangda;
using namespace shuangda::test;
using namespace Qt::StringLiterals;

namespace {

const Period kQuarter = Period::quarter(2020, 3);

Instant at(const char16_t* local) { return Instant::parseLocal(QString::fromUtf16(local)).value(); }

/// Two units with ledgers, one that reports its figures, and the police, who owe a form and have no rank.
class FigureSourcesTest : public ImportTest {
 protected:
  void SetUp() override {
    ImportTest::SetUp();
    if (!store_) {
      return;
    }
    clock_.set(at(u"2020-10-15 09:00"));
    succeed("units", {unit(u"甲县局"_s, u"县区"_s, true, u"台账"_s, 1), unit(u"乙县局"_s, u"县区"_s, true, u"台账"_s, 2), unit(u"丙县局"_s, u"县区"_s, true, u"报表"_s, 3),
                      unit(u"市公安局"_s, u"部门"_s, false, u"报表"_s, 4)});
    succeed("cases", {legalCase(u"A0"_s, u"甲县局"_s, u"2019-08-01"_s, u"500"_s), legalCase(u"A1"_s, u"甲县局"_s, u"2020-07-02"_s, u"1000"_s),
                      legalCase(u"A2"_s, u"甲县局"_s, u"2020-08-02"_s, u"2000"_s), legalCase(u"C1"_s, u"丙县局"_s, u"2020-08-02"_s, u"9000"_s)});
    succeed("reports", {form(u"丙县局"_s, u"adm_filed"_s, u"7"_s), form(u"丙县局"_s, u"adm_closed"_s, u"4"_s), form(u"丙县局"_s, u"adm_fine"_s, u"3"_s),
                        form(u"甲县局"_s, u"adm_filed"_s, u"99"_s), form(u"市公安局"_s, u"pol_value"_s, u"1.2"_s, u"亿元"_s, u"2020-10-12 10:00"_s)});
  }

  static ImportRecord unit(const QString& name, const QString& group, bool enforces, const QString& mode, int order) {
    return record(order + 1, {{"unit_name", name}, {"group", group}, {"enforces", enforces ? u"是"_s : u"否"_s}, {"reports", u"是"_s}, {"data_mode", mode}, {"sort_no", QString::number(order)}});
  }
  static ImportRecord legalCase(const QString& number, const QString& unit, const QString& filed, const QString& turnover) {
    return record(number.at(1).digitValue() + 2, {{"case_id", number}, {"authority", unit}, {"cause", u"销售假冒商品"_s}, {"filed_date", filed}, {"illegal_turnover_yuan", turnover}});
  }
  static ImportRecord form(const QString& unit, const QString& code, const QString& value, const QString& measure = {}, const QString& submitted = u"2020-10-09 10:00"_s) {
    return record(2, {{"unit", unit}, {"period", u"2020Q3"_s}, {"due_at", u"2020-10-10 17:00"_s}, {"submitted_at", submitted}, {"zero_declared", u"否"_s}, {"indicator_code", code},
                      {"value", value}, {"measure_unit", measure}});
  }

  Bulletin figures(const FigureScope& scope = {}) {
    return *BulletinService(*store_).compute(session_, {.period = kQuarter, .scope = scope, .breakdowns = {FigureDimension::Unit}}, clock_.now());
  }
  static FigureValue value(const Bulletin& bulletin, QStringView code) { return bulletin.figure(code).value; }
};

TEST_P(FigureSourcesTest, wholeAreaIsRecordsOfLedgersAndNumbersOfForms) {
  const Bulletin bulletin = figures();
  EXPECT_EQ(value(bulletin, u"adm_filed").amount, 2 + 7) << "neither the form of a ledger unit nor the case of a reporting one counts";
  EXPECT_EQ(value(bulletin, u"adm_fine_confiscated").amount, 30'000'00) << "whoever reports the part has reported the sum";
  EXPECT_EQ(value(bulletin, u"pol_value").amount, 120'000'000'00);
  EXPECT_FALSE(value(bulletin, u"crt_closed").known) << "nobody reports it: not zero";
}

TEST_P(FigureSourcesTest, ratesHaveTheSameUnitsOnBothSides) {
  const Bulletin bulletin = figures();
  EXPECT_EQ(value(bulletin, u"rate_close_filed").amount, 4);
  EXPECT_EQ(value(bulletin, u"rate_close_filed").denominator, 9);
  EXPECT_EQ(value(bulletin, u"rate_close").amount, 0) << "no form tells what was pending: reports are left out of both sides";
  EXPECT_EQ(value(bulletin, u"rate_close").denominator, 3);
}

TEST_P(FigureSourcesTest, receiptsAddUp) {
  const Bulletin bulletin = figures();
  EXPECT_EQ(value(bulletin, u"rep_expected").amount, value(bulletin, u"rep_ontime").amount + value(bulletin, u"rep_late").amount + value(bulletin, u"rep_missing").amount);
  EXPECT_EQ(value(bulletin, u"rep_late").amount, 1);
}

TEST_P(FigureSourcesTest, unitsWithoutRecordStandInTheTable) {
  const Bulletin bulletin = figures();
  const auto& rows = bulletin.by(FigureDimension::Unit);
  const auto silent = std::find_if(rows.begin(), rows.end(), [](const BreakdownRow& row) { return row.name == u"乙县局"; });
  ASSERT_NE(silent, rows.end());
  EXPECT_EQ(silent->figures[bulletin.catalogue->indexOf(u"adm_filed")].value, (FigureValue{.amount = 0}));
}

TEST_P(FigureSourcesTest, rankingLeavesOutTheSilentAndThoseWithoutPowers) {
  const auto ranking = *BulletinService(*store_).ranking(session_, {.period = kQuarter}, clock_.now(), u"adm_filed"_s, {});
  const auto of = [&](const QString& unit) { return *std::find_if(ranking.begin(), ranking.end(), [&](const RankedUnit& each) { return each.unit == unit; }); };
  EXPECT_EQ(of(u"丙县局"_s).place, 1);
  EXPECT_EQ(of(u"甲县局"_s).place, 2);
  EXPECT_EQ(of(u"乙县局"_s).standing, RankedUnit::Standing::Silent);
  EXPECT_EQ(of(u"市公安局"_s).standing, RankedUnit::Standing::NotRanked);
  for (const QString& code : {QString(), u"nothing"_s, u"adm_items_seized"_s}) {
    EXPECT_EQ(BulletinService(*store_).ranking(session_, {.period = kQuarter}, clock_.now(), code, {}).error().field, u"indicator");
  }
}

TEST_P(FigureSourcesTest, listsNameUnitsAndCases) {
  const auto lists = *ProblemService(*store_).lists(session_, kQuarter, clock_.now());
  const auto subjects = [&](const QString& name) {
    QStringList found;
    for (const ProblemList& list : lists) {
      for (const ProblemItem& item : list.items) {
        found << (list.name == name ? QStringList{item.subject} : QStringList());
      }
    }
    return found;
  };
  EXPECT_TRUE(subjects(u"未报送"_s).contains(u"乙县局"_s));
  EXPECT_EQ(subjects(u"逾期报送"_s), QStringList{u"市公安局"_s});
  EXPECT_EQ(subjects(u"零移送"_s), QStringList{u"甲县局"_s}) << "the reporting unit did not say";
  EXPECT_EQ(subjects(u"平台漏录"_s), (QStringList{u"A1"_s, u"A2"_s}));
  EXPECT_EQ(subjects(u"平台零录入"_s), QStringList{u"甲县局"_s});
  EXPECT_EQ(subjects(u"数据不规范"_s), QStringList{u"丙县局"_s});
}

TEST_P(FigureSourcesTest, frozenNumbersStayAndCorrectionsAppearByThemselves) {
  IssueService issues(*store_);
  const auto submitted = issues.submit(session_, {.period = kQuarter, .cutoff = clock_.now(), .paper = "paper"});
  ASSERT_TRUE(submitted);
  EXPECT_EQ(issues.submit(session_, {.period = kQuarter, .cutoff = clock_.now()}).error().field, u"bulletin_period");
  ASSERT_TRUE(issues.review(session_, kQuarter));
  ASSERT_TRUE(issues.issue(session_, kQuarter, u"第五十三期"_s)) << "an office with one account has nobody else";
  EXPECT_TRUE(issues.corrections(session_, Period::quarter(2020, 4), clock_.now())->value().differences.empty());

  clock_.set(at(u"2020-11-03 09:00"));
  succeed("cases", {legalCase(u"A9"_s, u"甲县局"_s, u"2020-07-09"_s, u"100"_s), record(3, {{"case_id", u"A1"_s}, {"void_date", u"2020-11-01"_s}})});
  const auto corrections = **issues.corrections(session_, Period::quarter(2020, 4), clock_.now());
  const auto filed = std::find_if(corrections.differences.begin(), corrections.differences.end(),
                                  [](const FigureDifference& each) { return each.code == u"adm_filed" && !each.dimension; });
  ASSERT_NE(filed, corrections.differences.end()) << "also when the total stays the same";
  EXPECT_EQ(filed->before.amount, 9);
  EXPECT_EQ(filed->after.amount, 9);
  EXPECT_EQ(filed->added.size(), 1u);
  EXPECT_EQ(filed->removed.size(), 1u);
  const auto frozen = *issues.figures(session_, submitted->id);
  const auto of = std::find_if(frozen.begin(), frozen.end(), [](const FrozenFigure& each) { return each.code == u"adm_filed" && !each.dimension; });
  EXPECT_EQ(of->records.size(), 2u);
  EXPECT_EQ(issues.problems(), QStringList());
}

TEST_P(FigureSourcesTest, whatWasSubmittedCannotBeChangedBehindTheService) {
  IssueService issues(*store_);
  ASSERT_TRUE(issues.submit(session_, {.period = kQuarter, .cutoff = clock_.now()}));
  EXPECT_THROW(store_->database().execute("UPDATE bulletin SET hash = 'x'"), StorageError);
  EXPECT_THROW(store_->database().execute("DELETE FROM bulletin"), StorageError);
  EXPECT_THROW(store_->database().execute("UPDATE frozen_figure SET amount = 0"), StorageError);
}

TEST_P(FigureSourcesTest, withdrawnBulletinMakesRoomForAnother) {
  IssueService issues(*store_);
  ASSERT_TRUE(issues.submit(session_, {.period = kQuarter, .cutoff = clock_.now()}));
  EXPECT_EQ(issues.withdraw(session_, kQuarter, u" "_s).error().field, u"bulletin_reason");
  const auto withdrawn = issues.withdraw(session_, kQuarter, u"数据有误"_s);
  ASSERT_TRUE(withdrawn);
  const auto again = issues.submit(session_, {.period = kQuarter, .cutoff = clock_.now()});
  ASSERT_TRUE(again);
  EXPECT_EQ(again->replaces, withdrawn->id);
}

TEST_P(FigureSourcesTest, differentPeopleSignWhereThereAreSome) {
  ASSERT_TRUE(AccountService(*store_).add(session_, {u"boss"_s, u"主任"_s, Role::Editor}, u"a long password"_s));
  const Session boss = *AccountService(*store_).logIn(u"boss"_s, u"a long password"_s);
  IssueService issues(*store_);
  ASSERT_TRUE(issues.submit(session_, {.period = kQuarter, .cutoff = clock_.now()}));
  EXPECT_EQ(issues.issue(boss, kQuarter, u"1"_s).error().field, u"bulletin_stage") << "not reviewed yet";
  EXPECT_EQ(issues.review(session_, kQuarter).error().field, u"bulletin_same_person");
  ASSERT_TRUE(issues.review(boss, kQuarter));
  EXPECT_TRUE(issues.issue(session_, kQuarter, u"第一期"_s)) << "two people have signed";
}

SHUANGDA_ON_BOTH_ENGINES(FigureSourcesTest);

}  // namespace
