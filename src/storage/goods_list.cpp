#include "storage/goods_list.h"

#include <algorithm>
#include <limits>

#include "base/search_text.h"
#include "storage/custody_repository.h"
#include "storage/goods_repository.h"
#include "storage/search_index.h"

namespace shuangda {
namespace {

/// The page's keys without a search: one index range in descending order.
Statement pageKeys(Database& database, const GoodsQuery& query) {
  const std::int64_t below = query.before ? query.before->value : std::numeric_limits<std::int64_t>::max();
  if (query.legalCase) {
    Statement s(database, "SELECT id FROM seized_item WHERE measure_id IN (SELECT id FROM measure WHERE case_id = ?) AND id < ? ORDER BY id DESC");
    s.bindAll(*query.legalCase, below);
    return s;
  }
  if (query.place) {
    Statement s(database, "SELECT DISTINCT item_id FROM custody_balance WHERE place_id = ? AND quantity > 0 AND item_id < ? ORDER BY item_id DESC");
    s.bindAll(*query.place, below);
    return s;
  }
  if (query.state == CustodyState::Outside) {
    Statement s(database,
                "SELECT i.id FROM seized_item i WHERE i.id < ?"
                " AND NOT EXISTS (SELECT 1 FROM custody_balance b WHERE b.item_id = i.id AND b.quantity > 0) ORDER BY i.id DESC");
    s.bindAll(below);
    return s;
  }
  if (query.state) {
    Statement s(database, "SELECT DISTINCT item_id FROM custody_balance WHERE state = ? AND quantity > 0 AND item_id < ? ORDER BY item_id DESC");
    s.bindAll(custodyStateCode(*query.state), below);
    return s;
  }
  Statement s(database, "SELECT id FROM seized_item WHERE id < ? ORDER BY id DESC");
  s.bindAll(below);
  return s;
}

std::vector<ItemId> foundKeys(Database& database, const GoodsQuery& query) {
  std::vector<SearchTerm> terms;
  for (const QString& word : query.search.split(u' ', Qt::SkipEmptyParts)) {
    terms.push_back({.word = searchFolded(word)});
  }
  std::vector<ItemId> keys;
  for (const SearchHit& hit : SearchIndex(database).newest(SearchKind::Item, terms, kMostFound)) {
    keys.push_back(ItemId{hit.record});
  }
  std::ranges::sort(keys, std::ranges::greater());
  std::erase_if(keys, [&](ItemId key) { return query.before && key >= *query.before; });
  return keys;
}

bool matches(const GoodsRow& row, const GoodsQuery& query) {
  if (query.legalCase && row.legalCase != query.legalCase) {
    return false;
  }
  if (query.state == CustodyState::Outside) {
    return row.balance.empty() && !query.place;
  }
  return (!query.place && !query.state) || std::ranges::any_of(row.balance, [&](const auto& entry) {
           return (!query.place || entry.first.place == *query.place) && (!query.state || entry.first.state == *query.state);
         });
}

}  // namespace

std::optional<GoodsRow> goodsRow(Database& database, ItemId id) {
  std::optional<SeizedItem> item = GoodsRepository(database).find(id);
  if (!item) {
    return std::nullopt;
  }
  Statement s(database, "SELECT m.kind, m.case_id, COALESCE(c.case_id, '') FROM measure m LEFT JOIN legal_case c ON c.id = m.case_id WHERE m.id = ?");
  s.bindAll(item->measure).step();
  GoodsRow row{.legalCase = s.get<std::optional<CaseId>>(1), .caseNumber = s.get<QString>(2), .measureKind = s.get<QString>(0)};
  row.item = *std::move(item);
  row.balance = CustodyRepository(database).balance(id);
  return row;
}

std::vector<GoodsRow> goodsPage(Database& database, const GoodsQuery& query) {
  std::vector<GoodsRow> rows;
  const auto take = [&](ItemId id) {
    if (std::optional<GoodsRow> row = goodsRow(database, id); row && matches(*row, query)) {
      rows.push_back(*std::move(row));
    }
    return rows.size() < static_cast<std::size_t>(query.limit);
  };
  if (!query.search.trimmed().isEmpty()) {
    std::ranges::all_of(foundKeys(database, query), take);
    return rows;
  }
  Statement keys = pageKeys(database, query);
  while (keys.step() && take(keys.get<ItemId>(0))) {
  }
  return rows;
}

}  // namespace shuangda
