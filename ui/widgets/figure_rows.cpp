#include "widgets/figure_rows.h"

#include <QCoreApplication>
#include <algorithm>

#include "domain/figure_periods.h"
#include "domain/figure_text.h"
#include "reports/bulletin_tables.h"
#include "domain/bulletin_charts.h"
#include "services/bulletin_texts.h"

namespace shuangda {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("FigureRows", text); }

const QString kGoodsCode = QStringLiteral("adm_items_seized");

bool isListed(const Indicator& indicator) { return indicator.shown && indicator.kind != Indicator::Kind::Goods; }

/// “7.7个百分点”: the column says %.
QString changeText(const Indicator& indicator, const QString& text) {
  const bool isNumber = !text.isEmpty() && text != QStringLiteral("—");
  return isNumber && indicator.inPoints ? text + tr("个百分点") : text;
}

/// The texts of one indicator in one row, wherever they come from.
struct FigureTexts {
  const Indicator* indicator = nullptr;
  QString now{};
  QString yearChange{};
  QString quarterChange{};
  QString nowSentence{};
  QString yearSentence{};
  QString quarterSentence{};
  bool known = true;
  bool isZero = false;
  const FrozenFigure* frozen = nullptr;
};

FigureTexts textsOf(const Figure& figure) {
  return {.indicator = figure.indicator,
          .now = tableText(figure),
          .yearChange = changeText(*figure.indicator, comparisonTableText(figure.yearOnYear)),
          .quarterChange = changeText(*figure.indicator, comparisonTableText(figure.quarterOnQuarter)),
          .nowSentence = figure.value.known ? bodyText(figure) : tr("没有数据"),
          .yearSentence = comparisonBodyText(figure, figure.yearOnYear, Base::LastYear),
          .quarterSentence = comparisonBodyText(figure, figure.quarterOnQuarter, Base::LastQuarter),
          .known = figure.value.known,
          .isZero = figure.value.amount == 0};
}

FigureTexts textsOf(const Indicator& indicator, const FrozenFigure& frozen) {
  return {.indicator = &indicator,
          .now = frozen.tableText,
          .yearChange = changeText(indicator, frozen.yearChange),
          .quarterChange = changeText(indicator, frozen.quarterChange),
          .nowSentence = frozen.value.known ? frozen.bodyText : tr("没有数据"),
          .yearSentence = frozen.yearText,
          .quarterSentence = frozen.quarterText,
          .known = frozen.value.known,
          .isZero = frozen.value.amount == 0,
          .frozen = &frozen};
}

/// Makes cells of one row of one bulletin.
class Cells {
 public:
  Cells(const ShownBulletin& bulletin, FigureScope scope, QString place) : bulletin_(bulletin), scope_(std::move(scope)), place_(std::move(place)) {}

  FigureCell of(const QString& text, const Indicator& indicator, const std::optional<Period>& period, const QString& sentence = {}) const {
    FigureCell cell{.text = text, .sentence = sentence};
    if (period && !text.isEmpty()) {
      cell.source = FigureSource{.code = indicator.code,
                                 .period = *period,
                                 .scope = scope_,
                                 .cutoff = bulletin_.cutoff(),
                                 .title = QStringLiteral("%1 %2%3").arg(period->nameZh(), place_.isEmpty() ? QString() : place_ + u' ', indicator.nameZh)};
    }
    return cell;
  }
  FigureCell now(const FigureTexts& texts) const {
    FigureCell cell = of(texts.now, *texts.indicator, bulletin_.period(), texts.nowSentence);
    if (texts.frozen && cell.source) {
      cell.source->keys = texts.frozen->records;
    }
    return cell;
  }
  FigureCell year(const FigureTexts& texts) const { return of(texts.yearChange, *texts.indicator, bulletin_.period().samePeriodLastYear(), texts.yearSentence); }
  FigureCell quarter(const FigureTexts& texts) const { return of(texts.quarterChange, *texts.indicator, bulletin_.period().previous(), texts.quarterSentence); }

 private:
  const ShownBulletin& bulletin_;
  FigureScope scope_;
  QString place_;
};

