#pragma once

#include <optional>
#include <vector>

#include "services/procedure_service.h"
#include "services/unit_of_work.h"

namespace shuangda {

/// The case with its events inside one use case.
class OpenCase {
 public:
  OpenCase(UnitOfWork& work, CaseId id);

  explicit operator bool() const { return stored_.has_value(); }
  const LegalCase& legalCase() const { return *stored_; }
  std::vector<CaseEvent> current() const { return currentEvents(rows_); }
  const std::vector<CaseEvent>& rows() const { return rows_; }
  const CaseEvent* row(EventId id) const;
  bool isReplaced(EventId id) const;
  /// The case as it was before this row was recorded.
  LegalCase before(const CaseEvent& row) const;

  /// Stores the row, then the dates of the case that follow from the events as they are now.
  Result<CaseEvent> add(CaseEvent event, const char* action);

 private:
  LegalCase withEvents(const CaseEvent& latest) const;

  UnitOfWork& work_;
  std::optional<LegalCase> stored_;
  std::vector<CaseEvent> rows_;
};

/// Records a step in a unit of work, for every use case that does. Refusals: as ProcedureService::record().
Result<CaseEvent> recordStep(UnitOfWork& work, const Session& session, CaseEvent event, Numbering numbering = Numbering::AsGiven,
                             Oddities oddities = Oddities::Refused);

}  // namespace shuangda
