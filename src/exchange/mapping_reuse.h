#pragma once

#include "exchange/column_mapping.h"

namespace shuangda {

/// The mapping of this file with meanings and units taken from a saved one wherever a heading is the same. Sheets, header
/// rows and the year stay those of this file: next year's ledger has other sheets under the same headings.
ColumnMapping reuseMapping(const ColumnMapping& ofThisFile, const ColumnMapping& saved);

}  // namespace shuangda
