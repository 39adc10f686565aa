#pragma once

#include <optional>
#include <vector>

#include "exchange/column_mapping.h"
#include "exchange/sheet_preview.h"

namespace shuangda {

/// The year a ledger is of: named in a title above the header, in a sheet's name or in the file's name; else the year
/// of more than half of the dates in the first rows.
std::optional<int> ledgerYearOf(const std::vector<SheetPreview>& previews, const ColumnMapping& mapping,
                                const QString& fileName);

}  // namespace shuangda
