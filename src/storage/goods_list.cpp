#include "storage/goods_list.h"

#include <algorithm>
#include <limits>

#include "base/search_text.h"
#include "storage/custody_repository.h"
#include "storage/goods_repository.h"
#include "storage/search_index.h"

namespace shuangda {
namespace {

constexpr int kBlock = 256;

/// The next keys below one, without a search: a piece of an index range in descending order. Read in blocks, because rows are looked up in
/// between and a server would send the whole range first.
std::vector<ItemId> keysBelow(Database& database, const GoodsQuery& query, std::int64_t below) {
  std::string sql = "SELECT id FROM seized_item WHERE id < ?";
  if (query.legalCase) {
    sql = "SELECT id FROM seized_item WHERE measure_id IN (SELECT id FROM measure WHERE case_id = ?) AND id < ?";
  } else if (query.place) {
    sql = "SELECT DISTINCT item_id FROM custody_balance WHERE place_id = ? AND quantity > 0 AND item_id < ?";
  } else if (query.state == CustodyState::Outside) {
    sql += " AND NOT EXISTS (SELECT 1 FROM custody_balance WHERE item_id = seized_item.id AND quantity > 0)";
  } else if (query.state) {
    sql = "SELECT DISTINCT item_id FROM custody_balance WHERE state = ? AND quantity > 0 AND item_id < ?";
  }
  sql += " ORDER BY 1 DESC LIMIT ?";
  Statement s(database, sql);
  if (query.legalCase) {
    s.bindAll(*query.legalCase, below, kBlock);
  } else if (query.place) {
    s.bindAll(*query.place, below, kBlock);
  } else if (query.state && query.state != CustodyState::Outside) {
    s.bindAll(custodyStateCode(*query.state), below, kBlock);
  } else {
    s.bindAll(below, kBlock);
  }
  std::vector<ItemId> keys;
  while (s.step()) {
    keys.push_back(s.get<ItemId>(0));
  }
  return keys;
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
  std::int64_t below = query.before ? query.before->value : std::numeric_limits<std::int64_t>::max();
  bool wanted = true;
  for (std::vector<ItemId> keys = keysBelow(database, query, below); wanted && !keys.empty(); keys = keysBelow(database, query, below)) {
    wanted = std::ranges::all_of(keys, take);
    below = keys.back().value;
  }
  return rows;
}

}  // namespace shuangda
