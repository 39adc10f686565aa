#pragma once

#include <QString>

#include "base/clock.h"
#include "storage/database.h"

namespace shuangda {

/// Writes a consistent copy of the store to an SQLite file while others go on working. The copy is made beside the target,
/// opened again and checked, and only then given its name, so that a failure never leaves half a backup under it.
/// From PostgreSQL the tables are copied row by row in one snapshot; the file can be opened as a store.
/// Throws StorageError; AlreadyThere when the target exists.
void writeBackup(Database& database, const QString& path, const Clock& clock);

}  // namespace shuangda
