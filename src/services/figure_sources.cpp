#include "services/figure_sources.h"

#include "domain/code_list.h"
#include "services/report_board.h"
#include "storage/account_repository.h"

namespace shuangda {
namespace {

/// What the forms of one period say.
std::vector<ReportedValue> formValues(Store& store, const Period& period, Instant cutoff) {
  std::vector<ReportedValue> values;
  for (const UnitFigures& unit : reportedFigures(store.database(), store.law().law().parameters, period, cutoff)) {
    for (auto value = unit.values.cbegin(); value != unit.values.cend(); ++value) {
      values.push_back({.unit = unit.unit.name, .code = value.key(), .amount = value->amount, .qualified = !value->qualifier.isEmpty()});
    }
    if (!unit.zeroDeclared) {
      continue;
    }
    for (const ReportIndicator* asked : ReportCatalogue::builtIn().askedOf(unit.unit)) {
      if (!unit.values.contains(asked->code)) {
        values.push_back({.unit = unit.unit.name, .code = asked->code});
      }
    }
  }
  return values;
}

/// 应报 = 按时 + 逾期 + 未报, one unit at a time. Forms are owed for each quarter.
std::vector<ReportedValue> receiptValues(Store& store, const Period& period, Instant cutoff) {
  std::vector<ReportedValue> values;
  if (period.kind() != Period::Kind::Quarter) {
    return values;
  }
  for (const ReportReceipt& receipt : readReportBoard(store.database(), store.law().law().parameters, period, cutoff).receipts) {
    if (!owesForm(receipt.unit)) {
      continue;
    }
    const auto add = [&](const char* code, bool is) { values.push_back({.unit = receipt.unit.name, .code = QLatin1String(code), .amount = is ? 1 : 0}); };
    add("rep_expected", true);
    add("rep_ontime", receipt.state == ReceiptState::OnTime);
    add("rep_late", receipt.state == ReceiptState::Late);
    add("rep_zero", !receipt.isMissing() && receipt.isZero());
  }
  return values;
}

std::vector<ReportedValue> registerValues(const FigureContext& context) {
  std::vector<ReportedValue> values;
  for (const Office& office : context.offices) {
    if (isMemberUnit(office)) {
      values.push_back({.unit = office.name, .code = QStringLiteral("org_members"), .amount = 1});
    }
  }
  return values;
}

}  // namespace

FigureContext figureContext(Store& store, Instant cutoff) {
  const LawParameters& parameters = store.law().law().parameters;
  FigureContext context{.cutoff = cutoff,
                        .offices = OfficeRepository(store.database()).all(),
                        .calendar = store.law().law().calendar,
                        .publishDays = parameters.number(QStringLiteral("bulletin_publish_days")),
                        .kindRule = parameters.at(QStringLiteral("bulletin_penalty_kind")).value == QStringLiteral("最重") ? FigureContext::KindRule::Heaviest
                                                                                                                     : FigureContext::KindRule::LastColumn};
  for (const CodeEntry& entry : shippedCodeLists()) {
    if (entry.list == QStringLiteral("penalty_kind")) {
      context.penaltyKinds << entry.label;
    }
  }
  return context;
}

void addReportedFigures(Store& store, const FigureContext& context, Tally& tally) {
  std::vector<Period> done;
  for (std::size_t slot = 0; slot < FigurePeriods::kSlots; ++slot) {
    const std::optional<Period>& period = tally.periods().of(slot);
    if (!period || std::find(done.begin(), done.end(), *period) != done.end()) {
      continue;
    }
    done.push_back(*period);
    std::vector<ReportedValue> values = formValues(store, *period, context.cutoff);
    for (const std::vector<ReportedValue>& more : {receiptValues(store, *period, context.cutoff), registerValues(context)}) {
      values.insert(values.end(), more.begin(), more.end());
    }
    tally.addReports(*period, values);
  }
}

QStringList silentUnits(Store& store, const Period& period, Instant cutoff) {
  QStringList silent;
  for (const ReportReceipt& receipt : readReportBoard(store.database(), store.law().law().parameters, period, cutoff).receipts) {
    if (owesForm(receipt.unit) && receipt.isMissing()) {
      silent << receipt.unit.name;
    }
  }
  return silent;
}

}  // namespace shuangda
