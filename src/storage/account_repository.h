#pragma once

#include <optional>
#include <vector>

#include "domain/office.h"
#include "domain/session.h"
#include "storage/database.h"

namespace shuangda {

/// An account with its Argon2id hash; the password itself is never stored.
struct Account {
  AccountId id{};
  QString login{};
  QString displayName{};
  QString passwordHash{};
  Role role = Role::Reader;
  OfficeId office{};
};

/// administrator, editor, reader.
QString roleCode(Role role);
Role roleOf(const QString& code);

class AccountRepository {
 public:
  explicit AccountRepository(Database& database) : database_(database) {}

  AccountId insert(const Account& account, Instant now);
  void update(const Account& account);
  std::optional<Account> findByLogin(const QString& login);
  /// How many accounts may administer.
  int administrators();
  /// How many accounts may write.
  int writers();
  QStringList logins();
  /// The name shown for an account; empty when there is none.
  QString displayName(AccountId id);

 private:
  Database& database_;
};

/// Offices (单位): the 双打 office itself and its member units.
class OfficeRepository {
 public:
  explicit OfficeRepository(Database& database) : database_(database) {}

  OfficeId insert(const Office& office);
  void update(const Office& office);
  std::optional<Office> find(OfficeId id);
  std::optional<Office> findByName(const QString& name);
  /// All offices in the office's own order.
  std::vector<Office> all();

 private:
  Database& database_;
};

}  // namespace shuangda
