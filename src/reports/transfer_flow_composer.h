#pragma once

#include "domain/transfer_flow.h"
#include "reports/document.h"

namespace shuangda {

/// The machine: for each lane its straight way, its states and its steps as tables with repeated heads, on turned pages. Tables, not boxes with
/// arrows: ninety steps with their papers, periods and articles would not be legible as a picture (decision 0027).
Document composeTransferFlow(const TransferFlowPaper& paper);
/// 移送事项办理经过: what happened to one matter, with its periods.
Document composeTransferWay(const TransferWayPaper& paper);

}  // namespace shuangda
