#pragma once

#include "base/result.h"
#include "domain/session.h"
#include "services/store.h"
#include "storage/audit_trail.h"

namespace shuangda {

/// One use case: one transaction with the audit rows of what it changes. Nothing is kept without commit().
class UnitOfWork {
 public:
  UnitOfWork(Store& store, const Session& session)
      : database_(store.database()), law_(store.law().law()), now_(store.clock().now()), transaction_(database_), audit_(database_, session, now_) {}

  Database& database() { return database_; }
  AuditTrail& audit() { return audit_; }
  Instant now() const { return now_; }
  /// The law in force when the work began.
  const Law& law() const { return law_; }

  void commit() {
    audit_.close();
    transaction_.commit();
  }

 private:
  Database& database_;
  const Law& law_;
  Instant now_;
  Transaction transaction_;
  AuditTrail audit_;
};

/// Refuses an account that may only read.
inline Result<void> requireWriter(const Session& session) {
  if (!session.account.isStored() || !session.mayWrite()) {
    return refuse(ErrorCode::Forbidden, QStringLiteral("role"), session.login);
  }
  return {};
}

inline Result<void> requireReader(const Session& session) {
  if (!session.account.isStored()) {
    return refuse(ErrorCode::Forbidden, QStringLiteral("session"));
  }
  return {};
}

}  // namespace shuangda
