#include <algorithm>
#include <iterator>
#include <limits>

#include "cli/goods_arguments.h"
#include "domain/goods_code.h"
#include "domain/legal_case_fields.h"
#include "services/case_service.h"
#include "services/destruction_report.h"
#include "services/goods_texts.h"
#include "services/texts.h"

namespace shuangda::cli {
namespace {

/// Every act on a batch in one set of options; each command takes those it needs.
struct BatchOptions {
  std::string number;
  std::string way = "destroy";
  std::string lines;
  std::string legalCase;
  std::vector<std::string> fields;
  std::string approvalNo;
  std::string reason;
  std::string item;
  std::vector<std::string> items;
  std::string quantity;
  std::string place;
  std::string at;
  std::string until;
  std::string giver;
  std::string receiver;
  std::string witness;
  std::string approver;
  std::string step = "execute";
  std::string slip;
  std::string vehicle;
  std::string gross;
  std::string tare;
  std::string stage;
  std::string file;
  std::string second;
  std::string search;
  std::size_t limit = 10'000;
};

void assign(Store& store, const Session& session, DisposalBatch& batch, const std::vector<std::string>& assignments) {
  for (const std::string& assignment : assignments) {
    const QString field = text(assignment).section(u'=', 0, 0).trimmed();
    const QString value = text(assignment).section(u'=', 1);
    if (field == QStringLiteral("plant")) {
      batch.plant = placeOf(store, session, value.toStdString());
      continue;
    }
    bool known = false;
    visitBatchFields(batch, [&](const char* name, auto& member) {
      if constexpr (requires { setField(member, value); }) {
        if (field == QLatin1String(name)) {
          known = true;
          orStop(setField(member, value));
        }
      }
    });
    if (!known) {
      orStop<BatchId>(refuse(ErrorCode::UnknownValue, QStringLiteral("batch_field"), field));
    }
  }
}

/// A command on one batch.
template <typename Act>
void act(const Context& context, const BatchOptions& options, const char* sentence, Act&& run) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  DisposalService batches(*store);
  const BatchId id = orStop(batches.findByNumber(session, text(options.number)));
  run(*store, batches, session, id);
  announce(context, QString::fromUtf8(sentence).arg(text(options.number)), {{QStringLiteral("number"), text(options.number)}});
}

BatchAct handsOf(const BatchOptions& options) {
  return {.at = momentOf(options.at), .giver = text(options.giver), .receiver = text(options.receiver), .witness = text(options.witness)};
}

void list(const Context& context) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  std::vector<QStringList> rows;
  DisposalService batches(*store);
  for (const DisposalBatch& batch : orStop(batches.list(session))) {
    const DisposalSheet sheet = orStop(batches.sheet(session, batch.id));
    rows.push_back({batch.number, batch.wayRow().name, batch.title, batch.plannedOn.text(), batchStageText(sheet.stage), QString::number(sheet.lines.size())});
  }
  printList(context,
            {QStringLiteral("number"), QStringLiteral("way"), QStringLiteral("title"), QStringLiteral("planned_on"), QStringLiteral("stage"), QStringLiteral("lines")},
            {QStringLiteral("批次"), QStringLiteral("方式"), QStringLiteral("名称"), QStringLiteral("编制日期"), QStringLiteral("状态"), QStringLiteral("项数")}, rows);
}

void show(const Context& context, const BatchOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  DisposalService batches(*store);
  const DisposalSheet sheet = orStop(batches.sheet(session, orStop(batches.findByNumber(session, text(options.number)))));
  std::vector<QStringList> rows;
  for (const DisposalLineRow& row : sheet.lines) {
    rows.push_back({itemLabel(row.line.item), row.row.caseNumber, row.row.item.name, row.row.item.unit, row.line.planned.text(), row.line.picked.text(), row.line.loaded.text(),
                    row.line.disposed.text(), row.line.lost.text(), row.line.difference});
  }
  if (context.format() == Context::Format::Text) {
    print(QStringLiteral("%1 %2 %3 %4").arg(sheet.batch.number, sheet.batch.wayRow().name, sheet.batch.title, batchStageText(sheet.stage)));
    print(QStringLiteral("净重 %1 公斤，货值 %2 元").arg(sheet.netWeight().text(), sheet.value().yuanText()));
    for (const QString& open : openPointTexts(sheet)) {
      print(QStringLiteral("  待办：") + open);
    }
    if (sheet.stage == BatchStage::Completed) {
      print(destructionParagraph(sheet, session.officeName));
    }
  }
  printList(context,
            {QStringLiteral("code"), QStringLiteral("case_id"), QStringLiteral("name"), QStringLiteral("unit"), QStringLiteral("planned"), QStringLiteral("picked"), QStringLiteral("loaded"),
             QStringLiteral("disposed"), QStringLiteral("lost"), QStringLiteral("difference")},
            {QStringLiteral("编号"), QStringLiteral("案件"), QStringLiteral("名称"), QStringLiteral("单位"), QStringLiteral("计划"), QStringLiteral("出库"), QStringLiteral("装车"),
             QStringLiteral("处置"), QStringLiteral("途中短少"), QStringLiteral("差异说明")},
            rows);
}

