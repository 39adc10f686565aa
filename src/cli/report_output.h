#pragma once

#include "cli/context.h"
#include "services/report_service.h"

namespace shuangda::cli {

/// A period of a form, or Stop with WrongUsage.
Period reportPeriod(const std::string& option);
/// An instant in local time; absent for an empty option, Stop with WrongUsage for one that is none.
std::optional<Instant> reportInstant(const std::string& option, const char* name);

void printReportBoard(const Context& context, const ReportBoard& board);
void printReportSheet(const Context& context, const ReportSheet& sheet);
/// Remarks by unit; without `all` only those nobody has answered.
void printReportRemarks(const Context& context, const std::vector<UnitRemarks>& units, bool all);
/// What a submission arrived at; open remarks go to stderr.
void printSubmitted(const Context& context, const ReportSheet& sheet);

}  // namespace shuangda::cli
