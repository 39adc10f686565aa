#include "services/backup.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <functional>

#include "services/content_location.h"
#include "storage/attachment_repository.h"
#include "storage/durable_file.h"
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

/// Those the store has: the backup before a migration is of the older schema.
std::vector<Migration> migrationsOf(Database& database) {
  std::vector<Migration> migrations = builtInMigrations();
  migrations.resize(static_cast<std::size_t>(inspectSchema(database, migrations).applied));
  return migrations;
}

void removeWithCompanions(const QString& path) {
  for (const QString& suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
    QFile::remove(path + suffix);
  }
}

/// Copies every content that the backup's own records name: what was attached after its snapshot is not in it.
BackupReport copyContents(const ContentStore& from, const QString& backup, const ContentStore& to) {
  Database copy = Database::open(backup, Database::Purpose::Open);
  BackupReport report;
  QString last;
  for (const Attachment& attachment : AttachmentRepository(copy).all()) {
    if (attachment.sha256 == last) {
      continue;
    }
    last = attachment.sha256;
    const QString target = to.pathOf(last);
    makePrivateFolders(QFileInfo(target).absolutePath());
    report.folder = to.folder();
    if (const Result<void> copied = from.copyTo({last, attachment.size}, target); copied) {
      ++report.attachments;
    } else if (copied.error().code == ErrorCode::Unwritable) {
      throw StorageError(StorageError::Kind::CannotOpen, QStringLiteral("the folder of the backup cannot be written"));
    } else {
      const bool missing = copied.error().code == ErrorCode::NotFound;
      report.problems << QStringLiteral("attachment %1 of case %2: content %3")
                             .arg(attachment.id.value)
                             .arg(attachment.legalCase.value)
                             .arg(missing ? QStringLiteral("is missing") : QStringLiteral("differs from its hash"));
    }
  }
  return report;
}

/// `complete` gets the checked copy before it is given its name.
void write(Database& database, const QString& path, const Clock& clock, const std::function<void(const QString&)>& complete) {
  if (QFile::exists(path)) {
    throw StorageError(StorageError::Kind::AlreadyThere, QStringLiteral("the file exists"));
  }
  const QString partial = path + QStringLiteral(".part");
  removeWithCompanions(partial);
  try {
    if (!database.engine().backupTo(partial)) {
      Database target = Database::open(partial, Database::Purpose::Create);
      migrate(target, migrationsOf(database), clock.now());
      copyTables(database, target);
    }
    checkCopy(partial);
    complete(partial);
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

}  // namespace

void writeBackup(Database& database, const QString& path, const Clock& clock) {
  write(database, path, clock, [](const QString&) {});
}

BackupReport writeBackupWithContents(Store& store, const QString& path) {
  const ContentStore target(contentFolderOfFile(path));
  if (QFileInfo::exists(target.folder())) {
    throw StorageError(StorageError::Kind::AlreadyThere, QStringLiteral("the folder of the backup exists"));
  }
  BackupReport report;
  try {
    write(store.database(), path, store.clock(),
          [&](const QString& copy) { report = copyContents(contentStoreOf(store), copy, target); });
  } catch (...) {
    QDir(target.folder()).removeRecursively();
    throw;
  }
  return report;
}

}  // namespace shuangda
