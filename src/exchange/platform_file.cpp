#include "exchange/platform_file.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>

#include "base/decimal.h"
#include "base/money.h"
#include "base/text.h"
#include "exchange/header_detection.h"
#include "exchange/import_words.h"
#include "exchange/ledger_import.h"
#include "exchange/standard_columns.h"
#include "exchange/table_cell.h"

namespace shuangda {
namespace {

const QString kKind = QStringLiteral("platform");
const QString kParty = QStringLiteral("party");
const QString kIdNo = QStringLiteral("party_id_no");

Result<DetectedMapping> mappingOf(const QString& path, const PlatformFileOptions& options) {
  if (options.mapping) {
    return options.mapping->kind == kKind ? Result<DetectedMapping>(DetectedMapping{.mapping = *options.mapping})
                                          : refuse(ErrorCode::UnknownValue, QStringLiteral("platform_mapping"), options.mapping->kind);
  }
  Result<DetectedMapping> detected = detectMapping(path, kKind);
  const bool headless = !detected && detected.error().code == ErrorCode::NotFound && detected.error().field == u"header";
  return headless ? refuse(ErrorCode::NotFound, QStringLiteral("platform_header"), QFileInfo(path).fileName()) : detected;
}

/// The columns of all sheets, each once, in the order in which they first stand.
std::vector<PlatformList::Column> columnsOf(const ColumnMapping& mapping) {
  std::vector<PlatformList::Column> columns;
  QStringList seen;
  for (const SheetMapping& sheet : mapping.sheets) {
    for (const MappedColumn& column : sheet.columns) {
      if (!column.standard.isEmpty() && !seen.contains(column.standard)) {
        seen << column.standard;
        columns.push_back({column.standard, column.heading, column.unit});
      }
    }
  }
  return columns;
}

bool tellsCasesApart(const std::vector<PlatformList::Column>& columns) {
  static const QStringList keys{QStringLiteral("doc_no"), QStringLiteral("case_id"), kParty, kIdNo};
  return std::any_of(columns.begin(), columns.end(), [](const auto& column) { return keys.contains(column.name); });
}

/// 当事人 written "姓名：证件号，姓名：证件号": the names stay, the numbers go to their own column when it is empty.
void splitParties(FieldTexts& values) {
  static const QRegularExpression pair(QStringLiteral("^(.+?)[:：]\\s*([0-9A-Za-z*]{15,18})$"));
  static const QRegularExpression between(QStringLiteral("[，,；;、]"));
  QStringList names;
  QStringList numbers;
  for (const QString& part : values.value(kParty).split(between, Qt::SkipEmptyParts)) {
    const auto match = pair.match(part.trimmed());
    names << (match.hasMatch() ? match.captured(1).trimmed() : part.trimmed());
    if (match.hasMatch()) {
      numbers << match.captured(2).toUpper();
    }
  }
  if (!numbers.isEmpty()) {
    values.insert(kParty, names.join(u'、'));
    if (!values.contains(kIdNo)) {
      values.insert(kIdNo, numbers.join(u'、'));
    }
  }
}

struct Cell {
  QString sheet{};
  int row = 0;
  bool operator==(const Cell&) const = default;
};
size_t qHash(const Cell& cell, size_t seed = 0) { return qHashMulti(seed, cell.sheet, cell.row); }

/// The columns of each row whose cell was filled and could not be read.
QHash<Cell, QStringList> unreadCells(const std::vector<Finding>& findings, const ColumnMapping& mapping) {
  QHash<Cell, QStringList> unread;
  for (const Finding& finding : findings) {
    if (finding.severity != Severity::Error || finding.column.isEmpty()) {
      continue;
    }
    for (const SheetMapping& sheet : mapping.sheets) {
      const MappedColumn* column = sheet.sheet == finding.sheet || mapping.sheets.size() == 1 ? sheet.at(columnNumber(finding.column)) : nullptr;
      if (column != nullptr && !column->standard.isEmpty()) {
        unread[{finding.sheet, finding.row}] << column->standard;
      }
    }
  }
  return unread;
}

/// A row that stands there twice is the platform's own oddity, and not an obstacle.
int rewordDuplicates(std::vector<Finding>& findings) {
  int count = 0;
  for (Finding& finding : findings) {
    if (finding.code == u"duplicate_row") {
      ++count;
      finding.severity = Severity::Warning;
      finding.message = QStringLiteral("%1，按一条对账").arg(finding.message.section(u'，', 0, 0));
    }
  }
  return count;
}

}  // namespace

Result<PlatformFile> readPlatformFile(const QString& path, const PlatformFileOptions& options) {
  Result<DetectedMapping> detected = mappingOf(path, options);
  if (!detected) {
    return tl::unexpected(detected.error());
  }
  PlatformFile file{.list = {.columns = columnsOf(detected->mapping)}};
  if (!tellsCasesApart(file.list.columns)) {
    return refuse(ErrorCode::Required, QStringLiteral("platform_key"), QFileInfo(path).fileName());
  }
  Result<ImportTable> table = importLedger(path, kKind, {.mapping = detected->mapping, .stopped = options.stopped});
  if (!table) {
    return tl::unexpected(table.error());
  }
  const QHash<Cell, QStringList> unread = unreadCells(table->findings, detected->mapping);
  file.list.rows.reserve(table->rows.size());
  for (ImportRow& row : table->rows) {
    splitParties(row.values);
    file.list.rows.push_back({.sheet = row.sheet, .row = row.row, .values = std::move(row.values), .unread = unread.value({row.sheet, row.row})});
  }
  file.findings = std::move(detected->findings);
  file.findings.insert(file.findings.end(), table->findings.begin(), table->findings.end());
  file.ignored = options.mapping ? std::move(table->ignored) : std::move(detected->ignored);
  file.duplicates = rewordDuplicates(file.findings);
  return file;
}

Result<void> writePlatformFile(const QString& path, std::vector<QHash<QString, QString>> rows, const std::vector<PlatformList::Column>& columns) {
  ExportOptions options{.headings = ExportHeadings::Labels, .sheetName = QStringLiteral("待录入")};
  for (const PlatformList::Column& column : columns) {
    const StandardColumn* standard = findStandardColumn(kKind, column.name);
    const bool tenThousands = standard != nullptr && isMoney(standard->type) && column.unit == u"万元";
    const bool yuan = standard == nullptr || !isMoney(standard->type) || column.unit.isEmpty() || column.unit == u"元";
    options.columns.push_back(column.name);
    options.titles.push_back(tenThousands || yuan ? column.heading : standard->label + QStringLiteral("（元）"));
    for (QHash<QString, QString>& row : rows) {
      const Result<Money> amount = tenThousands ? Money::parseYuan(row.value(column.name)) : refuse(ErrorCode::Malformed);
      if (amount) {
        row.insert(column.name, Decimal(amount->fen(), 6).shortText());
      }
    }
  }
  return writeTable(path, kKind, rows, options);
}

}  // namespace shuangda
