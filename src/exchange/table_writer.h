#pragma once

#include <QHash>
#include <QString>
#include <functional>
#include <vector>

#include "base/result.h"

namespace shuangda {

/// Fills the next row (standard column name → canonical text, as in ImportRow::values; other keys are left out); false
/// at the end. Rows are pulled one by one, so a million records need no memory here.
using ExportSource = std::function<bool(QHash<QString, QString>& row)>;

/// How headings are written. Only files with Names import again to the letter: with Labels they are read as a ledger.
enum class ExportHeadings { Names, Labels };

struct ExportOptions {
  ExportHeadings headings = ExportHeadings::Names;
  std::vector<QString> columns{};  ///< names of the columns wanted, in order; empty = all of the kind
  std::vector<QString> titles{};   ///< headings to write instead, one a column of `columns`
  QString sheetName{};             ///< XLSX; empty = the kind
};

/// Writes rows in the standard columns of a kind; CSV (UTF-8 with mark, CRLF) or XLSX by the ending of the path.
/// Text that a spreadsheet would run as a formula is text: in XLSX by the cell's type, in CSV by a leading apostrophe,
/// which the importer takes off again. Identifiers are text, amounts numbers while 15 digits hold them, dates ISO text.
///
/// The file appears complete or not at all. Refusals: UnknownValue kind/column/format, Unreadable "file" when it cannot
/// be written, OutOfRange "cell_length" or "row_count" beyond what XLSX holds.
Result<void> writeTable(const QString& path, const QString& kind, const ExportSource& source,
                        const ExportOptions& options = {});
Result<void> writeTable(const QString& path, const QString& kind, const std::vector<QHash<QString, QString>>& rows,
                        const ExportOptions& options = {});

/// A column of a list that is written as it is shown.
struct ListColumn {
  QString name{};     ///< key of the rows
  QString heading{};
};
/// Writes a list with columns of its own, all as text; otherwise as writeTable().
Result<void> writeList(const QString& path, const QString& sheetName, const std::vector<ListColumn>& columns, const ExportSource& source);

}  // namespace shuangda
