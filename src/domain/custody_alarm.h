#pragma once

#include <QString>
#include <optional>

#include "base/id.h"
#include "domain/event_date.h"

namespace shuangda {

/// Something about goods that somebody should look at today.
struct CustodyAlarm {
  enum class Kind {
    MeasureEnding,   ///< 查封扣押、先行登记保存将到期或者已到期
    NotStored,       ///< 没收后未按时入库
    OverStayed,      ///< 没收后长期未处置
    Perishable,      ///< 易腐、临近或者超过保质期
    FoundOutside,    ///< 未经批准出库
    SealBroken,      ///< 封条破损
    LicenceExpired,  ///< 处置单位许可证到期
  };
  Kind kind{};
  std::optional<EventDate> due{};      ///< the day it is about
  std::optional<ItemId> item{};
  std::optional<CaseId> legalCase{};
  std::optional<PlaceId> place{};
  QString title{};                     ///< what it is about: case number and party, line, place
  QString detail{};

  bool operator==(const CustodyAlarm&) const = default;
};

QString custodyAlarmText(CustodyAlarm::Kind kind);

}  // namespace shuangda
