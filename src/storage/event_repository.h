#pragma once

#include <vector>

#include "domain/case_event.h"
#include "storage/database.h"

namespace shuangda {

/// The recorded steps of cases: rows are added, never changed.
class EventRepository {
 public:
  explicit EventRepository(Database& database) : database_(database) {}

  /// Stores a new row; its chain is its own key for a record, the given one otherwise. Returns it with its keys.
  CaseEvent insert(CaseEvent event);
  /// All rows of a case, oldest first, also those corrected or withdrawn.
  std::vector<CaseEvent> ofCase(CaseId id);
  std::optional<CaseEvent> find(EventId id);
  /// The event when it carries a document number and was neither corrected nor withdrawn: a paper that can be searched.
  std::optional<CaseEvent> currentPaper(EventId id);
  /// Cases whose events carry this document number.
  std::vector<CaseId> findByDocNo(const QString& docNo);

 private:
  Database& database_;
};

}  // namespace shuangda
