#include "domain/deadline.h"

#include <gtest/gtest.h>

#include <random>

#include "base/csv.h"
#include "domain/deadline_text.h"
#include "support/test_data.h"

using namespace shuangda;

namespace {

const QDate kToday(2026, 11, 21);

const WorkCalendar& calendar() {
  static const WorkCalendar value = WorkCalendar::builtIn();
  return value;
}
const LawBook& book() {
  static const LawBook value = LawBook::builtIn();
  return value;
}

Result<Deadline> compute(const QByteArray& id, const QByteArray& trigger, const QByteArray& exclusions = {}, const QByteArray& extensions = {}) {
  const EventDate from = *EventDate::parse(QString::fromLatin1(trigger));
  const DeadlineRule* rule = book().find(QString::fromLatin1(id), from.firstDay());
  if (!rule) {
    return refuse(ErrorCode::NotFound, QStringLiteral("rule"), QString::fromLatin1(id));
  }
  return computeDeadline(*rule, from, *parseExclusions(QString::fromLatin1(exclusions)), *parseExtensions(QString::fromLatin1(extensions)), calendar(),
                         kToday);
}

QString written(const EventDate& date) { return date.text().replace(u' ', u'T'); }

std::vector<DeadlineRemark::Kind> remarks(const Deadline& deadline) {
  std::vector<DeadlineRemark::Kind> kinds;
  for (const DeadlineRemark& remark : deadline.remarks) {
    kinds.push_back(remark.kind);
  }
  return kinds;
}

/// Counts the explanation again, with nothing but the trail and the calendar, and says where it does not bear out the result.
QString contradiction(const DeadlineRule& rule, const Deadline& deadline, int total) {
  int counted = 0;
  QDate previous;
  for (const TrailDay& line : deadline.trail) {
    const bool dayByDay = line.kind != TrailDay::Kind::Start && line.kind != TrailDay::Kind::End && line.kind != TrailDay::Kind::Due;
    const bool moving = line.kind == TrailDay::Kind::MovedWeekend || line.kind == TrailDay::Kind::MovedHoliday;
    if (dayByDay && !moving && previous.isValid() && std::abs(previous.daysTo(line.day)) != 1) {
      return QStringLiteral("gap before ") + line.day.toString(Qt::ISODate);
    }
    previous = line.day;
    const DayKind kind = calendar().kind(line.day);
    const bool working = rule.unit == DeadlineRule::Unit::WorkingDay;
    switch (line.kind) {
      case TrailDay::Kind::Counted:
      case TrailDay::Kind::CountedMakeup:
        if (++counted != line.count || (working && !calendar().isWorkday(line.day))) {
          return QStringLiteral("wrongly counted ") + line.day.toString(Qt::ISODate);
        }
        break;
      case TrailDay::Kind::SkippedWeekend:
        if (kind != DayKind::Weekend || !working) {
          return QStringLiteral("wrongly skipped ") + line.day.toString(Qt::ISODate);
        }
        break;
      case TrailDay::Kind::SkippedHoliday:
        if (kind != DayKind::Holiday || !working) {
          return QStringLiteral("wrongly skipped ") + line.day.toString(Qt::ISODate);
        }
        break;
      case TrailDay::Kind::MovedWeekend:
      case TrailDay::Kind::MovedHoliday:
        if (calendar().isWorkday(line.day)) {
          return QStringLiteral("moved over a working day ") + line.day.toString(Qt::ISODate);
        }
        break;
      default:
        break;
    }
  }
  if (counted != std::abs(total)) {
    return QStringLiteral("%1 days counted instead of %2").arg(counted).arg(total);
  }
  return deadline.trail.back().day == deadline.due.firstDay() ? QString() : QStringLiteral("the trail ends elsewhere");
}

}  // namespace

