#include "services/scan_service.h"

#include <algorithm>

#include "services/custody_service.h"
#include "services/disposal_service.h"
#include "services/goods_texts.h"
#include "services/unit_of_work.h"
#include "storage/disposal_repository.h"
#include "storage/goods_list.h"
#include "storage/place_repository.h"
#include "storage/stock_take_repository.h"

namespace shuangda {
namespace {

Result<ScannedThing> notFound(const GoodsCode& code, const char* field) { return refuse(ErrorCode::NotFound, QLatin1String(field), goodsCodeText(code)); }

ScannedThing itemThing(const GoodsCode& code, const GoodsRow& row) {
  return {code, (row.item.name + u' ' + row.item.spec).trimmed(), QStringLiteral("%1；案件 %2").arg(balanceText(row), row.caseNumber)};
}

}  // namespace

Result<ScannedThing> ScanService::look(const Session& session, const GoodsCode& code) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  Database& database = store_.database();
  switch (code.kind) {
    case CodeKind::Item: {
      const std::optional<GoodsRow> row = goodsRow(database, ItemId{code.key});
      return row ? Result<ScannedThing>(itemThing(code, *row)) : notFound(code, "goods_item");
    }
    case CodeKind::Place: {
      const std::optional<Place> place = PlaceRepository(database).find(PlaceId{code.key});
      return place ? Result<ScannedThing>(ScannedThing{code, place->code + u' ' + place->name, placeKindText(place->kindValue())}) : notFound(code, "place");
    }
    case CodeKind::Batch: {
      const std::optional<DisposalBatch> batch = DisposalRepository(database).find(BatchId{code.key});
      return batch ? Result<ScannedThing>(ScannedThing{code, batch->number + u' ' + batch->title, batchStageText(batchStage(*batch))}) : notFound(code, "batch");
    }
    case CodeKind::StockTake: {
      const std::optional<StockTake> take = StockTakeRepository(database).find(StockTakeId{code.key});
      return take ? Result<ScannedThing>(ScannedThing{code, take->number, take->counter}) : notFound(code, "stock_take");
    }
    case CodeKind::Command:
      return ScannedThing{code, scanCommandText(static_cast<ScanCommand>(code.key)), {}};
  }
  return notFound(code, "goods_code");
}

Result<ScanResult> ScanService::commit(const Session& session, const ScanSession& scanned, const ScanHands& hands) {
  if (!scanned.target() || scanned.items().empty()) {
    return refuse(ErrorCode::Required, QStringLiteral("goods_lines"));
  }
  return scanned.command() == ScanCommand::TakeOut ? takeOut(session, scanned, hands) : storeIn(session, scanned, hands);
}

Result<ScanResult> ScanService::storeIn(const Session& session, const ScanSession& scanned, const ScanHands& hands) {
  Database& database = store_.database();
  PlaceRepository places(database);
  const PlaceId target{scanned.target()->key};
  std::vector<CustodyMovement> drafts;
  for (const ItemId item : scanned.items()) {
    const std::optional<GoodsRow> row = goodsRow(database, item);
    for (const auto& [position, quantity] : row ? row->balance : CustodyBalance{}) {
      const std::optional<Place> from = position.place.isStored() ? places.find(position.place) : std::nullopt;
      if (!from || position.place == target) {
        continue;
      }
      CustodyMovement draft{.item = item, .kind = isStorage(from->kindValue()) ? QStringLiteral("relocate") : QStringLiteral("store_in"), .quantity = quantity};
      draft.kind = from->kindValue() == PlaceKind::Laboratory ? QStringLiteral("sample_back") : draft.kind;
      draft.from = draft.to = position.state;
      draft.fromPlace = position.place;
      draft.toPlace = target;
      draft.at = EventDate::ofInstant(store_.clock().now());
      draft.giver = hands.giver;
      draft.receiver = hands.receiver;
      drafts.push_back(std::move(draft));
    }
  }
  if (drafts.empty()) {
    return refuse(ErrorCode::WrongState, QStringLiteral("scan_nothing"));
  }
  const std::optional<Place> place = places.find(target);
  return CustodyService(store_).recordAll(session, std::move(drafts)).map([&](const std::vector<CustodyMovement>& moved) {
    return ScanResult{static_cast<int>(moved.size()), QStringLiteral("已入库 %1 项，存放于 %2 %3。").arg(scanned.items().size()).arg(place->code, place->name)};
  });
}

Result<ScanResult> ScanService::takeOut(const Session& session, const ScanSession& scanned, const ScanHands& hands) {
  std::vector<Place> transits = PlaceRepository(store_.database()).all();
  std::erase_if(transits, [](const Place& place) { return place.kindValue() != PlaceKind::Transit || place.closedOn; });
  if (transits.size() != 1) {
    return refuse(ErrorCode::WrongState, QStringLiteral("scan_transit"));
  }
  const BatchId batch{scanned.target()->key};
  const BatchAct act{.at = EventDate::ofInstant(store_.clock().now()), .giver = hands.giver, .receiver = hands.receiver};
  return DisposalService(store_).pickItems(session, batch, scanned.items(), transits.front().id, act).map([&](int count) {
    return ScanResult{count, QStringLiteral("已出库 %1 项，放在 %2。").arg(scanned.items().size()).arg(transits.front().name)};
  });
}

}  // namespace shuangda
