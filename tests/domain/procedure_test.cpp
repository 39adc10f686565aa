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
    for (const QString& extended : step.extends) {
      EXPECT_TRUE(book.latest(extended)) << step.id.toStdString();
    }
    for (const QString& rule : step.excludesFor) {
      EXPECT_TRUE(book.latest(rule)) << step.id.toStdString();
    }
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

TEST(Procedure, suspensionAfterThePeriodDoesNotHideThatItEnded) {
  Course course("2026-09-01 09:00");
  course.must("file", "2026-03-10", kFiling);
  course.must("suspend", "2026-08-01", {QStringLiteral("suspend_ground=因不可抗力致使案件暂时无法调查"), QStringLiteral("approver=丙")});
  EXPECT_EQ(course.clock("DECIDE")->state, CaseClock::State::Overdue);
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

TEST(Procedure, ledgerStepIsEnteredAfterwards) {
  Course course;
  course.legalCase.filedDate = EventDate::ofDay(QDate(2026, 3, 10));
  course.legalCase.decision.date = EventDate::ofDay(QDate(2026, 5, 12));
  course.must("file", "2026-03-10", kFiling);
  EXPECT_EQ(course.procedure()->officers().size(), 2);
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
      for (const AskedDetail& asked : step.details) {
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