TEST(Deadline, meetsEveryGoldenVector) {
  const std::vector<CsvRecord> rows = readCsvResource(test::dataPath(QStringLiteral("law/deadline_vectors.csv")));
  ASSERT_EQ(rows.size(), 86u);
  for (const CsvRecord& row : rows) {
    const std::string id = row.value(QStringLiteral("id")).toStdString();
    const auto value = [&](const char* column) { return row.value(QLatin1String(column)); };
    const Result<Deadline> deadline = compute(value("rule_id").toLatin1(), value("trigger").toLatin1(), value("exclusions").toLatin1(), value("extension").toLatin1());
    ASSERT_TRUE(deadline) << id;
    EXPECT_EQ(written(deadline->due), value("expected_due")) << id;
    EXPECT_EQ(deadline->moved() ? written(deadline->hardDue) : QString(), value("hard_due")) << id;
  }
}

TEST(Deadline, explanationBearsOutTheResultDayByDay) {
  std::mt19937 random(20261121);
  for (const DeadlineRule& rule : book().all()) {
    if (!rule.amount || (rule.unit != DeadlineRule::Unit::CalendarDay && rule.unit != DeadlineRule::Unit::WorkingDay)) {
      continue;
    }
    for (int round = 0; round < 60; ++round) {
      const QDate start = std::max(rule.from ? rule.from->firstDay() : QDate(2016, 1, 1), QDate(2016, 1, 1)).addDays(static_cast<int>(random() % 300));
      std::vector<Exclusion> exclusions;
      for (const QString& reason : rule.excludedReasons) {
        const QDate from = start.addDays(static_cast<int>(random() % 60) - 5);
        exclusions.push_back({from, from.addDays(static_cast<int>(random() % 20)), reason, {}});
      }
      if (!rule.inForce(start)) {
        continue;
      }
      const Result<Deadline> deadline = computeDeadline(rule, EventDate::ofDay(start), exclusions, {}, calendar(), kToday);
      ASSERT_TRUE(deadline) << rule.id.toStdString();
      EXPECT_EQ(contradiction(rule, *deadline, *rule.amount), QString()) << rule.id.toStdString() << ' ' << start.toString(Qt::ISODate).toStdString();
      EXPECT_TRUE(rule.unit != DeadlineRule::Unit::WorkingDay || calendar().isWorkday(deadline->due.firstDay()) || *rule.amount == 0);
      EXPECT_GE(deadline->due.firstDay(), deadline->hardDue.firstDay());
    }
  }
}

TEST(Deadline, laterTriggersNeverEndEarlier) {
  for (const char* id : {"CHECK", "SEIZE", "DECIDE", "PAY", "COURT", "APPEAL_SUIT", "EVID_HOLD"}) {
    QDate last;
    for (QDate day(2024, 1, 1); day < QDate(2025, 12, 1); day = day.addDays(1)) {
      const QDate due = compute(id, day.toString(Qt::ISODate).toLatin1())->due.firstDay();
      EXPECT_TRUE(!last.isValid() || due >= last) << id << ' ' << day.toString(Qt::ISODate).toStdString();
      last = due;
    }
  }
}

TEST(Deadline, alarmRunsOnTheUnmovedDayForUsAndForDoubtfulRules) {
  EXPECT_EQ(compute("TR_HEAD_DECIDE", "2025-09-29 10:00")->alarm.text(), QStringLiteral("2025-10-02"));
  EXPECT_EQ(compute("PO_EXAM_30D", "2025-03-14")->alarm.text(), QStringLiteral("2025-04-14"));
  EXPECT_EQ(compute("PAY", "2025-09-20")->alarm.text(), QStringLiteral("2025-10-09"));
  EXPECT_EQ(compute("DECIDE", "2025-07-03")->alarm.text(), QStringLiteral("2025-10-01"));
}

TEST(Deadline, extensionAfterTheUnmovedEndIsVoid) {
  // Day 90 is Sunday 06-08; the period moves to 06-09, but an approval of that day comes too late.
  const Deadline inTime = *compute("DECIDE", "2025-03-10", "", "30 calendar_day@2025-06-08");
  EXPECT_EQ(inTime.due.text(), QStringLiteral("2025-07-08"));
  const Deadline late = *compute("DECIDE", "2025-03-10", "", "30 calendar_day@2025-06-09");
  EXPECT_EQ(late.due.text(), QStringLiteral("2025-06-09"));
  EXPECT_EQ(remarks(late), std::vector{DeadlineRemark::Kind::ExtensionTooLate});
}

