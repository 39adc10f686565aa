#pragma once

#include <vector>

#include "base/decimal.h"

namespace shuangda {

/// What becomes of shares whose rounded sum is not 100 (bulletin/content.md section 4; both ways occur in one published table).
enum class ShareRule {
  EachAlone,  ///< rounded one by one: 99.9 and 100.1 stay
  Hundred     ///< 凑100: the difference goes to the largest part
};

/// Each part's share of their sum in percent with `decimals` decimals, half up. Empty when the sum is 0: there is no denominator.
std::vector<Decimal> shares(const std::vector<std::int64_t>& parts, int decimals, ShareRule rule);

}  // namespace shuangda
