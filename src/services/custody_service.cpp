#include "services/custody_service.h"

#include <algorithm>

#include "base/uid.h"
#include "domain/goods_code.h"
#include "domain/goods_value.h"
#include "services/custody_writer.h"
#include "storage/account_repository.h"
#include "storage/custody_repository.h"
#include "storage/disposal_repository.h"
#include "storage/goods_repository.h"
#include "storage/place_repository.h"

namespace shuangda {
namespace {

/// "查封扣押 · 一号库", "未保管".
class PositionNames {
 public:
  explicit PositionNames(Database& database) : places_(PlaceRepository(database).all()) {}

  QString text(CustodyState state, const std::optional<PlaceId>& place) const {
    const auto found = std::ranges::find_if(places_, [&](const Place& p) { return place && p.id == *place; });
    return found == places_.end() ? custodyStateText(state) : custodyStateText(state) + QStringLiteral(" · ") + found->name;
  }

 private:
  std::vector<Place> places_;
};

Error about(Error error, ItemId item) {
  error.value = itemLabel(item) + (error.value.isEmpty() ? QString() : QStringLiteral("：") + error.value);
  return error;
}

std::vector<ChainEntry> chainOf(Database& database, const OpenItem& item, const PositionNames& names) {
  AccountRepository accounts(database);
  std::vector<ChainEntry> chain;
  for (const CustodyMovement& movement : item.movements) {
    ChainEntry entry{.movement = movement, .from = names.text(movement.from, movement.fromPlace), .to = names.text(movement.to, movement.toPlace)};
    entry.corrected = std::ranges::any_of(item.movements, [&](const CustodyMovement& other) { return other.reverses == movement.id; });
    if (movement.item != movement.into) {
      entry.otherLine = itemLabel(movement.item == item.row.item.id ? movement.into : movement.item);
    }
    entry.recordedBy = accounts.displayName(movement.recordedBy);
    chain.push_back(std::move(entry));
  }
  std::ranges::stable_sort(chain, {}, [](const ChainEntry& entry) { return entry.movement.at.lastDay(); });
  return chain;
}

std::vector<MoveChoice> choicesOf(Database& database, const OpenItem& item) {
  std::vector<MoveChoice> choices;
  for (const CustodyRule& rule : CustodyRules::builtIn().all()) {
    if (rule.needsBatch || rule.kind == QStringLiteral("split") || rule.kind == QStringLiteral("merge") || rule.kind == QStringLiteral("unclear")) {
      continue;
    }
    const Result<CustodyPosition> position = onlyPosition(database, item, rule);
    if (!position && position.error().code == ErrorCode::WrongState) {
      continue;  // not at this stage: not offered at all
    }
    const bool isFind = std::ranges::find(rule.from, CustodyState::Missing) != rule.from.end();
    const bool fromOutside = position && position->state == CustodyState::Outside && !isFind;
    if (fromOutside && intakeLeft(item) <= Quantity()) {
      continue;  // all of it was taken in
    }
    MoveChoice choice{.kind = rule.kind};
    if (const Result<void> guards = checkGuards(item, rule); !guards) {
      choice.refusal = guards.error();
    }
    choices.push_back(std::move(choice));
  }
  return choices;
}

/// The part of a line as a line of its own: the same goods, its share of the value.
SeizedItem partOf(const SeizedItem& whole, Quantity quantity, Instant now) {
  SeizedItem part = whole;
  part.id = {};
  part.uid = newUid(now);
  part.version = 0;
  part.parent = whole.id;
  part.quantity = quantity;
  part.value = whole.value && whole.quantity ? std::optional(valueOfPart(whole, quantity)) : std::nullopt;
  return part;
}

}  // namespace

Result<CustodyMovement> CustodyService::record(const Session& session, CustodyMovement draft) {
  return recordAll(session, {std::move(draft)}).map([](const std::vector<CustodyMovement>& all) { return all.front(); });
}

Result<std::vector<CustodyMovement>> CustodyService::recordAll(const Session& session, std::vector<CustodyMovement> drafts) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  CustodyWriter writer(work, session);
  std::vector<CustodyMovement> recorded;
  for (CustodyMovement& draft : drafts) {
    const ItemId item = draft.item;
    // Lines are split and merged by acts of their own; an approval is taken back by its batch.
    if (draft.kind == QStringLiteral("split") || draft.kind == QStringLiteral("merge") || draft.kind == QStringLiteral("unclear")) {
      return refuse(ErrorCode::UnknownValue, QStringLiteral("custody_kind"), draft.kind);
    }
    Result<CustodyMovement> movement = writer.record(std::move(draft));
    if (!movement) {
      return tl::unexpected(drafts.size() > 1 ? about(movement.error(), item) : movement.error());
    }
    recorded.push_back(*std::move(movement));
  }
  work.commit();
  return recorded;
}

