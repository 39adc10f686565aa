#include "services/backup.h"

#include <QFile>

#include "storage/migrations.h"
#include "storage/table_copy.h"

namespace shuangda {
namespace {

void checkCopy(const QString& path) {
  Database copy = Database::open(path, Database::Purpose::Open);
  inspectSchema(copy, builtInMigrations());
  if (const QStringList problems = copy.integrityProblems(); !problems.isEmpty()) {
    throw StorageError(StorageError::Kind::Corrupt, QStringLiteral("the backup is not sound: %1").arg(problems.first()));
  }
}

void removeWithCompanions(const QString& path) {
  for (const QString& suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
    QFile::remove(path + suffix);
  }
}

}  // namespace

void writeBackup(Database& database, const QString& path, const Clock& clock) {
  if (QFile::exists(path)) {
    throw StorageError(StorageError::Kind::AlreadyThere, QStringLiteral("the file exists"));
  }
  const QString partial = path + QStringLiteral(".part");
  removeWithCompanions(partial);
  try {
    if (!database.engine().backupTo(partial)) {
      Database target = Database::open(partial, Database::Purpose::Create);
      // As far as the store itself: before a migration its newer tables and columns are not there yet.
      std::vector<Migration> applied = builtInMigrations();
      applied.resize(static_cast<std::size_t>(inspectSchema(database, applied).applied));
      migrate(target, applied, clock.now());
      copyTables(database, target);
    }
    checkCopy(partial);
  } catch (...) {
    removeWithCompanions(partial);
    throw;
  }
  if (!QFile::rename(partial, path)) {
    removeWithCompanions(partial);
    throw StorageError(StorageError::Kind::CannotOpen, QStringLiteral("the backup cannot be given its name"));
  }
  removeWithCompanions(partial);
}

}  // namespace shuangda