void pickList(const Context& context, const BatchOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  DisposalService batches(*store);
  std::vector<QStringList> rows;
  for (const PickRow& row : orStop(batches.sheet(session, orStop(batches.findByNumber(session, text(options.number))))).picks) {
    rows.push_back({row.placeCode, row.placeName, itemLabel(row.item), row.quantity.text()});
  }
  printList(context, {QStringLiteral("place"), QStringLiteral("place_name"), QStringLiteral("code"), QStringLiteral("quantity")},
            {QStringLiteral("地点"), QStringLiteral("名称"), QStringLiteral("物品"), QStringLiteral("数量")}, rows);
}

/// The candidates a query finds, page after page, up to `most`.
std::vector<DisposalCandidate> candidatesOf(DisposalService& batches, const Session& session, GoodsQuery query, std::size_t most) {
  std::vector<DisposalCandidate> found;
  do {
    query.limit = static_cast<int>(std::min<std::size_t>(most - found.size(), 1000));
    CandidatePage page = orStop(batches.candidates(session, query));
    std::ranges::move(page.lines, std::back_inserter(found));
    query.before = page.next;
  } while (query.before && found.size() < most);
  return found;
}

GoodsQuery narrowed(Store& store, const Session& session, const BatchOptions& options) {
  GoodsQuery query{.search = text(options.search)};
  if (!options.legalCase.empty()) {
    query.legalCase = orStop(CaseService(store).findByNumber(session, text(options.legalCase))).id;
  }
  if (!options.place.empty()) {
    query.place = placeOf(store, session, options.place);
  }
  if (!options.item.empty()) {
    query.before = itemOf(options.item);
  }
  return query;
}

void candidates(const Context& context, const BatchOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  DisposalService batches(*store);
  std::vector<QStringList> rows;
  for (const DisposalCandidate& candidate : candidatesOf(batches, session, narrowed(*store, session, options), options.limit)) {
    rows.push_back({itemLabel(candidate.row.item.id), candidate.row.caseNumber, candidate.row.item.name, candidate.available.text(), candidate.row.item.unit});
  }
  printList(context, {QStringLiteral("code"), QStringLiteral("case_id"), QStringLiteral("name"), QStringLiteral("quantity"), QStringLiteral("unit")},
            {QStringLiteral("编号"), QStringLiteral("案件"), QStringLiteral("名称"), QStringLiteral("数量"), QStringLiteral("单位")}, rows);
}

/// Lines from "code:quantity,code:quantity", or every candidate.
std::vector<DisposalLine> linesOf(DisposalService& batches, const Session& session, const std::string& words) {
  std::vector<DisposalLine> lines;
  if (words.empty() || words == "all") {
    for (const DisposalCandidate& candidate : candidatesOf(batches, session, {}, std::numeric_limits<std::size_t>::max())) {
      lines.push_back({.item = candidate.row.item.id, .planned = candidate.available});
    }
    return lines;
  }
  for (const QString& word : text(words).split(u',', Qt::SkipEmptyParts)) {
    lines.push_back({.item = itemOf(word.section(u':', 0, 0).toStdString()), .planned = quantityOf(word.section(u':', 1).toStdString())});
  }
  return lines;
}

