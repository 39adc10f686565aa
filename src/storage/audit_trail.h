#pragma once

#include <QString>
#include <vector>

#include "domain/legal_case_fields.h"
#include "domain/session.h"
#include "storage/database.h"

namespace shuangda {

/// One row of the audit trail as stored.
struct AuditEntry {
  std::int64_t seq = 0;
  Instant at{};
  AccountId account{};
  OfficeId office{};
  QString action{};      ///< English verb of the domain: create, change, import, undo_import …
  QString entity{};      ///< table the record lives in
  std::int64_t entityId = 0;
  std::vector<FieldChange> changes{};
};

/// Writes audit rows in the transaction of the change they describe. Rows are chained: each carries the SHA-256 over the
/// row before and itself, so that a row changed or removed later breaks the chain.
class AuditTrail {
 public:
  /// Takes the head of the chain and holds it until the transaction ends: writers follow one another.
  AuditTrail(Database& database, const Session& session, Instant at);

  /// Names who acts from here on: the first account does not exist before its own creation.
  void actAs(const Session& session) { session_ = session; }
  void record(const QString& action, const QString& entity, std::int64_t entityId, const std::vector<FieldChange>& changes);
  /// Stores the new head; must be called before the transaction is committed.
  void close();

 private:
  Database& database_;
  Session session_;
  Instant at_;
  std::int64_t seq_ = 0;
  QString hash_{};
  Statement insert_;
};

/// The changes as an entry stores them.
std::vector<FieldChange> changesFromJson(const QString& json);

/// The entries about one record, oldest first.
std::vector<AuditEntry> auditEntriesOf(Database& database, const QString& entity, std::int64_t entityId);

/// Recomputes the whole chain; English descriptions of what does not fit, empty when it is whole.
QStringList auditProblems(Database& database);

}  // namespace shuangda
