#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "cli/commands.h"
#include "services/store_location.h"
#include "services/texts.h"

using namespace shuangda;
using namespace shuangda::cli;

namespace {

/// Remarks of Qt itself are not for people who read this program's stderr line by line.
void keepQtQuiet(QtMsgType type, const QMessageLogContext&, const QString& message) {
  if (type == QtCriticalMsg || type == QtFatalMsg) {
    complain(message);
  }
}

int run(CLI::App& app, Context& context, std::string& location, std::string& login, int argc, char** argv) {
  app.parse_complete_callback([&] {
    context.location = location.empty() ? defaultStoreLocation() : text(location);
    context.login = text(login);
  });
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    complain(QStringLiteral("用法不对，用 --help 查看写法："));
    complain(QStringLiteral("  ") + QString::fromUtf8(error.what()));
    return WrongUsage;
  } catch (const Stop& stop) {
    complain(stop.message);
    return stop.status;
  } catch (const StorageError& error) {
    complain(displayLocation(context.location) + QStringLiteral("：") + storageText(error.kind()));
    complain(QStringLiteral("  (%1)").arg(error.detail()));
    return StorageFailure;
  } catch (const std::exception& error) {
    complain(QStringLiteral("程序发生意外错误，数据未作改动。(%1)").arg(QString::fromUtf8(error.what())));
    return StorageFailure;
  }
  if (!outputComplete()) {
    complain(QStringLiteral("输出没有写完，请检查磁盘空间。"));
    return StorageFailure;
  }
  return Done;
}

}  // namespace

int main(int argc, char** argv) {
  qInstallMessageHandler(keepQtQuiet);
  CLI::App app{"双打 (shuangda): 打击侵权假冒案件、财物和季度通报", "shuangda-cli"};
  app.require_subcommand(1);
  app.fallthrough();
  Context context;
  std::string location;
  std::string login;
  app.add_option("--db", location, "数据库文件或 postgresql:// 地址（默认 $SHUANGDA_DB，再默认桌面程序的数据库）");
  app.add_option("--as", login, "账号（只有一个账号时可省）");
  CLI::Option* json = app.add_flag("--json", context.json, "输出 JSON");
  app.add_flag("--csv", context.csv, "输出 CSV")->excludes(json);
  addStoreCommands(app, context);
  addImportCommands(app, context);
  addCaseCommands(app, context);
  addClueCommands(app, context);
  addAttachmentCommands(app, context);
  addGoodsCommands(app, context);
  addPlaceCommands(app, context);
  addStockCommands(app, context);
  addDestructionCommands(app, context);
  addTransferCommands(app, context);
  addPlatformCommands(app, context);
  addReportCommands(app, context);
  addUserCommands(app, context);
  addIndicatorCommands(app, context);
  addSettingCommands(app, context);
  addLawCommands(app, context);
  addDueCommands(app, context);
  addScreenCommands(app, context);
  addBulletinCommands(app, context);
  addDemoCommand(app, context);
  return run(app, context, location, login, argc, argv);
}
