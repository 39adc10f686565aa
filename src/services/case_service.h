#pragma once

#include <span>
#include <vector>

#include "domain/case_query.h"
#include "domain/legal_case.h"
#include "domain/legal_case_fields.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// One entry of a case's history, for its detail page.
struct CaseHistoryEntry {
  Instant at{};
  QString action{};
  std::vector<FieldChange> changes{};
};

/// Cases: entering, changing, finding. One function = one use case = one transaction.
class CaseService {
 public:
  explicit CaseService(Store& store) : store_(store) {}

  /// Stores a new case (version 0) or a changed one. An empty number is filled with the office's next one.
  /// Refusals: validate()'s; AlreadyExists for a number in use; StaleVersion when someone saved meanwhile; Forbidden.
  Result<LegalCase> save(const Session& session, LegalCase draft);

  Result<LegalCase> find(const Session& session, CaseId id);
  Result<LegalCase> findByNumber(const Session& session, const QString& number);
  Result<std::vector<CaseId>> list(const Session& session, const CaseQuery& query);
  Result<std::vector<CaseRow>> rows(const Session& session, std::span<const CaseId> ids);
  Result<CaseTotals> totals(const Session& session, const CaseQuery& query);
  Result<std::vector<CaseHistoryEntry>> history(const Session& session, CaseId id);
  /// The values the list can be filtered by.
  Result<QStringList> units(const Session& session);
  Result<std::vector<int>> years(const Session& session);

 private:
  Store& store_;
};

/// The next free number of the automatic form SD<year>-<four digits>.
/// "SD2020-", by the year the case is listed under; else that of `now`.
QString caseNumberPrefix(const LegalCase& legalCase, Instant now);
QString caseNumber(const QString& prefix, int sequence);
QString nextCaseNumber(Database& database, const LegalCase& legalCase, Instant now);

}  // namespace shuangda
