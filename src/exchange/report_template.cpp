#include "exchange/report_template.h"

#include <xlsxwriter.h>

#include <QFileInfo>

#include "base/text.h"
#include "exchange/report_rows.h"
#include "exchange/table_reader.h"
#include "exchange/xlsx_book.h"
#include "exchange/xml_escape.h"
#include "services/report_texts.h"

namespace shuangda {
namespace {

const QString kUnit = QStringLiteral("填报单位");
const QString kPeriod = QStringLiteral("报告期");
const QString kDue = QStringLiteral("截止时间");
const QString kZero = QStringLiteral("零报送");
const QString kSigner = QStringLiteral("签发人");
const QString kReason = QStringLiteral("更正原因");
const QString kCode = QStringLiteral("指标代码");
const QString kNow = QStringLiteral("本期数");
const QString kQualifier = QStringLiteral("限定词");
const QString kNote = QStringLiteral("备注");
const QString kYes = QStringLiteral("是");
const QString kNo = QStringLiteral("否");

enum Column : lxw_col_t { Number, Name, Code, Measure, Before, Now, Qualifier, Note };
constexpr lxw_row_t kHeadRow = 5;

QByteArray utf8(const QString& text) { return encodeSheetEscapes(text).toUtf8(); }

/// Fills one sheet.
class TemplateSheet {
 public:
  TemplateSheet(lxw_workbook* book, const ReportSheet& sheet) : book_(book), sheet_(sheet), page_(workbook_add_worksheet(book, utf8(QStringLiteral("报表")).constData())) {
    title_ = format(true, LXW_ALIGN_CENTER, false, 16);
    label_ = format(true, LXW_ALIGN_LEFT, false, 11);
    text_ = format(false, LXW_ALIGN_LEFT, false, 11);
    open_ = format(false, LXW_ALIGN_LEFT, true, 11);
    head_ = format(true, LXW_ALIGN_CENTER, false, 11);
    cell_ = format(false, LXW_ALIGN_LEFT, false, 11);
    number_ = format(false, LXW_ALIGN_RIGHT, false, 11);
    input_ = format(false, LXW_ALIGN_RIGHT, true, 11);
    for (lxw_format* bordered : {head_, cell_, number_, input_, open_}) {
      format_set_border(bordered, LXW_BORDER_THIN);
    }
    format_set_text_wrap(cell_);
  }

  void write() {
    constexpr double kWidths[] = {10, 30, 22, 9, 12, 14, 9, 24};
    for (lxw_col_t column = 0; column < std::size(kWidths); ++column) {
      worksheet_set_column(page_, column, column, kWidths[column], nullptr);
    }
    worksheet_merge_range(page_, 0, 0, 0, Note, utf8(QStringLiteral("双打工作情况报表（%1）").arg(sheet_.receipt.period.nameZh())).constData(), title_);
    writeHead();
    const QStringList headings{QStringLiteral("序号"), QStringLiteral("指标"), kCode, QStringLiteral("计量单位"), QStringLiteral("上季度数"), kNow, kQualifier, kNote};
    for (int column = 0; column < headings.size(); ++column) {
      put(kHeadRow, static_cast<lxw_col_t>(column), headings[column], head_);
    }
    lxw_row_t row = kHeadRow + 1;
    for (const ReportIndicator* indicator : sheet_.asked) {
      writeRow(row++, *indicator);
    }
    worksheet_freeze_panes(page_, kHeadRow + 1, 0);
    worksheet_protect(page_, nullptr, nullptr);
    worksheet_set_paper(page_, 9);  // A4
    worksheet_fit_to_pages(page_, 1, 0);
  }

 private:
  lxw_format* format(bool bold, lxw_format_alignments align, bool unlocked, double size) {
    lxw_format* made = workbook_add_format(book_);
    format_set_font_size(made, size);
    format_set_align(made, static_cast<std::uint8_t>(align));
    if (bold) {
      format_set_bold(made);
    }
    if (unlocked) {
      format_set_unlocked(made);
      format_set_bg_color(made, 0xFFF9DB);
    }
    return made;
  }

  void put(lxw_row_t row, lxw_col_t column, const QString& text, lxw_format* format) { worksheet_write_string(page_, row, column, utf8(text).constData(), format); }

