#pragma once

#include <optional>
#include <vector>

#include "exchange/finding.h"

class QTableWidget;

namespace shuangda {

/// The table of what was found in a file: severity in words and colour, place, cell, proposal, message.
QTableWidget* makeFindingTable();
void fillFindingTable(QTableWidget* table, const std::vector<Finding>& findings, bool withInfos);
/// The finding shown in a row of the table.
std::optional<Finding> findingAt(const QTableWidget* table, int row);

}  // namespace shuangda
