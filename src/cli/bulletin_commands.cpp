#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "cli/bulletin_lists.h"
#include "cli/bulletin_request.h"
#include "cli/bulletin_trend.h"
#include "cli/commands.h"
#include "domain/figure_text.h"
#include "services/bulletin_service.h"
#include "services/issue_service.h"

namespace shuangda::cli {
namespace {

struct Options {
  RequestOptions request;
  std::string by;
  std::string code;
  std::string rank;
  std::string second;
  int quarters = 0;
  bool lists = false;
  bool frozen = false;
};

/// The words for --by.
std::vector<std::string> dimensionNames() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kFigureDimensions; ++i) {
    names.push_back(dimensionText(static_cast<FigureDimension>(i)).toStdString());
  }
  return names;
}

/// A figure with the scope that names its row and the words for its changes: those of now, or those fixed with a bulletin.
struct Line {
  FigureScope scope{};
  Figure figure{};
  QString yearChange{};
  QString yearText{};
  QString quarterChange{};
  QString quarterText{};
};

std::vector<Line> linesOf(const Bulletin& bulletin) {
  std::vector<Line> lines;
  const auto add = [&lines](const FigureScope& scope, const std::vector<Figure>& figures) {
    for (const Figure& figure : figures) {
      if (figure.indicator->shown && figure.indicator->kind != Indicator::Kind::Goods) {
        lines.push_back({scope, figure, comparisonTableText(figure.yearOnYear), comparisonBodyText(figure, figure.yearOnYear, Base::LastYear),
                         comparisonTableText(figure.quarterOnQuarter), comparisonBodyText(figure, figure.quarterOnQuarter, Base::LastQuarter)});
      }
    }
  };
  add(bulletin.scope, bulletin.figures);
  for (const auto& [dimension, rows] : bulletin.breakdowns) {
    for (const BreakdownRow& row : rows) {
      add(FigureScope::row(dimension, row.name), row.figures);
    }
  }
  return lines;
}

FigureQuery queryOf(const BulletinRequest& request, const std::string& by, RecordLists lists) {
  FigureQuery query{.period = request.period, .scope = request.scope, .breakdowns = {}, .lists = lists, .suspicions = Suspicions::Screen};
  if (const std::optional<FigureDimension> dimension = dimensionOf(text(by))) {
    query.breakdowns.push_back(*dimension);
  }
  return query;
}

QString numerator(const Figure& figure) { return figure.indicator->isRatio() ? QString::number(figure.value.amount) : QString(); }
QString denominator(const Figure& figure) { return figure.indicator->isRatio() ? QString::number(figure.value.denominator) : QString(); }

const QString kGoodsCode = QStringLiteral("adm_items_seized");

QString quantityText(const GoodsFigure& goods) { return goods.listedOnly ? QString() : Quantity::ofThousandths(goods.quantity[FigurePeriods::Now]).text(); }

void printFiguresCsv(BulletinService& service, const IndicatorCatalogue& catalogue, const BulletinRequest& request, const std::vector<Line>& lines,
                     const GoodsFigures& goods) {
  std::vector<QStringList> rows;
  for (const Line& line : lines) {
    const Figure& figure = line.figure;
    rows.push_back({request.period.code(), line.scope.name, figure.indicator->code, exactText(figure), figure.indicator->unit, tableText(figure),
                    bodyText(figure), line.yearChange, line.yearText, line.quarterChange, line.quarterText,
                    figure.value.qualified ? QStringLiteral("约") : QString(), numerator(figure), denominator(figure),
                    service.numbersOf(figure, catalogue).join(u' ')});
  }
  // The list of goods: the scope names the goods, the unit is that of the quantity.
  for (const GoodsFigure& line : goods.list) {
    const QString quantity = quantityText(line);
    rows.push_back({request.period.code(), line.name, kGoodsCode, quantity, line.unit, quantity.isEmpty() ? QStringLiteral("—") : quantity, quantity.isEmpty() ? QString() : quantity + line.unit,
                    {}, {}, {}, {}, {}, {}, {}, {}});
  }
  printCsv({QStringLiteral("period"), QStringLiteral("scope"), QStringLiteral("indicator_code"), QStringLiteral("exact"), QStringLiteral("unit"),
            QStringLiteral("table_text"), QStringLiteral("body_text"), QStringLiteral("yoy_pct"), QStringLiteral("yoy_text"), QStringLiteral("qoq_pct"),
            QStringLiteral("qoq_text"), QStringLiteral("qualifier"), QStringLiteral("numerator"), QStringLiteral("denominator"), QStringLiteral("records")},
           rows);
}