void plan(const Context& context, const BatchOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  DisposalService batches(*store);
  DisposalBatch batch{.way = text(options.way)};
  assign(*store, session, batch, options.fields);
  const DisposalBatch stored = orStop(batches.plan(session, batch, linesOf(batches, session, options.lines)));
  announce(context, QStringLiteral("已编制处置批次 %1。").arg(stored.number), {{QStringLiteral("number"), stored.number}});
}

void change(const Context& context, const BatchOptions& options) {
  act(context, options, "批次 %1 已修改。", [&](Store& store, DisposalService& batches, const Session& session, BatchId id) {
    DisposalBatch batch = orStop(batches.sheet(session, id)).batch;
    assign(store, session, batch, options.fields);
    orStop(batches.change(session, batch));
  });
}

/// The password of the one who records and that of the other.
std::pair<Signature, Signature> signaturesOf(const Context& context, const BatchOptions& options, const Session& session) {
  const QString second = qEnvironmentVariable("SHUANGDA_PASSWORD_2");
  return {{session.login, context.askPassword()}, {text(options.second), second.isEmpty() ? context.askPassword() : second}};
}

/// The second signature's password comes from SHUANGDA_PASSWORD_2 or the terminal, like the first.
void sign(const Context& context, const BatchOptions& options) {
  act(context, options, "批次 %1 已签认完成。", [&](Store&, DisposalService& batches, const Session& session, BatchId id) {
    const auto [first, second] = signaturesOf(context, options, session);
    orStop(batches.complete(session, id, first, second));
  });
}

using Run = void (*)(const Context&, const BatchOptions&);

CLI::App* addAct(CLI::App& family, Context& context, const std::shared_ptr<BatchOptions>& options, const char* name, const char* what, Run run) {
  CLI::App* command = family.add_subcommand(name, what);
  command->add_option("NUMBER", options->number, "批次编号")->required();
  command->callback([&context, options, run] { run(context, *options); });
  return command;
}

void addHands(CLI::App* command, BatchOptions& options) {
  command->add_option("--at", options.at, "时间")->required();
  command->add_option("--giver", options.giver, "交出人")->required();
  command->add_option("--receiver", options.receiver, "领取人")->required();
}

void addPlanning(CLI::App& family, Context& context, const std::shared_ptr<BatchOptions>& options) {
  family.add_subcommand("list", "全部批次")->callback([&context] { list(context); });
  CLI::App* command = family.add_subcommand("candidates", "没有障碍、可以列入计划的物品，新的在前");
  command->add_option("--case", options->legalCase, "案件编号");
  command->add_option("--place", options->place, "存放地点编号");
  command->add_option("--search", options->search, "包含的文字");
  command->add_option("--before", options->item, "接着这一项往下列");
  command->add_option("--limit", options->limit, "最多列出几项")->capture_default_str();
  command->callback([&context, options] { candidates(context, *options); });
  command = family.add_subcommand("plan", "编制计划");
  command->add_option("--way", options->way, "destroy 销毁、auction 拍卖、sell 变卖、donate 捐赠、hand_over 移交")->capture_default_str();
  command->add_option("--items", options->lines, "物品:数量,物品:数量；all = 全部可以处置的");
  command->add_option("--set", options->fields, "栏目=内容：title、legal_basis、method、plant、waste_class、executors、supervisor、witnesses …，可多次");
  command->callback([&context, options] { plan(context, *options); });
  addAct(family, context, options, "show", "批次的全部内容", show);
  addAct(family, context, options, "picklist", "按地点的出库清单", pickList);
  addAct(family, context, options, "change", "补充栏目", change)->add_option("--set", options->fields, "栏目=内容，可多次")->required();
  addAct(family, context, options, "submit", "提请批准", [](const Context& c, const BatchOptions& o) {
    act(c, o, "批次 %1 已提请批准。", [](Store&, DisposalService& batches, const Session& session, BatchId id) { orStop(batches.submit(session, id)); });
  });
  addAct(family, context, options, "approve", "批准（不能是编制人）", [](const Context& c, const BatchOptions& o) {
    act(c, o, "批次 %1 已批准。", [&](Store&, DisposalService& batches, const Session& session, BatchId id) { orStop(batches.approve(session, id, text(o.approvalNo))); });
  })->add_option("--doc", options->approvalNo, "批准文书文号")->required();
  addAct(family, context, options, "reject", "退回编制人", [](const Context& c, const BatchOptions& o) {
    act(c, o, "批次 %1 已退回。", [&](Store&, DisposalService& batches, const Session& session, BatchId id) { orStop(batches.reject(session, id, text(o.reason))); });
  })->add_option("--reason", options->reason, "理由")->required();
  addAct(family, context, options, "cancel", "取消批次", [](const Context& c, const BatchOptions& o) {
    act(c, o, "批次 %1 已取消。", [&](Store&, DisposalService& batches, const Session& session, BatchId id) { orStop(batches.cancel(session, id, text(o.reason))); });
  })->add_option("--reason", options->reason, "理由")->required();
}

