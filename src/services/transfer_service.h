#pragma once

#include "domain/session.h"
#include "domain/transfer_course.h"
#include "domain/transfer_query.h"
#include "services/procedure_service.h"

namespace shuangda {

/// A step of a matter that has happened, for reading.
struct TransferSheetStep {
  QString step{};
  EventDate on = EventDate::ofDay(QDate(1970, 1, 1));
  QString from{};
  QString to{};
  int round = 0;
  bool undone = false;
  std::optional<TransferEvent> event{};  ///< absent when only a date of the case says so
};

/// A line of the checklist of a step.
struct TransferPaperLine {
  QString paper{};
  bool required = false;
};

/// A step that may be taken next.
struct TransferChoice {
  QString step{};
  QString to{};
  std::optional<Error> refusal{};             ///< a guard that does not hold yet; steps of other states are not offered
  std::vector<TransferPaperLine> papers{};    ///< as far as it does not depend on what is still to be entered
};

/// How the criminal case of one suspect stands.
struct SuspectLine {
  Suspect suspect{};
  QString lastStep{};
  std::optional<EventDate> lastOn{};
  QString charge{};  ///< 罪名 at the last stage that named one
  bool ended = false;
};

/// Everything the page of one matter shows.
struct TransferSheet {
  Transfer transfer{};
  std::optional<LegalCase> legalCase{};
  TransferStanding standing{};
  std::vector<TransferSheetStep> steps{};
  std::vector<TransferEvent> rows{};          ///< every row, also corrected and withdrawn ones
  std::vector<SuspectLine> suspects{};
  std::vector<CaseClock> clocks{};
  std::vector<TransferChoice> choices{};
  EventDate now = EventDate::ofDay(QDate(1970, 1, 1));
};

/// 两法衔接: opening matters, recording their steps, and reading where they stand. One function = one use case = one transaction.
class TransferService {
 public:
  explicit TransferService(Store& store) : store_(store) {}

  /// Opens a matter with its first step. Refusals: openTransfer()'s and recordTransferStep()'s (services/transfer_writer.h).
  Result<TransferEvent> open(const Session& session, const Transfer& draft, TransferEvent first, Numbering numbering = Numbering::AsGiven,
                             Oddities oddities = Oddities::Refused);
  /// Records the next step. Refusals: recordTransferStep()'s.
  Result<TransferEvent> record(const Session& session, TransferEvent event, Numbering numbering = Numbering::AsGiven, Oddities oddities = Oddities::Refused);
  /// Replaces what a step says; the reason is kept as its note. WrongState "transfer_base" with the step that would lose its ground.
  Result<TransferEvent> correct(const Session& session, TransferEventId id, TransferEvent fields, const QString& reason);
  /// Takes a step back as wrongly recorded; its row stays. Refusals: as correct().
  Result<void> withdraw(const Session& session, TransferEventId id, const QString& reason);

  /// Adds a suspect or changes one. Required "suspect_name"; CheckDigit "id_no"; StaleVersion "suspect_name".
  Result<Suspect> saveSuspect(const Session& session, Suspect draft);
  /// Says which case a matter without one belongs to. WrongState "transfer_linked"; NotFound "case_id".
  Result<Transfer> linkCase(const Session& session, TransferId id, const QString& caseNumber);

  Result<TransferSheet> sheet(const Session& session, TransferId id);
  /// The matter with this number, or the only one of the case with this number. NotFound "transfer"; AlreadyExists "transfer" with the
  /// numbers when the case has several.
  Result<TransferId> find(const Session& session, const QString& number);
  /// Newest first.
  Result<std::vector<TransferRow>> list(const Session& session, const TransferQuery& query);
  /// Over the whole list, whatever its page.
  Result<TransferTotals> totals(const Session& session, const TransferQuery& query);

 private:
  Store& store_;
};

}  // namespace shuangda
