#include "services/case_service.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QFile>
#include <thread>

#include "services/account_service.h"
#include "services/demo_data.h"
#include "services/maintenance_service.h"
#include "storage/account_repository.h"
#include "storage/audit_trail.h"
#include "support/engines.h"

using namespace shuangda;
using shuangda::test::EngineTest;

namespace {

LegalCase sample(const QString& number) {
  LegalCase c;
  c.number = number;
  c.authority = QStringLiteral("县市场监管局、县公安局");
  c.cause = QStringLiteral("销售侵犯注册商标专用权的商品");
  c.party = {.name = QStringLiteral("云岭县某某商行"), .type = QStringLiteral("个体工商户"), .idNo = QStringLiteral("92990421MA0000003G")};
  c.filedDate = EventDate::parse(u"2020-08").value();
  c.goodsValue = Money::ofFen(55000);
  c.isOnline = true;
  c.decision.kinds = {QStringLiteral("罚款"), QStringLiteral("没收非法财物")};
  return c;
}

class CaseServiceTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (!IsSkipped() && !HasFatalFailure()) {
      store_ = freshStore();
      cases_ = std::make_unique<CaseService>(*store_);
    }
  }
  void TearDown() override {
    cases_.reset();
    store_.reset();
    EngineTest::TearDown();
  }
  std::unique_ptr<Store> store_;
  std::unique_ptr<CaseService> cases_;
};

TEST_P(CaseServiceTest, savedCaseComesBackWhole) {
  const Result<LegalCase> saved = cases_->save(session_, sample(QStringLiteral("C1")));
  ASSERT_TRUE(saved);
  const Result<LegalCase> read = cases_->find(session_, saved->id);
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, *saved);
  EXPECT_EQ(countingUnit(*read), QStringLiteral("县市场监管局"));
}

TEST_P(CaseServiceTest, emptyNumberIsFilled) {
  EXPECT_EQ(cases_->save(session_, sample({}))->number, QStringLiteral("SD2020-0001"));
  EXPECT_EQ(cases_->save(session_, sample({}))->number, QStringLiteral("SD2020-0002"));
}

TEST_P(CaseServiceTest, secondWindowCannotOverwrite) {
  LegalCase first = *cases_->save(session_, sample(QStringLiteral("C1")));
  LegalCase second = first;
  first.goodsValue = Money::ofFen(1);
  ASSERT_TRUE(cases_->save(session_, first));
  second.goodsValue = Money::ofFen(2);
  EXPECT_EQ(cases_->save(session_, second).error().code, ErrorCode::StaleVersion);
  EXPECT_EQ(cases_->find(session_, first.id)->goodsValue, Money::ofFen(1));
}

TEST_P(CaseServiceTest, refusesWhatCanNeverBeRight) {
  LegalCase c = sample(QStringLiteral("C1"));
  c.cause.clear();
  EXPECT_EQ(cases_->save(session_, c).error(), (Error{ErrorCode::Required, QStringLiteral("cause")}));
  c = sample(QStringLiteral("C1"));
  c.decision.fine = Money::ofFen(-1);
  EXPECT_EQ(cases_->save(session_, c).error().field, QStringLiteral("fine_yuan"));
  EXPECT_TRUE(cases_->list(session_, {})->empty());
}

TEST_P(CaseServiceTest, readerMayNotWriteAndNobodyActsWithoutSession) {
  Session reader = session_;
  reader.role = Role::Reader;
  EXPECT_EQ(cases_->save(reader, sample(QStringLiteral("C1"))).error().code, ErrorCode::Forbidden);
  EXPECT_EQ(cases_->list(Session{}, {}).error().code, ErrorCode::Forbidden);
}

TEST_P(CaseServiceTest, everyChangeIsInTheAuditTrailByField) {
  LegalCase c = *cases_->save(session_, sample(QStringLiteral("C1")));
  c.closedDate = EventDate::ofDay(QDate(2020, 9, 1));
  ASSERT_TRUE(cases_->save(session_, c));
  const auto history = *cases_->history(session_, c.id);
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[1].changes, (std::vector<FieldChange>{{QStringLiteral("closed_date"), {}, QStringLiteral("2020-09-01")}}));
  for (const auto& check : MaintenanceService(*store_).verify()) {
    EXPECT_TRUE(check.problems.isEmpty()) << check.name.toStdString() << check.problems.join(u'\n').toStdString();
  }
}

