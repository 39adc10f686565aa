#pragma once

#include "exchange/cell_reading.h"
#include "exchange/standard_columns.h"

namespace shuangda {

/// A date read from text: the ISO value, or none with one error issue.
struct DateText {
  std::optional<QString> value{};
  std::vector<CellIssue> issues{};
  bool compact = false;
};

/// Reads a date written by hand: 2020.3.5, 2020年3月5日, 3月5日, 20.3.5, 20200305, 二〇二〇年三月五日, 3/5/2020,
/// 2020.3.5-3.8, with weekday or time of day.
DateText readDateText(QStringView raw, ColumnType type, const CellPlace& place);

}  // namespace shuangda
