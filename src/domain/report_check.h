#pragma once

#include "domain/report_form.h"

namespace shuangda {

/// A relation between the numbers of one form: a row of resources/bulletin/report_checks.csv.
struct ReportCheckRule {
  enum class Op {
    Equal,    ///< complete breakdown: the parts add up; where some are not filled in, they do not exceed the total
    AtLeast,  ///< partial breakdown: left ≥ right
    With,     ///< left and all of right are filled in together or not at all
    Basis,    ///< where left is zero, right is zero
  };

  QString id{};
  bool asks = true;  ///< false: only a remark, right in real life
  QString left{};
  Op op = Op::Equal;
  QStringList right{};
  QString text{};
};

/// The rules, in order. UnknownValue with the row's id for an unknown kind, relation or indicator.
Result<std::vector<ReportCheckRule>> parseReportChecks(const std::vector<CsvRecord>& rows, const ReportCatalogue& catalogue);
const std::vector<ReportCheckRule>& builtInReportChecks();

/// From when on a change is so large that somebody should look (parameters report_jump_…; our own, no rule names them).
struct JumpLimits {
  int factor = 5;                            ///< times as much or as little
  std::int64_t leastCount = 20;              ///< and by at least so many
  std::int64_t leastMoney = 50'000'000;      ///< fen
  std::int64_t leastTonnes = 10'000;         ///< kilograms
};

/// Something about a form that somebody should look at. It never blocks; one that asks is settled by an answer or an amendment.
struct ReportRemark {
  QString key{};      ///< rule and the numbers it saw: an answer holds until they change
  bool asks = true;
  QStringList codes{};
  QString text{};     ///< Chinese
  QString answer{};   ///< why it is right; empty while nobody has said
  QString answeredBy{};
  std::optional<Instant> answeredAt{};

  bool isOpen() const { return asks && answer.isEmpty(); }
};

/// What the numbers of a form are compared with.
struct ReportBases {
  QMap<QString, ReportValue> lastQuarter{};
  QMap<QString, ReportValue> lastYear{};
};

/// All remarks about a form: breakdowns, jumps, precision, values nobody asked the unit for. A missing form has none, nor has one declared zero.
std::vector<ReportRemark> reportRemarks(const ReportReceipt& receipt, const ReportBases& bases, const JumpLimits& limits);

}  // namespace shuangda
