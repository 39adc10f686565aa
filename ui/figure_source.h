#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "domain/figure_scope.h"
#include "domain/period.h"

namespace shuangda {

/// What is behind a number: a question to the store, or the keys that were fixed with it.
struct FigureSource {
  QString code{};
  Period period = Period::quarter(2000, 1);
  FigureScope scope{};
  Instant cutoff{};
  std::optional<std::vector<std::int64_t>> keys{};
  QString title{};
};

}  // namespace shuangda
