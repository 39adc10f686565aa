#include "domain/shares.h"

#include <algorithm>
#include <numeric>

namespace shuangda {

std::vector<Decimal> shares(const std::vector<std::int64_t>& parts, int decimals, ShareRule rule) {
  const auto total = std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
  std::vector<Decimal> list;
  if (total == 0) {
    return list;
  }
  std::int64_t sum = 0;
  for (const std::int64_t part : parts) {
    list.push_back(Decimal::ratio(Int128{part} * 100, total, decimals));
    sum += list.back().unscaled();
  }
  if (rule == ShareRule::Hundred) {
    const std::int64_t hundred = Decimal(100, 0).rescaled(decimals)->unscaled();
    const auto largest = static_cast<std::size_t>(std::max_element(parts.begin(), parts.end()) - parts.begin());
    list[largest] = Decimal(list[largest].unscaled() + hundred - sum, decimals);
  }
  return list;
}

}  // namespace shuangda
