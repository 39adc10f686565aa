#include "services/report_export.h"

#include <set>

#include "services/report_board.h"
#include "storage/account_repository.h"
#include "storage/report_repository.h"

namespace shuangda {
namespace {

using Row = QHash<QString, QString>;

const QString kYes = QStringLiteral("是");
const QString kNo = QStringLiteral("否");

void put(Row& row, const char* name, const QString& text) {
  if (!text.isEmpty()) {
    row.insert(QString::fromLatin1(name), text);
  }
}

Row rowOf(const QString& unit, const Period& period, Instant due) {
  Row row;
  put(row, "unit", unit);
  put(row, "period", period.code());
  put(row, "due_at", reportInstantText(due));
  return row;
}

/// As it was written where that says more than the number.
void putValue(Row& row, const ReportValue& value) {
  const ReportIndicator* indicator = ReportCatalogue::builtIn().find(value.code);
  put(row, "indicator_code", value.code);
  put(row, "qualifier", value.qualifier);
  put(row, "note", value.note);
  if (!value.amount) {
    put(row, "value", QStringLiteral("-"));
    return;
  }
  put(row, "value", value.given.isEmpty() ? reportAmountText(*indicator, *value.amount) : value.given);
  put(row, "measure_unit", value.given.isEmpty() || value.givenUnit.isEmpty() ? indicator->unit : value.givenUnit);
}

void addSubmission(ExportedRows& rows, const QString& unit, const ReportSubmission& submission, Instant due) {
  Row head = rowOf(unit, submission.period, due);
  put(head, "submitted_at", reportInstantText(submission.submittedAt));
  put(head, "zero_declared", submission.zero ? kYes : kNo);
  if (submission.zero) {
    Row& row = rows.emplace_back(head);
    put(row, "note", submission.note);
  }
  for (const ReportValue& value : submission.values) {
    putValue(rows.emplace_back(head), value);
  }
}

}  // namespace

ExportedRows reportRows(Database& database, const LawParameters& parameters) {
  ReportRepository repository(database);
  const ReportDueRule rule = dueRuleOf(parameters);
  const std::vector<ReportDue> dues = repository.allDues();
  std::map<std::int64_t, QString> names;
  const std::vector<Office> offices = OfficeRepository(database).all();
  for (const Office& office : offices) {
    names.emplace(office.id.value, office.name);
  }
  ExportedRows rows;
  std::set<std::pair<std::int64_t, QString>> told;
  for (const ReportSubmission& submission : repository.all()) {
    told.emplace(submission.office.value, submission.period.code());
    addSubmission(rows, names.at(submission.office.value), submission, dueOf(dues, submission.office, submission.period, rule));
  }
  for (const ReportDue& due : dues) {
    for (const Office& office : offices) {
      const bool concerns = due.office ? *due.office == office.id : owesForm(office);
      if (concerns && told.emplace(office.id.value, due.period.code()).second) {
        rows.push_back(rowOf(office.name, due.period, dueOf(dues, office.id, due.period, rule)));
      }
    }
  }
  return rows;
}

}  // namespace shuangda
