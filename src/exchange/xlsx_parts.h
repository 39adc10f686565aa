#pragma once

#include <QString>
#include <string>
#include <vector>

#include "exchange/table_cell.h"
#include "exchange/zip_archive.h"

namespace shuangda {

/// A sheet and the part that holds it.
struct SheetPart {
  SheetInfo info{};
  QString part{};
};

/// What xl/workbook.xml and its relations say.
struct WorkbookParts {
  std::vector<SheetPart> sheets{};
  QString sharedStrings{};  ///< empty when there is none
  QString styles{};
  bool date1904 = false;
};

Result<WorkbookParts> readWorkbookParts(const ZipArchive& archive);

/// For each cell format: does it show a number as a date or time? From numFmt ids and the codes of custom formats.
Result<std::vector<bool>> readDateStyles(const ZipArchive& archive, const QString& part);

/// True for a format code with date or time letters outside quotes, brackets and escapes ("yyyy\-mm\-dd", not "0.00").
bool isDateFormat(QStringView code);

/// The shared strings as UTF-8 in one block: a string costs its bytes and eight more.
class SharedStrings {
 public:
  static Result<SharedStrings> read(const ZipArchive& archive, const QString& part);

  std::size_t size() const { return ends_.size(); }
  QString at(std::size_t index) const;

 private:
  friend class SharedStringsHandler;

  std::string text_{};
  std::vector<std::size_t> ends_{};
};

}  // namespace shuangda
