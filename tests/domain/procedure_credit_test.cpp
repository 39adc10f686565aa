#include <gtest/gtest.h>

#include "support/procedure_course.h"

using namespace shuangda;
using namespace shuangda::test;

namespace {

/// Decided on May 12th, published on May 20th, listed on June 1st.
void published(Course& course) {
  course.decided();
  course.must("publish", "2026-05-20", {QStringLiteral("publish_class=一般")});
  course.must("list_decide", "2026-05-12", {QStringLiteral("reason=故意侵犯知识产权"), QStringLiteral("approver=丙")});
  course.must("list_publish", "2026-06-01");
}

const QStringList kPenalty{QStringLiteral("repair_object=行政处罚信息"), QStringLiteral("accepted=受理")};

}  // namespace

TEST(Credit, listingIsPublishedAndEndsByItself) {
  Course course("2026-06-15 10:00");
  course.decided();
  course.must("list_decide", "2026-05-12", {QStringLiteral("reason=故意侵犯知识产权"), QStringLiteral("approver=丙")});
  EXPECT_EQ(course.clock("LIST_PUBLISH_SAME")->deadline.due.text(), QStringLiteral("2026-06-09"));
  EXPECT_FALSE(course.clock("LIST_PUBLISH_PUSH")) << "the party is of this province";
  course.must("list_publish", "2026-06-01");
  EXPECT_EQ(course.clock("LIST_PUBLISH_SAME")->state, CaseClock::State::Done);
  EXPECT_EQ(course.clock("LIST_MIN")->deadline.due.text(), QStringLiteral("2027-06-01"));
  EXPECT_EQ(course.clock("LIST_END")->deadline.due.text(), QStringLiteral("2029-06-01"));
}

TEST(Credit, partyOfAnotherProvinceIsPushed) {
  Course course("2026-06-15 10:00");
  course.decided();
  course.must("list_decide", "2026-05-12", {QStringLiteral("reason=制售假药"), QStringLiteral("party_place=外省"), QStringLiteral("approver=丙")});
  EXPECT_EQ(course.clock("LIST_PUBLISH_PUSH")->deadline.due.text(), QStringLiteral("2026-05-26"));
  EXPECT_FALSE(course.clock("LIST_PUBLISH_SAME"));
  course.must("list_push", "2026-05-20", {QStringLiteral("organ=外省某局")});
  EXPECT_EQ(course.clock("LIST_PUBLISH_PUSH")->state, CaseClock::State::Done);
}

TEST(Credit, repairIsAcceptedDecidedAndExecuted) {
  Course course;
  published(course);
  course.must("repair_request", "2026-09-01");
  EXPECT_EQ(course.clock("REPAIR_ACCEPT")->deadline.due.text(), QStringLiteral("2026-09-03"));
  course.must("repair_accept", "2026-09-02", kPenalty);
  EXPECT_EQ(course.clock("REPAIR_ACCEPT")->state, CaseClock::State::Done);
  EXPECT_EQ(course.clock("REPAIR_DECIDE")->deadline.due.text(), QStringLiteral("2026-09-11"));
  EXPECT_FALSE(course.clock("REPAIR_ABNORMAL"));
  course.must("repair_extend", "2026-09-10", {QStringLiteral("amount=10"), QStringLiteral("reason=须实地核实"), QStringLiteral("approver=丙")});
  EXPECT_EQ(course.clock("REPAIR_DECIDE")->deadline.due.text(), QStringLiteral("2026-09-24"));
  course.must("repair_decide", "2026-09-15", {QStringLiteral("repair_result=准予修复"), QStringLiteral("fraud=否")});
  EXPECT_EQ(course.clock("REPAIR_EXECUTE")->deadline.due.text(), QStringLiteral("2026-09-18"));
  EXPECT_FALSE(course.clock("REPAIR_PUSH"));
  course.must("repair_execute", "2026-09-16", {QStringLiteral("repair_object=行政处罚信息")});
  EXPECT_EQ(course.clock("PUB_GENERAL_END")->state, CaseClock::State::Done);
  EXPECT_EQ(course.clock("LIST_END")->state, CaseClock::State::Running) << "the listing goes on";
}

TEST(Credit, abnormalListHasItsShorterPeriod) {
  Course course;
  published(course);
  course.must("repair_request", "2026-09-01");
  course.must("repair_accept", "2026-09-02", {QStringLiteral("repair_object=经营异常名录"), QStringLiteral("accepted=受理")});
  EXPECT_EQ(course.clock("REPAIR_ABNORMAL")->deadline.due.text(), QStringLiteral("2026-09-04"));
  EXPECT_FALSE(course.clock("REPAIR_DECIDE"));
}

TEST(Credit, requestBeforeTheLeastPeriodIsRemarked) {
  Course course("2026-07-15 10:00");
  published(course);
  course.must("repair_request", "2026-07-01");
  EXPECT_EQ(course.warningsFor("repair_accept", "2026-07-02", kPenalty), std::vector{StepWarning::Kind::RepairEarly});
  const QStringList refused{QStringLiteral("repair_object=行政处罚信息"), QStringLiteral("accepted=不予受理"), QStringLiteral("reason=公示未满三个月")};
  EXPECT_TRUE(course.warningsFor("repair_accept", "2026-07-02", refused).empty());
  const QStringList abnormal{QStringLiteral("repair_object=经营异常名录"), QStringLiteral("accepted=受理")};
  EXPECT_TRUE(course.warningsFor("repair_accept", "2026-07-02", abnormal).empty()) << "that list has no least period";
  course.must("repair_accept", "2026-07-02", refused);
  EXPECT_FALSE(course.clock("REPAIR_DECIDE"));
}

TEST(Credit, fraudBringsThePublicityBackAndClosesTheWayForThreeYears) {
  Course course;
  published(course);
  course.must("repair_request", "2026-09-01");
  course.must("repair_accept", "2026-09-02", kPenalty);
  course.must("repair_decide", "2026-09-03", {QStringLiteral("repair_result=准予修复"), QStringLiteral("fraud=否")});
  course.must("repair_execute", "2026-09-04", {QStringLiteral("repair_object=行政处罚信息")});
  course.must("repair_revoke", "2026-10-12", {QStringLiteral("reason=伪造缴款凭证"), QStringLiteral("approver=丙")});
  EXPECT_EQ(course.clock("REPAIR_BAN")->deadline.due.text(), QStringLiteral("2029-10-12"));
  EXPECT_EQ(course.clock("REPAIR_RESHOW")->deadline.due.text(), QStringLiteral("2029-10-12"));
  EXPECT_EQ(course.take("repair_request", "2026-11-20").error().value, QStringLiteral("repair_request guard repair_open"));
}

TEST(Credit, reorganisationHasItsOwnPeriod) {
  Course course;
  published(course);
  course.must("reorg_request", "2026-09-01");
  EXPECT_EQ(course.clock("REPAIR_REORG")->deadline.due.text(), QStringLiteral("2026-09-10"));
  course.must("reorg_done", "2026-09-08", {QStringLiteral("result=临时修复")});
  EXPECT_EQ(course.clock("REPAIR_REORG")->state, CaseClock::State::Done);
}
