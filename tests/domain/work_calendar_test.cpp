#include "domain/work_calendar.h"

#include <gtest/gtest.h>

using namespace shuangda;

namespace {

CsvRecord row(const char* date, const char* year, const char* kind) {
  return {{QStringLiteral("date"), QString::fromLatin1(date)},
          {QStringLiteral("notice_year"), QString::fromLatin1(year)},
          {QStringLiteral("name"), QStringLiteral("春节")},
          {QStringLiteral("kind"), QString::fromLatin1(kind)},
          {QStringLiteral("notice_no"), QStringLiteral("国办发明电〔2026〕1号")}};
}

}  // namespace

TEST(WorkCalendar, knowsHolidaysAndMakeupDays) {
  const WorkCalendar calendar = WorkCalendar::builtIn();
  EXPECT_EQ(calendar.kind(QDate(2025, 10, 8)), DayKind::Holiday);
  EXPECT_EQ(calendar.kind(QDate(2025, 10, 11)), DayKind::MakeupWorkday);
  EXPECT_EQ(calendar.kind(QDate(2025, 10, 12)), DayKind::Weekend);
  EXPECT_EQ(calendar.kind(QDate(2025, 10, 13)), DayKind::Workday);
  EXPECT_EQ(calendar.kind(QDate(2018, 12, 29)), DayKind::MakeupWorkday) << "named by the notice of 2019";
  EXPECT_TRUE(calendar.covers(2026));
  EXPECT_FALSE(calendar.covers(2027));
  EXPECT_TRUE(calendar.isProvisional(QDate(2026, 12, 26)));
  EXPECT_FALSE(calendar.isProvisional(QDate(2025, 12, 26)));
}

TEST(WorkCalendar, newNoticeReplacesTheYear) {
  WorkCalendar calendar = WorkCalendar::builtIn();
  const auto notices = parseHolidayNotices({row("2026-12-31", "2027", "holiday"), row("2027-02-06", "2027", "holiday")});
  ASSERT_TRUE(notices);
  calendar.adopt(notices->front());
  EXPECT_TRUE(calendar.covers(2027));
  EXPECT_EQ(calendar.kind(QDate(2026, 12, 31)), DayKind::Holiday);
  calendar.adopt(HolidayNotice{.year = 2027, .number = {}, .days = {}});
  EXPECT_EQ(calendar.kind(QDate(2026, 12, 31)), DayKind::Workday);
}

TEST(WorkCalendar, refusesAWrongNotice) {
  const auto fieldOf = [](const std::vector<CsvRecord>& rows) { return parseHolidayNotices(rows).error().field; };
  EXPECT_EQ(fieldOf({row("2027-02-30", "2027", "holiday")}), QStringLiteral("row 2:date"));
  EXPECT_EQ(fieldOf({row("2028-01-01", "2027", "holiday")}), QStringLiteral("row 2:date"));
  EXPECT_EQ(fieldOf({row("2026-03-01", "2027", "holiday")}), QStringLiteral("row 2:date"));
  EXPECT_EQ(fieldOf({row("2027-02-06", "2027", "feast")}), QStringLiteral("row 2:kind"));
  EXPECT_EQ(fieldOf({row("2027-02-05", "2027", "makeup_workday")}), QStringLiteral("row 2:kind")) << "a Friday is worked anyway";
  EXPECT_EQ(fieldOf({row("2027-02-06", "2027", "holiday"), row("2027-02-06", "2027", "holiday")}), QStringLiteral("row 3:date"));
  EXPECT_EQ(fieldOf({row("2027-02-06", "x", "holiday")}), QStringLiteral("row 2:notice_year"));
}