BatchStep stepOf(const std::string& step) { return step == "pick" ? BatchStep::Pick : step == "load" ? BatchStep::Load : BatchStep::Execute; }

void addCorrections(CLI::App& family, Context& context, const std::shared_ptr<BatchOptions>& options) {
  CLI::App* command = addAct(family, context, options, "loss", "登记途中短少", [](const Context& c, const BatchOptions& o) {
    act(c, o, "批次 %1 已登记途中短少。", [&](Store&, DisposalService& batches, const Session& session, BatchId id) {
      orStop(batches.recordLoss(session, id, {.item = itemOf(o.item), .quantity = quantityOf(o.quantity), .at = momentOf(o.at), .carrier = text(o.giver), .approver = text(o.approver),
                                              .docNo = text(o.approvalNo), .reason = text(o.reason)}));
    });
  });
  command->add_option("--item", options->item, "物品编号")->required();
  command->add_option("--quantity", options->quantity, "短少的数量")->required();
  command->add_option("--at", options->at, "时间")->required();
  command->add_option("--giver", options->giver, "经手人（押运人）")->required();
  command->add_option("--approver", options->approver, "批准人")->required();
  command->add_option("--doc", options->approvalNo, "批准文书文号")->required();
  command->add_option("--reason", options->reason, "经过、原因")->required();
  command = addAct(family, context, options, "take-back", "更正误登记的处置、装车、出库（另记各行），之后重新登记", [](const Context& c, const BatchOptions& o) {
    act(c, o, "批次 %1 已更正。", [&](Store&, DisposalService& batches, const Session& session, BatchId id) {
      std::vector<ItemId> items;
      std::ranges::transform(o.items, std::back_inserter(items), itemOf);
      orStop(batches.takeBack(session, id, items, stepOf(o.step), text(o.reason)));
    });
  });
  command->add_option("--item", options->items, "物品编号，可多次；不指明时为全部");
  command->add_option("--step", options->step, "从哪一步起：execute 处置、load 装车、pick 出库")->capture_default_str()->check(CLI::IsMember({"execute", "load", "pick"}));
  command->add_option("--reason", options->reason, "理由")->required();
  command = addAct(family, context, options, "reopen", "两人撤回签认，以便更正（密码同 sign）", [](const Context& c, const BatchOptions& o) {
    act(c, o, "批次 %1 的签认已撤回，更正后须重新签认。", [&](Store&, DisposalService& batches, const Session& session, BatchId id) {
      const auto [first, second] = signaturesOf(c, o, session);
      orStop(batches.reopen(session, id, text(o.reason), first, second));
    });
  });
  command->add_option("--reason", options->reason, "理由")->required();
  command->add_option("--with", options->second, "另一人的账号")->required();
}

