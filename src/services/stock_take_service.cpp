#include "services/stock_take_service.h"

#include <algorithm>

#include "base/text.h"
#include "base/uid.h"
#include "domain/goods_code.h"
#include "domain/people.h"
#include "services/custody_writer.h"
#include "storage/account_repository.h"
#include "storage/custody_repository.h"
#include "storage/goods_repository.h"
#include "storage/place_repository.h"
#include "storage/stock_take_repository.h"

namespace shuangda {
namespace {

const QString kEntity = QStringLiteral("stock_take");

/// The place and all below it.
std::vector<Place> placesUnder(Database& database, PlaceId root) {
  const std::vector<Place> all = PlaceRepository(database).all();
  std::vector<Place> found;
  for (const Place& place : all) {
    for (const Place* at = &place; at;) {
      if (at->id == root) {
        found.push_back(place);
        break;
      }
      const auto parent = std::ranges::find_if(all, [&](const Place& p) { return at->parent && p.id == *at->parent; });
      at = parent == all.end() ? nullptr : &*parent;
    }
  }
  return found;
}

Result<void> checkCounter(const std::vector<Place>& places, const QString& counter) {
  if (counter.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("counter"));
  }
  for (const Place& place : places) {
    for (const QString& name : peopleIn(counter)) {
      if (folded(place.keeper).contains(folded(name))) {
        return refuse(ErrorCode::WrongState, QStringLiteral("counter_is_keeper"), name + u'|' + place.name);
      }
    }
  }
  return {};
}

Result<StockTake> openTake(Database& database, StockTakeId id) {
  const std::optional<StockTake> take = StockTakeRepository(database).find(id);
  if (!take) {
    return refuse(ErrorCode::NotFound, QStringLiteral("stock_take"), QString::number(id.value));
  }
  return take->closedAt ? refuse(ErrorCode::WrongState, QStringLiteral("stock_closed"), take->number) : Result<StockTake>(*take);
}

/// Whether a line may be counted here: in a place of the stock-take, and of a sample only what was drawn. A line nobody expected there may
/// be counted wherever the ledger has none of it.
Result<void> checkDrawn(Database& database, const StockTake& take, ItemId item, PlaceId place) {
  const std::vector<Place> places = placesUnder(database, take.place);
  if (std::ranges::find(places, place, &Place::id) == places.end()) {
    const std::optional<Place> named = PlaceRepository(database).find(place);
    return refuse(ErrorCode::WrongState, QStringLiteral("stock_place"), named ? named->name : QString::number(place.value));
  }
  const std::vector<StockTakeLine> lines = StockTakeRepository(database).lines(take.id);
  const bool isDrawn = std::ranges::any_of(lines, [&](const StockTakeLine& line) { return line.item == item && line.place == place; });
  const CustodyBalance balance = CustodyRepository(database).balance(item);
  const bool lies = std::ranges::any_of(balance, [&](const auto& entry) { return entry.first.place == place; });
  return isDrawn || !lies ? Result<void>() : refuse(ErrorCode::WrongState, QStringLiteral("stock_not_drawn"), itemLabel(item));
}

/// The standing that goods found beyond the ledger get: that of most of the line in the place, else of most of it anywhere in custody.
CustodyState standingOf(const CustodyBalance& balance, PlaceId place) {
  CustodyState best = CustodyState::Seized;
  std::pair<bool, Quantity> most{false, Quantity()};
  for (const auto& [position, quantity] : balance) {
    const std::pair<bool, Quantity> weight{position.place == place, quantity};
    if (inCustody(position.state) && weight > most) {
      most = weight;
      best = position.state == CustodyState::Cleared ? CustodyState::Confiscated : position.state;
    }
  }
  return best;
}

/// How the movements that settle a stock-take name it.
QString settlingNote(const StockTake& take) { return QStringLiteral("盘点 %1：").arg(take.number); }

bool isSettling(const CustodyMovement& movement, const StockTake& take) { return movement.note.startsWith(settlingNote(take)); }

bool concerns(const CustodyMovement& movement, PlaceId place) { return movement.fromPlace == place || movement.toPlace == place; }

/// What the ledger of the line says since the count began: that it was settled, or that it moved and the count says nothing about now.
enum class SinceThen { Nothing, Settled, Moved };
SinceThen sinceThen(CustodyRepository& ledger, const StockDifference& row, const StockTake& take) {
  SinceThen since = SinceThen::Nothing;
  for (const CustodyMovement& movement : standingMovements(ledger.ofItem(row.item))) {
    if (!concerns(movement, row.place)) {
      continue;
    }
    if (isSettling(movement, take)) {
      return SinceThen::Settled;
    }
    since = movement.recordedAt > take.startedAt ? SinceThen::Moved : since;
  }
  return since;
}

/// The movements that make the ledger agree with what was counted.
std::vector<CustodyMovement> settlingMovements(CustodyRepository& ledger, const StockDifference& row) {
  const CustodyBalance balance = ledger.balance(row.item);
  std::vector<CustodyMovement> movements;
  if (row.difference() > Quantity()) {
    const CustodyState standing = standingOf(balance, row.place);
    const QString kind = standing == CustodyState::Confiscated ? QStringLiteral("found_confiscated") : QStringLiteral("found");
    movements.push_back({.item = row.item, .kind = kind, .quantity = row.difference(), .to = standing, .toPlace = row.place});
    return movements;
  }
  Quantity missing = Quantity() - row.difference();
  for (const auto& [position, quantity] : balance) {
    if (position.place == row.place && missing > Quantity()) {
      const Quantity part = std::min(quantity, missing);
      movements.push_back({.item = row.item, .kind = QStringLiteral("missing"), .quantity = part, .from = position.state, .fromPlace = row.place});
      missing = missing - part;
    }
  }
  return movements;
}

}  // namespace

