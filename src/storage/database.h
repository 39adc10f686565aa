#pragma once

#include <QStringList>
#include <concepts>
#include <memory>
#include <optional>
#include <type_traits>

#include "base/clock.h"
#include "base/id.h"
#include "base/money.h"
#include "base/quantity.h"
#include "domain/event_date.h"
#include "storage/engine.h"
#include "storage/storage_error.h"
#include "storage/utf8.h"

namespace shuangda {

/// One connection to a store: an SQLite file or a PostgreSQL database. Used by one thread; only interrupt() may be called
/// from another. Every failure is a StorageError.
class Database {
 public:
  enum class Kind { Sqlite, Postgres };
  enum class Purpose {
    Open,    ///< an existing store
    Create,  ///< a new one: the file must not exist, the database must hold no store
  };

  /// `location` is a file path or a URL "postgresql://…". The file is not touched when it is refused.
  static Database open(const QString& location, Purpose purpose);
  static bool isServerUrl(const QString& location);

  Kind kind() const { return kind_; }
  void execute(std::string_view sql) { engine_->execute(sql); }
  void interrupt() noexcept { engine_->interrupt(); }
  QStringList tableNames() { return engine_->tableNames(); }
  QStringList integrityProblems() { return engine_->integrityProblems(); }
  QString translateMigration(const QString& sql) const { return engine_->translateMigration(sql); }
  Engine& engine() { return *engine_; }

 private:
  Database(Kind kind, std::unique_ptr<Engine> engine) : kind_(kind), engine_(std::move(engine)) {}

  Kind kind_;
  std::unique_ptr<Engine> engine_;
};

/// A prepared statement with `?` placeholders, reusable. Values are bound and read by type; text null and absent differ:
/// an empty QString is stored as empty text, std::nullopt as NULL.
class Statement {
 public:
  Statement(Database& database, std::string_view sql) : engine_(database.engine().prepare(sql)) {}
  ~Statement() {
    if (engine_) {  // empty after a move
      engine_->reset();
    }
  }
  Statement(Statement&&) noexcept = default;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  Statement& operator=(Statement&&) = delete;

  void bind(int parameter, std::nullopt_t) { engine_->bindNull(parameter); }
  template <std::integral T>
  void bind(int parameter, T value) { engine_->bindInteger(parameter, static_cast<std::int64_t>(value)); }
  void bind(int parameter, QStringView value) { engine_->bindText(parameter, value); }
  void bind(int parameter, const QString& value) { engine_->bindText(parameter, value); }
  void bind(int parameter, std::string_view value) { engine_->bindUtf8(parameter, value); }
  void bind(int parameter, Money value) { engine_->bindInteger(parameter, value.fen()); }
  void bind(int parameter, Quantity value) { engine_->bindInteger(parameter, value.thousandths()); }
  void bind(int parameter, Instant value) { engine_->bindText(parameter, value.utcText()); }
  void bind(int parameter, const EventDate& value) { engine_->bindText(parameter, value.text()); }
  void bindBytes(int parameter, std::string_view value) { engine_->bindBytes(parameter, value); }
  template <typename Tag>
  void bind(int parameter, Id<Tag> value) { engine_->bindInteger(parameter, value.value); }
  template <typename T>
  void bind(int parameter, const std::optional<T>& value) {
    value ? bind(parameter, *value) : engine_->bindNull(parameter);
  }

  /// Binds all parameters in order, after a reset.
  template <typename... T>
  Statement& bindAll(const T&... values) {
    reset();
    int parameter = 0;
    (bind(++parameter, values), ...);
    return *this;
  }

  /// Advances to the next row; false at the end.
  bool step() { return engine_->step(); }
  /// Executes to the end and makes the statement ready for new values. Returns the number of rows changed.
  std::int64_t run();
  void reset() { engine_->reset(); }

  /// The value of a column of the current row. NULL reads as the empty text or 0 where the type has no absent value; dates and
  /// instants that may be NULL must be read as optional.
  template <typename T>
  T get(int column) {
    if constexpr (requires { typename T::value_type; T(std::nullopt); }) {
      return engine_->isNull(column) ? T(std::nullopt) : T(get<typename T::value_type>(column));
    } else if constexpr (std::same_as<T, bool>) {
      return engine_->integer(column) != 0;
    } else if constexpr (std::integral<T>) {
      return static_cast<T>(engine_->integer(column));
    } else if constexpr (std::same_as<T, QString>) {
      return textFromUtf8(engine_->utf8(column));
    } else if constexpr (std::same_as<T, std::string_view>) {
      return engine_->utf8(column);
    } else if constexpr (std::same_as<T, Money>) {
      return Money::ofFen(engine_->integer(column));
    } else if constexpr (std::same_as<T, Quantity>) {
      return Quantity::ofThousandths(engine_->integer(column));
    } else if constexpr (std::same_as<T, Instant>) {
      return stored(Instant::parseUtc(get<QString>(column)));
    } else if constexpr (std::same_as<T, EventDate>) {
      return stored(EventDate::parse(get<QString>(column)));
    } else {
      return T{engine_->integer(column)};  // Id<Tag>
    }
  }
  std::string bytes(int column) { return engine_->bytes(column); }
  bool isNull(int column) { return engine_->isNull(column); }
  int columnCount() { return engine_->columnCount(); }

 private:
  /// A stored value that cannot be read back means a damaged store, not a user's mistake.
  template <typename T>
  static T stored(const Result<T>& value) {
    if (!value) {
      throw StorageError(StorageError::Kind::Corrupt, QStringLiteral("a stored date or instant is not readable"));
    }
    return *value;
  }

  std::unique_ptr<StatementEngine> engine_;
};

/// One unit of change. Rolls back when it goes out of scope without commit().
class Transaction {
 public:
  explicit Transaction(Database& database) : engine_(database.engine()) { engine_.begin(); }
  ~Transaction() {
    if (open_) {
      engine_.rollback();
    }
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit() {
    engine_.commit();
    open_ = false;
  }

 private:
  Engine& engine_;
  bool open_ = true;
};

/// Several reads of one state of the store: what others commit meanwhile is not seen. Not inside a Transaction.
class Snapshot {
 public:
  explicit Snapshot(Database& database) : engine_(database.engine()) { engine_.beginSnapshot(); }
  ~Snapshot() { engine_.rollback(); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Engine& engine_;
};

}  // namespace shuangda