void printFiguresJson(BulletinService& service, const IndicatorCatalogue& catalogue, const BulletinRequest& request, const std::vector<Line>& lines,
                      const GoodsFigures& goods) {
  QJsonArray array;
  for (const Line& line : lines) {
    const Figure& figure = line.figure;
    QJsonObject object{{QStringLiteral("period"), request.period.code()},
                       {QStringLiteral("scope"), line.scope.name},
                       {QStringLiteral("indicator_code"), figure.indicator->code},
                       {QStringLiteral("name"), figure.indicator->nameZh},
                       {QStringLiteral("unit"), figure.indicator->unit},
                       {QStringLiteral("table_text"), tableText(figure)},
                       {QStringLiteral("body_text"), bodyText(figure)},
                       {QStringLiteral("yoy_text"), line.yearText},
                       {QStringLiteral("qoq_text"), line.quarterText},
                       {QStringLiteral("yoy_pct"), line.yearChange},
                       {QStringLiteral("qoq_pct"), line.quarterChange},
                       {QStringLiteral("qualifier"), figure.value.qualified ? QStringLiteral("约") : QString()},
                       {QStringLiteral("numerator"), numerator(figure)},
                       {QStringLiteral("denominator"), denominator(figure)},
                       {QStringLiteral("records"), QJsonArray::fromStringList(service.numbersOf(figure, catalogue))}};
    if (figure.indicator->isMoney()) {
      object.insert(QStringLiteral("exact_fen"), static_cast<qint64>(figure.value.amount));
    } else {
      object.insert(QStringLiteral("exact"), exactText(figure));
    }
    array.append(object);
  }
  for (const GoodsFigure& line : goods.list) {
    array.append(QJsonObject{{QStringLiteral("period"), request.period.code()},
                             {QStringLiteral("scope"), line.name},
                             {QStringLiteral("indicator_code"), kGoodsCode},
                             {QStringLiteral("unit"), line.unit},
                             {QStringLiteral("exact"), quantityText(line)},
                             {QStringLiteral("lines"), static_cast<qint64>(line.lines)}});
  }
  print(QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented)).trimmed());
}

/// The numbers as they were fixed.
std::vector<Line> frozenLines(Store& store, const Session& session, const IssuedBulletin& issued, const IndicatorCatalogue& catalogue, const std::string& by) {
  std::vector<Line> lines;
  for (const FrozenFigure& frozen : orStop(IssueService(store).figures(session, issued.id))) {
    const Indicator* indicator = catalogue.find(frozen.code);
    if (indicator == nullptr || (frozen.dimension && dimensionText(frozen.dimension).toStdString() != by)) {
      continue;
    }
    lines.push_back({frozen.dimension ? FigureScope::row(*frozen.dimension, frozen.scope) : FigureScope(), {.indicator = indicator, .value = frozen.value, .records = frozen.records},
                     frozen.yearChange, frozen.yearText, frozen.quarterChange, frozen.quarterText});
  }
  return lines;
}

void show(const Context& context, const Options& options) {
  const BulletinRequest request = requestOf(context, options.request);
  if (options.lists) {
    printProblemLists(context, request);
    return;
  }
  if (!options.rank.empty()) {
    printRanking(context, request, text(options.rank), text(options.second));
    return;
  }
  if (options.quarters > 0) {
    printTrend(context, request, options.quarters);
    return;
  }
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  BulletinService service(*store);
  const auto catalogue = service.catalogue();
  std::vector<Line> lines;
  GoodsFigures goods;
  Instant cutoff = request.cutoff;
  if (options.frozen) {
    const IssuedBulletin issued = orStop(IssueService(*store).current(session, request.period));
    lines = frozenLines(*store, session, issued, *catalogue, options.by);
    cutoff = issued.cutoff;
  } else {
    lines = linesOf(orStop(service.compute(session, queryOf(request, options.by, RecordLists::Keep), request.cutoff)));
    goods = orStop(service.goods(session, queryOf(request, {}, RecordLists::Leave), request.cutoff));
  }
  if (context.format() == Context::Format::Csv) {
    printFiguresCsv(service, *catalogue, request, lines, goods);
    return;
  }
  if (context.format() == Context::Format::Json) {
    printFiguresJson(service, *catalogue, request, lines, goods);
    return;
  }
  print(QStringLiteral("%1  统计截止 %2").arg(request.period.nameZh(), cutoff.localText()));
  std::vector<QStringList> rows;
  for (const Line& line : lines) {
    const Figure& figure = line.figure;
    rows.push_back({line.scope.name, figure.indicator->code, figure.indicator->nameZh, tableText(figure), figure.indicator->unit,
                    line.yearText, line.quarterText, figure.indicator->definition});
  }
  for (const GoodsFigure& line : goods.list) {
    rows.push_back({line.name, kGoodsCode, QStringLiteral("查获物品"), quantityText(line), line.unit, {}, {}, {}});
  }
  printTable({QStringLiteral("范围"), QStringLiteral("代码"), QStringLiteral("指标"), QStringLiteral("数值"), QStringLiteral("单位"),
              QStringLiteral("同比"), QStringLiteral("环比"), QStringLiteral("口径")},
             rows);
}

