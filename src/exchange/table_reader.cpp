#include "exchange/table_reader.h"

#include <QFile>
#include <QFileInfo>

#include "exchange/csv_reader.h"
#include "exchange/xlsx_reader.h"

namespace shuangda {
namespace {

constexpr qsizetype kHead = 1 << 16;

/// UTF-16 "EncryptedPackage": the stream name inside an OLE2 file that is a workbook with a password.
bool holdsEncryptedPackage(const QByteArray& head) {
  const QString name = QStringLiteral("EncryptedPackage");
  return head.contains(QByteArray(reinterpret_cast<const char*>(name.utf16()), name.size() * 2));
}

}  // namespace

Result<std::unique_ptr<TableReader>> TableReader::open(const QString& path) {
  if (QFileInfo(path).isDir()) {
    return refuse(ErrorCode::Unreadable, QStringLiteral("directory"), path);
  }
  auto file = std::make_unique<QFile>(path);
  if (!file->open(QIODevice::ReadOnly)) {
    return refuse(ErrorCode::Unreadable, QStringLiteral("file"), path);
  }
  if (file->size() == 0) {
    return refuse(ErrorCode::Damaged, QStringLiteral("empty_file"), path);
  }
  const QByteArray head = file->peek(kHead);
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) {
    return XlsxReader::open(path);
  }
  if (head.startsWith("\xD0\xCF\x11\xE0")) {
    return refuse(ErrorCode::Unsupported,
                  holdsEncryptedPackage(head) ? QStringLiteral("encrypted") : QStringLiteral("old_excel"));
  }
  const QByteArray begin = head.left(64).trimmed().toLower();
  for (const char* other :
       {"%pdf", "{\\rtf", "<html", "<!doctype", "<?xml", "\xEF\xBB\xBF<?xml", "<table", "mime-version"}) {
    if (begin.startsWith(other)) {
      return refuse(ErrorCode::Unsupported, QStringLiteral("not_a_table"));
    }
  }
  return CsvReader::open(std::move(file));
}

}  // namespace shuangda
