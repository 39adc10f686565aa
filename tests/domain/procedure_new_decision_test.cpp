#include <gtest/gtest.h>

#include "domain/penalty.h"
#include "support/procedure_course.h"

using namespace shuangda;
using namespace shuangda::test;

namespace {

QString refusal(const Result<EventId>& result) { return result ? QString() : result.error().value; }

const QStringList kAnnulled{QStringLiteral("annul_kind=撤销并责令重新作出"), QStringLiteral("organ=市政府")};

/// Review and notice for another decision, after the first was annulled on July 1st.
void notifyAgain(Course& course) {
  course.must("submit_review", "2026-07-03", {QStringLiteral("review_kind=法制审核")});
  course.must("review_done", "2026-07-06", {QStringLiteral("review_opinion=同意"), QStringLiteral("reviewer=丁")});
  course.must("notify", "2026-07-07", {QStringLiteral("penalties=罚款 20000"), QStringLiteral("hearing_right=否")});
  course.must("notify_served", "2026-07-08", {QStringLiteral("way=直接")});
}

}  // namespace

TEST(NewDecision, goesThroughReviewAndNoticeAnew) {
  Course course;
  course.decided();
  course.must("annul", "2026-07-01", kAnnulled);
  const QStringList decision{QStringLiteral("penalties=罚款 20000")};
  EXPECT_EQ(refusal(course.take("decide", "2026-07-02", decision)), QStringLiteral("decide needs notify_served"));
  EXPECT_EQ(refusal(course.take("notify", "2026-07-02", {QStringLiteral("penalties=罚款 20000"), QStringLiteral("hearing_right=否")})),
            QStringLiteral("notify needs review_done"));
  notifyAgain(course);
  EXPECT_EQ(refusal(course.take("decide", "2026-07-09", decision)), QStringLiteral("decide guard statement_over"));
  EXPECT_TRUE(course.warningsFor("decide", "2026-07-20", decision).empty());
  course.must("decide", "2026-07-20", decision);
  EXPECT_EQ(refusal(course.take("decide", "2026-07-21", decision)), QStringLiteral("decide once"));
}

TEST(NewDecision, carriesTheLedgerAndHasItsOwnClocks) {
  Course course("2026-08-05 10:00");
  course.decided();
  course.must("pay", "2026-05-20", {QStringLiteral("money=51200.50")});
  course.must("publish", "2026-05-20", {QStringLiteral("publish_class=一般")});
  course.must("close", "2026-06-05", {QStringLiteral("close_kind=处罚决定执行完毕"), QStringLiteral("approver=丙")});
  course.must("annul", "2026-07-01", kAnnulled);
  EXPECT_EQ(course.legalCase.decision.date->text(), QStringLiteral("2026-05-12")) << "the annulled decision until there is another";
  EXPECT_EQ(course.clock("WITHDRAW_PUB")->state, CaseClock::State::Overdue);
  course.must("publish_withdraw", "2026-07-02", {QStringLiteral("reason=决定被撤销")});
  notifyAgain(course);
  course.must("decide", "2026-07-20", {QStringLiteral("penalties=罚款 20000")});
  EXPECT_EQ(course.legalCase.decision.date->text(), QStringLiteral("2026-07-20"));
  EXPECT_EQ(course.legalCase.decision.fine->yuanShortText(), QStringLiteral("20000"));
  EXPECT_FALSE(course.legalCase.decision.confiscatedIncome);
  EXPECT_EQ(course.legalCase.decision.annulledDate->text(), QStringLiteral("2026-07-01")) << "it stays in the record";
  EXPECT_FALSE(course.legalCase.publishedDate) << "the new decision is not published yet";
  EXPECT_FALSE(course.legalCase.closedDate) << "the case is open again";
  EXPECT_EQ(course.procedure()->paid(), Money{}) << "what was paid upon the annulled decision is given back";
  course.must("serve_decision", "2026-07-22", {QStringLiteral("way=直接")});
  EXPECT_EQ(course.clock("SERVE")->triggerAt.text(), QStringLiteral("2026-07-20"));
  EXPECT_EQ(course.clock("PAY")->triggerAt.text(), QStringLiteral("2026-07-22"));
  EXPECT_EQ(course.clock("PAY")->state, CaseClock::State::Running);
  EXPECT_EQ(course.clock("PUBLISH_SAME")->triggerAt.text(), QStringLiteral("2026-07-20"));
  EXPECT_EQ(refusal(course.take("close", "2026-07-23", {QStringLiteral("close_kind=处罚决定执行完毕"), QStringLiteral("approver=丙")})), QStringLiteral("close guard executed"));
  course.must("pay", "2026-07-30", {QStringLiteral("money=20000")});
  EXPECT_EQ(course.clock("CLOSE")->triggerAt.text(), QStringLiteral("2026-07-30"));
  course.must("close", "2026-08-03", {QStringLiteral("close_kind=处罚决定执行完毕"), QStringLiteral("approver=丙")});
  EXPECT_EQ(course.legalCase.closedDate->text(), QStringLiteral("2026-08-03"));
}

