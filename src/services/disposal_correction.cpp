#include <algorithm>
#include <ranges>

#include "domain/goods_code.h"
#include "domain/people.h"
#include "services/custody_writer.h"
#include "services/destruction_report.h"
#include "services/disposal_batch_writer.h"
#include "services/disposal_checks.h"
#include "storage/destruction_repository.h"
#include "storage/place_repository.h"

// DisposalService: what was done wrongly, lost on the way, or signed too early (decision 0025).

namespace shuangda {
namespace {

constexpr std::initializer_list<BatchStage> kUntilSigned{BatchStage::Approved, BatchStage::Underway, BatchStage::Executed};

bool isOfStep(const CustodyMovement& movement, const DisposalBatch& batch, BatchStep step) {
  switch (step) {
    case BatchStep::Pick:
      return movement.kind == QStringLiteral("pick");
    case BatchStep::Load:
      return movement.kind == QStringLiteral("load");
    case BatchStep::Execute:
      return movement.kind == batch.wayRow().finalKind;
  }
  return false;
}

/// The standing movements a line made in the batch, from the first of the step on, the last one first.
std::vector<CustodyMovement> movementsFrom(const std::vector<CustodyMovement>& standing, const DisposalBatch& batch, ItemId item, BatchStep step) {
  std::vector<CustodyMovement> own;
  std::ranges::copy_if(standing, std::back_inserter(own), [&](const CustodyMovement& m) { return m.item == item; });
  std::ranges::sort(own, {}, &CustodyMovement::id);
  own.erase(own.begin(), std::ranges::find_if(own, [&](const CustodyMovement& m) { return isOfStep(m, batch, step); }));
  std::ranges::reverse(own);
  return own;
}

std::vector<ItemId> chosenOf(Database& database, BatchId id, const std::vector<ItemId>& items) {
  if (!items.empty()) {
    return items;
  }
  std::vector<ItemId> all;
  std::ranges::transform(DisposalRepository(database).lines(id), std::back_inserter(all), &DisposalLine::item);
  return all;
}

/// A batch that did nothing any more has no times; otherwise they span what it did.
void followLedger(Database& database, DisposalBatch& batch) {
  const std::vector<DisposalLine> lines = DisposalRepository(database).lines(batch.id);
  if (std::ranges::none_of(lines, [](const DisposalLine& line) { return line.disposed > Quantity(); })) {
    batch.startedAt.reset();
    batch.endedAt.reset();
  }
}

/// What the signature gave back to the standing 已没收 is approved again, where it still lies as it lay.
void takeBackReturns(CustodyWriter& writer, const std::vector<CustodyMovement>& standing, const QString& reason) {
  for (const CustodyMovement& movement : standing | std::views::reverse) {
    if (movement.kind == QStringLiteral("unclear")) {
      (void)writer.reverse(movement, reason);  // moved on since then: it stays confiscated
    }
  }
}

/// Takes the quantity from what the line has in transit, then from what it has at the plant.
Result<void> recordLosses(UnitOfWork& work, CustodyWriter& writer, const DisposalBatch& batch, const LossReport& loss) {
  Quantity left = loss.quantity;
  PlaceRepository places(work.database());
  for (const PlaceKind kind : {PlaceKind::Transit, PlaceKind::Plant}) {
    for (const auto& [position, there] : CustodyRepository(work.database()).balance(loss.item)) {
      const std::optional<Place> place = position.state == CustodyState::Cleared ? places.find(position.place) : std::nullopt;
      if (!place || place->kindValue() != kind || left <= Quantity()) {
        continue;
      }
      CustodyMovement movement{.item = loss.item, .kind = QStringLiteral("transit_loss"), .quantity = std::min(left, there), .from = CustodyState::Cleared, .fromPlace = position.place, .at = loss.at};
      movement.giver = loss.carrier;
      movement.approver = loss.approver;
      movement.docNo = loss.docNo;
      movement.note = loss.reason;
      movement.batch = batch.id;
      left = left - movement.quantity;
      if (const Result<CustodyMovement> moved = writer.record(std::move(movement), MovedBy::Batch); !moved) {
        return tl::unexpected(moved.error());
      }
    }
  }
  return loss.quantity <= Quantity() || left > Quantity() ? refuse(ErrorCode::WrongState, QStringLiteral("batch_not_listed"), itemLabel(loss.item)) : Result<void>();
}

/// The loss stands as the reason of the difference, unless one was given already.
void explainLoss(UnitOfWork& work, const DisposalBatch& batch, const LossReport& loss) {
  DisposalRepository batches(work.database());
  const std::vector<DisposalLine> lines = batches.lines(batch.id);
  const auto line = std::ranges::find(lines, loss.item, &DisposalLine::item);
  if (line != lines.end() && line->difference.isEmpty()) {
    const QString text = QStringLiteral("途中短少 %1：%2").arg(loss.quantity.text(), loss.reason.trimmed());
    batches.setDifference(batch.id, loss.item, text);
    work.audit().record(QStringLiteral("explain"), QStringLiteral("disposal_batch"), batch.id.value, {{itemLabel(loss.item), {}, text}});
  }
}

}  // namespace

Result<int> DisposalService::takeBack(const Session& session, BatchId id, const std::vector<ItemId>& items, BatchStep step, const QString& reason) {
  int count = 0;
  return changeBatch(store_, session, id, "take_back", kUntilSigned, [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
           const std::vector<CustodyMovement> standing = standingMovements(CustodyRepository(work.database()).ofBatch(id));
           CustodyWriter writer(work, session);
           for (const ItemId item : chosenOf(work.database(), id, items)) {
             for (const CustodyMovement& movement : movementsFrom(standing, batch, item, step)) {
               if (const Result<CustodyMovement> back = writer.reverse(movement, reason); !back) {
                 return tl::unexpected(back.error());
               }
               ++count;
             }
           }
           followLedger(work.database(), batch);
           return count > 0 ? Result<void>() : refuse(ErrorCode::WrongState, QStringLiteral("batch_not_done"), batch.number);
         })
      .map([&](const DisposalBatch&) { return count; });
}

Result<void> DisposalService::recordLoss(const Session& session, BatchId id, const LossReport& loss) {
  return changeBatch(store_, session, id, "loss", kUntilSigned, [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
           if (samePerson(loss.approver, session.displayName)) {
             return refuse(ErrorCode::Forbidden, QStringLiteral("custody_approver"), loss.approver.trimmed());
           }
           CustodyWriter writer(work, session);
           return recordLosses(work, writer, batch, loss).map([&] { explainLoss(work, batch, loss); });
         })
      .map([](const DisposalBatch&) {});
}

Result<DisposalBatch> DisposalService::reopen(const Session& session, BatchId id, const QString& reason, const Signature& signer, const Signature& countersigner) {
  if (reason.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("reason"));
  }
  const auto both = checkSigners(store_, signer, countersigner);
  if (!both) {
    return tl::unexpected(both.error());
  }
  return changeBatch(store_, session, id, "reopen", {BatchStage::Completed}, [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
    DisposalRepository batches(work.database());
    const BatchReopening reopening{.reason = reason.trimmed(), .completedAt = *batch.completedAt, .signedBy = *batch.signedBy, .countersignedBy = *batch.countersignedBy,
                                   .reopenedAt = work.now(), .reopenedBy = both->first.account, .confirmedBy = both->second.account};
    DestructionRepository(work.database()).supersede(destructionNumber(batch, batches.reopenings(id).size()), work.now());
    batches.addReopening(id, reopening);
    work.audit().record(QStringLiteral("reopen"), QStringLiteral("disposal_batch"), id.value, fieldChanges(NoRecord{}, reopening));
    batch.completedAt.reset();
    batch.signedBy.reset();
    batch.countersignedBy.reset();
    return {};
  }, [&](UnitOfWork& work, const DisposalBatch&) -> Result<void> {
    CustodyWriter writer(work, session);
    takeBackReturns(writer, standingMovements(CustodyRepository(work.database()).ofBatch(id)), reason);
    return {};
  });
}

}  // namespace shuangda
