#include "domain/period.h"

#include <gtest/gtest.h>

using namespace shuangda;

TEST(Period, readsItsWrittenForms) {
  EXPECT_EQ(Period::parse(u"2020Q3")->begin(), QDate(2020, 7, 1));
  EXPECT_EQ(Period::parse(u"2020Q3")->end(), QDate(2020, 10, 1));
  EXPECT_EQ(Period::parse(u"2020H9")->lastDay(), QDate(2020, 9, 30));
  EXPECT_EQ(Period::parse(u"2020FY")->nameZh(), QStringLiteral("2020年"));
  EXPECT_EQ(Period::parse(u"2020H9")->nameZh(), QStringLiteral("2020年前三季度"));
  for (const char16_t* bad : {u"2020", u"2020Q5", u"2020H7", u"20Q3", u"2020Q33", u"abcdQ1"}) {
    EXPECT_FALSE(Period::parse(bad)) << QString::fromUtf16(bad).toStdString();
  }
}

TEST(Period, knowsItsBases) {
  EXPECT_EQ(Period::parse(u"2020Q1")->previous()->code(), QStringLiteral("2019Q4"));
  EXPECT_EQ(Period::parse(u"2020Q3")->samePeriodLastYear().code(), QStringLiteral("2019Q3"));
  EXPECT_FALSE(Period::parse(u"2020H9")->previous());
  EXPECT_EQ(Period::parse(u"2020Q3")->yearToDate().code(), QStringLiteral("2020H9"));
  EXPECT_EQ(Period::parse(u"2020Q1")->yearToDate().code(), QStringLiteral("2020Q1"));
}

// Property: the quarters of a year follow each other without gap or overlap, so every day lies in exactly one.
TEST(Period, everyDayLiesInOneQuarter) {
  for (QDate day(2019, 12, 1); day < QDate(2021, 2, 1); day = day.addDays(1)) {
    int hits = 0;
    for (int year = 2019; year <= 2021; ++year) {
      for (int quarter = 1; quarter <= 4; ++quarter) {
        hits += Period::quarter(year, quarter).contains(day) ? 1 : 0;
      }
    }
    EXPECT_EQ(hits, 1) << day.toString(Qt::ISODate).toStdString();
  }
}

TEST(EventDate, countsAsFarAsItIsKnown) {
  const Period q3 = Period::quarter(2020, 3);
  EXPECT_TRUE(q3.contains(*EventDate::parse(u"2020-08")));
  EXPECT_FALSE(q3.contains(*EventDate::parse(u"2020")));
  EXPECT_TRUE(q3.contains(*EventDate::parse(u"2020-09-30 23:59")));
  EXPECT_EQ(EventDate::parse(u"2020-02-30").error().code, ErrorCode::OutOfRange);
  EXPECT_EQ(EventDate::parse(u"2020.2.3").error().code, ErrorCode::Malformed);
}

TEST(EventDate, contradictionsNeedCertainty) {
  const auto date = [](const char16_t* text) { return *EventDate::parse(text); };
  EXPECT_TRUE(contradictsOrder(date(u"2020-09-17"), date(u"2020-01-10")));
  EXPECT_FALSE(contradictsOrder(date(u"2020-08-18"), date(u"2020-08")));
  EXPECT_FALSE(contradictsOrder(date(u"2020-08-18"), date(u"2020-08-18")));
  EXPECT_TRUE(contradictsOrder(date(u"2020-08-18 10:00"), date(u"2020-08-18 09:00")));
}
