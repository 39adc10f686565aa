#include <xlsxwriter.h>

#include <QSet>
#include <algorithm>
#include <cstdlib>
#include <map>

#include "domain/figure_text.h"
#include "exchange/bulletin_book.h"
#include "exchange/xlsx_book.h"
#include "exchange/xml_escape.h"

namespace shuangda {
namespace {

const QString kNone = QStringLiteral("—");
const QString kGoodsCode = QStringLiteral("adm_items_seized");
constexpr int kExactDigits = 15;  ///< what a cell holds of a number
constexpr lxw_row_t kHeadRow = 2;

QByteArray utf8(const QString& text) { return encodeSheetEscapes(text).toUtf8(); }

/// A number as plain text, with the format that shows it; without a format it is text.
struct Cell {
  QString text{};
  QByteArray format{};
};

QByteArray decimalFormat(int decimals) { return decimals > 0 ? "0." + QByteArray(decimals, '0') : QByteArray("0"); }

/// Amounts that are not nothing must not be shown as 0.00 (＜0.01); 约 stands before the number without making it text.
QByteArray moneyFormat(const FigureValue& value) {
  const QByteArray about = value.qualified ? QStringLiteral("\"约\"").toUtf8() : QByteArray();
  return "[=0]0.00;[<0.005]" + about + QStringLiteral("\"＜0.01\"").toUtf8() + ";" + about + "0.00";
}

Cell numberCell(const Decimal& number, const QByteArray& format) {
  const bool fits = QString::number(std::abs(number.unscaled())).size() <= kExactDigits;
  return {number.shortText(), fits ? format : QByteArray()};
}

Cell valueCell(const Indicator& indicator, const FigureValue& value) {
  if (!value.known || (indicator.isRatio() && value.denominator == 0)) {
    return {kNone};
  }
  if (indicator.isRatio()) {
    return {exactText({.indicator = &indicator, .value = value}), decimalFormat(indicator.decimals)};
  }
  if (indicator.isMoney()) {
    return numberCell(Decimal(value.amount, 6), moneyFormat(value));
  }
  const QByteArray about = value.qualified ? QStringLiteral("\"约\"").toUtf8() : QByteArray();
  return numberCell(Decimal(value.amount, indicator.isThousandths() ? 3 : 0), about + decimalFormat(indicator.decimals));
}

/// "−20.3" of a table as a number.
Cell changeCell(QString text) {
  text.replace(u'−', u'-');
  const Result<Decimal> number = Decimal::parse(text);
  return number ? Cell{text, decimalFormat(number->scale())} : Cell{kNone};
}

Cell quantityCell(const GoodsFigure& goods, std::size_t slot) {
  return goods.listedOnly ? Cell{kNone} : numberCell(Decimal(goods.quantity[slot], 3), "General");
}

/// One sheet from above: title, line about the period, heads, rows, notes.
struct Sheet {
  QString name{};
  QString title{};
  QStringList heads{};
  std::vector<double> widths{};
  qsizetype textColumns = 1;  ///< from the left; the others hold numbers
  std::vector<std::vector<Cell>> rows{};
  QStringList notes{};
};

class BookWriter {
 public:
  BookWriter(lxw_workbook* workbook, const BulletinBook& book) : workbook_(workbook), book_(book) {
    title_ = format("", LXW_ALIGN_CENTER, false);
    format_set_bold(title_);
    format_set_font_size(title_, 16);
    line_ = format("", LXW_ALIGN_LEFT, false);
    head_ = format("", LXW_ALIGN_CENTER, true);
    format_set_bold(head_);
    format_set_text_wrap(head_);
    text_ = format("", LXW_ALIGN_LEFT, true);
    format_set_text_wrap(text_);
    right_ = format("", LXW_ALIGN_RIGHT, true);
  }