TEST(Deadline, extensionIsNeverLongerThanTheRuleAllows) {
  EXPECT_EQ(compute("SEIZE", "2025-09-02", "", "15 calendar_day@2025-09-28")->hardDue.text(), QStringLiteral("2025-10-17"));
  const Deadline tooLong = *compute("SEIZE", "2025-09-02", "", "31 calendar_day@2025-09-28");
  EXPECT_EQ(tooLong.hardDue.text(), QStringLiteral("2025-10-02"));
  EXPECT_EQ(remarks(tooLong), std::vector{DeadlineRemark::Kind::ExtensionTooLong});
  // Two extensions may not exceed sixty days together.
  const Deadline twice = *compute("SEIZE", "2025-09-02", "", "20 calendar_day@2025-09-20;20 calendar_day@2025-10-10");
  EXPECT_EQ(twice.hardDue.text(), QStringLiteral("2025-10-22"));
  EXPECT_EQ(remarks(twice), std::vector{DeadlineRemark::Kind::ExtensionTooLong});
}

TEST(Deadline, furtherExtensionOfTheDecisionFixesItsOwnLength) {
  const Deadline further = *compute("DECIDE", "2025-03-10", "", "30 calendar_day@2025-06-05;45 calendar_day@2025-07-01");
  EXPECT_EQ(further.hardDue.text(), QStringLiteral("2025-08-22"));
  EXPECT_TRUE(further.remarks.empty());
}

TEST(Deadline, extensionOfARuleThatKnowsNoneIsVoid) {
  for (const auto& [rule, extension] : {std::pair{"EVID_HOLD", "7 working_day@2025-03-04"}, std::pair{"DECIDE", "30 working_day@2025-03-14"},
                                        std::pair{"DECIDE", "30 calendar_day@2025-03-01"}}) {
    EXPECT_EQ(remarks(*compute(rule, "2025-03-03", "", extension)), std::vector{DeadlineRemark::Kind::ExtensionNotAllowed}) << rule;
  }
  // A review has no fixed length: what was approved counts.
  EXPECT_EQ(compute("REVIEW", "2025-03-03", "", "8 working_day@2025-03-14")->due.text(), QStringLiteral("2025-03-27"));
}

TEST(Deadline, excludedDaysAtTheEdges) {
  EXPECT_EQ(compute("SEIZE", "2025-03-03", "2025-02-20/2025-03-03:TEST")->due.text(), QStringLiteral("2025-04-02")) << "before and on the event";
  EXPECT_EQ(compute("SEIZE", "2025-03-03", "2025-04-03/2025-04-10:TEST")->due.text(), QStringLiteral("2025-04-02")) << "after the end";
  EXPECT_EQ(compute("SEIZE", "2025-03-03", "2025-04-02/2025-04-02:TEST")->due.text(), QStringLiteral("2025-04-03")) << "on the last day";
  EXPECT_EQ(compute("SEIZE", "2025-03-03", "2025-03-10/2025-03-19:TEST;2025-03-15/2025-03-19:TEST")->hardDue.text(), QStringLiteral("2025-04-12")) << "union";
}

TEST(Deadline, timeStillNotCountedRunsUntilToday) {
  const DeadlineRule& rule = *book().find(QStringLiteral("DECIDE"), QDate(2026, 10, 1));
  const std::vector<Exclusion> open{{QDate(2026, 11, 12), std::nullopt, QStringLiteral("SUSPEND"), {}}};
  const Deadline deadline = *computeDeadline(rule, *EventDate::parse(u"2026-10-01"), open, {}, calendar(), kToday);
  EXPECT_TRUE(deadline.paused);
  EXPECT_EQ(deadline.hardDue.firstDay(), QDate(2026, 12, 30).addDays(10));
}

TEST(Deadline, saysWhatTheCalendarDoesNotKnow) {
  const Deadline next = *compute("CHECK", "2026-12-21");
  EXPECT_EQ(remarks(next), (std::vector{DeadlineRemark::Kind::Provisional, DeadlineRemark::Kind::CalendarNotLoaded}));
  EXPECT_EQ(next.due.text(), QStringLiteral("2027-01-11"));
  EXPECT_TRUE(compute("CHECK", "2026-11-02")->remarks.empty());
  EXPECT_TRUE(compute("SERVE_NOTICE", "2026-12-20")->remarks.empty()) << "no day's kind was asked for";
}

