#include <gtest/gtest.h>

#include "support/procedure_course.h"

using namespace shuangda;
using namespace shuangda::test;

TEST(Publicity, whatWasPublicBeforeIsCountedFromItsOwnDayToBeConfirmed) {
  Course course("2026-02-01 10:00");
  course.legalCase.filedDate = EventDate::ofDay(QDate(2025, 6, 2));
  course.legalCase.decision = {.date = EventDate::ofDay(QDate(2025, 8, 4)), .kinds = {QStringLiteral("罚款")}, .fine = Money::ofFen(500'000)};
  course.must("publish", "2025-08-20", {QStringLiteral("publish_class=一般")});
  const auto end = course.clock("PUB_GENERAL_END");
  ASSERT_TRUE(end);
  EXPECT_EQ(end->deadline.due.text(), QStringLiteral("2026-08-20"));
  EXPECT_EQ(end->deadline.remarks.back(), (DeadlineRemark{DeadlineRemark::Kind::Transition, QStringLiteral("2025-12-25")}));
  EXPECT_FALSE(course.clock("PUB_LIGHT_END")) << "another class";
  EXPECT_EQ(course.clock("PUB_GENERAL_MIN")->state, CaseClock::State::Lapsed) << "repair may be asked for";
}

TEST(Publicity, secondPublicationIsNoOtherDateOfTheFirst) {
  Course course;
  course.decided();
  course.must("publish", "2026-05-20", {QStringLiteral("publish_class=一般")});
  course.must("publish_withdraw", "2026-06-01", {QStringLiteral("reason=文书有误")});
  EXPECT_TRUE(course.warningsFor("publish", "2026-06-03", {QStringLiteral("publish_class=一般")}).empty());
  course.must("publish", "2026-06-03", {QStringLiteral("publish_class=一般")});
  EXPECT_EQ(course.legalCase.publishedDate->text(), QStringLiteral("2026-05-20"));
}

TEST(Publicity, dateTheLedgerAlreadyHasIsStillCompared) {
  Course course;
  course.decided();
  course.legalCase.publishedDate = EventDate::ofDay(QDate(2026, 5, 20));
  EXPECT_EQ(course.warningsFor("publish", "2026-05-21", {QStringLiteral("publish_class=一般")}), std::vector{StepWarning::Kind::DiffersFromCase});
  course.must("publish_withdraw", "2026-06-01", {QStringLiteral("reason=文书有误")});
  EXPECT_TRUE(course.warningsFor("publish", "2026-06-03", {QStringLiteral("publish_class=一般")}).empty()) << "published anew";
}
