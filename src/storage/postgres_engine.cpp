#include "storage/postgres_engine.h"

#include <libpq-fe.h>

#include <QRegularExpression>
#include <QStringList>
#include <charconv>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "storage/storage_error.h"

namespace shuangda {
namespace {

struct ResultDeleter {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, ResultDeleter>;

StorageError::Kind kindOf(std::string_view sqlState) {
  const std::string_view group = sqlState.substr(0, 2);
  if (group == "23") {
    return StorageError::Kind::Constraint;
  }
  if (sqlState == "53100") {
    return StorageError::Kind::Full;
  }
  if (sqlState == "57014") {
    return StorageError::Kind::Interrupted;
  }
  if (sqlState == "40001" || sqlState == "40P01" || sqlState == "55P03") {
    return StorageError::Kind::Busy;
  }
  if (sqlState == "25006") {
    return StorageError::Kind::ReadOnly;
  }
  if (group == "28" || group == "3D" || sqlState == "42501") {
    return StorageError::Kind::CannotOpen;
  }
  if (group == "08" || group == "57") {
    return StorageError::Kind::ConnectionLost;
  }
  return group == "XX" ? StorageError::Kind::Corrupt : StorageError::Kind::Other;
}

[[noreturn]] void fail(PGconn* connection, const PGresult* result) {
  const char* state = result != nullptr ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  if (state == nullptr) {
    throw StorageError(PQstatus(connection) == CONNECTION_BAD ? StorageError::Kind::ConnectionLost : StorageError::Kind::Other,
                       QStringLiteral("postgresql: %1").arg(QString::fromUtf8(PQerrorMessage(connection)).trimmed()));
  }
  // The primary message only: the detail field repeats values of the record.
  const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  throw StorageError(kindOf(state), QStringLiteral("postgresql %1: %2").arg(QString::fromLatin1(state), QString::fromUtf8(message)));
}

class PostgresStatement;

/// What the statements of one connection share: at most one of them streams rows at a time.
struct Connection {
  PGconn* handle = nullptr;
  PostgresStatement* streaming = nullptr;
  std::unordered_map<std::string, std::string> prepared{};  ///< SQL → server-side name; the set of texts is small and fixed
};

class PostgresStatement final : public StatementEngine {
 public:
  PostgresStatement(Connection& connection, std::string_view sql);
  ~PostgresStatement() override { PostgresStatement::reset(); }

  void bindNull(int parameter) override { slot(parameter) = std::nullopt; }
  void bindInteger(int parameter, std::int64_t value) override { slot(parameter) = std::to_string(value); }
  void bindText(int parameter, QStringView value) override { slot(parameter) = value.toUtf8().toStdString(); }
  void bindUtf8(int parameter, std::string_view value) override { slot(parameter) = std::string(value); }
  void bindBytes(int parameter, std::string_view value) override {
    slot(parameter) = "\\x" + QByteArray::fromRawData(value.data(), static_cast<qsizetype>(value.size())).toHex().toStdString();
  }
  bool step() override;
  void reset() override;
  bool isNull(int column) override { return PQgetisnull(row_.get(), 0, column) != 0; }
  std::int64_t integer(int column) override {
    const std::string_view text = utf8(column);
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }
  std::string_view utf8(int column) override {
    return {PQgetvalue(row_.get(), 0, column), static_cast<std::size_t>(PQgetlength(row_.get(), 0, column))};
  }
  std::string bytes(int column) override {
    const std::string_view hex = utf8(column).substr(2);  // after the "\\x" of the text form
    return QByteArray::fromHex(QByteArray::fromRawData(hex.data(), static_cast<qsizetype>(hex.size()))).toStdString();
  }
  int columnCount() override { return row_ ? PQnfields(row_.get()) : 0; }
  std::int64_t changes() override { return changes_; }

  /// Reads the rest of the answer into memory, so that another statement may use the connection.
  void spill() {
    while (ResultPtr next{PQgetResult(connection_.handle)}) {
      pending_.push_back(std::move(next));
    }
    connection_.streaming = nullptr;
  }

 private:
  std::optional<std::string>& slot(int parameter) {
    const auto index = static_cast<std::size_t>(parameter - 1);
    if (index >= values_.size()) {
      values_.resize(index + 1);
    }
    return values_[index];
  }
  void send();
  ResultPtr next();

