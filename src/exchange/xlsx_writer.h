#pragma once

#include <QStringList>

#include "exchange/standard_columns.h"
#include "exchange/table_writer.h"

namespace shuangda {

/// One sheet in constant memory; see writeTable.
Result<void> writeXlsx(const QString& path, const QString& sheetName, const QStringList& headings,
                       const std::vector<const StandardColumn*>& columns, const ExportSource& source);

}  // namespace shuangda
