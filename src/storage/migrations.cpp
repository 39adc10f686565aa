#include "storage/migrations.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>

namespace shuangda {
namespace {

constexpr std::string_view kCreateLog =
    "CREATE TABLE IF NOT EXISTS schema_migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL,"
    " applied_at TEXT NOT NULL)";

QString sqliteGuard(const QString& table) {
  QString text;
  for (const QString& action : {QStringLiteral("UPDATE"), QStringLiteral("DELETE")}) {
    text += QStringLiteral("CREATE TRIGGER %1_no_%2 BEFORE %3 ON %1 BEGIN SELECT RAISE(ABORT, 'append-only table %1'); END;\n")
                .arg(table, action.toLower(), action);
  }
  return text;
}

QString postgresGuard(const QString& table) {
  return QStringLiteral(
             "CREATE FUNCTION %1_append_only() RETURNS trigger LANGUAGE plpgsql AS "
             "$$ BEGIN RAISE EXCEPTION 'append-only table %1' USING ERRCODE = '23514'; END; $$;\n"
             "CREATE TRIGGER %1_append_only BEFORE UPDATE OR DELETE ON %1 FOR EACH ROW EXECUTE FUNCTION %1_append_only();\n"
             "CREATE TRIGGER %1_no_truncate BEFORE TRUNCATE ON %1 FOR EACH STATEMENT EXECUTE FUNCTION %1_append_only();\n")
      .arg(table);
}

/// Keeps the text between `{{on ENGINE}}` and `{{end}}` for that engine only.
QString onlyFor(Database::Kind kind, QString sql) {
  static const QRegularExpression block(QStringLiteral("\\{\\{on (sqlite|postgres)\\}\\}\\n(.*?)\\{\\{end\\}\\}"),
                                        QRegularExpression::DotMatchesEverythingOption);
  const QString own = kind == Database::Kind::Sqlite ? QStringLiteral("sqlite") : QStringLiteral("postgres");
  for (auto match = block.match(sql); match.hasMatch(); match = block.match(sql)) {
    sql.replace(match.capturedStart(), match.capturedLength(), match.captured(1) == own ? match.captured(2) : QString());
  }
  return sql;
}

QString inDialect(const Database& database, QString sql) {
  sql = onlyFor(database.kind(), std::move(sql));
  static const QRegularExpression guard(QStringLiteral("\\{\\{append_only ([a-z_]+)\\}\\}"));
  for (auto match = guard.match(sql); match.hasMatch(); match = guard.match(sql)) {
    const QString table = match.captured(1);
    sql.replace(match.capturedStart(), match.capturedLength(),
                database.kind() == Database::Kind::Sqlite ? sqliteGuard(table) : postgresGuard(table));
  }
  return database.translateMigration(sql);
}

Migration parse(const QString& path, const QString& fileName) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    throw StorageError(StorageError::Kind::Migration, QStringLiteral("%1 cannot be read").arg(fileName));
  }
  const QByteArray text = file.readAll();
  return {.number = fileName.left(4).toInt(),
          .name = fileName.mid(5).chopped(4),
          .sql = QString::fromUtf8(text),
          .checksum = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex()};
}

bool hasLog(Database& database) { return database.tableNames().contains(QStringLiteral("schema_migration")); }

void apply(Database& database, const Migration& migration, Instant now) {
  Transaction transaction(database);
  database.execute(inDialect(database, migration.sql).toStdString());
  Statement log(database, "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)");
  log.bindAll(migration.number, migration.name, QString::fromLatin1(migration.checksum), now).run();
  transaction.commit();
}

}  // namespace

std::vector<Migration> builtInMigrations() {
  const QDir folder(QStringLiteral(":/resources/migrations"));
  std::vector<Migration> migrations;
  for (const QString& name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
    migrations.push_back(parse(folder.filePath(name), name));
  }
  if (migrations.empty()) {
    throw StorageError(StorageError::Kind::Migration, QStringLiteral("the program was built without migrations"));
  }
  return migrations;
}

SchemaState inspectSchema(Database& database, const std::vector<Migration>& migrations) {
  SchemaState state{.pending = static_cast<int>(migrations.size())};
  if (!hasLog(database)) {
    return state;
  }
  Statement log(database, "SELECT number, checksum FROM schema_migration ORDER BY number");
  while (log.step()) {
    const auto index = static_cast<std::size_t>(state.applied);
    const int number = log.get<int>(0);
    if (index >= migrations.size()) {
      throw StorageError(StorageError::Kind::TooNew, QStringLiteral("the store has migration %1").arg(number));
    }
    if (migrations[index].number != number || migrations[index].checksum != log.get<QString>(1).toLatin1()) {
      throw StorageError(StorageError::Kind::Migration, QStringLiteral("migration %1 differs from the one applied").arg(number));
    }
    ++state.applied;
    --state.pending;
  }
  return state;
}

void migrate(Database& database, const std::vector<Migration>& migrations, Instant now) {
  const SchemaState state = inspectSchema(database, migrations);
  if (state.applied == 0) {
    database.execute(database.translateMigration(QString::fromUtf8(kCreateLog.data())).toStdString());
  }
  for (auto i = static_cast<std::size_t>(state.applied); i < migrations.size(); ++i) {
    apply(database, migrations[i], now);
  }
}

}  // namespace shuangda
