#include "domain/case_clocks.h"

#include <algorithm>

#include "domain/clock_state.h"
#include "domain/penalty.h"

namespace shuangda {
namespace {

const QString kPublicNotice = QStringLiteral("public_notice_published");

std::optional<EventDate> detailDate(const DoneStep& done, const char* key) {
  const Result<EventDate> date = EventDate::parse(done.detail(QLatin1String(key)));
  return date ? std::optional(*date) : std::nullopt;
}

}  // namespace

std::optional<EventDate> serviceEffective(const Law& law, const CaseEvent& event) {
  const QString way = event.details.value(QStringLiteral("way"));
  if (way.isEmpty()) {
    return std::nullopt;
  }
  if (way != QStringLiteral("公告")) {
    return event.on;
  }
  const auto rules = law.book.startedBy(kPublicNotice, event.on.firstDay());
  if (rules.empty()) {
    return event.on;
  }
  const Result<Deadline> deadline = computeDeadline(*rules.front(), event.on, {}, {}, law.calendar, event.on.firstDay());
  return deadline ? deadline->due : event.on;
}

Result<Deadline> calculateDeadline(const Law& law, const QString& rule, const EventDate& trigger, std::span<const Exclusion> exclusions,
                                   std::span<const Extension> extensions, QDate today) {
  if (!law.book.latest(rule)) {
    return refuse(ErrorCode::NotFound, QStringLiteral("rule"), rule);
  }
  const DeadlineRule* version = law.book.find(rule, trigger.firstDay());
  if (!version) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("trigger"), trigger.text());
  }
  return computeDeadline(*version, trigger, exclusions, extensions, law.calendar, today, law.parameters.restDays());
}

ClockMaker::ClockMaker(const CaseProcedure& procedure) : procedure_(procedure), law_(procedure.law_) {}

std::vector<CaseClock> ClockMaker::make() {
  if (procedure_.case_.voidDate) {
    return {};
  }
  const bool finished = procedure_.isFinished();
  for (const DoneStep& done : procedure_.done_) {
    // A finished case taken over from a ledger has no clocks: nobody recorded what ended them. Nor has a hearing date that was put off.
    if ((finished && !done.event) || done.replacedBy) {
      continue;
    }
    for (const Conditional& emitted : done.step->emits) {
      start(done, emitted);
    }
  }
  startExpired();
  return std::move(clocks_);
}

void ClockMaker::start(const DoneStep& done, const Conditional& emitted) {
  const QMap<QString, QString> details = done.event ? done.event->details : QMap<QString, QString>();
  if (!procedure_.holds(emitted, details, &done)) {
    return;
  }
  std::optional<EventDate> at = done.on;
  if (emitted.at == QStringLiteral("effective")) {
    at = done.effective.value_or(done.on);
  } else if (!emitted.at.isEmpty()) {
    at = detailDate(done, emitted.at.toLatin1().constData());
  }
  // A month or a year is no day to count from.
  if (!at || at->precision() < EventDate::Precision::Day) {
    return;
  }
  const std::vector<const DeadlineRule*> rules = law_.book.startedBy(emitted.name, at->firstDay());
  if (rules.empty()) {
    startTransitional(done, emitted.name, *at);
  }
  for (const DeadlineRule* rule : rules) {
    // A local rule of which nobody said since when it holds does not reach back into ledgers.
    const bool reaches = done.event || rule->from;
    if (reaches && starts(done, *rule)) {
      add(*rule, &done, *at, done.step->id);
    }
  }
}

