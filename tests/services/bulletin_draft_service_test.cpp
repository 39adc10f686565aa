#include "services/bulletin_draft_service.h"

#include <gtest/gtest.h>

#include "services/import_fixture.h"
#include "services/issue_service.h"
#include "services/problem_service.h"
#include "storage/case_repository.h"
#include "storage/storage_error.h"

using namespace shuangda;
using namespace shuangda::test;
using namespace Qt::StringLiterals;

namespace {

const Period kQuarter = Period::quarter(2020, 3);

class BulletinDraftServiceTest : public ImportTest {
 protected:
  void twoCases() {
    succeed("cases", {caseRow(2, u"A1"_s, {{"filed_date", u"2020-07-02"_s}, {"decision_date", u"2020-08-02"_s}, {"illegal_turnover_yuan", u"1000"_s}, {"party", u"张三丰"_s}}),
                      caseRow(3, u"A2"_s, {{"filed_date", u"2020-08-02"_s}, {"closed_date", u"2020-09-02"_s}, {"illegal_turnover_yuan", u"90000"_s}})});
  }
  CaseId caseOf(const QString& number) { return CaseRepository(store_->database()).findByNumber(number)->id; }
  BulletinMaterial material(const Period& period = kQuarter) { return *BulletinDraftService(*store_).gather(session_, {.period = period}, clock_.now()); }
  Wording edited(const QString& text, const QString& code = u"opening"_s) { return {.period = kQuarter, .code = code, .kind = Wording::Kind::Edited, .text = text}; }
};

TEST_P(BulletinDraftServiceTest, whatTheClerkWritesIsKeptAndNotOverwritten) {
  BulletinDraftService service(*store_);
  ASSERT_TRUE(service.saveText(session_, kQuarter, {}, {edited(u"开头{{期间}}"_s)}));
  ASSERT_EQ(material().wordings.size(), 1U);
  EXPECT_EQ(material().wordings.front().text, u"开头{{期间}}"_s);
  EXPECT_TRUE(material(Period::quarter(2020, 2)).wordings.empty());
  const Result<void> second = service.saveText(session_, kQuarter, {}, {edited(u"另一个窗口"_s)});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::StaleVersion);
  ASSERT_TRUE(service.saveText(session_, kQuarter, *service.text(session_, kQuarter), {}));
  EXPECT_TRUE(material().wordings.empty());
}

TEST_P(BulletinDraftServiceTest, theOfficesTextHoldsForEveryPeriod) {
  BulletinDraftService service(*store_);
  Wording office = edited(u"本局"_s);
  office.period.reset();
  ASSERT_TRUE(service.saveText(session_, std::nullopt, {}, {office}));
  EXPECT_EQ(material(Period::quarter(2020, 1)).wordings.front().text, u"本局"_s);
  EXPECT_TRUE(service.text(session_, kQuarter)->empty()) << "not written for this period";
}

TEST_P(BulletinDraftServiceTest, textThatCannotBeReadIsRefused) {
  const Result<void> refused = BulletinDraftService(*store_).saveText(session_, kQuarter, {}, {edited(u"{{#有.x}}"_s)});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, u"text_template"_s);
}

TEST_P(BulletinDraftServiceTest, casesAreSuggestedByWeightAndToldMasked) {
  twoCases();
  BulletinDraftService service(*store_);
  const std::vector<CaseSuggestion> suggestions = *service.suggestCases(session_, kQuarter, clock_.now());
  ASSERT_EQ(suggestions.size(), 2U);
  EXPECT_EQ(suggestions.front().number, u"A2"_s);
  EXPECT_TRUE(service.suggestCases(session_, Period::quarter(2020, 1), clock_.now())->empty());
  ASSERT_TRUE(service.chooseCases(session_, kQuarter, {caseOf(u"A1"_s), caseOf(u"A2"_s), caseOf(u"A1"_s)}));
  const BulletinMaterial gathered = material();
  ASSERT_EQ(gathered.cases.size(), 2U);
  EXPECT_EQ(gathered.cases.front().party, u"张某某"_s);
  EXPECT_EQ(service.chooseCases(session_, kQuarter, {CaseId{999}}).error().field, u"case_id"_s);
  EXPECT_EQ(service.chosenCases(session_, kQuarter)->size(), 2U) << "a refused choice changes nothing";
}

