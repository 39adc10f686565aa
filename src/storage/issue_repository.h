#pragma once

#include "domain/issued_bulletin.h"
#include "storage/database.h"

namespace shuangda {

/// Bulletins with their fixed figures.
class IssueRepository {
 public:
  explicit IssueRepository(Database& database) : database_(database) {}

  std::int64_t insert(const IssuedBulletin& bulletin, const std::vector<FrozenFigure>& figures);
  /// Compares and raises the version; false when someone else saved meanwhile. What was submitted cannot be changed.
  bool update(const IssuedBulletin& bulletin);
  std::optional<IssuedBulletin> find(std::int64_t id);
  /// The one of a period that was not withdrawn.
  std::optional<IssuedBulletin> current(const Period& period);
  /// The newest first.
  std::vector<IssuedBulletin> all();
  /// In the order in which they were fixed.
  std::vector<FrozenFigure> figures(std::int64_t id);

 private:
  std::vector<IssuedBulletin> read(Statement& statement);

  Database& database_;
};

}  // namespace shuangda