TEST(Deadline, refusesWhatCannotBeComputed) {
  EXPECT_EQ(compute("TR_HANDOVER", "2025-09-30").error().field, QStringLiteral("trigger")) << "hours need a minute";
  EXPECT_EQ(compute("PAY", "2025-09").error().code, ErrorCode::Malformed);
  EXPECT_EQ(compute("TO_SEND", "2025-09-30").error(), (Error{ErrorCode::Required, QStringLiteral("amount"), QStringLiteral("TO_SEND")}));
  EXPECT_EQ(compute("SERVE_NOTICE", "2022-10-31").error().code, ErrorCode::NotFound);
  EXPECT_EQ(compute("SERVE_NOTICE_OLD", "2022-10-31")->due.text(), QStringLiteral("2022-12-30"));
  EXPECT_EQ(compute("LIMITATION_5Y", "2198-01-01").error().code, ErrorCode::OutOfRange);
  EXPECT_EQ(compute("DECIDE", "2025-03-10", "2025-03-20/2025-03-12:TEST").error().code, ErrorCode::DateOrder);
}

TEST(Deadline, restDaysMayBeHolidaysOnly) {
  const DeadlineRule& rule = *book().find(QStringLiteral("DECIDE"), QDate(2025, 3, 10));
  const auto due = [&](const char16_t* from) {
    return computeDeadline(rule, *EventDate::parse(from), {}, {}, calendar(), kToday, RestDays::HolidaysOnly)->due.text();
  };
  EXPECT_EQ(due(u"2025-03-10"), QStringLiteral("2025-06-08")) << "a Sunday that is no holiday";
  EXPECT_EQ(due(u"2025-07-03"), QStringLiteral("2025-10-09")) << "a holiday";
}

TEST(LawBook, holdsEveryRuleOnceAndWhole) {
  EXPECT_EQ(book().all().size(), 119u);
  for (const DeadlineRule& rule : book().all()) {
    EXPECT_EQ(book().latest(rule.id), &rule);
    EXPECT_FALSE(rule.basis.isEmpty()) << rule.id.toStdString();
    EXPECT_FALSE(rule.effect.isEmpty()) << rule.id.toStdString();
    EXPECT_TRUE(rule.from || rule.ruleSet == QStringLiteral("LOCAL") || rule.ruleSet == QStringLiteral("DESIGN")) << rule.id.toStdString();
  }
}

TEST(LawBook, amendedRuleTakesOverFromItsFirstDay) {
  LawBook amended = LawBook::builtIn();
  DeadlineRule rule = *amended.latest(QStringLiteral("ENTRY_PENALTY"));
  rule.amount = 5;
  rule.from = EventDate::ofDay(QDate(2026, 7, 1));
  amended.amend(rule);
  EXPECT_EQ(amended.find(rule.id, QDate(2026, 6, 30))->amount, 7);
  EXPECT_EQ(amended.find(rule.id, QDate(2026, 7, 1))->amount, 5);
  EXPECT_EQ(amended.startedBy(QStringLiteral("penalty_decided"), QDate(2026, 7, 1)).size(),
            book().startedBy(QStringLiteral("penalty_decided"), QDate(2026, 7, 1)).size());
}

TEST(LawBook, refusesARuleThatCannotBeComputed) {
  DeadlineRule rule = *book().latest(QStringLiteral("TR_HANDOVER"));
  rule.rolling = DeadlineRule::Rolling::Yes;
  EXPECT_EQ(validate(rule).error().field, QStringLiteral("rolls_on_holiday"));
  rule = *book().latest(QStringLiteral("DECIDE"));
  rule.maxTotal = 60;
  EXPECT_EQ(validate(rule).error().field, QStringLiteral("max_total"));
  rule.maxTotal = 120;
  rule.amount = -3;
  EXPECT_EQ(validate(rule).error().field, QStringLiteral("amount"));
}
