#include "domain/transfer_course.h"

#include <algorithm>

#include "base/text.h"
#include "domain/clock_state.h"
#include "domain/legal_case_fields.h"
#include "domain/step_details.h"
#include "domain/transfer_clocks.h"

namespace shuangda {
namespace {

const QString kField = QStringLiteral("transfer");

/// Steps a ledger row tells only by a date, in the order of the procedure.
struct ImpliedStep {
  TransferLane lane;
  const char* step;
};
constexpr ImpliedStep kImplied[] = {{TransferLane::Forward, "approve_transfer"}, {TransferLane::Forward, "send_transfer"},
                                    {TransferLane::Forward, "sign_receipt"},     {TransferLane::Forward, "refuse_filing"},
                                    {TransferLane::Forward, "file_case"},        {TransferLane::Reverse, "receive_reverse"}};

}  // namespace

TransferCourse::TransferCourse(const Law& law, const TransferTable& table, const Transfer& transfer, const LegalCase* legalCase, std::vector<TransferEvent> events,
                               const std::vector<Suspect>& suspects, const TransferFacts& facts, const EventDate& now)
    : law_(law), table_(table), transfer_(transfer), case_(legalCase), events_(std::move(events)), suspects_(suspects), facts_(facts), now_(now),
      state_(&table.start(transfer.lane)) {
  std::ranges::sort(events_, {}, &TransferEvent::chain);
  gatherImplied();
  gatherRecorded();
  clocks_ = TransferClocks(*this).make();
}

void TransferCourse::gatherImplied() {
  // A matter somebody opened is recorded step by step; only of one that a ledger tells of the dates of the case are the steps.
  if (!case_ || transfer_.openedBy) {
    return;
  }
  const std::map<QString, EventDate> carried = carriedColumns(table_, events_);
  for (const ImpliedStep& implied : kImplied) {
    const TransferStep* step = table_.step(QString::fromLatin1(implied.step));
    if (implied.lane != transfer_.lane || !step || carried.contains(step->caseField.name)) {
      continue;
    }
    if (const Result<EventDate> on = EventDate::parse(caseFieldText(*case_, step->caseField.name))) {
      append(*step, *on, nullptr, step->moves.front().to);
    }
  }
}

void TransferCourse::gatherRecorded() {
  for (const TransferEvent& event : events_) {
    if (const TransferStep* step = table_.step(event.step)) {
      append(*step, event.on, &event, target(*step, event.suspect));
    }
  }
}

void TransferCourse::append(const TransferStep& step, const EventDate& on, const TransferEvent* event, const QString& to) {
  round_ += step.id == u"send_transfer" ? 1 : 0;
  if (!step.undoes.isEmpty()) {
    const auto last = std::find_if(done_.rbegin(), done_.rend(), [&](const TransferDone& done) { return done.step->id == step.undoes && !done.undone; });
    if (last != done_.rend()) {
      last->undone = true;
    }
  }
  done_.push_back({&step, on, event, state_->code, to, round_});
  if (const TransferState* next = table_.state(to)) {
    state_ = next;
  }
}

/// Where a step leads from here. One that ends the case of a suspect leads on only with the last of them: to closing when any was
/// convicted, else where the table says.
QString TransferCourse::target(const TransferStep& step, std::optional<SuspectId> suspect) const {
  const QString to = step.from(state_->code).value_or(state_->code);
  if (step.repeat != TransferStep::Repeat::EndsSuspect || !suspect) {
    return to;
  }
  for (const SuspectStanding& standing : suspects()) {
    if (standing.suspect != *suspect && !standing.ended) {
      return state_->code;
    }
  }
  const auto convicts = [](const TransferDone& done) { return done.step->id == u"judgment_effective"; };
  const TransferStep* judgment = table_.step(u"judgment_effective");
  return std::ranges::any_of(done_, convicts) && judgment ? judgment->from(state_->code).value_or(to) : to;
}

std::vector<SuspectStanding> TransferCourse::suspects() const {
  std::vector<SuspectStanding> standings;
  for (const Suspect& suspect : suspects_) {
    SuspectStanding standing{.suspect = suspect.id};
    for (const TransferDone& done : done_) {
      if (done.event && done.event->suspect == suspect.id) {
        standing.last = &done;
        standing.ended = standing.ended || done.step->repeat == TransferStep::Repeat::EndsSuspect;
      }
    }
    standings.push_back(standing);
  }
  return standings;
}

bool TransferCourse::happened(QStringView step) const {
  return std::ranges::any_of(done_, [&](const TransferDone& done) { return done.step->id == step && !done.undone; });
}

bool TransferCourse::fact(QStringView name) const {
  if (name == u"has_goods") {
    return facts_.hasGoods;
  }
  if (name == u"seized") {
    return facts_.seized;
  }
  if (name == u"tested") {
    return facts_.tested;
  }
  if (name == u"penalised") {
    return case_ && case_->decision.date;
  }
  if (name == u"urged") {
    return happened(u"procuratorate_urges_transfer");
  }
  Q_ASSERT_X(false, "TransferCourse::fact", "the table names a fact nobody computes");
  return false;
}

bool TransferCourse::holds(const Conditional& condition, const QMap<QString, QString>& details) const {
  return condition.test == Conditional::Test::Fact ? fact(condition.key) : condition.heldBy(details);
}

bool TransferCourse::isOverdue(std::initializer_list<QStringView> rules) const {
  return std::ranges::any_of(clocks_, [&](const CaseClock& clock) {
    return clock.state == CaseClock::State::Overdue && std::ranges::any_of(rules, [&](QStringView rule) { return clock.rule.id.startsWith(rule); });
  });
}

bool TransferCourse::guard(QStringView name) const {
  const auto open = [&](QStringView rule) {
    return std::ranges::any_of(clocks_, [&](const CaseClock& clock) { return clock.rule.id == rule && clock.isOpen(); });
  };
  if (name == u"@police_overdue") {
    return isOverdue({u"PO_EXAM", u"PO_RECONSIDER"});
  }
  if (name == u"@supervision_overdue") {
    return isOverdue({u"PO_EXPLAIN", u"PO_FILE_ON_NOTICE"});
  }
  if (name == u"@goods_handed_over") {
    return !open(u"TR_GOODS");
  }
  if (name == u"@platform_entered") {
    return facts_.platformEntered || !open(u"ENTRY_TRANSFER");
  }
  if (name == u"@early_consult") {
    return std::ranges::any_of(done_, [](const TransferDone& done) { return done.detail(QStringLiteral("reverse_paper")) == QStringLiteral("提前介入函"); });
  }
  Q_ASSERT_X(false, "TransferCourse::guard", "the table names a guard nobody computes");
  return false;
}

Result<void> TransferCourse::allowNow(const TransferStep& step) const {
  if (!step.from(state_->code)) {
    return refuse(ErrorCode::WrongState, kField, step.id + QStringLiteral(" state ") + state_->code);
  }
  for (const QString& name : step.guards) {
    if (!guard(name)) {
      return refuse(ErrorCode::WrongState, kField, step.id + QStringLiteral(" guard ") + name);
    }
  }
  return {};
}

Result<void> TransferCourse::checkSuspect(const TransferStep& step, std::optional<SuspectId> suspect) const {
  if (!step.isOfSuspect()) {
    return suspect ? Result<void>(refuse(ErrorCode::UnknownValue, QStringLiteral("transfer_suspect"), step.id)) : Result<void>{};
  }
  if (!suspect) {
    return refuse(ErrorCode::Required, QStringLiteral("transfer_suspect"), step.id);
  }
  const std::vector<SuspectStanding> standings = suspects();
  const auto found = std::ranges::find(standings, *suspect, &SuspectStanding::suspect);
  if (found == standings.end()) {
    return refuse(ErrorCode::NotFound, QStringLiteral("transfer_suspect"));
  }
  return found->ended ? Result<void>(refuse(ErrorCode::WrongState, QStringLiteral("transfer_suspect"), step.id)) : Result<void>{};
}

/// A step does not lie before the last one that moved the matter; one that leaves it where it is, or concerns one suspect, only not
/// before the beginning and his own last.
Result<void> TransferCourse::checkOrder(const TransferStep& step, const EventDate& on, bool stays, std::optional<SuspectId> suspect) const {
  const bool byMinute = on.precision() == EventDate::Precision::Minute;
  if (byMinute ? on.text() > now_.text() : on.firstDay() > now_.firstDay()) {
    return refuse(ErrorCode::OutOfRange, kField, QStringLiteral("%1 future %2").arg(step.id, on.text()));
  }
  for (std::size_t i = 0; i < done_.size(); ++i) {
    const TransferDone& earlier = done_[i];
    const bool moved = earlier.from != earlier.to && !earlier.step->isOfSuspect();
    const bool counts = i == 0 || (suspect ? earlier.event && earlier.event->suspect == suspect : moved && !stays);
    if (counts && contradictsOrder(earlier.on, on)) {
      return refuse(ErrorCode::DateOrder, kField, QStringLiteral("%1 before %2 %3").arg(step.id, earlier.step->id, earlier.on.text()));
    }
  }
  return {};
}

Result<void> TransferCourse::allow(const TransferStep& step, const EventDate& on, std::optional<SuspectId> suspect) const {
  return allowNow(step)
      .and_then([&] { return checkSuspect(step, suspect); })
      .and_then([&]() -> Result<void> {
        const bool needsMore = on.precision() < (step.byMinute ? EventDate::Precision::Minute : EventDate::Precision::Day);
        return needsMore ? Result<void>(refuse(ErrorCode::Malformed, QStringLiteral("transfer_on"), step.id)) : Result<void>{};
      })
      .and_then([&] { return checkOrder(step, on, step.from(state_->code) == state_->code, suspect); });
}

Result<void> TransferCourse::checkDetails(const TransferStep& step, const QMap<QString, QString>& details) const {
  return checkStepDetails(step.details, details, law_.table, law_.parameters, [&](const Conditional& condition) { return holds(condition, details); });
}

bool TransferCourse::isRequired(const AskedDetail& paper, const QMap<QString, QString>& details) const { return paper.required && holds(paper.when, details); }

QStringList TransferCourse::missingPapers(const TransferStep& step, const QMap<QString, QString>& details, const std::vector<EnclosedPaper>& papers) const {
  QStringList missing;
  for (const AskedDetail& asked : step.papers) {
    const bool enclosed = std::ranges::any_of(papers, [&](const EnclosedPaper& paper) { return paper.paper == asked.detail; });
    if (!enclosed && isRequired(asked, details)) {
      missing << asked.detail;
    }
  }
  return missing;
}

QStringList TransferCourse::lateFor(const TransferStep& step, const EventDate& on, const QMap<QString, QString>& details) const {
  QStringList late;
  for (const CaseClock& clock : clocks_) {
    const bool ends = clock.isOpen() && std::ranges::any_of(step.completes, [&](const Conditional& completed) {
      // What ends everything is late for nothing.
      return completed.name != u"*" && namesRule(completed, clock.rule.id) && holds(completed, details);
    });
    if (ends && !clock.obstacle && clock.rule.owner == DeadlineRule::Owner::Ours && isLate(on, clock.limit())) {
      late << clock.rule.id;
    }
  }
  return late;
}

std::vector<const TransferStep*> TransferCourse::nextSteps() const {
  std::vector<const TransferStep*> next;
  for (const TransferStep& step : table_.steps()) {
    if (allowNow(step)) {
      next.push_back(&step);
    }
  }
  return next;
}

QString TransferCourse::officers() const {
  QString officers;
  for (const TransferDone& done : done_) {
    const QString named = done.detail(QStringLiteral("officers"));
    officers = named.isEmpty() ? officers : splitList(named).join(u'、');
  }
  return officers;
}

int TransferCourse::personsOf(const TransferDone& done) const {
  if (done.step->isOfSuspect()) {
    return 1;
  }
  if (const int given = done.detail(QStringLiteral("persons")).toInt(); given > 0) {
    return given;
  }
  if (!suspects_.empty()) {
    return static_cast<int>(suspects_.size());
  }
  const bool filing = done.step->caseField.name == u"police_filed_date";
  const std::optional<int> known = !case_ ? std::nullopt : filing ? case_->transfer.policeFiledPersons : case_->transfer.persons;
  return static_cast<int>(known.value_or(0));
}

TransferStanding TransferCourse::standing() const {
  TransferStanding standing{.state = state_->code, .round = round_, .waitsFor = state_->waitsFor, .open = state_->kind == TransferState::Kind::Open,
                            .barsClosing = state_->barsClosing, .barsFine = state_->barsFine};
  for (const TransferDone& done : done_) {
    standing.since = done.from != done.to || !standing.since ? done.on : *standing.since;
    const TransferState* from = table_.state(done.from);
    const TransferState* to = table_.state(done.to);
    if (from && to && from->barsFine && !to->barsFine) {
      standing.milestones.push_back({QStringLiteral("police_ended"), done.on, done.round, 0});
    }
    if (done.undone) {
      continue;
    }
    if (!done.step->milestone.isEmpty()) {
      standing.milestones.push_back({done.step->milestone, done.on, done.round, personsOf(done)});
    }
    QStringList set;
    for (const TransferStep::Flag& flag : done.step->flags) {
      if (!set.contains(flag.name) && holds(flag.when, done.event ? done.event->details : QMap<QString, QString>())) {
        standing.flags[flag.name] = flag.value;
        set << flag.name;
      }
    }
  }
  return standing;
}

}  // namespace shuangda
