#include "cli/goods_arguments.h"
#include "domain/goods_code.h"
#include "services/stock_take_service.h"

namespace shuangda::cli {
namespace {

struct StockOptions {
  std::string number;
  std::string place;
  std::string counter;
  std::string item;
  std::string quantity;
  std::string words;
  std::string docNo;
  int permille = 1000;
  bool open = false;
};

void list(const Context& context) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  StockTakeService service(*store);
  std::vector<QStringList> rows;
  for (const StockTake& take : orStop(service.list(session))) {
    const StockTakeSheet sheet = orStop(service.sheet(session, take.id));
    rows.push_back({take.number, sheet.place.code, take.startedAt.localText(), take.counter, QString::number(sheet.rows.size()), QString::number(sheet.counted),
                    QString::number(sheet.differing), take.closedAt ? take.closedAt->localText() : QString()});
  }
  printList(context,
            {QStringLiteral("number"), QStringLiteral("place"), QStringLiteral("started_at"), QStringLiteral("counter"), QStringLiteral("lines"), QStringLiteral("counted"),
             QStringLiteral("differing"), QStringLiteral("closed_at")},
            {QStringLiteral("盘点"), QStringLiteral("地点"), QStringLiteral("开始"), QStringLiteral("盘点人"), QStringLiteral("项数"), QStringLiteral("已盘"), QStringLiteral("不符"), QStringLiteral("结束")},
            rows);
}

void start(const Context& context, const StockOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const StockTake take = orStop(StockTakeService(*store).start(
      session, {.place = placeOf(*store, session, options.place), .blind = !options.open, .samplePermille = options.permille, .counter = text(options.counter)}));
  announce(context, QStringLiteral("盘点 %1 已开始。").arg(take.number), {{QStringLiteral("number"), take.number}, {QStringLiteral("seed"), static_cast<qint64>(take.seed)}});
}

/// The expected quantity of a line that is not counted yet stays hidden in a blind count.
void show(const Context& context, const StockOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  StockTakeService service(*store);
  const StockTakeSheet sheet = orStop(service.sheet(session, orStop(service.findByNumber(session, text(options.number)))));
  std::vector<QStringList> rows;
  for (const StockTakeRow& row : sheet.rows) {
    const bool hidden = sheet.take.blind && !row.difference.isCounted();
    rows.push_back({row.place.code, itemLabel(row.difference.item), row.item.name, row.item.unit, hidden ? QString() : row.difference.expected.text(),
                    row.difference.counted ? row.difference.counted->text() : QString(), row.difference.isCounted() ? row.difference.difference().text() : QString(),
                    row.difference.wantsRecount() ? QStringLiteral("复盘") : QString()});
  }
  printList(context,
            {QStringLiteral("place"), QStringLiteral("code"), QStringLiteral("name"), QStringLiteral("unit"), QStringLiteral("expected"), QStringLiteral("counted"),
             QStringLiteral("difference"), QStringLiteral("recount")},
            {QStringLiteral("地点"), QStringLiteral("物品"), QStringLiteral("名称"), QStringLiteral("单位"), QStringLiteral("账面"), QStringLiteral("实盘"), QStringLiteral("差异"), QStringLiteral("复盘")},
            rows);
}

void count(const Context& context, const StockOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  StockTakeService service(*store);
  const StockDifference row = orStop(service.count(session, orStop(service.findByNumber(session, text(options.number))), itemOf(options.item),
                                                   placeOf(*store, session, options.place), quantityOf(options.quantity)));
  announce(context, row.differs() ? QStringLiteral("不符，差异 %1%2。").arg(row.difference().text(), row.wantsRecount() ? QStringLiteral("，请复盘") : QString()) : QStringLiteral("相符。"),
           {{QStringLiteral("difference"), row.difference().text()}, {QStringLiteral("round"), row.round}});
}

void close(const Context& context, const StockOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  StockTakeService service(*store);
  const StockTake take = orStop(service.close(session, orStop(service.findByNumber(session, text(options.number))), text(options.words)));
  announce(context, QStringLiteral("盘点 %1 已结束。").arg(take.number), {{QStringLiteral("number"), take.number}});
}

void settle(const Context& context, const StockOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  StockTakeService service(*store);
  const int moved = orStop(service.settle(session, orStop(service.findByNumber(session, text(options.number))), text(options.docNo), text(options.words)));
  announce(context, QStringLiteral("已登记盘盈、盘亏 %1 项。").arg(moved), {{QStringLiteral("movements"), moved}});
}

CLI::App* addAct(CLI::App& family, Context& context, const std::shared_ptr<StockOptions>& options, const char* name, const char* what,
                 void (*run)(const Context&, const StockOptions&)) {
  CLI::App* command = family.add_subcommand(name, what);
  command->add_option("NUMBER", options->number, "盘点编号")->required();
  command->callback([&context, options, run] { run(context, *options); });
  return command;
}

}  // namespace

void addStockCommands(CLI::App& app, Context& context) {
  CLI::App* family = app.add_subcommand("stocktake", "盘点");
  family->require_subcommand(1);
  const auto options = std::make_shared<StockOptions>();
  addStockPrint(*family, context);
  family->add_subcommand("list", "全部盘点")->callback([&context] { list(context); });
  CLI::App* command = family->add_subcommand("start", "开始盘点一处地点和它下面的各处");
  command->add_option("PLACE", options->place, "地点编号")->required();
  command->add_option("--counter", options->counter, "盘点人，不得是保管人")->required();
  command->add_option("--permille", options->permille, "抽盘的千分数；100 = 十分之一")->capture_default_str();
  command->add_flag("--open", options->open, "明盘：盘点前显示账面数量");
  command->callback([&context, options] { start(context, *options); });
  addAct(*family, context, options, "show", "盘点的各项和差异", show);
  command = addAct(*family, context, options, "count", "登记一项的实盘数量；不符的再登记一次即为复盘", count);
  command->add_option("ITEM", options->item, "物品编号")->required();
  command->add_option("QUANTITY", options->quantity, "数量")->required();
  command->add_option("--place", options->place, "地点编号")->required();
  addAct(*family, context, options, "close", "结束盘点", close)->add_option("--conclusion", options->words, "结论")->required();
  command = addAct(*family, context, options, "settle", "凭批准把差异登记为盘盈、盘亏（不能是清点的人）", settle);
  command->add_option("--doc", options->docNo, "批准文书文号")->required();
  command->add_option("--note", options->words, "原因")->required();
}

}  // namespace shuangda::cli
