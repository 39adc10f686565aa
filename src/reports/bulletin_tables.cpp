#include "reports/bulletin_tables.h"

#include <algorithm>
#include <iterator>

#include "domain/figure_text.h"

namespace shuangda {
namespace {

/// Whose shares are told.
constexpr QStringView kShared = u"adm_filed";

constexpr BreakdownColumn kColumns[] = {
    {u"adm_filed", u"立案"},
    {u"adm_filed", u"同比%", BreakdownColumn::YearOnYear},
    {u"adm_filed", u"环比%", BreakdownColumn::QuarterOnQuarter},
    {u"adm_closed", u"办结"},
    {u"adm_penalized", u"处罚决定"},
    {u"adm_case_value", u"案值"},
    {u"adm_goods_value", u"货值"},
    {u"adm_fine", u"罚款"},
    {u"adm_confiscated_amt", u"没收"},
    {u"trf_cases", u"移送件"},
    {u"trf_persons", u"移送人"},
};

const Figure& figureOf(const std::vector<Figure>& figures, QStringView code) {
  for (const Figure& figure : figures) {
    if (figure.indicator->code == code) {
      return figure;
    }
  }
  Q_UNREACHABLE();
}

QString cell(const std::vector<Figure>& figures, const BreakdownColumn& column) {
  const Figure& figure = figureOf(figures, column.code);
  switch (column.show) {
    case BreakdownColumn::Value:
      return tableText(figure);
    case BreakdownColumn::YearOnYear:
      return comparisonTableText(figure.yearOnYear);
    case BreakdownColumn::QuarterOnQuarter:
      return comparisonTableText(figure.quarterOnQuarter);
  }
  return {};
}

QStringList line(const QString& name, const std::vector<Figure>& figures, bool compareQuarters) {
  QStringList cells{name};
  for (const BreakdownColumn& column : kColumns) {
    if (compareQuarters || column.show != BreakdownColumn::QuarterOnQuarter) {
      cells << cell(figures, column);
    }
  }
  return cells;
}

/// Records that do not say where they belong get a line only where they add to a figure shown.
bool isShown(const BreakdownRow& row) {
  return !row.name.isEmpty() || std::any_of(std::begin(kColumns), std::end(kColumns),
                                            [&](const BreakdownColumn& column) { return figureOf(row.figures, column.code).value.amount != 0; });
}

/// 占比 behind 立案; the last row of the table is the total.
void addShares(TableBlock& table, const std::vector<std::int64_t>& parts, ShareRule rule) {
  constexpr int kDecimals = 1;
  constexpr qsizetype kPlace = 2;
  const std::vector<Decimal> list = shares(parts, kDecimals, rule);
  Decimal sum(0, kDecimals);
  table.head.insert(kPlace, QStringLiteral("占比%"));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    table.rows[i].insert(kPlace, list.empty() ? QStringLiteral("—") : list[i].text());
    sum = list.empty() ? sum : Decimal(sum.unscaled() + list[i].unscaled(), kDecimals);
  }
  table.rows.back().insert(kPlace, list.empty() ? QStringLiteral("—") : sum.text());
  if (!list.empty() && !(sum == Decimal(100, 0))) {
    table.notes << QStringLiteral("注：占比逐项四舍五入，合计为%1。").arg(sum.text());
  }
}

}  // namespace

std::span<const BreakdownColumn> breakdownColumns() { return kColumns; }

TableBlock indicatorTable(const Bulletin& bulletin) {
  const Period year = bulletin.period.yearToDate();
  const bool cumulative = !(year == bulletin.period);
  const bool quarters = bulletin.period.previous().has_value();
  TableBlock table{.head = {QStringLiteral("指标"), QStringLiteral("单位"), QStringLiteral("本期"), QStringLiteral("同比")}};
  if (quarters) {
    table.head << QStringLiteral("环比");
  }
  if (cumulative) {
    table.head << QStringLiteral("年初至今") << QStringLiteral("累计同比");
  }
  table.align.assign(static_cast<std::size_t>(table.head.size()), CellAlign::Number);
  table.align[0] = CellAlign::Left;
  table.align[1] = CellAlign::Center;
  for (std::size_t i = 0; i < bulletin.figures.size(); ++i) {
    const Figure& figure = bulletin.figures[i];
    if (!figure.indicator->shown || !figure.value.known || figure.indicator->kind == Indicator::Kind::Goods) {
      continue;
    }
    QStringList cells{figure.indicator->nameZh, figure.indicator->unit, tableText(figure), comparisonTableText(figure.yearOnYear)};
    if (quarters) {
      cells << comparisonTableText(figure.quarterOnQuarter);
    }
    if (cumulative) {
      const bool stock = figure.indicator->kind == Indicator::Kind::StockBegin;
      cells << tableText(bulletin.yearToDate[i]) << (stock ? QString() : comparisonTableText(bulletin.yearToDate[i].yearOnYear));
    }
    table.rows.push_back(cells);
  }
  table.notes = {QStringLiteral("注：同比、环比的单位为%，比率类指标为百分点；“—”表示无基数或不适用。")};
  return table;
}

TableBlock breakdownTable(const Bulletin& bulletin, const std::vector<BreakdownRow>& rows, const QString& firstHead, std::optional<ShareRule> share) {
  const bool quarters = bulletin.period.previous().has_value();
  TableBlock table{.unitLine = QStringLiteral("单位：件、人、万元"), .head = {firstHead}};
  for (const BreakdownColumn& column : kColumns) {
    if (quarters || column.show != BreakdownColumn::QuarterOnQuarter) {
      table.head << column.head.toString();
    }
  }
  std::vector<std::int64_t> filed;
  for (const BreakdownRow& row : rows) {
    if (isShown(row)) {
      table.rows.push_back(line(row.name.isEmpty() ? QStringLiteral("（未填）") : row.name, row.figures, quarters));
      filed.push_back(figureOf(row.figures, kShared).value.amount);
    }
  }
  table.rows.push_back(line(QStringLiteral("合计"), bulletin.figures, quarters));
  if (share) {
    addShares(table, filed, *share);
  }
  table.align.assign(static_cast<std::size_t>(table.head.size()), CellAlign::Number);
  table.align[0] = CellAlign::Left;
  return table;
}

}  // namespace shuangda
