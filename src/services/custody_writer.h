#pragma once

#include "services/open_item.h"
#include "services/unit_of_work.h"
#include "storage/custody_repository.h"

namespace shuangda {

/// Whether a person records a movement, or a disposal batch that was approved.
enum class MovedBy { Hand, Batch };

/// Records movements inside one unit of work, for every use case that does. Refusals: as CustodyService::record().
class CustodyWriter {
 public:
  CustodyWriter(UnitOfWork& work, const Session& session)
      : work_(work), session_(session), ledger_(work.database()), opener_(work.database(), work.law(), EventDate::ofInstant(work.now())) {}

  Result<CustodyMovement> record(CustodyMovement draft, MovedBy by = MovedBy::Hand);
  /// Moves back what was wrongly recorded.
  Result<CustodyMovement> reverse(const CustodyMovement& wrong, const QString& reason);

 private:
  Result<CustodyMovement> store(CustodyMovement movement, const char* action);

  UnitOfWork& work_;
  const Session& session_;
  CustodyRepository ledger_;
  ItemOpener opener_;
};

/// The movement with everything filled in that has only one reading, checked against the rules, the case and the places.
Result<CustodyMovement> checkedMovement(Database& database, const OpenItem& item, CustodyMovement draft, Instant now);
/// Whether the facts of the case allow this kind of movement now: WrongState "custody_guard" with the guard that fails.
Result<void> checkGuards(const OpenItem& item, const CustodyRule& rule);
/// How much of a line has not been taken in yet.
Quantity intakeLeft(const OpenItem& item);
/// The one position a rule could take goods from; Required "custody_position" where there is a choice, WrongState "custody_state" where none.
Result<CustodyPosition> onlyPosition(Database& database, const OpenItem& item, const CustodyRule& rule);

}  // namespace shuangda
