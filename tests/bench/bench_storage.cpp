// What the typed layer over SQLite costs, as a ratio to the same work through the C API in the same run.
// Usage: bench_storage [rows]   (1,000,000 when not given)

#include <sqlite3.h>

#include <QDir>
#include <QTemporaryDir>
#include <cstdio>
#include <cstdlib>
#include <limits>

#include "bench/measure.h"
#include "bench/sample_rows.h"
#include "storage/database.h"

using namespace shuangda;
using namespace shuangda::bench;

namespace {

constexpr int kInsertRounds = 20;
constexpr int kReadRounds = 5;
constexpr int kLookupRounds = 9;
constexpr int kLookups = 50'000;
constexpr int kCommitRounds = 21;
constexpr int kCommits = 100;

void require(int code) {
  if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) {
    std::fprintf(stderr, "sqlite error %d\n", code);
    std::exit(1);
  }
}

/// The other side: nothing between the loop and the C API.
class RawDatabase {
 public:
  explicit RawDatabase(const QString& path) {
    require(sqlite3_open_v2(path.toUtf8().constData(), &handle_,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr));
    for (const char* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON",
                               "PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON", "PRAGMA cache_size=-65536"}) {
      execute(pragma);
    }
  }
  ~RawDatabase() { sqlite3_close_v2(handle_); }
  RawDatabase(const RawDatabase&) = delete;
  RawDatabase& operator=(const RawDatabase&) = delete;

  void execute(const char* sql) { require(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }
  sqlite3_stmt* prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    require(sqlite3_prepare_v3(handle_, sql.c_str(), -1, 0, &statement, nullptr));
    return statement;
  }

 private:
  sqlite3* handle_ = nullptr;
};

/// Makes sure that what was read is used.
struct Sink {
  std::size_t bytes = 0;
  std::int64_t sum = 0;
};

void insertOurs(Statement& insert, const SampleRow& row, std::int64_t id) {
  int parameter = 0;
  insert.bind(++parameter, id);
  for (const QString& text : row.texts) {
    insert.bind(++parameter, text);
  }
  for (const std::int64_t number : row.numbers) {
    insert.bind(++parameter, number);
  }
  insert.run();
}

