#include "storage/sqlite_engine.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QStringList>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include "storage/storage_error.h"
#include "storage/utf8.h"

namespace shuangda {
namespace {

constexpr int kBusyTimeoutMs = 10'000;
constexpr int kApplicationId = 0x53484441;  // "SHDA" in the file's header tells a store from other SQLite files
constexpr int kOpenFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

StorageError::Kind kindOf(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return StorageError::Kind::Full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return StorageError::Kind::Busy;
    case SQLITE_READONLY:
      return StorageError::Kind::ReadOnly;
    case SQLITE_CORRUPT:
      return StorageError::Kind::Corrupt;
    case SQLITE_NOTADB:
      return StorageError::Kind::NotAStore;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return StorageError::Kind::CannotOpen;
    case SQLITE_CONSTRAINT:
      return StorageError::Kind::Constraint;
    case SQLITE_INTERRUPT:
      return StorageError::Kind::Interrupted;
    default:
      return StorageError::Kind::Other;
  }
}

[[noreturn]] void fail(sqlite3* handle, int code) {
  const int extended = handle != nullptr ? sqlite3_extended_errcode(handle) : code;
  const char* text = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
  throw StorageError(kindOf(extended), QStringLiteral("sqlite %1: %2").arg(extended).arg(QString::fromUtf8(text)));
}

/// Creates the empty file, readable by its owner alone, and fails when it is there already: of two programs that create the
/// same store at once, one is refused before it can touch the other's.
void claimFile(const QString& path) {
  const int descriptor = ::open(QFile::encodeName(path).constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) {
    const int reason = errno;
    throw StorageError(reason == EEXIST   ? StorageError::Kind::AlreadyThere
                       : reason == ENOSPC ? StorageError::Kind::Full
                                          : StorageError::Kind::CannotOpen,
                       QStringLiteral("the file cannot be created: %1").arg(QString::fromLocal8Bit(std::strerror(reason))));
  }
  ::close(descriptor);
}

class SqliteStatement final : public StatementEngine {
 public:
  SqliteStatement(sqlite3* handle, std::string_view sql) : handle_(handle) {
    const int code = sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), 0, &statement_, nullptr);
    if (code != SQLITE_OK) {
      fail(handle, code);
    }
  }
  ~SqliteStatement() override { sqlite3_finalize(statement_); }

  void bindNull(int parameter) override { check(sqlite3_bind_null(statement_, parameter)); }
  void bindInteger(int parameter, std::int64_t value) override { check(sqlite3_bind_int64(statement_, parameter, value)); }
  void bindUtf8(int parameter, std::string_view value) override {
    check(sqlite3_bind_text(statement_, parameter, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT));
  }
  void bindBytes(int parameter, std::string_view value) override {
    check(sqlite3_bind_blob(statement_, parameter, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT));
  }
  void bindText(int parameter, QStringView value) override { bindUtf8(parameter, utf8Into(buffer_, value)); }

  bool step() override {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) {
      return true;
    }
    if (code != SQLITE_DONE) {
      // Reset first so that the statement cannot hold a lock, but keep the message of the failure.
      const StorageError error(kindOf(code), QStringLiteral("sqlite %1: %2").arg(code).arg(QString::fromUtf8(sqlite3_errmsg(handle_))));
      sqlite3_reset(statement_);
      throw error;
    }
    return false;
  }
  void reset() override { sqlite3_reset(statement_); }
  bool isNull(int column) override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) override { return sqlite3_column_int64(statement_, column); }
  std::string_view utf8(int column) override {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return text == nullptr ? std::string_view() : std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
  }
  std::string bytes(int column) override {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return data == nullptr ? std::string() : std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
  }
  int columnCount() override { return sqlite3_column_count(statement_); }
  std::int64_t changes() override { return sqlite3_changes64(handle_); }

 private:
  void check(int code) {
    if (code != SQLITE_OK) {
      fail(handle_, code);
    }
  }

  sqlite3* handle_;
  sqlite3_stmt* statement_ = nullptr;
  std::vector<char> buffer_;
};

class SqliteEngine final : public Engine {
 public:
  SqliteEngine(const QString& path, int flags) {
    const int code = sqlite3_open_v2(QFile::encodeName(path).constData(), &handle_, flags, nullptr);
    if (code != SQLITE_OK) {
      const StorageError error(kindOf(code), QStringLiteral("sqlite cannot open the file: %1").arg(QString::fromUtf8(sqlite3_errstr(code))));
      sqlite3_close(handle_);
      throw error;
    }
    sqlite3_busy_timeout(handle_, kBusyTimeoutMs);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  }
  ~SqliteEngine() override { sqlite3_close_v2(handle_); }

  /// Settings that write to the file; only after it is known to be a store.
  void configure() {
    execute("PRAGMA journal_mode=WAL");
    execute("PRAGMA synchronous=FULL");
    execute("PRAGMA foreign_keys=ON");
    execute("PRAGMA trusted_schema=OFF");
    execute("PRAGMA cell_size_check=ON");
    execute("PRAGMA cache_size=-65536");
  }

  std::int64_t pragma(std::string_view sql) {
    SqliteStatement statement(handle_, sql);
    return statement.step() ? statement.integer(0) : 0;
  }

