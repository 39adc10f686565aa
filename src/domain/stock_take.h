#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/quantity.h"
#include "domain/custody.h"

namespace shuangda {

/// 盘点: a count of what lies in a place and below it, against what the ledger said when it began.
struct StockTake {
  StockTakeId id{};
  QString uid{};
  int version = 0;
  QString number{};              ///< PD2026-001
  PlaceId place{};
  bool blind = true;             ///< whoever counts does not see what is expected
  int samplePermille = 1000;     ///< 1000 = everything, 100 = a random tenth
  std::int64_t seed = 0;         ///< of the sample: whoever knows it draws the same lines
  QString counter{};             ///< 盘点人, not the keeper
  Instant startedAt{};
  AccountId startedBy{};
  std::optional<Instant> closedAt{};
  std::optional<AccountId> closedBy{};
  QString conclusion{};

  bool operator==(const StockTake&) const = default;
};

template <typename Visitor>
void visitFields(const StockTake& t, Visitor&& visit) {
  visit("number", t.number);
  visit("place_id", t.place);
  visit("sample_permille", QString::number(t.samplePermille));
  visit("seed", QString::number(t.seed));
  visit("counter", t.counter);
  visit("closed_by", t.closedBy);
  visit("conclusion", t.conclusion);
}

/// What should lie in one place of one line.
struct StockTakeLine {
  ItemId item{};
  CustodyState state = CustodyState::Outside;
  PlaceId place{};
  Quantity expected{};
};

/// One count; a recount is another row of a higher round, and the last one holds.
struct StockCount {
  ItemId item{};
  PlaceId place{};
  int round = 1;
  Quantity quantity{};
  Instant at{};
  AccountId by{};
};

/// A line of goods in a place, expected and counted. Standings of one line in one place cannot be told apart by counting: they are one row.
struct StockDifference {
  ItemId item{};
  PlaceId place{};
  Quantity expected{};
  std::optional<Quantity> counted{};
  int round = 0;

  bool isCounted() const { return counted.has_value(); }
  Quantity difference() const { return counted.value_or(Quantity()) - expected; }
  bool differs() const { return isCounted() && counted != expected; }
  /// A difference stands only after it was counted again.
  bool wantsRecount() const { return differs() && round < 2; }
};

/// All lines to be counted, and those counted although nobody expected them there.
std::vector<StockDifference> stockDifferences(const std::vector<StockTakeLine>& lines, const std::vector<StockCount>& counts);

/// A random share of the lines, never empty when there are any: the order of a seeded hash, so that the draw can be repeated and checked.
std::vector<StockTakeLine> drawSample(std::vector<StockTakeLine> lines, int permille, std::int64_t seed);

}  // namespace shuangda
