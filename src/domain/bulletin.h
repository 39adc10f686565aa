#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/decimal.h"
#include "domain/figure_scope.h"
#include "domain/indicator.h"
#include "domain/period.h"

namespace shuangda {

/// A number before rounding: heads, fen or thousandths, and for a ratio both of its sides.
struct FigureValue {
  std::int64_t amount = 0;
  std::int64_t denominator = 0;  ///< of a ratio; 0 = no denominator, the figure is “—”
  bool qualified = false;        ///< some amount in it carries 约, 余 …
  bool known = true;             ///< false: nobody keeps or reported it; missing is not zero

  bool operator==(const FigureValue&) const = default;
};

/// 同比 or 环比 of a figure. Rules: bulletin/content.md section 5.
struct Comparison {
  enum class Kind {
    NotCompared,   ///< the indicator or the period is not compared
    Rise,
    Fall,
    Flat,          ///< equal, also 0 = 0
    AlmostFlat,    ///< differs, but rounds to 0.0
    FellToZero,    ///< v = 0, base > 0
    ZeroBase,      ///< base = 0, v > 0
    NoData,        ///< nothing is known of the base period
  };
  Kind kind = Kind::NotCompared;
  Decimal change{};    ///< percent, or percentage points for rates; signed
  FigureValue base{};

  bool operator==(const Comparison&) const = default;
};

/// One indicator in one period and scope.
struct Figure {
  const Indicator* indicator = nullptr;  ///< of the catalogue the bulletin was computed with
  FigureValue value{};
  Comparison yearOnYear{};
  Comparison quarterOnQuarter{};
  std::vector<std::int64_t> records{};   ///< keys of the facts counted, ascending; only where they were asked for
};

/// The figures of one row of a breakdown.
struct BreakdownRow {
  QString name{};                    ///< empty where the records do not say
  std::vector<Figure> figures{};     ///< in the order of Bulletin::figures
  std::vector<Figure> yearToDate{};  ///< the same from January on
};

/// Everything a bulletin says in numbers, as of one instant.
struct Bulletin {
  std::shared_ptr<const IndicatorCatalogue> catalogue{};  ///< what its figures point into
  Period period = Period::quarter(2020, 1);
  FigureScope scope{};
  Instant cutoff{};              ///< 统计截止时点
  std::vector<Figure> figures{}; ///< every indicator of the catalogue, in its order
  std::vector<Figure> yearToDate{};
  std::map<FigureDimension, std::vector<BreakdownRow>> breakdowns{};

  /// The figure of an indicator; the code must be one of the catalogue.
  const Figure& figure(QStringView code) const;
  /// The rows of a breakdown; none where it was not asked for.
  const std::vector<BreakdownRow>& by(FigureDimension dimension) const;
};

/// Compares a value with its base.
Comparison compare(const Indicator& indicator, const FigureValue& value, const FigureValue& base);

}  // namespace shuangda
