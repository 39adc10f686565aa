#pragma once

#include "exchange/finding.h"
#include "services/report_service.h"

namespace shuangda {

/// Writes the form of a unit as a workbook that it fills in without this program: what it is asked for, the numbers of the quarter before, and
/// those it reported already. Everything but the cells to fill in is protected. Refusals: those of writeXlsxBook().
Result<void> writeReportTemplate(const QString& path, const ReportSheet& sheet);

/// A form that came back.
struct ReportTemplate {
  ReportDraft draft{};               ///< complete: an empty cell means not known
  std::vector<Finding> findings{};   ///< cells that cannot be used
};

/// Reads a workbook written by writeReportTemplate(), wherever its rows and columns stand now. Refusals: those of TableReader; NotFound
/// "report_template" for another file; Malformed "report_period".
Result<ReportTemplate> readReportTemplate(const QString& path);

}  // namespace shuangda
