#pragma once

#include <QByteArray>
#include <QHash>
#include <QStringList>
#include <vector>

#include "base/result.h"

namespace shuangda {

/// A row of one of the program's own CSV resources, by column name.
using CsvRecord = QHash<QString, QString>;

/// Reads a CSV resource of ours (UTF-8, RFC 4180, header row). For files of users see exchange/table_reader.
std::vector<CsvRecord> readCsvResource(const QString& path);

/// Reads a small CSV file of a user (UTF-8, header row): holiday notices, calculator batches. Unreadable, Hostile above 16 MB, Damaged when
/// it is no UTF-8 text. Large ledgers go through exchange/table_reader.
Result<std::vector<CsvRecord>> readCsvFile(const QString& path);

/// The fields joined into one CSV line, quoted where needed, without line end.
QString csvLine(const QStringList& fields);

}  // namespace shuangda
