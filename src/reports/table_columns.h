#pragma once

#include <vector>

#include "reports/document.h"
#include "reports/layout_options.h"
#include "reports/text_setter.h"

namespace shuangda {

/// How a table's cells are set and where its columns stand.
struct TableMeasure {
  TextStyle head{};
  TextStyle body{};
  double padding = 0;              ///< left and right of the text in a cell, pt
  std::vector<double> edges{};     ///< column lines from 0 to the table's width, pt
  std::vector<double> fraction{};  ///< room right of the decimal point by column, pt
};

CellAlign alignOf(const TableBlock& table, std::size_t column);
/// The part of a number that stands right of the column's point: “.50” of 12.50, “%” of 95%; everything has none
/// without digits.
QString fractionOf(const QString& cell);

/// Chooses the largest type size that leaves every unbreakable text its room, and the widths of the columns.
TableMeasure measureTable(const TableBlock& table, double width, const LayoutOptions& options, TextSetter& setter);

}  // namespace shuangda