Result<StockTake> StockTakeService::start(const Session& session, StockTake draft) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (draft.samplePermille < 1 || draft.samplePermille > 1000) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("sample"), QString::number(draft.samplePermille));
  }
  UnitOfWork work(store_, session);
  const std::vector<Place> places = placesUnder(work.database(), draft.place);
  draft.counter = draft.counter.trimmed();
  if (const Result<void> sound = checkCounter(places, draft.counter); !sound) {
    return tl::unexpected(sound.error());
  }
  StockTakeRepository takes(work.database());
  std::vector<PlaceId> keys;
  std::ranges::transform(places, std::back_inserter(keys), &Place::id);
  draft.seed = draft.seed != 0 ? draft.seed : work.now().epochMs() % 1'000'000'007;
  const std::vector<StockTakeLine> lines = drawSample(takes.lyingIn(keys), draft.samplePermille, draft.seed);
  if (lines.empty()) {
    return refuse(ErrorCode::Required, QStringLiteral("stock_lines"));
  }
  const QString prefix = QStringLiteral("PD%1-").arg(EventDate::ofInstant(work.now()).lastDay().year());
  draft.number = prefix + QString::number(takes.lastSequence(prefix) + 1).rightJustified(3, u'0');
  draft.uid = newUid(work.now());
  draft.startedAt = work.now();
  draft.startedBy = session.account;
  draft.id = takes.insert(draft, lines);
  draft.version = 1;
  work.audit().record(QStringLiteral("create"), kEntity, draft.id.value, fieldChanges(NoRecord{}, draft));
  work.commit();
  return draft;
}

Result<StockDifference> StockTakeService::count(const Session& session, StockTakeId id, ItemId item, PlaceId place, Quantity quantity) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (quantity < Quantity()) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("stock_count"), quantity.text());
  }
  UnitOfWork work(store_, session);
  const Result<StockTake> take = openTake(work.database(), id);
  if (!take) {
    return tl::unexpected(take.error());
  }
  if (!GoodsRepository(work.database()).find(item)) {
    return refuse(ErrorCode::NotFound, QStringLiteral("goods_item"), itemLabel(item));
  }
  StockTakeRepository takes(work.database());
  const auto find = [&] {
    const std::vector<StockDifference> all = stockDifferences(takes.lines(id), takes.counts(id));
    const auto row = std::ranges::find_if(all, [&](const StockDifference& d) { return d.item == item && d.place == place; });
    return row == all.end() ? StockDifference{.item = item, .place = place} : *row;
  };
  if (const Result<void> drawn = checkDrawn(work.database(), *take, item, place); !drawn) {
    return tl::unexpected(drawn.error());
  }
  const StockDifference before = find();
  if (before.isCounted() && !before.differs()) {
    return refuse(ErrorCode::WrongState, QStringLiteral("stock_recount"), itemLabel(item));
  }
  takes.addCount(id, {.item = item, .place = place, .round = before.round + 1, .quantity = quantity, .at = work.now(), .by = session.account});
  work.audit().record(QStringLiteral("count"), kEntity, id.value, {{itemLabel(item), {}, quantity.text()}});
  const StockDifference after = find();
  work.commit();
  return after;
}

