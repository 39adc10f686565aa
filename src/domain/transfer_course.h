#pragma once

#include "domain/procedure.h"
#include "domain/transfer.h"

namespace shuangda {

/// What of the rest of the record the machine asks about.
struct TransferFacts {
  bool hasGoods = false;        ///< the case has lines of goods
  bool seized = false;          ///< … under 查封 or 扣押
  bool tested = false;          ///< a test report or 鉴定 exists
  bool platformEntered = false;

  bool operator==(const TransferFacts&) const = default;
};

/// A step of a matter that has happened: recorded, or known only from a date of the case (an imported ledger row).
struct TransferDone {
  const TransferStep* step = nullptr;
  EventDate on = EventDate::ofDay(QDate(1970, 1, 1));
  const TransferEvent* event = nullptr;  ///< nullptr when only a date of the case says so
  QString from{};
  QString to{};
  int round = 0;
  bool undone = false;                   ///< taken back by a later step: a transfer withdrawn before its receipt
  QString detail(const QString& id) const { return event ? event->details.value(id) : QString(); }
};

/// How the criminal case of one suspect stands: the last step that concerns him.
struct SuspectStanding {
  SuspectId suspect{};
  const TransferDone* last = nullptr;
  bool ended = false;
};

/// The course of one matter: what has happened, where it stands, what may happen next, which clocks run. A pure view over the record.
class TransferCourse {
 public:
  /// `events` are the current ones in the order of their chains. `now` has its minute. `legalCase` may be nullptr; what is referred to must
  /// outlive this.
  TransferCourse(const Law& law, const TransferTable& table, const Transfer& transfer, const LegalCase* legalCase, std::vector<TransferEvent> events,
                 const std::vector<Suspect>& suspects, const TransferFacts& facts, const EventDate& now);
  TransferCourse(const TransferCourse&) = delete;
  TransferCourse& operator=(const TransferCourse&) = delete;

  const TransferTable& table() const { return table_; }
  const std::vector<TransferDone>& done() const { return done_; }
  /// In the order in which they began. `trigger` of a clock is the chain of the matter's own event.
  const std::vector<CaseClock>& clocks() const { return clocks_; }
  const TransferState& state() const { return *state_; }
  TransferStanding standing() const;
  std::vector<SuspectStanding> suspects() const;

  /// Whether a step may be recorded. Refusals, with field "transfer" unless said: WrongState "STEP state CODE", "STEP guard NAME";
  /// Required, NotFound "transfer_suspect"; WrongState "transfer_suspect" when his case has ended; OutOfRange "STEP future DATE"; DateOrder
  /// "STEP before A DATE"; Malformed "transfer_on" when the time of day is wanted.
  Result<void> allow(const TransferStep& step, const EventDate& on, std::optional<SuspectId> suspect) const;
  /// Whether the step is possible in the present state.
  Result<void> allowNow(const TransferStep& step) const;
  /// As checkStepDetails().
  Result<void> checkDetails(const TransferStep& step, const QMap<QString, QString>& details) const;
  /// Ids of papers of the checklist that are required and not enclosed.
  QStringList missingPapers(const TransferStep& step, const QMap<QString, QString>& details, const std::vector<EnclosedPaper>& papers) const;
  /// Rules whose period a step on this day would miss.
  QStringList lateFor(const TransferStep& step, const EventDate& on, const QMap<QString, QString>& details) const;
  /// Whether a paper of the checklist is required with these details.
  bool isRequired(const AskedDetail& paper, const QMap<QString, QString>& details) const;
  std::vector<const TransferStep*> nextSteps() const;
  /// Those of the 专案组, joined by 、; empty while none is named.
  QString officers() const;

 private:
  friend class TransferClocks;
  void gatherImplied();
  void gatherRecorded();
  void append(const TransferStep& step, const EventDate& on, const TransferEvent* event, const QString& to);
  QString target(const TransferStep& step, std::optional<SuspectId> suspect) const;
  bool fact(QStringView name) const;
  bool holds(const Conditional& condition, const QMap<QString, QString>& details) const;
  bool guard(QStringView name) const;
  bool isOverdue(std::initializer_list<QStringView> rules) const;
  bool happened(QStringView step) const;
  Result<void> checkOrder(const TransferStep& step, const EventDate& on, bool stays, std::optional<SuspectId> suspect) const;
  Result<void> checkSuspect(const TransferStep& step, std::optional<SuspectId> suspect) const;
  int personsOf(const TransferDone& done) const;

  const Law& law_;
  const TransferTable& table_;
  const Transfer& transfer_;
  const LegalCase* case_;
  std::vector<TransferEvent> events_;
  const std::vector<Suspect>& suspects_;
  TransferFacts facts_;
  EventDate now_;
  const TransferState* state_ = nullptr;
  int round_ = 0;
  std::vector<TransferDone> done_;
  std::vector<CaseClock> clocks_;
};

/// The columns of a case that steps of its matters carry, each with its date: of several the first.
std::map<QString, EventDate> carriedColumns(const TransferTable& table, const std::vector<TransferEvent>& current);

}  // namespace shuangda