TEST_P(BulletinDraftServiceTest, problemsOfAnIssuedBulletinAreTrackedUntilTheyAreSettled) {
  clock_.set(*Instant::parseLocal(u"2020-10-12 09:00"));
  IssueService issues(*store_);
  const std::vector<ProblemList> named{{.name = u"未报送"_s, .items = {{.subject = u"甲局"_s, .detail = u"连续3个季度未报送"_s, .weight = 3, .unit = u"甲局"_s}}},
                                       {.name = u"零报送"_s, .isReproach = false, .items = {{.subject = u"乙局"_s, .unit = u"乙局"_s}}},
                                       {.name = u"平台漏录"_s,
                                        .items = {{.subject = u"A1"_s, .legalCase = CaseId{1}, .unit = u"乙局"_s}, {.subject = u"A2"_s, .legalCase = CaseId{2}, .unit = u"乙局"_s}}}};
  ASSERT_TRUE(issues.submit(session_, {.period = kQuarter, .cutoff = clock_.now(), .paper = "{}", .problems = named}));
  ProblemService problems(*store_);
  EXPECT_TRUE(problems.tracked(session_, Period::quarter(2020, 4))->empty()) << "not issued yet";
  ASSERT_TRUE(issues.review(session_, kQuarter));
  ASSERT_TRUE(issues.issue(session_, kQuarter, u"第一期"_s));
  const std::vector<TrackedProblem> tracked = *problems.tracked(session_, Period::quarter(2020, 4));
  ASSERT_EQ(tracked.size(), 2U) << "a zero report is no reproach";
  EXPECT_EQ(tracked[1].detail, u"2件"_s);
  EXPECT_TRUE(problems.tracked(session_, kQuarter)->empty()) << "its own problems are not earlier ones";

  EXPECT_EQ(problems.settle(session_, tracked[0].id, u" "_s).error().field, u"problem_note"_s);
  ASSERT_TRUE(problems.settle(session_, tracked[0].id, u"已补报"_s));
  EXPECT_EQ(problems.settle(session_, tracked[0].id, u"又"_s).error().code, ErrorCode::WrongState);
  const BulletinMaterial next = material(Period::quarter(2021, 1));
  ASSERT_EQ(next.earlier.size(), 2U);
  EXPECT_EQ(next.earlier[0].settledNote, u"已补报"_s);
  const auto open = std::find_if(next.problems.begin(), next.problems.end(), [](const ProblemList& list) { return list.name == kOpenProblems; });
  ASSERT_NE(open, next.problems.end());
  EXPECT_EQ(open->items, (std::vector<ProblemItem>{{.subject = u"乙局"_s, .detail = u"2020年第三季度通报指出“平台漏录”，尚未整改"_s, .weight = 2, .unit = u"乙局"_s}}));
  ASSERT_TRUE(problems.reopen(session_, tracked[0].id, u"核实后没有补报"_s));
  EXPECT_FALSE(problems.tracked(session_, Period::quarter(2020, 4))->front().settled);
}

