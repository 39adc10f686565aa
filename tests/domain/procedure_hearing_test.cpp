#include <gtest/gtest.h>

#include "support/procedure_course.h"

using namespace shuangda;
using namespace shuangda::test;

namespace {

const QStringList kFiling{QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")};

QString refusal(const Result<EventId>& result) { return result ? QString() : result.error().value; }

}  // namespace

TEST(Procedure, decisionWaitsForStatementOrWaiver) {
  Course course("2026-05-07 09:00");
  course.must("found", "2026-03-02");
  course.must("file", "2026-03-10", kFiling);
  course.must("close_investigation", "2026-04-20");
  course.must("submit_review", "2026-04-21", {QStringLiteral("review_kind=案件审核")});
  EXPECT_EQ(refusal(course.take("submit_review", "2026-04-22", {QStringLiteral("review_kind=案件审核")})), QStringLiteral("submit_review guard not_in_review"));
  course.must("review_done", "2026-04-28", {QStringLiteral("review_opinion=同意"), QStringLiteral("reviewer=丁")});
  course.must("notify", "2026-04-29", {QStringLiteral("penalties=罚款 500"), QStringLiteral("hearing_right=否")});
  course.must("notify_served", "2026-04-30", {QStringLiteral("way=直接")});
  const QStringList decision{QStringLiteral("penalties=罚款 500")};
  EXPECT_EQ(refusal(course.take("decide", "2026-05-07", decision)), QStringLiteral("decide guard statement_over"));
  course.must("waive", "2026-05-06");
  course.must("decide", "2026-05-07", decision);
}

TEST(Procedure, requestedHearingMustBeHeldOrWithdrawn) {
  Course course("2026-06-30 09:00");
  course.must("file", "2026-03-10", kFiling);
  course.must("close_investigation", "2026-03-20");
  course.must("submit_review", "2026-03-21", {QStringLiteral("review_kind=案件审核")});
  course.must("review_done", "2026-03-23", {QStringLiteral("review_opinion=同意"), QStringLiteral("reviewer=丁")});
  course.must("notify", "2026-03-24", {QStringLiteral("penalties=罚款 200000"), QStringLiteral("hearing_right=是")});
  course.must("notify_served", "2026-03-25", {QStringLiteral("way=留置"), QStringLiteral("witness=戊")});
  course.must("hearing_request", "2026-03-27");
  EXPECT_EQ(course.clock("STATEMENT")->state, CaseClock::State::Done);
  const QStringList decision{QStringLiteral("penalties=罚款 200000")};
  EXPECT_EQ(refusal(course.take("decide", "2026-04-10", decision)), QStringLiteral("decide guard hearing_over"));
  course.must("hearing_host", "2026-03-30", {QStringLiteral("host=己")});
  course.must("hearing_file", "2026-03-31");
  course.must("hearing_fix", "2026-04-02", {QStringLiteral("hearing_at=2026-04-20 09:00"), QStringLiteral("place=局会议室"), QStringLiteral("public_hearing=否")});
  EXPECT_EQ(course.clock("HEAR_NOTICE")->deadline.due.text(), QStringLiteral("2026-04-08"));
  EXPECT_FALSE(course.clock("HEAR_PUBLIC"));
  course.must("hearing_notice", "2026-04-07", {QStringLiteral("way=直接")});
  EXPECT_EQ(course.clock("HEAR_NOTICE")->state, CaseClock::State::Done);
  course.must("hearing_held", "2026-04-20");
  course.must("hearing_report", "2026-04-24", {QStringLiteral("from=2026-03-27"), QStringLiteral("until=2026-04-24"), QStringLiteral("result=维持")});
  EXPECT_EQ(course.clock("DECIDE")->deadline.hardDue.text(), QDate(2026, 3, 10).addDays(90 + 29).toString(Qt::ISODate)) << "29 days of hearing are not counted";
  EXPECT_EQ(course.warningsFor("decide", "2026-05-08", decision), std::vector{StepWarning::Kind::LegalReviewMissing});
  course.must("decide", "2026-05-08", decision);
}

TEST(Procedure, hearingRangeIsRemarkedByPartyType) {
  Course course;
  course.must("file", "2026-03-10", kFiling);
  const auto warnings = [&](const QString& penalties) { return course.warningsFor("notify", "2026-03-12", {QStringLiteral("penalties=") + penalties, QStringLiteral("hearing_right=否")}); };
  EXPECT_TRUE(warnings(QStringLiteral("罚款 99999.99")).empty());
  EXPECT_EQ(warnings(QStringLiteral("罚款 100000")), std::vector{StepWarning::Kind::HearingNotOffered});
  EXPECT_EQ(warnings(QStringLiteral("没收违法所得 60000;没收非法财物 40000")), std::vector{StepWarning::Kind::HearingNotOffered});
  EXPECT_EQ(warnings(QStringLiteral("吊销许可证件")), std::vector{StepWarning::Kind::HearingNotOffered});
  course.legalCase.party.type = QStringLiteral("自然人");
  EXPECT_EQ(warnings(QStringLiteral("罚款 10000")), std::vector{StepWarning::Kind::HearingNotOffered});
}

TEST(Procedure, newNoticeHasItsOwnStatementPeriod) {
  Course course("2026-05-07 09:00");
  course.must("file", "2026-03-10", kFiling);
  course.must("close_investigation", "2026-04-20");
  course.must("submit_review", "2026-04-21", {QStringLiteral("review_kind=案件审核")});
  course.must("review_done", "2026-04-22", {QStringLiteral("review_opinion=同意"), QStringLiteral("reviewer=丁")});
  course.must("notify", "2026-04-23", {QStringLiteral("penalties=罚款 1000"), QStringLiteral("hearing_right=否")});
  course.must("notify_served", "2026-04-23", {QStringLiteral("way=直接")});
  course.must("waive", "2026-04-24");
  course.must("notify", "2026-05-06", {QStringLiteral("penalties=罚款 900000"), QStringLiteral("hearing_right=是")});
  course.must("notify_served", "2026-05-06", {QStringLiteral("way=直接")});
  EXPECT_EQ(refusal(course.take("decide", "2026-05-07", {QStringLiteral("penalties=罚款 900000")})), QStringLiteral("decide guard statement_over"));
}

namespace {

void toHearing(Course& course) {
  course.must("file", "2026-03-10", kFiling);
  course.must("close_investigation", "2026-03-20");
  course.must("submit_review", "2026-03-21", {QStringLiteral("review_kind=法制审核")});
  course.must("review_done", "2026-03-23", {QStringLiteral("review_opinion=同意"), QStringLiteral("reviewer=丁")});
  course.must("notify", "2026-03-24", {QStringLiteral("penalties=罚款 200000"), QStringLiteral("hearing_right=是")});
  course.must("notify_served", "2026-03-25", {QStringLiteral("way=直接")});
}

std::size_t countOf(const Course& course, const char* rule) {
  const auto view = course.procedure();
  return static_cast<std::size_t>(std::ranges::count_if(view->clocks(), [&](const CaseClock& clock) { return clock.rule.id == QLatin1String(rule); }));
}

QStringList hearingAt(const char* day) {
  return {QStringLiteral("hearing_at=%1 09:00").arg(QLatin1String(day)), QStringLiteral("place=局会议室"), QStringLiteral("public_hearing=是")};
}

}  // namespace

TEST(Hearing, dateThatIsPutOffTakesItsPeriodsWithIt) {
  Course course("2026-04-30 09:00");
  toHearing(course);
  course.must("hearing_request", "2026-03-27");
  course.must("hearing_host", "2026-03-30", {QStringLiteral("host=己")});
  course.must("hearing_file", "2026-03-31");
  course.must("hearing_fix", "2026-04-02", hearingAt("2026-04-20"));
  course.must("hearing_notice", "2026-04-07", {QStringLiteral("way=直接")});
  course.must("hearing_fix", "2026-04-15", hearingAt("2026-05-20"));
  for (const char* rule : {"HEAR_NOTICE", "HEAR_STAFF", "HEAR_PUBLIC"}) {
    EXPECT_EQ(countOf(course, rule), 1u) << rule;
    EXPECT_EQ(course.clock(rule)->triggerAt.text(), QStringLiteral("2026-05-20 09:00")) << rule;
    EXPECT_EQ(course.clock(rule)->state, CaseClock::State::Running) << rule;
  }
  EXPECT_EQ(course.clock("HEAR_FIX")->state, CaseClock::State::Done) << "the first date was fixed in time";
  EXPECT_EQ(refusal(course.take("hearing_held", "2026-04-20")), QStringLiteral("hearing_held needs hearing_notice"));
  course.must("hearing_notice", "2026-04-16", {QStringLiteral("way=直接")});
  EXPECT_EQ(course.clock("HEAR_NOTICE")->state, CaseClock::State::Done);
}

TEST(Hearing, everyRequestHasItsOwnSteps) {
  Course course("2026-04-30 09:00");
  toHearing(course);
  const EventId party = course.must("hearing_request", "2026-03-27", {QStringLiteral("person=当事人")});
  const EventId third = course.must("hearing_request", "2026-03-30", {QStringLiteral("person=第三人")});
  EXPECT_EQ(refusal(course.take("hearing_host", "2026-03-30", {QStringLiteral("host=己")})), QStringLiteral("hearing_host subject"));
  const EventId host = course.must("hearing_host", "2026-03-30", {QStringLiteral("host=己")}, party);
  EXPECT_EQ(course.clock("HEAR_HOST")->trigger, third);
  EXPECT_EQ(course.clock("HEAR_HOST")->state, CaseClock::State::Overdue) << "the other request waits for its host";
  const EventId otherHost = course.must("hearing_host", "2026-04-01", {QStringLiteral("host=庚")}, third);
  const EventId file = course.must("hearing_file", "2026-04-01", {}, host);
  const EventId otherFile = course.must("hearing_file", "2026-04-02", {}, otherHost);
  const EventId fix = course.must("hearing_fix", "2026-04-03", hearingAt("2026-04-20"), file);
  const EventId otherFix = course.must("hearing_fix", "2026-04-03", hearingAt("2026-04-22"), otherFile);
  EXPECT_EQ(countOf(course, "HEAR_NOTICE"), 2u) << "the second date is another hearing's";
  course.must("hearing_notice", "2026-04-07", {QStringLiteral("way=直接")}, fix);
  EXPECT_EQ(course.clock("HEAR_NOTICE")->trigger, otherFix);
  EXPECT_NE(course.clock("HEAR_NOTICE")->state, CaseClock::State::Done);
  const EventId held = course.must("hearing_held", "2026-04-20", {}, fix);
  course.must("hearing_report", "2026-04-22", {QStringLiteral("result=维持")}, held);
  const QStringList decision{QStringLiteral("penalties=罚款 200000")};
  EXPECT_EQ(refusal(course.take("decide", "2026-04-28", decision)), QStringLiteral("decide guard hearing_over"));
  course.must("hearing_waived", "2026-04-23", {}, third);
  course.must("decide", "2026-04-28", decision);
}
