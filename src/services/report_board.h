#pragma once

#include <QMap>
#include <vector>

#include "domain/law_parameters.h"
#include "domain/report_check.h"
#include "domain/report_form.h"
#include "storage/database.h"

namespace shuangda {

/// The receipts board of a period: 应报 = 按时 + 逾期 + 未报.
struct ReportBoard {
  Period period = Period::quarter(2000, 1);
  Instant cutoff{};
  std::vector<ReportReceipt> receipts{};  ///< units that owe a form, and others that sent one, in the office's order
  ReceiptTotals totals{};
};

/// A number of a unit for the figures: base units of the indicator.
struct ReportedFigure {
  std::int64_t amount = 0;
  QString qualifier{};

  bool operator==(const ReportedFigure&) const = default;
};

/// What one unit reported for a period, for the figures of the bulletin. Missing is not zero: an indicator that is not in `values` is not known.
/// Of a unit that keeps a ledger the records win wherever an indicator can be computed from them (ReportIndicator::fromRecords).
struct UnitFigures {
  Office unit{};
  bool reported = false;                     ///< a form of the period, or of a quarter in it
  bool zeroDeclared = false;                 ///< then everything the unit is asked for is 0
  QMap<QString, ReportedFigure> values{};    ///< by code of indicator
  std::vector<Period> missing{};             ///< of the period, or of its quarters, without a form

  bool operator==(const UnitFigures&) const = default;
};

/// The quarters of a period, in order.
std::vector<Period> quartersOf(const Period& period);

ReportDueRule dueRuleOf(const LawParameters& parameters);
JumpLimits jumpLimitsOf(const LawParameters& parameters);

/// The due instant of a unit: the latest the office set for it or for all, else that of the rule.
Instant dueOf(const std::vector<ReportDue>& dues, OfficeId office, const Period& period, const ReportDueRule& rule);

/// The state of all receipts as of `cutoff`.
ReportBoard readReportBoard(Database& database, const LawParameters& parameters, const Period& period, Instant cutoff);

/// The values as of `cutoff`, one entry for every unit of the board. For a cumulative period or a year the quarters are added up, a form of the
/// whole period holds where a quarter is missing.
std::vector<UnitFigures> reportedFigures(Database& database, const LawParameters& parameters, const Period& period, Instant cutoff);

}  // namespace shuangda