Result<CustodyMovement> CustodyService::correct(const Session& session, MovementId id, const QString& reason) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  const std::optional<CustodyMovement> wrong = CustodyRepository(work.database()).find(id);
  if (!wrong) {
    return refuse(ErrorCode::NotFound, QStringLiteral("custody_movement"), QString::number(id.value));
  }
  if (wrong->batch) {
    const std::optional<DisposalBatch> batch = DisposalRepository(work.database()).find(*wrong->batch);
    return refuse(ErrorCode::WrongState, batch && batch->completedAt ? QStringLiteral("custody_signed") : QStringLiteral("custody_of_batch"),
                  itemLabel(wrong->item) + u'|' + (batch ? batch->number : QString()));
  }
  return CustodyWriter(work, session).reverse(*wrong, reason).map([&](const CustodyMovement& back) {
    work.commit();
    return back;
  });
}

Result<SeizedItem> CustodyService::split(const Session& session, const SplitDraft& draft) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  GoodsRepository goods(work.database());
  const std::optional<SeizedItem> whole = goods.find(draft.item);
  if (!whole) {
    return refuse(ErrorCode::NotFound, QStringLiteral("goods_item"), itemLabel(draft.item));
  }
  if (draft.quantity <= Quantity()) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("custody_positive"), draft.quantity.text());
  }
  SeizedItem part = partOf(*whole, draft.quantity, work.now());
  part.id = goods.insertItem(part, std::nullopt);
  part.version = 1;
  work.audit().record(QStringLiteral("split"), QStringLiteral("seized_item"), part.id.value, fieldChanges(NoRecord{}, part));
  CustodyMovement movement{.item = draft.item, .into = part.id, .kind = QStringLiteral("split"), .quantity = draft.quantity};
  movement.from = movement.to = draft.position.state;
  movement.fromPlace = movement.toPlace = draft.position.place;
  movement.at = draft.at;
  movement.note = draft.note.trimmed();
  return CustodyWriter(work, session).record(std::move(movement)).map([&](const CustodyMovement&) {
    work.commit();
    return part;
  });
}

Result<CustodyMovement> CustodyService::merge(const Session& session, const SplitDraft& draft, ItemId into) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  GoodsRepository goods(work.database());
  const std::optional<SeizedItem> from = goods.find(draft.item);
  const std::optional<SeizedItem> target = goods.find(into);
  if (!from || !target) {
    return refuse(ErrorCode::NotFound, QStringLiteral("goods_item"), itemLabel(from ? into : draft.item));
  }
  if (from->id == target->id || from->measure != target->measure || from->name != target->name || from->unit != target->unit) {
    return refuse(ErrorCode::WrongState, QStringLiteral("custody_merge"), itemLabel(into));
  }
  CustodyMovement movement{.item = draft.item, .into = into, .kind = QStringLiteral("merge"), .quantity = draft.quantity};
  movement.from = movement.to = draft.position.state;
  movement.fromPlace = movement.toPlace = draft.position.place;
  movement.at = draft.at;
  movement.note = draft.note.trimmed();
  return CustodyWriter(work, session).record(std::move(movement)).map([&](const CustodyMovement& merged) {
    work.commit();
    return merged;
  });
}

Result<GoodsSheet> CustodyService::sheet(const Session& session, ItemId id) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  Database& database = store_.database();
  const EventDate now = EventDate::ofInstant(store_.clock().now());
  ItemOpener opener(database, store_.law().law(), now);
  const std::optional<OpenItem> item = opener.open(id);
  if (!item) {
    return refuse(ErrorCode::NotFound, QStringLiteral("goods_item"), itemLabel(id));
  }
  const PositionNames names(database);
  GoodsSheet sheet{.row = item->row, .chain = chainOf(database, *item, names), .notes = item->notes, .now = now};
  sheet.intakeLeft = intakeLeft(*item);
  sheet.blockers = disposalBlockers(item->facts());
  sheet.choices = choicesOf(database, *item);
  for (const auto& [position, quantity] : item->row.balance) {
    const auto place = position.place.isStored() ? std::optional(position.place) : std::nullopt;
    sheet.where.emplace_back(names.text(position.state, place), quantity.text() + u' ' + item->row.item.unit);
  }
  return sheet;
}

Result<CustodyNote> CustodyService::note(const Session& session, CustodyNote note) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (note.text.trimmed().isEmpty() && note.kind != kNoteLabel) {
    return refuse(ErrorCode::Required, QStringLiteral("custody_note"));
  }
  UnitOfWork work(store_, session);
  CustodyRepository ledger(work.database());
  if (!GoodsRepository(work.database()).find(note.item)) {
    return refuse(ErrorCode::NotFound, QStringLiteral("goods_item"), itemLabel(note.item));
  }
  const std::vector<CustodyNote> open = openNotes(ledger.notesOf(note.item));
  if (note.settles && std::ranges::find(open, *note.settles, &CustodyNote::id) == open.end()) {
    return refuse(ErrorCode::WrongState, QStringLiteral("custody_note_settled"), itemLabel(note.item));
  }
  note.text = note.text.trimmed();
  note.recordedAt = work.now();
  note.recordedBy = session.account;
  note.id = ledger.insertNote(note);
  work.audit().record(QStringLiteral("note"), QStringLiteral("custody_note"), note.id.value, fieldChanges(NoRecord{}, note));
  work.commit();
  return note;
}

}  // namespace shuangda
