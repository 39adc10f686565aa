#pragma once

#include <QDate>
#include <QString>

namespace shuangda {

/// The least text of a stored date from this day on. A date known only to its month counts as its last day: at the beginning of a month its
/// own text is the least.
inline QString rangeText(QDate day) { return day.toString(day.day() == 1 ? QStringLiteral("yyyy-MM") : QStringLiteral("yyyy-MM-dd")); }

}  // namespace shuangda
