#include "exchange/xlsx_book.h"

#include <xlsxwriter.h>

#include <QFile>
#include <QTemporaryFile>
#include <filesystem>

namespace shuangda {

Result<void> writeXlsxBook(const QString& path, const std::function<void(lxw_workbook*)>& fill) {
  const auto failed = [&path] { return refuse(ErrorCode::Unwritable, QStringLiteral("path"), path); };
  QTemporaryFile temporary(path + QStringLiteral(".XXXXXX"));
  if (!temporary.open()) {
    return failed();
  }
  temporary.close();
  lxw_workbook* book = workbook_new(QFile::encodeName(temporary.fileName()).constData());
  if (book == nullptr) {
    return failed();
  }
  fill(book);
  if (workbook_close(book) != LXW_NO_ERROR) {
    return failed();
  }
  QFile::setPermissions(temporary.fileName(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
  std::error_code error;
  std::filesystem::rename(temporary.fileName().toStdU16String(), path.toStdU16String(), error);
  if (error) {
    return failed();
  }
  temporary.setAutoRemove(false);
  return {};
}

}  // namespace shuangda
