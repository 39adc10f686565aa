#include "services/store.h"

#include <QFile>

#include "services/backup.h"
#include "services/store_location.h"
#include "storage/code_list_repository.h"
#include "storage/custody_repository.h"
#include "storage/migrations.h"

namespace shuangda {
namespace {

/// What the database must know of the shipped data.
void installShippedData(Database& database) {
  Transaction transaction(database);
  CodeListRepository(database).upsertShipped(shippedCodeLists());
  CustodyRepository(database).installRules(CustodyRules::builtIn());
  transaction.commit();
}

/// Beside the file, or in the user's data folder for a server; named by time, so that a second attempt finds it free.
QString backupBeforeMigration(const QString& location, Database::Kind kind, const Clock& clock) {
  const QString base = kind == Database::Kind::Sqlite ? location : defaultDataFolder() + QStringLiteral("/server");
  QString time = clock.now().utcText();
  return base + QStringLiteral(".before-migration-%1.bak").arg(time.remove(u':'));
}

/// A store that could not be made complete must not stay behind as half a one.
void removeFiles(const QString& path) {
  for (const QString& suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
    QFile::remove(path + suffix);
  }
}

}  // namespace

std::unique_ptr<Store> Store::open(const QString& location, const Clock& clock, Pending pending) {
  Database database = Database::open(location, Database::Purpose::Open);
  const auto migrations = builtInMigrations();
  const SchemaState state = inspectSchema(database, migrations);
  if (state.applied == 0) {
    const bool empty = database.kind() == Database::Kind::Postgres;
    throw StorageError(empty ? StorageError::Kind::NotFound : StorageError::Kind::NotAStore, QStringLiteral("the database holds no store"));
  }
  if (state.pending > 0) {
    if (pending == Pending::Refuse) {
      throw StorageError(StorageError::Kind::NeedsMigration, QStringLiteral("%1 migrations pending").arg(state.pending));
    }
    writeBackup(database, backupBeforeMigration(location, database.kind(), clock), clock);
    migrate(database, migrations, clock.now());
    installShippedData(database);
  }
  return std::unique_ptr<Store>(new Store(std::move(database), location, clock));
}

std::unique_ptr<Store> Store::create(const QString& location, const Clock& clock) {
  const bool isFile = !Database::isServerUrl(location);
  Database database = Database::open(location, Database::Purpose::Create);
  if (inspectSchema(database, builtInMigrations()).applied > 0) {
    throw StorageError(StorageError::Kind::AlreadyThere, QStringLiteral("the database holds a store already"));
  }
  try {
    migrate(database, builtInMigrations(), clock.now());
    installShippedData(database);
  } catch (const StorageError&) {
    if (isFile) {
      removeFiles(location);
    }
    throw;
  }
  return std::unique_ptr<Store>(new Store(std::move(database), location, clock));
}

}  // namespace shuangda
