#include "domain/procedure.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "domain/case_clocks.h"
#include "domain/legal_case_fields.h"
#include "domain/penalty.h"

namespace shuangda {
namespace {

tl::unexpected<Error> refuseStep(ErrorCode code, const ProcedureStep& step, const QString& why) {
  return refuse(code, QStringLiteral("procedure"), step.id + u' ' + why);
}

/// Which of several measures is meant matters only for what the step does to a clock.
bool endsOrExtends(const ProcedureStep& step) { return !step.subjects.isEmpty() && (!step.completes.empty() || !step.extends.isEmpty()); }

}  // namespace

CaseProcedure::CaseProcedure(const Law& law, const LegalCase& legalCase, std::vector<CaseEvent> events, const EventDate& now, TransferBars bars)
    : law_(law), case_(legalCase), events_(std::move(events)), now_(now), bars_(std::move(bars)) {
  gatherRecorded();
  gatherImplied();
  // Within a day: what the case merely says, in the order of the paper, then what was recorded, in the order of recording.
  std::ranges::stable_sort(done_, {}, [&](const DoneStep& done) {
    return std::tuple(done.on.text().left(10), done.event != nullptr, done.event ? done.chain().value : law_.table.order(done.step->id));
  });
  markOvertaken();
  clocks_ = ClockMaker(*this).make();
}

void CaseProcedure::gatherRecorded() {
  for (const CaseEvent& event : events_) {
    const ProcedureStep* step = law_.table.find(event.step);
    if (!step) {
      continue;  // a step of a later program: kept in the record, not understood here
    }
    DoneStep done{.step = step, .on = event.on, .event = &event};
    done.effective = serviceEffective(law_, event);
    done_.push_back(done);
  }
}

void CaseProcedure::gatherImplied() {
  visitCaseFields(case_, [this](const char* name, const auto& member) {
    if constexpr (std::same_as<std::decay_t<decltype(member)>, std::optional<EventDate>>) {
      if (member) {
        addImplied(QLatin1String(name), *member);
      }
    }
  });
}

void CaseProcedure::addImplied(QLatin1String column, const EventDate& date) {
  // One date column may belong to two steps: an ordinary and an on-the-spot decision.
  const bool simple = case_.procedure == QStringLiteral("简易");
  for (const ProcedureStep& step : law_.table.steps()) {
    if (step.caseField != column || std::ranges::any_of(events_, [&](const CaseEvent& e) { return columnIsRecorded(step.caseField, e); })) {
      continue;
    }
    if (step.caseField != u"decision_date" || simple == (step.id == u"simple_decide")) {
      done_.push_back({.step = &step, .on = date});
    }
  }
}

bool CaseProcedure::columnIsRecorded(const QString& column, const CaseEvent& event) const {
  const ProcedureStep* step = law_.table.find(event.step);
  return step && step->caseField == column;
}

const DoneStep* CaseProcedure::first(QStringView step, QDate day) const {
  const auto found = std::ranges::find_if(done_, [&](const DoneStep& d) { return d.step->id == step && d.stands(day); });
  return found == done_.end() ? nullptr : &*found;
}

const DoneStep* CaseProcedure::last(QStringView step, QDate day) const {
  const DoneStep* found = nullptr;
  for (const DoneStep& done : done_) {
    if (done.step->id == step && done.stands(day)) {
      found = &done;
    }
  }
  return found;
}

bool CaseProcedure::happened(QStringView step, QDate day) const { return first(step, day) != nullptr; }

const DoneStep* CaseProcedure::ofChain(EventId chain) const {
  const auto found = std::ranges::find_if(done_, [&](const DoneStep& d) { return d.event && d.chain() == chain; });
  return found == done_.end() ? nullptr : &*found;
}

const DoneStep* CaseProcedure::rootOf(const DoneStep& done) const {
  const DoneStep* root = &done;
  // A step is recorded after the one it belongs to: the way up ends.
  for (std::size_t up = 0; up < done_.size() && root->subject(); ++up) {
    const DoneStep* owner = ofChain(*root->subject());
    if (!owner) {
      break;
    }
    root = owner;
  }
  return root;
}

void CaseProcedure::markReplaced(std::size_t later) {
  const DoneStep& by = done_[later];
  const auto sameMatter = [](std::optional<EventId> one, std::optional<EventId> other) { return !one || !other || *one == *other; };
  const auto replace = [&](DoneStep& done) {
    done.replacedBy = &by;
    done.overtakenOn = by.on;
  };
  for (std::size_t i = 0; i < later; ++i) {
    if (done_[i].step == by.step && by.step->replaces.contains(by.step->id) && done_[i].stands() && sameMatter(done_[i].subject(), by.subject())) {
      replace(done_[i]);
    }
  }
  // What belongs to a replaced step goes with it.
  for (std::size_t i = 0; i < later; ++i) {
    const DoneStep* owner = done_[i].subject() ? ofChain(*done_[i].subject()) : nullptr;
    if (done_[i].step != by.step && by.step->replaces.contains(done_[i].step->id) && done_[i].stands() && (!owner || owner->replacedBy)) {
      replace(done_[i]);
    }
  }
}

/// Goes through the steps in order: a hearing put off replaces its first date, an annulled decision is taken anew from its notice on.
void CaseProcedure::markOvertaken() {
  int round = 0;
  for (std::size_t later = 0; later < done_.size(); ++later) {
    done_[later].round = round;
    const ProcedureStep& step = *done_[later].step;
    if (!step.replaces.isEmpty()) {
      markReplaced(later);
    }
    // An annulment that only a ledger tells of opens nothing: its case may have ended long ago.
    const CaseEvent* event = done_[later].event;
    const auto holds = [&](const Conditional& condition) { return condition.heldBy(event->details); };
    if (step.reopens.isEmpty() || !event || !std::ranges::all_of(step.reopensIf, holds)) {
      continue;
    }
    for (std::size_t i = 0; i < later; ++i) {
      if (step.reopens.contains(done_[i].step->id) && done_[i].stands()) {
        done_[i].overtakenOn = done_[later].on;
      }
    }
    ++round;
  }
  round_ = round;
}

bool CaseProcedure::isFinished() const {
  return case_.voidDate || happened(u"close") || happened(u"withdraw_case") || happened(u"not_file") ||
         (happened(u"move_other") && !happened(u"file"));
}

Result<void> CaseProcedure::needsMet(const ProcedureStep& step, const QStringList& alternatives, const std::optional<EventDate>& on) const {
  const DoneStep* earliest = nullptr;
  for (const QString& alternative : alternatives) {
    const DoneStep* done = first(alternative, on ? on->lastDay() : QDate());
    earliest = done && (!earliest || done->on.text() < earliest->on.text()) ? done : earliest;
  }
  if (!earliest) {
    return refuseStep(ErrorCode::WrongState, step, QStringLiteral("needs ") + alternatives.join(u'|'));
  }
  if (on && contradictsOrder(earliest->on, *on)) {
    return refuseStep(ErrorCode::DateOrder, step, QStringLiteral("before %1 %2").arg(earliest->step->id, earliest->on.text()));
  }
  return {};
}

QStringList CaseProcedure::officers() const {
  QStringList names;
  for (const DoneStep& done : done_) {
    if (const QString text = done.detail(QStringLiteral("officers")); !text.isEmpty() && done.step->track == ProcedureStep::Track::Penalty &&
                                                                      done.step->id != u"on_site") {
      names = splitList(text);
    }
  }
  return names;
}

Result<void> CaseProcedure::allowOrder(const ProcedureStep& step, const std::optional<EventDate>& on) const {
  // A step the ledger implies may be entered afterwards, with its paper, whatever came later.
  const bool belated = std::ranges::any_of(done_, [&](const DoneStep& done) { return done.step == &step && !done.event && done.stands(); });
  // What is dated before a decision was annulled belongs to the course up to then.
  const QDate asOf = on ? on->lastDay() : QDate();
  for (const QString& blocker : step.blockedBy) {
    if (!belated && happened(blocker, asOf)) {
      return refuseStep(ErrorCode::WrongState, step, QStringLiteral("blocked ") + blocker);
    }
  }
  const QDate day = on ? on->lastDay() : now_.firstDay();
  for (const QStringList& alternatives : step.needs) {
    if (alternatives.first().startsWith(u'@')) {
      if (!guard(alternatives.first(), day)) {
        return refuseStep(ErrorCode::WrongState, step, QStringLiteral("guard ") + alternatives.first().mid(1));
      }
      continue;
    }
    if (const Result<void> met = needsMet(step, alternatives, on); !met) {
      return met;
    }
  }
  return {};
}

Result<void> CaseProcedure::allow(const ProcedureStep& step, const EventDate& on, std::optional<EventId> subject) const {
  if (step.repeat == ProcedureStep::Repeat::Shown) {
    return refuseStep(ErrorCode::WrongState, step, QStringLiteral("shown"));
  }
  if (on.precision() < EventDate::Precision::Day) {
    return refuse(ErrorCode::Malformed, QStringLiteral("happened_on"), on.text());
  }
  if (on.firstDay() > now_.firstDay()) {
    return refuseStep(ErrorCode::OutOfRange, step, QStringLiteral("future ") + on.text());
  }
  const auto sameSubject = [&](const DoneStep& done) {
    return done.event && done.stands(on.lastDay()) && done.step == &step && (step.repeat == ProcedureStep::Repeat::Once || done.subject() == subject);
  };
  if (step.repeat != ProcedureStep::Repeat::Many && std::ranges::any_of(done_, sameSubject)) {
    return refuseStep(ErrorCode::WrongState, step, QStringLiteral("once"));
  }
  if (subject) {
    const DoneStep* owner = ofChain(*subject);
    if (!owner || !owner->stands(on.lastDay()) || !step.subjects.contains(owner->step->id)) {
      return refuseStep(ErrorCode::NotFound, step, QStringLiteral("subject"));
    }
    if (contradictsOrder(owner->on, on)) {
      return refuseStep(ErrorCode::DateOrder, step, QStringLiteral("before %1 %2").arg(owner->step->id, owner->on.text()));
    }
  } else if (step.repeat == ProcedureStep::Repeat::PerSubject || (endsOrExtends(step) && subjectsOf(step).size() > 1)) {
    return refuseStep(ErrorCode::Required, step, QStringLiteral("subject"));
  }
  return allowOrder(step, on);
}

Result<void> CaseProcedure::allowNow(const ProcedureStep& step) const {
  if (step.repeat == ProcedureStep::Repeat::Shown) {
    return refuseStep(ErrorCode::WrongState, step, QStringLiteral("shown"));
  }
  const bool recorded = std::ranges::any_of(done_, [&](const DoneStep& done) { return done.event && done.stands() && done.step == &step; });
  if ((step.repeat == ProcedureStep::Repeat::Once && recorded) ||
      (step.repeat == ProcedureStep::Repeat::PerSubject && recorded && subjectsOf(step).empty())) {
    return refuseStep(ErrorCode::WrongState, step, QStringLiteral("once"));
  }
  return allowOrder(step, std::nullopt);
}

std::vector<const DoneStep*> CaseProcedure::subjectsOf(const ProcedureStep& step) const {
  std::vector<const DoneStep*> subjects;
  for (const DoneStep& candidate : done_) {
    const bool taken = step.repeat == ProcedureStep::Repeat::PerSubject &&
                       std::ranges::any_of(done_, [&](const DoneStep& d) { return d.step == &step && d.subject() == candidate.chain(); });
    if (candidate.event && candidate.stands() && step.subjects.contains(candidate.step->id) && !taken) {
      subjects.push_back(&candidate);
    }
  }
  return subjects;
}

std::vector<const ProcedureStep*> CaseProcedure::nextSteps() const {
  std::vector<const ProcedureStep*> steps;
  for (const ProcedureStep& step : law_.table.steps()) {
    if (allowNow(step)) {
      steps.push_back(&step);
    }
  }
  return steps;
}

}  // namespace shuangda
