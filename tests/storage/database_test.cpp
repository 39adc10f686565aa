#include "storage/database.h"

#include <gtest/gtest.h>

#include <QFile>
#include <thread>

#include "storage/migrations.h"
#include "storage/postgres_engine.h"
#include "storage/sqlite_engine.h"
#include "support/engines.h"

using namespace shuangda;
using shuangda::test::EngineTest;

namespace {

StorageError::Kind kindOf(const std::function<void()>& act) {
  try {
    act();
  } catch (const StorageError& error) {
    return error.kind();
  }
  ADD_FAILURE() << "no StorageError";
  return StorageError::Kind::Other;
}

class DatabaseTest : public EngineTest {
 protected:
  Database open() { return Database::open(freshLocation(), Database::Purpose::Create); }
};

TEST_P(DatabaseTest, bindsAndReadsEveryType) {
  Database db = open();
  db.execute("CREATE TABLE sample (a TEXT, b BIGINT, c TEXT, d BIGINT, e TEXT, f BIGINT)");
  const QString text = QStringLiteral("双打 𠮷 'quote' ? end");
  Statement insert(db, "INSERT INTO sample (a, b, c, d, e, f) VALUES (?, ?, ?, ?, ?, ?)");
  EXPECT_EQ(insert.bindAll(text, Money::ofFen(-5), *EventDate::parse(u"2020-08"), Quantity::ofThousandths(151400), std::optional<QString>(), true).run(), 1);
  insert.bindAll(QString(), std::optional<Money>(), QString(), 0, QStringLiteral("x"), false).run();
  Statement select(db, "SELECT a, b, c, d, e, f FROM sample WHERE a = ?");
  ASSERT_TRUE(select.bindAll(text).step());
  EXPECT_EQ(select.get<QString>(0), text);
  EXPECT_EQ(select.get<Money>(1), Money::ofFen(-5));
  EXPECT_EQ(select.get<EventDate>(2).text(), QStringLiteral("2020-08"));
  EXPECT_EQ(select.get<Quantity>(3).text(), QStringLiteral("151.4"));
  EXPECT_FALSE(select.get<std::optional<QString>>(4));
  EXPECT_TRUE(select.get<bool>(5));
  EXPECT_FALSE(select.step());
  ASSERT_TRUE(select.bindAll(QString()).step()) << "an empty text is stored as empty text, not as NULL";
  EXPECT_FALSE(select.get<std::optional<Money>>(1));
}

TEST_P(DatabaseTest, transactionRollsBackUnlessCommitted) {
  Database db = open();
  db.execute("CREATE TABLE sample (a BIGINT PRIMARY KEY)");
  {
    Transaction transaction(db);
    db.execute("INSERT INTO sample (a) VALUES (1)");
  }
  {
    Transaction transaction(db);
    db.execute("INSERT INTO sample (a) VALUES (2)");
    transaction.commit();
  }
  Statement select(db, "SELECT a FROM sample");
  ASSERT_TRUE(select.step());
  EXPECT_EQ(select.get<int>(0), 2);
  EXPECT_FALSE(select.step());
}

TEST_P(DatabaseTest, failedStatementNeverCommits) {
  Database db = open();
  db.execute("CREATE TABLE sample (a BIGINT PRIMARY KEY)");
  EXPECT_EQ(kindOf([&] {
              Transaction transaction(db);
              db.execute("INSERT INTO sample (a) VALUES (1)");
              Statement(db, "INSERT INTO sample (a) VALUES (?)").bindAll(1).run();
              transaction.commit();
            }),
            StorageError::Kind::Constraint);
  Statement count(db, "SELECT COUNT(*) FROM sample");
  ASSERT_TRUE(count.step());
  EXPECT_EQ(count.get<int>(0), 0);
}

TEST_P(DatabaseTest, statementsMayInterleave) {
  Database db = open();
  db.execute("CREATE TABLE sample (a BIGINT PRIMARY KEY)");
  Statement insert(db, "INSERT INTO sample (a) VALUES (?)");
  for (int i = 0; i < 50; ++i) {
    insert.bindAll(i).run();
  }
  Statement outer(db, "SELECT a FROM sample ORDER BY a");
  Statement inner(db, "SELECT a + 100 FROM sample WHERE a = ?");
  int seen = 0;
  while (outer.step()) {
    ASSERT_TRUE(inner.bindAll(outer.get<int>(0)).step());
    EXPECT_EQ(inner.get<int>(0), outer.get<int>(0) + 100);
    ++seen;
  }
  EXPECT_EQ(seen, 50);
}

TEST_P(DatabaseTest, textSortsByBytes) {
  Database db = open();
  db.execute(db.translateMigration(QStringLiteral("CREATE TABLE sample (a TEXT NOT NULL)")).toStdString());
  for (const char* date : {"2020-08-01", "2020-08", "2020", "2020-07-31", "B", "a"}) {
    Statement(db, "INSERT INTO sample (a) VALUES (?)").bindAll(std::string_view(date)).run();
  }
  Statement select(db, "SELECT a FROM sample ORDER BY a");
  QStringList order;
  while (select.step()) {
    order << select.get<QString>(0);
  }
  EXPECT_EQ(order.join(u' '), QStringLiteral("2020 2020-07-31 2020-08 2020-08-01 B a"));
}

TEST_P(DatabaseTest, interruptCancelsALongQuery) {
  Database db = open();
  std::thread canceller([&db] {
    for (int i = 0; i < 40; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      db.interrupt();
    }
  });
  EXPECT_EQ(kindOf([&] {
              Statement endless(db, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT COUNT(*) FROM n");
              endless.step();
            }),
            StorageError::Kind::Interrupted);
  canceller.join();
}

TEST_P(DatabaseTest, migrationsApplyOnceAndAreChecked) {
  const QString location = freshLocation();
  Database db = Database::open(location, Database::Purpose::Create);
  auto list = builtInMigrations();
  ASSERT_FALSE(list.empty());
  migrate(db, list, clock_.now());
  EXPECT_EQ(inspectSchema(db, list).pending, 0);
  migrate(db, list, clock_.now());

  list.push_back({.number = 9999, .name = QStringLiteral("later"), .sql = QStringLiteral("CREATE TABLE later (id {{identity}}, a TEXT);"), .checksum = "abc"});
  EXPECT_EQ(inspectSchema(db, list).pending, 1);
  migrate(db, list, clock_.now());
  list.pop_back();
  EXPECT_EQ(kindOf([&] { inspectSchema(db, list); }), StorageError::Kind::TooNew);

  list.front().checksum = "changed";
  EXPECT_EQ(kindOf([&] { inspectSchema(db, list); }), StorageError::Kind::Migration);
}

TEST_P(DatabaseTest, failedMigrationLeavesNothing) {
  Database db = open();
  const std::vector<Migration> list{
      {.number = 1, .name = QStringLiteral("bad"), .sql = QStringLiteral("CREATE TABLE kept (a BIGINT);\nCREATE TABLE broken (;"), .checksum = "x"}};
  EXPECT_THROW(migrate(db, list, clock_.now()), StorageError);
  EXPECT_FALSE(db.tableNames().contains(QStringLiteral("kept")));
  EXPECT_EQ(inspectSchema(db, list).applied, 0);
}

TEST_P(DatabaseTest, appendOnlyTablesRefuseChangeAndRemoval) {
  std::unique_ptr<Store> store = freshStore();
  for (const char* sql : {"UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry"}) {
    EXPECT_EQ(kindOf([&] { store->database().execute(sql); }), StorageError::Kind::Constraint) << sql;
  }
}

SHUANGDA_ON_BOTH_ENGINES(DatabaseTest);

// What is no store is refused by name, and the file keeps every byte.
class RefusedFile : public testing::Test {
 protected:
  StorageError::Kind openKind(const QString& path) {
    return kindOf([&] { Store::open(path, clock_, Store::Pending::Apply); });
  }
  QString write(const QString& name, const QByteArray& bytes) {
    QFile file(folder_.filePath(name));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    return file.fileName();
  }
  QByteArray read(const QString& path) {
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return file.readAll();
  }
  QTemporaryDir folder_;
  SystemClock clock_;
};

TEST_F(RefusedFile, absentOrNoDatabase) {
  EXPECT_EQ(openKind(folder_.filePath(QStringLiteral("none.db"))), StorageError::Kind::NotFound);
  EXPECT_FALSE(QFile::exists(folder_.filePath(QStringLiteral("none.db"))));
  EXPECT_EQ(openKind(folder_.path()), StorageError::Kind::CannotOpen);
  const QString text = write(QStringLiteral("text.db"), "a ledger, not a database");
  EXPECT_EQ(openKind(text), StorageError::Kind::NotAStore);
  EXPECT_EQ(read(text), "a ledger, not a database");
  EXPECT_EQ(openKind(write(QStringLiteral("empty.db"), {})), StorageError::Kind::NotAStore);
}

TEST_F(RefusedFile, otherProgramsDatabase) {
  const QString path = folder_.filePath(QStringLiteral("other.db"));
  { Store::create(path, clock_); }
  {
    Database db = Database::open(path, Database::Purpose::Open);
    db.execute("PRAGMA application_id=1");
    db.execute("PRAGMA journal_mode=DELETE");
  }
  const QByteArray before = read(path);
  EXPECT_EQ(openKind(path), StorageError::Kind::NotAStore);
  EXPECT_EQ(read(path), before);
}

TEST_F(RefusedFile, storeOfANewerProgram) {
  const QString path = folder_.filePath(QStringLiteral("newer.db"));
  {
    const auto store = Store::create(path, clock_);
    store->database().execute("INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (9000, 'future', 'x', 'y')");
  }
  const QByteArray before = read(path);
  EXPECT_EQ(openKind(path), StorageError::Kind::TooNew);
  EXPECT_EQ(read(path), before);
}

TEST_F(RefusedFile, damagedStore) {
  const QString path = folder_.filePath(QStringLiteral("damaged.db"));
  { Store::create(path, clock_); }
  QByteArray bytes = read(path);
  bytes.replace(100, bytes.size() - 100, QByteArray(bytes.size() - 100, '\x5a'));
  write(QStringLiteral("damaged.db"), bytes);
  const StorageError::Kind kind = openKind(path);
  EXPECT_TRUE(kind == StorageError::Kind::Corrupt || kind == StorageError::Kind::NotAStore);
}

TEST_F(RefusedFile, existingFileIsNeverOverwritten) {
  const QString path = write(QStringLiteral("mine.db"), "precious");
  EXPECT_EQ(kindOf([&] { Store::create(path, clock_); }), StorageError::Kind::AlreadyThere);
  EXPECT_EQ(read(path), "precious");
}

TEST_F(RefusedFile, fullDiskIsNamedAndNothingIsHalfWritten) {
  const auto store = Store::create(folder_.filePath(QStringLiteral("full.db")), clock_);
  Statement pages(store->database(), "PRAGMA page_count");
  pages.step();
  store->database().execute("PRAGMA max_page_count=" + std::to_string(pages.get<int>(0)));
  EXPECT_EQ(kindOf([&] {
              Transaction transaction(store->database());
              Statement insert(store->database(), "INSERT INTO setting (key, value) VALUES (?, ?)");
              for (int i = 0; i < 5000; ++i) {
                insert.bindAll(QString::number(i), QString(500, u'x')).run();
              }
              transaction.commit();
            }),
            StorageError::Kind::Full);
  Statement count(store->database(), "SELECT COUNT(*) FROM setting");
  count.step();
  EXPECT_EQ(count.get<int>(0), 0);
}

TEST(SqliteEngine, knowsNetworkFileSystems) {
  for (const char* type : {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs"}) {
    EXPECT_TRUE(isNetworkFileSystem(type)) << type;
  }
  for (const char* type : {"ext4", "xfs", "btrfs", "tmpfs", "overlay", "fuseblk", ""}) {
    EXPECT_FALSE(isNetworkFileSystem(type)) << type;
  }
}

TEST(PostgresEngine, numbersPlaceholdersOutsideQuotes) {
  EXPECT_EQ(numberPlaceholders("SELECT '?' , \"?\" FROM t WHERE a = ? AND b LIKE ? ESCAPE '\\'"),
            "SELECT '?' , \"?\" FROM t WHERE a = $1 AND b LIKE $2 ESCAPE '\\'");
}

}  // namespace
