#pragma once

#include <QDate>
#include <span>
#include <vector>

#include "domain/deadline_rule.h"
#include "domain/event_date.h"
#include "domain/work_calendar.h"

namespace shuangda {

/// Days that are not counted, both ends included as the paper prints them. Counts only where the rule accepts the reason.
struct Exclusion {
  QDate from{};
  std::optional<QDate> to{};  ///< absent = still going on
  QString reason{};           ///< TEST, RIGHTS_ID, SUSPEND, HEARING, NOTICE, REFUND, CONSULT, CRIMINAL_STAGE
  QString paper{};

  bool operator==(const Exclusion&) const = default;
};

/// A longer period granted before the running one ended.
struct Extension {
  int amount = 0;
  DeadlineRule::Unit unit = DeadlineRule::Unit::CalendarDay;
  QDate approvedOn{};
  QString paper{};

  bool operator==(const Extension&) const = default;
};

/// One line of the explanation: a day that was looked at, and why it counted or not.
struct TrailDay {
  enum class Kind {
    Start,            ///< the day of the event; not counted (R80)
    Counted,
    CountedMakeup,    ///< a weekend that is worked
    SkippedWeekend,
    SkippedHoliday,
    SkippedExcluded,  ///< `detail` holds the reason codes
    Target,           ///< the corresponding day of the month, or the month's last day; also the hour reached
    MonthEnd,         ///< the target month has no such day: its last day
    End,              ///< the day the period ends, unmoved
    MovedWeekend,     ///< a rest day the end moved over
    MovedHoliday,
    Due,              ///< the day after moving
  };
  QDate day{};
  Kind kind = Kind::Counted;
  int count = 0;      ///< how many have been counted with this day
  QString detail{};   ///< the holiday's name, the reason codes, the time of day

  bool operator==(const TrailDay&) const = default;
};

/// What a reader must know beside the date.
struct DeadlineRemark {
  enum class Kind {
    ReasonNotAccepted,   ///< an exclusion whose reason this rule does not accept was ignored
    ExtensionTooLate,    ///< approved after the period ended: void
    ExtensionTooLong,    ///< longer than the rule allows: void
    ExtensionNotAllowed, ///< the rule knows none, or not in this unit, or approved before the event
    CalendarNotLoaded,   ///< no notice for the year in `detail`: weekends only
    Provisional,         ///< the next year's notice may still change it
    Paused,              ///< a not counted time is still going on
    Transition,          ///< begun before the rule was in force, on the day in `detail`: to be confirmed
  };
  Kind kind{};
  QString detail{};

  bool operator==(const DeadlineRemark&) const = default;
};

/// The end of a period and how it was found.
struct Deadline {
  EventDate due = EventDate::ofDay(QDate(1970, 1, 1));      ///< moved where the rule moves or may move
  EventDate hardDue = EventDate::ofDay(QDate(1970, 1, 1));  ///< unmoved
  EventDate alarm = EventDate::ofDay(QDate(1970, 1, 1));    ///< what the alarm runs on: unmoved for our own and for doubtful rules
  bool paused = false;
  std::vector<TrailDay> trail{};
  std::vector<DeadlineRemark> remarks{};

  bool moved() const { return due != hardDue; }
};

/// Which rest days move an end. R80 names 法定节假日 only; practice and 民法典 203 include weekends.
enum class RestDays { WeekendsAndHolidays, HolidaysOnly };

/// Computes a period (R80, 民法典 201–203, 行政处罚法 85, 行政强制法 69; rules in docs/law.md). `today` bounds a time that is still not
/// counted: it is taken to end today.
/// Refusals: Malformed "trigger" without a day, or without a minute for hours; OutOfRange "trigger" when the rule is not in force on
/// that day or the end leaves the calendar; Required "amount" for a rule without one.
Result<Deadline> computeDeadline(const DeadlineRule& rule, const EventDate& trigger, std::span<const Exclusion> exclusions,
                                 std::span<const Extension> extensions, const WorkCalendar& calendar, QDate today,
                                 RestDays restDays = RestDays::WeekendsAndHolidays);

}  // namespace shuangda