TEST_P(BulletinDraftServiceTest, reissuingABulletinForgetsNoSettlement) {
  clock_.set(*Instant::parseLocal(u"2020-10-12 09:00"));
  IssueService issues(*store_);
  const std::vector<ProblemList> named{{.name = u"未报送"_s, .items = {{.subject = u"甲局"_s, .unit = u"甲局"_s}, {.subject = u"乙局"_s, .unit = u"乙局"_s}}}};
  const auto issue = [&] {
    ASSERT_TRUE(issues.submit(session_, {.period = kQuarter, .cutoff = clock_.now(), .paper = "{}", .problems = named}));
    ASSERT_TRUE(issues.review(session_, kQuarter));
    ASSERT_TRUE(issues.issue(session_, kQuarter, u"第一期"_s));
  };
  issue();
  ProblemService problems(*store_);
  const Period next = Period::quarter(2020, 4);
  ASSERT_TRUE(problems.settle(session_, problems.tracked(session_, next)->front().id, u"已补报"_s));
  ASSERT_TRUE(issues.withdraw(session_, kQuarter, u"文字有误"_s));
  EXPECT_TRUE(problems.tracked(session_, next)->empty());
  issue();
  const std::vector<TrackedProblem> tracked = *problems.tracked(session_, next);
  ASSERT_EQ(tracked.size(), 2U);
  EXPECT_EQ(std::count_if(tracked.begin(), tracked.end(), [](const TrackedProblem& problem) { return problem.settledNote == u"已补报"_s; }), 1);
  EXPECT_EQ(material(next).last, kQuarter);
  EXPECT_EQ(material(Period::quarter(2020, 1)).last, std::nullopt);
  EXPECT_EQ(material(*Period::parse(u"2020FY")).earlier.size(), 2U) << "the year contains the quarter";
}

TEST_P(BulletinDraftServiceTest, aSubmittedBulletinTakesNoMoreWords) {
  twoCases();
  clock_.set(*Instant::parseLocal(u"2020-10-12 09:00"));
  ASSERT_TRUE(IssueService(*store_).submit(session_, {.period = kQuarter, .cutoff = clock_.now(), .paper = "{}"}));
  BulletinDraftService service(*store_);
  EXPECT_EQ(service.saveText(session_, kQuarter, {}, {edited(u"晚了"_s)}).error().code, ErrorCode::WrongState);
  EXPECT_EQ(service.chooseCases(session_, kQuarter, {caseOf(u"A1"_s)}).error().code, ErrorCode::WrongState);
}

TEST_P(BulletinDraftServiceTest, whatWasNamedCannotBeRewritten) {
  clock_.set(*Instant::parseLocal(u"2020-10-12 09:00"));
  ASSERT_TRUE(IssueService(*store_).submit(session_, {.period = kQuarter,
                                                      .cutoff = clock_.now(),
                                                      .paper = "{}",
                                                      .problems = {{.name = u"未报送"_s, .items = {{.subject = u"甲局"_s, .unit = u"甲局"_s}}}}}));
  EXPECT_THROW(store_->database().execute("UPDATE bulletin_problem SET subject = 'x'"), StorageError);
  EXPECT_THROW(store_->database().execute("DELETE FROM bulletin_problem"), StorageError);
}

TEST_P(BulletinDraftServiceTest, lateRecordsAppearAsCorrectionsOfTheTotals) {
  twoCases();
  clock_.set(*Instant::parseLocal(u"2020-10-12 09:00"));
  IssueService issues(*store_);
  ASSERT_TRUE(issues.submit(session_, {.period = kQuarter, .cutoff = clock_.now(), .paper = "{}"}));
  clock_.set(*Instant::parseLocal(u"2020-12-12 09:00"));
  succeed("cases", {caseRow(2, u"A3"_s, {{"filed_date", u"2020-09-02"_s}})});
  const BulletinMaterial next = material(Period::quarter(2020, 4));
  ASSERT_EQ(next.corrected, kQuarter);
  const auto filed = std::find_if(next.corrections.begin(), next.corrections.end(), [](const CorrectedFigure& c) { return c.difference.code == u"adm_filed"; });
  ASSERT_NE(filed, next.corrections.end());
  EXPECT_EQ(filed->added, QStringList{u"A3"_s});
  EXPECT_EQ(filed->difference.before.amount, 2);
  EXPECT_EQ(filed->difference.after.amount, 3);
}

SHUANGDA_ON_BOTH_ENGINES(BulletinDraftServiceTest);

}  // namespace