void addExecution(CLI::App& family, Context& context, const std::shared_ptr<BatchOptions>& options) {
  CLI::App* command = addAct(family, context, options, "pick", "出库；不指明物品时为清单上的全部", [](const Context& c, const BatchOptions& o) {
    act(c, o, "批次 %1 已出库。", [&](Store& store, DisposalService& batches, const Session& session, BatchId id) {
      const PlaceId transit = placeOf(store, session, o.place);
      o.item.empty() ? orStop(batches.pickAll(session, id, transit, handsOf(o)).map([](int) {}))
                     : orStop(batches.pick(session, id, itemOf(o.item), quantityOf(o.quantity), transit, handsOf(o)));
    });
  });
  command->add_option("--item", options->item, "物品编号");
  command->add_option("--quantity", options->quantity, "数量");
  command->add_option("--transit", options->place, "待运区编号")->required();
  addHands(command, *options);
  command = addAct(family, context, options, "load", "装车运往处置单位", [](const Context& c, const BatchOptions& o) {
    act(c, o, "批次 %1 已装车。", [&](Store&, DisposalService& batches, const Session& session, BatchId id) { orStop(batches.load(session, id, handsOf(o))); });
  });
  addHands(command, *options);
  command = addAct(family, context, options, "back", "已出库的退回入库", [](const Context& c, const BatchOptions& o) {
    act(c, o, "批次 %1 的物品已退回入库。", [&](Store& store, DisposalService& batches, const Session& session, BatchId id) {
      orStop(batches.bringBack(session, id, itemOf(o.item), placeOf(store, session, o.place), handsOf(o)));
    });
  });
  command->add_option("--item", options->item, "物品编号")->required();
  command->add_option("--to", options->place, "地点编号")->required();
  addHands(command, *options);
  command = addAct(family, context, options, "weigh", "登记磅单", [](const Context& c, const BatchOptions& o) {
    act(c, o, "批次 %1 已登记磅单。", [&](Store&, DisposalService& batches, const Session& session, BatchId id) {
      orStop(batches.addSlip(session, {.batch = id, .number = text(o.slip), .vehicle = text(o.vehicle), .gross = quantityOf(o.gross), .tare = quantityOf(o.tare), .at = momentOf(o.at)}));
    });
  });
  command->add_option("--slip", options->slip, "磅单编号")->required();
  command->add_option("--vehicle", options->vehicle, "车号");
  command->add_option("--gross", options->gross, "毛重（公斤）")->required();
  command->add_option("--tare", options->tare, "皮重（公斤）")->required();
  command->add_option("--at", options->at, "时间")->required();
  command = addAct(family, context, options, "evidence", "登记照片、录像的校验值", [](const Context& c, const BatchOptions& o) {
    act(c, o, "批次 %1 已登记影像。", [&](Store&, DisposalService& batches, const Session& session, BatchId id) {
      orStop(batches.addEvidence(session, id, text(o.stage), text(o.file), {}));
    });
  });
  command->add_option("FILE", options->file, "文件")->required();
  command->add_option("--stage", options->stage, "before 前、during 中、after 后")->required()->check(CLI::IsMember({"before", "during", "after"}));
  command = addAct(family, context, options, "execute", "登记处置的起止时间", [](const Context& c, const BatchOptions& o) {
    act(c, o, "批次 %1 已登记处置。", [&](Store&, DisposalService& batches, const Session& session, BatchId id) {
      std::map<ItemId, Quantity> parts;
      if (!o.item.empty()) {
        parts.emplace(itemOf(o.item), quantityOf(o.quantity));
      }
      orStop(batches.execute(session, id, momentOf(o.at), momentOf(o.until), parts));
    });
  });
  command->add_option("--item", options->item, "物品编号；不指明时为运到的全部");
  command->add_option("--quantity", options->quantity, "处置的数量；其余的另行处置或者退回入库");
  command->add_option("--from", options->at, "开始")->required();
  command->add_option("--to", options->until, "结束")->required();
  command = addAct(family, context, options, "explain", "说明数量差异", [](const Context& c, const BatchOptions& o) {
    act(c, o, "批次 %1 的差异已说明。", [&](Store&, DisposalService& batches, const Session& session, BatchId id) { orStop(batches.explainDifference(session, id, itemOf(o.item), text(o.reason))); });
  });
  command->add_option("--item", options->item, "物品编号")->required();
  command->add_option("--reason", options->reason, "说明")->required();
  addCorrections(family, context, options);
  addAct(family, context, options, "sign", "两人签认（密码取自 SHUANGDA_PASSWORD、SHUANGDA_PASSWORD_2 或终端）", sign)->add_option("--with", options->second, "另一人的账号")->required();
}

}  // namespace

void addDestructionCommands(CLI::App& app, Context& context) {
  CLI::App* family = app.add_subcommand("destruction", "处置批次：销毁、拍卖、捐赠、移交");
  family->require_subcommand(1);
  const auto options = std::make_shared<BatchOptions>();
  addPlanning(*family, context, options);
  addExecution(*family, context, options);
  addDestructionPrint(*family, context);
}

}  // namespace shuangda::cli
