#include <gtest/gtest.h>

#include "support/procedure_course.h"

using namespace shuangda;
using namespace shuangda::test;

namespace {

const QStringList kFiling{QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")};

QString refusal(const Result<EventId>& result) { return result ? QString() : result.error().value; }

}  // namespace

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

TEST(Procedure, withdrawalWaitsForOpenSeizures) {
  Course course("2026-03-20 09:00");
  course.must("file", "2026-03-10", kFiling);
  course.must("seize", "2026-03-10", {QStringLiteral("seize_kind=扣押"), QStringLiteral("on_spot=否"), QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")});
  EXPECT_EQ(refusal(course.take("withdraw_case", "2026-03-12", {QStringLiteral("reason=误立"), QStringLiteral("approver=丙")})), QStringLiteral("withdraw_case guard no_open_measure"));
}

TEST(Procedure, goodsAreDisposedOfEarlyWithConsentOrAfterTheNotice) {
  Course course("2026-05-20 09:00");
  course.must("file", "2026-03-10", kFiling);
  const EventId seizure = course.must("seize", "2026-05-06", {QStringLiteral("seize_kind=扣押"), QStringLiteral("on_spot=否"), QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")});
  const QStringList disposal{QStringLiteral("goods=鲜奶"), QStringLiteral("dispose_way=变卖"), QStringLiteral("reason=易变质"), QStringLiteral("approver=丙")};
  EXPECT_EQ(refusal(course.take("early_disposal", "2026-05-07", disposal, seizure)), QStringLiteral("early_disposal needs early_consent|early_notice"));
  course.must("early_notice", "2026-05-07", {QStringLiteral("goods=鲜奶"), QStringLiteral("dispose_way=变卖"), QStringLiteral("until=2026-05-12")}, seizure);
  EXPECT_EQ(refusal(course.take("early_disposal", "2026-05-12", disposal, seizure)), QStringLiteral("early_disposal guard disposal_agreed"));
  course.must("early_disposal", "2026-05-13", disposal, seizure);
  course.must("early_consent", "2026-05-14", {QStringLiteral("person=权利人"), QStringLiteral("goods=酸奶"), QStringLiteral("dispose_way=变卖")}, seizure);
  course.must("custody", "2026-05-14", {QStringLiteral("keeper=冷库"), QStringLiteral("goods=奶粉"), QStringLiteral("place=城东")}, seizure);
  course.must("assist_seize", "2026-05-14", {QStringLiteral("organ=货运站")}, seizure);
}

TEST(ProcedureTable, papersCarryTheirOwnNumberCodes) {
  const ProcedureTable& table = ProcedureTable::builtIn();
  const auto paper = [&](const char* step) { return std::pair(table.find(QString::fromLatin1(step))->form, table.find(QString::fromLatin1(step))->docCode); };
  EXPECT_EQ(paper("assist_seize"), std::pair(QStringLiteral("18"), QStringLiteral("市监协扣")));
  EXPECT_EQ(paper("custody"), std::pair(QStringLiteral("26"), QStringLiteral("市监托管")));
  EXPECT_EQ(paper("early_consent"), std::pair(QStringLiteral("27"), QString()));
  EXPECT_EQ(paper("early_notice"), std::pair(QStringLiteral("28"), QStringLiteral("市监先处告")));
  EXPECT_EQ(paper("claim_notice"), std::pair(QString(), QString())) << "form 28 is another notice";
  const ProcedureStep& service = *table.find(u"serve_decision");
  EXPECT_EQ(service.docCodeFor({{QStringLiteral("way"), QStringLiteral("公告")}}), QStringLiteral("市监罚送告"));
  EXPECT_EQ(service.docCodeFor({{QStringLiteral("way"), QStringLiteral("直接")}}), QString());
}
