#include "cli/commands.h"
#include "services/setting_service.h"

namespace shuangda::cli {
namespace {

void list(const Context& context) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  std::vector<QStringList> rows;
  QJsonObject object;
  for (const Setting& setting : orStop(SettingService(*store).list(session))) {
    rows.push_back({setting.key, setting.value, setting.meaning});
    object.insert(setting.key, setting.value);
  }
  if (context.format() == Context::Format::Json) {
    announce(context, {}, object);
  } else if (context.format() == Context::Format::Csv) {
    printCsv({QStringLiteral("key"), QStringLiteral("value"), QStringLiteral("meaning")}, rows);
  } else {
    printTable({QStringLiteral("设置"), QStringLiteral("值"), QStringLiteral("说明")}, rows);
  }
}

void tell(const Context& context, const Setting& setting) {
  announce(context, setting.value, {{setting.key, setting.value}});
}

}  // namespace

void addSettingCommands(CLI::App& app, Context& context) {
  CLI::App* family = app.add_subcommand("setting", "本单位的设置");
  family->require_subcommand(1);
  family->add_subcommand("list", "全部设置")->callback([&context] { list(context); });

  auto key = std::make_shared<std::string>();
  auto value = std::make_shared<std::string>();
  CLI::App* command = family->add_subcommand("get", "一项设置的值");
  command->add_option("KEY", *key, "设置")->required();
  command->callback([&context, key] {
    const auto store = context.openStore();
    const Session session = context.logIn(*store);
    tell(context, orStop(SettingService(*store).find(session, text(*key))));
  });

  command = family->add_subcommand("set", "改一项设置（管理员）");
  command->add_option("KEY", *key, "设置")->required();
  command->add_option("VALUE", *value, "值")->required();
  command->callback([&context, key, value] {
    const auto store = context.openStore();
    const Session session = context.logIn(*store);
    tell(context, orStop(SettingService(*store).set(session, text(*key), text(*value))));
  });
}

}  // namespace shuangda::cli
