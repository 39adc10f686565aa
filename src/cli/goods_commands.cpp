#include <algorithm>
#include <iterator>

#include "cli/goods_arguments.h"
#include "domain/goods_code.h"
#include "services/alarm_service.h"
#include "services/case_service.h"
#include "services/custody_service.h"
#include "services/goods_service.h"
#include "services/goods_texts.h"

namespace shuangda::cli {
namespace {

struct ListOptions {
  std::string legalCase;
  std::string place;
  std::string state;
  std::string search;
  int limit = 100;
};

struct AddOptions {
  std::string number;
  std::string file;
  std::string kind;
  std::string docNo;
  std::string on;
  std::string place;
  std::string giver;
  std::string receiver;
  std::string witness;
};

struct MoveOptions {
  std::string item;
  std::string into;
  std::string kind;
  std::string quantity;
  std::string at;
  std::string from;
  std::string state;
  std::string to;
  std::string toState;
  std::string giver;
  std::string receiver;
  std::string witness;
  std::string approver;
  std::string docNo;
  std::string note;
};

struct NoteOptions {
  std::string item;
  std::string kind;
  std::string note;
  std::string at;
  std::int64_t settles = 0;
};

void list(const Context& context, const ListOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  GoodsQuery query{.search = text(options.search), .state = stateOf(options.state), .limit = options.limit};
  if (!options.place.empty()) {
    query.place = placeOf(*store, session, options.place);
  }
  if (!options.legalCase.empty()) {
    query.legalCase = orStop(CaseService(*store).findByNumber(session, text(options.legalCase))).id;
  }
  std::vector<QStringList> rows;
  for (const GoodsRow& row : orStop(GoodsService(*store).list(session, query))) {
    rows.push_back({itemLabel(row.item.id), row.item.name, row.item.spec, row.item.brand, row.item.quantity ? row.item.quantity->text() : QString(), row.item.unit,
                    row.item.value ? row.item.value->yuanText() : QString(), row.caseNumber, balanceText(row)});
  }
  printList(context,
            {QStringLiteral("code"), QStringLiteral("name"), QStringLiteral("spec"), QStringLiteral("brand"), QStringLiteral("quantity"), QStringLiteral("unit"),
             QStringLiteral("value_yuan"), QStringLiteral("case_id"), QStringLiteral("standing")},
            {QStringLiteral("编号"), QStringLiteral("名称"), QStringLiteral("规格"), QStringLiteral("品牌"), QStringLiteral("数量"), QStringLiteral("单位"), QStringLiteral("货值（元）"),
             QStringLiteral("案件"), QStringLiteral("保管情况")},
            rows);
}

void show(const Context& context, const std::string& item) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const GoodsSheet sheet = orStop(CustodyService(*store).sheet(session, itemOf(item)));
  std::vector<QStringList> rows;
  for (const ChainEntry& entry : sheet.chain) {
    const CustodyMovement& m = entry.movement;
    const QString state = m.reverses ? QStringLiteral("更正") : entry.corrected ? QStringLiteral("已更正") : QString();
    rows.push_back({QString::number(m.id.value), m.at.text(), movementText(m.kind), m.quantity.text(), entry.from, entry.to, m.giver, m.receiver, m.witness, m.approver, m.docNo, state, m.note});
  }
  if (context.format() == Context::Format::Text) {
    const SeizedItem& line = sheet.row.item;
    print(QStringLiteral("%1 %2 %3 %4 %5").arg(itemLabel(line.id), line.name, line.spec, line.quantity ? line.quantity->text() : QString(), line.unit));
    print(QStringLiteral("案件 %1；%2").arg(sheet.row.caseNumber, balanceText(sheet.row)));
    for (const auto& [where, amount] : sheet.where) {
      print(QStringLiteral("  ") + where + u' ' + amount);
    }
    print(QStringLiteral("能否处置：") + disposalText(sheet.blockers));
  }
  printList(context,
            {QStringLiteral("movement"), QStringLiteral("at"), QStringLiteral("kind"), QStringLiteral("quantity"), QStringLiteral("from"), QStringLiteral("to"), QStringLiteral("giver"),
             QStringLiteral("receiver"), QStringLiteral("witness"), QStringLiteral("approver"), QStringLiteral("doc_no"), QStringLiteral("state"), QStringLiteral("note")},
            {QStringLiteral("记录"), QStringLiteral("时间"), QStringLiteral("移动"), QStringLiteral("数量"), QStringLiteral("从"), QStringLiteral("到"), QStringLiteral("交出"), QStringLiteral("接收"),
             QStringLiteral("见证"), QStringLiteral("批准"), QStringLiteral("文书"), QStringLiteral("状态"), QStringLiteral("备注")},
            rows);
}

std::vector<SeizedItem> linesOf(const std::string& file) {
  std::vector<SeizedItem> lines;
  for (const CsvRecord& row : orStop(readCsvFile(text(file)))) {
    SeizedItem line;
    Result<void> read;
    visitItemFields(line, [&](const char* name, auto& member) { read = read.and_then([&] { return setField(member, row.value(QLatin1String(name))); }); });
    visitItemDetails(line, [&](const char* name, auto& member) { read = read.and_then([&] { return setField(member, row.value(QLatin1String(name))); }); });
    orStop(std::move(read));
    lines.push_back(std::move(line));
  }
  return lines;
}

void add(const Context& context, const AddOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  GoodsIntake intake{.legalCase = orStop(CaseService(*store).findByNumber(session, text(options.number))).id, .measureKind = text(options.kind), .docNo = text(options.docNo)};
  intake.takenOn = momentOf(options.on);
  intake.lines = linesOf(options.file);
  intake.giver = text(options.giver);
  intake.receiver = text(options.receiver);
  intake.witness = text(options.witness);
  if (!options.place.empty()) {
    intake.place = placeOf(*store, session, options.place);
  }
  std::vector<QStringList> rows;
  for (const SeizedItem& item : orStop(GoodsService(*store).enter(session, intake))) {
    const QString ledger = !intake.place ? QString() : item.quantity ? QStringLiteral("已入账") : QStringLiteral("待填数量");
    rows.push_back({itemLabel(item.id), item.name, item.quantity ? item.quantity->text() : QString(), item.unit, ledger});
  }
  printList(context, {QStringLiteral("code"), QStringLiteral("name"), QStringLiteral("quantity"), QStringLiteral("unit"), QStringLiteral("ledger")},
            {QStringLiteral("编号"), QStringLiteral("名称"), QStringLiteral("数量"), QStringLiteral("单位"), QStringLiteral("入账")}, rows);
}

void tellMovement(const Context& context, const CustodyMovement& m) {
  announce(context, QStringLiteral("已登记 %1：%2 %3。").arg(itemLabel(m.item), movementText(m.kind), m.quantity.text()),
           {{QStringLiteral("movement"), qint64(m.id.value)}, {QStringLiteral("code"), itemLabel(m.item)}, {QStringLiteral("kind"), m.kind}, {QStringLiteral("quantity"), m.quantity.text()}});
}

void move(const Context& context, const MoveOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  CustodyMovement draft{.item = itemOf(options.item), .kind = text(options.kind), .quantity = quantityOf(options.quantity), .at = momentOf(options.at)};
  draft.from = stateOf(options.state).value_or(CustodyState::Outside);
  draft.to = stateOf(options.toState).value_or(CustodyState::Outside);
  draft.fromPlace = options.from.empty() ? std::nullopt : std::optional(placeOf(*store, session, options.from));
  draft.toPlace = options.to.empty() ? std::nullopt : std::optional(placeOf(*store, session, options.to));
  draft.giver = text(options.giver);
  draft.receiver = text(options.receiver);
  draft.witness = text(options.witness);
  draft.approver = text(options.approver);
  draft.docNo = text(options.docNo);
  draft.note = text(options.note);
  tellMovement(context, orStop(CustodyService(*store).record(session, draft)));
}

SplitDraft splitOf(Store& store, const Session& session, const MoveOptions& options) {
  const PlaceId place = placeOf(store, session, options.from);
  return {.item = itemOf(options.item), .position = {stateOf(options.state).value_or(CustodyState::Seized), place}, .quantity = quantityOf(options.quantity), .at = momentOf(options.at), .note = text(options.note)};
}

void split(const Context& context, const MoveOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const SeizedItem part = orStop(CustodyService(*store).split(session, splitOf(*store, session, options)));
  announce(context, QStringLiteral("已拆分，新编号 %1。").arg(itemLabel(part.id)), {{QStringLiteral("code"), itemLabel(part.id)}});
}

void merge(const Context& context, const MoveOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  tellMovement(context, orStop(CustodyService(*store).merge(session, splitOf(*store, session, options), itemOf(options.into))));
}

void note(const Context& context, const NoteOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  CustodyNote draft{.item = itemOf(options.item), .kind = text(options.kind), .at = momentOf(options.at), .text = text(options.note)};
  if (options.settles > 0) {
    draft.settles = CustodyNoteId{options.settles};
  }
  const CustodyNote stored = orStop(CustodyService(*store).note(session, draft));
  announce(context, QStringLiteral("已记事 %1。").arg(stored.id.value), {{QStringLiteral("note"), qint64(stored.id.value)}});
}

void why(const Context& context, const std::string& item) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const GoodsSheet sheet = orStop(CustodyService(*store).sheet(session, itemOf(item)));
  std::vector<QStringList> rows;
  for (const DisposalBlocker& blocker : sheet.blockers) {
    rows.push_back({blockerText(blocker), blocker.until ? blocker.until->text() : QString()});
  }
  if (rows.empty() && context.format() == Context::Format::Text) {
    print(disposalText({}));
    return;
  }
  printList(context, {QStringLiteral("reason"), QStringLiteral("until")}, {QStringLiteral("还不能处置的原因"), QStringLiteral("至")}, rows);
}

