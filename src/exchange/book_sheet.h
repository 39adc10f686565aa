#pragma once

#include <QStringList>
#include <map>
#include <vector>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace shuangda {

/// A number as plain text, with the format that shows it; without a format it is text.
struct BookCell {
  static constexpr const char* kGeneral = "General";  ///< the format with as many decimals as there are
  static constexpr const char* kNoCell = "none";       ///< nothing is written at all, not even an empty cell

  QString text{};
  QByteArray format{};
};

/// One sheet from above: title, line about the period, heads, rows, notes.
struct BookSheet {
  QString name{};
  QString title{};
  QStringList heads{};
  std::vector<double> widths{};
  qsizetype textColumns = 1;  ///< from the left; the others hold numbers
  std::vector<std::vector<BookCell>> rows{};
  QStringList notes{};
};

/// In the units of a column's width: Han characters count as two.
double displayWidth(const QString& text);

/// Writes sheets of one look: A4 across, one page wide, heads frozen on the screen and repeated on paper.
class BookSheetWriter {
 public:
  static constexpr int kHeadRow = 2;

  /// `line` stands under the title of every sheet.
  BookSheetWriter(lxw_workbook* workbook, QString line);
  /// Gives the sheet written, for what is put beside its cells.
  lxw_worksheet* write(const BookSheet& sheet);

 private:
  lxw_format* format(const QByteArray& number, int align, bool bordered);
  lxw_format* numberFormat(const QByteArray& number);
  void put(int row, std::size_t column, const QString& text, lxw_format* format);
  void writeLine(int row, const QString& text, const BookSheet& sheet);
  void writeRow(int row, const std::vector<BookCell>& cells, qsizetype textColumns);
  void setUpPrinting();

  lxw_workbook* workbook_;
  QString under_;
  lxw_worksheet* page_ = nullptr;
  lxw_format* title_ = nullptr;
  lxw_format* line_ = nullptr;
  lxw_format* head_ = nullptr;
  lxw_format* text_ = nullptr;
  lxw_format* right_ = nullptr;
  std::map<QByteArray, lxw_format*> numbers_{};
};

}  // namespace shuangda
