#include <QDir>
#include <QFileInfo>

#include "cli/commands.h"
#include "services/account_service.h"
#include "services/maintenance_service.h"
#include "services/store_location.h"

namespace shuangda::cli {
namespace {

struct InitOptions {
  std::string office = "双打办";
  std::string region;
  std::string admin = "admin";
};

void init(const Context& context, const InitOptions& options) {
  const QString password = context.askPassword();
  // Asked before anything is created: a refused password must not leave an empty store behind.
  if (password.size() < AccountService::kShortestPassword) {
    throw Stop{Refused, refusalLine({ErrorCode::Required, QStringLiteral("password")})};
  }
  if (!Database::isServerUrl(context.location)) {
    QDir().mkpath(QFileInfo(context.location).absolutePath());
  }
  const auto store = Store::create(context.location, context.clock());
  const Office office{.name = text(options.office), .organKind = QStringLiteral("leading"), .regionCode = text(options.region)};
  const Session session = orStop(AccountService(*store).createFirst(office, text(options.admin), password));
  print(QStringLiteral("已建立 %1，单位“%2”，管理员账号“%3”。").arg(displayLocation(context.location), session.officeName, session.login));
}

void verify(const Context& context) {
  const auto store = context.openStore();
  bool sound = true;
  for (const MaintenanceService::Check& check : MaintenanceService(*store).verify()) {
    print(QStringLiteral("%1: %2").arg(check.name, check.problems.isEmpty() ? QStringLiteral("ok") : QStringLiteral("%1 problem(s)").arg(check.problems.size())));
    for (const QString& problem : check.problems) {
      complain(check.name + QStringLiteral(": ") + problem);
      sound = false;
    }
  }
  if (!sound) {
    throw Stop{StorageFailure, QStringLiteral("自检发现问题，请停止录入并用最近的备份核对。")};
  }
}

void backup(const Context& context, const QString& path) {
  const auto store = context.openStore();
  MaintenanceService(*store).backup(path);
  print(QStringLiteral("已备份到 %1（%2 字节），并已打开核验。").arg(path).arg(QFileInfo(path).size()));
}

void migrateStore(const Context& context) {
  Store::open(context.location, context.clock(), Store::Pending::Apply);
  print(QStringLiteral("数据库已是最新结构。"));
}

}  // namespace

void addStoreCommands(CLI::App& app, Context& context) {
  auto options = std::make_shared<InitOptions>();
  CLI::App* command = app.add_subcommand("init", "建立数据库和第一个账号");
  command->add_option("--office", options->office, "单位名称")->capture_default_str();
  command->add_option("--region", options->region, "行政区划代码（6位）");
  command->add_option("--admin", options->admin, "管理员账号")->capture_default_str();
  command->callback([&context, options] { init(context, *options); });

  app.add_subcommand("verify", "自检：数据库、审计链、派生值")->callback([&context] { verify(context); });

  auto path = std::make_shared<std::string>();
  command = app.add_subcommand("backup", "联机备份到文件");
  command->add_option("FILE", *path, "备份文件")->required();
  command->callback([&context, path] { backup(context, text(*path)); });

  app.add_subcommand("migrate", "把旧版本的数据库升级到当前结构（先自动备份）")->callback([&context] { migrateStore(context); });
}

}  // namespace shuangda::cli