void insertRaw(sqlite3_stmt* insert, const SampleRow& row, std::int64_t id) {
  int parameter = 0;
  sqlite3_bind_int64(insert, ++parameter, id);
  for (const std::string& text : row.utf8) {
    sqlite3_bind_text(insert, ++parameter, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  }
  for (const std::int64_t number : row.numbers) {
    sqlite3_bind_int64(insert, ++parameter, number);
  }
  require(sqlite3_step(insert));
  sqlite3_reset(insert);
}

void readOurs(Statement& select, Sink& sink) {
  sink.sum += select.get<std::int64_t>(0);
  for (int i = 1; i <= kTexts; ++i) {
    sink.bytes += static_cast<std::size_t>(select.get<QString>(i).size());
  }
  for (int i = kTexts + 1; i <= kTexts + kNumbers; ++i) {
    sink.sum += select.get<std::int64_t>(i);
  }
}

void readRaw(sqlite3_stmt* select, Sink& sink) {
  sink.sum += sqlite3_column_int64(select, 0);
  for (int i = 1; i <= kTexts; ++i) {
    sink.bytes += reinterpret_cast<std::uintptr_t>(sqlite3_column_text(select, i)) & 1U;
    sink.bytes += static_cast<std::size_t>(sqlite3_column_bytes(select, i));
  }
  for (int i = kTexts + 1; i <= kTexts + kNumbers; ++i) {
    sink.sum += sqlite3_column_int64(select, i);
  }
}

void report(const char* what, const Pair& times, double limit, double workPerRound, const char* unit) {
  const double ratio = times.ours / times.raw;
  std::printf("%-22s ours %9.3f us/%s, raw %9.3f us/%s, ratio %.3f (target %.2f) %s\n", what,
              times.ours * 1e6 / workPerRound, unit, times.raw * 1e6 / workPerRound, unit, ratio, limit,
              ratio <= limit ? "ok" : "MISSED");
  std::fflush(stdout);
}

class StorageBench {
 public:
  StorageBench(const QString& folder, int rows)
      : rows_(rows),
        ours_(Database::open(folder + QStringLiteral("/ours.db"), Database::Purpose::Create)),
        raw_(folder + QStringLiteral("/raw.db")) {
    for (const std::string& sql : sampleSchema()) {
      ours_.execute(sql);
      raw_.execute(sql.c_str());
    }
  }

  void insertAll() {
    const int chunk = rows_ / kInsertRounds;
    Statement ours(ours_, sampleInsert());
    sqlite3_stmt* raw = raw_.prepare(sampleInsert());
    const auto each = [&](int round, auto&& insert) {
      for (int i = round * chunk; i < (round + 1) * chunk; ++i) {
        insert(samples_[static_cast<std::size_t>(i) % samples_.size()], i + 1);
      }
    };
    const Pair times = alternate(
        kInsertRounds,
        [&](int round) {
          Transaction transaction(ours_);
          each(round, [&](const SampleRow& row, std::int64_t id) { insertOurs(ours, row, id); });
          transaction.commit();
        },
        [&](int round) {
          raw_.execute("BEGIN IMMEDIATE");
          each(round, [&](const SampleRow& row, std::int64_t id) { insertRaw(raw, row, id); });
          raw_.execute("COMMIT");
        });
    sqlite3_finalize(raw);
    stored_ = chunk * kInsertRounds;
    report("bulk insert", times, 1.15, chunk, "row");
  }

  void readAll() {
    Statement ours(ours_, sampleSelect("ORDER BY id"));
    sqlite3_stmt* raw = raw_.prepare(sampleSelect("ORDER BY id"));
    const Pair times = alternate(
        kReadRounds,
        [&](int) {
          while (ours.step()) {
            readOurs(ours, sink_);
          }
          ours.reset();
        },
        [&](int) {
          while (sqlite3_step(raw) == SQLITE_ROW) {
            readRaw(raw, sink_);
          }
          sqlite3_reset(raw);
        });
    sqlite3_finalize(raw);
    report("read all columns", times, 1.65, stored_, "row");
  }

  void lookUp() {
    Statement ours(ours_, sampleSelect("WHERE id = ?"));
    sqlite3_stmt* raw = raw_.prepare(sampleSelect("WHERE id = ?"));
    const auto key = [&](int round, int i) {
      return 1 + (static_cast<std::int64_t>(i) * 48271 + round * 7919) % stored_;
    };
    const Pair times = alternate(
        kLookupRounds,
        [&](int round) {
          for (int i = 0; i < kLookups; ++i) {
            ours.bindAll(key(round, i)).step();
            readOurs(ours, sink_);
          }
          ours.reset();
        },
        [&](int round) {
          for (int i = 0; i < kLookups; ++i) {
            sqlite3_reset(raw);
            sqlite3_bind_int64(raw, 1, key(round, i));
            sqlite3_step(raw);
            readRaw(raw, sink_);
          }
          sqlite3_reset(raw);
        });
    sqlite3_finalize(raw);
    report("point lookup", times, 1.25, kLookups, "row");
  }

  void commitOneByOne() {
    Statement ours(ours_, sampleInsert());
    sqlite3_stmt* raw = raw_.prepare(sampleInsert());
    // Keys apart from one another, so that both files grow in the same way.
    const auto id = [&](int round, int i) { return std::int64_t{stored_} + 1 + round * kCommits + i; };
    const Pair times = alternate(
        kCommitRounds,
        [&](int round) {
          for (int i = 0; i < kCommits; ++i) {
            Transaction transaction(ours_);
            insertOurs(ours, samples_[static_cast<std::size_t>(i)], id(round, i));
            transaction.commit();
          }
        },
        [&](int round) {
          for (int i = 0; i < kCommits; ++i) {
            raw_.execute("BEGIN IMMEDIATE");
            insertRaw(raw, samples_[static_cast<std::size_t>(i)], id(round, i));
            raw_.execute("COMMIT");
          }
        });
    sqlite3_finalize(raw);
    report("durable commit", times, 1.10, kCommits, "commit");
  }

 private:
  int rows_;
  int stored_ = 0;
  std::vector<SampleRow> samples_ = sampleRows();
  Sink sink_;
  Database ours_;
  RawDatabase raw_;
};

}  // namespace

int main(int argc, char** argv) {
  const int rows = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
  if (rows < kInsertRounds) {
    std::fprintf(stderr, "usage: bench_storage [rows, at least %d]\n", kInsertRounds);
    return 2;
  }
  const QTemporaryDir folder(QDir::current().filePath(QStringLiteral("bench_storage-XXXXXX")));
  std::printf("%d rows of 31 columns with 8 indexes, SQLite %s\n", rows, sqlite3_libversion());
  StorageBench bench(folder.path(), rows);
  bench.insertAll();
  bench.readAll();
  bench.lookUp();
  bench.commitOneByOne();
  return 0;
}
