#pragma once

#include "exchange/column_mapping.h"

class QTableWidget;

namespace shuangda {

/// The table in which a clerk sees and corrects what each column of a ledger means and in which unit it is.
QTableWidget* makeMappingTable();
void fillMappingTable(QTableWidget* table, const ColumnMapping& mapping);
/// The mapping as edited; AlreadyExists when two columns of one sheet claim the same meaning.
Result<ColumnMapping> readMappingTable(const QTableWidget* table, const ColumnMapping& original);

}  // namespace shuangda