TEST(NewDecision, decisionFoundUnlawfulStaysInForce) {
  Course course;
  course.decided();
  course.must("annul", "2026-05-20", {QStringLiteral("annul_kind=确认违法"), QStringLiteral("organ=市政府")});
  EXPECT_EQ(course.clock("PAY")->state, CaseClock::State::Overdue);
  EXPECT_FALSE(course.procedure()->isAnnulled());
  EXPECT_EQ(refusal(course.take("notify", "2026-07-02", {QStringLiteral("penalties=罚款 20000"), QStringLiteral("hearing_right=否")})), QStringLiteral("notify blocked decide"));
}

TEST(NewDecision, annulmentMeetsNoPeriodLate) {
  Course course;
  course.decided();
  EXPECT_EQ(course.clock("PUBLISH_SAME")->state, CaseClock::State::Overdue);
  EXPECT_TRUE(course.warningsFor("annul", "2026-07-01", kAnnulled).empty());
}

TEST(NewDecision, isNotServedAnyMoreOnceAnnulled) {
  Course course;
  course.decided();
  course.must("annul", "2026-07-01", kAnnulled);
  const auto view = course.procedure();
  for (const CaseClock& clock : view->clocks()) {
    EXPECT_FALSE(clock.isOpen()) << clock.rule.id.toStdString();
  }
}

TEST(NewDecision, annulmentInALedgerOpensNothing) {
  Course course;
  course.legalCase.filedDate = EventDate::ofDay(QDate(2026, 3, 10));
  course.legalCase.decision.date = EventDate::ofDay(QDate(2026, 5, 12));
  course.legalCase.decision.annulledDate = EventDate::ofDay(QDate(2026, 7, 1));
  course.legalCase.closedDate = EventDate::ofDay(QDate(2026, 6, 1));
  EXPECT_TRUE(course.procedure()->isFinished());
  EXPECT_TRUE(course.procedure()->clocks().empty());
  course.must("annul", "2026-07-01", kAnnulled);
  EXPECT_FALSE(course.procedure()->isFinished()) << "recorded, it is taken up again";
}

TEST(NewDecision, mayBeAnnulledToo) {
  Course course;
  course.decided();
  course.must("annul", "2026-07-01", kAnnulled);
  EXPECT_EQ(refusal(course.take("annul", "2026-07-02", kAnnulled)), QStringLiteral("annul needs decide|simple_decide"));
  notifyAgain(course);
  course.must("decide", "2026-07-20", {QStringLiteral("penalties=罚款 20000")});
  course.must("annul", "2026-09-01", kAnnulled);
  EXPECT_TRUE(course.procedure()->isAnnulled());
  EXPECT_EQ(course.legalCase.decision.annulledDate->text(), QStringLiteral("2026-09-01"));
  EXPECT_FALSE(course.clock("PAY")) << "nothing is due";
}

TEST(NewDecision, whatIsDatedBeforeTheAnnulmentBelongsToTheFirstDecision) {
  Course course;
  course.decided();
  course.must("annul", "2026-07-01", kAnnulled);
  course.must("serve_decision", "2026-06-30", {QStringLiteral("way=邮寄")});
  EXPECT_EQ(refusal(course.take("serve_decision", "2026-07-02", {QStringLiteral("way=邮寄")})), QStringLiteral("serve_decision needs decide"));
}
