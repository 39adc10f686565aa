#include "cli/commands.h"
#include "cli/paper_file.h"
#include "reports/docx_writer.h"
#include "reports/page_layout.h"
#include "reports/transfer_papers_composer.h"
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

void printOne(const Context& context, const PrintOptions& options) {
  const QString path = text(options.output);
  const bool word = path.endsWith(QStringLiteral(".docx"), Qt::CaseInsensitive);
  if (!word && !path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive)) {
    throw Stop{WrongUsage, QStringLiteral("文件名须以 .pdf 或者 .docx 结尾：%1").arg(path)};
  }
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const TransferPaperValue paper = orStop(transferPaper(sourceOf(*store, session, options.matter), text(options.paper)));
  const Document document = composeTransferPaper(paper);
  const Instant now = store->clock().now();
  if (word) {
    orStop(writeDocx(document, now, path));
  } else {
    writePaper(path, {.author = document.author, .created = now}, [&](FontBook& fonts) { return layOut(document, fonts); });
  }
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

  auto matter = std::make_shared<std::string>();
  CLI::App* listing = family.add_subcommand("papers", "一个事项可以制作的文书和待填项");
  listing->add_option("ID", *matter, "事项编号，或者只有一个事项的案件编号")->required();
  listing->callback([&context, matter] { listPapers(context, *matter); });
}

}  // namespace shuangda::cli
