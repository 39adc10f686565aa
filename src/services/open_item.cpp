#include "services/open_item.h"

#include <algorithm>

#include "storage/case_repository.h"
#include "storage/custody_repository.h"
#include "storage/event_repository.h"
#include "storage/transfer_facts.h"
#include "storage/goods_list.h"
#include "storage/goods_repository.h"
#include "storage/place_repository.h"

namespace shuangda {

std::vector<CustodyNote> openNotes(const std::vector<CustodyNote>& notes) {
  std::vector<CustodyNote> open;
  std::ranges::copy_if(notes, std::back_inserter(open), [&](const CustodyNote& note) {
    return !note.settles && std::ranges::none_of(notes, [&](const CustodyNote& other) { return other.settles == note.id; });
  });
  return open;
}

DisposalFacts OpenItem::facts() const {
  std::vector<CustodyNote> all = notes;
  std::ranges::copy(familyNotes, std::back_inserter(all));
  return {.legalCase = legalCase(),
          .procedure = caseView ? caseView->procedure.get() : nullptr,
          .balance = row.balance,
          .atLaboratory = atLaboratory,
          .openNotes = openNotes(all)};
}

std::shared_ptr<const CaseView> ItemOpener::caseOf(CaseId id) {
  const auto [entry, isNew] = cases_.try_emplace(id);
  if (isNew) {
    if (std::optional<LegalCase> stored = CaseRepository(database_).find(id)) {
      auto view = std::make_shared<CaseView>();
      view->legalCase = *std::move(stored);
      view->procedure = std::make_unique<CaseProcedure>(law_, view->legalCase, currentEvents(EventRepository(database_).ofCase(id)), now_,
                                                        transferBars(database_, id));
      entry->second = std::move(view);
    }
  }
  return entry->second;
}

std::optional<OpenItem> ItemOpener::open(ItemId id) {
  std::optional<GoodsRow> row = goodsRow(database_, id);
  if (!row) {
    return std::nullopt;
  }
  CustodyRepository ledger(database_);
  OpenItem item{.row = *std::move(row), .movements = ledger.ofItem(id), .notes = ledger.notesOf(id)};
  // What is said about goods holds for every part of them: an objection or a test is not left behind by splitting a line.
  PlaceRepository places(database_);
  for (const ItemId member : GoodsRepository(database_).family(id)) {
    if (member != id) {
      std::ranges::copy(ledger.notesOf(member), std::back_inserter(item.familyNotes));
    }
    for (const auto& [position, quantity] : ledger.balance(member)) {
      const std::optional<Place> place = position.place.isStored() ? places.find(position.place) : std::nullopt;
      item.atLaboratory |= place && place->kindValue() == PlaceKind::Laboratory;
    }
  }
  item.caseView = item.row.legalCase ? caseOf(*item.row.legalCase) : nullptr;
  return item;
}

}  // namespace shuangda
