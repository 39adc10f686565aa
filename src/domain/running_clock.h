#pragma once

#include <QString>
#include <optional>

#include "base/id.h"
#include "domain/event_date.h"

namespace shuangda {

/// One open clock of a case, a clue or a transfer as lists show it. Derived: `verify` computes it again.
struct RunningClock {
  std::optional<CaseId> legalCase{};
  std::optional<ClueId> clue{};
  std::optional<TransferId> transfer{};
  QString rule{};            ///< id of the DeadlineRule
  QString owner{};           ///< fieldText of DeadlineRule::Owner
  QString triggerStep{};
  EventId trigger{};
  EventDate triggerAt = EventDate::ofDay(QDate(1970, 1, 1));
  std::optional<EventDate> due{};       ///< absent while it cannot be computed
  std::optional<EventDate> hardDue{};
  std::optional<EventDate> alarm{};     ///< absent also while paused
  bool paused = false;
  bool lapses = false;       ///< its end is no omission
  bool startsOthers = false; ///< its end starts another clock
  QString number{};          ///< of the case or clue
  QString title{};           ///< party and cause
  QString unit{};
  QString officers{};        ///< joined by 、
  EventDate computedOn = EventDate::ofDay(QDate(1970, 1, 1));

  bool operator==(const RunningClock&) const = default;
};

template <typename Clock, typename Visitor>
void visitClockFields(Clock&& c, Visitor&& visit) {
  visit("case_id", c.legalCase);
  visit("clue_id", c.clue);
  visit("transfer_id", c.transfer);
  visit("rule_id", c.rule);
  visit("owner", c.owner);
  visit("trigger_step", c.triggerStep);
  visit("trigger_event", c.trigger);
  visit("trigger_at", c.triggerAt);
  visit("due", c.due);
  visit("hard_due", c.hardDue);
  visit("alarm", c.alarm);
  visit("paused", c.paused);
  visit("lapses", c.lapses);
  visit("starts_others", c.startsOthers);
  visit("number", c.number);
  visit("title", c.title);
  visit("unit", c.unit);
  visit("officers", c.officers);
  visit("computed_on", c.computedOn);
}

/// Which open clocks a list shows.
struct ClockQuery {
  enum class Owner { Everyone, Ours, Others };

  QDate until{};           ///< alarms not later than this day; invalid = all, also those without an alarm
  Owner owner = Owner::Everyone;
  QString unit{};          ///< counting unit; empty = all
  QString officer{};       ///< one of the officers; empty = all
  int limit = 1000;

  bool operator==(const ClockQuery&) const = default;
};

/// How many clocks stand where, counted up to the last day asked for.
struct ClockCounts {
  int overdue = 0;
  int today = 0;
  int soon = 0;
  int paused = 0;

  bool operator==(const ClockCounts&) const = default;
};

}  // namespace shuangda
