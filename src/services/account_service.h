#pragma once

#include <QStringList>

#include "domain/office.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

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

  static constexpr int kShortestPassword = 6;

 private:
  Store& store_;
};

}  // namespace shuangda
