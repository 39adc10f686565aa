#pragma once

#include "domain/transfer_course.h"

namespace shuangda {

/// The event a later one takes back: the last sending before a withdrawal; nullptr when it takes nothing back.
const TransferEvent* undoneBy(const TransferTable& table, const std::vector<TransferEvent>& current, const TransferEvent& later);

}  // namespace shuangda
