#pragma once

#include <optional>
#include <span>
#include <vector>

#include "domain/case_query.h"
#include "domain/legal_case.h"
#include "domain/legal_case_fields.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// One entry of a case's history, for its detail page. An attachment's (attach, withdraw) names the file as file_name.
struct CaseHistoryEntry {
  Instant at{};
  QString action{};
  std::vector<FieldChange> changes{};
};

/// What undoing the last save of a case would bring back.
struct LastSave {
  QString number{};
  int version = 0;                       ///< the version it would undo
  Instant at{};
  bool created = false;                  ///< the case was new: it would be marked 误录作废
  std::vector<FieldChange> changes{};    ///< now → after the undo
};

/// Another case of the same party, and why it is taken for the same.
struct RelatedCase {
  CaseId id{};
  QString number{};
  QString cause{};
  QString date{};
  bool sameId = false;  ///< by certificate number; else by name alone
};

/// Cases: entering, changing, finding. One function = one use case = one transaction.
class CaseService {
 public:
  explicit CaseService(Store& store) : store_(store) {}

  /// Stores a new case (version 0) or a changed one. An empty number is filled with the office's next one.
  /// Refusals: validate()'s; AlreadyExists for a number in use; StaleVersion when someone saved meanwhile; Forbidden.
  Result<LegalCase> save(const Session& session, LegalCase draft);

  /// Says what undoLastSave() would do, or why it cannot.
  Result<LastSave> lastSave(const Session& session, CaseId id);
  /// Brings the version before the last save back, as a change of its own; a case that was new is marked 误录作废. Only the
  /// account that saved may, while nothing came after: WrongState with the field undo_… that says what did (another account,
  /// an import, an earlier undo, or the table that hangs on the case). StaleVersion when `seenVersion` is not the last one.
  Result<LegalCase> undoLastSave(const Session& session, CaseId id, std::optional<int> seenVersion = {});

  Result<LegalCase> find(const Session& session, CaseId id);
  Result<LegalCase> findByNumber(const Session& session, const QString& number);
  Result<std::vector<CaseId>> list(const Session& session, const CaseQuery& query);
  Result<std::vector<CaseRow>> rows(const Session& session, std::span<const CaseId> ids);
  Result<CaseTotals> totals(const Session& session, const CaseQuery& query);
  /// 此人/此企业曾涉: other cases of the party, by certificate number or by name, newest first, at most a hundred.
  Result<std::vector<RelatedCase>> related(const Session& session, const LegalCase& legalCase);
  Result<std::vector<CaseHistoryEntry>> history(const Session& session, CaseId id);
  /// The values the list can be filtered by.
  Result<QStringList> units(const Session& session);
  Result<std::vector<int>> years(const Session& session);

 private:
  Store& store_;
};

/// The automatic form of case numbers, SD<year>-<four digits>: what stands before the digits, and the whole.
QString caseNumberPrefix(const LegalCase& legalCase, Instant now);
QString caseNumber(const QString& prefix, int sequence);

}  // namespace shuangda