/// What was public before the present rules on publicity is counted by them from its own day, to be confirmed by the office (parameter
/// publicity_transition).
void ClockMaker::startTransitional(const DoneStep& done, const QString& event, const EventDate& at) {
  const QString choice = law_.parameters.at(QStringLiteral("publicity_transition")).value;
  const bool isPublic = event == u"penalty_published" || event == u"listing_published";
  if (!isPublic || !done.event || choice == QStringLiteral("不适用")) {
    return;
  }
  QStringList known;
  for (const DeadlineRule& rule : law_.book.all()) {
    // Of several versions the first.
    if (rule.triggerEvent != event || !rule.enabled || !rule.from || known.contains(rule.id) || !starts(done, rule)) {
      continue;
    }
    known << rule.id;
    DeadlineRule reaching = rule;
    reaching.from.reset();
    add(reaching, &done, at, done.step->id);
    if (choice != QStringLiteral("已确认") && !clocks_.back().obstacle) {
      clocks_.back().deadline.remarks.push_back({DeadlineRemark::Kind::Transition, rule.from->text()});
    }
  }
}

bool ClockMaker::starts(const DoneStep& done, const DeadlineRule& rule) const {
  const QMap<QString, QString> details = done.event ? done.event->details : QMap<QString, QString>();
  return std::ranges::all_of(done.step->startsIf,
                             [&](const Conditional& condition) { return condition.name != rule.id || procedure_.holds(condition, details, &done); });
}

/// The end of a period may itself start a clock: 加处罚款 after payment, court enforcement after the remedies (C53; a deferred
/// payment puts it off).
void ClockMaker::startExpired() {
  if (procedure_.isFinished() || procedure_.isAnnulled() || payable(procedure_.case_) <= Money{} || procedure_.isPaid()) {
    return;
  }
  std::optional<EventDate> paymentDue;
  for (const CaseClock& clock : clocks_) {
    if (clock.rule.id == u"PAY" && !clock.obstacle) {
      paymentDue = clock.deadline.due;
    }
  }
  const std::vector<CaseClock> expired = clocks_;
  for (const CaseClock& clock : expired) {
    if (clock.round < procedure_.round_ || clock.rule.expiryEvent.isEmpty() || clock.obstacle || clock.doneOn || clock.deadline.paused) {
      continue;
    }
    EventDate at = clock.deadline.due;
    if (paymentDue && clock.rule.triggerEvent == u"party_knew_of_act" && paymentDue->lastDay() > at.lastDay()) {
      at = *paymentDue;
    }
    if (!isPast(at, procedure_.now_)) {
      continue;
    }
    const bool fined = procedure_.case_.decision.fine.value_or(Money{}) > Money{};
    for (const DeadlineRule* rule : law_.book.startedBy(clock.rule.expiryEvent, at.firstDay())) {
      if (rule->id == u"EXTRA_FINE_START" && !fined) {
        continue;  // only a fine grows (P72)
      }
      add(*rule, nullptr, at, clock.rule.id);
    }
  }
}

void ClockMaker::add(const DeadlineRule& rule, const DoneStep* done, const EventDate& at, const QString& step) {
  CaseClock clock{.rule = rule, .triggerStep = step, .triggerAt = at};
  clock.round = done ? done->round : procedure_.round_;
  if (done && done->event) {
    clock.trigger = done->chain();
    clock.triggerDocNo = done->event->docNo;
  }
  gatherTimes(clock);
  computeClock(law_, clock, procedure_.now_);
  // A notice counted back from a hearing is given before it.
  complete(clock, rule.amount.value_or(0) < 0 && done ? done->on : at);
  clock.state = clockState(clock, procedure_.now_);
  clocks_.push_back(std::move(clock));
}

bool ClockMaker::belongs(const CaseClock& clock, const DoneStep& done) const {
  const std::optional<EventId> subject = done.subject();
  if (subject && *subject != clock.trigger && done.step->subjects.contains(clock.triggerStep)) {
    return false;
  }
  // Of two hearings each has its own steps.
  const DoneStep* trigger = procedure_.ofChain(clock.trigger);
  const DoneStep* its = trigger ? procedure_.rootOf(*trigger) : nullptr;
  const DoneStep* root = procedure_.rootOf(done);
  return !its || root == its || root->step != its->step || root == &done;
}

