#pragma once

#include <functional>

#include "domain/platform_compare.h"
#include "domain/platform_match.h"
#include "storage/database.h"

namespace shuangda {

/// The cases as the platform's list is compared with them: read once over, narrow, in the order of their numbers.
class PlatformCases {
 public:
  explicit PlatformCases(Database& database) : database_(database) {}

  struct Line {
    PlatformCase narrowed{};
    QString unit{};  ///< the unit the case counts for
    PlatformDuty duty{};
  };
  /// All cases that are not void, until the sink says false.
  void stream(const std::function<bool(const Line&)>& sink);
  std::int64_t count();

 private:
  Database& database_;
};

}  // namespace shuangda
