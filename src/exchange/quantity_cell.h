#pragma once

#include "exchange/cell_reading.h"
#include "exchange/standard_columns.h"
#include "exchange/table_cell.h"

namespace shuangda {

/// Reads a quantity: the number as value, what stands behind it as unit; a listing (8箱、4瓶) as detail.
/// Errors: quantity_mixed for a sum of different units, amount_negative for a case, amount_unreadable in stock.
CellReading readQuantityCell(const RawCell& cell, const StandardColumn& column, const CellPlace& place);

/// Reads a unit of measure; mixed ones as 双（条） stay as they are.
CellReading readUnitCell(const RawCell& cell, const CellPlace& place);

/// Reads a weight into 公斤 (Weight) or 吨 (Tonnes).
CellReading readWeightCell(const RawCell& cell, const StandardColumn& column, const CellPlace& place);

/// Reads a plain number: whole for Count and Items, "200+" for CountPlus, any for Decimal.
CellReading readCountCell(const RawCell& cell, const StandardColumn& column, const CellPlace& place);

/// 双（条）, 双/条: one number for two units.
bool isMixedUnit(QStringView unit);

}  // namespace shuangda
