#include "services/account_service.h"

#include <sodium.h>

#include <array>

#include "base/uid.h"
#include "services/unit_of_work.h"
#include "storage/account_repository.h"

namespace shuangda {
namespace {

QString hashPassword(const QString& password) {
  const QByteArray bytes = password.toUtf8();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (sodium_init() < 0 || crypto_pwhash_str_alg(hash.data(), bytes.constData(), static_cast<unsigned long long>(bytes.size()),
                                                 crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                                                 crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw StorageError(StorageError::Kind::Other, QStringLiteral("not enough memory to hash a password"));
  }
  return QString::fromLatin1(hash.data());
}

bool passwordFits(const QString& hash, const QString& password) {
  const QByteArray bytes = password.toUtf8();
  return sodium_init() >= 0 &&
         crypto_pwhash_str_verify(hash.toLatin1().constData(), bytes.constData(), static_cast<unsigned long long>(bytes.size())) == 0;
}

Session sessionOf(const Account& account, const Office& office) {
  return {.account = account.id,
          .office = office.id,
          .role = account.role,
          .login = account.login,
          .displayName = account.displayName,
          .officeName = office.name};
}

}  // namespace

Result<Session> AccountService::createFirst(const Office& draft, const QString& login, const QString& password) {
  if (draft.name.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("office"));
  }
  if (login.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("login"));
  }
  if (password.size() < kShortestPassword) {
    return refuse(ErrorCode::Required, QStringLiteral("password"));
  }
  if (!logins().isEmpty()) {
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("login"), login);
  }
  Account account{.login = login.trimmed(), .displayName = login.trimmed(), .passwordHash = hashPassword(password), .role = Role::Administrator};
  Office office = draft;
  const Instant now = store_.clock().now();
  office.uid = newUid(now);
  {
    // The account does not exist before its own creation, so the audit row names it only afterwards.
    Transaction transaction(store_.database());
    office.id = OfficeRepository(store_.database()).insert(office);
    account.office = office.id;
    account.id = AccountRepository(store_.database()).insert(account, now);
    AuditTrail audit(store_.database(), sessionOf(account, office), now);
    audit.record(QStringLiteral("create"), QStringLiteral("office"), office.id.value, {{QStringLiteral("name"), {}, office.name}});
    audit.record(QStringLiteral("create"), QStringLiteral("account"), account.id.value, {{QStringLiteral("login"), {}, account.login}});
    audit.close();
    transaction.commit();
  }
  return sessionOf(account, office);
}

Result<Session> AccountService::logIn(const QString& login, const QString& password) {
  const std::optional<Account> account = AccountRepository(store_.database()).findByLogin(login);
  // An unknown login costs the same hash, so that the answer's time does not tell which logins exist.
  const QString decoy = account ? QString() : hashPassword(QStringLiteral("no account has this password"));
  if (!passwordFits(account ? account->passwordHash : decoy, password) || !account) {
    return refuse(ErrorCode::BadCredentials, QStringLiteral("login"), login);
  }
  const std::optional<Office> office = OfficeRepository(store_.database()).find(account->office);
  return sessionOf(*account, office.value_or(Office{}));
}

QStringList AccountService::logins() { return AccountRepository(store_.database()).logins(); }

}  // namespace shuangda
