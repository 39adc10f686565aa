#pragma once

#include "domain/period.h"
#include "domain/session.h"
#include "domain/tally.h"
#include "domain/tracked_problem.h"
#include "services/store.h"

namespace shuangda {

/// The lists of problems a bulletin names units and cases by (bulletin/content.md section 10).
class ProblemService {
 public:
  explicit ProblemService(Store& store) : store_(store) {}

  /// More cases than anybody reads in a list.
  static constexpr std::size_t kMostListed = 10'000;

  /// Every list with at least one line, in the order of the catalogue, as of `cutoff`. Goes through the whole store; with
  /// Suspicions::Screen it also screens it for what ought to have been transferred, which takes longer than all other lists. Of a list of
  /// cases the gravest `most` are put into words, the others counted.
  Result<std::vector<ProblemList>> lists(const Session& session, const Period& period, Instant cutoff, Suspicions suspicions = Suspicions::Screen, std::size_t most = kMostListed);

  /// What issued bulletins of earlier periods named, the newest first.
  Result<std::vector<TrackedProblem>> tracked(const Session& session, const Period& before);
  /// Notes how a problem was settled. Required "problem_note"; NotFound "problem"; WrongState "problem_settled".
  Result<TrackedProblem> settle(const Session& session, std::int64_t id, const QString& note);
  /// Takes a settlement back, with a reason. Required "problem_note"; WrongState "problem_open".
  Result<TrackedProblem> reopen(const Session& session, std::int64_t id, const QString& reason);

 private:
  Result<TrackedProblem> change(const Session& session, std::int64_t id, const QString& note, bool settle);

  Store& store_;
};

}  // namespace shuangda
