#pragma once

#include <optional>
#include <unordered_set>
#include <vector>

#include "base/clock.h"
#include "domain/office.h"
#include "domain/period.h"
#include "domain/work_calendar.h"

namespace shuangda {

/// What figures need to know beside the facts.
struct FigureContext {
  /// To which kind a decision of several kinds of penalty belongs (bulletin/content.md section 7.3).
  enum class KindRule { Heaviest, LastColumn };

  Instant cutoff{};                     ///< 统计截止时点
  std::vector<Office> offices{};        ///< in the office's order
  WorkCalendar calendar{};
  int publishDays = 0;                  ///< working days to publish a decision
  KindRule kindRule = KindRule::Heaviest;
  QStringList penaltyKinds{};           ///< from light to heavy
  /// The cases that reach a threshold of prosecution without a transfer and without a reason; absent where nobody looked.
  std::optional<std::unordered_set<std::int64_t>> shouldTransfer{};
};

/// What a unit reported for an indicator in a period, or what the register of receipts says of it, in the indicator's stored
/// unit (heads, fen, thousandths).
struct ReportedValue {
  QString unit{};
  QString code{};
  std::int64_t amount = 0;
  bool qualified = false;

  bool operator==(const ReportedValue&) const = default;
};

/// 成员单位. The office's own row in the register is none: it coordinates and neither enforces nor reports, unless it was given a
/// data_mode of its own.
inline bool isMemberUnit(const Office& office) {
  return (office.enforces || office.reports) && !(office.organKind == QStringLiteral("leading") && office.dataMode.isEmpty());
}

/// 报表单位: its figures come from its forms alone.
inline bool reportsItsFigures(const Office& office) { return office.dataMode == QStringLiteral("报表"); }

}  // namespace shuangda
