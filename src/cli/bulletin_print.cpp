#include "cli/bulletin_request.h"
#include "cli/commands.h"
#include "cli/paper_file.h"
#include "reports/bulletin_composer.h"
#include "reports/page_layout.h"
#include "reports/document_json.h"
#include "services/bulletin_service.h"
#include "services/issue_service.h"
#include "services/texts.h"

namespace shuangda::cli {
namespace {

struct PrintOptions {
  RequestOptions request;
  std::string output;
  std::string masthead = "A";
  std::string number;
  std::string recipients;
  std::string copies;
  bool frozen = false;
};

Masthead mastheadOf(const std::string& letter) {
  return letter == "B" ? Masthead::Serial : letter == "C" ? Masthead::Brief : letter == "D" ? Masthead::Letter : Masthead::Paper;
}

void printBulletin(const Context& context, const PrintOptions& options) {
  const QString path = text(options.output);
  if (!path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive)) {
    throw Stop{Refused, QStringLiteral("通报目前只能写成 .pdf 文件，不能写成“%1”。").arg(path)};
  }
  const BulletinRequest request = requestOf(context, options.request);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  if (options.frozen) {
    const IssuedBulletin issued = orStop(IssueService(*store).current(session, request.period));
    const Document document = orStop(unpackDocument(issued.paper));
    const qint64 pages = writePaper(path, {.created = issued.cutoff}, [&](FontBook& fonts) { return layOut(document, fonts); });
    announce(context, QStringLiteral("已写入 %1，共 %2 页。").arg(path).arg(pages), {{QStringLiteral("file"), path}, {QStringLiteral("pages"), pages}});
    return;
  }
  const Bulletin bulletin = orStop(BulletinService(*store).compute(session, {.period = request.period, .scope = request.scope}, request.cutoff));
  const BulletinLetterhead head{.form = mastheadOf(options.masthead),
                                .organ = session.officeName,
                                .number = text(options.number),
                                .recipients = text(options.recipients),
                                .copies = text(options.copies),
                                .issued = request.cutoff.localDate()};
  const qint64 count = writePaper(path, {.created = request.cutoff}, [&](FontBook& fonts) { return layOut(composeBulletin(bulletin, head), fonts); });
  announce(context, QStringLiteral("已写入 %1，共 %2 页。").arg(path).arg(count), {{QStringLiteral("file"), path}, {QStringLiteral("pages"), count}});
}

}  // namespace

void addBulletinPrintCommand(CLI::App& family, Context& context) {
  auto options = std::make_shared<PrintOptions>();
  CLI::App* command = family.add_subcommand("print", "印成公文（PDF）");
  addRequestOptions(command, options->request);
  command->add_option("-o,--output", options->output, "文件（.pdf）")->required();
  command->add_option("--masthead", options->masthead, "版头：A 文件式、B 编号通报、C 简报、D 信函式")->capture_default_str()->check(CLI::IsMember({"A", "B", "C", "D"}));
  command->add_option("--number", options->number, "发文字号或期号（A、D 缺省留空待编，B、C 缺省按季度）");
  command->add_option("--to", options->recipients, "主送（缺省“各成员单位”）");
  command->add_option("--copy", options->copies, "抄送");
  command->add_flag("--frozen", options->frozen, "印定稿时的通报");
  command->callback([&context, options] { printBulletin(context, *options); });
}

}  // namespace shuangda::cli
