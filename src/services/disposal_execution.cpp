#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

#include "base/uid.h"
#include "domain/goods_code.h"
#include "services/custody_writer.h"
#include "services/destruction_report.h"
#include "services/disposal_batch_writer.h"
#include "services/disposal_checks.h"
#include "storage/custody_repository.h"
#include "storage/destruction_repository.h"
#include "storage/place_repository.h"

namespace shuangda {
namespace {

// Until it is signed everything can still be done: what was corrected is done anew.
constexpr std::initializer_list<BatchStage> kUntilSigned{BatchStage::Approved, BatchStage::Underway, BatchStage::Executed};

CustodyMovement movementOf(const DisposalBatch& batch, const char* kind, ItemId item, Quantity quantity, PlaceId from, const BatchAct& act) {
  CustodyMovement movement{.item = item, .kind = QLatin1String(kind), .quantity = quantity, .from = CustodyState::Cleared, .fromPlace = from, .at = act.at};
  movement.giver = act.giver;
  movement.receiver = act.receiver;
  movement.witness = act.witness;
  movement.docNo = act.docNo.isEmpty() ? batch.approvalNo : act.docNo;
  movement.batch = batch.id;
  return movement;
}

/// What the batch's lines have in places of a kind.
struct Lying {
  ItemId item{};
  PlaceId place{};
  Quantity quantity{};
};

std::vector<Lying> lyingIn(Database& database, BatchId batch, PlaceKind kind) {
  CustodyRepository ledger(database);
  PlaceRepository places(database);
  std::vector<Lying> found;
  for (const DisposalLine& line : DisposalRepository(database).lines(batch)) {
    for (const auto& [position, quantity] : ledger.balance(line.item)) {
      const std::optional<Place> place = position.state == CustodyState::Cleared ? places.find(position.place) : std::nullopt;
      if (place && place->kindValue() == kind) {
        found.push_back({line.item, position.place, quantity});
      }
    }
  }
  return found;
}

Result<void> recordEach(CustodyWriter& writer, const DisposalBatch& batch, const char* kind, const std::vector<Lying>& goods, std::optional<PlaceId> to, const BatchAct& act) {
  for (const Lying& lying : goods) {
    CustodyMovement movement = movementOf(batch, kind, lying.item, lying.quantity, lying.place, act);
    movement.toPlace = to;
    if (const Result<CustodyMovement> moved = writer.record(std::move(movement), MovedBy::Batch); !moved) {
      return tl::unexpected(moved.error());
    }
  }
  return {};
}

/// Of what lies there only the quantities asked for; all of it when nothing is asked for.
Result<std::vector<Lying>> partsOf(std::vector<Lying> lying, const std::map<ItemId, Quantity>& parts) {
  if (parts.empty()) {
    return lying;
  }
  std::vector<Lying> taken;
  for (const auto& [item, quantity] : parts) {
    Quantity left = quantity;
    Quantity there;
    for (const Lying& part : lying) {
      if (part.item == item) {
        there = there + part.quantity;
        taken.push_back({item, part.place, std::min(left, part.quantity)});
        left = left - taken.back().quantity;
      }
    }
    if (quantity <= Quantity() || left > Quantity()) {
      return refuse(ErrorCode::OutOfRange, QStringLiteral("batch_part"), itemLabel(item) + u'|' + there.text());
    }
  }
  std::erase_if(taken, [](const Lying& part) { return part.quantity == Quantity(); });
  return taken;
}

Result<QString> hashOf(const QString& path) {
  QFile file(path);
  QCryptographicHash hash(QCryptographicHash::Sha256);
  if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file)) {
    return refuse(ErrorCode::Unreadable, QStringLiteral("evidence_file"), path);
  }
  return QString::fromLatin1(hash.result().toHex());
}

