#pragma once

#include <unordered_map>

#include "domain/tally.h"

namespace shuangda {

/// A line of the list 查获（罚没）物品: one kind of goods in one unit of measure. Quantities of different units are never added;
/// weights are converted to 公斤 first.
struct GoodsFigure {
  QString row{};                         ///< of the breakdown; empty in the list of everything
  QString name{};                        ///< of the goods; empty in a breakdown
  QString unit{};
  std::array<std::int64_t, 3> quantity{};///< thousandths, by FigurePeriods::Slot: Now, LastYear, LastQuarter
  std::int64_t lines = 0;                ///< lines of goods in the period
  bool listedOnly = false;               ///< a mixed unit such as 双（条）, or lines that do not say how much

  bool operator==(const GoodsFigure&) const = default;
};

/// Sums what was seized, by goods and unit of measure and, for breakdowns, by row and unit of measure.
class GoodsTally {
 public:
  static constexpr std::size_t kSlots = 3;

  GoodsTally(const FigureContext& context, FactNames& names, const FigureQuery& query);

  void add(Fact fact, GoodsOfFact goods);
  /// By goods and unit, the most lines first. `goodsName` tells the name of a number.
  std::vector<GoodsFigure> list(const std::function<QString(std::int32_t)>& goodsName) const;
  std::vector<GoodsFigure> by(FigureDimension dimension) const;

 private:
  struct Sum {
    std::array<std::int64_t, kSlots> quantity{};
    std::int64_t lines = 0;
    std::int64_t uncounted = 0;
  };
  using Sums = std::unordered_map<std::uint64_t, Sum>;  ///< key: number of goods or row, number of unit

  static void addLine(Sums& sums, std::int32_t number, const GoodsFact& line, std::uint8_t slots);
  std::vector<GoodsFigure> rows(const Sums& sums, const std::function<QString(std::int32_t)>& name, bool isBreakdown) const;

  FactNames& names_;
  FigurePeriods periods_;
  FactCompleter completer_;
  ScopeRule scope_;
  DimensionRows rows_;
  Sums byGoods_;
  std::vector<std::pair<FigureDimension, Sums>> dimensions_;
};

}  // namespace shuangda
