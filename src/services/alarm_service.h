#pragma once

#include <vector>

#include "domain/custody_alarm.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// Alarms about goods, computed when asked: nothing is stored, so none can be stale.
class AlarmService {
 public:
  explicit AlarmService(Store& store) : store_(store) {}

  /// The most urgent first. Periods come from the law book: GOODS_IN_STORE and GOODS_DISPOSE_PLAN are local rules, off until an office
  /// enables them; what is due within `due_soon_days` counts.
  Result<std::vector<CustodyAlarm>> list(const Session& session);

 private:
  Store& store_;
};

}  // namespace shuangda
