#include "exchange/column_mapping.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSet>
#include <algorithm>

#include "exchange/import_words.h"
#include "exchange/standard_columns.h"
#include "exchange/table_cell.h"

namespace shuangda {
namespace {

const QString kKind = QStringLiteral("kind");
const QString kYear = QStringLiteral("ledger_year");
const QString kStandardFile = QStringLiteral("standard_file");
const QString kSheets = QStringLiteral("sheets");
const QString kSheet = QStringLiteral("sheet");
const QString kHeaderRows = QStringLiteral("header_rows");
const QString kColumns = QStringLiteral("columns");
const QString kColumn = QStringLiteral("column");
const QString kHeading = QStringLiteral("heading");
const QString kStandard = QStringLiteral("standard");
const QString kUnit = QStringLiteral("unit");
constexpr qint64 kMaxFileBytes = 4 << 20;

QJsonObject columnToJson(const MappedColumn& column) {
  QJsonObject json{{kColumn, columnLetter(column.column)}, {kHeading, column.heading}, {kStandard, column.standard}};
  if (!column.unit.isEmpty()) {
    json.insert(kUnit, column.unit);
    json.insert(QStringLiteral("unit_in_heading"), column.unitInHeading);
  }
  return json;
}

Result<MappedColumn> columnFromJson(const QJsonObject& json, const QString& kind) {
  MappedColumn column{.column = columnNumber(json.value(kColumn).toString()),
                      .heading = json.value(kHeading).toString(),
                      .standard = json.value(kStandard).toString(),
                      .unit = json.value(kUnit).toString(),
                      .unitInHeading = json.value(QStringLiteral("unit_in_heading")).toBool()};
  if (column.column < 1) {
    return refuse(ErrorCode::Malformed, kColumn, json.value(kColumn).toString());
  }
  if (!column.standard.isEmpty() && findStandardColumn(kind, column.standard) == nullptr) {
    return refuse(ErrorCode::UnknownValue, kStandard, column.standard);
  }
  const ImportWords& words = ImportWords::instance();
  if (!column.unit.isEmpty() && !words.unitFactor(QStringLiteral("money"), column.unit) &&
      !words.unitFactor(QStringLiteral("weight"), column.unit)) {
    return refuse(ErrorCode::UnknownValue, kUnit, column.unit);
  }
  return column;
}

Result<SheetMapping> sheetFromJson(const QJsonObject& json, const QString& kind) {
  const QJsonArray rows = json.value(kHeaderRows).toArray();
  SheetMapping sheet{.sheet = json.value(kSheet).toString()};
  if (rows.isEmpty() || !json.value(kColumns).isArray()) {
    return refuse(ErrorCode::Malformed, rows.isEmpty() ? kHeaderRows : kColumns);
  }
  sheet.firstHeaderRow = rows.first().toInt();
  sheet.lastHeaderRow = rows.last().toInt();
  if (sheet.firstHeaderRow < 1 || sheet.lastHeaderRow < sheet.firstHeaderRow) {
    return refuse(ErrorCode::Malformed, kHeaderRows);
  }
  QSet<QString> used;
  for (const QJsonValue& value : json.value(kColumns).toArray()) {
    const Result<MappedColumn> column = columnFromJson(value.toObject(), kind);
    if (!column) {
      return tl::unexpected(column.error());
    }
    if (!column->standard.isEmpty() && used.contains(column->standard)) {
      return refuse(ErrorCode::AlreadyExists, kStandard, column->standard);
    }
    used.insert(column->standard);
    sheet.columns.push_back(*column);
  }
  std::sort(sheet.columns.begin(), sheet.columns.end(),
            [](const auto& a, const auto& b) { return a.column < b.column; });
  return sheet;
}

}  // namespace

const MappedColumn* SheetMapping::find(QStringView standard) const {
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const MappedColumn& c) { return c.standard == standard; });
  return found == columns.end() ? nullptr : &*found;
}

const MappedColumn* SheetMapping::at(int column) const {
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const MappedColumn& c) { return c.column == column; });
  return found == columns.end() ? nullptr : &*found;
}

QJsonObject mappingToJson(const ColumnMapping& mapping) {
  QJsonArray sheets;
  for (const SheetMapping& sheet : mapping.sheets) {
    QJsonArray columns;
    for (const MappedColumn& column : sheet.columns) {
      columns.append(columnToJson(column));
    }
    sheets.append(QJsonObject{{kSheet, sheet.sheet},
                              {kHeaderRows, QJsonArray{sheet.firstHeaderRow, sheet.lastHeaderRow}},
                              {kColumns, columns}});
  }
  QJsonObject json{{kKind, mapping.kind}, {kStandardFile, mapping.standardFile}, {kSheets, sheets}};
  if (mapping.ledgerYear) {
    json.insert(kYear, *mapping.ledgerYear);
  }
  return json;
}

Result<ColumnMapping> mappingFromJson(const QJsonObject& json) {
  ColumnMapping mapping{.kind = json.value(kKind).toString(), .standardFile = json.value(kStandardFile).toBool()};
  if (standardColumns(mapping.kind).empty()) {
    return refuse(ErrorCode::UnknownValue, kKind, mapping.kind);
  }
  if (json.contains(kYear)) {
    mapping.ledgerYear = json.value(kYear).toInt();
    if (*mapping.ledgerYear < 1900 || *mapping.ledgerYear > 2199) {
      return refuse(ErrorCode::OutOfRange, kYear, QString::number(*mapping.ledgerYear));
    }
  }
  for (const QJsonValue& value : json.value(kSheets).toArray()) {
    Result<SheetMapping> sheet = sheetFromJson(value.toObject(), mapping.kind);
    if (!sheet) {
      return tl::unexpected(sheet.error());
    }
    mapping.sheets.push_back(std::move(*sheet));
  }
  if (mapping.sheets.empty()) {
    return refuse(ErrorCode::Malformed, kSheets);
  }
  return mapping;
}

Result<void> saveMapping(const ColumnMapping& mapping, const QString& path) {
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(mappingToJson(mapping)).toJson()) < 0 ||
      !file.commit()) {
    return refuse(ErrorCode::Unreadable, QStringLiteral("file"), path);
  }
  return {};
}

Result<ColumnMapping> loadMapping(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    return refuse(ErrorCode::Unreadable, QStringLiteral("file"), path);
  }
  const QJsonDocument document = QJsonDocument::fromJson(file.read(kMaxFileBytes));
  if (!document.isObject()) {
    return refuse(ErrorCode::Malformed, QStringLiteral("file"), path);
  }
  return mappingFromJson(document.object());
}

}  // namespace shuangda
