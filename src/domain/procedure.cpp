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

CaseProcedure::CaseProcedure(const Law& law, const LegalCase& legalCase, std::vector<CaseEvent> events, const EventDate& now)
    : law_(law), case_(legalCase), events_(std::move(events)), now_(now) {
  gatherRecorded();
  gatherImplied();
  // Within a day: what the case merely says, in the order of the paper, then what was recorded, in the order of recording.
  std::ranges::stable_sort(done_, {}, [&](const DoneStep& done) {
    return std::tuple(done.on.text().left(10), done.event != nullptr, done.event ? done.chain().value : law_.table.order(done.step->id));
  });
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

const DoneStep* CaseProcedure::first(QStringView step) const {
  const auto found = std::ranges::find_if(done_, [&](const DoneStep& d) { return d.step->id == step; });
  return found == done_.end() ? nullptr : &*found;
}

const DoneStep* CaseProcedure::last(QStringView step) const {
  const DoneStep* found = nullptr;
  for (const DoneStep& done : done_) {
    if (done.step->id == step) {
      found = &done;
    }
  }
  return found;
}

bool CaseProcedure::happened(QStringView step) const { return first(step) != nullptr; }

bool CaseProcedure::isFinished() const {
  return case_.voidDate || happened(u"close") || happened(u"withdraw_case") || happened(u"not_file") ||
         (happened(u"move_other") && !happened(u"file"));
}

bool CaseProcedure::isSuspended() const {
  bool suspended = false;
  for (const DoneStep& done : done_) {
    suspended = done.step->id == u"suspend" || (suspended && done.step->id != u"resume");
  }
  return suspended;
}

Money CaseProcedure::paidUpTo(const DoneStep* last) const {
  Money sum;
  for (const DoneStep& done : done_) {
    if (done.step->id == u"pay" || done.step->id == u"cash_collect") {
      sum += Money::parseYuan(done.detail(QStringLiteral("money"))).value_or(Money{});
    }
    if (&done == last) {
      break;
    }
  }
  return sum;
}

Money CaseProcedure::paid() const { return paidUpTo(nullptr); }

bool CaseProcedure::isPaid() const { return paid() >= payable(case_); }

bool CaseProcedure::measuresEnded() const {
  return std::ranges::none_of(clocks_, [](const CaseClock& clock) {
    return clock.isOpen() && (clock.rule.id == u"SEIZE" || clock.rule.id == u"EVID_HOLD");
  });
}

bool CaseProcedure::fact(QStringView name, const QMap<QString, QString>& details, const DoneStep* done) const {
  if (name == u"paid") {
    // Only the payment with which all is paid ends the clocks.
    return paidUpTo(done) >= payable(case_);
  }
  if (name == u"payable") {
    return payable(case_) > Money{};
  }
  if (name == u"nothing_due") {
    return payable(case_) <= Money{};
  }
  if (name == u"confiscates") {
    return details.value(QStringLiteral("penalties")).contains(QStringLiteral("没收非法财物"));
  }
  if (name == u"publishable") {
    // A warning alone is not published (公示规定第4条).
    return done == nullptr || !done->event || details.value(QStringLiteral("penalties")) != QStringLiteral("警告");
  }
  if (name == u"published") {
    return happened(u"publish");
  }
  if (name == u"filed") {
    return happened(u"file");
  }
  Q_ASSERT_X(false, "CaseProcedure::fact", "the procedure table names a fact nobody computes");
  return false;
}

bool CaseProcedure::holds(const Conditional& condition, const QMap<QString, QString>& details, const DoneStep* done) const {
  switch (condition.test) {
    case Conditional::Test::Always:
      return true;
    case Conditional::Test::Equals:
      return details.value(condition.key) == condition.value;
    case Conditional::Test::Differs:
      return details.value(condition.key) != condition.value;
    case Conditional::Test::Begins:
      return details.value(condition.key).startsWith(condition.value);
    case Conditional::Test::Fact:
      return fact(condition.key, details, done);
  }
  return false;
}

bool CaseProcedure::clockOver(QStringView rule, QDate on) const {
  return std::ranges::any_of(clocks_, [&](const CaseClock& clock) {
    return clock.rule.id == rule && !clock.obstacle && !clock.deadline.paused && clock.deadline.due.lastDay() < on;
  });
}

bool CaseProcedure::notedSince(QStringView step, const DoneStep& since) const {
  return std::ranges::any_of(done_, [&](const DoneStep& done) { return done.step->id == step && done.on.lastDay() >= since.on.firstDay(); });
}

/// After the last notice: waived, or the five days are over (R57); a statement alone suffices where no hearing could be asked for.
bool CaseProcedure::statementOver(QDate on) const {
  const DoneStep* served = last(u"notify_served");
  const DoneStep* notice = last(u"notify");
  if (!served) {
    return false;
  }
  const bool hearing = notice && notice->detail(QStringLiteral("hearing_right")) == QStringLiteral("是");
  if (notedSince(u"waive", *served) || notedSince(u"hearing_request", *served) || (!hearing && notedSince(u"statement", *served))) {
    return true;
  }
  // A later notice has its own period: the last one decides.
  const CaseClock* period = nullptr;
  for (const CaseClock& clock : clocks_) {
    period = clock.rule.id == u"STATEMENT" ? &clock : period;
  }
  return period && !period->obstacle && period->deadline.due.lastDay() < on;
}

bool CaseProcedure::guard(QStringView name, QDate on) const {
  const auto after = [&](const char16_t* later, const char16_t* earlier) {
    const DoneStep* first = last(earlier);
    const DoneStep* second = last(later);
    return first && second && !contradictsOrder(first->on, second->on);
  };
  if (name == u"@not_suspended") {
    return !isSuspended();
  }
  if (name == u"@suspended") {
    return isSuspended();
  }
  if (name == u"@not_in_review") {
    return !happened(u"submit_review") || after(u"review_done", u"submit_review");
  }
  if (name == u"@statement_over") {
    return statementOver(on);
  }
  if (name == u"@hearing_over") {
    return !happened(u"hearing_request") || after(u"hearing_report", u"hearing_request") || after(u"hearing_waived", u"hearing_request");
  }
  if (name == u"@payment_over") {
    return !isPaid() && clockOver(u"PAY", on);
  }
  if (name == u"@review_passed") {
    const DoneStep* review = last(u"review_done");
    return review && review->detail(QStringLiteral("review_opinion")) != QStringLiteral("退回补充调查");
  }
  if (name == u"@remedy_over") {
    return clockOver(u"SUIT_AFTER_REVIEW", on) || (!happened(u"review_applied") && clockOver(u"APPEAL_SUIT", on)) || happened(u"judgment");
  }
  if (name == u"@demand_over") {
    return clockOver(u"DEMAND", on);
  }
  if (name == u"@executed") {
    // A decision taken over from a ledger says nothing of its payment.
    const DoneStep* decision = happened(u"decide") ? first(u"decide") : first(u"simple_decide");
    return !decision || !decision->event || isPaid() || happened(u"court_end") || happened(u"annul");
  }
  if (name == u"@no_open_measure") {
    return measuresEnded();
  }
  Q_ASSERT_X(false, "CaseProcedure::guard", "the procedure table names a guard nobody computes");
  return false;
}

Result<void> CaseProcedure::needsMet(const ProcedureStep& step, const QStringList& alternatives, const std::optional<EventDate>& on) const {
  const DoneStep* earliest = nullptr;
  for (const QString& alternative : alternatives) {
    const DoneStep* done = first(alternative);
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
  const bool belated = std::ranges::any_of(done_, [&](const DoneStep& done) { return done.step == &step && !done.event; });
  for (const QString& blocker : step.blockedBy) {
    if (!belated && happened(blocker)) {
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
    return done.event && done.step == &step && (step.repeat == ProcedureStep::Repeat::Once || done.subject() == subject);
  };
  if (step.repeat != ProcedureStep::Repeat::Many && std::ranges::any_of(done_, sameSubject)) {
    return refuseStep(ErrorCode::WrongState, step, QStringLiteral("once"));
  }
  if (subject) {
    const auto owner = std::ranges::find_if(done_, [&](const DoneStep& done) { return done.event && done.chain() == *subject; });
    if (owner == done_.end() || !step.subjects.contains(owner->step->id)) {
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
  const bool recorded = std::ranges::any_of(done_, [&](const DoneStep& done) { return done.event && done.step == &step; });
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
    if (candidate.event && step.subjects.contains(candidate.step->id) && !taken) {
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