  void list(lxw_row_t row, lxw_col_t column, const QStringList& words) {
    std::vector<QByteArray> texts;
    for (const QString& word : words) {
      texts.push_back(word.toUtf8());
    }
    std::vector<char*> pointers;
    for (QByteArray& text : texts) {
      pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    lxw_data_validation validation{};
    validation.validate = LXW_VALIDATION_TYPE_LIST;
    validation.value_list = pointers.data();
    worksheet_data_validation_cell(page_, row, column, &validation);
  }

  void writeHead() {
    const ReportReceipt& receipt = sheet_.receipt;
    put(1, Number, kUnit, label_);
    put(1, Name, receipt.unit.name, text_);
    put(1, Before, kPeriod, label_);
    put(1, Now, receipt.period.code(), text_);
    put(2, Number, kDue, label_);
    put(2, Name, receipt.due.localText(), text_);
    put(2, Before, kZero, label_);
    put(2, Now, receipt.zeroDeclared ? kYes : kNo, open_);
    list(2, Now, {kYes, kNo});
    put(2, Qualifier, QStringLiteral("确无数据的填“是”，下面不填"), text_);
    put(3, Number, kSigner, label_);
    worksheet_write_blank(page_, 3, Name, open_);
    put(3, Before, kReason, label_);
    worksheet_write_blank(page_, 3, Now, open_);
    put(3, Qualifier, QStringLiteral("更正已报送的报表时填写"), text_);
    put(4, Number, QStringLiteral("只填浅黄色的格。数为零的填0，不掌握的留空；金额按所列单位填写，保留原有小数；约、余、多等填在“限定词”。"), text_);
  }

  void writeRow(lxw_row_t row, const ReportIndicator& indicator) {
    worksheet_write_number(page_, row, Number, row - kHeadRow, cell_);
    put(row, Name, indicator.name, cell_);
    put(row, Code, indicator.code, cell_);
    put(row, Measure, indicator.unit, cell_);
    writeAmount(row, Before, indicator, sheet_.bases.lastQuarter.value(indicator.code), number_);
    const ReportValue reported = sheet_.receipt.values.value(indicator.code);
    writeAmount(row, Now, indicator, reported, input_);
    allowOnly(row, indicator);
    put(row, Qualifier, reported.qualifier, open_);
    list(row, Qualifier, reportQualifiers());
    put(row, Note, reported.note, open_);
  }

  void writeAmount(lxw_row_t row, lxw_col_t column, const ReportIndicator& indicator, const ReportValue& value, lxw_format* format) {
    constexpr std::int64_t kExact = 999'999'999'999'999;  // what a cell's 15 digits hold
    if (!value.amount) {
      worksheet_write_blank(page_, row, column, format);
    } else if (*value.amount <= kExact) {
      worksheet_write_number(page_, row, column, reportAmountText(indicator, *value.amount).toDouble(), format);
    } else {
      put(row, column, reportAmountText(indicator, *value.amount), format);
    }
  }

  void allowOnly(lxw_row_t row, const ReportIndicator& indicator) {
    const bool whole = indicator.measure == ReportMeasure::Count;
    QByteArray title = QStringLiteral("请核对").toUtf8();
    QByteArray message = (whole ? QStringLiteral("请填写不小于0的整数；约、余等填在“限定词”。") : QStringLiteral("请按所列单位填写不小于0的数；约、余等填在“限定词”。")).toUtf8();
    lxw_data_validation validation{};
    validation.validate = static_cast<std::uint8_t>(whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL);
    validation.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    validation.value_number = 0;
    validation.ignore_blank = LXW_VALIDATION_ON;
    validation.error_title = title.data();
    validation.error_message = message.data();
    worksheet_data_validation_cell(page_, row, Now, &validation);
  }

  lxw_workbook* book_;
  const ReportSheet& sheet_;
  lxw_worksheet* page_;
  lxw_format* title_ = nullptr;
  lxw_format* label_ = nullptr;
  lxw_format* text_ = nullptr;
  lxw_format* open_ = nullptr;
  lxw_format* head_ = nullptr;
  lxw_format* cell_ = nullptr;
  lxw_format* number_ = nullptr;
  lxw_format* input_ = nullptr;
};

/// Takes the rows of a sheet one by one.
class TemplateReader {
 public:
  /// False when the sheet can be no form: its headings would have come by now.
  bool take(const RawRow& row) {
    constexpr int kHeadRows = 60;
    if (columns_.contains(kCode)) {
      takeValue(row);
    } else {
      takeHead(row);
    }
    return columns_.contains(kCode) || row.number < kHeadRows;
  }

