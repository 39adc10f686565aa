#pragma once

#include <vector>

#include "base/clock.h"
#include "base/money.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// A case that reaches a threshold of prosecution, was not handed over, and for which nobody recorded why not.
struct SuspectedTransfer {
  CaseId legalCase{};
  QString number{};
  QString unit{};
  QString cause{};
  Money value{};  ///< 案值
};

/// 应移送未移送（疑似） by a screening of the whole store: a hint, no finding. Takes seconds for a million cases.
std::vector<SuspectedTransfer> suspectedTransfers(Store& store, const Session& session);

}  // namespace shuangda
