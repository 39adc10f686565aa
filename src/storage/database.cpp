#include "storage/database.h"

#include "storage/postgres_engine.h"
#include "storage/sqlite_engine.h"

namespace shuangda {

bool Database::isServerUrl(const QString& location) {
  return location.startsWith(QLatin1String("postgresql://")) || location.startsWith(QLatin1String("postgres://"));
}

Database Database::open(const QString& location, Purpose purpose) {
  if (isServerUrl(location)) {
    return {Kind::Postgres, openPostgres(location)};
  }
  return {Kind::Sqlite, purpose == Purpose::Create ? createSqlite(location) : openSqlite(location)};
}

std::int64_t Statement::run() {
  while (step()) {
  }
  const std::int64_t changed = engine_->changes();
  reset();
  return changed;
}

}  // namespace shuangda
