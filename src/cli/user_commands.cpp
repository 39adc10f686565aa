#include <QHash>

#include "cli/commands.h"
#include "services/account_service.h"

namespace shuangda::cli {
namespace {

const QHash<QString, Role>& roles() {
  static const QHash<QString, Role> all{{QStringLiteral("administrator"), Role::Administrator}, {QStringLiteral("editor"), Role::Editor}, {QStringLiteral("reader"), Role::Reader}};
  return all;
}

Role roleOf(const std::string& word) {
  const auto found = roles().find(text(word));
  return found == roles().end() ? orStop<Role>(refuse(ErrorCode::UnknownValue, QStringLiteral("role"), text(word))) : *found;
}

/// SHUANGDA_NEW_PASSWORD, else the one asked for at the terminal.
QString newPassword(const Context& context) {
  const QString given = qEnvironmentVariable("SHUANGDA_NEW_PASSWORD");
  return given.isEmpty() ? context.askPassword() : given;
}

void list(const Context& context) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  std::vector<QStringList> rows;
  for (const AccountDraft& account : orStop(AccountService(*store).list(session))) {
    rows.push_back({account.login, account.displayName, roles().key(account.role)});
  }
  printList(context, {QStringLiteral("login"), QStringLiteral("name"), QStringLiteral("role")}, {QStringLiteral("账号"), QStringLiteral("姓名"), QStringLiteral("角色")}, rows);
}

}  // namespace

void addUserCommands(CLI::App& app, Context& context) {
  CLI::App* family = app.add_subcommand("user", "账号");
  family->require_subcommand(1);
  family->add_subcommand("list", "全部账号")->callback([&context] { list(context); });

  auto login = std::make_shared<std::string>();
  auto name = std::make_shared<std::string>();
  auto role = std::make_shared<std::string>("editor");
  CLI::App* command = family->add_subcommand("add", "增加账号（管理员）；新密码取自 SHUANGDA_NEW_PASSWORD 或终端");
  command->add_option("LOGIN", *login, "账号")->required();
  command->add_option("--name", *name, "姓名");
  command->add_option("--role", *role, "administrator 管理员、editor 登记、reader 查阅")->capture_default_str();
  command->callback([&context, login, name, role] {
    const auto store = context.openStore();
    const Session session = context.logIn(*store);
    orStop(AccountService(*store).add(session, {text(*login), text(*name), roleOf(*role)}, newPassword(context)));
    announce(context, QStringLiteral("已增加账号 %1。").arg(text(*login)), {{QStringLiteral("login"), text(*login)}});
  });

  command = family->add_subcommand("roles", "改变账号的角色和姓名（管理员）");
  command->add_option("LOGIN", *login, "账号")->required();
  command->add_option("--name", *name, "姓名");
  command->add_option("--role", *role, "角色")->required();
  command->callback([&context, login, name, role] {
    const auto store = context.openStore();
    const Session session = context.logIn(*store);
    orStop(AccountService(*store).change(session, {text(*login), text(*name), roleOf(*role)}));
    announce(context, QStringLiteral("已改变账号 %1。").arg(text(*login)), {{QStringLiteral("login"), text(*login)}});
  });

  command = family->add_subcommand("passwd", "改变密码；管理员可改任何人的");
  command->add_option("LOGIN", *login, "账号（默认自己）");
  command->callback([&context, login] {
    const auto store = context.openStore();
    const Session session = context.logIn(*store);
    const QString whose = login->empty() ? session.login : text(*login);
    orStop(AccountService(*store).setPassword(session, whose, context.askPassword(), newPassword(context)));
    announce(context, QStringLiteral("已改变 %1 的密码。").arg(whose), {{QStringLiteral("login"), whose}});
  });
}

}  // namespace shuangda::cli
