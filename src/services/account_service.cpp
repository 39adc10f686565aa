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
         crypto_pwhash_str_verify(hash.toLatin1().constData(), bytes.constData(),
                                  static_cast<unsigned long long>(bytes.size())) == 0;
}

/// Every refused login costs one verification and one hash, so that the answer's time does not tell which logins exist.
/// The hash has a second use: libsodium answers a lack of memory like a wrong password, and hashing throws for it.
void refusedLogin(const std::optional<Account>& account, const QString& password) {
  const QString decoy = hashPassword(password);
  if (!account) {
    passwordFits(decoy, password);
  }
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
  Account account{.login = login.trimmed(), .displayName = login.trimmed(), .passwordHash = hashPassword(password), .role = Role::Administrator};
  Office office = draft;
  const Instant now = store_.clock().now();
  office.uid = newUid(now);
  {
    Transaction transaction(store_.database());
    // Holds the head of the audit trail: of two first accounts made at once, the second finds the other one.
    AuditTrail audit(store_.database(), Session{}, now);
    if (!logins().isEmpty()) {
      return refuse(ErrorCode::AlreadyExists, QStringLiteral("login"), login);
    }
    office.id = OfficeRepository(store_.database()).insert(office);
    account.office = office.id;
    account.id = AccountRepository(store_.database()).insert(account, now);
    audit.actAs(sessionOf(account, office));
    audit.record(QStringLiteral("create"), QStringLiteral("office"), office.id.value, fieldChanges(NoRecord{}, office));
    audit.record(QStringLiteral("create"), QStringLiteral("account"), account.id.value, {{QStringLiteral("login"), {}, account.login}});
    audit.close();
    transaction.commit();
  }
  return sessionOf(account, office);
}

Result<Session> AccountService::logIn(const QString& login, const QString& password) {
  const std::optional<Account> account = AccountRepository(store_.database()).findByLogin(login);
  if (!account || !passwordFits(account->passwordHash, password)) {
    refusedLogin(account, password);
    return refuse(ErrorCode::BadCredentials, QStringLiteral("login"), login);
  }
  const std::optional<Office> office = OfficeRepository(store_.database()).find(account->office);
  return sessionOf(*account, office.value_or(Office{}));
}

Result<void> AccountService::add(const Session& session, const AccountDraft& draft, const QString& password) {
  if (!session.mayAdminister()) {
    return refuse(ErrorCode::Forbidden, QStringLiteral("role"), session.login);
  }
  const QString login = draft.login.trimmed();
  if (login.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("login"));
  }
  if (password.size() < kShortestPassword) {
    return refuse(ErrorCode::Required, QStringLiteral("password"));
  }
  const QString name = draft.displayName.trimmed().isEmpty() ? login : draft.displayName.trimmed();
  Account account{.login = login, .displayName = name, .passwordHash = hashPassword(password), .role = draft.role, .office = session.office};
  UnitOfWork work(store_, session);
  AccountRepository accounts(work.database());
  if (accounts.findByLogin(login)) {
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("login"), login);
  }
  account.id = accounts.insert(account, work.now());
  work.audit().record(QStringLiteral("create"), QStringLiteral("account"), account.id.value,
                      {{QStringLiteral("login"), {}, login}, {QStringLiteral("role"), {}, roleCode(account.role)}});
  work.commit();
  return {};
}

Result<void> AccountService::change(const Session& session, const AccountDraft& draft) {
  if (!session.mayAdminister()) {
    return refuse(ErrorCode::Forbidden, QStringLiteral("role"), session.login);
  }
  UnitOfWork work(store_, session);
  AccountRepository accounts(work.database());
  const std::optional<Account> before = accounts.findByLogin(draft.login);
  if (!before) {
    return refuse(ErrorCode::NotFound, QStringLiteral("login"), draft.login);
  }
  Account after = *before;
  after.role = draft.role;
  after.displayName = draft.displayName.trimmed().isEmpty() ? before->displayName : draft.displayName.trimmed();
  accounts.update(after);
  if (accounts.administrators() == 0) {
    return refuse(ErrorCode::WrongState, QStringLiteral("last_administrator"), draft.login);
  }
  work.audit().record(QStringLiteral("change"), QStringLiteral("account"), after.id.value,
                      {{QStringLiteral("display_name"), before->displayName, after.displayName},
                       {QStringLiteral("role"), roleCode(before->role), roleCode(after.role)}});
  work.commit();
  return {};
}

Result<void> AccountService::setPassword(const Session& session, const QString& login, const QString& oldPassword, const QString& newPassword) {
  if (login != session.login && !session.mayAdminister()) {
    return refuse(ErrorCode::Forbidden, QStringLiteral("role"), session.login);
  }
  if (newPassword.size() < kShortestPassword) {
    return refuse(ErrorCode::Required, QStringLiteral("password"));
  }
  if (!session.mayAdminister()) {
    if (const Result<Session> known = logIn(login, oldPassword); !known) {
      return tl::unexpected(known.error());
    }
  }
  const QString hash = hashPassword(newPassword);
  UnitOfWork work(store_, session);
  AccountRepository accounts(work.database());
  std::optional<Account> account = accounts.findByLogin(login);
  if (!account) {
    return refuse(ErrorCode::NotFound, QStringLiteral("login"), login);
  }
  account->passwordHash = hash;
  accounts.update(*account);
  work.audit().record(QStringLiteral("set_password"), QStringLiteral("account"), account->id.value, {});
  work.commit();
  return {};
}

Result<std::vector<AccountDraft>> AccountService::list(const Session& session) {
  return requireReader(session).map([&] {
    AccountRepository accounts(store_.database());
    std::vector<AccountDraft> drafts;
    for (const QString& login : accounts.logins()) {
      const std::optional<Account> account = accounts.findByLogin(login);
      drafts.push_back({account->login, account->displayName, account->role});
    }
    return drafts;
  });
}

QStringList AccountService::logins() { return AccountRepository(store_.database()).logins(); }

}  // namespace shuangda
