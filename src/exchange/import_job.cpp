#include "exchange/import_job.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

#include "services/texts.h"

namespace shuangda {
namespace {

const QString kInScope = QStringLiteral("in_scope");

QString hashOf(const QString& path) {
  QFile file(path);
  QCryptographicHash hash(QCryptographicHash::Sha256);
  return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? QString::fromLatin1(hash.result().toHex()) : QString();
}

ImportRecord recordOf(const ImportRow& row) {
  ImportRecord record{.row = row.row, .values = row.values};
  // A note says the case is outside 双打 and nobody has confirmed it yet: the proposal, which the finding shows, holds.
  if (record.values.value(kInScope) == QStringLiteral("待确认")) {
    record.values.insert(kInScope, QStringLiteral("否"));
  }
  return record;
}

Finding findingOf(const ImportRefusal& refusal, const QString& sheet) {
  const QString code = refusal.error.field == u"report_unit_name"        ? QStringLiteral("office_unknown")
                       : refusal.error.field == u"report_second_form"    ? QStringLiteral("report_conflict")
                       : refusal.error.code == ErrorCode::AlreadyExists  ? QStringLiteral("duplicate_row")
                       : refusal.error.code == ErrorCode::StaleVersion  ? QStringLiteral("date_order")
                                                                       : QStringLiteral("required_missing");
  return {.sheet = sheet,
          .row = refusal.row,
          .heading = refusal.error.field,
          .code = code,
          .severity = Severity::Error,
          .rawValue = refusal.error.value,
          .message = refusalText(refusal.error)};
}

void addRefusals(PreparedImport& prepared, const std::vector<ImportRefusal>& refusals) {
  if (refusals.empty()) {
    return;
  }
  for (const ImportRefusal& refusal : refusals) {
    const auto row = std::find_if(prepared.table.rows.begin(), prepared.table.rows.end(), [&](const ImportRow& r) { return r.row == refusal.row; });
    prepared.table.findings.push_back(findingOf(refusal, row == prepared.table.rows.end() ? QString() : row->sheet));
  }
  std::stable_sort(prepared.table.findings.begin(), prepared.table.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.sheet == b.sheet && a.row < b.row; });
}

}  // namespace

namespace {

Result<PreparedImport> readFile(const QString& path, const QString& kind, ImportOptions options, ImportService& imports) {
  options.isStoredKey = imports.storedCases();
  Result<ImportTable> table = importLedger(path, kind, options);
  if (!table) {
    return tl::unexpected(table.error());
  }
  PreparedImport prepared{.source = {.kind = kind, .fileName = QFileInfo(path).fileName(), .fileSha256 = hashOf(path)}, .table = std::move(*table)};
  for (const ImportRow& row : prepared.table.rows) {
    if (!row.held) {
      prepared.records.push_back(recordOf(row));
    }
  }
  return prepared;
}

}  // namespace

Result<PreparedImport> importFile(const QString& path, const QString& kind, ImportOptions options, ImportService& imports,
                                  const Session& session, Writing writing, const std::function<bool(int)>& progress) {
  const auto stopped = options.stopped;
  Result<PreparedImport> prepared = readFile(path, kind, std::move(options), imports);
  if (!prepared) {
    return prepared;
  }
  prepared->source.findings = digestOf(prepared->table.findings);
  if (writing == Writing::Never || !prepared->importable()) {
    const auto refusals =
        imports.check(session, prepared->source, prepared->records, [&](int) { return !stopped || !stopped(); });
    if (!refusals) {
      return tl::unexpected(refusals.error());
    }
    addRefusals(*prepared, *refusals);
    return prepared;
  }
  auto attempt = imports.attempt(session, prepared->source, prepared->records, progress);
  if (!attempt) {
    return tl::unexpected(attempt.error());
  }
  addRefusals(*prepared, attempt->refusals);
  if (attempt->refusals.empty()) {
    prepared->outcome = std::move(attempt->outcome);
  }
  return prepared;
}

Result<PreparedImport> prepareImport(const QString& path, const QString& kind, ImportOptions options, ImportService& imports,
                                     const Session& session) {
  return importFile(path, kind, std::move(options), imports, session, Writing::Never);
}

}  // namespace shuangda
