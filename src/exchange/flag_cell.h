#pragma once

#include "exchange/cell_reading.h"
#include "exchange/standard_columns.h"
#include "exchange/table_cell.h"

namespace shuangda {

/// What a 是/否 cell says. A transfer cell may also be a lead, or a narrative with a date.
struct FlagReading {
  CellReading cell{};
  std::optional<QString> transferDate{};  ///< the date inside a narrative (2020年9月3日移送县公安局)
};

FlagReading readFlagCell(const RawCell& cell, ColumnType type, const CellPlace& place);

}  // namespace shuangda
