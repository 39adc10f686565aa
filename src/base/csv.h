#pragma once

#include <QByteArray>
#include <QHash>
#include <QStringList>
#include <vector>

namespace shuangda {

/// A row of one of the program's own CSV resources, by column name.
using CsvRecord = QHash<QString, QString>;

/// Reads a CSV resource of ours (UTF-8, RFC 4180, header row). For files of users see exchange/table_reader.
std::vector<CsvRecord> readCsvResource(const QString& path);

/// The fields joined into one CSV line, quoted where needed, without line end.
QString csvLine(const QStringList& fields);

}  // namespace shuangda
