#include "support/engines.h"

#include <QCoreApplication>
#include <QFile>

#include "services/account_service.h"

namespace shuangda::test {
namespace {

const QString kServer = QStringLiteral("postgresql://");

bool hasServer() { return qEnvironmentVariableIsSet("PGHOST") || qEnvironmentVariableIsSet("PGPORT"); }

}  // namespace

void EngineTest::SetUp() {
  // The attachments of a server's store lie in the user's data folder: not in that of who runs the tests.
  qputenv("XDG_DATA_HOME", QFile::encodeName(folder_.path()));
  if (onSqlite() || hasServer()) {
    return;
  }
  if (qEnvironmentVariableIsSet("CI")) {
    FAIL() << "no PostgreSQL server: run the tests through pg_virtualenv -t";
  }
  GTEST_SKIP() << "no PostgreSQL server";
}

void EngineTest::TearDown() {
  for (const QString& schema : schemas_) {
    Database::open(kServer, Database::Purpose::Open).execute("DROP SCHEMA IF EXISTS " + schema.toStdString() + " CASCADE");
  }
}

QString EngineTest::freshLocation() {
  static int counter = 0;
  const QString name = QStringLiteral("t%1_%2").arg(QCoreApplication::applicationPid()).arg(++counter);
  if (onSqlite()) {
    return folder_.filePath(name + QStringLiteral(".db"));
  }
  Database::open(kServer, Database::Purpose::Open).execute("CREATE SCHEMA " + name.toStdString());
  schemas_ << name;
  return kServer + QStringLiteral("/?options=-csearch_path%3D") + name;
}

std::unique_ptr<Store> EngineTest::freshStore() {
  std::unique_ptr<Store> store = Store::create(freshLocation(), clock_);
  const Result<Session> session = AccountService(*store).createFirst(Office{.name = QStringLiteral("云岭县双打办"), .regionCode = QStringLiteral("990421")},
                                                                     QStringLiteral("zhang"), QStringLiteral("a long password"));
  EXPECT_TRUE(session);
  session_ = session.value_or(Session{});
  return store;
}

}  // namespace shuangda::test