  void write(const Sheet& sheet) {
    page_ = workbook_add_worksheet(workbook_, utf8(sheet.name).constData());
    const auto last = static_cast<lxw_col_t>(sheet.heads.size() - 1);
    for (lxw_col_t column = 0; column <= last; ++column) {
      worksheet_set_column(page_, column, column, sheet.widths[column], nullptr);
    }
    worksheet_merge_range(page_, 0, 0, 0, last, utf8(sheet.title).constData(), title_);
    worksheet_set_row(page_, 0, 28, nullptr);
    put(1, 0, periodLine(), line_);
    for (lxw_col_t column = 0; column <= last; ++column) {
      put(kHeadRow, column, sheet.heads[column], head_);
    }
    lxw_row_t row = kHeadRow;
    for (const std::vector<Cell>& cells : sheet.rows) {
      writeRow(++row, cells, sheet.textColumns);
    }
    for (const QString& note : sheet.notes) {
      put(++row, 0, note, line_);
    }
    setUpPrinting();
  }

 private:
  lxw_format* format(const QByteArray& number, lxw_format_alignments align, bool bordered) {
    lxw_format* made = workbook_add_format(workbook_);
    if (!number.isEmpty()) {
      format_set_num_format(made, number.constData());
    }
    format_set_align(made, static_cast<std::uint8_t>(align));
    format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
    if (bordered) {
      format_set_border(made, LXW_BORDER_THIN);
    }
    return made;
  }

  lxw_format* numberFormat(const QByteArray& number) {
    lxw_format*& made = numbers_[number];
    if (made == nullptr) {
      made = format(number, LXW_ALIGN_RIGHT, true);
    }
    return made;
  }

  QString periodLine() const {
    QStringList parts{QStringLiteral("统计期：%1（%2至%3）").arg(book_.period.nameZh(), book_.period.begin().toString(Qt::ISODate), book_.period.lastDay().toString(Qt::ISODate)),
                      QStringLiteral("统计截止：%1（%2）").arg(book_.cutoff.localText(), book_.frozen ? QStringLiteral("定稿") : QStringLiteral("未定稿"))};
    if (!book_.organ.isEmpty()) {
      parts << QStringLiteral("编制：") + book_.organ;
    }
    if (!book_.scope.isEmpty()) {
      parts << QStringLiteral("范围：") + book_.scope;
    }
    return parts.join(QStringLiteral("　"));
  }

  void put(lxw_row_t row, lxw_col_t column, const QString& text, lxw_format* format) { worksheet_write_string(page_, row, column, utf8(text).constData(), format); }

  void writeRow(lxw_row_t row, const std::vector<Cell>& cells, qsizetype textColumns) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      if (cells[i].format.isEmpty()) {
        put(row, column, cells[i].text, static_cast<qsizetype>(i) < textColumns ? text_ : right_);
      } else {
        worksheet_write_number(page_, row, column, cells[i].text.toDouble(), numberFormat(cells[i].format));
      }
    }
  }

  void setUpPrinting() {
    worksheet_freeze_panes(page_, kHeadRow + 1, 1);
    worksheet_repeat_rows(page_, kHeadRow, kHeadRow);
    worksheet_set_landscape(page_);
    worksheet_set_paper(page_, 9);  // A4
    worksheet_fit_to_pages(page_, 1, 0);
    worksheet_set_margins(page_, 0.6, 0.6, 0.8, 0.8);
    worksheet_center_horizontally(page_);
    worksheet_set_footer(page_, QStringLiteral("&C— &P —").toUtf8().constData());
  }

  lxw_workbook* workbook_;
  const BulletinBook& book_;
  lxw_worksheet* page_ = nullptr;
  lxw_format* title_ = nullptr;
  lxw_format* line_ = nullptr;
  lxw_format* head_ = nullptr;
  lxw_format* text_ = nullptr;
  lxw_format* right_ = nullptr;
  std::map<QByteArray, lxw_format*> numbers_;
};

/// Wide enough for the longest text of a column, within bounds; Han characters count as two.
double widthFor(const QStringList& texts, double least, double most) {
  double widest = least;
  for (const QString& text : texts) {
    const double own = 2 + static_cast<double>(std::ranges::count_if(text, [](QChar c) { return c.unicode() >= 0x2E80; })) + static_cast<double>(text.size());
    widest = std::max(widest, own);
  }
  return std::min(widest, most);
}

constexpr double kNumberWidth = 12;

void addNumbers(Sheet& sheet, const QStringList& heads) {
  sheet.heads << heads;
  for (const QString& head : heads) {
    sheet.widths.push_back(widthFor({head}, kNumberWidth, 2 * kNumberWidth));
  }
}

