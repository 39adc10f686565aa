#pragma once

#include <vector>

#include "domain/place.h"
#include "domain/seized_item.h"
#include "domain/session.h"
#include "domain/stock_take.h"
#include "services/store.h"

namespace shuangda {

struct StockTakeRow {
  StockDifference difference{};
  SeizedItem item{};
  Place place{};
};

/// Everything the page and the report of one stock-take show.
struct StockTakeSheet {
  StockTake take{};
  Place place{};
  std::vector<StockTakeRow> rows{};
  QString startedBy{};
  QString closedBy{};
  int counted = 0;
  int differing = 0;
};

/// 盘点 of a place with everything below it. One function = one use case.
class StockTakeService {
 public:
  explicit StockTakeService(Store& store) : store_(store) {}

  /// Freezes what the ledger says. Required "counter"; WrongState "counter_is_keeper"; Required "stock_lines" for an empty place;
  /// OutOfRange "sample".
  Result<StockTake> start(const Session& session, StockTake draft);
  /// One line counted, or counted again when it differed. WrongState "stock_closed"; OutOfRange "stock_count"; WrongState "stock_recount" for a
  /// line that agreed already.
  Result<StockDifference> count(const Session& session, StockTakeId id, ItemId item, PlaceId place, Quantity quantity);
  /// Ends it. WrongState "stock_open" with how many lines are not counted or not counted again; Required "conclusion".
  Result<StockTake> close(const Session& session, StockTakeId id, const QString& conclusion);
  /// Enters the differences of a closed one into the ledger as 盘盈 and 盘亏 by the approval's paper. Whoever counted does not settle:
  /// Forbidden "stock_settler"; WrongState "stock_settled" the second time. Returns how many movements were recorded.
  Result<int> settle(const Session& session, StockTakeId id, const QString& approvalNo, const QString& note);

  Result<std::vector<StockTake>> list(const Session& session);
  Result<StockTakeSheet> sheet(const Session& session, StockTakeId id);
  Result<StockTakeId> findByNumber(const Session& session, const QString& number);

 private:
  Store& store_;
};

}  // namespace shuangda
