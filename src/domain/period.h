#pragma once

#include <QDate>
#include <optional>

#include "base/result.h"
#include "domain/event_date.h"

namespace shuangda {

/// A reporting period of whole months within one year, half open: [begin, end).
/// Written 2020Q3 (a quarter), 2020H6 or 2020H9 (January to that month), 2020FY (the year).
class Period {
 public:
  enum class Kind { Quarter, Cumulative, Year };

  /// Reads the written form; Malformed otherwise. A cumulative period ends with a quarter (H6, H9).
  static Result<Period> parse(QStringView text);
  static Period quarter(int year, int quarter);
  /// January up to the end of this quarter: Q1 stays Q1, Q4 becomes the year.
  Period yearToDate() const;

  Kind kind() const { return kind_; }
  QDate begin() const { return {year_, firstMonth_, 1}; }
  QDate end() const { return QDate(year_, lastMonth_, 1).addMonths(1); }  ///< the first day no longer in the period
  QDate lastDay() const { return end().addDays(-1); }
  int year() const { return year_; }

  bool contains(QDate day) const { return day >= begin() && day < end(); }
  /// A month counts for its quarter; a bare year counts nowhere (bulletin/content.md, section 6).
  bool contains(const EventDate& date) const { return date.countsInQuarter() && contains(date.lastDay()); }

  Period samePeriodLastYear() const;
  /// The quarter before; nothing for cumulative periods and years, which are not compared with a predecessor.
  std::optional<Period> previous() const;

  QString code() const;    ///< "2020Q3"
  QString nameZh() const;  ///< "2020年第三季度", "2020年前三季度", "2020年上半年", "2020年"

  friend bool operator==(const Period&, const Period&) = default;

 private:
  Period(int year, int firstMonth, int lastMonth, Kind kind)
      : year_(year), firstMonth_(firstMonth), lastMonth_(lastMonth), kind_(kind) {}

  int year_ = 0;
  int firstMonth_ = 1;
  int lastMonth_ = 12;
  Kind kind_ = Kind::Year;
};

}  // namespace shuangda
