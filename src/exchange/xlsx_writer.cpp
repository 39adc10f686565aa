#include "exchange/xlsx_writer.h"

#include <xlsxwriter.h>

#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>
#include <filesystem>

#include "base/decimal.h"
#include "exchange/limits.h"
#include "exchange/xml_escape.h"

namespace shuangda {
namespace {

constexpr qsizetype kMaxText = 32767;
constexpr int kExactDigits = 15;

bool isNumeric(ColumnType type) {
  switch (type) {
    case ColumnType::Decimal:
    case ColumnType::Tonnes:
    case ColumnType::Weight:
    case ColumnType::Quantity:
    case ColumnType::StockQuantity:
    case ColumnType::Items:
    case ColumnType::Count:
    case ColumnType::ReportValue:
      return true;
    default:
      return isMoney(type);
  }
}

/// A number only when the sheet's 15 digits hold all of it and it would read back the same.
bool fitsNumber(const QString& text) {
  const Result<Decimal> number = Decimal::parse(text);
  return number && number->shortText() == text && QString::number(std::abs(number->unscaled())).size() <= kExactDigits;
}

class Book {
 public:
  Book(const QString& path, const QString& sheetName) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    workbook_ = workbook_new_opt(QFile::encodeName(path).constData(), &options);
    sheet_ = workbook_add_worksheet(workbook_, sheetName.left(31).toUtf8().constData());
    if (sheet_ == nullptr) {
      sheet_ = workbook_add_worksheet(workbook_, nullptr);
    }
    worksheet_freeze_panes(sheet_, 1, 0);
  }
  ~Book() { close(); }
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  bool write(int row, int column, const QString& text, bool asNumber) {
    const auto r = static_cast<lxw_row_t>(row);
    const auto c = static_cast<lxw_col_t>(column);
    const lxw_error error =
        asNumber ? worksheet_write_number(sheet_, r, c, text.toDouble(), nullptr)
                 : worksheet_write_string(sheet_, r, c, encodeSheetEscapes(text).toUtf8().constData(), nullptr);
    return error == LXW_NO_ERROR;
  }
  bool close() {
    const bool done = workbook_ != nullptr && workbook_close(workbook_) == LXW_NO_ERROR;
    workbook_ = nullptr;
    return done;
  }

 private:
  lxw_workbook* workbook_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
};

Result<void> writeRows(Book& book, const QStringList& headings, const std::vector<const StandardColumn*>& columns,
                       const ExportSource& source) {
  for (int column = 0; column < headings.size(); ++column) {
    book.write(0, column, headings[column], false);
  }
  QHash<QString, QString> row;
  for (int number = 1; source(row); ++number) {
    if (number >= limits::kMaxRows) {
      return refuse(ErrorCode::OutOfRange, QStringLiteral("row_count"));
    }
    for (std::size_t column = 0; column < columns.size(); ++column) {
      const QString text = row.value(columns[column]->name);
      if (text.isEmpty()) {
        continue;
      }
      if (text.size() > kMaxText) {
        return refuse(ErrorCode::OutOfRange, QStringLiteral("cell_length"), columns[column]->name);
      }
      const bool asNumber = isNumeric(columns[column]->type) && fitsNumber(text);
      if (!book.write(number, static_cast<int>(column), text, asNumber)) {
        return refuse(ErrorCode::Unreadable, QStringLiteral("file"));
      }
    }
    row.clear();
  }
  return {};
}

}  // namespace

Result<void> writeXlsx(const QString& path, const QString& sheetName, const QStringList& headings,
                       const std::vector<const StandardColumn*>& columns, const ExportSource& source) {
  const auto failed = [&path] { return refuse(ErrorCode::Unreadable, QStringLiteral("file"), path); };
  // Beside the target, so that the last step is one rename.
  QTemporaryFile temporary(path + QStringLiteral(".XXXXXX"));
  if (!temporary.open()) {
    return failed();
  }
  temporary.close();
  Book book(temporary.fileName(), sheetName);
  if (const Result<void> written = writeRows(book, headings, columns, source); !written) {
    return written;
  }
  if (!book.close()) {
    return failed();
  }
  std::error_code error;
  QFile::setPermissions(temporary.fileName(),
                        QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
  std::filesystem::rename(temporary.fileName().toStdU16String(), path.toStdU16String(), error);
  if (error) {
    return failed();
  }
  temporary.setAutoRemove(false);
  return {};
}

}  // namespace shuangda
