#pragma once

#include <unordered_map>
#include <unordered_set>

#include "domain/procedure.h"
#include "services/platform_service.h"
#include "storage/case_repository.h"

namespace shuangda {

/// Makes one comparison for PlatformService, inside the transaction or snapshot that is open.
class PlatformComparer {
 public:
  PlatformComparer(Database& database, const Law& law, QDate today, const PlatformQuery& query, const PlatformService::Progress& progress)
      : database_(database), law_(law), today_(today), query_(query), progress_(progress), cases_(database) {}

  /// WrongState "cancelled" when it was given up.
  Result<PlatformComparison> compare(const PlatformList& list);

 private:
  bool read(PlatformMatcher& matcher);
  bool addMissing();
  bool addMatches(const PlatformMatching& matching);
  void addMatch(const PlatformMatching::Match& match, const LegalCase& legalCase);
  void addTies(const PlatformMatching& matching);
  void addLate(const PlatformLine& line, const std::optional<EventDate>& entered);
  void addLate(const PlatformLine& line, const QString& rule, const std::optional<EventDate>& trigger, const std::optional<EventDate>& entered);
  QDate dueDay(const QString& rule, QDate trigger);
  bool goesOn(std::size_t done);

  Database& database_;
  const Law& law_;
  QDate today_;
  const PlatformQuery& query_;
  const PlatformService::Progress& progress_;
  CaseRepository cases_;
  const PlatformList* list_ = nullptr;
  std::vector<std::int64_t> duties_{};  ///< keys of the cases that must stand there, in the order of their numbers
  std::unordered_set<std::int64_t> isDuty_{};
  QHash<std::pair<QString, QDate>, QDate> dueDays_{};
  PlatformComparison result_{};
  std::int64_t total_ = 0;
  std::size_t done_ = 0;
};

}  // namespace shuangda
