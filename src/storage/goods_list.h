#pragma once

#include <vector>

#include "domain/goods_query.h"
#include "storage/database.h"

namespace shuangda {

/// One page of goods, the newest first. Each way to narrow the list has an index that ends in the key of the line, so that a page costs the
/// same however many lines there are. With words to search for, the newest kMostFound lines that have them are looked through.
std::vector<GoodsRow> goodsPage(Database& database, const GoodsQuery& query);

inline constexpr std::size_t kMostFound = 1000;

/// What the list shows of a single line; nothing when there is no such line.
std::optional<GoodsRow> goodsRow(Database& database, ItemId id);

}  // namespace shuangda
