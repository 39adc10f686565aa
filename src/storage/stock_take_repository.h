#pragma once

#include <vector>

#include "domain/stock_take.h"
#include "storage/database.h"

namespace shuangda {

/// Stock-takes with what was expected and what was counted.
class StockTakeRepository {
 public:
  explicit StockTakeRepository(Database& database) : database_(database) {}

  StockTakeId insert(const StockTake& take, const std::vector<StockTakeLine>& lines);
  bool close(const StockTake& take);
  std::optional<StockTake> find(StockTakeId id);
  std::optional<StockTake> findByNumber(const QString& number);
  std::vector<StockTake> list();
  int lastSequence(const QString& prefix);
  std::vector<StockTakeLine> lines(StockTakeId id);
  void addCount(StockTakeId id, const StockCount& count);
  std::vector<StockCount> counts(StockTakeId id);
  /// What the ledger says lies in these places now.
  std::vector<StockTakeLine> lyingIn(const std::vector<PlaceId>& places);

 private:
  template <typename Value>
  std::vector<StockTake> takesWhere(std::string_view rest, const Value& value);

  Database& database_;
};

}  // namespace shuangda
