#pragma once

#include "exchange/cell_reading.h"
#include "exchange/standard_columns.h"
#include "exchange/table_cell.h"

namespace shuangda {

/// Reads an amount of money into 元 (Wanyuan: 万元), exactly, from the decimal text. The unit comes from the cell, else
/// from the heading. Errors: amount_negative (Money), amount_composite, amount_unreadable.
CellReading readAmountCell(const RawCell& cell, const StandardColumn& column, const CellPlace& place);

/// The product of two decimals when it fits in 18 digits.
std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);

}  // namespace shuangda
