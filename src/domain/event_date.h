#pragma once

#include <QDate>
#include <compare>
#include <optional>

#include "base/clock.h"
#include "base/result.h"

namespace shuangda {

/// The date on which something happened, as exactly as it is known: a year, a month, a day, or a day with its minute.
/// Ledgers really contain all four; what is not known is not invented.
class EventDate {
 public:
  enum class Precision { Year, Month, Day, Minute };

  /// Reads "2020", "2020-08", "2020-08-05" or "2020-08-05 14:30"; Malformed or (no such day) OutOfRange.
  static Result<EventDate> parse(QStringView text);
  static EventDate ofDay(QDate day);
  static EventDate ofInstant(Instant instant);

  Precision precision() const { return precision_; }
  /// Known at least to the month: only then does the date fall into a quarter.
  bool countsInQuarter() const { return precision_ != Precision::Year; }
  /// The day used where an order is needed: a month or year counts as its last day.
  QDate lastDay() const;
  QDate firstDay() const { return day_; }
  /// Minutes since midnight, when the minute is known.
  std::optional<int> minuteOfDay() const;
  QString text() const;

  friend bool operator==(const EventDate&, const EventDate&) = default;

 private:
  EventDate(QDate day, int minute, Precision precision) : day_(day), minute_(minute), precision_(precision) {}

  QDate day_{};  ///< the first day of the year or month when that is all that is known
  int minute_ = 0;
  Precision precision_ = Precision::Day;
};

/// True when `earlier` certainly lies after `later`; dates of unequal precision are compared as far as both are known.
bool contradictsOrder(const EventDate& earlier, const EventDate& later);

}  // namespace shuangda
