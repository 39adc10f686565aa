#include "domain/trend.h"

#include <algorithm>

namespace shuangda {

std::vector<Period> quartersUpTo(const Period& period, int count) {
  std::vector<Period> quarters{Period::quarter(period.year(), (period.lastDay().month() + 2) / 3)};
  while (static_cast<int>(quarters.size()) < count) {
    quarters.push_back(*quarters.back().previous());
  }
  std::reverse(quarters.begin(), quarters.end());
  return quarters;
}

}  // namespace shuangda
