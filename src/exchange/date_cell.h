#pragma once

#include "exchange/cell_reading.h"
#include "exchange/standard_columns.h"
#include "exchange/table_cell.h"

namespace shuangda {

/// Reads a date in any of the forms ledgers use. The value is ISO text as EventDate has it: YYYY, YYYY-MM, YYYY-MM-DD,
/// and with HH:MM where the column allows instants. Errors: date_invalid, date_ambiguous.
CellReading readDateCell(const RawCell& cell, ColumnType type, const CellPlace& place);

/// The date of a spreadsheet's serial number; nothing outside 1900–2199.
std::optional<QString> dateOfSerial(const Decimal& serial, bool date1904, bool withTime);

}  // namespace shuangda
