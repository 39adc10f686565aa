#pragma once

#include "domain/bulletin.h"
#include "reports/document.h"

namespace shuangda {

/// The whole catalogue: the period, its changes, and the year so far.
TableBlock indicatorTable(const Bulletin& bulletin);

/// One line a region or unit with the chosen indicators, the total last.
TableBlock breakdownTable(const Bulletin& bulletin, const std::vector<BreakdownRow>& rows, const QString& firstHead);

}  // namespace shuangda
