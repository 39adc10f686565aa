#pragma once

#include <vector>

#include "domain/custody.h"
#include "domain/custody_note.h"
#include "domain/disposal_advice.h"
#include "domain/goods_query.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// One way a line may move now, or why it may not.
struct MoveChoice {
  QString kind{};
  std::optional<Error> refusal{};
};

/// One row of a chain of custody with the names people read.
struct ChainEntry {
  CustodyMovement movement{};
  QString from{};        ///< "查封扣押 · 一号库", "未保管"
  QString to{};
  bool corrected = false;
  QString otherLine{};   ///< label of the line split into, split from, merged
  QString recordedBy{};
};

/// Everything the page of one line shows.
struct GoodsSheet {
  GoodsRow row{};
  std::vector<ChainEntry> chain{};                 ///< as things happened
  std::vector<CustodyNote> notes{};
  std::vector<DisposalBlocker> blockers{};
  std::vector<MoveChoice> choices{};
  std::vector<std::pair<QString, QString>> where{};  ///< "已没收 · 一号库/A-01", "12 件"
  Quantity intakeLeft{};                           ///< what the line says and nobody has taken in yet
  EventDate now = EventDate::ofDay(QDate(1970, 1, 1));
};

/// A quantity to be taken out of a line as a line of its own.
struct SplitDraft {
  ItemId item{};
  CustodyPosition position{};
  Quantity quantity{};
  EventDate at = EventDate::ofDay(QDate(1970, 1, 1));
  QString note{};
};

/// The custody ledger: one function = one use case = one transaction. What a movement may not do is refused here with the reason, and
/// once more by the database itself.
class CustodyService {
 public:
  explicit CustodyService(Store& store) : store_(store) {}

  /// Records a movement. `from`, `fromPlace` and `to` may be left out (Outside, no place) where only one reading is possible; `into` too.
  /// Refusals: UnknownValue "custody_kind"; WrongState "custody_batch" for what only a disposal batch records; WrongState "custody_state"
  /// when no part of the line stands so; Required for what the rule asks; OutOfRange "custody_quantity" with what is there; DateOrder
  /// "custody_history"; OutOfRange "happened_at"; WrongState "custody_guard" with the guard; NotFound/WrongState/OutOfRange "place…".
  Result<CustodyMovement> record(const Session& session, CustodyMovement draft);
  /// All or none; the value of a refusal begins with the label of the line it is about.
  Result<std::vector<CustodyMovement>> recordAll(const Session& session, std::vector<CustodyMovement> drafts);
  /// A new row that moves back what was wrongly recorded. Required "reason"; WrongState "custody_corrected"; otherwise as record().
  Result<CustodyMovement> correct(const Session& session, MovementId id, const QString& reason);
  /// Takes a quantity out as a line of its own, which has the same history up to then. Returns the new line.
  Result<SeizedItem> split(const Session& session, const SplitDraft& draft);
  /// Puts what `draft.item` has in one position into `into`, a line of the same measure, name and unit.
  Result<CustodyMovement> merge(const Session& session, const SplitDraft& draft, ItemId into);

  Result<GoodsSheet> sheet(const Session& session, ItemId id);
  Result<CustodyNote> note(const Session& session, CustodyNote note);

 private:
  Store& store_;
};

}  // namespace shuangda