  std::unique_ptr<StatementEngine> prepare(std::string_view sql) override {
    return std::make_unique<SqliteStatement>(handle_, sql);
  }
  void execute(std::string_view sql) override {
    const int code = sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
      fail(handle_, code);
    }
  }
  void begin() override { run(begin_, "BEGIN IMMEDIATE"); }
  void beginSnapshot() override { execute("BEGIN"); }
  void commit() override { run(commit_, "COMMIT"); }
  void rollback() noexcept override {
    if (sqlite3_get_autocommit(handle_) == 0) {
      sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
    }
  }
  void interrupt() noexcept override { sqlite3_interrupt(handle_); }

  QString translateMigration(const QString& sql) const override;
  QStringList tableNames() override {
    return column("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
  }
  QStringList integrityProblems() override;
  bool backupTo(const QString& path) override;

 private:
  void run(std::unique_ptr<SqliteStatement>& statement, std::string_view sql) {
    if (!statement) {
      statement = std::make_unique<SqliteStatement>(handle_, sql);
    }
    statement->step();
    statement->reset();
  }
  QStringList column(std::string_view sql) {
    SqliteStatement statement(handle_, sql);
    QStringList values;
    while (statement.step()) {
      const std::string_view text = statement.utf8(0);
      values << QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }
    return values;
  }

  sqlite3* handle_ = nullptr;
  std::unique_ptr<SqliteStatement> begin_;
  std::unique_ptr<SqliteStatement> commit_;
};

QString SqliteEngine::translateMigration(const QString& sql) const {
  QString text = sql;
  // Without AUTOINCREMENT the key of a removed record would be given again, and with it the record's audit trail.
  text.replace(QLatin1String("{{identity}}"), QLatin1String("INTEGER PRIMARY KEY AUTOINCREMENT"));
  text.replace(QLatin1String("{{key}}"), QLatin1String("INTEGER PRIMARY KEY"));
  text.replace(QLatin1String("{{bytes}}"), QLatin1String("BLOB"));
  return text;
}

QStringList SqliteEngine::integrityProblems() {
  QStringList problems = column("PRAGMA integrity_check(100)");
  problems.removeAll(QStringLiteral("ok"));
  SqliteStatement statement(handle_, "PRAGMA foreign_key_check");
  while (statement.step()) {
    const std::string_view table = statement.utf8(0);
    problems << QStringLiteral("foreign key: %1 row %2").arg(QString::fromUtf8(table.data(), static_cast<qsizetype>(table.size()))).arg(statement.integer(1));
  }
  return problems;
}

bool SqliteEngine::backupTo(const QString& path) {
  claimFile(path);
  SqliteEngine target(path, kOpenFlags);
  sqlite3_backup* backup = sqlite3_backup_init(target.handle_, "main", handle_, "main");
  if (backup == nullptr) {
    fail(target.handle_, SQLITE_ERROR);
  }
  sqlite3_backup_step(backup, -1);  // one step: a stepped copy restarts whenever someone writes
  const int code = sqlite3_backup_finish(backup);
  if (code != SQLITE_OK) {
    fail(target.handle_, code);
  }
  return true;
}

void refuseNetworkFileSystem(const QString& path) {
  const QStorageInfo volume(QFileInfo(path).absolutePath());
  if (isNetworkFileSystem(volume.fileSystemType())) {
    throw StorageError(StorageError::Kind::NetworkFileSystem,
                       QStringLiteral("file system type %1").arg(QString::fromLatin1(volume.fileSystemType())));
  }
}

/// Looks at the file's first bytes without opening it as a database.
void refuseForeignFile(const QString& path) {
  const QFileInfo info(path);
  if (!info.exists()) {
    throw StorageError(StorageError::Kind::NotFound, QStringLiteral("no such file"));
  }
  if (!info.isFile()) {
    throw StorageError(StorageError::Kind::CannotOpen, QStringLiteral("not a regular file"));
  }
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    throw StorageError(StorageError::Kind::CannotOpen, QStringLiteral("the file cannot be read"));
  }
  if (file.read(16) != QByteArray("SQLite format 3\0", 16)) {
    throw StorageError(StorageError::Kind::NotAStore, QStringLiteral("no SQLite file"));
  }
}

}  // namespace

bool isNetworkFileSystem(const QByteArray& fileSystemType) {
  static const std::array<QByteArray, 15> kinds{"nfs",  "nfs4",        "cifs",           "smb3",         "smbfs",
                                                "smb2", "fuse.sshfs",  "fuse.glusterfs", "fuse.davfs",   "fuse.davfs2",
                                                "afs",  "ceph",        "lustre",         "ncpfs",        "davfs"};
  return std::find(kinds.begin(), kinds.end(), fileSystemType.toLower()) != kinds.end();
}

std::unique_ptr<Engine> openSqlite(const QString& path) {
  refuseNetworkFileSystem(path);
  refuseForeignFile(path);
  auto engine = std::make_unique<SqliteEngine>(path, kOpenFlags);
  if (engine->pragma("PRAGMA application_id") != kApplicationId) {
    throw StorageError(StorageError::Kind::NotAStore, QStringLiteral("an SQLite file of another program"));
  }
  engine->configure();
  return engine;
}

std::unique_ptr<Engine> createSqlite(const QString& path) {
  refuseNetworkFileSystem(path);
  claimFile(path);
  auto engine = std::make_unique<SqliteEngine>(path, kOpenFlags);
  engine->execute("PRAGMA application_id=" + std::to_string(kApplicationId));
  engine->configure();
  return engine;
}

}  // namespace shuangda
