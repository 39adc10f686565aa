#include "exchange/report_rows.h"

#include <algorithm>
#include <map>
#include <set>

#include "domain/report_check.h"
#include "domain/report_draft.h"
#include "services/report_texts.h"

namespace shuangda {
namespace {

const QString kUnit = QStringLiteral("unit");
const QString kPeriod = QStringLiteral("period");
const QString kZero = QStringLiteral("zero_declared");
const QString kCode = QStringLiteral("indicator_code");
const QString kValue = QStringLiteral("value");
const QString kMeasure = QStringLiteral("measure_unit");
const QString kQualifier = QStringLiteral("qualifier");

/// A refused entry as a finding: the column it concerns, the code.
struct Place {
  const char* field = "";
  const QString& column;
  const char* code = "";
};

const Place& placeOf(const QString& field) {
  static const Place places[] = {{"report_indicator", kCode, "indicator_unknown"},   {"report_not_in_forms", kCode, "indicator_not_in_forms"},
                                 {"report_negative", kValue, "amount_negative"},     {"report_fraction", kValue, "count_fraction"},
                                 {"report_unit", kMeasure, "measure_unknown"},       {"report_qualifier", kQualifier, "qualifier_unknown"},
                                 {"report_number", kValue, "amount_unreadable"}};
  for (const Place& place : places) {
    if (field == QLatin1String(place.field)) {
      return place;
    }
  }
  return places[std::size(places) - 1];
}

ReportEntry entryOf(const FieldTexts& values) {
  return {.code = values.value(kCode), .number = values.value(kValue), .unit = values.value(kMeasure), .qualifier = values.value(kQualifier)};
}

/// Unit and qualifier written beside the number go to their columns.
void takeApart(FieldTexts& values) {
  const QString written = values.value(kValue);
  if (Decimal::parse(written) || written == u"-") {
    return;
  }
  const Result<WrittenAmount> parts = splitWrittenAmount(written);
  if (!parts) {
    return;
  }
  values.insert(kValue, parts->number);
  for (const auto& [column, text] : {std::pair(kMeasure, parts->unit), std::pair(kQualifier, parts->qualifier)}) {
    if (!text.isEmpty() && !values.contains(column)) {
      values.insert(column, text);
    }
  }
}

void checkEntry(Record& record, const RecordContext& context) {
  const Result<ReportValue> value = readReportEntry(entryOf(record.row.values));
  if (!value) {
    const Place& place = placeOf(value.error().field);
    const QString column = context.mapping->find(place.column) != nullptr ? place.column : kValue;
    addFinding(record, context, column, QString::fromLatin1(place.code), {}, reportRefusalText(value.error()).value_or(value.error().value));
    return;
  }
  if (record.row.values.value(kZero) == u"是" && value->amount.value_or(0) != 0) {
    addFinding(record, context, kValue, QStringLiteral("zero_with_values"), {}, QStringLiteral("声明零报送而填有不为零的数值，请核对后保留一种"));
  }
  const ReportIndicator& indicator = *ReportCatalogue::builtIn().find(value->code);
  const Result<ReportAmount> amount = value->given.isEmpty() ? refuse(ErrorCode::Malformed) : readReportAmount(indicator, value->given, value->givenUnit);
  if (amount && amount->rounded) {
    addFinding(record, context, kValue, QStringLiteral("amount_precision"), reportAmountText(indicator, amount->amount),
               QStringLiteral("超过%1，四舍五入为%2").arg(indicator.measure == ReportMeasure::Money ? QStringLiteral("分位") : QStringLiteral("公斤"), reportValueText(*value)));
  }
  if (amount && amount->oddUnit) {
    addFinding(record, context, kMeasure, QStringLiteral("measure_odd"), indicator.unit, QStringLiteral("计量单位“%1”按%2计，请核对").arg(value->givenUnit, indicator.unit));
  }
}

std::set<std::pair<QString, int>> heldRows(const TableDraft& draft) {
  std::set<std::pair<QString, int>> held;
  for (const Finding& finding : draft.findings) {
    if (finding.severity == Severity::Error) {
      held.emplace(finding.sheet, finding.row);
    }
  }
  return held;
}

/// The form as all rows of the file together tell it.
struct FileForm {
  const ImportRow* first = nullptr;
  ReportReceipt receipt{};
};

}  // namespace

QString reportFindingCode(const Error& error) { return QString::fromLatin1(placeOf(error.field).code); }

void checkReportRow(Record& record, const RecordContext& context) {
  FieldTexts& values = record.row.values;
  if (const QString written = values.value(kPeriod); !written.isEmpty()) {
    const Result<Period> period = readReportPeriod(written);
    if (period) {
      values.insert(kPeriod, period->code());
    } else {
      addFinding(record, context, kPeriod, QStringLiteral("period_invalid"), {}, reportRefusalText(period.error()).value_or(written));
    }
  }
  const bool hasCode = values.contains(kCode);
  const bool hasValue = values.contains(kValue);
  const bool onlyDue = values.contains(u"due_at") && !values.contains(u"submitted_at") && !hasValue;
  if (!hasCode) {
    if (hasValue || (values.value(kZero) != u"是" && !onlyDue)) {
      addFinding(record, context, context.mapping->find(kCode) != nullptr ? kCode : QString(), QStringLiteral("required_missing"), {},
                 QStringLiteral("没有指标代码的行须是零报送，或者只填截止时间"));
    }
    return;
  }
  if (!hasValue && !record.hasError(kValue)) {
    addFinding(record, context, kValue, QStringLiteral("value_missing"), {}, QStringLiteral("有指标而无数值，按未填处理，不作零"));
    return;
  }
  if (hasValue) {
    takeApart(values);
    checkEntry(record, context);
  }
}

void checkReportForms(TableDraft& draft) {
  std::map<std::pair<QString, QString>, FileForm> forms;
  // A later submission amends: rows go by their instants, which sort as texts.
  std::vector<const ImportRow*> rows;
  const auto held = heldRows(draft);
  for (std::size_t i = 0; i < draft.rows.size(); ++i) {
    if (!draft.summaries[i].duplicate && !draft.summaries[i].excluded && !held.contains({draft.rows[i].sheet, draft.rows[i].row})) {
      rows.push_back(&draft.rows[i]);
    }
  }
  std::ranges::stable_sort(rows, {}, [](const ImportRow* row) { return row->values.value(u"submitted_at"); });
  for (const ImportRow* row : rows) {
    const ReportEntry entry = entryOf(row->values);
    const Result<ReportValue> value = entry.code.isEmpty() || entry.number.isEmpty() ? refuse(ErrorCode::Required) : readReportEntry(entry);
    FileForm& form = forms[{row->values.value(kUnit), row->values.value(kPeriod)}];
    form.first = form.first == nullptr || row->row < form.first->row ? row : form.first;
    form.receipt.unit.name = row->values.value(kUnit);
    form.receipt.state = ReceiptState::OnTime;
    if (value && value->amount) {
      form.receipt.values.insert(value->code, *value);
    }
  }
  for (const auto& [key, form] : forms) {
    for (const ReportRemark& remark : reportRemarks(form.receipt, {}, {})) {
      const QString rule = remark.key.section(u'|', 0, 0);
      if (rule == u"precision" || rule == u"unit") {
        continue;  // told at the cell
      }
      const QString code = remark.asks ? QStringLiteral("report_check") : QStringLiteral("report_remark");
      draft.findings.push_back({.sheet = form.first->sheet, .row = form.first->row, .code = code, .severity = findingSeverity(code),
                                .message = QStringLiteral("%1 %2：%3").arg(key.first, key.second, remark.text)});
    }
  }
}

}  // namespace shuangda
