#pragma once

#include "domain/chart.h"
#include "exchange/book_sheet.h"

namespace shuangda {

/// The numbers of a chart as a sheet 图1, 图2 …: a row a category, a column a series. What is not known has no cell: a chart would draw
/// a text or an empty one as zero.
BookSheet chartSheet(const Chart& chart, int number);

/// The chart of a sheet that chartSheet() made, beside its numbers and drawn from them: patterns, dashes and markers tell its series apart.
void insertChart(lxw_workbook* workbook, lxw_worksheet* page, const Chart& chart, const BookSheet& sheet);

}  // namespace shuangda
