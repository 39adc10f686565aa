#include <QDir>
#include <QFileInfo>

#include "cli/commands.h"
#include "services/account_service.h"
#include "services/maintenance_service.h"
#include "services/search_service.h"
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
  // Asked before anything is created: a refusal must not leave an empty store behind.
  const std::pair<bool, QString> required[] = {{password.size() < AccountService::kShortestPassword, QStringLiteral("password")},
                                               {text(options.office).trimmed().isEmpty(), QStringLiteral("office")},
                                               {text(options.admin).trimmed().isEmpty(), QStringLiteral("login")}};
  for (const auto& [missing, field] : required) {
    if (missing) {
      throw Stop{Refused, refusalLine({ErrorCode::Required, field})};
    }
  }
  if (!Database::isServerUrl(context.location)) {
    QDir().mkpath(QFileInfo(context.location).absolutePath());
  }
  const auto store = Store::create(context.location, context.clock());
  const Office office{.name = text(options.office), .organKind = QStringLiteral("leading"), .regionCode = text(options.region)};
  const Session session = orStop(AccountService(*store).createFirst(office, text(options.admin), password));
  announce(context, QStringLiteral("已建立 %1，单位“%2”，管理员账号“%3”。").arg(displayLocation(context.location), session.officeName, session.login),
           {{QStringLiteral("location"), displayLocation(context.location)}, {QStringLiteral("office"), session.officeName}, {QStringLiteral("login"), session.login}});
}

void verify(const Context& context) {
  const auto store = context.openStore();
  context.logIn(*store);
  bool sound = true;
  QJsonObject counts;
  QStringList lines;
  for (const MaintenanceService::Check& check : MaintenanceService(*store).verify()) {
    counts.insert(check.name, static_cast<int>(check.problems.size()));
    lines << QStringLiteral("%1: %2").arg(check.name, check.problems.isEmpty() ? QStringLiteral("ok") : QStringLiteral("%1 problem(s)").arg(check.problems.size()));
    for (const QString& problem : check.problems) {
      complain(check.name + QStringLiteral(": ") + problem);
      sound = sound && check.harmless;
    }
  }
  announce(context, lines.join(u'\n'), counts);
  if (!sound) {
    throw Stop{StorageFailure, QStringLiteral("自检发现问题，请停止录入并用最近的备份核对。")};
  }
}

void backup(const Context& context, const QString& path) {
  const auto store = context.openStore();
  context.logIn(*store);
  if (QFileInfo::exists(path)) {
    throw Stop{Refused, QStringLiteral("备份文件 %1 已经存在，未作改动。请换一个文件名。").arg(path)};
  }
  if (!QFileInfo(QFileInfo(path).absolutePath()).isWritable()) {
    throw Stop{Refused, QStringLiteral("文件夹 %1 不存在或不能写入，没有备份。请换一个位置。").arg(QFileInfo(path).absolutePath())};
  }
  if (QFileInfo::exists(path + QStringLiteral(".files"))) {
    throw Stop{Refused, QStringLiteral("附件备份文件夹 %1.files 已经存在，未作改动。请换一个文件名。").arg(path)};
  }
  const BackupReport report = MaintenanceService(*store).backup(path);
  const qint64 size = QFileInfo(path).size();
  const QString attachments = report.folder.isEmpty() ? QStringLiteral("没有附件。")
                                                      : QStringLiteral("附件 %1 份在 %2，已逐份核对校验值；两者须一起保存。").arg(report.attachments).arg(report.folder);
  announce(context, QStringLiteral("已备份到 %1（%2 字节），并已打开核验。").arg(path).arg(size) + attachments,
           {{QStringLiteral("file"), path}, {QStringLiteral("bytes"), size}, {QStringLiteral("attachments"), report.attachments},
            {QStringLiteral("attachment_folder"), report.folder}});
  for (const QString& problem : report.problems) {
    complain(problem);
  }
  if (!report.problems.isEmpty()) {
    throw Stop{StorageFailure, QStringLiteral("有%1份附件缺失或已变动，不在备份中。请运行 verify 核对。").arg(report.problems.size())};
  }
}

void migrateStore(const Context& context) {
  const auto store = Store::open(context.location, context.clock(), Store::Pending::Apply);
  SearchService(*store).finish();
  announce(context, QStringLiteral("数据库已是最新结构。"), {{QStringLiteral("location"), displayLocation(context.location)}});
}

}  // namespace

void addStoreCommands(CLI::App& app, Context& context) {
  auto options = std::make_shared<InitOptions>();
  CLI::App* command = app.add_subcommand("init", "建立数据库和第一个账号");
  command->add_option("--office", options->office, "单位名称")->capture_default_str();
  command->add_option("--region", options->region, "行政区划代码（6位）");
  command->add_option("--admin", options->admin, "管理员账号")->capture_default_str();
  command->callback([&context, options] { init(context, *options); });

  app.add_subcommand("verify", "自检：数据库、审计链、派生值、附件")->callback([&context] { verify(context); });

  auto path = std::make_shared<std::string>();
  command = app.add_subcommand("backup", "联机备份到文件，附件备份到同名的 .files 文件夹");
  command->add_option("FILE", *path, "备份文件")->required();
  command->callback([&context, path] { backup(context, text(*path)); });

  app.add_subcommand("migrate", "把旧版本的数据库升级到当前结构（先自动备份）")->callback([&context] { migrateStore(context); });
}

}  // namespace shuangda::cli
