#include "domain/deadline.h"

#include <algorithm>

namespace shuangda {
namespace {

using Unit = DeadlineRule::Unit;
using Kind = TrailDay::Kind;

/// No period runs beyond this day: a mistyped amount must not count for minutes.
const QDate kLastDay(2199, 12, 31);

/// One computation: the accepted exclusions, the remarks gathered on the way.
class Computation {
 public:
  Computation(const DeadlineRule& rule, const EventDate& trigger, const WorkCalendar& calendar, QDate today, RestDays restDays)
      : rule_(rule), trigger_(trigger), start_(trigger.firstDay()), calendar_(calendar), today_(today), restDays_(restDays) {}

  Result<Deadline> run(std::span<const Exclusion> exclusions, std::span<const Extension> extensions) {
    accept(exclusions);
    const int total = *rule_.amount + granted(extensions);
    const std::optional<QDate> end = walk(total, &deadline_.trail);
    if (!end) {
      return refuse(ErrorCode::OutOfRange, QStringLiteral("trigger"), trigger_.text());
    }
    // A time that began after the period had ended does not hold it any more.
    for (const Exclusion& exclusion : ongoing_) {
      if (exclusion.from <= *end) {
        deadline_.paused = true;
        remark(DeadlineRemark::Kind::Paused, exclusion.reason);
      }
    }
    finish(*end);
    noteCalendar();
    return deadline_;
  }

 private:
  void remark(DeadlineRemark::Kind kind, const QString& detail) {
    const DeadlineRemark remark{kind, detail};
    if (std::ranges::find(deadline_.remarks, remark) == deadline_.remarks.end()) {
      deadline_.remarks.push_back(remark);
    }
  }

  void accept(std::span<const Exclusion> exclusions) {
    for (const Exclusion& exclusion : exclusions) {
      if (!rule_.excludedReasons.contains(exclusion.reason)) {
        remark(DeadlineRemark::Kind::ReasonNotAccepted, exclusion.reason);
        continue;
      }
      Exclusion accepted = exclusion;
      if (!accepted.to) {
        // What has not begun yet takes nothing out of the count.
        if (accepted.from > today_) {
          continue;
        }
        accepted.to = today_;
        ongoing_.push_back(accepted);
      }
      accepted_.push_back(accepted);
    }
  }

  /// The amount of all valid extensions. Each is measured against the end of the period as extended before it.
  int granted(std::span<const Extension> extensions) {
    std::vector<Extension> inOrder(extensions.begin(), extensions.end());
    std::ranges::stable_sort(inOrder, {}, &Extension::approvedOn);
    int sum = 0;
    int valid = 0;
    for (const Extension& extension : inOrder) {
      if (const std::optional<DeadlineRemark::Kind> fault = faultOf(extension, sum, valid)) {
        remark(*fault, extension.approvedOn.toString(Qt::ISODate));
        continue;
      }
      sum += extension.amount;
      ++valid;
    }
    return sum;
  }

  std::optional<DeadlineRemark::Kind> faultOf(const Extension& extension, int sum, int valid) {
    if (!rule_.extUnit || *rule_.extUnit != extension.unit || extension.amount < 1 || extension.approvedOn < start_) {
      return DeadlineRemark::Kind::ExtensionNotAllowed;
    }
    const bool further = valid > 0 && rule_.furtherExtension;
    const bool tooLong = (rule_.extAmount && extension.amount > *rule_.extAmount) ||
                         (rule_.maxTotal && *rule_.amount + sum + extension.amount > *rule_.maxTotal);
    if (tooLong && !further) {
      return DeadlineRemark::Kind::ExtensionTooLong;
    }
    const std::optional<QDate> end = walk(*rule_.amount + sum, nullptr);
    if (!end || extension.approvedOn > *end) {
      return DeadlineRemark::Kind::ExtensionTooLate;
    }
    return std::nullopt;
  }

  /// The reason codes that take this day out of the count, empty when none does.
  QString excludedBy(QDate day) const {
    QStringList reasons;
    for (const Exclusion& exclusion : accepted_) {
      if (day >= exclusion.from && day <= *exclusion.to && !reasons.contains(exclusion.reason)) {
        reasons << exclusion.reason;
      }
    }
    return reasons.join(u';');
  }

