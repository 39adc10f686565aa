#pragma once

#include <gtest/gtest.h>

#include <QTemporaryDir>
#include <memory>

#include "base/clock.h"
#include "domain/session.h"
#include "services/store.h"
#include "storage/database.h"

namespace shuangda::test {

/// Base of every test that needs a store: runs once on SQLite and once on PostgreSQL (a private cluster given by the PG…
/// environment, see the test line in README). Without a server the PostgreSQL half is skipped, but fails where CI is set.
class EngineTest : public testing::TestWithParam<Database::Kind> {
 protected:
  void SetUp() override;
  void TearDown() override;

  /// A place where no store is yet, on the engine of this run.
  QString freshLocation();
  /// A new store with its first account, an administrator.
  std::unique_ptr<Store> freshStore();

  bool onSqlite() const { return GetParam() == Database::Kind::Sqlite; }

  QTemporaryDir folder_;
  FixedClock clock_{*Instant::parseLocal(u"2020-10-08 09:00")};
  Session session_{};

 private:
  QStringList schemas_;
};

#define SHUANGDA_ON_BOTH_ENGINES(suite)                                                                       \
  INSTANTIATE_TEST_SUITE_P(Engines, suite, testing::Values(Database::Kind::Sqlite, Database::Kind::Postgres), \
                           [](const auto& engine) { return engine.param == Database::Kind::Sqlite ? "sqlite" : "postgres"; })

}  // namespace shuangda::test
