#include "services/suspected_transfers.h"

#include <limits>

#include "domain/legal_case.h"
#include "services/screening_service.h"
#include "storage/case_repository.h"
#include "storage/screening_repository.h"

namespace shuangda {

std::vector<SuspectedTransfer> suspectedTransfers(Store& store, const Session& session) {
  std::vector<SuspectedTransfer> found;
  const Result<ScreeningOverview> overview = ScreeningService(store).overview(session, std::numeric_limits<int>::max(), {});
  if (!overview) {
    return found;
  }
  ScreeningRepository screening(store.database());
  CaseRepository cases(store.database());
  for (const ScreeningOverview::Row& row : overview->rows) {
    if (row.outcome.best() != ThresholdLine::State::Hit) {
      continue;
    }
    const std::vector<ScreeningDecision> decisions = screening.decisions(row.id);
    if (!decisions.empty() && decisions.back().kind == ScreeningDecision::Kind::NoTransfer) {
      continue;  // somebody said why not
    }
    const std::optional<LegalCase> legalCase = cases.find(row.id);
    found.push_back({.legalCase = row.id, .number = row.number, .unit = row.unit, .cause = row.cause, .value = legalCase ? caseValue(*legalCase).value_or(Money()) : Money()});
  }
  return found;
}

}  // namespace shuangda
