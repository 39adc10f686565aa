#include "exchange/table_writer.h"

#include <QSaveFile>

#include "exchange/csv_text.h"
#include "exchange/formula_guard.h"
#include "exchange/standard_columns.h"
#include "exchange/xlsx_writer.h"

namespace shuangda {
namespace {

using Columns = std::vector<const StandardColumn*>;

Result<Columns> columnsFor(const QString& kind, const ExportOptions& options) {
  Columns columns;
  if (standardColumns(kind).empty()) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("kind"), kind);
  }
  for (const QString& name : options.columns) {
    const StandardColumn* column = findStandardColumn(kind, name);
    if (column == nullptr) {
      return refuse(ErrorCode::UnknownValue, QStringLiteral("column"), name);
    }
    columns.push_back(column);
  }
  if (columns.empty()) {
    for (const StandardColumn& column : standardColumns(kind)) {
      columns.push_back(&column);
    }
  }
  return columns;
}

QStringList headingsOf(const Columns& columns, const ExportOptions& options) {
  if (!options.titles.empty() && options.titles.size() == columns.size()) {
    return {options.titles.begin(), options.titles.end()};
  }
  QStringList headings;
  for (const StandardColumn* column : columns) {
    headings << (options.headings == ExportHeadings::Names ? column->name : column->label);
  }
  return headings;
}

/// Headings that came from somebody's file are guarded as any text is.
QStringList guardedHeadings(const Columns& columns, const ExportOptions& options) {
  QStringList headings;
  for (const QString& heading : headingsOf(columns, options)) {
    headings << csvField(guardFormula(heading));
  }
  return headings;
}

Result<void> writeCsv(const QString& path, const Columns& columns, const ExportSource& source,
                      const ExportOptions& options) {
  QSaveFile file(path);
  const auto failed = [&path] { return refuse(ErrorCode::Unreadable, QStringLiteral("file"), path); };
  if (!file.open(QIODevice::WriteOnly)) {
    return failed();
  }
  const auto writeLine = [&file](const QStringList& fields) {
    const QByteArray line = fields.join(u',').toUtf8() + "\r\n";
    return file.write(line) == line.size();
  };
  bool written = file.write("\xEF\xBB\xBF") == 3 && writeLine(guardedHeadings(columns, options));
  QHash<QString, QString> row;
  while (written && source(row)) {
    QStringList fields;
    for (const StandardColumn* column : columns) {
      const QString text = row.value(column->name);
      fields << csvField(isPlainNumber(text) ? text : guardFormula(text));
    }
    written = writeLine(fields);
    row.clear();
  }
  return written && file.commit() ? Result<void>{} : failed();
}

Result<void> writeByEnding(const QString& path, const QString& sheetName, const Columns& columns, const ExportSource& source, const ExportOptions& options) {
  if (path.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive)) {
    return writeCsv(path, columns, source, options);
  }
  if (path.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive)) {
    return writeXlsx(path, sheetName, headingsOf(columns, options), columns, source);
  }
  return refuse(ErrorCode::UnknownValue, QStringLiteral("format"), path);
}

}  // namespace

Result<void> writeTable(const QString& path, const QString& kind, const ExportSource& source,
                        const ExportOptions& options) {
  const Result<Columns> columns = columnsFor(kind, options);
  if (!columns) {
    return tl::unexpected(columns.error());
  }
  return writeByEnding(path, options.sheetName.isEmpty() ? kind : options.sheetName, *columns, source, options);
}

Result<void> writeList(const QString& path, const QString& sheetName, const std::vector<ListColumn>& columns, const ExportSource& source) {
  std::vector<StandardColumn> own;
  for (const ListColumn& column : columns) {
    own.push_back({.name = column.name, .label = column.heading});
  }
  Columns shown;
  for (const StandardColumn& column : own) {
    shown.push_back(&column);
  }
  return writeByEnding(path, sheetName, shown, source, {.headings = ExportHeadings::Labels});
}

Result<void> writeTable(const QString& path, const QString& kind, const std::vector<QHash<QString, QString>>& rows,
                        const ExportOptions& options) {
  std::size_t next = 0;
  return writeTable(
      path, kind,
      [&](QHash<QString, QString>& row) {
        if (next == rows.size()) {
          return false;
        }
        row = rows[next++];
        return true;
      },
      options);
}

}  // namespace shuangda
