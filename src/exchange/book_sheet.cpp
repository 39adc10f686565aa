#include "exchange/book_sheet.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "exchange/xml_escape.h"

namespace shuangda {
namespace {

QByteArray utf8(const QString& text) { return encodeSheetEscapes(text).toUtf8(); }

}  // namespace

double displayWidth(const QString& text) {
  return static_cast<double>(text.size() + std::ranges::count_if(text, [](QChar c) { return c.unicode() >= 0x2E80; }));
}

BookSheetWriter::BookSheetWriter(lxw_workbook* workbook, QString line) : workbook_(workbook), under_(std::move(line)) {
  title_ = format("", LXW_ALIGN_CENTER, false);
  format_set_bold(title_);
  format_set_font_size(title_, 16);
  line_ = format("", LXW_ALIGN_LEFT, false);
  format_set_text_wrap(line_);
  head_ = format("", LXW_ALIGN_CENTER, true);
  format_set_bold(head_);
  format_set_text_wrap(head_);
  text_ = format("", LXW_ALIGN_LEFT, true);
  format_set_text_wrap(text_);
  right_ = format("", LXW_ALIGN_RIGHT, true);
}

lxw_worksheet* BookSheetWriter::write(const BookSheet& sheet) {
  page_ = workbook_add_worksheet(workbook_, utf8(sheet.name).constData());
  const auto last = static_cast<lxw_col_t>(sheet.heads.size() - 1);
  for (lxw_col_t column = 0; column <= last; ++column) {
    worksheet_set_column(page_, column, column, sheet.widths[column], nullptr);
  }
  worksheet_merge_range(page_, 0, 0, 0, last, utf8(sheet.title).constData(), title_);
  worksheet_set_row(page_, 0, 28, nullptr);
  writeLine(1, under_, sheet);
  for (lxw_col_t column = 0; column <= last; ++column) {
    put(kHeadRow, column, sheet.heads[column], head_);
  }
  int row = kHeadRow;
  for (const std::vector<BookCell>& cells : sheet.rows) {
    writeRow(++row, cells, sheet.textColumns);
  }
  for (const QString& note : sheet.notes) {
    writeLine(++row, note, sheet);
  }
  setUpPrinting();
  return page_;
}

lxw_format* BookSheetWriter::format(const QByteArray& number, int align, bool bordered) {
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

lxw_format* BookSheetWriter::numberFormat(const QByteArray& number) {
  lxw_format*& made = numbers_[number];
  if (made == nullptr) {
    made = format(number == BookCell::kGeneral ? QByteArray() : number, LXW_ALIGN_RIGHT, true);
  }
  return made;
}

void BookSheetWriter::put(int row, std::size_t column, const QString& text, lxw_format* format) {
  worksheet_write_string(page_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), utf8(text).constData(), format);
}

/// A text over all columns, in as many lines as it takes: what hangs over the edge would be printed on sheets of its own.
void BookSheetWriter::writeLine(int row, const QString& text, const BookSheet& sheet) {
  const auto at = static_cast<lxw_row_t>(row);
  constexpr double kLineHeight = 15;
  const double width = std::accumulate(sheet.widths.begin(), sheet.widths.end(), 0.0);
  worksheet_merge_range(page_, at, 0, at, static_cast<lxw_col_t>(sheet.heads.size() - 1), utf8(text).constData(), line_);
  worksheet_set_row(page_, at, kLineHeight * std::ceil(displayWidth(text) / width), nullptr);
}

void BookSheetWriter::writeRow(int row, const std::vector<BookCell>& cells, qsizetype textColumns) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].format == BookCell::kNoCell) {
      continue;
    }
    if (cells[i].format.isEmpty()) {
      put(row, i, cells[i].text, static_cast<qsizetype>(i) < textColumns ? text_ : right_);
    } else {
      worksheet_write_number(page_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(i), cells[i].text.toDouble(), numberFormat(cells[i].format));
    }
  }
}

void BookSheetWriter::setUpPrinting() {
  worksheet_freeze_panes(page_, kHeadRow + 1, 1);
  worksheet_repeat_rows(page_, kHeadRow, kHeadRow);
  worksheet_set_landscape(page_);
  worksheet_set_paper(page_, 9);  // A4
  worksheet_fit_to_pages(page_, 1, 0);
  worksheet_set_margins(page_, 0.6, 0.6, 0.8, 0.8);
  worksheet_center_horizontally(page_);
  worksheet_set_footer(page_, QStringLiteral("&C— &P —").toUtf8().constData());
}

}  // namespace shuangda