void alarms(const Context& context) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  std::vector<QStringList> rows;
  for (const CustodyAlarm& alarm : orStop(AlarmService(*store).list(session))) {
    rows.push_back({custodyAlarmText(alarm.kind), alarm.due ? alarm.due->text() : QString(), alarm.title, alarm.detail});
  }
  printList(context, {QStringLiteral("kind"), QStringLiteral("due"), QStringLiteral("title"), QStringLiteral("detail")},
            {QStringLiteral("提醒"), QStringLiteral("日期"), QStringLiteral("对象"), QStringLiteral("说明")}, rows);
}

void kinds(const Context& context) {
  std::vector<QStringList> rows;
  for (const CustodyRule& rule : CustodyRules::builtIn().all()) {
    rows.push_back({rule.kind, rule.name, rule.article, rule.note});
  }
  printList(context, {QStringLiteral("kind"), QStringLiteral("name"), QStringLiteral("article"), QStringLiteral("note")},
            {QStringLiteral("代码"), QStringLiteral("移动"), QStringLiteral("依据"), QStringLiteral("说明")}, rows);
}

void addListing(CLI::App& family, Context& context) {
  auto options = std::make_shared<ListOptions>();
  CLI::App* command = family.add_subcommand("list", "物品列表，新的在前");
  command->add_option("--case", options->legalCase, "案件编号");
  command->add_option("--place", options->place, "存放地点编号");
  command->add_option("--state", options->state, "状态代码：held、seized、confiscated、cleared …");
  command->add_option("--search", options->search, "包含的文字");
  command->add_option("--limit", options->limit, "最多列出几项")->capture_default_str()->check(CLI::Range(0, 1'000'000));
  command->callback([&context, options] { list(context, *options); });

  auto item = std::make_shared<std::string>();
  command = family.add_subcommand("show", "一项物品和它的保管链");
  command->add_option("ITEM", *item, "物品编号")->required();
  command->callback([&context, item] { show(context, *item); });
  command = family.add_subcommand("why", "能否处置，为什么");
  command->add_option("ITEM", *item, "物品编号")->required();
  command->callback([&context, item] { why(context, *item); });
  family.add_subcommand("alarms", "措施到期、临期、封条、许可证等提醒")->callback([&context] { alarms(context); });
  family.add_subcommand("kinds", "移动的种类")->callback([&context] { kinds(context); });
}

