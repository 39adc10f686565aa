#include "exchange/ledger_import.h"

#include <QFileInfo>
#include <algorithm>

#include "exchange/header_detection.h"
#include "exchange/report_rows.h"
#include "exchange/sheet_import.h"
#include "exchange/table_checks.h"
#include "exchange/table_reader.h"

namespace shuangda {
namespace {

Result<DetectedMapping> mappingFor(TableReader& reader, const QString& path, const QString& kind,
                                   const ImportOptions& options) {
  if (!options.mapping) {
    return detectMapping(reader, kind, QFileInfo(path).fileName());
  }
  DetectedMapping given{.mapping = *options.mapping};
  for (const SheetMapping& sheet : given.mapping.sheets) {
    for (const MappedColumn& column : sheet.columns) {
      if (column.standard.isEmpty()) {
        given.ignored.push_back({sheet.sheet, columnLetter(column.column), column.heading});
      }
    }
  }
  return given;
}

std::optional<int> sheetIndex(const TableReader& reader, const QString& name) {
  for (std::size_t i = 0; i < reader.sheets().size(); ++i) {
    // A mapping made for one sheet of a CSV file, or kept from another month's sheet, may leave the name empty.
    if (reader.sheets()[i].name == name || (name.isEmpty() && reader.sheets().size() == 1)) {
      return static_cast<int>(i);
    }
  }
  return std::nullopt;
}

Result<void> readSheet(TableReader& reader, TableDraft& draft, int context, const ImportOptions& options,
                       QSet<QString>& keys) {
  const auto index = sheetIndex(reader, draft.contexts[static_cast<std::size_t>(context)].mapping->sheet);
  if (!index) {
    return refuse(ErrorCode::NotFound, QStringLiteral("sheet"),
                  draft.contexts[static_cast<std::size_t>(context)].mapping->sheet);
  }
  const Result<SheetLayout> layout = reader.layout(*index);
  if (!layout) {
    return tl::unexpected(layout.error());
  }
  SheetImport import(draft, context, *layout, options, keys);
  bool stopped = false;
  const Result<void> read = reader.readRows(*index, [&](RawRow&& row) {
    import.take(std::move(row));
    stopped = options.stopped && options.stopped();
    return !stopped;
  });
  if (stopped) {
    return refuse(ErrorCode::WrongState, QStringLiteral("cancelled"));
  }
  import.finish();
  return read;
}

/// Turns off the errors at cells the user has accepted as empty.
void applyAccepted(TableDraft& draft, const ImportOptions& options) {
  std::erase_if(draft.findings, [&options](const Finding& finding) {
    return finding.severity == Severity::Error && !finding.column.isEmpty() &&
           (options.acceptedEmpty.contains({finding.sheet, finding.row, finding.column}) ||
            options.acceptedEmpty.contains({QString(), finding.row, finding.column}));
  });
}

/// Sheets in the file's order, then rows, columns, and within a cell the graver first.
void sortFindings(std::vector<Finding>& findings, const TableReader& reader) {
  const auto sheetOf = [&reader](const QString& name) {
    const auto& sheets = reader.sheets();
    return std::find_if(sheets.begin(), sheets.end(), [&name](const SheetInfo& sheet) { return sheet.name == name; }) -
           sheets.begin();
  };
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) {
    if (a.sheet != b.sheet) {
      return sheetOf(a.sheet) < sheetOf(b.sheet);
    }
    return std::tuple(a.row, columnNumber(a.column), a.severity) <
           std::tuple(b.row, columnNumber(b.column), b.severity);
  });
}

ImportTable finish(TableDraft& draft, const TableReader& reader, DetectedMapping& detected) {
  ImportTable table{
      .kind = draft.kind, .ignored = std::move(detected.ignored), .ledgerYear = detected.mapping.ledgerYear};
  std::set<RowPlace> errors;
  for (const Finding& finding : draft.findings) {
    if (finding.severity == Severity::Error) {
      errors.insert({finding.sheet, finding.row});
    }
  }
  for (std::size_t i = 0; i < draft.rows.size(); ++i) {
    const RecordSummary& summary = draft.summaries[i];
    if (!summary.duplicate && !summary.excluded && !summary.isVoid) {
      draft.rows[i].held = errors.contains({draft.rows[i].sheet, draft.rows[i].row});
      table.rows.push_back(std::move(draft.rows[i]));
    }
  }
  table.findings = std::move(draft.findings);
  sortFindings(table.findings, reader);
  return table;
}

}  // namespace

Result<ImportTable> importLedger(const QString& path, const QString& kind, const ImportOptions& options) {
  Result<std::unique_ptr<TableReader>> reader = TableReader::open(path);
  if (!reader) {
    return tl::unexpected(reader.error());
  }
  Result<DetectedMapping> detected = mappingFor(**reader, path, kind, options);
  if (!detected) {
    return tl::unexpected(detected.error());
  }
  const ColumnMapping& mapping = detected->mapping;
  TableDraft draft{.kind = kind, .findings = std::move(detected->findings)};
  for (const SheetMapping& sheet : mapping.sheets) {
    draft.contexts.push_back({.kind = kind,
                              .mapping = &sheet,
                              .ledgerYear = mapping.ledgerYear,
                              .standardFile = mapping.standardFile,
                              .textFile = (*reader)->isText(),
                              .date1904 = (*reader)->date1904()});
    resolveColumns(draft.contexts.back());
  }
  QSet<QString> keys;
  for (int i = 0; i < static_cast<int>(draft.contexts.size()); ++i) {
    if (const Result<void> read = readSheet(**reader, draft, i, options, keys); !read) {
      return tl::unexpected(read.error());
    }
  }
  checkDuplicates(draft);
  checkUnitMagnitude(draft);
  checkTotals(draft);
  if (kind == u"reports") {
    checkReportForms(draft);
  }
  applyAccepted(draft, options);
  return finish(draft, **reader, *detected);
}

}  // namespace shuangda