/// What was approved but never fetched becomes 已没收 again; its difference is explained.
Result<void> returnUnfetched(UnitOfWork& work, const Session& session, const DisposalBatch& batch, const std::vector<PickRow>& left) {
  CustodyWriter writer(work, session);
  for (const PickRow& row : left) {
    CustodyMovement back = movementOf(batch, "unclear", row.item, row.quantity, row.place, {.at = EventDate::ofInstant(work.now())});
    back.note = QStringLiteral("批次结束时未出库");
    if (const Result<CustodyMovement> moved = writer.record(std::move(back), MovedBy::Batch); !moved) {
      return tl::unexpected(moved.error());
    }
  }
  return {};
}

/// A signed destruction is a 销毁活动 of the figures; one signed anew takes the place of the one before.
void recordDestruction(UnitOfWork& work, const DisposalSheet& sheet, const QString& officeName) {
  DestructionEvent event = destructionOf(sheet, officeName);
  event.number = destructionNumber(sheet.batch, sheet.reopenings.size());
  event.uid = newUid(work.now());
  event.recordedAt = work.now();
  event.id = DestructionRepository(work.database()).insert(event, std::nullopt);
  work.audit().record(QStringLiteral("create"), QStringLiteral("destruction_event"), event.id.value, fieldChanges(NoRecord{}, event));
}

}  // namespace

Result<void> DisposalService::pick(const Session& session, BatchId id, ItemId item, Quantity quantity, PlaceId transit, const BatchAct& act) {
  return changeBatch(store_, session, id, "pick", kUntilSigned, [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
           CustodyWriter writer(work, session);
           Quantity left = quantity;
           for (const PickRow& row : DisposalRepository(work.database()).pickList(id)) {
             if (row.item != item || left <= Quantity()) {
               continue;
             }
             const Lying part{item, row.place, std::min(left, row.quantity)};
             left = left - part.quantity;
             if (const Result<void> moved = recordEach(writer, batch, "pick", {part}, transit, act); !moved) {
               return moved;
             }
           }
           return left > Quantity() ? refuse(ErrorCode::WrongState, QStringLiteral("batch_not_listed"), itemLabel(item)) : Result<void>();
         })
      .map([](const DisposalBatch&) {});
}

Result<int> DisposalService::pickItems(const Session& session, BatchId id, const std::vector<ItemId>& items, PlaceId transit, const BatchAct& act) {
  return changeBatch(store_, session, id, "pick", kUntilSigned, [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
           const std::vector<PickRow> listed = DisposalRepository(work.database()).pickList(id);
           std::vector<Lying> goods;
           for (const ItemId item : items) {
             const auto before = goods.size();
             for (const PickRow& row : listed) {
               if (row.item == item) {
                 goods.push_back({row.item, row.place, row.quantity});
               }
             }
             if (goods.size() == before) {
               return refuse(ErrorCode::WrongState, QStringLiteral("batch_not_listed"), itemLabel(item));
             }
           }
           CustodyWriter writer(work, session);
           return recordEach(writer, batch, "pick", goods, transit, act);
         })
      .map([&](const DisposalBatch&) { return static_cast<int>(items.size()); });
}

Result<int> DisposalService::pickAll(const Session& session, BatchId id, PlaceId transit, const BatchAct& act) {
  int count = 0;
  return changeBatch(store_, session, id, "pick", kUntilSigned, [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
           std::vector<Lying> goods;
           for (const PickRow& row : DisposalRepository(work.database()).pickList(id)) {
             goods.push_back({row.item, row.place, row.quantity});
           }
           count = static_cast<int>(goods.size());
           CustodyWriter writer(work, session);
           return recordEach(writer, batch, "pick", goods, transit, act);
         })
      .map([&](const DisposalBatch&) { return count; });
}

Result<void> DisposalService::bringBack(const Session& session, BatchId id, ItemId item, PlaceId store, const BatchAct& act) {
  return changeBatch(store_, session, id, "bring_back", kUntilSigned, [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
           std::vector<Lying> goods = lyingIn(work.database(), id, PlaceKind::Transit);
           std::ranges::copy(lyingIn(work.database(), id, PlaceKind::Plant), std::back_inserter(goods));
           std::erase_if(goods, [&](const Lying& lying) { return lying.item != item; });
           if (goods.empty()) {
             return refuse(ErrorCode::WrongState, QStringLiteral("batch_not_listed"), itemLabel(item));
           }
           CustodyWriter writer(work, session);
           return recordEach(writer, batch, "store_in", goods, store, act);
         })
      .map([](const DisposalBatch&) {});
}