/// Rows under the headings of their sections, in the order in which sections first come up.
class Sections {
 public:
  void add(const QString& section, FigureRow row) {
    auto found = std::ranges::find(sections_, section, &Section::name);
    if (found == sections_.end()) {
      found = sections_.insert(sections_.end(), Section{.name = section});
    }
    found->rows.push_back(std::move(row));
  }
  std::vector<FigureRow> take() {
    std::vector<FigureRow> rows;
    for (Section& section : sections_) {
      rows.push_back({.cells = {{.text = sectionText(section.name)}}, .heading = true});
      std::ranges::move(section.rows, std::back_inserter(rows));
    }
    return rows;
  }

 private:
  struct Section {
    QString name{};
    std::vector<FigureRow> rows{};
  };
  std::vector<Section> sections_{};
};

FigureRow totalRow(const ShownBulletin& bulletin, const FigureTexts& texts) {
  const Cells cells(bulletin, bulletin.figures().scope, {});
  const Indicator& indicator = *texts.indicator;
  const FigureCell now = cells.now(texts);
  return {.key = indicator.code,
          .cells = {{.text = indicator.nameZh, .source = now.source}, {.text = indicator.unit, .source = now.source}, now, cells.year(texts), cells.quarter(texts)},
          .definition = indicator.definition,
          .quiet = !texts.known};
}

/// The columns of a group with what each shows.
struct Column {
  const Indicator* indicator = nullptr;
  QString head{};
  BreakdownColumn::Show show = BreakdownColumn::Value;
};

std::vector<Column> columnsOf(const IndicatorCatalogue& catalogue, const Period& period, const QString& group) {
  std::vector<Column> columns;
  if (group.isEmpty()) {
    for (const BreakdownColumn& column : breakdownColumns()) {
      if (column.show != BreakdownColumn::QuarterOnQuarter || period.previous()) {
        columns.push_back({catalogue.find(column.code), column.head.toString(), column.show});
      }
    }
    return columns;
  }
  for (const Indicator& indicator : catalogue.all()) {
    if (isListed(indicator) && indicator.organ == group) {
      columns.push_back({&indicator, indicator.nameZh});
    }
  }
  return columns;
}

using RowTexts = QHash<QString, FigureTexts>;  ///< by code

FigureTableContent breakdown(const ShownBulletin& bulletin, FigureDimension dimension, const std::vector<std::pair<QString, RowTexts>>& rows, const QString& group) {
  FigureTableContent content{.columns = {{.head = dimensionName(dimension), .isNumber = false}}};
  const std::vector<Column> columns = columnsOf(*bulletin.figures().catalogue, bulletin.period(), group);
  for (const Column& column : columns) {
    const bool money = column.show == BreakdownColumn::Value && column.indicator->isMoney();
    content.columns.push_back({.head = money ? tr("%1（万元）").arg(column.head) : column.head, .definition = QStringLiteral("%1：%2").arg(column.indicator->nameZh, column.indicator->definition)});
  }
  for (const auto& [name, texts] : rows) {
    const QString shown = name.isEmpty() ? tr("（未注明）") : name;
    const Cells cells(bulletin, FigureScope::row(dimension, name), shown);
    FigureRow row{.key = u'/' + name, .cells = {{.text = shown}}};
    bool says = !name.isEmpty();
    for (const Column& column : columns) {
      const FigureTexts one = texts.value(column.indicator->code, FigureTexts{.indicator = column.indicator, .known = false, .isZero = true});
      says = says || !one.isZero;
      row.cells.push_back(column.show == BreakdownColumn::Value ? cells.now(one) : column.show == BreakdownColumn::YearOnYear ? cells.year(one) : cells.quarter(one));
    }
    // Records that do not say where they belong get a line only where they add to something.
    if (says) {
      content.rows.push_back(std::move(row));
    }
  }
  return content;
}

}  // namespace

