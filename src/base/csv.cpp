#include "base/csv.h"

#include <QFile>

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

std::vector<CsvRecord> readCsvResource(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    qFatal("resource %s is missing from the program", qPrintable(path));
  }
  const std::vector<QStringList> rows = parse(QString::fromUtf8(file.readAll()));
  std::vector<CsvRecord> records;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    CsvRecord record;
    for (qsizetype column = 0; column < rows[0].size() && column < rows[i].size(); ++column) {
      record.insert(rows[0][column], rows[i][column]);
    }
    records.push_back(std::move(record));
  }
  return records;
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