TEST_P(CaseServiceTest, refusedSaveLeavesNoAuditRow) {
  ASSERT_TRUE(cases_->save(session_, sample(QStringLiteral("C1"))));
  ASSERT_FALSE(cases_->save(session_, sample(QStringLiteral("C1"))));
  EXPECT_TRUE(MaintenanceService(*store_).verify()[1].problems.isEmpty());
}

TEST_P(CaseServiceTest, listFiltersAndOrders) {
  for (int i = 1; i <= 5; ++i) {
    LegalCase c = sample(QStringLiteral("C%1").arg(i));
    c.filedDate = EventDate::ofDay(QDate(2018 + i, 3, 1));
    c.authority = i % 2 == 0 ? QStringLiteral("甲局") : QStringLiteral("乙局");
    c.goods = i == 3 ? QStringLiteral("100%羊绒_衫") : QStringLiteral("白酒");
    ASSERT_TRUE(cases_->save(session_, c));
  }
  const auto numbers = [&](const CaseQuery& query) {
    QStringList list;
    const std::vector<CaseId> ids = *cases_->list(session_, query);
    const std::vector<CaseRow> rows = *cases_->rows(session_, ids);
    for (const CaseRow& row : rows) {
      list << row.number;
    }
    return list.join(u' ');
  };
  EXPECT_EQ(numbers({}), QStringLiteral("C5 C4 C3 C2 C1"));
  EXPECT_EQ(numbers({.year = 2021}), QStringLiteral("C3"));
  EXPECT_EQ(numbers({.unit = QStringLiteral("甲局")}), QStringLiteral("C4 C2"));
  EXPECT_EQ(numbers({.search = QStringLiteral("０%羊")}), QStringLiteral("C3"));
  EXPECT_EQ(numbers({.search = QStringLiteral("绒_")}), QStringLiteral("C3"));
  EXPECT_EQ(numbers({.search = QStringLiteral("白 酒")}), QStringLiteral("C5 C4 C2 C1"));
  EXPECT_EQ(cases_->units(session_)->join(u' '), QStringLiteral("乙局 甲局"));
  EXPECT_EQ(cases_->years(session_), (std::vector<int>{2023, 2022, 2021, 2020, 2019}));
  EXPECT_EQ(cases_->totals(session_, {})->value, Money::ofFen(5 * 55000));
}

TEST_P(CaseServiceTest, passwordsAreArgon2AndWrongOnesRefused) {
  AccountService accounts(*store_);
  EXPECT_TRUE(accounts.logIn(QStringLiteral("zhang"), QStringLiteral("a long password")));
  EXPECT_EQ(accounts.logIn(QStringLiteral("zhang"), QStringLiteral("wrong")).error().code, ErrorCode::BadCredentials);
  EXPECT_EQ(accounts.logIn(QStringLiteral("nobody"), QStringLiteral("a long password")).error().code, ErrorCode::BadCredentials);
  EXPECT_EQ(accounts.createFirst(Office{.name = QStringLiteral("x")}, QStringLiteral("li"), QStringLiteral("another one")).error().code,
            ErrorCode::AlreadyExists);
}

TEST_P(CaseServiceTest, backupOpensAsTheSameStore) {
  const LegalCase saved = *cases_->save(session_, sample(QStringLiteral("C1")));
  const QString path = folder_.filePath(QStringLiteral("copy.db"));
  MaintenanceService(*store_).backup(path);
  const auto copy = Store::open(path, clock_, Store::Pending::Refuse);
  EXPECT_EQ(CaseService(*copy).find(session_, saved.id), saved);
  for (const auto& check : MaintenanceService(*copy).verify()) {
    EXPECT_TRUE(check.problems.isEmpty()) << check.problems.join(u'\n').toStdString();
  }
  EXPECT_THROW(MaintenanceService(*store_).backup(path), StorageError);
}

TEST_P(CaseServiceTest, verifySeesATamperedRecord) {
  const LegalCase saved = *cases_->save(session_, sample(QStringLiteral("C1")));
  store_->database().execute("UPDATE legal_case SET member_unit = 'other' WHERE id = " + std::to_string(saved.id.value));
  store_->database().execute("UPDATE audit_head SET hash = 'x'");
  const auto checks = MaintenanceService(*store_).verify();
  EXPECT_FALSE(checks[1].problems.isEmpty());
  EXPECT_FALSE(checks[2].problems.isEmpty());
}

