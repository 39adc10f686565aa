#pragma once

#include <optional>
#include <span>

#include "domain/bulletin.h"
#include "domain/shares.h"
#include "reports/document.h"

namespace shuangda {

/// A column of the breakdown tables: an indicator, or its change.
struct BreakdownColumn {
  QStringView code;
  QStringView head;
  enum Show { Value, YearOnYear, QuarterOnQuarter } show = Value;
};

/// The columns after the names; those of the quarter before are left out where there is none to compare with.
std::span<const BreakdownColumn> breakdownColumns();

/// The whole catalogue: the period, its changes, and the year so far.
TableBlock indicatorTable(const Bulletin& bulletin);

/// One line a region or unit with the chosen indicators, the total last. With a rule each row also has its share of 立案: only where no
/// record stands in two rows.
TableBlock breakdownTable(const Bulletin& bulletin, const std::vector<BreakdownRow>& rows, const QString& firstHead, std::optional<ShareRule> share = {});

}  // namespace shuangda
