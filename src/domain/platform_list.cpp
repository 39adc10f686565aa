#include "domain/platform_list.h"

#include <algorithm>

namespace shuangda {

bool PlatformList::has(QStringView column) const {
  return std::any_of(columns.begin(), columns.end(), [&](const Column& own) { return own.name == column; });
}

QString platformPlace(const PlatformRow& row) {
  const QString line = QStringLiteral("第%1行").arg(row.row);
  return row.sheet.isEmpty() ? line : QStringLiteral("“%1”").arg(row.sheet) + line;
}

}  // namespace shuangda
