#include <gtest/gtest.h>

#include "domain/penalty.h"
#include "support/procedure_course.h"

using namespace shuangda;
using namespace shuangda::test;

namespace {

const QStringList kFiling{QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")};

QString refusal(const Result<EventId>& result) { return result ? QString() : result.error().value; }

}  // namespace

TEST(Procedure, publicNoticeServesAfterThirtyDays) {
  Course course("2026-08-20 09:00");
  course.must("file", "2026-03-10", kFiling);
  course.must("close_investigation", "2026-03-20");
  course.must("submit_review", "2026-03-21", {QStringLiteral("review_kind=案件审核")});
  course.must("review_done", "2026-03-23", {QStringLiteral("review_opinion=同意"), QStringLiteral("reviewer=丁")});
  course.must("notify", "2026-03-24", {QStringLiteral("penalties=罚款 500"), QStringLiteral("hearing_right=否")});
  course.must("notify_served", "2026-03-25", {QStringLiteral("way=公告")});
  EXPECT_EQ(course.clock("STATEMENT")->triggerAt.text(), QStringLiteral("2026-04-24"));
  EXPECT_EQ(refusal(course.take("decide", "2026-04-28", {QStringLiteral("penalties=罚款 500")})), QStringLiteral("decide guard statement_over"));
  course.must("decide", "2026-05-08", {QStringLiteral("penalties=罚款 500")});
  course.must("serve_decision", "2026-05-10", {QStringLiteral("way=公告")});
  EXPECT_EQ(course.clock("PAY")->triggerAt.text(), QStringLiteral("2026-06-09"));
  EXPECT_EQ(course.clock("PAY")->deadline.due.text(), QStringLiteral("2026-06-24"));
  EXPECT_EQ(course.clock("EXTRA_FINE_START")->triggerAt.text(), QStringLiteral("2026-06-24"));
}

TEST(Procedure, unpaidFineLeadsToDemandAndCourt) {
  Course course;
  course.decided();
  EXPECT_EQ(course.clock("PAY")->state, CaseClock::State::Overdue);
  EXPECT_EQ(refusal(course.take("demand", "2026-05-20")), QStringLiteral("demand guard payment_over"));
  const EventId demand = course.must("demand", "2026-06-10");
  course.must("demand_served", "2026-06-11", {QStringLiteral("way=邮寄")}, demand);
  EXPECT_EQ(refusal(course.take("court_apply", "2026-06-20", {QStringLiteral("organ=法院")})), QStringLiteral("court_apply guard demand_over"));
  // Six months from service, then three months for the application.
  EXPECT_EQ(course.clock("COURT")->triggerAt.text(), QStringLiteral("2026-11-16"));
  course.must("court_apply", "2026-11-18", {QStringLiteral("organ=法院")});
  EXPECT_EQ(course.clock("COURT")->state, CaseClock::State::Done);
  EXPECT_EQ(course.clock("COURT_ACCEPT")->deadline.due.text(), QStringLiteral("2026-11-25"));
  course.must("court_end", "2026-11-20");
  course.must("close", "2026-11-20", {QStringLiteral("close_kind=法院裁定终结执行"), QStringLiteral("approver=丙")});
}

TEST(Procedure, deferredPaymentExtendsToItsDay) {
  Course course;
  course.decided();
  course.must("defer", "2026-05-20", {QStringLiteral("until=2026-08-31"), QStringLiteral("reason=困难"), QStringLiteral("approver=丙")});
  EXPECT_EQ(course.clock("PAY")->deadline.due.text(), QStringLiteral("2026-08-31"));
}

TEST(Procedure, onlyTheLastInstalmentEndsThePayment) {
  Course course("2026-06-20 09:00");
  course.decided();
  course.must("pay", "2026-05-20", {QStringLiteral("money=30000")});
  EXPECT_EQ(course.clock("PAY")->state, CaseClock::State::Overdue);
  course.must("pay", "2026-06-10", {QStringLiteral("money=21200.50")});
  EXPECT_EQ(course.clock("PAY")->state, CaseClock::State::DoneLate);
  const auto view = course.procedure();
  EXPECT_EQ(std::ranges::count_if(view->clocks(), [](const CaseClock& clock) { return clock.rule.id == u"CLOSE"; }), 1);
}

TEST(Procedure, paymentBeforeServiceCounts) {
  Course course;
  course.decided();
  course.must("pay", "2026-05-13", {QStringLiteral("money=51200.50")});
  EXPECT_EQ(course.clock("PAY")->state, CaseClock::State::Done);
}

TEST(Procedure, warningAloneIsNotPublishedAndNeedsNoPayment) {
  Course course("2026-06-01 09:00");
  course.must("file", "2026-03-10", kFiling);
  course.must("close_investigation", "2026-04-20");
  course.must("submit_review", "2026-04-21", {QStringLiteral("review_kind=案件审核")});
  course.must("review_done", "2026-04-22", {QStringLiteral("review_opinion=同意"), QStringLiteral("reviewer=丁")});
  course.must("notify", "2026-04-23", {QStringLiteral("penalties=警告"), QStringLiteral("hearing_right=否")});
  course.must("notify_served", "2026-04-23", {QStringLiteral("way=直接")});
  course.must("waive", "2026-04-24");
  course.must("decide", "2026-05-07", {QStringLiteral("penalties=警告")});
  course.must("serve_decision", "2026-05-08", {QStringLiteral("way=直接")});
  EXPECT_FALSE(course.clock("PUBLISH_SAME"));
  EXPECT_FALSE(course.clock("PAY"));
  EXPECT_EQ(course.clock("CLOSE")->triggerAt.text(), QStringLiteral("2026-05-08"));
}

TEST(Procedure, reviewMovesCourtEnforcementToItsOwnPeriod) {
  Course course;
  course.decided();
  course.must("review_applied", "2026-06-01", {QStringLiteral("organ=市政府")});
  course.must("review_decision", "2026-07-20", {QStringLiteral("result=维持")});
  EXPECT_EQ(course.clock("COURT")->triggerAt.text(), QStringLiteral("2026-08-04"));
}

TEST(ExtraFine, growsByThreePercentADayUpToTheFine) {
  const Money fine = Money::ofFen(1'000'000);
  EXPECT_EQ(extraFine(fine, QDate(2026, 5, 29), QDate(2026, 5, 29), 30), Money{});
  EXPECT_EQ(extraFine(fine, QDate(2026, 5, 29), QDate(2026, 5, 30), 30), Money::ofFen(30'000));
  EXPECT_EQ(extraFine(fine, QDate(2026, 5, 29), QDate(2026, 7, 1), 30), Money::ofFen(990'000));
  EXPECT_EQ(extraFine(fine, QDate(2026, 5, 29), QDate(2027, 7, 1), 30), fine);
}

TEST(Penalty, readsKindsWithTheirAmounts) {
  EXPECT_EQ(penaltiesText(*parsePenalties(QStringLiteral("警告; 罚款 5000.00"))), QStringLiteral("警告;罚款 5000"));
  EXPECT_EQ(parsePenalties(QStringLiteral("罚款")).error().code, ErrorCode::Required);
  EXPECT_EQ(parsePenalties(QStringLiteral("罚款 0")).error().code, ErrorCode::OutOfRange);
  EXPECT_EQ(parsePenalties(QStringLiteral("罚款 5;罚款 6")).error().code, ErrorCode::AlreadyExists);
}
