#include "exchange/resource_table.h"

#include <QFile>

#include "exchange/csv_parser.h"

namespace shuangda {

std::vector<QHash<QString, QString>> readResourceTable(const QString& name) {
  QFile file(QStringLiteral(":/resources/import/") + name);
  if (!file.open(QIODevice::ReadOnly)) {
    qFatal("resource is missing: %s", qPrintable(file.fileName()));
  }
  std::vector<QHash<QString, QString>> rows;
  RawRow header;
  const RowSink sink = [&](RawRow&& row) {
    if (row.number == 1) {
      header = std::move(row);
      return true;
    }
    QHash<QString, QString> values;
    for (const RawCell& cell : row.cells) {
      if (const RawCell* heading = header.at(cell.column)) {
        values.insert(heading->text, cell.text);
      }
    }
    rows.push_back(std::move(values));
    return true;
  };
  CsvParser parser(u',', sink);
  const bool read = parser.feed(QString::fromUtf8(file.readAll())).has_value() && parser.finish().has_value();
  Q_ASSERT(read);
  Q_UNUSED(read);
  return rows;
}

}  // namespace shuangda
