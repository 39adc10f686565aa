#include <gtest/gtest.h>

#include <QDir>
#include <QFile>

#include "services/account_service.h"
#include "services/attachment_service.h"
#include "services/backup.h"
#include "services/case_service.h"
#include "services/code_list_service.h"
#include "services/maintenance_service.h"
#include "services/search_service.h"
#include "storage/custody_repository.h"
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

TEST_P(StoreUpgradeTest, transfersEnteredBeforeAreFoundAfterTheUpgrade) {
  const QString location = freshLocation();
  {
    Database database = Database::open(location, Database::Purpose::Create);
    std::vector<Migration> released = builtInMigrations();
    std::erase_if(released, [](const Migration& migration) { return migration.number > 14; });
    migrate(database, released, clock_.now());
    Transaction transaction(database);
    for (const char* sql :
         {"INSERT INTO office (uid, name, level, organ_kind, region_code, office_group, enforces, reports, data_mode, sort_no) VALUES ('o', 'o', '', '', '', '', 1, 1, '', 0)",
          "INSERT INTO account (login, display_name, password_hash, role, office_id, created_at, version) VALUES ('a', 'a', '$argon2id$x', 'editor', 1, 'now', 1)",
          "INSERT INTO transfer (uid, version, number, lane, title, unit, opened_at, account_id) VALUES ('t', 1, 'YS2020-0001', 'order', '假酒系列案', 'o', '2020-10-01T01:00:00.000Z', 1)",
          "INSERT INTO suspect (uid, version, transfer_id, name, id_no, type, note) VALUES ('s', 1, 1, '欧阳某', '', '', '')"}) {
      database.execute(sql);
    }
    transaction.commit();
    writeBackup(database, folder_.filePath(QStringLiteral("before.bak")), clock_);
    migrate(database, builtInMigrations(), clock_.now());
  }
  const auto store = Store::open(location, clock_, Store::Pending::Refuse);
  SearchService search(*store);
  search.finish();
  const Session session{.account = AccountId{1}, .role = Role::Reader};
  for (const QString& words : {QStringLiteral("YS2020-0001"), QStringLiteral("假酒系列"), QStringLiteral("欧阳某")}) {
    const auto found = search.find(session, words, 10);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 1u) << words.toStdString();
    EXPECT_EQ(found->front().transfer, TransferId{1});
  }
}

// The ledger is written anew where a rule of its table changes: its rows, balances and guards are there afterwards as before.
TEST_P(StoreUpgradeTest, aLedgerOfGoodsIsWholeAfterTheUpgrade) {
  const QString location = freshLocation();
  {
    Database database = Database::open(location, Database::Purpose::Create);
    std::vector<Migration> released = builtInMigrations();
    std::erase_if(released, [](const Migration& migration) { return migration.number > 9; });
    migrate(database, released, clock_.now());
    const std::string columns = "INSERT INTO custody_movement (uid, item_id, into_item_id, kind, quantity, from_state, to_state, from_place_id, to_place_id, happened_at, giver, receiver,"
                                " witness, doc_no, reverses_id, note, recorded_at, account_id) VALUES ";
    const std::string rest = ", '2020-03-02', 'a', 'b', '', 'd', ";
    Transaction transaction(database);
    for (const std::string& sql :
         {std::string("INSERT INTO office (uid, name, level, organ_kind, region_code, office_group, enforces, reports, data_mode, sort_no) VALUES ('o', 'o', '', '', '', '', 1, 1, '', 0)"),
          std::string("INSERT INTO account (login, display_name, password_hash, role, office_id, created_at, version) VALUES ('a', 'a', '$argon2id$x', 'editor', 1, 'now', 1)"),
          std::string("INSERT INTO measure (uid, kind, doc_no) VALUES ('m', 'seizure', 'd')"),
          std::string("INSERT INTO seized_item (uid, measure_id, name, spec, quantity, unit, unit_price_yuan, doc_no, storage, keeper, disposal, supervisor, note)"
                      " VALUES ('i', 1, 'n', '', 10000, 'u', '', '', '', '', '', '', '')"),
          std::string("INSERT INTO place (uid, version, kind, code, name, address, keeper, contact, hazards, licence_no, licence_scope, note)"
                      " VALUES ('p', 1, 'store', 'A1', 'A1', '', '', '', '', '', '', '')"),
          std::string("INSERT INTO custody_rule (kind, from_state, to_state, from_places, to_places, needs_decision, needs_batch, stays_in_place)"
                      " VALUES ('seize', 'outside', 'seized', '', '', 0, 0, 0), ('release', 'seized', 'released', '', '', 0, 0, 0)"),
          columns + "('1', 1, 1, 'seize', 10000, 'outside', 'seized', NULL, 1" + rest + "NULL, '', '2020-03-02T01:00:00.000Z', 1)",
          columns + "('2', 1, 1, 'release', 3000, 'seized', 'released', 1, NULL" + rest + "NULL, '', '2020-03-02T01:00:00.000Z', 1)",
          columns + "('3', 1, 1, 'release', 3000, 'released', 'seized', NULL, 1" + rest + "2, 'wrong', '2020-03-02T01:00:00.000Z', 1)"}) {
      database.execute(sql);
    }
    transaction.commit();
  }
  const auto store = Store::open(location, clock_, Store::Pending::Apply);
  CustodyRepository ledger(store->database());
  const std::vector<CustodyMovement> movements = ledger.ofItem(ItemId{1});
  ASSERT_EQ(movements.size(), 3u);
  EXPECT_EQ(movements[2].reverses, movements[1].id);
  EXPECT_EQ(quantityIn(ledger.balance(ItemId{1}), CustodyState::Seized), Quantity::ofThousandths(10'000));
  EXPECT_TRUE(ledger.problems().isEmpty()) << ledger.problems().join(u'\n').toStdString();
  CustodyMovement more = movements[0];
  more.uid = QStringLiteral("4");
  more.kind = QStringLiteral("sample_in");
  more.to = CustodyState::Sampled;
  for (const char* sql : {"UPDATE custody_movement SET quantity = 1", "DELETE FROM custody_movement", "UPDATE custody_balance SET quantity = 1"}) {
    EXPECT_THROW(
        {
          Transaction transaction(store->database());
          store->database().execute(sql);
        },
        StorageError)
        << sql;
  }
  EXPECT_THROW(
      {
        Transaction transaction(store->database());
        ledger.insert(more);
      },
      StorageError)
      << "more than the line says";
  EXPECT_TRUE(ledger.problems().isEmpty());
}

SHUANGDA_ON_BOTH_ENGINES(StoreUpgradeTest);

}  // namespace
