#include <xlsxwriter.h>

#include <QSet>
#include <algorithm>
#include <cstdlib>

#include "domain/figure_text.h"
#include "exchange/book_chart.h"
#include "exchange/book_sheet.h"
#include "exchange/bulletin_book.h"
#include "exchange/xlsx_book.h"

namespace shuangda {
namespace {

const QString kNone = QStringLiteral("—");
const QString kGoodsCode = QStringLiteral("adm_items_seized");
constexpr int kExactDigits = 15;  ///< what a cell holds of a number

QByteArray decimalFormat(int decimals) { return decimals > 0 ? "0." + QByteArray(decimals, '0') : QByteArray("0"); }

/// 约 stands before the number without making it text.
QByteArray about(const FigureValue& value) { return value.qualified ? QStringLiteral("\"约\"").toUtf8() : QByteArray(); }

/// An amount that is not nothing must not be shown as 0.00.
QByteArray moneyFormat(const FigureValue& value) {
  const QString least = value.qualified ? QStringLiteral("\"约＜0.01\"") : QStringLiteral("\"＜0.01\"");
  return "[=0]0.00;[<0.005]" + least.toUtf8() + ";" + about(value) + "0.00";
}

BookCell numberCell(const Decimal& number, const QByteArray& format) {
  const bool fits = QString::number(std::abs(number.unscaled())).size() <= kExactDigits;
  return {number.shortText(), fits ? format : QByteArray()};
}

BookCell valueCell(const Indicator& indicator, const FigureValue& value) {
  if (!value.known || (indicator.isRatio() && value.denominator == 0)) {
    return {kNone};
  }
  if (indicator.isRatio()) {
    return {exactText({.indicator = &indicator, .value = value}), decimalFormat(indicator.decimals)};
  }
  if (indicator.isMoney()) {
    return numberCell(Decimal(value.amount, 6), moneyFormat(value));
  }
  return numberCell(Decimal(value.amount, indicator.isThousandths() ? 3 : 0), about(value) + decimalFormat(indicator.decimals));
}

/// "−20.3" of a table as a number.
BookCell changeCell(QString text) {
  text.replace(u'−', u'-');
  const Result<Decimal> number = Decimal::parse(text);
  return number ? BookCell{text, decimalFormat(number->scale())} : BookCell{kNone};
}

BookCell quantityCell(const GoodsFigure& goods, std::size_t slot) {
  // Lines without a unit do not say how much; only where there are none is the quantity really 0.
  const bool unknown = goods.listedOnly || (goods.unit.isEmpty() && slot != FigurePeriods::Now);
  return unknown ? BookCell{kNone} : numberCell(Decimal(goods.quantity[slot], 3), BookCell::kGeneral);
}

/// Wide enough for the longest text of a column, within bounds.
double widthFor(const QStringList& texts, double least, double most) {
  double widest = least;
  for (const QString& text : texts) {
    widest = std::max(widest, displayWidth(text) + 2);
  }
  return std::min(widest, most);
}

constexpr double kNumberWidth = 12;

void addNumbers(BookSheet& sheet, const QStringList& heads) {
  sheet.heads << heads;
  for (const QString& head : heads) {
    sheet.widths.push_back(widthFor({head}, kNumberWidth, 2 * kNumberWidth));
  }
}

QString titleOf(const BulletinBook& book, const QString& table) { return book.period.nameZh() + QStringLiteral("打击侵权假冒工作") + table; }

BookSheet indicatorSheet(const BulletinBook& book) {
  const bool quarters = book.period.previous().has_value();
  QStringList names;
  for (const BookFigure& figure : book.figures) {
    names << figure.indicator->nameZh;
  }
  BookSheet sheet{.name = QStringLiteral("主要指标"), .title = titleOf(book, QStringLiteral("主要指标表")), .heads = {QStringLiteral("指标"), QStringLiteral("单位")},
              .widths = {widthFor(names, 16, 46), 8}, .textColumns = 2};
  addNumbers(sheet, {QStringLiteral("本期"), QStringLiteral("同比")});
  if (quarters) {
    addNumbers(sheet, {QStringLiteral("环比")});
  }
  if (book.yearToDate) {
    addNumbers(sheet, {QStringLiteral("年初至今"), QStringLiteral("累计同比")});
  }
  for (std::size_t i = 0; i < book.figures.size(); ++i) {
    const BookFigure& figure = book.figures[i];
    std::vector<BookCell> row{{figure.indicator->nameZh}, {figure.indicator->unit}, valueCell(*figure.indicator, figure.value), changeCell(figure.yearChange)};
    if (quarters) {
      row.push_back(changeCell(figure.quarterChange));
    }
    if (book.yearToDate) {
      const BookFigure& year = (*book.yearToDate)[i];
      // What stood at the beginning of January is the same stock for the quarter's and the year's comparison.
      const bool stock = figure.indicator->kind == Indicator::Kind::StockBegin;
      row.push_back(valueCell(*year.indicator, year.value));
      row.push_back(stock ? BookCell{kNone} : changeCell(year.yearChange));
    }
    sheet.rows.push_back(std::move(row));
  }
  sheet.notes = {QStringLiteral("注：同比、环比的单位为%，比率类指标为百分点；“—”表示无基数、无数据或不适用；金额是以万元为单位的精确值，显示两位小数；“约”表示含有约数。")};
  if (book.frozen) {
    sheet.notes << QStringLiteral("本表是定稿时固定的数；年初至今和查获物品没有随定稿固定，不列。");
  }
  return sheet;
}

const BookFigure* figureOf(const std::vector<BookFigure>& figures, const QString& code) {
  const auto found = std::ranges::find_if(figures, [&](const BookFigure& figure) { return figure.indicator->code == code; });
  return found == figures.end() ? nullptr : &*found;
}

BookCell breakdownCell(const std::vector<BookFigure>& figures, const BookColumn& column) {
  const BookFigure* figure = figureOf(figures, column.code);
  if (figure == nullptr) {
    return {kNone};
  }
  return column.show == BookColumn::Value       ? valueCell(*figure->indicator, figure->value)
         : column.show == BookColumn::YearOnYear ? changeCell(figure->yearChange)
                                                 : changeCell(figure->quarterChange);
}

BookSheet breakdownSheet(const BulletinBook& book, const std::vector<BookRow>& rows, const QString& what) {
  std::vector<BookColumn> columns = book.columns;
  if (!book.period.previous()) {
    std::erase_if(columns, [](const BookColumn& column) { return column.show == BookColumn::QuarterOnQuarter; });
  }
  BookSheet sheet{.name = QStringLiteral("分") + what, .title = titleOf(book, QStringLiteral("分%1情况表").arg(what)), .heads = {what}};
  QStringList heads;
  for (const BookColumn& column : columns) {
    heads << column.head;
  }
  const auto add = [&](const QString& name, const std::vector<BookFigure>& figures) {
    std::vector<BookCell> cells{{name}};
    for (const BookColumn& column : columns) {
      cells.push_back(breakdownCell(figures, column));
    }
    sheet.rows.push_back(std::move(cells));
  };
  QStringList names{what};
  for (const BookRow& row : rows) {
    // Records that do not say where they belong get a line only where they add to a figure shown.
    const bool adds = std::ranges::any_of(columns, [&](const BookColumn& column) {
      const BookFigure* figure = figureOf(row.figures, column.code);
      return figure != nullptr && figure->value.amount != 0;
    });
    if (!row.name.isEmpty() || adds) {
      names << row.name;
      add(row.name.isEmpty() ? QStringLiteral("（未填）") : row.name, row.figures);
    }
  }
  add(QStringLiteral("合计"), book.figures);
  sheet.widths = {widthFor(names, 12, 36)};
  addNumbers(sheet, heads);
  sheet.notes = {QStringLiteral("注：计量单位为件、人、万元；同比、环比的单位为%；“—”表示无基数、无数据或不适用。")};
  return sheet;
}

BookSheet goodsSheet(const BulletinBook& book) {
  const bool quarters = book.period.previous().has_value();
  QStringList names;
  for (const GoodsFigure& goods : *book.goods) {
    names << goods.name;
  }
  BookSheet sheet{.name = QStringLiteral("查获物品"), .title = titleOf(book, QStringLiteral("查获物品表")), .heads = {QStringLiteral("物品"), QStringLiteral("计量单位")},
              .widths = {widthFor(names, 16, 50), 12}, .textColumns = 2};
  addNumbers(sheet, {QStringLiteral("本期数量"), QStringLiteral("上年同期")});
  if (quarters) {
    addNumbers(sheet, {QStringLiteral("上季度")});
  }
  addNumbers(sheet, {QStringLiteral("本期清单行数")});
  for (const GoodsFigure& goods : *book.goods) {
    std::vector<BookCell> row{{goods.name}, {goods.unit}, quantityCell(goods, FigurePeriods::Now), quantityCell(goods, FigurePeriods::LastYear)};
    if (quarters) {
      row.push_back(quantityCell(goods, FigurePeriods::LastQuarter));
    }
    row.push_back(numberCell(Decimal(goods.lines, 0), "0"));
    sheet.rows.push_back(std::move(row));
  }
  sheet.notes = {QStringLiteral("注：同一物品按计量单位分列，不同单位不相加，重量折合为公斤；“—”表示没有写明数量或者计量单位混用，只列名称。")};
  return sheet;
}

QString confidenceText(const QString& confidence) {
  return confidence == u"confirmed" ? QStringLiteral("文件所载") : confidence == u"secondary" ? QStringLiteral("多地通行") : QStringLiteral("自定");
}

/// Where definitions come from, by code; “同上” is written out.
QHash<QString, std::pair<QString, QString>> sources() {
  QHash<QString, std::pair<QString, QString>> result;
  QString source;
  for (const CsvRecord& row : IndicatorCatalogue::shippedRows()) {
    if (const QString own = row.value(QStringLiteral("source")); own != u"同上") {
      source = own;
    }
    result.insert(row.value(QStringLiteral("code")), {source, confidenceText(row.value(QStringLiteral("confidence")))});
  }
  return result;
}

BookSheet definitionSheet(const BulletinBook& book) {
  QSet<QString> used;
  for (const BookFigure& figure : book.figures) {
    used << figure.indicator->code;
  }
  for (const BookColumn& column : book.columns) {
    used << column.code;
  }
  if (book.goods) {
    used << kGoodsCode;
  }
  BookSheet sheet{.name = QStringLiteral("口径说明"), .title = titleOf(book, QStringLiteral("口径说明")),
              .heads = {QStringLiteral("代码"), QStringLiteral("指标"), QStringLiteral("单位"), QStringLiteral("口径"), QStringLiteral("来源"), QStringLiteral("可信度")},
              .widths = {24, 28, 10, 60, 40, 10}, .textColumns = 6};
  const auto known = sources();
  for (const Indicator& indicator : book.catalogue->all()) {
    if (used.contains(indicator.code)) {
      const auto [source, confidence] = known.value(indicator.code, {QStringLiteral("本单位增设"), confidenceText({})});
      sheet.rows.push_back({{indicator.code}, {indicator.nameZh}, {indicator.unit}, {indicator.definition}, {source}, {confidence}});
    }
  }
  sheet.notes = {QStringLiteral("注：文件所载——来源文件这样写；多地通行——多地做法一致，没有统一规定；自定——没有可循的规定，由程序或者本单位定。")};
  return sheet;
}

/// What all sheets say under their titles.
QString periodLine(const BulletinBook& book) {
  QStringList parts{QStringLiteral("统计期：%1（%2至%3）").arg(book.period.nameZh(), book.period.begin().toString(Qt::ISODate), book.period.lastDay().toString(Qt::ISODate)),
                    QStringLiteral("统计截止：%1（%2）").arg(book.cutoff.localText(), book.frozen ? QStringLiteral("定稿") : QStringLiteral("未定稿"))};
  if (!book.organ.isEmpty()) {
    parts << QStringLiteral("编制：") + book.organ;
  }
  if (!book.scope.isEmpty()) {
    parts << QStringLiteral("范围：") + book.scope;
  }
  return parts.join(QStringLiteral("　"));
}

void describe(lxw_workbook* workbook, const BulletinBook& book) {
  QByteArray title = titleOf(book, QStringLiteral("统计表")).toUtf8();
  QByteArray author = book.organ.toUtf8();
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.author = author.data();
  properties.created = static_cast<time_t>(book.cutoff.epochMs() / 1000);
  workbook_set_properties(workbook, &properties);
}

}  // namespace

Result<void> writeBulletinBook(const QString& path, const BulletinBook& book) {
  return writeXlsxBook(path, [&](lxw_workbook* workbook) {
    describe(workbook, book);
    BookSheetWriter writer(workbook, periodLine(book));
    writer.write(indicatorSheet(book));
    writer.write(breakdownSheet(book, book.regions, QStringLiteral("地区")));
    writer.write(breakdownSheet(book, book.units, QStringLiteral("部门")));
    if (book.goods) {
      writer.write(goodsSheet(book));
    }
    for (std::size_t i = 0; i < book.charts.size(); ++i) {
      const BookSheet sheet = chartSheet(book.charts[i], static_cast<int>(i) + 1);
      insertChart(workbook, writer.write(sheet), book.charts[i], sheet);
    }
    writer.write(definitionSheet(book));
  });
}

}  // namespace shuangda
