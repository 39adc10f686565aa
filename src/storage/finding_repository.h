#pragma once

#include <optional>
#include <vector>

#include "domain/finding.h"
#include "storage/database.h"

namespace shuangda {

/// What imports were remarked on, and who went through it. Functions that write expect an open Transaction.
class FindingRepository {
 public:
  explicit FindingRepository(Database& database) : database_(database) {}

  /// Many rows a statement: a file of 100,000 rows brings thousands of findings, and a server may be far away.
  void insert(ImportId import, const std::vector<Finding>& findings);
  /// In the order of the file.
  std::vector<Finding> ofImport(ImportId import);
  void insertReview(ImportId import, const FindingReview& review);
  std::optional<FindingReview> review(ImportId import);
  /// The name of an account, for lists of imports.
  QString accountName(AccountId account);
  /// English descriptions, with keys only, of imports whose findings are not those that were counted.
  QStringList problems();

 private:
  Database& database_;
};

}  // namespace shuangda