TEST_P(CaseServiceTest, verifySeesAChangedFine) {
  LegalCase c = sample(QStringLiteral("C1"));
  c.decision.fine = Money::ofFen(500000);
  c = *cases_->save(session_, c);
  const LegalCase other = *cases_->save(session_, sample(QStringLiteral("C2")));
  const std::string change = "UPDATE legal_case SET fine_fen = 50000 WHERE id = " + std::to_string(c.id.value);
  store_->database().execute(change);
  const QStringList problem{QStringLiteral("case %1: not as its audit entries tell: fine_yuan").arg(c.id.value)};
  EXPECT_EQ(MaintenanceService(*store_).verify()[2].problems, problem);

  LegalCase saved = *cases_->find(session_, c.id);
  saved.decision.fine = Money::ofFen(600000);
  ASSERT_TRUE(cases_->save(session_, saved));
  EXPECT_EQ(MaintenanceService(*store_).verify()[2].problems, problem) << "a later entry does not cover it up";

  store_->database().execute("DELETE FROM legal_case WHERE id = " + std::to_string(other.id.value));
  const QStringList problems = MaintenanceService(*store_).verify()[2].problems;
  ASSERT_EQ(problems.size(), 2);
  EXPECT_TRUE(problems[1].contains(QStringLiteral("missing")));
}

TEST_P(CaseServiceTest, verifyAcceptsDemonstrationDataAndTheirChanges) {
  ASSERT_TRUE(createDemoData(*store_, session_, 20, 1));
  EXPECT_TRUE(MaintenanceService(*store_).verify()[2].problems.isEmpty());
  LegalCase c = *cases_->find(session_, cases_->list(session_, {})->front());
  c.goods += QStringLiteral("等");
  ASSERT_TRUE(cases_->save(session_, c));
  EXPECT_TRUE(MaintenanceService(*store_).verify()[2].problems.isEmpty());
}

TEST_P(CaseServiceTest, ofTwoFirstAccountsOneIsRefused) {
  const QString location = freshLocation();
  const auto store = Store::create(location, clock_);
  const Office office{.uid = QStringLiteral("o"), .name = QStringLiteral("甲局")};
  std::optional<Result<Session>> second;
  std::thread other;
  {
    Transaction transaction(store->database());
    AuditTrail audit(store->database(), Session{}, clock_.now());
    other = std::thread([&] {
      const auto own = Store::open(location, clock_, Store::Pending::Refuse);
      second = AccountService(*own).createFirst(Office{.name = QStringLiteral("乙局")}, QStringLiteral("li"),
                                                QStringLiteral("another one"));
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    const OfficeId id = OfficeRepository(store->database()).insert(office);
    AccountRepository(store->database())
        .insert({.login = QStringLiteral("zhang"), .passwordHash = QStringLiteral("$argon2id$x"), .office = id},
                clock_.now());
    audit.close();
    transaction.commit();
  }
  other.join();
  EXPECT_EQ(second->error().code, ErrorCode::AlreadyExists);
  EXPECT_EQ(AccountService(*store).logins(), QStringList{QStringLiteral("zhang")});
}

#ifdef Q_OS_LINUX
TEST_P(CaseServiceTest, lackOfMemoryIsNotToldAsAWrongPassword) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the sanitizer needs the address space this test takes away";
#endif
  QFile statm(QStringLiteral("/proc/self/statm"));
  ASSERT_TRUE(statm.open(QIODevice::ReadOnly));
  const auto pages = statm.readAll().split(' ').first().toULongLong();
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_AS, &before), 0);
  rlimit tight = before;
  tight.rlim_cur = pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + (rlim_t{24} << 20);
  ASSERT_EQ(setrlimit(RLIMIT_AS, &tight), 0);
  EXPECT_THROW(
      static_cast<void>(AccountService(*store_).logIn(QStringLiteral("zhang"), QStringLiteral("a long password"))),
      StorageError);
  setrlimit(RLIMIT_AS, &before);
}
#endif

SHUANGDA_ON_BOTH_ENGINES(CaseServiceTest);

}  // namespace
