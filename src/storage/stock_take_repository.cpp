#include "storage/stock_take_repository.h"

#include <algorithm>

namespace shuangda {

StockTakeId StockTakeRepository::insert(const StockTake& t, const std::vector<StockTakeLine>& lines) {
  Statement statement(database_,
                      "INSERT INTO stock_take (uid, version, number, place_id, blind, sample_permille, seed, counter, started_at, started_by, conclusion)"
                      " VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, '') RETURNING id");
  statement.bindAll(t.uid, t.number, t.place, t.blind ? 1 : 0, t.samplePermille, t.seed, t.counter, t.startedAt, t.startedBy).step();
  const auto id = statement.get<StockTakeId>(0);
  statement.run();
  Statement line(database_, "INSERT INTO stock_take_line (take_id, item_id, state, place_id, expected) VALUES (?, ?, ?, ?, ?)");
  for (const StockTakeLine& l : lines) {
    line.bindAll(id, l.item, custodyStateCode(l.state), l.place, l.expected).run();
  }
  return id;
}

bool StockTakeRepository::close(const StockTake& t) {
  return Statement(database_, "UPDATE stock_take SET version = version + 1, closed_at = ?, closed_by = ?, conclusion = ? WHERE id = ? AND closed_at IS NULL")
             .bindAll(t.closedAt, t.closedBy, t.conclusion, t.id)
             .run() == 1;
}

template <typename Value>
std::vector<StockTake> StockTakeRepository::takesWhere(std::string_view rest, const Value& value) {
  std::string sql = "SELECT id, uid, version, number, place_id, blind, sample_permille, seed, counter, started_at, started_by, closed_at, closed_by,"
                    " conclusion FROM stock_take WHERE ";
  sql += rest;
  Statement s(database_, sql);
  s.bindAll(value);
  std::vector<StockTake> takes;
  while (s.step()) {
    takes.push_back({.id = s.get<StockTakeId>(0), .uid = s.get<QString>(1), .version = s.get<int>(2), .number = s.get<QString>(3), .place = s.get<PlaceId>(4),
                     .blind = s.get<bool>(5), .samplePermille = s.get<int>(6), .seed = s.get<std::int64_t>(7), .counter = s.get<QString>(8),
                     .startedAt = s.get<Instant>(9), .startedBy = s.get<AccountId>(10), .closedAt = s.get<std::optional<Instant>>(11),
                     .closedBy = s.get<std::optional<AccountId>>(12), .conclusion = s.get<QString>(13)});
  }
  return takes;
}

std::optional<StockTake> StockTakeRepository::find(StockTakeId id) {
  std::vector<StockTake> takes = takesWhere("id = ?", id);
  return takes.empty() ? std::nullopt : std::optional(std::move(takes.front()));
}

std::optional<StockTake> StockTakeRepository::findByNumber(const QString& number) {
  std::vector<StockTake> takes = takesWhere("number = ? ORDER BY id", number);
  return takes.empty() ? std::nullopt : std::optional(std::move(takes.front()));
}

std::vector<StockTake> StockTakeRepository::list() { return takesWhere("number <> ? ORDER BY started_at DESC, id DESC", QString()); }

int StockTakeRepository::lastSequence(const QString& prefix) {
  int last = 0;
  for (const StockTake& take : list()) {
    if (take.number.startsWith(prefix)) {
      last = std::max(last, take.number.mid(prefix.size()).toInt());
    }
  }
  return last;
}

std::vector<StockTakeLine> StockTakeRepository::lines(StockTakeId id) {
  Statement s(database_, "SELECT item_id, state, place_id, expected FROM stock_take_line WHERE take_id = ? ORDER BY place_id, item_id, state");
  s.bindAll(id);
  std::vector<StockTakeLine> lines;
  while (s.step()) {
    lines.push_back({s.get<ItemId>(0), custodyStateOf(s.get<QString>(1)).value_or(CustodyState::Outside), s.get<PlaceId>(2), s.get<Quantity>(3)});
  }
  return lines;
}

void StockTakeRepository::addCount(StockTakeId id, const StockCount& c) {
  Statement(database_, "INSERT INTO stock_count (take_id, item_id, place_id, round, quantity, counted_at, account_id) VALUES (?, ?, ?, ?, ?, ?, ?)")
      .bindAll(id, c.item, c.place, c.round, c.quantity, c.at, c.by)
      .run();
}

std::vector<StockCount> StockTakeRepository::counts(StockTakeId id) {
  Statement s(database_, "SELECT item_id, place_id, round, quantity, counted_at, account_id FROM stock_count WHERE take_id = ? ORDER BY id");
  s.bindAll(id);
  std::vector<StockCount> counts;
  while (s.step()) {
    counts.push_back({s.get<ItemId>(0), s.get<PlaceId>(1), s.get<int>(2), s.get<Quantity>(3), s.get<Instant>(4), s.get<AccountId>(5)});
  }
  return counts;
}

std::vector<StockTakeLine> StockTakeRepository::lyingIn(const std::vector<PlaceId>& places) {
  Statement s(database_, "SELECT item_id, state, place_id, quantity FROM custody_balance WHERE place_id = ? AND quantity > 0 ORDER BY item_id, state");
  std::vector<StockTakeLine> lines;
  for (const PlaceId place : places) {
    s.bindAll(place);
    while (s.step()) {
      lines.push_back({s.get<ItemId>(0), custodyStateOf(s.get<QString>(1)).value_or(CustodyState::Outside), s.get<PlaceId>(2), s.get<Quantity>(3)});
    }
  }
  return lines;
}

}  // namespace shuangda
