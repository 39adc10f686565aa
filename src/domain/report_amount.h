#pragma once

#include <QString>

#include "base/decimal.h"
#include "domain/report_catalogue.h"

namespace shuangda {

/// A number as somebody wrote it, taken apart: "约300余万元" is 约 (余), 300, 万元.
struct WrittenAmount {
  QString qualifier{};  ///< of code list qualifier; empty when exact
  QString number{};     ///< ASCII digits with sign and point, without separators
  QString unit{};       ///< empty when none was written
};

/// Takes a cell or argument apart. Malformed when there is no number in it.
Result<WrittenAmount> splitWrittenAmount(QStringView text);

/// A number in the base unit of its indicator.
struct ReportAmount {
  std::int64_t amount = 0;
  bool rounded = false;  ///< more than fen (kilograms) was given: rounded half up
  bool oddUnit = false;  ///< a count in a unit this program does not know: taken as the indicator's own

  bool operator==(const ReportAmount&) const = default;
};

/// Converts exactly; an empty unit is the one the form asks for. Refusals, with the text as value: Malformed "report_number";
/// OutOfRange "report_negative", "report_fraction" (a part of a case or person), "report_size"; UnknownValue "report_unit" in a field of
/// money or weight.
Result<ReportAmount> readReportAmount(const ReportIndicator& indicator, const QString& number, const QString& unit);

/// The number in the unit of the form, exactly and without trailing zeros: 42524 元 are 4.2524 万元.
QString reportAmountText(const ReportIndicator& indicator, std::int64_t amount);

}  // namespace shuangda
