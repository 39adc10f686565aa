#include "domain/report_draft.h"

#include <algorithm>

#include "domain/code_list.h"
#include "domain/indicator.h"

namespace shuangda {
namespace {

const QString kTakeBack = QStringLiteral("-");

/// Indicators of the bulletin that no form has: computed from records, receipts or other indicators.
bool isComputedElsewhere(const QString& code) {
  static const IndicatorCatalogue catalogue = IndicatorCatalogue::builtIn();
  static const QStringList others{QStringLiteral("adm_pen_by_type"), QStringLiteral("adm_items_seized")};
  return catalogue.find(code) != nullptr || others.contains(code);
}

bool sameNumber(const ReportValue& a, const ReportValue& b) { return a.amount == b.amount && a.qualifier == b.qualifier && a.note == b.note; }

}  // namespace

const QStringList& reportQualifiers() {
  static const QStringList words = [] {
    QStringList labels;
    for (const CodeEntry& entry : shippedCodeLists()) {
      if (entry.list == QStringLiteral("qualifier")) {
        labels << entry.label;
      }
    }
    return labels;
  }();
  return words;
}

Result<ReportValue> readReportEntry(const ReportEntry& entry) {
  const ReportIndicator* indicator = ReportCatalogue::builtIn().find(entry.code);
  if (indicator == nullptr) {
    return isComputedElsewhere(entry.code) ? refuse(ErrorCode::WrongState, QStringLiteral("report_not_in_forms"), entry.code)
                                           : refuse(ErrorCode::UnknownValue, QStringLiteral("report_indicator"), entry.code);
  }
  if (!entry.qualifier.isEmpty() && !reportQualifiers().contains(entry.qualifier)) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("report_qualifier"), entry.qualifier);
  }
  ReportValue value{.code = entry.code, .qualifier = entry.qualifier, .note = entry.note};
  if (entry.number == kTakeBack) {
    return value;
  }
  const Result<ReportAmount> amount = readReportAmount(*indicator, entry.number, entry.unit);
  if (!amount) {
    const QString written = amount.error().field == QStringLiteral("report_unit") ? entry.unit : entry.number;
    return refuse(amount.error().code, amount.error().field, indicator->name + u'|' + written);
  }
  value.amount = amount->amount;
  // What was written is kept where it says more than the amount: another unit, further decimals.
  if (amount->rounded || amount->oddUnit || (!entry.unit.isEmpty() && entry.unit != indicator->unit)) {
    value.given = entry.number;
    value.givenUnit = entry.unit;
  }
  return value;
}

Result<std::vector<ReportValue>> readReportValues(const ReportDraft& draft) {
  std::vector<ReportValue> values;
  for (const ReportEntry& entry : draft.entries) {
    if (entry.number.trimmed().isEmpty()) {
      continue;
    }
    if (std::ranges::any_of(values, [&](const ReportValue& value) { return value.code == entry.code; })) {
      return refuse(ErrorCode::AlreadyExists, QStringLiteral("report_code"), entry.code);
    }
    Result<ReportValue> value = readReportEntry(entry);
    if (!value) {
      return tl::unexpected(value.error());
    }
    values.push_back(std::move(*value));
  }
  if (draft.zero && std::ranges::any_of(values, [](const ReportValue& value) { return value.amount.value_or(0) != 0; })) {
    return refuse(ErrorCode::WrongState, QStringLiteral("report_zero"), draft.unit);
  }
  if (!draft.zero && values.empty()) {
    return refuse(ErrorCode::Required, QStringLiteral("report_values"), draft.unit);
  }
  return values;
}

std::vector<ReportValue> amendedValues(const ReportReceipt& before, std::vector<ReportValue> values, bool complete) {
  QStringList named;
  for (const ReportValue& value : values) {
    named << value.code;
  }
  std::erase_if(values, [&](const ReportValue& value) {
    const auto stored = before.values.constFind(value.code);
    return stored == before.values.constEnd() ? !value.amount : sameNumber(*stored, value);
  });
  if (complete) {
    for (const ReportValue& stored : before.values) {
      if (!named.contains(stored.code)) {
        values.push_back({.code = stored.code});
      }
    }
  }
  return values;
}

}  // namespace shuangda
