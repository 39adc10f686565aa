#pragma once

#include "domain/transfer_course.h"
#include "services/procedure_service.h"
#include "services/unit_of_work.h"
#include "storage/transfer_repository.h"

namespace shuangda {

/// A matter with everything its course rests on.
class OpenTransfer {
 public:
  OpenTransfer(Database& database, const Law& law, TransferId id, Instant now);
  OpenTransfer(const OpenTransfer&) = delete;
  OpenTransfer& operator=(const OpenTransfer&) = delete;

  explicit operator bool() const { return transfer_.has_value(); }
  const Transfer& transfer() const { return *transfer_; }
  const std::optional<LegalCase>& legalCase() const { return case_; }
  const std::vector<Suspect>& suspects() const { return suspects_; }
  const std::vector<TransferEvent>& rows() const { return rows_; }
  std::vector<TransferEvent> current() const { return currentRows<TransferEvent>(rows_); }
  const TransferFacts& facts() const { return facts_; }
  const TransferEvent* row(TransferEventId id) const;
  bool isReplaced(TransferEventId id) const;
  /// The course these events make; the current ones unless others are given.
  TransferCourse course() const { return course(current()); }
  TransferCourse course(std::vector<TransferEvent> events) const;

 private:
  const Law& law_;
  EventDate now_;
  std::optional<Transfer> transfer_;
  std::optional<LegalCase> case_{};
  std::vector<Suspect> suspects_{};
  std::vector<TransferEvent> rows_{};
  TransferFacts facts_{};
};

/// Opens a matter: number, audit. Refusals: Required "transfer_title" when neither a case nor a title says what it is about; NotFound "case_id";
/// WrongState "transfer_lane" when an open matter of the lane belongs to the case already.
Result<Transfer> openTransfer(UnitOfWork& work, Transfer draft);

/// Records a step in a unit of work. Refusals: TransferCourse::allow()'s and checkDetails()'s; Required "transfer_hole" with the missing papers;
/// AlreadyExists "doc_no"; Unconfirmed "transfer_note" with the rules whose period is missed, when not confirmed with a note.
Result<TransferEvent> recordTransferStep(UnitOfWork& work, const Session& session, TransferEvent event, Numbering numbering, Oddities oddities);
/// Stores a row that was checked: the dates of the case, standings and clocks follow; audit.
Result<TransferEvent> storeTransferEvent(UnitOfWork& work, TransferEvent event, const char* action);

/// Opens the matters that the dates of a case alone tell of (a ledger row) and computes the standings and clocks of all its matters again:
/// part of every use case that changes a case.
void followTransfers(UnitOfWork& work, const LegalCase& legalCase);
/// Computes standing and clocks of one matter again.
void refreshTransfer(Database& database, const Law& law, TransferId id, Instant now);
/// The same for all matters and for the cases no matter was opened for yet.
void refreshAllTransfers(Database& database, const Law& law, Instant now);
/// WrongState with the column and "step NAME" for a date of the case that a step of a matter carries.
Result<void> checkTransferDates(Database& database, const LegalCase& stored, const LegalCase& draft);

}  // namespace shuangda
