#include "domain/bulletin_charts.h"

#include <algorithm>

#include "domain/figure_text.h"

namespace shuangda {
namespace {

const QStringList kTrendOfCases{QStringLiteral("adm_filed"), QStringLiteral("adm_closed"), QStringLiteral("trf_cases")};
const QStringList kTrendOfMoney{QStringLiteral("adm_case_value"), QStringLiteral("adm_fine_confiscated")};

const QString kUnnamed = QStringLiteral("（未填）");
constexpr std::size_t kQuartersOfYear = 4;

/// 2020年三季度
QString quarterName(const Period& quarter) { return quarter.nameZh().remove(QStringLiteral("第")); }

/// The same in two lines, for a label below an axis.
QString quarterLabel(const Period& quarter) { return quarterName(quarter).replace(QStringLiteral("年"), QStringLiteral("年\n")); }

QString scopePrefix(const FigureScope& scope) { return scope.by == FigureScope::By::Everything ? QString() : scope.name; }

std::optional<Decimal> numberOf(const Indicator& indicator, const FigureValue& value) {
  if (!value.known || (indicator.isRatio() && value.denominator == 0)) {
    return std::nullopt;
  }
  if (indicator.isRatio()) {
    return Decimal::ratio(Int128{value.amount} * (indicator.isPercent() ? 100 : 1), value.denominator, indicator.decimals);
  }
  return Decimal(value.amount, indicator.isMoney() ? 6 : indicator.isThousandths() ? 3 : 0);
}

ChartPoint pointOf(const Indicator& indicator, const FigureValue& value) {
  const Figure figure{.indicator = &indicator, .value = value};
  return {.value = numberOf(indicator, value), .text = tableText(figure), .words = bodyText(figure)};
}

/// “12件，同比上升25.5%，环比持平”
QString wordsOf(const Figure& figure, const Comparison& year, const Comparison& quarter) {
  QStringList parts{bodyText(figure), comparisonBodyText(figure, year, Base::LastYear), comparisonBodyText(figure, quarter, Base::LastQuarter)};
  parts.removeAll(QString());
  return parts.join(QStringLiteral("，"));
}

ChartSeries trendSeries(const Trend& trend, const Indicator& indicator) {
  ChartSeries series{.name = indicator.nameZh};
  const auto valueAt = [&](std::size_t quarter) -> const FigureValue& { return trend.value(quarter, indicator.code); };
  for (std::size_t i = 0; i < trend.quarters.size(); ++i) {
    ChartPoint& point = series.points.emplace_back(pointOf(indicator, valueAt(i)));
    const Comparison year = i >= kQuartersOfYear ? compare(indicator, valueAt(i), valueAt(i - kQuartersOfYear)) : Comparison{};
    const Comparison quarter = i >= 1 ? compare(indicator, valueAt(i), valueAt(i - 1)) : Comparison{};
    if (point.value) {
      point.words = wordsOf({.indicator = &indicator, .value = valueAt(i)}, year, quarter);
      point.source = ChartSource{indicator.code, trend.quarters[i], trend.scope};
    }
  }
  return series;
}

bool knowsSomething(const ChartSeries& series) {
  return std::ranges::any_of(series.points, [](const ChartPoint& point) { return point.value.has_value(); });
}

bool overlaps(FigureDimension dimension) {
  return dimension == FigureDimension::Field || dimension == FigureDimension::ProductClass || dimension == FigureDimension::Campaign ||
         dimension == FigureDimension::Trait;
}

/// One bar pair before it becomes points.
struct Row {
  QString name{};
  FigureValue now{};
  FigureValue base{.known = false};
  Comparison change{};
  bool isRest = false;
};

bool isKnown(const Indicator& indicator, const FigureValue& value) { return numberOf(indicator, value).has_value(); }

std::vector<Row> knownRows(const Bulletin& bulletin, FigureDimension dimension, const Indicator& indicator) {
  std::vector<Row> rows;
  const std::size_t place = bulletin.catalogue->indexOf(indicator.code);
  for (const BreakdownRow& row : bulletin.by(dimension)) {
    const Figure& figure = row.figures[place];
    const bool compared = figure.yearOnYear.kind != Comparison::Kind::NotCompared;
    Row made{.name = row.name, .now = figure.value, .change = figure.yearOnYear};
    if (compared) {
      made.base = figure.yearOnYear.base;
    }
    const bool says = isKnown(indicator, made.now) || isKnown(indicator, made.base);
    const bool counts = made.now.amount != 0 || (made.base.known && made.base.amount != 0);
    if (says && (counts || !row.name.isEmpty())) {
      rows.push_back(std::move(made));
    }
  }
  const auto rank = [&](const Row& row) { return numberOf(indicator, row.now).value_or(Decimal(-1, 0)); };
  std::ranges::stable_sort(rows, [&](const Row& a, const Row& b) { return rank(b) < rank(a); });
  return rows;
}

void addTo(FigureValue& sum, const FigureValue& part) {
  sum.known |= part.known;
  sum.amount += part.known ? part.amount : 0;
  sum.qualified |= part.known && part.qualified;
}

/// The longer bar of a row.
std::int64_t longest(const Row& row) { return std::max(row.now.known ? row.now.amount : 0, row.base.known ? row.base.amount : 0); }

/// “215件（上年同期237件）”
QString sumText(const Indicator& indicator, const Row& row) {
  const QString now = row.now.known ? bodyText({.indicator = &indicator, .value = row.now}) : QStringLiteral("无数据");
  return row.base.known ? QStringLiteral("%1（上年同期%2）").arg(now, bodyText({.indicator = &indicator, .value = row.base})) : now;
}

/// Rows beyond the first ones become one; a note where they cannot be added, or where their bar would dwarf all others.
void shorten(std::vector<Row>& rows, std::size_t most, const Indicator& indicator, FigureDimension dimension, QStringList& notes) {
  if (rows.size() <= most) {
    return;
  }
  const QString count = QString::number(rows.size() - most);
  const QString what = dimensionName(dimension);
  const bool adds = !overlaps(dimension) && !indicator.isRatio() && indicator.kind != Indicator::Kind::Units && indicator.fold == Indicator::Fold::Sum;
  if (adds) {
    Row rest{.name = QStringLiteral("其他%1个%2").arg(count, what), .now = {.known = false}, .isRest = true};
    for (std::size_t i = most; i < rows.size(); ++i) {
      addTo(rest.now, rows[i].now);
      addTo(rest.base, rows[i].base);
    }
    rest.change = rest.now.known && rest.base.known ? compare(indicator, rest.now, rest.base) : Comparison{};
    rows.resize(most);
    if (longest(rest) > longest(std::ranges::max(rows, {}, longest))) {
      notes << QStringLiteral("其余%1个%2合计%3，图中不列。").arg(count, what, sumText(indicator, rest));
    } else {
      rows.push_back(std::move(rest));
    }
  } else {
    rows.resize(most);
    notes << QStringLiteral("只列居前的%1个%2，另有%3个从略。").arg(most).arg(what, count);
  }
}

/// The series of this period and, where any row is compared, of last year.
void addRows(const Bulletin& bulletin, FigureDimension dimension, const Indicator& indicator, const std::vector<Row>& rows, Chart& chart) {
  ChartSeries now{.name = QStringLiteral("本期")};
  ChartSeries base{.name = QStringLiteral("上年同期")};
  for (const Row& row : rows) {
    chart.categories << (row.name.isEmpty() ? kUnnamed : row.name);
    ChartPoint& point = now.points.emplace_back(pointOf(indicator, row.now));
    ChartPoint& before = base.points.emplace_back(pointOf(indicator, row.base));
    point.change = comparisonTableText(row.change);
    if (point.value) {
      point.words = wordsOf({.indicator = &indicator, .value = row.now}, row.change, {});
    }
    // A row of a bulletin that is itself limited is not a scope that can be asked for.
    if (!row.isRest && bulletin.scope.by == FigureScope::By::Everything) {
      const FigureScope scope = FigureScope::row(dimension, row.name);
      point.source = point.value ? std::optional(ChartSource{indicator.code, bulletin.period, scope}) : std::nullopt;
      before.source = before.value ? std::optional(ChartSource{indicator.code, bulletin.period.samePeriodLastYear(), scope}) : std::nullopt;
    }
  }
  const bool compared = knowsSomething(base);
  chart.series.push_back(std::move(now));
  if (compared) {
    chart.series.push_back(std::move(base));
  }
}

}  // namespace

bool isCharted(const Indicator& indicator) { return indicator.shown && indicator.kind != Indicator::Kind::Goods; }

QString dimensionName(FigureDimension dimension) {
  switch (dimension) {
    case FigureDimension::Region:
      return QStringLiteral("地区");
    case FigureDimension::Unit:
      return QStringLiteral("部门");
    case FigureDimension::Organ:
      return QStringLiteral("机关");
    case FigureDimension::Group:
      return QStringLiteral("组别");
    case FigureDimension::Field:
      return QStringLiteral("领域");
    case FigureDimension::ProductClass:
      return QStringLiteral("商品类别");
    case FigureDimension::Campaign:
      return QStringLiteral("专项行动");
    case FigureDimension::Cause:
      return QStringLiteral("案由");
    case FigureDimension::PenaltyKind:
      return QStringLiteral("处罚种类");
    case FigureDimension::Trait:
      return QStringLiteral("涉网、市场、农村、外资");
  }
  return {};
}

Chart trendChart(const Trend& trend, const QStringList& codes) {
  Chart chart{.categoryHead = QStringLiteral("季度")};
  for (const Period& quarter : trend.quarters) {
    chart.categories << quarterLabel(quarter);
  }
  QStringList names;
  for (const QString& code : codes) {
    const Indicator* indicator = trend.catalogue->find(code);
    if (indicator == nullptr || (!chart.unit.isEmpty() && indicator->unit != chart.unit)) {
      continue;
    }
    ChartSeries series = trendSeries(trend, *indicator);
    if (codes.size() == 1 || knowsSomething(series)) {
      chart.unit = indicator->unit;
      names << series.name;
      chart.series.push_back(std::move(series));
    }
  }
  if (chart.series.empty() || trend.quarters.empty()) {
    return {};
  }
  chart.kind = chart.series.size() == 1 ? ChartKind::Columns : ChartKind::Lines;
  const QString from = quarterName(trend.quarters.front());
  const QString to = quarterName(trend.quarters.back());
  chart.title = scopePrefix(trend.scope) + (from == to ? from : QStringLiteral("%1至%2").arg(from, to)) + names.join(QStringLiteral("、"));
  const bool gaps = std::ranges::any_of(chart.series, [](const ChartSeries& series) { return std::ranges::any_of(series.points, [](const ChartPoint& p) { return !p.value; }); });
  if (gaps) {
    chart.notes << QStringLiteral("注：“—”表示没有数据，图中断开，不是零。");
  }
  return chart;
}

Chart breakdownChart(const Bulletin& bulletin, FigureDimension dimension, const QString& code, std::size_t most) {
  const Indicator* indicator = bulletin.catalogue->find(code);
  if (indicator == nullptr || !bulletin.breakdowns.contains(dimension)) {
    return {};
  }
  std::vector<Row> rows = knownRows(bulletin, dimension, *indicator);
  if (rows.empty()) {
    return {};
  }
  QStringList notes;
  shorten(rows, most, *indicator, dimension, notes);
  Chart chart{.kind = ChartKind::Bars,
              .title = QStringLiteral("%1%2各%3%4").arg(scopePrefix(bulletin.scope), bulletin.period.nameZh(), dimensionName(dimension), indicator->nameZh),
              .unit = indicator->unit,
              .categoryHead = dimensionName(dimension)};
  addRows(bulletin, dimension, *indicator, rows, chart);
  if (chart.series.size() > 1) {
    notes << QStringLiteral("同比的单位为%1；“—”表示无基数、无数据或不适用。").arg(indicator->inPoints ? QStringLiteral("百分点") : QStringLiteral("%"));
  }
  if (overlaps(dimension)) {
    notes << QStringLiteral("一件案件可以属于几个%1，各项之和可能大于合计。").arg(dimensionName(dimension));
  }
  if (!notes.isEmpty()) {
    chart.notes << QStringLiteral("注：") + notes.join(QString());
  }
  return chart;
}

Chart transferFunnel(const Bulletin& bulletin) {
  struct Stage {
    QStringView code;
    QStringView rate;
  };
  static constexpr Stage kStages[] = {{u"adm_filed", {}},
                                      {u"adm_closed", u"rate_close"},
                                      {u"trf_cases", u"rate_transfer"},
                                      {u"trf_accepted", {}},
                                      {u"trf_police_filed_cases", u"rate_police_filed"},
                                      {u"pro_prosecute_cases", {}},
                                      {u"crt_effective_cases", {}}};
  Chart chart{.kind = ChartKind::Funnel,
              .title = scopePrefix(bulletin.scope) + bulletin.period.nameZh() + QStringLiteral("从立案到判决的案件数"),
              .unit = QStringLiteral("件"),
              .categoryHead = QStringLiteral("环节")};
  ChartSeries series{.name = QStringLiteral("本期")};
  bool hasCourts = false;
  for (const Stage& stage : kStages) {
    const Indicator* indicator = bulletin.catalogue->find(stage.code);
    if (indicator == nullptr || !bulletin.figure(stage.code).value.known) {
      continue;
    }
    const Figure& figure = bulletin.figure(stage.code);
    ChartPoint& point = series.points.emplace_back(pointOf(*indicator, figure.value));
    point.words = wordsOf(figure, figure.yearOnYear, figure.quarterOnQuarter);
    point.change = comparisonTableText(figure.yearOnYear);
    point.source = ChartSource{stage.code.toString(), bulletin.period, bulletin.scope};
    const Indicator* rate = stage.rate.isEmpty() ? nullptr : bulletin.catalogue->find(stage.rate);
    if (rate != nullptr && isKnown(*rate, bulletin.figure(stage.rate).value)) {
      point.remark = rate->nameZh + bodyText(bulletin.figure(stage.rate));
    }
    chart.categories << indicator->nameZh;
    hasCourts |= indicator->organ == QStringLiteral("检察") || indicator->organ == QStringLiteral("法院");
  }
  chart.series.push_back(std::move(series));
  chart.notes << QStringLiteral("注：各环节按本期发生数统计，不是同一批案件。") + (hasCourts ? QStringLiteral("检察、法院的数来自报表，不限于行政机关移送的案件。") : QString()) +
                     QStringLiteral("同比的单位为%。");
  return chart.categories.size() < 2 ? Chart{} : chart;
}

QStringList trendCodes() { return kTrendOfCases + kTrendOfMoney; }

std::vector<Chart> chartsOf(const Bulletin& bulletin, const Trend* trend) {
  std::vector<Chart> charts;
  if (trend != nullptr) {
    charts.push_back(trendChart(*trend, kTrendOfCases));
    charts.push_back(trendChart(*trend, kTrendOfMoney));
  }
  charts.push_back(breakdownChart(bulletin, FigureDimension::Region, QStringLiteral("adm_filed")));
  charts.push_back(breakdownChart(bulletin, FigureDimension::Unit, QStringLiteral("adm_filed")));
  charts.push_back(transferFunnel(bulletin));
  charts.push_back(breakdownChart(bulletin, FigureDimension::Field, QStringLiteral("adm_filed")));
  charts.push_back(breakdownChart(bulletin, FigureDimension::Campaign, QStringLiteral("adm_filed")));
  // A single bar tells nothing the table does not.
  std::erase_if(charts, [](const Chart& chart) {
    return chart.isEmpty() || chart.categories.size() < 2 || std::ranges::none_of(chart.series, [](const ChartSeries& series) { return knowsSomething(series); });
  });
  return charts;
}

}  // namespace shuangda