  Connection& connection_;
  std::string name_;
  std::vector<std::optional<std::string>> values_;
  std::deque<ResultPtr> pending_;
  ResultPtr row_;
  std::int64_t changes_ = 0;
  bool sent_ = false;
  bool finished_ = false;
};

void spillOther(Connection& connection, const PostgresStatement* self) {
  if (connection.streaming != nullptr && connection.streaming != self) {
    connection.streaming->spill();
  }
}

PostgresStatement::PostgresStatement(Connection& connection, std::string_view sql) : connection_(connection) {
  std::string& name = connection.prepared[std::string(sql)];
  if (name.empty()) {
    spillOther(connection, this);
    std::string fresh = "s";
    fresh += std::to_string(connection.prepared.size());
    const ResultPtr result{PQprepare(connection.handle, fresh.c_str(), numberPlaceholders(sql).c_str(), 0, nullptr)};
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
      connection.prepared.erase(std::string(sql));
      fail(connection.handle, result.get());
    }
    name = fresh;
  }
  name_ = name;
}

void PostgresStatement::send() {
  spillOther(connection_, this);
  std::vector<const char*> values;
  values.reserve(values_.size());
  for (const auto& value : values_) {
    values.push_back(value ? value->c_str() : nullptr);
  }
  if (PQsendQueryPrepared(connection_.handle, name_.c_str(), static_cast<int>(values.size()), values.data(), nullptr, nullptr, 0) == 0) {
    fail(connection_.handle, nullptr);
  }
  PQsetSingleRowMode(connection_.handle);
  connection_.streaming = this;
  sent_ = true;
}

ResultPtr PostgresStatement::next() {
  if (!pending_.empty()) {
    ResultPtr result = std::move(pending_.front());
    pending_.pop_front();
    return result;
  }
  if (connection_.streaming != this) {
    return nullptr;
  }
  ResultPtr result{PQgetResult(connection_.handle)};
  if (!result) {
    connection_.streaming = nullptr;
  }
  return result;
}

bool PostgresStatement::step() {
  if (finished_) {
    return false;
  }
  if (!sent_) {
    send();
  }
  while (ResultPtr result = next()) {
    switch (PQresultStatus(result.get())) {
      case PGRES_SINGLE_TUPLE:
        row_ = std::move(result);
        return true;
      case PGRES_TUPLES_OK:
      case PGRES_COMMAND_OK: {
        const std::string_view count = PQcmdTuples(result.get());
        std::from_chars(count.data(), count.data() + count.size(), changes_);
        break;
      }
      default: {
        const ResultPtr failed = std::move(result);
        while (next()) {
        }
        finished_ = true;
        fail(connection_.handle, failed.get());
      }
    }
  }
  finished_ = true;
  row_.reset();
  if (PQstatus(connection_.handle) == CONNECTION_BAD) {
    fail(connection_.handle, nullptr);
  }
  return false;
}

void PostgresStatement::reset() {
  while (next()) {
  }
  row_.reset();
  sent_ = false;
  finished_ = false;
}

class PostgresEngine final : public Engine {
 public:
  explicit PostgresEngine(const QString& url);
  ~PostgresEngine() override {
    PQfreeCancel(cancel_);
    PQfinish(connection_.handle);
  }

  std::unique_ptr<StatementEngine> prepare(std::string_view sql) override {
    return std::make_unique<PostgresStatement>(connection_, sql);
  }
  void execute(std::string_view sql) override {
    spillOther(connection_, nullptr);
    const ResultPtr result{PQexec(connection_.handle, std::string(sql).c_str())};
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) {
      fail(connection_.handle, result.get());
    }
  }
  void begin() override { execute("BEGIN"); }
  void beginSnapshot() override { execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }
  void commit() override {
    spillOther(connection_, nullptr);
    const ResultPtr result{PQexec(connection_.handle, "COMMIT")};
    // A transaction with a swallowed error answers ROLLBACK to COMMIT: nothing was kept, so it must not look like success.
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK || std::string_view(PQcmdStatus(result.get())) != "COMMIT") {
      fail(connection_.handle, result.get());
    }
  }
  void rollback() noexcept override {
    try {
      spillOther(connection_, nullptr);
    } catch (...) {  // the connection is gone, and with it the transaction
    }
    PQclear(PQexec(connection_.handle, "ROLLBACK"));
  }
  void interrupt() noexcept override {
    std::array<char, 256> error{};
    PQcancel(cancel_, error.data(), static_cast<int>(error.size()));
  }
  QString translateMigration(const QString& sql) const override;
  QStringList tableNames() override;
  QStringList integrityProblems() override { return {}; }
  bool backupTo(const QString&) override { return false; }

 private:
  Connection connection_;
  PGcancel* cancel_ = nullptr;
};

PostgresEngine::PostgresEngine(const QString& url) {
  connection_.handle = PQconnectdb(url.toUtf8().constData());
  if (PQstatus(connection_.handle) != CONNECTION_OK) {
    const QString message = QString::fromUtf8(PQerrorMessage(connection_.handle)).trimmed();
    PQfinish(connection_.handle);
    throw StorageError(StorageError::Kind::CannotOpen, QStringLiteral("postgresql: %1").arg(message));
  }
  PQsetNoticeProcessor(connection_.handle, [](void*, const char*) {}, nullptr);
  cancel_ = PQgetCancel(connection_.handle);
  execute("SET client_encoding TO 'UTF8'");
  execute("SET standard_conforming_strings TO on");
}

QString PostgresEngine::translateMigration(const QString& sql) const {
  QString text = sql;
  text.replace(QLatin1String("{{identity}}"), QLatin1String("BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"));
  text.replace(QLatin1String("{{key}}"), QLatin1String("BIGINT PRIMARY KEY"));
  text.replace(QLatin1String("{{bytes}}"), QLatin1String("BYTEA"));
  // Texts compare bytewise on both engines: dates sort as written, whatever the locale of the cluster.
  static const QRegularExpression textType(QStringLiteral("\\bTEXT\\b"));
  text.replace(textType, QStringLiteral("TEXT COLLATE \"C\""));
  return text;
}

QStringList PostgresEngine::tableNames() {
  PostgresStatement statement(connection_,
                              "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = current_schema() ORDER BY tablename");
  QStringList names;
  while (statement.step()) {
    const std::string_view name = statement.utf8(0);
    names << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
  }
  return names;
}

}  // namespace

std::string numberPlaceholders(std::string_view sql) {
  std::string result;
  result.reserve(sql.size() + 16);
  int number = 0;
  char quote = 0;
  for (const char c : sql) {
    if (quote != 0) {
      quote = c == quote ? 0 : quote;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '?') {
      result += '$';
      result += std::to_string(++number);
      continue;
    }
    result += c;
  }
  return result;
}

std::unique_ptr<Engine> openPostgres(const QString& url) { return std::make_unique<PostgresEngine>(url); }

}  // namespace shuangda