void ClockMaker::gatherTimes(CaseClock& clock) const {
  addCriminalStage(clock);
  for (const DoneStep& done : procedure_.done_) {
    if (!belongs(clock, done)) {
      continue;
    }
    const QStringList& rules = done.step->excludesFor;
    if (!done.step->excludes.isEmpty() && (rules.isEmpty() || rules.contains(clock.rule.id))) {
      addExclusion(clock, done);
    }
    if (done.step->extends.contains(clock.rule.id) && (done.step->subjects.isEmpty() || done.round == clock.round)) {
      addExtension(clock, done);
    }
  }
}

/// Time with the police is taken out of the 90 days only where the office says so (parameter criminal_stage_stops_penalty_clock).
void ClockMaker::addCriminalStage(CaseClock& clock) const {
  const QString reason = QStringLiteral("CRIMINAL_STAGE");
  const bool chosen = law_.parameters.at(QStringLiteral("criminal_stage_stops_penalty_clock")).value == QStringLiteral("是");
  if (chosen && clock.rule.id == u"DECIDE") {
    clock.rule.excludedReasons << reason;
  }
  if (!clock.rule.excludedReasons.contains(reason)) {
    return;
  }
  clock.exclusions.insert(clock.exclusions.end(), procedure_.bars_.criminal.begin(), procedure_.bars_.criminal.end());
}

void ClockMaker::addExclusion(CaseClock& clock, const DoneStep& done) const {
  Exclusion exclusion{.from = done.on.firstDay(), .reason = done.step->excludes, .paper = done.event ? done.event->docNo : QString()};
  if (done.step->id == u"suspend") {
    // The day work is taken up again counts.
    for (const DoneStep& later : procedure_.done_) {
      if (!exclusion.to && later.step->id == u"resume" && later.on.lastDay() >= exclusion.from) {
        exclusion.to = later.on.lastDay().addDays(-1);
      }
    }
    if (exclusion.to && *exclusion.to < exclusion.from) {
      return;
    }
  } else {
    const std::optional<EventDate> from = detailDate(done, "from");
    const std::optional<EventDate> until = detailDate(done, "until");
    if (!from) {
      return;
    }
    exclusion.from = from->firstDay();
    if (until) {
      exclusion.to = until->lastDay();
    }
  }
  clock.exclusions.push_back(exclusion);
}

void ClockMaker::addExtension(CaseClock& clock, const DoneStep& done) const {
  Extension extension{.unit = clock.rule.unit, .approvedOn = done.on.firstDay(), .paper = done.event ? done.event->docNo : QString()};
  if (const std::optional<EventDate> until = detailDate(done, "until")) {
    // Deferred to a day: as many days more as lie between.
    const Result<Deadline> running = clockDeadline(law_, clock, procedure_.now_);
    extension.amount = running ? static_cast<int>(running->hardDue.lastDay().daysTo(until->lastDay())) : 0;
  } else {
    extension.amount = done.detail(QStringLiteral("amount")).toInt();
  }
  clock.extensions.push_back(extension);
}

void ClockMaker::complete(CaseClock& clock, const EventDate& notBefore) const {
  const DoneStep* trigger = procedure_.ofChain(clock.trigger);
  for (const DoneStep& done : procedure_.done_) {
    // What happened before a decision was annulled ends nothing that began after; nor does a notice of a hearing that was put off end the
    // period of the later one.
    const bool ofBefore = done.round < clock.round || (done.replacedBy && trigger && done.replacedBy <= trigger);
    if (!belongs(clock, done) || ofBefore) {
      continue;
    }
    const bool early = done.on.lastDay() < notBefore.firstDay();
    const QMap<QString, QString> details = done.event ? done.event->details : QMap<QString, QString>();
    const bool ends = std::ranges::any_of(done.step->completes, [&](const Conditional& completed) {
      const bool named = completed.name == clock.rule.id || (completed.name == u"*" && !clock.rule.runsAfterClose);
      // A fine may be paid before the decision counts as received.
      const bool inTime = !early || (completed.test == Conditional::Test::Fact && completed.key == u"paid");
      return named && inTime && procedure_.holds(completed, details, &done);
    });
    if (ends && (!clock.doneOn || done.on.text() < clock.doneOn->text())) {
      clock.doneOn = done.on;
    }
  }
}

}  // namespace shuangda