  void look(QDate day) { inspected_.push_back(day); }

  /// The unmoved end of the period of `total` units; nothing when it leaves the calendar. Writes the explanation to `trail`.
  std::optional<QDate> walk(int total, std::vector<TrailDay>* trail) {
    std::vector<TrailDay> unused;
    std::vector<TrailDay>& lines = trail ? *trail : unused;
    lines.push_back({start_, Kind::Start, 0, {}});
    switch (rule_.unit) {
      case Unit::Hour:
        return walkHours(total, lines);
      case Unit::Month:
        return walkMonths(total, lines);
      case Unit::Year:
        return walkMonths(total * 12, lines);
      case Unit::CalendarDay:
      case Unit::WorkingDay:
        return total < 0 ? walkBack(-total, lines) : walkDays(total, lines);
    }
    return std::nullopt;
  }

  std::optional<QDate> walkHours(int total, std::vector<TrailDay>& lines) {
    constexpr std::int64_t kHourMs = 3'600'000;
    const Result<Instant> from = Instant::parseLocal(trigger_.text());
    if (!from) {
      return std::nullopt;
    }
    hourEnd_ = EventDate::ofInstant(Instant::ofEpochMs(from->epochMs() + total * kHourMs));
    lines.push_back({hourEnd_->firstDay(), Kind::Target, total, hourEnd_->text().mid(11)});
    return hourEnd_->firstDay();
  }

  /// The corresponding day of the target month, or that month's last day (民法典 202); accepted exclusions push it on day by day.
  std::optional<QDate> walkMonths(int total, std::vector<TrailDay>& lines) {
    const QDate target = start_.addMonths(total);
    if (target > kLastDay) {
      return std::nullopt;
    }
    lines.push_back({target, target.day() == start_.day() ? Kind::Target : Kind::MonthEnd, total, {}});
    QDate end = target;
    for (QDate day = start_.addDays(1); day <= end; day = day.addDays(1)) {
      if (const QString reasons = excludedBy(day); !reasons.isEmpty()) {
        lines.push_back({day, Kind::SkippedExcluded, total, reasons});
        end = end.addDays(1);
        if (end > kLastDay) {
          return std::nullopt;
        }
      }
    }
    return end;
  }

  TrailDay dayLine(QDate day) {
    if (const QString reasons = excludedBy(day); !reasons.isEmpty()) {
      return {day, Kind::SkippedExcluded, 0, reasons};
    }
    if (rule_.unit == Unit::CalendarDay) {
      return {day, Kind::Counted, 0, {}};
    }
    look(day);
    switch (calendar_.kind(day)) {
      case DayKind::Workday:
        return {day, Kind::Counted, 0, {}};
      case DayKind::MakeupWorkday:
        return {day, Kind::CountedMakeup, 0, calendar_.name(day)};
      case DayKind::Weekend:
        return {day, Kind::SkippedWeekend, 0, {}};
      case DayKind::Holiday:
        return {day, Kind::SkippedHoliday, 0, calendar_.name(day)};
    }
    return {day, Kind::Counted, 0, {}};
  }

  static bool counts(const TrailDay& line) { return line.kind == Kind::Counted || line.kind == Kind::CountedMakeup; }

  std::optional<QDate> walkDays(int total, std::vector<TrailDay>& lines) {
    QDate day = start_;
    for (int counted = 0; counted < total;) {
      day = day.addDays(1);
      if (day > kLastDay) {
        return std::nullopt;
      }
      TrailDay line = dayLine(day);
      counted += counts(line) ? 1 : 0;
      line.count = counted;
      lines.push_back(line);
    }
    return day;
  }

