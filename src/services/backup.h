#pragma once

#include <QString>

#include "base/clock.h"
#include "services/backup_report.h"
#include "services/store.h"

namespace shuangda {

/// Writes a consistent copy of the store to an SQLite file while others go on working. The copy is made beside the target,
/// opened again and checked, and only then given its name, so that a failure never leaves half a backup under it.
/// From PostgreSQL the tables are copied row by row in one snapshot; the file can be opened as a store.
/// Throws StorageError; AlreadyThere when the target exists.
/// Attachments are not in it: a migration, which this is written before, does not touch them.
void writeBackup(Database& database, const QString& path, const Clock& clock);

/// The same with the contents of the attachments in the folder beside it, where the backup opened as a store finds them.
/// Contents that are missing or changed are told and do not hold up the rest. Throws AlreadyThere when the folder exists.
BackupReport writeBackupWithContents(Store& store, const QString& path);

}  // namespace shuangda
