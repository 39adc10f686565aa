#pragma once

#include <vector>

#include "base/csv.h"
#include "base/id.h"
#include "storage/database.h"

namespace shuangda {

/// The office's own indicators, as rows of the catalogue's form.
class IndicatorRepository {
 public:
  explicit IndicatorRepository(Database& database) : database_(database) {}

  /// In the order in which they were first added.
  std::vector<CsvRecord> rows();
  void add(const CsvRecord& row, bool removed, const QString& reason, Instant now, AccountId account);
  /// Grows with every change: what was read under a smaller one is out of date.
  std::int64_t stamp();

 private:
  Database& database_;
};

}  // namespace shuangda
