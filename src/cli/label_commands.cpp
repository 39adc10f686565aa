#include "cli/goods_arguments.h"
#include "cli/paper_file.h"
#include "reports/label_sheet.h"
#include "services/goods_service.h"
#include "services/label_service.h"

namespace shuangda::cli {
namespace {

struct LabelOptions {
  std::vector<std::string> items;
  std::string place;
  bool places = false;
  bool commands = false;
  std::string output;
  std::string format = "a4-3x8";
  std::string reason;
  int first = 1;
};

std::vector<ItemId> itemsOf(Store& store, const Session& session, const LabelOptions& options) {
  std::vector<ItemId> items;
  for (const std::string& item : options.items) {
    items.push_back(itemOf(item));
  }
  if (!options.place.empty()) {
    for (const GoodsRow& row : orStop(GoodsService(store).list(session, {.place = placeOf(store, session, options.place), .limit = 100'000}))) {
      items.push_back(row.item.id);
    }
  }
  return items;
}

void writeLabels(const Context& context, const LabelOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  LabelService service(*store);
  const std::vector<ItemId> items = itemsOf(*store, session, options);
  const std::vector<LabelText> texts = options.commands ? service.ofCommands() : options.places ? orStop(service.ofPlaces(session)) : orStop(service.ofItems(session, items));
  orStop(LabelService::checkReprint(texts, text(options.reason)));
  std::vector<Label> labels;
  for (const LabelText& label : texts) {
    labels.push_back({label.code, label.lines});
  }
  writePaper(text(options.output), {.author = session.officeName, .created = context.clock().now()},
             [&](FontBook& fonts) { return orStop(layOutLabels(labels, text(options.format), options.first, fonts)); });
  if (!options.commands && !options.places) {
    orStop(service.recordPrint(session, items, text(options.reason)));
  }
  announce(context, QStringLiteral("已写出 %1 张标签：%2").arg(labels.size()).arg(text(options.output)), {{QStringLiteral("labels"), static_cast<qint64>(labels.size())}});
}

}  // namespace

void addLabelCommand(CLI::App& family, Context& context) {
  auto options = std::make_shared<LabelOptions>();
  CLI::App* command = family.add_subcommand("labels", "打印标签（PDF）：物品、地点或者扫描命令");
  command->add_option("ITEM", options->items, "物品编号，可多个");
  command->add_option("--place", options->place, "这个地点的全部物品");
  command->add_flag("--places", options->places, "全部地点的标签");
  command->add_flag("--commands", options->commands, "扫描命令（入库、出库、盘点、完成、取消）");
  command->add_option("-o,--output", options->output, "文件")->required();
  command->add_option("--format", options->format, "a4-3x8、a4-2x7、roll-60x40、roll-80x50")->capture_default_str();
  command->add_option("--first", options->first, "从第几张空白标签开始")->capture_default_str();
  command->add_option("--reprint", options->reason, "重新打印的理由");
  command->callback([&context, options] { writeLabels(context, *options); });
}

}  // namespace shuangda::cli