void records(const Context& context, const Options& options) {
  const BulletinRequest request = requestOf(context, options.request);
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  BulletinService service(*store);
  const std::vector<FigureRecord> found = orStop(service.records(session, request.period, text(options.code), request.scope, request.cutoff));
  if (context.format() == Context::Format::Json) {
    QJsonArray array;
    for (const FigureRecord& record : found) {
      array.append(record.number);
    }
    print(QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)));
    return;
  }
  if (context.format() == Context::Format::Csv) {
    print(QStringLiteral("case_id"));
  }
  for (const FigureRecord& record : found) {
    print(record.number);
  }
}

}  // namespace

void addRequestOptions(CLI::App* command, RequestOptions& options) {
  command->add_option("--period", options.period, "2020Q3、2020H9 或 2020FY")->required();
  command->add_option("--scope", options.scope, "只统计这个地区或单位");
  command->add_option("--cutoff", options.cutoff, "统计截止时点（默认现在）");
}

BulletinRequest requestOf(const Context& context, const RequestOptions& options) {
  const Result<Period> period = Period::parse(text(options.period));
  if (!period) {
    throw Stop{WrongUsage, QStringLiteral("统计期写作 2020Q3（季度）、2020H9（1至9月）或 2020FY（全年），不认“%1”。").arg(text(options.period))};
  }
  Instant cutoff = context.clock().now();
  if (!options.cutoff.empty()) {
    const Result<Instant> given = Instant::parseLocal(text(options.cutoff));
    if (!given) {
      throw Stop{WrongUsage, QStringLiteral("--cutoff 写作 2020-10-10 09:00，不认“%1”。").arg(text(options.cutoff))};
    }
    cutoff = *given;
  }
  return {*period, FigureScope::named(text(options.scope)), cutoff};
}

void addBulletinCommands(CLI::App& app, Context& context) {
  CLI::App* family = app.add_subcommand("bulletin", "季度通报");
  family->require_subcommand(1);

  auto options = std::make_shared<Options>();
  CLI::App* command = family->add_subcommand("show", "各项指标及口径");
  addRequestOptions(command, options->request);
  command->add_option("--by", options->by, "分组：region、unit、organ、group、field、product、campaign、cause、kind 或 trait")->check(CLI::IsMember(dimensionNames()));
  command->add_flag("--lists", options->lists, "各份问题名单");
  command->add_flag("--frozen", options->frozen, "定稿时的数，不重新统计");
  command->add_option("--rank", options->rank, "各单位按这个指标排名");
  command->add_option("--second", options->second, "排名并列时再比的指标");
  command->add_option("--trend", options->quarters, "到这一期为止这么多个季度（1至40）的各项指标")->check(CLI::Range(1, 40))
      ->excludes("--by")->excludes("--lists")->excludes("--frozen")->excludes("--rank");
  command->callback([&context, options] { show(context, *options); });

  auto recordOptions = std::make_shared<Options>();
  command = family->add_subcommand("records", "一个指标背后的记录");
  addRequestOptions(command, recordOptions->request);
  command->add_option("CODE", recordOptions->code, "指标代码")->required();
  command->callback([&context, recordOptions] { records(context, *recordOptions); });

  addBulletinPrintCommand(*family, context);
  addBulletinIssueCommands(*family, context);
  addBulletinTextCommands(*family, context);
}

}  // namespace shuangda::cli
