#pragma once

#include <QByteArray>
#include <QString>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace shuangda {

/// What Statement needs of a prepared statement. Parameters are counted from 1, columns from 0.
class StatementEngine {
 public:
  virtual ~StatementEngine() = default;
  virtual void bindNull(int parameter) = 0;
  virtual void bindInteger(int parameter, std::int64_t value) = 0;
  virtual void bindText(int parameter, QStringView value) = 0;
  virtual void bindUtf8(int parameter, std::string_view value) = 0;
  virtual void bindBytes(int parameter, std::string_view value) = 0;
  /// Executes up to the next row; false when there is none (any more).
  virtual bool step() = 0;
  virtual void reset() = 0;
  virtual bool isNull(int column) = 0;
  virtual std::int64_t integer(int column) = 0;
  /// UTF-8 bytes, valid until the next step or reset.
  virtual std::string_view utf8(int column) = 0;
  virtual std::string bytes(int column) = 0;
  virtual int columnCount() = 0;
  /// Rows changed by the last complete execution.
  virtual std::int64_t changes() = 0;
};

/// What Database needs of SQLite or PostgreSQL.
class Engine {
 public:
  virtual ~Engine() = default;
  virtual std::unique_ptr<StatementEngine> prepare(std::string_view sql) = 0;
  /// Runs statements without parameters or results.
  virtual void execute(std::string_view sql) = 0;
  /// Starts a transaction that may write, so that it never fails later for having begun as a reader.
  virtual void begin() = 0;
  /// Starts a transaction that only reads and sees one state of the store, whatever others commit meanwhile.
  virtual void beginSnapshot() = 0;
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
  /// Cancels what another thread is executing; the only call allowed from a foreign thread.
  virtual void interrupt() noexcept = 0;
  /// The migration text in this engine's dialect (see migrations.h for the tokens).
  virtual QString translateMigration(const QString& sql) const = 0;
  /// Names of the ordinary tables of the store, sorted.
  virtual QStringList tableNames() = 0;
  /// Empty when sound, otherwise what the engine's own check says, one complaint an entry.
  virtual QStringList integrityProblems() = 0;
  /// Writes a consistent copy to an SQLite file while others go on working. False when this engine cannot by itself.
  virtual bool backupTo(const QString& path) = 0;
};

}  // namespace shuangda
