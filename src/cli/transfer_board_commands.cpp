#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "cli/commands.h"
#include "cli/screen_output.h"
#include "services/case_service.h"
#include "services/law_texts.h"
#include "services/texts.h"
#include "services/transfer_board.h"
#include "services/transfer_texts.h"

namespace shuangda::cli {
namespace {

struct BoardOptions {
  std::string from;
  std::string until;
  std::string unit;
  std::string period;
  std::string kind;
  bool screen = false;
};

/// Section, name, cases, persons: the whole board in one table.
std::vector<QStringList> boardRows(const TransferBoard& board, bool people) {
  std::vector<QStringList> rows;
  const auto figures = [&](const QString& section, const QString& name, const std::vector<BoardFigure>& list) {
    for (const BoardFigure& figure : list) {
      rows.push_back({section, name, people ? milestoneText(figure.milestone) : figure.milestone, QString::number(figure.cases), QString::number(figure.persons)});
    }
  };
  figures(people ? QStringLiteral("进程") : QStringLiteral("funnel"), {}, board.funnel);
  figures(people ? QStringLiteral("回转") : QStringLiteral("backwards"), {}, board.backwards);
  for (const OverdueFigure& figure : board.overdue) {
    rows.push_back({people ? QStringLiteral("超期") : QStringLiteral("overdue"), {}, people ? ownerText(figure.owner) : figure.owner, QString::number(figure.matters), {}});
  }
  for (const auto& [side, matters] : board.unanswered) {
    rows.push_back({people ? QStringLiteral("滞留") : QStringLiteral("unanswered"), {}, people ? sideText(side) : fieldText(side), QString::number(matters), {}});
  }
  for (const OwedFigure& figure : board.owed) {
    rows.push_back({people ? QStringLiteral("应移未移") : QStringLiteral("owed"), {}, people ? owedText(figure.kind) : fieldText(figure.kind),
                    figure.cases ? QString::number(*figure.cases) : people ? QStringLiteral("未筛查") : QString(), {}});
  }
  for (const auto& [state, matters] : board.states) {
    rows.push_back({people ? QStringLiteral("现状") : QStringLiteral("state"), {}, people ? transferStateText(state) : state, QString::number(matters), {}});
  }
  for (const StageSpan& span : board.spans) {
    const QString name = people ? milestoneText(span.from) + QStringLiteral("→") + milestoneText(span.to) : span.from + u'>' + span.to;
    rows.push_back({people ? QStringLiteral("平均用时（天）") : QStringLiteral("days"), {}, name, QString::number(span.days, 'f', 1), QString::number(span.matters)});
  }
  for (const BoardRow& row : board.byUnit) {
    figures(people ? QStringLiteral("单位") : QStringLiteral("unit"), row.name, row.figures);
  }
  for (const BoardRow& row : board.byRegion) {
    figures(people ? QStringLiteral("地区") : QStringLiteral("region"), row.name, row.figures);
  }
  return rows;
}

std::vector<CaseId> screened(Store& store, const Session& session) {
  return orStop(ScreeningService(store).overview(session, 0, showScreeningProgress)).reached;
}

void showBoard(const Context& context, const BoardOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const QDate today = store->clock().today();
  const QDate from = options.from.empty() ? QDate(today.year(), 1, 1) : QDate::fromString(text(options.from), Qt::ISODate);
  const QDate until = options.until.empty() ? today : QDate::fromString(text(options.until), Qt::ISODate);
  const std::vector<CaseId> reached = options.screen ? screened(*store, session) : std::vector<CaseId>();
  const TransferBoardService::Reached known = options.screen ? TransferBoardService::Reached(reached) : std::nullopt;
  const TransferBoard board = orStop(TransferBoardService(*store).board(session, from, until, text(options.unit), known));
  printList(context, {QStringLiteral("section"), QStringLiteral("name"), QStringLiteral("item"), QStringLiteral("cases"), QStringLiteral("persons")},
            {QStringLiteral("部分"), QStringLiteral("名称"), QStringLiteral("项目"), QStringLiteral("件"), QStringLiteral("人")}, boardRows(board, context.format() == Context::Format::Text));
}

/// The cases a figure of 应移未移 counts.
void listOwed(const Context& context, const BoardOptions& options) {
  const std::optional<OwedTransfer> kind = owedTransfer(text(options.kind));
  if (!kind) {
    throw Stop{WrongUsage, QStringLiteral("没有“%1”这一项，可用：decided、undecided、investigating。").arg(text(options.kind))};
  }
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const std::vector<CaseId> reached = kind == OwedTransfer::Undecided ? screened(*store, session) : std::vector<CaseId>();
  const std::vector<CaseId> cases = orStop(TransferBoardService(*store).owed(session, *kind, text(options.unit), reached));
  std::vector<QStringList> rows;
  for (const CaseRow& row : orStop(CaseService(*store).rows(session, cases))) {
    rows.push_back({row.number, row.party, row.cause, row.unit, row.listingDate, stageText(row.stage), row.value ? row.value->yuanText() : QString()});
  }
  printList(context, {QStringLiteral("case_id"), QStringLiteral("party"), QStringLiteral("cause"), QStringLiteral("unit"), QStringLiteral("listing_date"), QStringLiteral("stage"), QStringLiteral("case_value_yuan")},
            {QStringLiteral("案件编号"), QStringLiteral("当事人"), QStringLiteral("案由"), QStringLiteral("单位"), QStringLiteral("日期"), QStringLiteral("状态"), QStringLiteral("案值（元）")}, rows);
}

void showTable(const Context& context, const BoardOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const Period period = orStop(Period::parse(text(options.period)));
  const QuarterlyTable table = orStop(TransferBoardService(*store).quarterly(session, period));
  std::vector<QStringList> rows;
  for (const QuarterlyRow& row : table.rows) {
    for (const QuarterlyCell& cell : row.cells) {
      rows.push_back({row.unit.isEmpty() ? QStringLiteral("合计") : row.unit, context.format() == Context::Format::Text ? milestoneText(cell.column) : cell.column,
                      QString::number(cell.now.cases), QString::number(cell.now.persons), QString::number(cell.lastYear.cases), yearOnYear(cell.now.cases, cell.lastYear.cases)});
    }
  }
  printList(context, {QStringLiteral("unit"), QStringLiteral("column"), QStringLiteral("cases"), QStringLiteral("persons"), QStringLiteral("cases_last_year"), QStringLiteral("yoy")},
            {QStringLiteral("单位"), QStringLiteral("项目"), QStringLiteral("件"), QStringLiteral("人"), QStringLiteral("上年同期（件）"), QStringLiteral("同比")}, rows);
}

}  // namespace

void addTransferBoardCommands(CLI::App& family, Context& context) {
  auto options = std::make_shared<BoardOptions>();
  CLI::App* board = family.add_subcommand("board", "督导看板：各环节件数、超期、滞留、应移未移、用时");
  board->add_option("--from", options->from, "自（默认今年1月1日）");
  board->add_option("--until", options->until, "至（默认今天）");
  board->add_option("--unit", options->unit, "单位");
  board->add_flag("--screen", options->screen, "先筛查全部案件，才能列出达到追诉标准、尚无审查意见的件数");
  board->callback([&context, options] { showBoard(context, *options); });

  auto owed = std::make_shared<BoardOptions>();
  CLI::App* owing = family.add_subcommand("owed", "应移未移的案件，即看板上同名的数");
  owing->add_option("KIND", owed->kind, "decided 已决定移送、尚未移送；undecided 达到追诉标准、尚无审查意见（先筛查全部案件）；investigating 继续调查、尚无结论")->required();
  owing->add_option("--unit", owed->unit, "单位");
  owing->callback([&context, owed] { listOwed(context, *owed); });

  auto period = std::make_shared<BoardOptions>();
  CLI::App* table = family.add_subcommand("table", "两法衔接案件移送情况季度表");
  table->add_option("--period", period->period, "期间，例如 2026Q3")->required();
  table->callback([&context, period] { showTable(context, *period); });
}

}  // namespace shuangda::cli