QString titleOf(const BulletinBook& book, const QString& table) { return book.period.nameZh() + QStringLiteral("打击侵权假冒工作") + table; }

Sheet indicatorSheet(const BulletinBook& book) {
  const bool quarters = book.period.previous().has_value();
  QStringList names;
  for (const BookFigure& figure : book.figures) {
    names << figure.indicator->nameZh;
  }
  Sheet sheet{.name = QStringLiteral("主要指标"), .title = titleOf(book, QStringLiteral("主要指标表")), .heads = {QStringLiteral("指标"), QStringLiteral("单位")},
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
    std::vector<Cell> row{{figure.indicator->nameZh}, {figure.indicator->unit}, valueCell(*figure.indicator, figure.value), changeCell(figure.yearChange)};
    if (quarters) {
      row.push_back(changeCell(figure.quarterChange));
    }
    if (book.yearToDate) {
      const BookFigure& year = (*book.yearToDate)[i];
      // What stood at the beginning of January is the same stock for the quarter's and the year's comparison.
      const bool stock = figure.indicator->kind == Indicator::Kind::StockBegin;
      row.push_back(valueCell(*year.indicator, year.value));
      row.push_back(stock ? Cell{kNone} : changeCell(year.yearChange));
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

Cell breakdownCell(const std::vector<BookFigure>& figures, const BookColumn& column) {
  const BookFigure* figure = figureOf(figures, column.code);
  if (figure == nullptr) {
    return {kNone};
  }
  return column.show == BookColumn::Value       ? valueCell(*figure->indicator, figure->value)
         : column.show == BookColumn::YearOnYear ? changeCell(figure->yearChange)
                                                 : changeCell(figure->quarterChange);
}

Sheet breakdownSheet(const BulletinBook& book, const std::vector<BookRow>& rows, const QString& what) {
  std::vector<BookColumn> columns = book.columns;
  if (!book.period.previous()) {
    std::erase_if(columns, [](const BookColumn& column) { return column.show == BookColumn::QuarterOnQuarter; });
  }
  Sheet sheet{.name = QStringLiteral("分") + what, .title = titleOf(book, QStringLiteral("分%1情况表").arg(what)), .heads = {what}};
  QStringList heads;
  for (const BookColumn& column : columns) {
    heads << column.head;
  }
  const auto add = [&](const QString& name, const std::vector<BookFigure>& figures) {
    std::vector<Cell> cells{{name}};
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

Sheet goodsSheet(const BulletinBook& book) {
  const bool quarters = book.period.previous().has_value();
  QStringList names;
  for (const GoodsFigure& goods : *book.goods) {
    names << goods.name;
  }
  Sheet sheet{.name = QStringLiteral("查获物品"), .title = titleOf(book, QStringLiteral("查获物品表")), .heads = {QStringLiteral("物品"), QStringLiteral("计量单位")},
              .widths = {widthFor(names, 16, 50), 12}, .textColumns = 2};
  addNumbers(sheet, {QStringLiteral("本期数量"), QStringLiteral("上年同期")});
  if (quarters) {
    addNumbers(sheet, {QStringLiteral("上季度")});
  }
  addNumbers(sheet, {QStringLiteral("本期清单行数")});
  for (const GoodsFigure& goods : *book.goods) {
    std::vector<Cell> row{{goods.name}, {goods.unit}, quantityCell(goods, 0), quantityCell(goods, 1)};
    if (quarters) {
      row.push_back(quantityCell(goods, 2));
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

Sheet definitionSheet(const BulletinBook& book) {
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
  Sheet sheet{.name = QStringLiteral("口径说明"), .title = titleOf(book, QStringLiteral("口径说明")),
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
    BookWriter writer(workbook, book);
    writer.write(indicatorSheet(book));
    writer.write(breakdownSheet(book, book.regions, QStringLiteral("地区")));
    writer.write(breakdownSheet(book, book.units, QStringLiteral("部门")));
    if (book.goods) {
      writer.write(goodsSheet(book));
    }
    writer.write(definitionSheet(book));
  });
}

}  // namespace shuangda
