#pragma once

#include "domain/transfer_query.h"

namespace shuangda {

/// The columns of a list of matters: of the window, of what is copied from it and of files.
enum class TransferColumn { Number, Lane, Case, About, Cause, State, Since, WaitsFor, Clock, Alarm, Unit, Region, Round, kCount };
inline constexpr int kTransferListColumns = static_cast<int>(TransferColumn::kCount);

/// Name for files and saved views.
QString columnName(TransferColumn column);
QString columnHeading(TransferColumn column);
/// "办案期限 还有3天" for the clock that ends first, as of `now`; all other columns say what is stored.
QString columnText(const TransferRow& row, TransferColumn column, const EventDate& now);
/// "共 1,234 项，未办结 200 项，有超期 3 项".
QString totalsText(const TransferTotals& totals);

}  // namespace shuangda
