#pragma once

#include "domain/period.h"
#include "domain/problem_list.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// The lists of problems a bulletin names units and cases by (bulletin/content.md section 10).
class ProblemService {
 public:
  explicit ProblemService(Store& store) : store_(store) {}

  /// Every list with at least one line, in the order of the catalogue, as of `cutoff`. Goes through the whole store, and screens it for
  /// what ought to have been transferred.
  Result<std::vector<ProblemList>> lists(const Session& session, const Period& period, Instant cutoff);

 private:
  Store& store_;
};

}  // namespace shuangda
