#include "exchange/upper_form_writer.h"

#include <xlsxwriter.h>

#include <algorithm>

#include "base/decimal.h"
#include "exchange/xlsx_book.h"
#include "exchange/xml_escape.h"

namespace shuangda {
namespace {

constexpr double kLabelWidth = 26;
constexpr double kCellWidth = 13;
constexpr std::int64_t kExact = 999'999'999'999'999;  // what a cell's 15 digits hold

QByteArray utf8(const QString& text) { return encodeSheetEscapes(text).toUtf8(); }

bool isLabelled(const UpperForm::Part& part) {
  return std::ranges::any_of(part.rows, [](const UpperForm::Row& row) { return !row.label.isEmpty(); });
}

/// Fills one sheet from above.
class FormSheet {
 public:
  FormSheet(lxw_workbook* book, const UpperForm& form, const UpperFormValues& values)
      : form_(form), values_(values), page_(workbook_add_worksheet(book, utf8(form.title.left(31)).constData())), title_(workbook_add_format(book)),
        head_(workbook_add_format(book)), count_(workbook_add_format(book)), money_(workbook_add_format(book)) {
    if (page_ == nullptr) {
      page_ = workbook_add_worksheet(book, nullptr);  // a title with a character that names of sheets cannot have
    }
    format_set_bold(title_);
    format_set_font_size(title_, 16);
    format_set_align(title_, LXW_ALIGN_CENTER);
    format_set_bold(head_);
    format_set_align(head_, LXW_ALIGN_CENTER);
    format_set_text_wrap(head_);
    format_set_num_format(money_, "0.00");
    for (lxw_format* format : {head_, count_, money_}) {
      format_set_border(format, LXW_BORDER_THIN);
    }
  }

  void write() {
    std::size_t widest = form_.head.size() * 2;
    for (const UpperForm::Part& part : form_.parts) {
      widest = std::max(widest, part.columns.size() + (isLabelled(part) ? 1 : 0));
    }
    const auto last = static_cast<lxw_col_t>(widest - 1);
    worksheet_set_column(page_, 0, 0, kLabelWidth, nullptr);
    worksheet_set_column(page_, 1, last, kCellWidth, nullptr);
    if (last > 0) {
      worksheet_merge_range(page_, 0, 0, 0, last, utf8(form_.title).constData(), title_);
    } else {
      put(0, 0, form_.title, title_);
    }
    row_ = 1;
    writeHead();
    for (std::size_t part = 0; part < form_.parts.size(); ++part) {
      ++row_;
      writePart(form_.parts[part], static_cast<int>(part) + 1);
    }
    worksheet_set_landscape(page_);
    worksheet_set_paper(page_, 9);  // A4
    worksheet_fit_to_pages(page_, 1, 0);
  }

 private:
  void put(lxw_row_t row, lxw_col_t column, const QString& text, lxw_format* format) { worksheet_write_string(page_, row, column, utf8(text).constData(), format); }

  void writeHead() {
    lxw_col_t column = 0;
    for (const UpperForm::Row& field : form_.head) {
      put(row_, column++, field.label, nullptr);
      put(row_, column++, values_.head.value(field.code), nullptr);
    }
    ++row_;
  }

  void writePart(const UpperForm::Part& part, int number) {
    const lxw_col_t first = isLabelled(part) ? 1 : 0;
    if (first == 1) {
      put(row_, 0, QString(), head_);
    }
    for (std::size_t i = 0; i < part.columns.size(); ++i) {
      put(row_, static_cast<lxw_col_t>(first + i), part.columns[i].label, head_);
    }
    for (const UpperForm::Row& line : part.rows) {
      ++row_;
      if (first == 1) {
        put(row_, 0, line.label, head_);
      }
      for (std::size_t i = 0; i < part.columns.size(); ++i) {
        writeCell(static_cast<lxw_col_t>(first + i), part.columns[i], values_.cells.constFind({number, line.code, part.columns[i].code}));
      }
    }
    for (const QString& note : part.notes) {
      put(++row_, 0, note, nullptr);
    }
    ++row_;
  }

  void writeCell(lxw_col_t column, const UpperForm::Column& heading, QMap<UpperFormValues::Cell, std::int64_t>::const_iterator value) {
    lxw_format* format = heading.isMoney() ? money_ : count_;
    if (value == values_.cells.constEnd()) {
      worksheet_write_blank(page_, row_, column, format);
      return;
    }
    const QString text = heading.isMoney() ? Decimal(*value, 6).shortText() : QString::number(*value);
    if (*value > kExact) {
      put(row_, column, text, format);
    } else {
      worksheet_write_number(page_, row_, column, text.toDouble(), format);
    }
  }

  const UpperForm& form_;
  const UpperFormValues& values_;
  lxw_worksheet* page_;
  lxw_format* title_;
  lxw_format* head_;
  lxw_format* count_;
  lxw_format* money_;
  lxw_row_t row_ = 0;
};

bool hasPlace(const UpperForm& form, const UpperFormValues::Cell& cell) {
  if (cell.part < 1 || static_cast<std::size_t>(cell.part) > form.parts.size()) {
    return false;
  }
  const UpperForm::Part& part = form.parts[static_cast<std::size_t>(cell.part) - 1];
  return std::ranges::any_of(part.rows, [&](const UpperForm::Row& row) { return row.code == cell.row; }) &&
         std::ranges::any_of(part.columns, [&](const UpperForm::Column& column) { return column.code == cell.column; });
}

}  // namespace

Result<void> writeUpperForm(const QString& path, const UpperForm& form, const UpperFormValues& values) {
  for (auto it = values.cells.begin(); it != values.cells.end(); ++it) {
    if (!hasPlace(form, it.key())) {
      return refuse(ErrorCode::UnknownValue, QStringLiteral("form_cell"), it.key().row + u'|' + it.key().column);
    }
  }
  return writeXlsxBook(path, [&](lxw_workbook* book) { FormSheet(book, form, values).write(); });
}

}  // namespace shuangda
