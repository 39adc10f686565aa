#pragma once

#include <QStringList>

#include "storage/database.h"

namespace shuangda {

/// Cases whose fields are not what their audit entries make of them, with the names of the fields and no values. Cases
/// without audit entries (demonstration data) are not looked at.
QStringList replayProblems(Database& database);

}  // namespace shuangda
