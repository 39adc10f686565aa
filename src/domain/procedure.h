#pragma once

#include <QStringList>
#include <span>
#include <vector>

#include "domain/case_event.h"
#include "domain/deadline.h"
#include "domain/law_parameters.h"
#include "domain/legal_case.h"
#include "domain/procedure_table.h"

namespace shuangda {

/// Everything a case is measured against. References must outlive what is built from it.
struct Law {
  const ProcedureTable& table;
  const LawBook& book;
  const WorkCalendar& calendar;
  const LawParameters& parameters;
};

/// What the transfers of a case mean for its own procedure.
struct TransferBars {
  bool closing = false;                ///< a suspected crime is not cleared up: the case is not closed (国务院令第310号第11条第1款)
  bool fine = false;                   ///< no fine is decided while the police deal with it (同条第3款)
  std::optional<EventDate> withPolice{};  ///< since when the police or the procuratorate deal with it
  std::vector<Exclusion> criminal{};   ///< the times it was with the police, reason CRIMINAL_STAGE

  bool operator==(const TransferBars&) const = default;
};

/// A step that has happened: recorded as an event, or known only from a date of the case (an imported ledger row).
struct DoneStep {
  const ProcedureStep* step = nullptr;
  EventDate on = EventDate::ofDay(QDate(1970, 1, 1));
  std::optional<EventDate> effective{};  ///< when a service takes effect; later than `on` for a public notice
  const CaseEvent* event = nullptr;      ///< nullptr when only a date of the case says so
  int round = 0;                         ///< how many decisions had been annulled before it
  const DoneStep* replacedBy = nullptr;  ///< the step by which it no longer holds: a hearing date put off has a later one
  std::optional<EventDate> overtakenOn{};  ///< when it was replaced or opened again: in the record, but the course goes on without it
  /// Whether the course rests on it, as of `day` or (invalid) now.
  bool stands(QDate day = {}) const { return !overtakenOn || (day.isValid() && day < overtakenOn->firstDay()); }
  EventId chain() const { return event ? event->chain : EventId{}; }
  std::optional<EventId> subject() const { return event ? event->subject : std::nullopt; }
  QString detail(const QString& id) const { return event ? event->details.value(id) : QString(); }
};

/// One clock of a case: a rule, the step that started it, and how it stands.
struct CaseClock {
  enum class State { Running, Paused, Overdue, Lapsed, Done, DoneLate, NotComputable };

  DeadlineRule rule{};
  QString triggerStep{};                ///< id of the step that started it; the rule whose end started it for an expiry
  EventId trigger{};                    ///< chain of the event; not stored for a date of the case
  EventDate triggerAt = EventDate::ofDay(QDate(1970, 1, 1));
  QString triggerDocNo{};
  std::vector<Exclusion> exclusions{};
  std::vector<Extension> extensions{};
  Deadline deadline{};                  ///< meaningless when NotComputable
  std::optional<Error> obstacle{};      ///< why it cannot be computed
  std::optional<EventDate> doneOn{};
  int round = 0;                        ///< as of the step that started it
  State state = State::Running;

  /// The day after which doing it is late: the unmoved one where moving is doubtful.
  const EventDate& limit() const { return rule.rolling == DeadlineRule::Rolling::Warn ? deadline.hardDue : deadline.due; }
  bool isOpen() const { return state == State::Running || state == State::Paused || state == State::Overdue || state == State::NotComputable; }
};

/// Something odd but real about a step: may be confirmed with a note.
struct StepWarning {
  enum class Kind {
    FarApart,             ///< `detail`: the earlier step and the days between
    ClosedSameDay,        ///< filed and closed on one day
    Late,                 ///< `detail`: the rule whose period it missed
    HearingNotOffered,    ///< the penalty reaches the hearing range, the notice says no right to a hearing (H5)
    LegalReviewMissing,   ///< a hearing was held, no 法制审核 followed (R50)
    HeavierAfterHearing,  ///< heavier than notified (R58)
    ReviewerInvestigates, ///< investigators may not review (R55)
    LimitationOver,       ///< `detail`: the day the period for a penalty ended (P36)
    SimpleLimit,          ///< above what 简易程序 allows (R66)
    DiffersFromCase,      ///< another date than the case carried so far
    RepairEarly,          ///< `detail`: the first day on which credit repair may be asked for
  };
  Kind kind{};
  QString detail{};

  bool operator==(const StepWarning&) const = default;
};

/// The course of one case: what has happened, what may happen next, which clocks run. A pure view over the record.
class CaseProcedure {
 public:
  /// `events` are the current ones: corrected and withdrawn rows left out. `now` has its minute. `legalCase` must outlive this.
  CaseProcedure(const Law& law, const LegalCase& legalCase, std::vector<CaseEvent> events, const EventDate& now, TransferBars bars = {});
  CaseProcedure(const CaseProcedure&) = delete;
  CaseProcedure& operator=(const CaseProcedure&) = delete;

  /// In order of date, steps of one day in the order of the paper.
  const std::vector<DoneStep>& done() const { return done_; }
  const std::vector<CaseClock>& clocks() const { return clocks_; }
  /// Whether a step the course rests on has happened, as of `day` or (invalid) now.
  bool happened(QStringView step, QDate day = {}) const;
  /// Whether the case has come to an end: closed, withdrawn, not filed, void.
  bool isFinished() const;

