#pragma once

#include <QString>
#include <functional>

#include "base/result.h"

struct lxw_workbook;

namespace shuangda {

/// Writes a workbook through `fill`, beside the target first: the file appears complete or not at all. Unwritable "path" when it cannot be written.
Result<void> writeXlsxBook(const QString& path, const std::function<void(lxw_workbook*)>& fill);

}  // namespace shuangda
