#pragma once

#include "services/transfer_board.h"
#include "services/transfer_service.h"

namespace shuangda {

/// One matter as a page of rich text: where it stands, its clocks, suspects, indicators and the line of its steps.
/// Links: "why:N" (the N-th clock), "event:ID" (a recorded step), "case:NUMBER".
QString transferHtml(const TransferSheet& sheet);

/// The matters of a case on its page. Link: "transfer:".
QString caseTransfersHtml(const std::vector<TransferRow>& rows);

/// The supervisor's board. Every number is a link: "milestone:NAME/UNIT/REGION", "overdue:OWNER", "waits:SIDE", "state:CODE", "owed:KIND";
/// "screen:" asks for a screening. `screenedAt` says when the one was made whose cases are counted.
QString boardHtml(const TransferBoard& board, const Instant& screenedAt);
/// The quarterly table with its comparison to the year before; numbers link as on the board.
QString quarterlyHtml(const QuarterlyTable& table);

}  // namespace shuangda
