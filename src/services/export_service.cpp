#include "services/export_service.h"

#include "base/decimal.h"
#include "domain/case_query.h"
#include "domain/destruction_event.h"
#include "domain/seized_item.h"
#include "services/report_export.h"
#include "services/unit_of_work.h"
#include "storage/account_repository.h"
#include "storage/case_repository.h"
#include "storage/destruction_repository.h"
#include "storage/goods_repository.h"

namespace shuangda {
namespace {

using Row = QHash<QString, QString>;

/// Filled fields only: an empty cell means unknown when it is read again.
auto into(Row& row) {
  return [&row](const char* name, const auto& member) {
    if (const QString text = fieldText(member); !text.isEmpty()) {
      row.insert(QString::fromLatin1(name), text);
    }
  };
}

ExportedRows caseRows(Database& database) {
  CaseRepository cases(database);
  ExportedRows rows;
  for (const CaseId id : cases.select({.order = CaseQuery::Order::Number})) {
    const LegalCase legalCase = cases.find(id).value_or(LegalCase{});
    Row row;
    visitCaseFields(legalCase, into(row));
    row.insert(QStringLiteral("recorded_at"), legalCase.recordedAt.localText());
    rows.push_back(std::move(row));
  }
  return rows;
}

ExportedRows itemRows(Database& database) {
  ExportedRows rows;
  for (const SeizedItem& item : GoodsRepository(database).all()) {
    visitItemFields(item, into(rows.emplace_back()));
  }
  return rows;
}

ExportedRows destructionRows(Database& database) {
  ExportedRows rows;
  for (const DestructionEvent& event : DestructionRepository(database).all()) {
    Row& row = rows.emplace_back();
    visitDestructionFields(event, into(row));
    if (event.value) {
      row.insert(QStringLiteral("value_wanyuan"), Decimal(event.value->fen(), 6).shortText());
    }
    row.insert(QStringLiteral("recorded_at"), event.recordedAt.localText());
  }
  return rows;
}

ExportedRows unitRows(Database& database) {
  ExportedRows rows;
  for (const Office& office : OfficeRepository(database).all()) {
    visitOfficeFields(office, into(rows.emplace_back()));
  }
  return rows;
}

}  // namespace

Result<ExportedRows> ExportService::rows(const Session& session, const QString& kind) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  Database& database = store_.database();
  if (kind == QStringLiteral("cases")) {
    return caseRows(database);
  }
  if (kind == QStringLiteral("seizures")) {
    return itemRows(database);
  }
  if (kind == QStringLiteral("destructions")) {
    return destructionRows(database);
  }
  if (kind == QStringLiteral("reports")) {
    return reportRows(database, store_.law().law().parameters);
  }
  return kind == QStringLiteral("units") ? Result<ExportedRows>(unitRows(database)) : refuse(ErrorCode::UnknownValue, QStringLiteral("kind"), kind);
}

}  // namespace shuangda