  /// The latest working day with `full` full working days between it and the event, neither end counted (H20–H22).
  std::optional<QDate> walkBack(int full, std::vector<TrailDay>& lines) {
    QDate day = start_;
    for (int counted = 0; counted <= full;) {
      day = day.addDays(-1);
      if (day.year() < 1901) {
        return std::nullopt;
      }
      TrailDay line = dayLine(day);
      counted += counts(line) ? 1 : 0;
      if (counted > full) {
        break;  // the day itself stands in the trail as its end
      }
      line.count = counted;
      lines.push_back(line);
    }
    return day;
  }

  /// Whether a period that ends on this day moves on (R80); says the same of every day it moves over.
  std::optional<Kind> restDay(QDate day) {
    look(day);
    switch (calendar_.kind(day)) {
      case DayKind::Holiday:
        return Kind::MovedHoliday;
      case DayKind::Weekend:
        return restDays_ == RestDays::HolidaysOnly ? std::nullopt : std::optional(Kind::MovedWeekend);
      default:
        return std::nullopt;
    }
  }

  void finish(QDate end) {
    if (hourEnd_) {
      deadline_.due = deadline_.hardDue = deadline_.alarm = *hourEnd_;
      return;
    }
    deadline_.trail.push_back({end, Kind::End, 0, {}});
    QDate due = end;
    if (rule_.rolling != DeadlineRule::Rolling::No) {
      std::optional<Kind> rest = restDay(due);
      const bool moves = rest.has_value();
      while (rest) {
        deadline_.trail.push_back({due, *rest, 0, calendar_.name(due)});
        due = due.addDays(1);
        // Having left the end, the period goes on to the next day that is worked.
        rest = restDay(due);
        if (!rest && calendar_.kind(due) == DayKind::Weekend) {
          rest = Kind::MovedWeekend;
        }
      }
      if (moves) {
        deadline_.trail.push_back({due, Kind::Due, 0, {}});
      }
    }
    deadline_.due = EventDate::ofDay(due);
    deadline_.hardDue = EventDate::ofDay(end);
    const bool byHardDay = rule_.owner == DeadlineRule::Owner::Ours || rule_.rolling == DeadlineRule::Rolling::Warn;
    deadline_.alarm = byHardDay ? deadline_.hardDue : deadline_.due;
  }

  void noteCalendar() {
    for (const QDate day : inspected_) {
      if (!calendar_.covers(day.year())) {
        remark(DeadlineRemark::Kind::CalendarNotLoaded, QString::number(day.year()));
      }
      if (calendar_.covers(day.year()) && calendar_.isProvisional(day)) {
        remark(DeadlineRemark::Kind::Provisional, QString::number(day.year() + 1));
      }
    }
  }

  const DeadlineRule& rule_;
  const EventDate& trigger_;
  QDate start_;
  const WorkCalendar& calendar_;
  QDate today_;
  RestDays restDays_;
  std::vector<Exclusion> accepted_;
  std::vector<Exclusion> ongoing_;  ///< accepted, without an end yet
  std::vector<QDate> inspected_;  ///< days whose kind the calendar was asked for
  std::optional<EventDate> hourEnd_;
  Deadline deadline_;
};

}  // namespace

Result<Deadline> computeDeadline(const DeadlineRule& rule, const EventDate& trigger, std::span<const Exclusion> exclusions,
                                 std::span<const Extension> extensions, const WorkCalendar& calendar, QDate today, RestDays restDays) {
  const EventDate::Precision needed = rule.unit == Unit::Hour ? EventDate::Precision::Minute : EventDate::Precision::Day;
  if (trigger.precision() < needed) {
    return refuse(ErrorCode::Malformed, QStringLiteral("trigger"), trigger.text());
  }
  if (!rule.inForce(trigger.firstDay())) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("trigger"), trigger.text());
  }
  if (!rule.amount) {
    return refuse(ErrorCode::Required, QStringLiteral("amount"), rule.id);
  }
  for (const Exclusion& exclusion : exclusions) {
    if (exclusion.to && *exclusion.to < exclusion.from) {
      return refuse(ErrorCode::DateOrder, QStringLiteral("exclusion"), exclusion.from.toString(Qt::ISODate));
    }
  }
  return Computation(rule, trigger, calendar, today, restDays).run(exclusions, extensions);
}

}  // namespace shuangda
