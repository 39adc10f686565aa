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
  const CaseEvent* row(EventId id) const;
  bool isReplaced(EventId id) const;

  /// Stores the row, then the dates of the case that follow from the events as they are now.
  Result<CaseEvent> add(CaseEvent event, const QStringList& dropped, const char* action);

 private:
  UnitOfWork& work_;
  std::optional<LegalCase> stored_;
  std::vector<CaseEvent> rows_;
};

/// Records a step in a unit of work, for every use case that does. Refusals: as ProcedureService::record().
Result<CaseEvent> recordStep(UnitOfWork& work, const Session& session, CaseEvent event, Numbering numbering = Numbering::AsGiven);

}  // namespace shuangda
