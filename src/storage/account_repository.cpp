#include "storage/account_repository.h"

namespace shuangda {
namespace {

constexpr std::string_view kOfficeColumns =
    "SELECT id, uid, name, level, organ_kind, region_code, office_group, enforces, reports, data_mode, sort_no FROM office ";

Office readOffice(Statement& s) {
  return {.id = s.get<OfficeId>(0),
          .uid = s.get<QString>(1),
          .name = s.get<QString>(2),
          .level = s.get<QString>(3),
          .organKind = s.get<QString>(4),
          .regionCode = s.get<QString>(5),
          .group = s.get<QString>(6),
          .enforces = s.get<bool>(7),
          .reports = s.get<bool>(8),
          .dataMode = s.get<QString>(9),
          .sortNo = s.get<int>(10)};
}

}  // namespace

QString roleCode(Role role) {
  switch (role) {
    case Role::Administrator:
      return QStringLiteral("administrator");
    case Role::Editor:
      return QStringLiteral("editor");
    case Role::Reader:
      return QStringLiteral("reader");
  }
  return {};
}

Role roleOf(const QString& code) {
  if (code == QStringLiteral("administrator")) {
    return Role::Administrator;
  }
  return code == QStringLiteral("editor") ? Role::Editor : Role::Reader;
}

AccountId AccountRepository::insert(const Account& account, Instant now) {
  Statement statement(database_,
                      "INSERT INTO account (login, display_name, password_hash, role, office_id, created_at, version)"
                      " VALUES (?, ?, ?, ?, ?, ?, 1) RETURNING id");
  statement.bindAll(account.login, account.displayName, account.passwordHash, roleCode(account.role), account.office, now).step();
  const auto id = statement.get<AccountId>(0);
  statement.run();
  return id;
}

void AccountRepository::update(const Account& account) {
  Statement(database_, "UPDATE account SET display_name = ?, password_hash = ?, role = ?, version = version + 1 WHERE id = ?")
      .bindAll(account.displayName, account.passwordHash, roleCode(account.role), account.id)
      .run();
}

int AccountRepository::administrators() {
  Statement statement(database_, "SELECT COUNT(*) FROM account WHERE role = 'administrator'");
  statement.step();
  return statement.get<int>(0);
}

int AccountRepository::writers() {
  Statement statement(database_, "SELECT COUNT(*) FROM account WHERE role <> 'reader'");
  statement.step();
  return statement.get<int>(0);
}

std::optional<Account> AccountRepository::findByLogin(const QString& login) {
  Statement s(database_, "SELECT id, login, display_name, password_hash, role, office_id FROM account WHERE login = ?");
  if (!s.bindAll(login).step()) {
    return std::nullopt;
  }
  return Account{.id = s.get<AccountId>(0),
                 .login = s.get<QString>(1),
                 .displayName = s.get<QString>(2),
                 .passwordHash = s.get<QString>(3),
                 .role = roleOf(s.get<QString>(4)),
                 .office = s.get<OfficeId>(5)};
}

QString AccountRepository::displayName(AccountId id) {
  Statement statement(database_, "SELECT display_name FROM account WHERE id = ?");
  return statement.bindAll(id).step() ? statement.get<QString>(0) : QString();
}

QStringList AccountRepository::logins() {
  Statement statement(database_, "SELECT login FROM account ORDER BY id");
  QStringList logins;
  while (statement.step()) {
    logins << statement.get<QString>(0);
  }
  return logins;
}

OfficeId OfficeRepository::insert(const Office& o) {
  Statement statement(database_,
                      "INSERT INTO office (uid, name, level, organ_kind, region_code, office_group, enforces, reports, data_mode, sort_no)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
  statement.bindAll(o.uid, o.name, o.level, o.organKind, o.regionCode, o.group, o.enforces, o.reports, o.dataMode, o.sortNo).step();
  const auto id = statement.get<OfficeId>(0);
  statement.run();
  return id;
}

void OfficeRepository::update(const Office& o) {
  Statement statement(database_,
                      "UPDATE office SET name = ?, level = ?, organ_kind = ?, region_code = ?, office_group = ?, enforces = ?, reports = ?,"
                      " data_mode = ?, sort_no = ? WHERE id = ?");
  statement.bindAll(o.name, o.level, o.organKind, o.regionCode, o.group, o.enforces, o.reports, o.dataMode, o.sortNo, o.id).run();
}

std::optional<Office> OfficeRepository::find(OfficeId id) {
  Statement statement(database_, std::string(kOfficeColumns) + "WHERE id = ?");
  return statement.bindAll(id).step() ? std::optional(readOffice(statement)) : std::nullopt;
}

std::optional<Office> OfficeRepository::findByName(const QString& name) {
  Statement statement(database_, std::string(kOfficeColumns) + "WHERE name = ?");
  return statement.bindAll(name).step() ? std::optional(readOffice(statement)) : std::nullopt;
}

std::vector<Office> OfficeRepository::all() {
  Statement statement(database_, std::string(kOfficeColumns) + "ORDER BY sort_no, id");
  std::vector<Office> offices;
  while (statement.step()) {
    offices.push_back(readOffice(statement));
  }
  return offices;
}

}  // namespace shuangda