Result<int> DisposalService::load(const Session& session, BatchId id, const BatchAct& act) {
  int count = 0;
  return changeBatch(store_, session, id, "load", kUntilSigned, [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
           const std::vector<Lying> goods = lyingIn(work.database(), id, PlaceKind::Transit);
           count = static_cast<int>(goods.size());
           if (goods.empty() || !batch.plant) {
             return refuse(ErrorCode::WrongState, QStringLiteral("batch_nothing"), batch.number);
           }
           if (const Result<void> licensed = checkPlant(work.database(), batch, act.at); !licensed) {
             return licensed;
           }
           CustodyWriter writer(work, session);
           return recordEach(writer, batch, "load", goods, batch.plant, act);
         })
      .map([&](const DisposalBatch&) { return count; });
}

Result<int> DisposalService::execute(const Session& session, BatchId id, const EventDate& from, const EventDate& to, const std::map<ItemId, Quantity>& parts) {
  int count = 0;
  return changeBatch(store_, session, id, "execute", kUntilSigned, [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
           if (contradictsOrder(from, to) || (batch.approvedOn && from.lastDay() < batch.approvedOn->firstDay())) {
             return refuse(ErrorCode::DateOrder, QStringLiteral("batch_times"));
           }
           if (const Result<void> sound = checkFields(batch).and_then([&] { return checkPlant(work.database(), batch, from); })
                                              .and_then([&] { return checkPlant(work.database(), batch, to); });
               !sound) {
             return sound;
           }
           const bool destroys = batch.way == QStringLiteral("destroy");
           if (destroys && !lyingIn(work.database(), id, PlaceKind::Transit).empty()) {
             return refuse(ErrorCode::WrongState, QStringLiteral("batch_in_transit"), batch.number);
           }
           const Result<std::vector<Lying>> goods = partsOf(lyingIn(work.database(), id, destroys ? PlaceKind::Plant : PlaceKind::Transit), parts);
           if (!goods || goods->empty()) {
             return goods ? refuse(ErrorCode::WrongState, QStringLiteral("batch_nothing"), batch.number) : tl::unexpected(goods.error());
           }
           count = static_cast<int>(goods->size());
           const BatchAct act{.at = to, .giver = batch.executors, .receiver = destroys ? batch.executors : batch.receiver, .witness = batch.witnesses + QStringLiteral("、") + batch.supervisor};
           CustodyWriter writer(work, session);
           batch.startedAt = batch.startedAt && batch.startedAt->text() < from.text() ? *batch.startedAt : from;
           batch.endedAt = batch.endedAt && batch.endedAt->text() > to.text() ? *batch.endedAt : to;
           return recordEach(writer, batch, batch.wayRow().finalKind.toLatin1().constData(), *goods, std::nullopt, act);
         })
      .map([&](const DisposalBatch&) { return count; });
}

Result<void> DisposalService::addSlip(const Session& session, const WeighSlip& slip) {
  return changeBatch(store_, session, slip.batch, "weigh", kUntilSigned, [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
           DisposalRepository batches(work.database());
           if (slip.number.trimmed().isEmpty()) {
             return refuse(ErrorCode::Required, QStringLiteral("slip_no"));
           }
           if (slip.gross <= slip.tare || slip.tare < Quantity()) {
             return refuse(ErrorCode::OutOfRange, QStringLiteral("slip_weight"), slip.number);
           }
           if (std::ranges::any_of(batches.slips(batch.id), [&](const WeighSlip& other) { return other.number == slip.number.trimmed(); })) {
             return refuse(ErrorCode::AlreadyExists, QStringLiteral("slip_no"), slip.number);
           }
           WeighSlip stored = slip;
           stored.number = slip.number.trimmed();
           batches.addSlip(stored, work.now(), session.account);
           work.audit().record(QStringLiteral("weigh"), QStringLiteral("disposal_batch"), batch.id.value, fieldChanges(NoRecord{}, stored));
           return {};
         })
      .map([](const DisposalBatch&) {});
}

