#include "services/custody_writer.h"

#include "base/uid.h"
#include "domain/goods_code.h"
#include "storage/custody_repository.h"
#include "storage/disposal_repository.h"
#include "storage/place_repository.h"

namespace shuangda {
namespace {

/// Approved goods on their way: what becomes of them is the batch's to record.
bool isUnderway(Database& database, const CustodyMovement& movement) {
  const std::optional<Place> place = movement.from == CustodyState::Cleared && movement.fromPlace ? PlaceRepository(database).find(*movement.fromPlace) : std::nullopt;
  return place && (place->kindValue() == PlaceKind::Transit || place->kindValue() == PlaceKind::Plant);
}

}  // namespace

Result<CustodyMovement> CustodyWriter::record(CustodyMovement draft, MovedBy by) {
  const std::optional<OpenItem> item = opener_.open(draft.item);
  if (!item) {
    return refuse(ErrorCode::NotFound, QStringLiteral("goods_item"), itemLabel(draft.item));
  }
  const CustodyRule* rule = CustodyRules::builtIn().find(draft.kind);
  if (rule && by == MovedBy::Hand && (rule->needsBatch || draft.batch)) {
    return refuse(ErrorCode::WrongState, QStringLiteral("custody_batch"), rule->name);
  }
  return checkedMovement(work_.database(), *item, std::move(draft), work_.now()).and_then([&](const CustodyMovement& sound) -> Result<CustodyMovement> {
    if (by == MovedBy::Hand && isUnderway(work_.database(), sound)) {
      return refuse(ErrorCode::WrongState, QStringLiteral("custody_batch"), rule->name);
    }
    CustodyMovement movement = sound;
    if (movement.from == CustodyState::Cleared && movement.to == CustodyState::Missing && !movement.batch) {
      // What is missing of goods approved for disposal is missing from the batch.
      const std::optional<DisposalBatch> batch = DisposalRepository(work_.database()).openBatchOf(movement.item, BatchId{});
      movement.batch = batch ? std::optional(batch->id) : std::nullopt;
    }
    return store(std::move(movement), "move");
  });
}

Result<CustodyMovement> CustodyWriter::reverse(const CustodyMovement& wrong, const QString& reason) {
  CustodyRepository ledger(work_.database());
  if (reason.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("reason"));
  }
  for (const CustodyMovement& other : ledger.ofItem(wrong.item)) {
    if (wrong.reverses || other.reverses == wrong.id) {
      return refuse(ErrorCode::WrongState, QStringLiteral("custody_corrected"), itemLabel(wrong.item));
    }
  }
  CustodyMovement back = wrong;
  std::swap(back.item, back.into);
  std::swap(back.from, back.to);
  std::swap(back.fromPlace, back.toPlace);
  back.reverses = wrong.id;
  back.note = reason.trimmed();
  for (const ItemId item : {wrong.item, wrong.into}) {
    if (const Result<void> sound = checkHistory(item, ledger.ofItem(item), back); !sound) {
      return tl::unexpected(sound.error());
    }
  }
  // What came later may stand on it although the day's balance would bear it: the ledger refuses what is no longer there.
  if (back.from != CustodyState::Outside) {
    const CustodyBalance balance = ledger.balance(back.item);
    const auto there = balance.find({back.from, back.fromPlace.value_or(PlaceId{})});
    if (there == balance.end() || there->second < back.quantity) {
      return refuse(ErrorCode::OutOfRange, QStringLiteral("custody_quantity"), there == balance.end() ? QStringLiteral("0") : there->second.text());
    }
  }
  return store(std::move(back), "correct_move");
}

Result<CustodyMovement> CustodyWriter::store(CustodyMovement movement, const char* action) {
  movement.uid = newUid(work_.now());
  movement.recordedAt = work_.now();
  movement.recordedBy = session_.account;
  movement.id = ledger_.insert(movement);
  work_.audit().record(QLatin1String(action), QStringLiteral("custody_movement"), movement.id.value, fieldChanges(NoRecord{}, movement));
  return movement;
}

}  // namespace shuangda
