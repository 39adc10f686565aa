#include "cli/commands.h"
#include "cli/paper_file.h"
#include "reports/transfer_flow_composer.h"
#include "reports/transfer_papers_composer.h"
#include "services/transfer_flow.h"
#include "services/transfer_papers.h"
#include "services/transfer_texts.h"

namespace shuangda::cli {
namespace {

struct PrintOptions {
  std::string matter;
  std::string paper;
  std::string output;
};

TransferPaperSource sourceOf(Store& store, const Session& session, const std::string& matter) {
  return orStop(readTransferPaperSource(store, session, orStop(TransferService(store).find(session, text(matter)))));
}

void listPapers(const Context& context, const std::string& matter) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  std::vector<QStringList> rows;
  for (const TransferPaperOffer& offer : transferPaperOffers(sourceOf(*store, session, matter))) {
    rows.push_back({offer.paper, transferPaperTitle(offer.paper), QString::number(offer.empty.size()), offer.empty.join(u'、')});
  }
  printList(context, {QStringLiteral("paper"), QStringLiteral("name"), QStringLiteral("empty"), QStringLiteral("empty_fields")},
            {QStringLiteral("标识"), QStringLiteral("文书"), QStringLiteral("待填项数"), QStringLiteral("待填项")}, rows);
}

/// The file to write, refused before anything is read.
QString paperPath(const std::string& output) {
  const QString path = text(output);
  if (!isWord(path) && !path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive)) {
    throw Stop{WrongUsage, QStringLiteral("文件名须以 .pdf 或者 .docx 结尾：%1").arg(path)};
  }
  return path;
}

/// The machine itself, for reading and for other programs.
void listMachine(const Context& context) {
  std::vector<QStringList> rows;
  for (const TransferStep& step : TransferTable::builtIn().steps()) {
    for (const TransferStep::Move& move : step.moves) {
      rows.push_back({move.from, step.id, step.name, actorText(step.actor), move.to, step.article});
    }
  }
  printList(context, {QStringLiteral("from"), QStringLiteral("event"), QStringLiteral("name"), QStringLiteral("actor"), QStringLiteral("to"), QStringLiteral("article")},
            {QStringLiteral("自"), QStringLiteral("标识"), QStringLiteral("步骤"), QStringLiteral("办理方"), QStringLiteral("至"), QStringLiteral("依据")}, rows);
}

void printMachine(const Context& context, const std::string& output) {
  const QString path = paperPath(output);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const Instant now = store->clock().now();
  writeDocument(composeTransferFlow(transferFlowPaper(store->law().law(), session.officeName, EventDate::ofInstant(now))), path, now);
  announce(context, QStringLiteral("已写出办理流程：%1").arg(path), {{QStringLiteral("file"), path}});
}

void printWay(const Context& context, const PrintOptions& options) {
  const QString path = paperPath(options.output);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  TransferService transfers(*store);
  const TransferSheet sheet = orStop(transfers.sheet(session, orStop(transfers.find(session, text(options.matter)))));
  writeDocument(composeTransferWay(transferWayPaper(sheet, session.officeName)), path, store->clock().now());
  announce(context, QStringLiteral("已写出办理经过：%1").arg(path), {{QStringLiteral("number"), sheet.transfer.number}, {QStringLiteral("file"), path}});
}

void printOne(const Context& context, const PrintOptions& options) {
  const QString path = paperPath(options.output);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const TransferPaperValue paper = orStop(transferPaper(sourceOf(*store, session, options.matter), text(options.paper)));
  writeDocument(composeTransferPaper(paper), path, store->clock().now());
  for (const QString& field : paper.empty) {
    complain(QStringLiteral("待填：") + field);
  }
  announce(context, QStringLiteral("已写出%1：%2").arg(paper.title, path),
           {{QStringLiteral("paper"), paper.paper}, {QStringLiteral("file"), path}, {QStringLiteral("empty"), paper.empty.size()}});
}

}  // namespace

void addTransferPrint(CLI::App& family, Context& context) {
  auto options = std::make_shared<PrintOptions>();
  CLI::App* printing = family.add_subcommand("print", "制作文书（PDF 或者 DOCX）");
  printing->add_option("ID", options->matter, "事项编号，或者只有一个事项的案件编号")->required();
  printing->add_option("PAPER", options->paper, "文书标识或者名称，见 transfer papers")->required();
  printing->add_option("-o,--output", options->output, "文件，以 .pdf 或者 .docx 结尾")->required();
  printing->callback([&context, options] { printOne(context, *options); });

  auto way = std::make_shared<PrintOptions>();
  CLI::App* going = family.add_subcommand("way", "打印一个事项的办理经过（PDF 或者 DOCX）");
  going->add_option("ID", way->matter, "事项编号，或者只有一个事项的案件编号")->required();
  going->add_option("-o,--output", way->output, "文件，以 .pdf 或者 .docx 结尾")->required();
  going->callback([&context, way] { printWay(context, *way); });

  auto file = std::make_shared<std::string>();
  CLI::App* machine = family.add_subcommand("machine", "全部状态和步骤；加 -o 打印成办理流程表");
  machine->add_option("-o,--output", *file, "文件，以 .pdf 或者 .docx 结尾");
  machine->callback([&context, file] { file->empty() ? listMachine(context) : printMachine(context, *file); });

  auto matter = std::make_shared<std::string>();
  CLI::App* listing = family.add_subcommand("papers", "一个事项可以制作的文书和待填项");
  listing->add_option("ID", *matter, "事项编号，或者只有一个事项的案件编号")->required();
  listing->callback([&context, matter] { listPapers(context, *matter); });
}

}  // namespace shuangda::cli
