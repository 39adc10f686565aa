#pragma once

#include <QStringList>
#include <vector>

#include "domain/office.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// An account as it is listed and asked for; without its password.
struct AccountDraft {
  QString login{};
  QString displayName{};
  Role role = Role::Reader;

  bool operator==(const AccountDraft&) const = default;
};

/// Accounts and who acts. Passwords are kept as Argon2id hashes (libsodium); there is no default password.
class AccountService {
 public:
  explicit AccountService(Store& store) : store_(store) {}

  /// The first account of an empty store, an administrator, with its office. AlreadyExists when there is an account,
  /// Required for an empty login, office or a password shorter than kShortestPassword.
  Result<Session> createFirst(const Office& office, const QString& login, const QString& password);
  /// BadCredentials for an unknown login as for a wrong password, after the same time.
  Result<Session> logIn(const QString& login, const QString& password);
  QStringList logins();

  /// Another account of the acting administrator's office. Forbidden; Required "login", "password"; AlreadyExists "login".
  Result<void> add(const Session& session, const AccountDraft& draft, const QString& password);
  /// Changes name and role. WrongState "last_administrator" when nobody could administer any more; NotFound "login".
  Result<void> change(const Session& session, const AccountDraft& draft);
  /// An administrator sets anybody's password, everybody else their own after the old one: BadCredentials; Required "password".
  Result<void> setPassword(const Session& session, const QString& login, const QString& oldPassword, const QString& newPassword);
  Result<std::vector<AccountDraft>> list(const Session& session);

  static constexpr int kShortestPassword = 6;

 private:
  Store& store_;
};

}  // namespace shuangda
