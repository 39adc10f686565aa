#pragma once

#include "domain/figure_context.h"
#include "domain/tally.h"
#include "services/store.h"

namespace shuangda {

/// What the office knows beside the facts, as of a cut-off instant.
FigureContext figureContext(Store& store, Instant cutoff);

/// Adds to a tally what no case tells, for every period it looks at: the numbers of member units' forms, the receipts of those
/// forms, and the register of units.
void addReportedFigures(Store& store, const FigureContext& context, Tally& tally);

/// Member units without a form for the period at the cut-off instant, in the office's order.
QStringList silentUnits(Store& store, const Period& period, Instant cutoff);

}  // namespace shuangda
