#pragma once

#include "services/transfer_board.h"
#include "services/transfer_service.h"

namespace shuangda {

/// One matter as a page of rich text: where it stands, its clocks, suspects, indicators and the line of its steps.
/// Links: "why:N" (the N-th clock), "event:ID" (a recorded step), "case:NUMBER".
QString transferHtml(const TransferSheet& sheet);

/// The matters of a case on its page. Link: "transfer:".
QString caseTransfersHtml(const std::vector<TransferRow>& rows);

/// The supervisor's board. Every number is a link: "milestone:NAME/UNIT/REGION", "overdue:OWNER", "waits:SIDE", "state:CODE".
QString boardHtml(const TransferBoard& board);
/// The quarterly table with its comparison to the year before; numbers link as on the board.
QString quarterlyHtml(const QuarterlyTable& table);

}  // namespace shuangda