  /// Whether a step may be recorded for this day. Refusals, all with field "procedure": WrongState with value "STEP needs A|B",
  /// "STEP blocked A", "STEP guard NAME", "STEP once"; DateOrder with "STEP before A DATE"; OutOfRange with "STEP future DATE".
  Result<void> allow(const ProcedureStep& step, const EventDate& on, std::optional<EventId> subject = std::nullopt) const;
  /// The same for any day: whether the step is possible now.
  Result<void> allowNow(const ProcedureStep& step) const;
  /// Chains of events the step may belong to and does not yet.
  std::vector<const DoneStep*> subjectsOf(const ProcedureStep& step) const;
  /// Checks the details a step asks for: Required, Malformed, UnknownValue with the detail's id as field; WrongState "procedure"
  /// "STEP guard fine_allowed" for a fine while the police deal with the matter.
  Result<void> checkDetails(const ProcedureStep& step, const QMap<QString, QString>& details) const;
  std::vector<StepWarning> warnings(const CaseEvent& event) const;
  /// Whether an extension would count: OutOfRange "amount" when it is too long or too late, Required "collective" for a further one
  /// without 集体讨论.
  Result<void> checkExtension(const ProcedureStep& step, const CaseEvent& event) const;
  /// 办案人员 named last.
  QStringList officers() const;
  bool isPaid() const;
  /// Whether there was a decision and none is in force: annulled, and no other one taken since.
  bool isAnnulled() const;
  Money paid() const;
  /// What the transfers of the case mean for it.
  const TransferBars& bars() const { return bars_; }
  /// The steps that may be taken now, in the order of the paper.
  std::vector<const ProcedureStep*> nextSteps() const;

 private:
  friend class ClockMaker;
  void gatherRecorded();
  void gatherImplied();
  void addImplied(QLatin1String column, const EventDate& date);
  bool columnIsRecorded(const QString& column, const CaseEvent& event) const;
  void markOvertaken();
  void markReplaced(std::size_t later);
  const DoneStep* last(QStringView step, QDate day = {}) const;
  const DoneStep* first(QStringView step, QDate day = {}) const;
  const DoneStep* ofChain(EventId chain) const;
  /// The step at the head of those it belongs to: of a hearing the request.
  const DoneStep* rootOf(const DoneStep& done) const;
  bool fact(QStringView name, const QMap<QString, QString>& details, const DoneStep* done) const;
  bool guard(QStringView name, QDate on) const;
  /// `done` is the step the condition stands with, when it has happened.
  bool holds(const Conditional& condition, const QMap<QString, QString>& details, const DoneStep* done = nullptr) const;
  Money paidUpTo(const DoneStep* last) const;
  bool notedSince(QStringView step, const DoneStep& since) const;
  bool hearingsOver(QDate on) const;
  bool disposalAgreed(QDate on) const;
  bool repairBanned(QDate on) const;
  std::optional<EventDate> repairFrom(const CaseEvent& event) const;
  bool statementOver(QDate on) const;
  bool clockOver(QStringView rule, QDate on) const;
  bool isSuspended() const;
  std::optional<EventDate> limitationOver(const CaseEvent& event) const;
  bool measuresEnded() const;
  Result<void> allowOrder(const ProcedureStep& step, const std::optional<EventDate>& on) const;
  Result<void> needsMet(const ProcedureStep& step, const QStringList& alternatives, const std::optional<EventDate>& on) const;

  const Law& law_;
  const LegalCase& case_;
  std::vector<CaseEvent> events_;
  EventDate now_;
  TransferBars bars_;
  int round_ = 0;  ///< how many decisions were annulled
  std::vector<DoneStep> done_;
  std::vector<CaseClock> clocks_;
};

/// The deadline calculator without a case: NotFound "rule" for an unknown id, OutOfRange "trigger" when no version of the rule is in
/// force on that day; else as computeDeadline().
Result<Deadline> calculateDeadline(const Law& law, const QString& rule, const EventDate& trigger, std::span<const Exclusion> exclusions,
                                   std::span<const Extension> extensions, QDate today);

/// Events without those that were corrected or withdrawn, oldest first.
std::vector<CaseEvent> currentEvents(std::span<const CaseEvent> rows);

/// Writes what the current events say into the dates of the case: each date column that a step carries, decision and closing with
/// their contents; of several events of one step the earliest. A decision taken after an annulled one carries its own dates; the day of
/// the annulment stays.
void applyEvents(LegalCase& legalCase, std::span<const CaseEvent> current, const ProcedureTable& table);
/// Gives the columns a withdrawn step wrote back what they said before it: `before` is the case as it was then.
void restoreColumns(LegalCase& legalCase, const ProcedureStep& step, const LegalCase& before);

/// 加处罚款 due by `day`: so many thousandths of the fine for every day after the payment period, never more than the fine (P72).
Money extraFine(Money fine, const QDate& paymentDue, const QDate& day, int permillePerDay);

}  // namespace shuangda
