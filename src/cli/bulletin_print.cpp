#include "cli/bulletin_request.h"
#include "cli/commands.h"
#include "cli/paper_file.h"
#include "domain/bulletin_charts.h"
#include "exchange/bulletin_book.h"
#include "reports/bulletin_composer.h"
#include "reports/bulletin_tables.h"
#include "reports/document_json.h"
#include "services/bulletin_draft_service.h"
#include "services/bulletin_service.h"
#include "services/issue_service.h"
#include "services/texts.h"

namespace shuangda::cli {
namespace {

struct PrintOptions {
  RequestOptions request;
  std::string output;
  std::string masthead;
  std::string number;
  std::string recipients;
  std::string copies;
  bool frozen = false;
  bool screen = false;
  bool strictFonts = false;
};

Masthead mastheadOf(const std::string& letter) {
  return letter == "B" ? Masthead::Serial : letter == "C" ? Masthead::Brief : letter == "D" ? Masthead::Letter : Masthead::Paper;
}

constexpr const char* kBookEnding = ".xlsx";

bool endsWith(const QString& path, const char* ending) { return path.endsWith(QLatin1String(ending), Qt::CaseInsensitive); }

/// The file to write, refused before anything is read.
QString outputPath(const std::string& output) {
  const QString path = text(output);
  if (!endsWith(path, ".pdf") && !isWord(path) && !endsWith(path, kBookEnding)) {
    throw Stop{Refused, QStringLiteral("通报可以写成 .pdf（公文）、.docx（可编辑的公文）或 .xlsx（各表的数）文件，不能写成“%1”。").arg(path)};
  }
  return path;
}

Document frozenPaper(Store& store, const Session& session, const Period& period, Instant& cutoff) {
  const IssuedBulletin issued = orStop(IssueService(store).current(session, period));
  cutoff = issued.cutoff;
  return withNumber(orStop(unpackDocument(issued.paper)), issued.number);
}

BulletinLetterhead letterheadFor(Store& store, const Session& session, const BulletinRequest& request, const PrintOptions& options) {
  BulletinLetterhead head = letterheadOf(store.law().law().parameters, session.officeName, request.cutoff.localDate());
  head.form = options.masthead.empty() ? head.form : mastheadOf(options.masthead);
  head.number = text(options.number);
  head.recipients = options.recipients.empty() ? head.recipients : text(options.recipients);
  head.copies = options.copies.empty() ? head.copies : text(options.copies);
  return head;
}

Document newPaper(Store& store, const Session& session, const BulletinRequest& request, const PrintOptions& options) {
  const BulletinMaterial material = orStop(BulletinDraftService(store).gather(
      session, {.period = request.period, .scope = request.scope, .suspicions = options.screen ? Suspicions::Screen : Suspicions::Leave}, request.cutoff));
  return composeBulletin(material, letterheadFor(store, session, request, options));
}

BulletinBook bookOf(Store& store, const Session& session, const BulletinRequest& request, bool frozen) {
  BulletinService service(store);
  if (frozen) {
    IssueService issues(store);
    const IssuedBulletin issued = orStop(issues.current(session, request.period));
    BulletinBook book = bulletinBook(issued, orStop(issues.figures(session, issued.id)), service.catalogue());
    const Document paper = orStop(unpackDocument(issued.paper));
    for (const Block& block : paper.blocks) {
      if (const auto* chart = std::get_if<ChartBlock>(&block); chart != nullptr && !chart->chart.isEmpty()) {
        book.charts.push_back(chart->chart);
      }
    }
    return book;
  }
  const FigureQuery query{.period = request.period, .scope = request.scope,
                          .breakdowns = {FigureDimension::Region, FigureDimension::Unit, FigureDimension::Field, FigureDimension::Campaign}};
  const Bulletin bulletin = orStop(service.compute(session, query, request.cutoff));
  const Trend trend = orStop(service.trend(session, query, kChartQuarters, request.cutoff, trendCodes()));
  BulletinBook book = bulletinBook(bulletin, orStop(service.goods(session, query, request.cutoff)).list);
  book.charts = chartsOf(bulletin, &trend);
  return book;
}

/// The columns of the paper's tables.
std::vector<BookColumn> bookColumns() {
  std::vector<BookColumn> columns;
  for (const BreakdownColumn& column : breakdownColumns()) {
    columns.push_back({.code = column.code.toString(),
                       .head = column.head.toString(),
                       .show = column.show == BreakdownColumn::Value       ? BookColumn::Value
                               : column.show == BreakdownColumn::YearOnYear ? BookColumn::YearOnYear
                                                                            : BookColumn::QuarterOnQuarter});
  }
  return columns;
}

void writeBook(const Context& context, const PrintOptions& options, const BulletinRequest& request, const QString& path) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  BulletinBook book = bookOf(*store, session, request, options.frozen);
  book.organ = session.officeName;
  book.columns = bookColumns();
  orStop(writeBulletinBook(path, book));
  announce(context, QStringLiteral("已写入 %1。").arg(path), {{QStringLiteral("file"), path}});
}

void printBulletin(const Context& context, const PrintOptions& options) {
  const QString path = outputPath(options.output);
  BulletinRequest request = requestOf(context, options.request);
  if (endsWith(path, kBookEnding)) {
    writeBook(context, options, request, path);
    return;
  }
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const Document paper = options.frozen ? frozenPaper(*store, session, request.period, request.cutoff) : newPaper(*store, session, request, options);
  const std::optional<qint64> pages = writeDocument(paper, path, request.cutoff, options.strictFonts ? FontUse::Exact : FontUse::Replace);
  QJsonObject facts{{QStringLiteral("file"), path}};
  if (pages) {
    facts.insert(QStringLiteral("pages"), *pages);
  }
  announce(context, pages ? QStringLiteral("已写入 %1，共 %2 页。").arg(path).arg(*pages) : QStringLiteral("已写入 %1。").arg(path), facts);
}

}  // namespace

void addBulletinPrintCommand(CLI::App& family, Context& context) {
  auto options = std::make_shared<PrintOptions>();
  CLI::App* command = family.add_subcommand("print", "写成公文（PDF、DOCX）或者各表的工作簿（XLSX）");
  addRequestOptions(command, options->request);
  command->add_option("-o,--output", options->output, "文件，以 .pdf、.docx 或 .xlsx 结尾")->required();
  command->add_option("--masthead", options->masthead, "版头：A 文件式、B 编号通报、C 简报、D 信函式（缺省用本单位的设置）")->check(CLI::IsMember({"A", "B", "C", "D"}));
  command->add_option("--number", options->number, "发文字号或期号（A、D 缺省留空待编，B、C 缺省按季度）");
  command->add_option("--to", options->recipients, "主送（缺省用本单位的设置）");
  command->add_option("--copy", options->copies, "抄送");
  command->add_flag("--screen", options->screen, "先作涉罪筛查，问题中列出应移送未移送（全库筛查，需要时间）");
  command->add_flag("--strict-fonts", options->strictFonts, "缺少公文规定的字体时不写 PDF，不用替代字体");
  command->add_flag("--frozen", options->frozen, "定稿时的通报，不重新统计");
  command->callback([&context, options] { printBulletin(context, *options); });
}

}  // namespace shuangda::cli
