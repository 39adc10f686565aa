#pragma once

#include <QDate>
#include <QString>
#include <optional>

#include "domain/event_date.h"

namespace shuangda {

/// Dates as official papers write them.

/// 2026年11月21日.
QString paperDay(QDate day);
/// 2026年11月21日, with the time where there is one; as far as it is known where the day is not; empty for none.
QString paperMoment(const std::optional<EventDate>& at);

}  // namespace shuangda
