#include "base/csv.h"

#include <QFile>
#include <QStringDecoder>

namespace shuangda {
namespace {

std::vector<QStringList> parse(const QString& text) {
  std::vector<QStringList> rows;
  QStringList row;
  QString field;
  bool quoted = false;
  const auto endField = [&] {
    row << field;
    field.clear();
  };
  const auto endRow = [&] {
    endField();
    if (row.size() > 1 || !row.front().isEmpty()) {
      rows.push_back(row);
    }
    row.clear();
  };
  for (qsizetype i = 0; i < text.size(); ++i) {
    const QChar c = text[i];
    if (quoted) {
      if (c != u'"') {
        field += c;
      } else if (i + 1 < text.size() && text[i + 1] == u'"') {
        field += c;
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == u'"') {
      quoted = true;
    } else if (c == u',') {
      endField();
    } else if (c == u'\n') {
      endRow();
    } else if (c != u'\r') {
      field += c;
    }
  }
  if (!field.isEmpty() || !row.isEmpty()) {
    endRow();
  }
  return rows;
}

}  // namespace

namespace {

std::vector<CsvRecord> recordsOf(const QString& text) {
  const std::vector<QStringList> rows = parse(text);
  std::vector<CsvRecord> records;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    CsvRecord record;
    for (qsizetype column = 0; column < rows[0].size() && column < rows[i].size(); ++column) {
      record.insert(rows[0][column].trimmed(), rows[i][column]);
    }
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace

std::vector<CsvRecord> readCsvResource(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    qFatal("resource %s is missing from the program", qPrintable(path));
  }
  return recordsOf(QString::fromUtf8(file.readAll()));
}

Result<std::vector<CsvRecord>> readCsvFile(const QString& path) {
  constexpr qint64 kLargest = 16 * 1024 * 1024;
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    return refuse(ErrorCode::Unreadable, QStringLiteral("file"), path);
  }
  if (file.size() > kLargest) {
    return refuse(ErrorCode::Hostile, QStringLiteral("file"), path);
  }
  // A directory opens on some systems and then gives nothing.
  const QByteArray bytes = file.readAll();
  QStringDecoder decoder(QStringDecoder::Utf8);
  const QString text = decoder.decode(bytes);
  if (decoder.hasError() || bytes.contains('\0')) {
    return refuse(ErrorCode::Damaged, QStringLiteral("file"), path);
  }
  return recordsOf(text);
}

QString csvLine(const QStringList& fields) {
  QStringList quoted;
  for (QString field : fields) {
    if (field.contains(u',') || field.contains(u'"') || field.contains(u'\n') || field.contains(u'\r')) {
      field.replace(u'"', QStringLiteral("\"\""));
      field = u'"' + field + u'"';
    }
    quoted << field;
  }
  return quoted.join(u',');
}

}  // namespace shuangda