Result<StockTake> StockTakeService::close(const Session& session, StockTakeId id, const QString& conclusion) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  Result<StockTake> take = openTake(work.database(), id);
  if (!take) {
    return take;
  }
  if (conclusion.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("conclusion"));
  }
  StockTakeRepository takes(work.database());
  const std::vector<StockDifference> all = stockDifferences(takes.lines(id), takes.counts(id));
  const auto open = std::ranges::count_if(all, [](const StockDifference& d) { return !d.isCounted() || d.wantsRecount(); });
  if (open > 0) {
    return refuse(ErrorCode::WrongState, QStringLiteral("stock_open"), QString::number(open));
  }
  const StockTake before = *take;
  take->closedAt = work.now();
  take->closedBy = session.account;
  take->conclusion = conclusion.trimmed();
  takes.close(*take);
  ++take->version;
  work.audit().record(QStringLiteral("close"), kEntity, id.value, fieldChanges(before, *take));
  work.commit();
  return take;
}

Result<int> StockTakeService::settle(const Session& session, StockTakeId id, const QString& approvalNo, const QString& note) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  StockTakeRepository takes(work.database());
  const std::optional<StockTake> take = takes.find(id);
  if (!take || !take->closedAt) {
    return refuse(ErrorCode::WrongState, QStringLiteral("stock_not_closed"), take ? take->number : QString());
  }
  const std::vector<StockCount> counts = takes.counts(id);
  if (std::ranges::any_of(counts, [&](const StockCount& count) { return count.by == session.account; })) {
    return refuse(ErrorCode::Forbidden, QStringLiteral("stock_settler"), take->number);
  }
  CustodyWriter writer(work, session);
  CustodyRepository ledger(work.database());
  int recorded = 0;
  bool open = false;
  for (const StockDifference& row : stockDifferences(takes.lines(id), counts)) {
    const SinceThen since = row.differs() ? sinceThen(ledger, row, *take) : SinceThen::Settled;
    if (since == SinceThen::Moved) {
      return refuse(ErrorCode::WrongState, QStringLiteral("stock_moved"), itemLabel(row.item));
    }
    open |= since == SinceThen::Nothing;
    for (CustodyMovement& movement : since == SinceThen::Nothing ? settlingMovements(ledger, row) : std::vector<CustodyMovement>()) {
      movement.at = EventDate::ofInstant(work.now());
      movement.docNo = approvalNo.trimmed();
      movement.note = settlingNote(*take) + note.trimmed();
      if (const Result<CustodyMovement> moved = writer.record(std::move(movement)); !moved) {
        return tl::unexpected(moved.error());
      }
      ++recorded;
    }
  }
  if (!open) {
    return refuse(ErrorCode::WrongState, QStringLiteral("stock_settled"), take->number);
  }
  work.commit();
  return recorded;
}

Result<std::vector<StockTake>> StockTakeService::list(const Session& session) {
  return requireReader(session).map([&] { return StockTakeRepository(store_.database()).list(); });
}

Result<StockTakeId> StockTakeService::findByNumber(const Session& session, const QString& number) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  const std::optional<StockTake> take = StockTakeRepository(store_.database()).findByNumber(number.trimmed());
  return take ? Result<StockTakeId>(take->id) : refuse(ErrorCode::NotFound, QStringLiteral("stock_take"), number.trimmed());
}

Result<StockTakeSheet> StockTakeService::sheet(const Session& session, StockTakeId id) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  Database& database = store_.database();
  StockTakeRepository takes(database);
  const std::optional<StockTake> take = takes.find(id);
  if (!take) {
    return refuse(ErrorCode::NotFound, QStringLiteral("stock_take"), QString::number(id.value));
  }
  PlaceRepository places(database);
  GoodsRepository goods(database);
  AccountRepository accounts(database);
  StockTakeSheet sheet{.take = *take, .place = places.find(take->place).value_or(Place{}), .startedBy = accounts.displayName(take->startedBy)};
  sheet.closedBy = accounts.displayName(take->closedBy.value_or(AccountId{}));
  for (StockDifference& row : stockDifferences(takes.lines(id), takes.counts(id))) {
    sheet.counted += row.isCounted() ? 1 : 0;
    sheet.differing += row.differs() ? 1 : 0;
    sheet.rows.push_back({row, goods.find(row.item).value_or(SeizedItem{}), places.find(row.place).value_or(Place{})});
  }
  return sheet;
}

}  // namespace shuangda
