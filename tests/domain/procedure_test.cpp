#include "domain/procedure.h"

#include <gtest/gtest.h>

#include <random>

#include "domain/penalty.h"
#include "support/procedure_course.h"

using namespace shuangda;
using namespace shuangda::test;

namespace {

const QStringList kFiling{QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")};

QString refusal(const Result<EventId>& result) { return result ? QString() : result.error().value; }

}  // namespace

TEST(ProcedureTable, isWhole) {
  const ProcedureTable& table = ProcedureTable::builtIn();
  EXPECT_GE(table.steps().size(), 90u);
  const LawBook book = LawBook::builtIn();
  for (const ProcedureStep& step : table.steps()) {
    for (const Conditional& completed : step.completes) {
      EXPECT_TRUE(completed.name == u"*" || book.latest(completed.name)) << step.id.toStdString() << ' ' << completed.name.toStdString();
    }
    EXPECT_TRUE(step.extends.isEmpty() || book.latest(step.extends)) << step.id.toStdString();
    for (const Conditional& emitted : step.emits) {
      const bool known = std::ranges::any_of(book.all(), [&](const DeadlineRule& rule) { return rule.triggerEvent == emitted.name; });
      EXPECT_TRUE(known) << step.id.toStdString() << " starts nothing with " << emitted.name.toStdString();
    }
  }
}

TEST(Procedure, ordinaryCaseRunsFromClueToArchive) {
  Course course;
  course.decided();
  EXPECT_EQ(course.legalCase.filedDate->text(), QStringLiteral("2026-03-10"));
  EXPECT_EQ(course.legalCase.decision.fine->yuanShortText(), QStringLiteral("50000"));
  EXPECT_EQ(course.legalCase.decision.kinds.size(), 3);
  EXPECT_EQ(payable(course.legalCase).yuanText(), QStringLiteral("51200.50"));
  EXPECT_EQ(refusal(course.take("close", "2026-06-01", {QStringLiteral("close_kind=处罚决定执行完毕"), QStringLiteral("approver=丙")})), QStringLiteral("close guard executed"));
  course.must("pay", "2026-05-20", {QStringLiteral("money=30000")});
  EXPECT_FALSE(course.clock("CLOSE")) << "not all is paid";
  course.must("pay", "2026-05-28", {QStringLiteral("money=21200.50")});
  EXPECT_EQ(course.clock("CLOSE")->triggerAt.text(), QStringLiteral("2026-05-28"));
  course.must("publish", "2026-05-20", {QStringLiteral("publish_class=一般")});
  course.must("close", "2026-06-05", {QStringLiteral("close_kind=处罚决定执行完毕"), QStringLiteral("approver=丙")});
  course.must("archive", "2026-07-01", {QStringLiteral("archive_no=2026-17")});
  EXPECT_TRUE(course.procedure()->isFinished());
  EXPECT_EQ(caseStage(course.legalCase), CaseStage::Closed);
  const auto view = course.procedure();
  for (const CaseClock& clock : view->clocks()) {
    EXPECT_TRUE(!clock.isOpen() || clock.rule.runsAfterClose) << clock.rule.id.toStdString();
  }
  EXPECT_EQ(course.clock("PUB_GENERAL_END")->deadline.due.text(), QStringLiteral("2027-05-20"));
  EXPECT_FALSE(course.clock("PUB_LIGHT_END")) << "another class";
}

TEST(Procedure, stepsOutOfOrderAreRefusedWithTheirReason) {
  Course course;
  EXPECT_EQ(refusal(course.take("decide", "2026-05-12", {QStringLiteral("penalties=警告")})), QStringLiteral("decide needs notify_served"));
  EXPECT_EQ(refusal(course.take("serve_decision", "2026-05-12", {QStringLiteral("way=直接")})), QStringLiteral("serve_decision needs decide"));
  EXPECT_EQ(refusal(course.take("archive", "2026-05-12", {QStringLiteral("archive_no=1")})), QStringLiteral("archive needs close|not_file|withdraw_case"));
  course.decided();
  EXPECT_EQ(refusal(course.take("seize", "2026-05-12", {QStringLiteral("seize_kind=扣押"), QStringLiteral("on_spot=否"), QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")})), QString());
  EXPECT_EQ(refusal(course.take("suspend", "2026-05-20", {})), QStringLiteral("suspend blocked decide"));
  EXPECT_EQ(refusal(course.take("serve_decision", "2026-05-01", {QStringLiteral("way=直接")})), QStringLiteral("serve_decision before decide 2026-05-12"));
  EXPECT_EQ(refusal(course.take("pay", "2026-11-22", {QStringLiteral("money=1")})), QStringLiteral("pay future 2026-11-22"));
  EXPECT_EQ(refusal(course.take("decide", "2026-05-13", {QStringLiteral("penalties=警告")})), QStringLiteral("decide once"));
}

TEST(Procedure, filingNeedsTwoOfficers) {
  Course course;
  const Result<EventId> alone = course.take("file", "2026-03-10", {QStringLiteral("officers=甲"), QStringLiteral("approver=丙")});
  EXPECT_EQ(alone.error(), (Error{ErrorCode::OutOfRange, QStringLiteral("officers"), QStringLiteral("甲")}));
  EXPECT_EQ(course.take("file", "2026-03-10", {QStringLiteral("officers=甲、甲"), QStringLiteral("approver=丙")}).error().field, QStringLiteral("officers"));
  EXPECT_EQ(course.take("file", "2026-03-10", {QStringLiteral("approver=丙")}).error().code, ErrorCode::Required);
  course.must("file", "2026-03-10", kFiling);
  EXPECT_EQ(course.procedure()->officers(), (QStringList{QStringLiteral("甲"), QStringLiteral("乙")}));
}

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

TEST(Procedure, suspensionStopsTheClockUntilItIsLifted) {
  Course course("2026-05-20 09:00");
  course.must("file", "2026-03-10", kFiling);
  course.must("suspend", "2026-04-01", {QStringLiteral("suspend_ground=因不可抗力致使案件暂时无法调查"), QStringLiteral("approver=丙")});
  EXPECT_EQ(course.clock("DECIDE")->state, CaseClock::State::Paused);
  EXPECT_EQ(refusal(course.take("close_investigation", "2026-04-05")), QStringLiteral("close_investigation guard not_suspended"));
  course.must("resume", "2026-04-11");
  EXPECT_EQ(course.clock("DECIDE")->deadline.hardDue.firstDay(), QDate(2026, 6, 8).addDays(10)) << "April 1st to 10th";
  EXPECT_EQ(refusal(course.take("resume", "2026-04-12")), QStringLiteral("resume guard suspended"));
}

TEST(Procedure, everySeizureHasItsOwnClock) {
  Course course("2026-04-20 09:00");
  course.must("file", "2026-03-10", kFiling);
  const QStringList seizure{QStringLiteral("seize_kind=扣押"), QStringLiteral("on_spot=否"), QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")};
  const EventId first = course.must("seize", "2026-03-10", seizure);
  const EventId second = course.must("seize", "2026-03-20", seizure);
  EXPECT_EQ(refusal(course.take("seize_extend", "2026-04-01", {QStringLiteral("amount=30"), QStringLiteral("reason=情况复杂"), QStringLiteral("approver=丙")})),
            QStringLiteral("seize_extend subject"));
  course.must("seize_extend", "2026-04-01", {QStringLiteral("amount=30"), QStringLiteral("reason=情况复杂"), QStringLiteral("approver=丙")}, first);
  course.must("seize_release", "2026-04-10", {QStringLiteral("scope=全部"), QStringLiteral("reason=与案件无关")}, second);
  std::map<EventId, CaseClock> clocks;
  const auto view = course.procedure();
  for (const CaseClock& clock : view->clocks()) {
    if (clock.rule.id == u"SEIZE") {
      clocks.emplace(clock.trigger, clock);
    }
  }
  ASSERT_EQ(clocks.size(), 2u);
  EXPECT_EQ(clocks.at(first).deadline.hardDue.text(), QStringLiteral("2026-05-09"));
  EXPECT_EQ(clocks.at(first).state, CaseClock::State::Running);
  EXPECT_EQ(clocks.at(second).state, CaseClock::State::Done);
}

TEST(Procedure, partialReleaseDoesNotEndTheSeizure) {
  Course course("2026-04-20 09:00");
  course.must("file", "2026-03-10", kFiling);
  const EventId seizure = course.must("seize", "2026-03-10", {QStringLiteral("seize_kind=查封"), QStringLiteral("on_spot=是"), QStringLiteral("officers=甲、乙")});
  EXPECT_EQ(course.clock("SEIZE_REPORT")->obstacle->field, QStringLiteral("trigger")) << "hours cannot be counted from a day";
  course.must("seize_release", "2026-03-12", {QStringLiteral("scope=部分"), QStringLiteral("reason=不属于涉案")}, seizure);
  EXPECT_EQ(course.clock("SEIZE")->state, CaseClock::State::Overdue);
}

TEST(Procedure, onTheSpotSeizureIsReportedInHours) {
  Course course("2026-03-11 13:00");
  course.must("found", "2026-03-10");
  const EventId seizure = course.must("seize", "2026-03-10 14:30", {QStringLiteral("seize_kind=扣押"), QStringLiteral("on_spot=是"), QStringLiteral("officers=甲、乙")});
  EXPECT_EQ(course.clock("SEIZE_REPORT")->deadline.due.text(), QStringLiteral("2026-03-11 14:30"));
  EXPECT_EQ(course.clock("SEIZE_REPORT")->state, CaseClock::State::Running);
  course.setNow("2026-03-11 14:31");
  EXPECT_EQ(course.clock("SEIZE_REPORT")->state, CaseClock::State::Overdue);
  course.must("seize_report", "2026-03-11 14:31", {QStringLiteral("approver=丙")}, seizure);
  EXPECT_EQ(course.clock("SEIZE_REPORT")->state, CaseClock::State::DoneLate);
}

TEST(Procedure, testPeriodStopsSeizureButIdentificationDoesNot) {
  Course course("2026-04-20 09:00");
  course.must("file", "2026-03-10", kFiling);
  const EventId seizure = course.must("seize", "2026-03-10", {QStringLiteral("seize_kind=扣押"), QStringLiteral("on_spot=否"), QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")});
  course.must("test_period", "2026-03-12", {QStringLiteral("from=2026-03-13"), QStringLiteral("until=2026-03-22")}, seizure);
  course.must("rights_id", "2026-03-12", {QStringLiteral("person=权利人"), QStringLiteral("from=2026-03-24"), QStringLiteral("until=2026-03-26")});
  EXPECT_EQ(course.clock("SEIZE")->deadline.hardDue.firstDay(), QDate(2026, 4, 9).addDays(10));
  EXPECT_EQ(course.clock("SEIZE")->deadline.remarks.front().kind, DeadlineRemark::Kind::ReasonNotAccepted);
  EXPECT_EQ(course.clock("DECIDE")->deadline.hardDue.firstDay(), QDate(2026, 6, 8).addDays(13));
}

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

TEST(Procedure, simpleProcedureDecidesOnTheSpot) {
  Course course;
  course.must("found", "2026-10-12");
  course.must("simple_decide", "2026-10-12", {QStringLiteral("penalties=罚款 200"), QStringLiteral("officers=甲、乙")});
  EXPECT_EQ(course.legalCase.procedure, QStringLiteral("简易"));
  EXPECT_EQ(course.clock("SIMPLE_FILE")->deadline.due.text(), QStringLiteral("2026-10-21"));
  EXPECT_FALSE(course.clock("PUBLISH_SAME")) << "only ordinary procedure is published";
  course.legalCase.party.type = QStringLiteral("自然人");
  EXPECT_EQ(course.warningsFor("simple_decide", "2026-10-12", {QStringLiteral("penalties=罚款 201")}), std::vector{StepWarning::Kind::SimpleLimit});
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

TEST(Procedure, oddDatesAreRemarked) {
  Course course;
  course.must("file", "2025-01-10", kFiling);
  EXPECT_EQ(course.warningsFor("terminate", "2026-03-10"), (std::vector{StepWarning::Kind::FarApart, StepWarning::Kind::Late}));
  course.must("terminate", "2025-01-10", {QStringLiteral("reason=死亡"), QStringLiteral("approver=丙")});
  EXPECT_EQ(course.warningsFor("close", "2025-01-10"), std::vector{StepWarning::Kind::ClosedSameDay});
}

TEST(Procedure, ledgerCaseIsTakenUpWhereItStands) {
  Course course("2020-10-08 09:00");
  course.legalCase.filedDate = EventDate::ofDay(QDate(2020, 7, 1));
  EXPECT_EQ(course.clock("DECIDE"), std::nullopt) << "the rule of that time is not in the book";
  course = Course("2026-10-08 09:00");
  course.legalCase.filedDate = EventDate::ofDay(QDate(2026, 7, 1));
  EXPECT_EQ(course.clock("DECIDE")->state, CaseClock::State::Overdue);
  course.legalCase.decision.date = EventDate::ofDay(QDate(2026, 8, 1));
  course.must("serve_decision", "2026-08-03", {QStringLiteral("way=直接")});
  course.legalCase.closedDate = EventDate::ofDay(QDate(2026, 9, 1));
  course.must("archive", "2026-09-03", {QStringLiteral("archive_no=1")});
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

TEST(Procedure, suspensionAfterThePeriodDoesNotHideThatItEnded) {
  Course course("2026-09-01 09:00");
  course.must("file", "2026-03-10", kFiling);
  course.must("suspend", "2026-08-01", {QStringLiteral("suspend_ground=因不可抗力致使案件暂时无法调查"), QStringLiteral("approver=丙")});
  EXPECT_EQ(course.clock("DECIDE")->state, CaseClock::State::Overdue);
}

TEST(Procedure, seizureReleasedAfterTheUnmovedDayIsLate) {
  Course course("2026-10-20 09:00");
  course.must("file", "2026-09-01", kFiling);
  const EventId seizure = course.must("seize", "2026-09-02", {QStringLiteral("seize_kind=扣押"), QStringLiteral("on_spot=否"), QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")});
  course.must("seize_release", "2026-10-08", {QStringLiteral("scope=全部"), QStringLiteral("reason=期满")}, seizure);
  EXPECT_EQ(course.clock("SEIZE")->state, CaseClock::State::DoneLate);
}

TEST(Procedure, extensionThatWouldNotCountIsRefused) {
  Course course("2026-05-01 09:00");
  course.must("file", "2026-03-10", kFiling);
  const EventId seizure = course.must("seize", "2026-03-10", {QStringLiteral("seize_kind=扣押"), QStringLiteral("on_spot=否"), QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")});
  const auto extend = [&](const char* on, const char* amount) {
    return refusal(course.take("seize_extend", on, {QStringLiteral("amount=") + QLatin1String(amount), QStringLiteral("reason=复杂"), QStringLiteral("approver=丙")}, seizure));
  };
  EXPECT_EQ(extend("2026-04-01", "60"), QStringLiteral("seize_extend extension 2026-04-09"));
  EXPECT_EQ(extend("2026-04-10", "30"), QStringLiteral("seize_extend extension 2026-04-09"));
  EXPECT_EQ(extend("2026-04-09", "30"), QString());
}

TEST(Procedure, furtherExtensionOfTheDecisionIsDiscussed) {
  Course course("2026-07-01 09:00");
  course.must("file", "2026-03-10", kFiling);
  const QStringList first{QStringLiteral("amount=30"), QStringLiteral("reason=复杂"), QStringLiteral("approver=丙")};
  course.must("decide_extend", "2026-06-01", first);
  EXPECT_EQ(course.take("decide_extend", "2026-06-20", first).error().field, QStringLiteral("collective"));
  course.must("decide_extend", "2026-06-20", first + QStringList{QStringLiteral("collective=是")});
  EXPECT_EQ(course.clock("DECIDE")->deadline.hardDue.firstDay(), QDate(2026, 3, 10).addDays(150));
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

TEST(Procedure, ledgerStepIsEnteredAfterwards) {
  Course course;
  course.legalCase.filedDate = EventDate::ofDay(QDate(2026, 3, 10));
  course.legalCase.decision.date = EventDate::ofDay(QDate(2026, 5, 12));
  course.must("file", "2026-03-10", kFiling);
  EXPECT_EQ(course.procedure()->officers().size(), 2);
}

TEST(Procedure, withdrawalWaitsForOpenSeizures) {
  Course course("2026-03-20 09:00");
  course.must("file", "2026-03-10", kFiling);
  course.must("seize", "2026-03-10", {QStringLiteral("seize_kind=扣押"), QStringLiteral("on_spot=否"), QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")});
  EXPECT_EQ(refusal(course.take("withdraw_case", "2026-03-12", {QStringLiteral("reason=误立"), QStringLiteral("approver=丙")})), QStringLiteral("withdraw_case guard no_open_measure"));
}

// Property: whatever is taken from what is offered, dates never run against the order and nothing but offered steps was taken.
TEST(Procedure, randomWalksStayInOrder) {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    Course course;
    QDate day(2026, 1, 5);
    for (int i = 0; i < 25; ++i) {
      const auto view = course.procedure();
      const auto next = view->nextSteps();
      ASSERT_FALSE(next.empty());
      const ProcedureStep& step = *next[random() % next.size()];
      QStringList details;
      for (const ProcedureStep::Asked& asked : step.details) {
        const StepDetail& detail = *Course::law().table.detail(asked.detail);
        const QString sample = detail.kind == StepDetail::Kind::Choice && detail.choices.size() > 1 ? detail.choices[static_cast<qsizetype>(random() % static_cast<unsigned>(detail.choices.size()))]
                               : detail.kind == StepDetail::Kind::Names     ? QStringLiteral("甲、乙")
                               : detail.kind == StepDetail::Kind::Number    ? QStringLiteral("5")
                               : detail.kind == StepDetail::Kind::Date      ? day.toString(Qt::ISODate)
                               : detail.kind == StepDetail::Kind::Minute    ? day.addDays(20).toString(Qt::ISODate) + QStringLiteral(" 09:00")
                               : detail.kind == StepDetail::Kind::Money     ? QStringLiteral("100")
                               : detail.kind == StepDetail::Kind::Penalties ? QStringLiteral("罚款 100")
                                                                            : QStringLiteral("某")  ;
        details << asked.detail + u'=' + sample;
      }
      const auto subjects = view->subjectsOf(step);
      const auto subject = subjects.empty() ? std::nullopt : std::optional(subjects.front()->chain());
      const QByteArray on = day.toString(Qt::ISODate).toLatin1();
      const Result<EventId> taken = course.take(step.id.toLatin1().constData(), on.constData(), details, subject);
      // Guards look at the day of the step, which may lie before today: then a refusal names the guard.
      EXPECT_TRUE(taken || taken.error().value.contains(QStringLiteral("guard")) || taken.error().value.contains(QStringLiteral("extension")) || taken.error().field == QStringLiteral("collective") || taken.error().value.contains(QStringLiteral("subject"))) << taken.error().value.toStdString();
      day = day.addDays(static_cast<int>(random() % 9));
    }
    const auto view = course.procedure();
    for (const CaseClock& clock : view->clocks()) {
      EXPECT_TRUE(clock.obstacle || clock.deadline.trail.size() > 1);
    }
  }
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