  bool isTemplate() const { return columns_.contains(kCode) && columns_.contains(kNow) && !labels_.value(kUnit).isEmpty() && !labels_.value(kPeriod).isEmpty(); }

  Result<ReportTemplate> finish() {
    const Result<Period> period = readReportPeriod(labels_.value(kPeriod));
    if (!period) {
      return tl::unexpected(period.error());
    }
    result_.draft.unit = labels_.value(kUnit);
    result_.draft.period = *period;
    result_.draft.zero = labels_.value(kZero) == kYes;
    result_.draft.signer = labels_.value(kSigner);
    result_.draft.note = labels_.value(kReason);
    result_.draft.complete = true;
    return std::move(result_);
  }

 private:
  /// A label and what stands beside it, or the headings of the table.
  void takeHead(const RawRow& row) {
    static const QStringList labels{kUnit, kPeriod, kZero, kSigner, kReason};
    for (const RawCell& cell : row.cells) {
      const QString text = trimmed(cell.text);
      if (text == kCode) {
        for (const RawCell& heading : row.cells) {
          columns_.insert(trimmed(heading.text), heading.column);
        }
        return;
      }
      const RawCell* next = row.at(cell.column + 1);
      if (next != nullptr && labels.contains(text) && !labels_.contains(text)) {
        labels_.insert(text, trimmed(next->text));
      }
    }
  }

  QString text(const RawRow& row, const QString& heading) const {
    const RawCell* cell = columns_.contains(heading) ? row.at(columns_.value(heading)) : nullptr;
    return cell != nullptr ? trimmed(cell->text) : QString();
  }

  void takeValue(const RawRow& row) {
    ReportEntry entry{.code = text(row, kCode), .number = text(row, kNow), .qualifier = text(row, kQualifier), .note = text(row, kNote)};
    if (entry.code.isEmpty() || entry.number.isEmpty()) {
      return;
    }
    const QString written = entry.number;
    if (const Result<WrittenAmount> parts = splitWrittenAmount(written)) {
      entry.number = parts->number;
      entry.unit = parts->unit;
      entry.qualifier = entry.qualifier.isEmpty() ? parts->qualifier : entry.qualifier;
    }
    if (const Result<ReportValue> value = readReportEntry(entry); !value) {
      const QString code = reportFindingCode(value.error());
      result_.findings.push_back({.row = row.number, .column = columnLetter(columns_.value(kNow)), .heading = kNow, .code = code, .severity = findingSeverity(code), .rawValue = written,
                                  .message = reportRefusalText(value.error()).value_or(value.error().value)});
      return;
    }
    result_.draft.entries.push_back(std::move(entry));
  }

  QHash<QString, QString> labels_{};
  QHash<QString, int> columns_{};
  ReportTemplate result_{};
};

}  // namespace

Result<void> writeReportTemplate(const QString& path, const ReportSheet& sheet) {
  return writeXlsxBook(path, [&](lxw_workbook* book) { TemplateSheet(book, sheet).write(); });
}

Result<ReportTemplate> readReportTemplate(const QString& path) {
  Result<std::unique_ptr<TableReader>> reader = TableReader::open(path);
  if (!reader) {
    return tl::unexpected(reader.error());
  }
  const int sheets = (*reader)->isText() ? 0 : static_cast<int>((*reader)->sheets().size());  // a template is a workbook
  for (int sheet = 0; sheet < sheets; ++sheet) {
    TemplateReader found;
    const Result<void> read = (*reader)->readRows(sheet, [&](RawRow&& row) { return found.take(row); });
    if (!read) {
      return tl::unexpected(read.error());
    }
    if (found.isTemplate()) {
      return found.finish();
    }
  }
  return refuse(ErrorCode::NotFound, QStringLiteral("report_template"), QFileInfo(path).fileName());
}

}  // namespace shuangda
