#include "cli/commands.h"
#include "services/demo_data.h"
#include "services/search_service.h"

namespace shuangda::cli {

void addDemoCommand(CLI::App& app, Context& context) {
  struct Options {
    int cases = 1000;
    quint64 seed = 1;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("demo", "在空数据库中生成虚构的演示案件");
  command->add_option("--cases", options->cases, "件数")->capture_default_str()->check(CLI::Range(1, 10'000'000));
  command->add_option("--seed", options->seed, "随机种子，相同则数据相同")->capture_default_str();
  command->callback([&context, options] {
    const auto store = context.openStore();
    const Session session = context.logIn(*store);
    const int created = orStop(createDemoData(*store, session, options->cases, options->seed));
    SearchService(*store).finish();
    announce(context, QStringLiteral("已生成 %1 件虚构案件。").arg(created), {{QStringLiteral("cases"), created}});
  });
}

}  // namespace shuangda::cli
