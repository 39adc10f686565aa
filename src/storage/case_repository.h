#pragma once

#include <optional>
#include <span>
#include <vector>

#include "domain/case_query.h"
#include "domain/legal_case.h"
#include "storage/database.h"
#include "storage/search_index.h"

namespace shuangda {

/// A replaced version of a case, kept for figures as of an earlier instant.
struct CaseVersion {
  CaseId legalCase{};
  int version = 0;
  Instant recordedAt{};
  Instant supersededAt{};
  LegalCase fields{};
};

/// Cases and their replaced versions. Functions that write expect an open Transaction.
class CaseRepository {
 public:
  explicit CaseRepository(Database& database) : database_(database), index_(database) {}

  Database& database() { return database_; }

  /// Stores a new case (its number must be free) and returns its key.
  CaseId insert(const LegalCase& legalCase, std::optional<ImportId> import);
  /// Replaces the stored version `legalCase.version` by the given fields, keeps the old version in case_version, and returns
  /// false when that is not the stored version any more. `previous` must be the stored fields.
  bool update(const LegalCase& previous, const LegalCase& legalCase);
  /// Takes an imported case back out; only while nothing refers to it.
  void remove(CaseId id);

  std::optional<LegalCase> find(CaseId id);
  std::optional<LegalCase> findByNumber(const QString& number);
  bool hasNumber(const QString& number);
  /// Cases that carry this 文号, oldest first.
  std::vector<CaseId> findByDocNo(const QString& docNo);
  /// Cases of the same party and cause, to find records that were entered twice.
  std::vector<CaseId> findByParty(const QString& party, const QString& cause);
  struct SameParty {
    CaseId id{};
    QString number{};
    QString cause{};
    QString date{};
    bool sameId = false;
  };
  /// Other cases, not void, with the same certificate number or the same name and no other number; newest first, at most 100.
  std::vector<SameParty> ofSameParty(const LegalCase& legalCase);
  std::vector<CaseId> createdBy(ImportId import);
  bool hasDependents(CaseId id);

  /// The keys of all cases a query selects, in its order: the whole list in 8 bytes a row.
  std::vector<CaseId> select(const CaseQuery& query);
  CaseTotals totals(const CaseQuery& query);
  /// The list rows of the given keys, in their order; keys that no longer exist are left out.
  std::vector<CaseRow> rows(std::span<const CaseId> ids);
  QStringList units();
  std::vector<int> years();
  std::int64_t count();
  /// The largest number of the form `prefix` + digits, 0 when there is none.
  int lastSequence(const QString& prefix);

  std::vector<CaseVersion> versionsOf(CaseId id);
  /// The replaced versions that were the last ones recorded at `cutoff`.
  std::vector<CaseVersion> versionsInForce(Instant cutoff);

  /// Cases whose derived columns (listing date, counting unit) do not follow from their fields.
  QStringList derivedValueProblems();

 private:
  Database& database_;
  SearchIndex index_;
  // Kept between rows: preparing sixty columns costs more than storing them.
  std::optional<Statement> insert_{};
  std::optional<Statement> update_{};
  std::optional<Statement> keepVersion_{};
  std::optional<Statement> find_{};
  std::optional<Statement> findByNumber_{};
  std::optional<Statement> hasNumber_{};
  std::optional<Statement> findByParty_{};
};

}  // namespace shuangda
