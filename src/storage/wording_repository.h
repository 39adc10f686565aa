#pragma once

#include "domain/bulletin_wording.h"
#include "domain/tracked_problem.h"
#include "storage/database.h"

namespace shuangda {

/// What an office and the clerk of a period wrote in the bulletin, and the cases they chose for it.
class WordingRepository {
 public:
  explicit WordingRepository(Database& database) : database_(database) {}

  /// Those of the office and of the period, the older first; without a period those of the office.
  std::vector<Wording> of(const std::optional<Period>& period);
  /// Puts these in the place of all there are of the period, or of the office.
  void replace(const std::optional<Period>& period, const std::vector<Wording>& wordings);

  /// 典型案例 in their order.
  std::vector<CaseId> cases(const Period& period);
  void replaceCases(const Period& period, const std::vector<CaseId>& cases);

 private:
  Database& database_;
};

/// The problems bulletins named.
class TrackedProblemRepository {
 public:
  explicit TrackedProblemRepository(Database& database) : database_(database) {}

  void insert(std::int64_t bulletin, const TrackedProblem& problem);
  std::vector<TrackedProblem> of(std::int64_t bulletin);
  /// Of bulletins that were issued and not withdrawn, the newest first.
  std::vector<TrackedProblem> ofIssued();
  std::optional<TrackedProblem> find(std::int64_t id);
  /// False when it was settled already.
  bool settle(std::int64_t id, Instant now, AccountId account, const QString& note);
  /// Takes a settlement back.
  void reopen(std::int64_t id);

 private:
  Database& database_;
};

}  // namespace shuangda