void addIntake(CLI::App& family, Context& context) {
  auto options = std::make_shared<AddOptions>();
  CLI::App* command = family.add_subcommand("add", "录入财物清单（CSV，栏目同 import seizures，另有 brand、hazards、seal_no 等）");
  command->add_option("CASE", options->number, "案件编号")->required();
  command->add_option("FILE", options->file, "清单")->required();
  command->add_option("--kind", options->kind, "措施：扣押、查封、先行登记保存 …")->required();
  command->add_option("--doc", options->docNo, "文书文号")->required();
  command->add_option("--on", options->on, "日期")->required();
  command->add_option("--place", options->place, "存放地点编号；给出时同时入账");
  command->add_option("--giver", options->giver, "交出人（当事人）");
  command->add_option("--receiver", options->receiver, "接收人（办案人员）");
  command->add_option("--witness", options->witness, "见证人");
  command->callback([&context, options] { add(context, *options); });
}

void addLink(CLI::App& family, Context& context) {
  auto labels = std::make_shared<std::vector<std::string>>();
  auto number = std::make_shared<std::string>();
  auto reason = std::make_shared<std::string>();
  CLI::App* command = family.add_subcommand("link", "把没有案件的物品归入案件（连同拆出的各项）");
  command->add_option("ITEM", *labels, "物品编号，可多个")->required();
  command->add_option("--case", *number, "案件编号")->required();
  command->add_option("--reason", *reason, "理由")->required();
  command->callback([&context, labels, number, reason] {
    const auto store = context.openStore();
    const Session session = context.logIn(*store);
    std::vector<ItemId> items;
    std::ranges::transform(*labels, std::back_inserter(items), itemOf);
    const CaseId legalCase = orStop(CaseService(*store).findByNumber(session, text(*number))).id;
    const int count = orStop(GoodsService(*store).linkToCase(session, items, legalCase, text(*reason)));
    announce(context, QStringLiteral("已归入案件 %1：%2 项。").arg(text(*number)).arg(count), {{QStringLiteral("lines"), count}});
  });
}

