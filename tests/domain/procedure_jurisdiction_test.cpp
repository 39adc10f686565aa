#include <gtest/gtest.h>

#include "support/procedure_course.h"

using namespace shuangda;
using namespace shuangda::test;

TEST(Jurisdiction, disputeIsNegotiatedInSevenWorkingDays) {
  Course course("2026-03-20 09:00");
  course.must("found", "2026-03-02");
  const EventId dispute = course.must("jur_dispute", "2026-03-09", {QStringLiteral("organ=邻县局")});
  EXPECT_EQ(course.clock("JUR_NEGOT")->deadline.due.text(), QStringLiteral("2026-03-18"));
  EXPECT_EQ(course.clock("JUR_NEGOT")->state, CaseClock::State::Overdue);
  course.must("jur_negotiated", "2026-03-17", {QStringLiteral("competent=本机关")}, dispute);
  EXPECT_EQ(course.clock("JUR_NEGOT")->state, CaseClock::State::Done);
}

TEST(Jurisdiction, commonSuperiorAssignsIt) {
  Course course("2026-03-30 09:00");
  course.must("file", "2026-03-06", {QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")});
  course.must("jur_dispute", "2026-03-09", {QStringLiteral("organ=邻县局")});
  EXPECT_EQ(course.take("jur_assigned", "2026-03-10", {QStringLiteral("competent=本机关")}).error().value, QStringLiteral("jur_assigned needs jur_report"));
  course.must("jur_report", "2026-03-16", {QStringLiteral("organ=市局"), QStringLiteral("received=2026-03-18")});
  EXPECT_EQ(course.clock("JUR_NEGOT")->state, CaseClock::State::Done);
  EXPECT_EQ(course.clock("JUR_ASSIGN")->deadline.due.text(), QStringLiteral("2026-03-27"));
  course.must("jur_assigned", "2026-03-26", {QStringLiteral("competent=其他机关"), QStringLiteral("paper_no=市市监指定〔2026〕3号")});
  EXPECT_EQ(course.clock("JUR_ASSIGN")->state, CaseClock::State::Done);
  EXPECT_TRUE(course.take("move_other", "2026-03-27", {QStringLiteral("organ=邻县局"), QStringLiteral("reason=指定管辖"), QStringLiteral("approver=丙")}));
}

TEST(Jurisdiction, papersAreThoseOfTheForms) {
  const ProcedureTable& table = ProcedureTable::builtIn();
  EXPECT_EQ(table.find(u"jur_assigned")->form, QStringLiteral("2"));
  EXPECT_EQ(table.find(u"jur_assigned")->docCode, QString()) << "the superior numbers it";
  EXPECT_EQ(table.find(u"hand_down")->form, QStringLiteral("3"));
  EXPECT_EQ(table.find(u"hand_down")->docCode, QStringLiteral("市监交办"));
}
