#pragma once

#include "domain/procedure.h"
#include "domain/transfer_flow.h"
#include "services/transfer_service.h"

namespace shuangda {

/// The machine as it is in force now, with the periods of `law`: of one lane, or of all.
TransferFlowPaper transferFlowPaper(const Law& law, const QString& office, const EventDate& now, std::optional<TransferLane> lane = {});
/// The way of one matter.
TransferWayPaper transferWayPaper(const TransferSheet& sheet, const QString& office);

}  // namespace shuangda
