#include "cli/goods_arguments.h"
#include "cli/paper_file.h"
#include "reports/disposal_papers.h"
#include "reports/goods_papers_composer.h"
#include "reports/page_layout.h"
#include "services/case_service.h"
#include "services/goods_papers.h"

namespace shuangda::cli {
namespace {

struct PrintOptions {
  std::string what;
  std::string paper;
  std::string output;
};

void write(const Context& context, const PrintOptions& options, const Document& document, Instant now) {
  const qint64 pages = writePaper(text(options.output), {.author = document.author, .created = now}, [&](FontBook& fonts) { return layOut(document, fonts); });
  announce(context, QStringLiteral("已写出 %1 页：%2").arg(pages).arg(text(options.output)), {{QStringLiteral("pages"), pages}, {QStringLiteral("file"), text(options.output)}});
}

Document documentOf(const DisposalPaper& paper, const std::string& kind) {
  if (kind == "approval") {
    return composeDisposalApproval(paper);
  }
  if (kind == "list") {
    return composeDisposalList(paper);
  }
  return kind == "record" ? composeDisposalRecord(paper) : composeDisposalCertificate(paper);
}

void printBatch(const Context& context, const PrintOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  DisposalService batches(*store);
  const DisposalSheet sheet = orStop(batches.sheet(session, orStop(batches.findByNumber(session, text(options.what)))));
  write(context, options, documentOf(disposalPaper(sheet, session.officeName), options.paper), store->clock().now());
}

void printChain(const Context& context, const PrintOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const GoodsSheet sheet = orStop(CustodyService(*store).sheet(session, itemOf(options.what)));
  write(context, options, composeCustodyChain(custodyPaper(sheet, session.officeName)), store->clock().now());
}

void printStockTake(const Context& context, const PrintOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  StockTakeService takes(*store);
  const StockTakeSheet sheet = orStop(takes.sheet(session, orStop(takes.findByNumber(session, text(options.what)))));
  write(context, options, composeStockTakeReport(stockTakePaper(sheet, session.officeName)), store->clock().now());
}

void printGoodsList(const Context& context, const PrintOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const LegalCase legalCase = orStop(CaseService(*store).findByNumber(session, text(options.what)));
  const std::vector<MeasureSheet> measures = orStop(GoodsService(*store).ofCase(session, legalCase.id));
  if (measures.empty()) {
    orStop<ItemId>(refuse(ErrorCode::Required, QStringLiteral("goods_lines")));
  }
  write(context, options, composeGoodsLists(goodsListPapers(measures, legalCase, session.officeName)), store->clock().now());
}

std::shared_ptr<PrintOptions> addPrint(CLI::App& family, Context& context, const char* name, const char* what, const char* argument, const char* described,
                                       void (*print)(const Context&, const PrintOptions&)) {
  auto options = std::make_shared<PrintOptions>();
  CLI::App* command = family.add_subcommand(name, what);
  command->add_option(argument, options->what, described)->required();
  command->add_option("-o,--output", options->output, "PDF 文件")->required();
  command->callback([&context, options, print] { print(context, *options); });
  return options;
}

}  // namespace

void addDestructionPrint(CLI::App& family, Context& context) {
  const auto options = addPrint(family, context, "print", "打印文书（PDF）：审批表、清单、处理记录、证明", "NUMBER", "批次编号", printBatch);
  family.get_subcommand("print")->add_option("--paper", options->paper, "approval 审批表、list 清单、record 处理记录、certificate 证明")->required()->check(CLI::IsMember({"approval", "list", "record", "certificate"}));
}

void addGoodsPrint(CLI::App& family, Context& context) { addPrint(family, context, "print", "打印一项的保管链（PDF）", "ITEM", "物品编号", printChain); }

void addStockPrint(CLI::App& family, Context& context) { addPrint(family, context, "print", "打印盘点报告（PDF）", "NUMBER", "盘点编号", printStockTake); }

void addGoodsListPrint(CLI::App& family, Context& context) { addPrint(family, context, "goods-list", "打印财物清单（文书24，PDF）", "NUMBER", "案件编号", printGoodsList); }

}  // namespace shuangda::cli