void addPosition(CLI::App& command, MoveOptions& options) {
  command.add_option("--quantity", options.quantity, "数量")->required();
  command.add_option("--at", options.at, "时间")->required();
  command.add_option("--from", options.from, "原地点编号");
  command.add_option("--state", options.state, "原状态代码");
  command.add_option("--note", options.note, "备注");
}

void addMovements(CLI::App& family, Context& context) {
  auto options = std::make_shared<MoveOptions>();
  CLI::App* command = family.add_subcommand("move", "登记一次移动（种类见 goods kinds）");
  command->add_option("ITEM", options->item, "物品编号")->required();
  command->add_option("KIND", options->kind, "种类")->required();
  addPosition(*command, *options);
  command->add_option("--to", options->to, "新地点编号");
  command->add_option("--to-state", options->toState, "新状态代码，有几种可能时");
  command->add_option("--giver", options->giver, "交出人");
  command->add_option("--receiver", options->receiver, "接收人");
  command->add_option("--witness", options->witness, "见证人");
  command->add_option("--approver", options->approver, "批准人");
  command->add_option("--doc", options->docNo, "文书文号");
  command->callback([&context, options] { move(context, *options); });

  command = family.add_subcommand("split", "拆出一部分成为新的一项");
  command->add_option("ITEM", options->item, "物品编号")->required();
  addPosition(*command, *options);
  command->callback([&context, options] { split(context, *options); });

  command = family.add_subcommand("merge", "并入同一措施下名称、单位相同的另一项");
  command->add_option("ITEM", options->item, "物品编号")->required();
  command->add_option("INTO", options->into, "并入的编号")->required();
  addPosition(*command, *options);
  command->callback([&context, options] { merge(context, *options); });

  auto movement = std::make_shared<std::int64_t>(0);
  auto reason = std::make_shared<std::string>();
  command = family.add_subcommand("correct", "更正一次误登记的移动（另记一行）");
  command->add_option("MOVEMENT", *movement, "记录编号")->required();
  command->add_option("--reason", *reason, "理由")->required();
  command->callback([&context, movement, reason] {
    const auto store = context.openStore();
    const Session session = context.logIn(*store);
    const CustodyMovement back = orStop(CustodyService(*store).correct(session, MovementId{*movement}, text(*reason)));
    announce(context, QStringLiteral("已更正 %1 的“%2”。").arg(itemLabel(back.item), movementText(back.kind)), {{QStringLiteral("movement"), qint64(back.id.value)}});
  });

  auto noted = std::make_shared<NoteOptions>();
  command = family.add_subcommand("note", "记事：objection 异议、evidence 留存、seal_broken 封条破损、resealed、found_outside、settled");
  command->add_option("ITEM", noted->item, "物品编号")->required();
  command->add_option("KIND", noted->kind, "种类")->required();
  command->add_option("TEXT", noted->note, "内容")->required();
  command->add_option("--at", noted->at, "时间")->required();
  command->add_option("--settles", noted->settles, "处理的是哪条记事");
  command->callback([&context, noted] { note(context, *noted); });
}

}  // namespace

void addGoodsCommands(CLI::App& app, Context& context) {
  CLI::App* family = app.add_subcommand("goods", "涉案财物和保管账");
  family->require_subcommand(1);
  addListing(*family, context);
  addIntake(*family, context);
  addLink(*family, context);
  addMovements(*family, context);
  addLabelCommand(*family, context);
  addGoodsPrint(*family, context);
}

}  // namespace shuangda::cli
