#pragma once

#include "exchange/cell_reading.h"
#include "exchange/table_cell.h"

namespace shuangda {

/// Reads a document number 代字〔年〕号: brackets, 第 and leading zeros are unified; a letter in place of a digit is
/// suspect.
CellReading readDocNumberCell(const RawCell& cell, const CellPlace& place);

/// The year in a document number, when it has one.
std::optional<int> yearOfDocNumber(QStringView number);

}  // namespace shuangda
