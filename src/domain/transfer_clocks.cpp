#include "domain/transfer_clocks.h"

#include <algorithm>

#include "domain/clock_state.h"

namespace shuangda {

bool namesRule(const Conditional& named, const QString& rule) {
  return named.name.endsWith(u'*') ? rule.startsWith(QStringView(named.name).chopped(1)) : named.name == rule;
}

std::vector<const DeadlineRule*> transferRules(const Law& law, const QString& event, QDate day) {
  const QString ladder = law.parameters.at(QStringLiteral("police_exam_rule_set")).value;
  std::vector<const DeadlineRule*> rules = law.book.startedBy(event, day);
  for (const DeadlineRule& rule : law.book.all()) {
    const bool chosen = !rule.enabled && rule.ruleSet == ladder && rule.ruleSet != u"GENERAL" && rule.triggerEvent == event && rule.inForce(day);
    if (chosen) {
      rules.push_back(&rule);
    }
  }
  return rules;
}

std::vector<CaseClock> TransferClocks::make() {
  if (course_.case_ && course_.case_->voidDate) {
    return {};
  }
  for (std::size_t i = 0; i < course_.done_.size(); ++i) {
    const TransferDone& done = course_.done_[i];
    if (done.undone) {
      continue;
    }
    extend(done);
    complete(i);
    start(i);
    startFromPaper(done);
    // What a step itself ends with a date of its own: registered on the day of receipt.
    complete(i);
  }
  for (CaseClock& clock : clocks_) {
    clock.state = clockState(clock, course_.now_);
  }
  return std::move(clocks_);
}

bool TransferClocks::applies(const TransferDone& done, const Conditional& condition) const {
  return course_.holds(condition, done.event ? done.event->details : QMap<QString, QString>());
}

/// The date a cell means: the step's own, that of a detail, or "recorded" for the day it was entered.
std::optional<EventDate> TransferClocks::dateOf(const TransferDone& done, const Conditional& named) const {
  if (named.at.isEmpty()) {
    return done.on;
  }
  if (named.at == u"recorded") {
    return done.event ? std::optional(EventDate::ofInstant(done.event->recordedAt)) : std::nullopt;
  }
  const Result<EventDate> date = EventDate::parse(done.detail(named.at));
  return date ? std::optional(*date) : std::nullopt;
}

CaseClock& TransferClocks::open(const DeadlineRule& rule, const TransferDone& done, const EventDate& at) {
  for (CaseClock& running : clocks_) {
    if (running.rule.id == rule.id && !running.doneOn) {
      running.doneOn = at;  // begun anew: a report handed in again, a later notice
    }
  }
  CaseClock clock{.rule = rule, .triggerStep = done.step->id, .triggerAt = at, .round = done.round};
  if (done.event) {
    clock.trigger = EventId{done.event->chain.value};
    clock.triggerDocNo = done.event->docNo;
  }
  computeClock(course_.law_, clock, course_.now_);
  clocks_.push_back(std::move(clock));
  startedBy_.push_back(static_cast<std::size_t>(&done - course_.done_.data()));
  return clocks_.back();
}

void TransferClocks::start(std::size_t position) {
  const TransferDone& done = course_.done_[position];
  const LegalCase* legalCase = course_.case_;
  const bool finished = legalCase && (legalCase->closedDate || legalCase->withdrawnDate);
  for (const Conditional& emitted : done.step->emits) {
    const std::optional<EventDate> at = dateOf(done, emitted);
    // A finished case taken over from a ledger has no clocks: nobody recorded what ended them.
    if (!at || at->precision() < EventDate::Precision::Day || !applies(done, emitted) || (finished && !done.event)) {
      continue;
    }
    for (const DeadlineRule* rule : transferRules(course_.law_, emitted.name, at->firstDay())) {
      // Reminders of our own, unconfirmed periods and hours do not reach back into ledgers, which know days and what was written down.
      const bool reaches = rule->from && rule->confidence == u"confirmed" && rule->unit != DeadlineRule::Unit::Hour;
      if (done.event || reaches) {
        open(*rule, done, *at);
      }
    }
  }
}

/// The paper itself may say until when: its day replaces what the rule would give.
void TransferClocks::startFromPaper(const TransferDone& done) {
  const Result<EventDate> due = EventDate::parse(done.detail(QStringLiteral("due_on")));
  const DeadlineRule* rule = done.step->paperDue.isEmpty() ? nullptr : course_.law_.book.latest(done.step->paperDue);
  const bool printed = done.detail(QStringLiteral("due_printed")) != QStringLiteral("否");
  if (!due || !rule || !printed) {
    return;
  }
  const bool startedJustNow = !clocks_.empty() && std::ranges::any_of(clocks_, [&](const CaseClock& clock) {
    return clock.rule.id == rule->id && !clock.doneOn && clock.trigger == EventId{done.event->chain.value};
  });
  if (!startedJustNow) {
    open(*rule, done, done.on);
  }
  CaseClock& clock = *std::find_if(clocks_.rbegin(), clocks_.rend(), [&](const CaseClock& one) { return one.rule.id == rule->id; });
  clock.obstacle.reset();
  clock.deadline = {.due = *due, .hardDue = *due, .alarm = *due};
}

void TransferClocks::extend(const TransferDone& done) {
  for (std::size_t i = 0; i < clocks_.size(); ++i) {
    CaseClock& clock = clocks_[i];
    if (!clock.doneOn && done.step->extends.contains(clock.rule.id)) {
      clock.extensions.push_back({.amount = done.detail(QStringLiteral("amount")).toInt(), .unit = clock.rule.unit, .approvedOn = done.on.firstDay(), .paper = done.event ? done.event->docNo : QString()});
      computeClock(course_.law_, clock, course_.now_);
    }
  }
}

void TransferClocks::complete(std::size_t position) {
  const TransferDone& done = course_.done_[position];
  const bool ends = course_.table_.state(done.to) && course_.table_.state(done.to)->kind == TransferState::Kind::End;
  for (std::size_t i = 0; i < clocks_.size(); ++i) {
    CaseClock& clock = clocks_[i];
    if (clock.doneOn) {
      continue;
    }
    for (const Conditional& completed : done.step->completes) {
      const bool own = startedBy_[i] == position;
      if (namesRule(completed, clock.rule.id) && applies(done, completed) && (!own || !completed.at.isEmpty())) {
        clock.doneOn = dateOf(done, completed).value_or(done.on);
      }
    }
    if (ends && !clock.doneOn && startedBy_[i] != position) {
      clock.doneOn = done.on;
    }
  }
}

}  // namespace shuangda
