#pragma once

#include "cli/context.h"
#include "domain/screening_paper.h"
#include "services/screening_service.h"

namespace shuangda::cli {

/// "…%" on stderr while it is a terminal; never cancels.
bool showScreeningProgress(std::int64_t done, std::int64_t of);
void printOverview(const Context& context, const ScreeningOverview& overview, int nearPercent);
void printSheet(const Context& context, const ScreeningSheet& sheet, const QString& office);
void printFacts(const Context& context, const CriminalFacts& facts, const QString& number);
/// Writes the sheet as PDF.
void printScreeningPaper(const Context& context, const ScreeningPaper& paper, const QString& file, Instant now);

}  // namespace shuangda::cli
