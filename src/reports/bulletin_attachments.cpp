#include "reports/bulletin_attachments.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "domain/figure_text.h"
#include "reports/bulletin_tables.h"

namespace shuangda {
namespace {

struct TransferColumn {
  QStringView code;
  QStringView head;
};

constexpr TransferColumn kTransferColumns[] = {
    {u"adm_filed", u"立案"},          {u"trf_cases", u"移送件"},   {u"trf_persons", u"移送人"},         {u"trf_value", u"案值"},       {u"rate_transfer", u"移送率%"},
    {u"trf_accepted", u"受理"},       {u"trf_police_filed_cases", u"公安立案件"}, {u"trf_police_filed_persons", u"公安立案人"}, {u"trf_police_rejected", u"不予立案"},
    {u"trf_overdue", u"逾期移送"},    {u"plt_entered", u"平台录入"}, {u"rate_plt", u"录入率%"},
};
/// Records a correction names; more are counted.
constexpr qsizetype kRecordsNamed = 6;

const QString kDash = QStringLiteral("—");

const Figure& figureOf(const std::vector<Figure>& figures, QStringView code) {
  return *std::find_if(figures.begin(), figures.end(), [&](const Figure& figure) { return figure.indicator->code == code; });
}

QStringList transferLine(const QString& name, const std::vector<Figure>& figures) {
  QStringList cells{name};
  for (const TransferColumn& column : kTransferColumns) {
    cells << tableText(figureOf(figures, column.code));
  }
  return cells;
}

QString stateOf(const ReportReceipt& receipt) {
  const QString state = receiptStateText(receipt.state);
  return receipt.isZero() && !receipt.isMissing() ? state + QStringLiteral("（零报送）") : state;
}

QString numbersText(const QStringList& numbers) {
  if (numbers.isEmpty()) {
    return kDash;
  }
  return numbers.size() <= kRecordsNamed ? numbers.join(u'、') : QStringLiteral("%1等%2件").arg(numbers.mid(0, kRecordsNamed).join(u'、')).arg(numbers.size());
}

}  // namespace

TableBlock partsTable(const Bulletin& bulletin, FigureDimension dimension, const QString& firstHead) {
  std::vector<BreakdownRow> named;
  const std::vector<BreakdownRow>& rows = bulletin.by(dimension);
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(named), [](const BreakdownRow& row) { return !row.name.isEmpty(); });
  TableBlock table = breakdownTable(bulletin, named, firstHead);
  if (named.empty()) {
    table.rows.clear();
    return table;
  }
  table.rows.back().front() = QStringLiteral("全部案件");
  table.notes = {QStringLiteral("注：一件案件可以列入几行，也可以都不列入，各行之和不一定等于全部案件。")};
  return table;
}

TableBlock transferTable(const Bulletin& bulletin) {
  TableBlock table{.unitLine = QStringLiteral("单位：件、人、万元"), .head = {QStringLiteral("部门")}};
  for (const TransferColumn& column : kTransferColumns) {
    table.head << column.head.toString();
  }
  table.align.assign(static_cast<std::size_t>(table.head.size()), CellAlign::Number);
  table.align[0] = CellAlign::Left;
  for (const BreakdownRow& row : bulletin.by(FigureDimension::Unit)) {
    const bool any = std::any_of(std::begin(kTransferColumns), std::end(kTransferColumns),
                                 [&](const TransferColumn& column) { return figureOf(row.figures, column.code).value.amount != 0; });
    if (!row.name.isEmpty() || any) {
      table.rows.push_back(transferLine(row.name.isEmpty() ? QStringLiteral("（未填）") : row.name, row.figures));
    }
  }
  table.rows.push_back(transferLine(QStringLiteral("合计"), bulletin.figures));
  return table;
}

TableBlock receiptTable(const std::vector<ReportReceipt>& receipts) {
  TableBlock table{.head = {QStringLiteral("单位"), QStringLiteral("应报时间"), QStringLiteral("首次报送"), QStringLiteral("最近更正"), QStringLiteral("情况"), QStringLiteral("连续未报（季度）")},
                   .align = {CellAlign::Left, CellAlign::Center, CellAlign::Center, CellAlign::Center, CellAlign::Center, CellAlign::Number},
                   .widths = {5, 4, 4, 4, 3, 3}};
  for (const ReportReceipt& receipt : receipts) {
    const auto moment = [](const std::optional<Instant>& at) { return at ? at->localText() : kDash; };
    table.rows.push_back({receipt.unit.name, receipt.due.localText(), moment(receipt.submitted), moment(receipt.amended), stateOf(receipt),
                          receipt.streak > 0 ? QString::number(receipt.streak) : kDash});
  }
  const ReceiptTotals totals = totalsOf(receipts);
  table.notes = {QStringLiteral("注：应报%1家，按时%2家，逾期%3家，未报%4家；零报送%5家，计入按时或逾期。").arg(totals.expected).arg(totals.onTime).arg(totals.late).arg(totals.missing).arg(totals.zero)};
  return table;
}

TableBlock problemTable(const std::vector<ProblemList>& lists) {
  TableBlock table{.head = {QStringLiteral("类别"), QStringLiteral("单位或案件"), QStringLiteral("情况")}, .align = {CellAlign::Left, CellAlign::Left, CellAlign::Left}, .widths = {3, 5, 8}};
  for (const ProblemList& list : lists) {
    QString name = QStringLiteral("%1（%2）").arg(list.name).arg(list.total());
    for (const ProblemItem& item : list.items) {
      table.rows.push_back({std::exchange(name, QString()), item.subject, item.detail});
    }
    if (list.items.size() < list.total()) {
      table.rows.push_back({QString(), QStringLiteral("另有%1条").arg(list.total() - list.items.size()), QStringLiteral("见程序中的清单")});
    }
  }
  return table;
}

TableBlock correctionTable(const BulletinMaterial& material) {
  TableBlock table{.head = {QStringLiteral("指标"), QStringLiteral("原数"), QStringLiteral("更正后"), QStringLiteral("增加的记录"), QStringLiteral("减少的记录")},
                   .align = {CellAlign::Left, CellAlign::Number, CellAlign::Number, CellAlign::Left, CellAlign::Left},
                   .widths = {5, 2.5, 2.5, 5, 5}};
  for (const CorrectedFigure& corrected : material.corrections) {
    const Indicator* indicator = material.bulletin.catalogue->find(corrected.difference.code);
    if (indicator == nullptr) {
      continue;
    }
    const auto text = [&](const FigureValue& value) { return tableText({.indicator = indicator, .value = value}); };
    table.rows.push_back({QStringLiteral("%1（%2）").arg(indicator->nameZh, indicator->unit), text(corrected.difference.before), text(corrected.difference.after), numbersText(corrected.added),
                          numbersText(corrected.removed)});
  }
  return table;
}

}  // namespace shuangda