Result<void> DisposalService::voidSlip(const Session& session, BatchId id, std::int64_t slip, const QString& reason) {
  return changeBatch(store_, session, id, "void_slip", kUntilSigned, [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
           if (reason.trimmed().isEmpty()) {
             return refuse(ErrorCode::Required, QStringLiteral("reason"));
           }
           if (!DisposalRepository(work.database()).voidSlip(id, slip, reason.trimmed())) {
             return refuse(ErrorCode::NotFound, QStringLiteral("weigh_slip"), QString::number(slip));
           }
           work.audit().record(QStringLiteral("void_slip"), QStringLiteral("disposal_batch"), batch.id.value,
                               {{QStringLiteral("slip"), QString::number(slip), reason.trimmed()}});
           return {};
         })
      .map([](const DisposalBatch&) {});
}

Result<DisposalEvidence> DisposalService::addEvidence(const Session& session, BatchId id, const QString& stage, const QString& path, const QString& note) {
  const Result<QString> hash = hashOf(path);  // outside the transaction: a film takes its time
  if (!hash) {
    return tl::unexpected(hash.error());
  }
  const DisposalEvidence evidence{.batch = id, .stage = stage, .fileName = QFileInfo(path).fileName(), .size = QFileInfo(path).size(), .sha256 = *hash, .note = note.trimmed()};
  return changeBatch(store_, session, id, "evidence", kUntilSigned, [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
           DisposalRepository batches(work.database());
           if (evidence.size == 0) {
             return refuse(ErrorCode::Damaged, QStringLiteral("attachment_empty"), evidence.fileName);
           }
           if (std::ranges::any_of(batches.evidence(id), [&](const DisposalEvidence& other) { return other.sha256 == evidence.sha256; })) {
             return refuse(ErrorCode::AlreadyExists, QStringLiteral("evidence"), evidence.fileName);
           }
           batches.addEvidence(evidence, work.now(), session.account);
           work.audit().record(QStringLiteral("evidence"), QStringLiteral("disposal_batch"), batch.id.value, fieldChanges(NoRecord{}, evidence));
           return {};
         })
      .map([&](const DisposalBatch&) { return evidence; });
}

Result<void> DisposalService::explainDifference(const Session& session, BatchId id, ItemId item, const QString& why) {
  return changeBatch(store_, session, id, "explain", kUntilSigned, [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
           DisposalRepository(work.database()).setDifference(id, item, why.trimmed());
           work.audit().record(QStringLiteral("explain"), QStringLiteral("disposal_batch"), batch.id.value, {{itemLabel(item), {}, why.trimmed()}});
           return {};
         })
      .map([](const DisposalBatch&) {});
}

Result<DisposalBatch> DisposalService::complete(const Session& session, BatchId id, const Signature& signer, const Signature& countersigner) {
  const auto both = checkSigners(store_, signer, countersigner);
  if (!both) {
    return tl::unexpected(both.error());
  }
  return changeBatch(store_, session, id, "complete", {BatchStage::Executed}, [&](UnitOfWork& work, DisposalBatch& batch) -> Result<void> {
    const DisposalSheet sheet = *loadSheet(work.database(), id, EventDate::ofInstant(work.now()));
    if (!sheet.open.empty()) {
      return tl::unexpected(sheet.open.front());
    }
    if (const Result<void> back = returnUnfetched(work, session, batch, sheet.picks); !back) {
      return back;
    }
    batch.completedAt = work.now();
    batch.signedBy = both->first.account;
    batch.countersignedBy = both->second.account;
    return {};
  }, [&](UnitOfWork& work, const DisposalBatch& batch) -> Result<void> {
    if (batch.way == QStringLiteral("destroy")) {
      recordDestruction(work, *loadSheet(work.database(), id, EventDate::ofInstant(work.now())), session.officeName);
    }
    return {};
  });
}

}  // namespace shuangda
