#include <gtest/gtest.h>

#include <QDir>
#include <QFile>

#include "services/account_service.h"
#include "services/attachment_service.h"
#include "services/case_service.h"
#include "services/code_list_service.h"
#include "services/maintenance_service.h"
#include "storage/migrations.h"
#include "support/engines.h"

using namespace shuangda;
using shuangda::test::EngineTest;

namespace {

class StoreUpgradeTest : public EngineTest {};

TEST_P(StoreUpgradeTest, storeOfTheFirstSchemaIsBackedUpAndTakesAttachmentsThen) {
  const QString location = freshLocation();
  {
    Database database = Database::open(location, Database::Purpose::Create);
    std::vector<Migration> first = builtInMigrations();
    first.resize(1);
    ASSERT_EQ(first[0].number, 1);
    migrate(database, first, clock_.now());
    database.execute("INSERT INTO setting (key, value) VALUES ('kept', 'yes')");
  }
  EXPECT_THROW(Store::open(location, clock_, Store::Pending::Refuse), StorageError);
  const auto store = Store::open(location, clock_, Store::Pending::Apply);
  // Beside the file, or in the user's data folder for a server; it opens as the store it was.
  const QDir folder(onSqlite() ? folder_.path() : folder_.filePath(QStringLiteral("shuangda")));
  const QStringList backups = folder.entryList({QStringLiteral("*.before-migration-*.bak")});
  ASSERT_EQ(backups.size(), 1);
  {
    Database backup = Database::open(folder.filePath(backups[0]), Database::Purpose::Open);
    EXPECT_EQ(inspectSchema(backup, builtInMigrations()).applied, 1);
    Statement kept(backup, "SELECT value FROM setting WHERE key = 'kept'");
    EXPECT_TRUE(kept.step() && kept.get<QString>(0) == QStringLiteral("yes"));
  }
  const Session session = *AccountService(*store).createFirst(
      Office{.name = QStringLiteral("云岭县双打办")}, QStringLiteral("zhang"), QStringLiteral("a long password"));
  EXPECT_TRUE(CodeListService(*store)
                  .labels(session, QStringLiteral("attachment_role"), QDate(2020, 10, 8))
                  ->contains(QStringLiteral("送达回证")));
  LegalCase c;
  c.number = QStringLiteral("C1");
  c.authority = QStringLiteral("县局");
  c.cause = QStringLiteral("假冒专利");
  c = *CaseService(*store).save(session, c);
  QFile file(folder_.filePath(QStringLiteral("a.txt")));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("x");
  file.close();
  EXPECT_TRUE(
      AttachmentService(*store).add(session, {.legalCase = c.id, .role = QStringLiteral("送达回证")}, file.fileName()));
  for (const auto& check : MaintenanceService(*store).verify()) {
    EXPECT_TRUE(check.problems.isEmpty()) << check.name.toStdString() << check.problems.join(u'\n').toStdString();
  }
}

SHUANGDA_ON_BOTH_ENGINES(StoreUpgradeTest);

}  // namespace
