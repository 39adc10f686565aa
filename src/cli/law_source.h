#pragma once

#include "cli/context.h"

namespace shuangda::cli {

/// The law the desktop program would use: that of the store where there is one, the shipped one otherwise. Rules are no secret:
/// no login. A store of an older version cannot be asked for its own amendments; that is said, and the shipped rules answer.
class LawSource {
 public:
  explicit LawSource(const Context& context);
  const Law& law() { return store_ ? store_->law().law() : shipped_.law(); }

 private:
  std::unique_ptr<Store> store_;
  ShippedLaw shipped_;
};

}  // namespace shuangda::cli