FigureTableContent totalTable(const ShownBulletin& bulletin) {
  FigureTableContent content{.columns = {{.head = tr("指标"), .isNumber = false}, {.head = tr("单位"), .isNumber = false}, {.head = tr("本期")}, {.head = tr("同比%")}, {.head = tr("环比%")}}};
  Sections sections;
  if (bulletin.issued) {
    for (const FrozenFigure& frozen : bulletin.frozen) {
      const Indicator* indicator = bulletin.figures().catalogue->find(frozen.code);
      if (!frozen.dimension && indicator) {
        sections.add(indicator->organ, totalRow(bulletin, textsOf(*indicator, frozen)));
      }
    }
    content.rows = sections.take();
    return content;
  }
  content.columns.push_back({.head = tr("年初至今")});
  content.columns.push_back({.head = tr("累计同比%")});
  const Period year = bulletin.period().yearToDate();
  const Cells cells(bulletin, bulletin.figures().scope, {});
  for (std::size_t i = 0; i < bulletin.figures().figures.size(); ++i) {
    const Figure& figure = bulletin.figures().figures[i];
    if (!isListed(*figure.indicator)) {
      continue;
    }
    FigureRow row = totalRow(bulletin, textsOf(figure));
    const FigureTexts soFar = textsOf(bulletin.figures().yearToDate[i]);
    row.cells.push_back(cells.of(soFar.now, *figure.indicator, year, soFar.nowSentence));
    row.cells.push_back(cells.of(soFar.yearChange, *figure.indicator, year.samePeriodLastYear(), soFar.yearSentence));
    sections.add(figure.indicator->organ, std::move(row));
  }
  content.rows = sections.take();
  return content;
}

QStringList columnGroups(const IndicatorCatalogue& catalogue) {
  QStringList groups{QString()};
  for (const Indicator& indicator : catalogue.all()) {
    if (isListed(indicator) && !groups.contains(indicator.organ)) {
      groups << indicator.organ;
    }
  }
  return groups;
}

FigureTableContent breakdownFigures(const ShownBulletin& bulletin, FigureDimension dimension, const std::vector<BreakdownRow>& rows, const QString& group) {
  std::vector<std::pair<QString, RowTexts>> texts;
  for (const BreakdownRow& row : rows) {
    RowTexts& ofRow = texts.emplace_back(row.name, RowTexts()).second;
    for (const Figure& figure : row.figures) {
      ofRow.insert(figure.indicator->code, textsOf(figure));
    }
  }
  return breakdown(bulletin, dimension, texts, group);
}

bool isFixed(const ShownBulletin& bulletin, FigureDimension dimension) {
  return std::ranges::any_of(bulletin.frozen, [&](const FrozenFigure& figure) { return figure.dimension == dimension; });
}

FigureTableContent fixedBreakdown(const ShownBulletin& bulletin, FigureDimension dimension, const QString& group) {
  std::vector<std::pair<QString, RowTexts>> texts;
  for (const FrozenFigure& frozen : bulletin.frozen) {
    const Indicator* indicator = bulletin.figures().catalogue->find(frozen.code);
    if (frozen.dimension != dimension || indicator == nullptr) {
      continue;
    }
    if (texts.empty() || texts.back().first != frozen.scope) {
      texts.emplace_back(frozen.scope, RowTexts());
    }
    texts.back().second.insert(frozen.code, textsOf(*indicator, frozen));
  }
  return breakdown(bulletin, dimension, texts, group);
}

FigureTableContent goodsTable(const ShownBulletin& bulletin, const GoodsFigures& goods) {
  FigureTableContent content{.columns = {{.head = tr("物品"), .isNumber = false},
                                         {.head = tr("计量单位"), .isNumber = false},
                                         {.head = tr("本期")},
                                         {.head = tr("上年同期")},
                                         {.head = tr("上季度")},
                                         {.head = tr("清单行数")}}};
  const Indicator* indicator = bulletin.figures().catalogue->find(kGoodsCode);
  const Cells cells(bulletin, bulletin.figures().scope, {});
  for (const GoodsFigure& line : goods.list) {
    const auto quantity = [&](FigurePeriods::Slot slot) { return line.listedOnly ? QStringLiteral("—") : Quantity::ofThousandths(line.quantity[slot]).text(); };
    FigureRow row{.key = line.name + u'/' + line.unit,
                  .cells = {{.text = line.name},
                            {.text = line.unit},
                            cells.of(quantity(FigurePeriods::Now), *indicator, bulletin.period()),
                            cells.of(quantity(FigurePeriods::LastYear), *indicator, bulletin.period().samePeriodLastYear()),
                            cells.of(quantity(FigurePeriods::LastQuarter), *indicator, bulletin.period().previous()),
                            cells.of(QString::number(line.lines), *indicator, bulletin.period())},
                  .definition = indicator->definition};
    content.rows.push_back(std::move(row));
  }
  return content;
}

}  // namespace shuangda
