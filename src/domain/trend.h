#pragma once

#include "domain/bulletin.h"

namespace shuangda {

/// Figures quarter after quarter, as of one instant.
struct Trend {
  std::shared_ptr<const IndicatorCatalogue> catalogue{};
  FigureScope scope{};
  Instant cutoff{};
  std::vector<Period> quarters{};                   ///< the oldest first, each the one after that before it
  std::vector<std::vector<FigureValue>> values{};   ///< by quarter, in the order of the catalogue

  const FigureValue& value(std::size_t quarter, QStringView code) const { return values[quarter][catalogue->indexOf(code)]; }
};

/// The quarter in which a period ends and those before it, the oldest first.
std::vector<Period> quartersUpTo(const Period& period, int count);

}  // namespace shuangda
