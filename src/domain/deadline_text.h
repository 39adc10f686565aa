#pragma once

#include <QStringList>
#include <vector>

#include "domain/deadline.h"

namespace shuangda {

/// The written forms of the deadline calculator's arguments (docs/law.md): "FROM/TO:REASON" (TO may be empty for a time still
/// going on) and "N UNIT@DATE". Several are separated by ';'.
Result<std::vector<Exclusion>> parseExclusions(const QString& text);
Result<std::vector<Extension>> parseExtensions(const QString& text);

}  // namespace shuangda
