#pragma once

#include <QDate>
#include <QString>
#include <map>
#include <set>
#include <vector>

#include "base/csv.h"
#include "base/result.h"

namespace shuangda {

/// What a day is for a period counted in working days.
enum class DayKind {
  Workday,        ///< Monday to Friday, no holiday
  MakeupWorkday,  ///< a Saturday or Sunday that is worked (调休上班)
  Weekend,
  Holiday,        ///< named in a notice of the State Council
};

/// 国务院办公厅关于节假日安排的通知: the holidays and make-up workdays of one year. Only days named in the notice stand in it.
struct HolidayNotice {
  struct Day {
    QDate date{};
    QString name{};                   ///< 春节, 国庆节 …
    DayKind kind = DayKind::Holiday;  ///< Holiday or MakeupWorkday

    bool operator==(const Day&) const = default;
  };

  int year = 0;
  QString number{};  ///< 国办发明电〔2025〕…号
  std::vector<Day> days{};

  bool operator==(const HolidayNotice&) const = default;
};

/// Reads rows with the columns date, notice_year, name, kind, notice_no into notices, oldest year first. Refuses an unreadable
/// date or kind, a date named twice, a make-up workday that is no weekend, and a date outside the notice's year or its eve.
/// The refusal's field is "row N:column".
Result<std::vector<HolidayNotice>> parseHolidayNotices(const std::vector<CsvRecord>& rows);

/// Which days are worked. Without a notice for a year only weekends are known, and covers() says so.
class WorkCalendar {
 public:
  WorkCalendar() = default;
  /// The notices shipped with the program (resources/law/holidays.csv).
  static WorkCalendar builtIn();

  /// Takes a notice into the calendar: one of the same number is replaced, one of another number adds to its year.
  void adopt(const HolidayNotice& notice);

  DayKind kind(QDate day) const;
  bool isWorkday(QDate day) const { return kind(day) == DayKind::Workday || kind(day) == DayKind::MakeupWorkday; }
  /// The holiday's name, empty for an ordinary day.
  QString name(QDate day) const;
  bool covers(int year) const { return years_.contains(year); }
  /// The last days of a year may still be changed by the next year's notice (2018-12-29, 2022-12-31 were).
  bool isProvisional(QDate day) const;
  const std::set<int>& years() const { return years_; }

 private:
  struct Entry {
    QString name{};
    DayKind kind = DayKind::Holiday;
    int noticeYear = 0;
  };
  std::map<QDate, Entry> days_;
  std::set<int> years_;
  std::map<int, QString> numbers_;  ///< of the notice adopted last for each year
};

}  // namespace shuangda
