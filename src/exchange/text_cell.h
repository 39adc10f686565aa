#pragma once

#include "exchange/cell_reading.h"
#include "exchange/standard_columns.h"
#include "exchange/table_cell.h"

namespace shuangda {

/// Reads text: names lose inner white space, lists are joined by ';', prose keeps its words.
CellReading readTextCell(const RawCell& cell, ColumnType type, const CellPlace& place);

}  // namespace shuangda
