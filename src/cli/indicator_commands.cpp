#include "cli/commands.h"
#include "services/indicator_service.h"

namespace shuangda::cli {
namespace {

struct RowOptions {
  std::string code, name, unit, organ = "自设", decimals = "0", compared = "yes", kind = "event", entity = "case", date, where, measure = "count", definition;
  std::string reason;
};

CsvRecord rowOf(const RowOptions& options) {
  return {{QStringLiteral("code"), text(options.code)},         {QStringLiteral("name_zh"), text(options.name)},   {QStringLiteral("unit"), text(options.unit)},
          {QStringLiteral("organ"), text(options.organ)},       {QStringLiteral("decimals"), text(options.decimals)}, {QStringLiteral("compared"), text(options.compared)},
          {QStringLiteral("kind"), text(options.kind)},         {QStringLiteral("entity"), text(options.entity)},   {QStringLiteral("date"), text(options.date)},
          {QStringLiteral("where"), text(options.where)},       {QStringLiteral("measure"), text(options.measure)}, {QStringLiteral("definition"), text(options.definition)}};
}

void addRowOptions(CLI::App* command, RowOptions& options) {
  command->add_option("CODE", options.code, "代码，以 own_ 开头")->required();
  command->add_option("--name", options.name, "名称")->required();
  command->add_option("--unit", options.unit, "单位：件、人、万元、%…")->required();
  command->add_option("--kind", options.kind, "event 按日期计，stock_begin、stock_end 期初期末在办，sum 公式，ratio 比率")->capture_default_str();
  command->add_option("--entity", options.entity, "case、destruction 或 return")->capture_default_str();
  command->add_option("--date", options.date, "决定性日期，如 filed_date、decision_date、transfer_date");
  command->add_option("--where", options.where, "条件，如 “procedure=普通;campaign=铁拳|昆仑;case_value>=100000”");
  command->add_option("--measure", options.measure, "count、fine、case_value…；公式如 “adm_fine+adm_confiscated_amt”，比率如 “trf_cases/adm_filed”")->capture_default_str();
  command->add_option("--decimals", options.decimals, "表格中的小数位数")->capture_default_str();
  command->add_option("--compared", options.compared, "同比、环比：yes、no，比率用 pp")->capture_default_str();
  command->add_option("--organ", options.organ, "归在哪一部分")->capture_default_str();
  command->add_option("--definition", options.definition, "口径，印在口径说明里")->required();
}

void list(const Context& context) {
  const auto store = context.openStore();
  (void)context.logIn(*store);
  const IndicatorCatalogue catalogue = IndicatorService(*store).catalogue();
  std::vector<QStringList> rows;
  for (const Indicator& indicator : catalogue.all()) {
    if (indicator.shown) {
      rows.push_back({indicator.code, indicator.nameZh, indicator.unit, indicator.organ, indicator.definition});
    }
  }
  printList(context, {QStringLiteral("code"), QStringLiteral("name_zh"), QStringLiteral("unit"), QStringLiteral("organ"), QStringLiteral("definition")},
            {QStringLiteral("代码"), QStringLiteral("指标"), QStringLiteral("单位"), QStringLiteral("部分"), QStringLiteral("口径")}, rows);
}

void announceIndicator(const Context& context, const Indicator& indicator, const QString& what) {
  announce(context, QStringLiteral("%1：%2（%3），%4").arg(what, indicator.nameZh, indicator.unit, indicator.code),
           {{QStringLiteral("code"), indicator.code}, {QStringLiteral("name_zh"), indicator.nameZh}});
}

}  // namespace

void addIndicatorCommands(CLI::App& app, Context& context) {
  CLI::App* family = app.add_subcommand("indicator", "指标目录和本单位自设的指标");
  family->require_subcommand(1);
  family->add_subcommand("list", "全部指标及口径")->callback([&context] { list(context); });

  auto checked = std::make_shared<RowOptions>();
  CLI::App* command = family->add_subcommand("check", "核对一个自设指标，不保存");
  addRowOptions(command, *checked);
  command->callback([&context, checked] {
    const auto store = context.openStore();
    (void)context.logIn(*store);
    announceIndicator(context, orStop(IndicatorService(*store).check(rowOf(*checked))), QStringLiteral("可以增设"));
  });

  auto added = std::make_shared<RowOptions>();
  command = family->add_subcommand("add", "增设或修改自设指标（管理员）");
  addRowOptions(command, *added);
  command->add_option("--reason", added->reason, "理由")->required();
  command->callback([&context, added] {
    const auto store = context.openStore();
    const Session session = context.logIn(*store);
    announceIndicator(context, orStop(IndicatorService(*store).add(session, rowOf(*added), text(added->reason))), QStringLiteral("已增设"));
  });

  auto removed = std::make_shared<RowOptions>();
  command = family->add_subcommand("remove", "取消自设指标（管理员）");
  command->add_option("CODE", removed->code, "代码")->required();
  command->add_option("--reason", removed->reason, "理由")->required();
  command->callback([&context, removed] {
    const auto store = context.openStore();
    const Session session = context.logIn(*store);
    orStop(IndicatorService(*store).remove(session, text(removed->code), text(removed->reason)));
    announce(context, QStringLiteral("已取消指标 %1。").arg(text(removed->code)), {{QStringLiteral("code"), text(removed->code)}});
  });
}

}  // namespace shuangda::cli
