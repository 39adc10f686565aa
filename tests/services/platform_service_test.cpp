#include "services/platform_service.h"

#include <gtest/gtest.h>

#include "domain/legal_case_fields.h"
#include "services/case_service.h"
#include "services/maintenance_service.h"
#include "services/platform_texts.h"
#include "services/procedure_service.h"
#include "services/texts.h"
#include "storage/audit_trail.h"
#include "support/engines.h"

using namespace shuangda;
using shuangda::test::EngineTest;
using namespace Qt::StringLiterals;

namespace {

class PlatformServiceTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (!IsSkipped() && !HasFatalFailure()) {
      store_ = freshStore();
      cases_ = std::make_unique<CaseService>(*store_);
      platform_ = std::make_unique<PlatformService>(*store_);
    }
  }
  void TearDown() override {
    if (store_) {
      for (const auto& check : MaintenanceService(*store_).verify()) {
        EXPECT_TRUE(check.problems.isEmpty()) << check.name.toStdString() << check.problems.join(u'\n').toStdString();
      }
    }
    platform_.reset();
    cases_.reset();
    store_.reset();
    EngineTest::TearDown();
  }
  /// A decided case; further fields as "name=value".
  LegalCase add(const QString& number, const QString& decided, const QStringList& fields = {}) {
    LegalCase c;
    c.number = number;
    c.authority = u"县市场监管局"_s;
    c.party.name = number + u"商行"_s;
    c.cause = u"销售侵犯注册商标专用权的商品"_s;
    c.filedDate = EventDate::ofDay(QDate(2020, 6, 1));
    EXPECT_TRUE(setCaseField(c, u"decision_date", decided));
    c.decision.docNo = decided.isEmpty() ? QString() : u"白市监处罚〔2020〕%1号"_s.arg(number.mid(1));
    c.decision.fine = Money::ofFen(500'000);
    for (const QString& field : fields) {
      EXPECT_TRUE(setCaseField(c, field.section(u'=', 0, 0), field.section(u'=', 1)));
    }
    const auto saved = cases_->save(session_, c);
    EXPECT_TRUE(saved) << (saved ? std::string() : refusalText(saved.error()).toStdString());
    return saved.value_or(c);
  }
  static PlatformList list(const std::vector<std::initializer_list<std::pair<QString, QString>>>& rows) {
    PlatformList all{.columns = {{u"doc_no"_s, u"文号"_s, {}}, {u"fine_yuan"_s, u"罚款"_s, {}}, {u"platform_entered_date"_s, u"录入时间"_s, {}}}};
    for (const auto& row : rows) {
      all.rows.push_back({.row = static_cast<int>(all.rows.size()) + 2, .values = FieldTexts(row)});
    }
    return all;
  }
  static QStringList numbers(const std::vector<PlatformLine>& lines) {
    QStringList all;
    for (const PlatformLine& line : lines) {
      all << line.number;
    }
    return all;
  }
  LegalCase stored(const LegalCase& c) { return *cases_->find(session_, c.id); }

  PlatformQuery thirdQuarter_{.period = Period::quarter(2020, 3)};
  std::unique_ptr<Store> store_;
  std::unique_ptr<CaseService> cases_;
  std::unique_ptr<PlatformService> platform_;
};

std::pair<QString, QString> doc(int number) { return {u"doc_no"_s, u"白市监处罚[2020]%1号"_s.arg(number)}; }
std::pair<QString, QString> fine(const char16_t* yuan) { return {u"fine_yuan"_s, QString::fromUtf16(yuan)}; }
std::pair<QString, QString> entered(const char16_t* day) { return {u"platform_entered_date"_s, QString::fromUtf16(day)}; }

}  // namespace

SHUANGDA_ON_BOTH_ENGINES(PlatformServiceTest);

TEST_P(PlatformServiceTest, everyCaseAndRowStandsInExactlyOnePlace) {
  add(u"C1"_s, u"2020-07-03"_s);
  add(u"C2"_s, u"2020-07-06"_s);
  add(u"C3"_s, u"2020-09-28"_s);
  add(u"C4"_s, u"2020-07-06"_s, {u"procedure=简易"_s});
  add(u"C5"_s, u"2020-04-01"_s);
  add(u"C6"_s, u"2020-07-06"_s, {u"in_scope=否"_s});
  add(u"C7"_s, QString());
  add(u"C8"_s, u"2020-07-06"_s, {u"void_date=2020-07-07"_s});
  add(u"C9"_s, u"2020-07-07"_s);
  const PlatformList read = list({{doc(1), fine(u"5000")}, {doc(2), fine(u"8000")}, {doc(4), fine(u"5000")}, {doc(5), fine(u"5000")}, {doc(77)}, {doc(9)}, {doc(9)}});
  const Result<PlatformComparison> result = platform_->reconcile(session_, read, thirdQuarter_);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->duties, 4);
  EXPECT_EQ(result->equal, 1);
  EXPECT_EQ(numbers(result->missing), QStringList{u"C3"_s});
  ASSERT_EQ(result->unknown.size(), 1u);
  EXPECT_EQ(result->unknown[0].row, 6);
  ASSERT_EQ(result->different.size(), 1u);
  EXPECT_EQ(result->different[0].line.number, u"C2"_s);
  EXPECT_EQ(platformDifferenceText(result->different[0].fields.at(0)), u"罚款：平台 8000，本地 5000"_s);
  ASSERT_EQ(result->ambiguous.size(), 1u);
  EXPECT_EQ(result->ambiguous[0].rowCount, 2u);
  EXPECT_EQ(result->outside, 2) << "simple procedure, and another quarter";
  EXPECT_TRUE(platformSummary(*result).contains(u"漏录 1 件"_s));
}

TEST_P(PlatformServiceTest, periodAndUnitBoundWhatIsMissing) {
  add(u"C1"_s, u"2020-07-03"_s);
  add(u"C2"_s, u"2020-04-03"_s, {u"transfer_date=2020-07-20"_s, u"transferred_to_police=是"_s});
  add(u"C3"_s, u"2020-07-03"_s, {u"member_unit=县公安局"_s});
  EXPECT_EQ(numbers(platform_->reconcile(session_, {}, thirdQuarter_)->missing), (QStringList{u"C1"_s, u"C2"_s, u"C3"_s}));
  EXPECT_EQ(numbers(platform_->reconcile(session_, {}, {.period = Period::quarter(2020, 2)})->missing), QStringList{u"C2"_s});
  EXPECT_EQ(numbers(platform_->reconcile(session_, {}, {.unit = u"县公安局"_s})->missing), QStringList{u"C3"_s});
  EXPECT_EQ(platform_->reconcile({}, {}, {}).error().code, ErrorCode::Forbidden);
  EXPECT_EQ(platform_->reconcile(session_, {}, {}, [](std::int64_t, std::int64_t) { return false; }).has_value(), true) << "so few are done before anybody is asked";
}

TEST_P(PlatformServiceTest, entryAfterItsPeriodIsToldWithTheDay) {
  add(u"C1"_s, u"2020-07-01"_s);  // seven working days: 10 July
  add(u"C2"_s, u"2020-07-01"_s);
  add(u"C3"_s, u"2020-07-01"_s);
  add(u"C4"_s, u"2020-09-28"_s);  // the National Day holidays lie between: not due yet on 8 October
  const Result<PlatformComparison> result = platform_->reconcile(session_, list({{doc(1), fine(u"5000"), entered(u"2020-07-10")}, {doc(2), fine(u"5000"), entered(u"2020-07-13")}}), thirdQuarter_);
  ASSERT_TRUE(result);
  ASSERT_EQ(result->late.size(), 2u);
  EXPECT_EQ(result->late[0].line.number, u"C2"_s);
  EXPECT_EQ(result->late[0].due, QDate(2020, 7, 10));
  EXPECT_EQ(result->late[1].line.number, u"C3"_s);
  EXPECT_EQ(platformLateText(result->late[1]), u"处罚案件应在 2020-07-10 前录入，仍未录入"_s);
}

TEST_P(PlatformServiceTest, comparingChangesNothing) {
  const LegalCase c = add(u"C1"_s, u"2020-07-03"_s);
  const auto before = auditEntriesOf(store_->database(), u"legal_case"_s, c.id.value).size();
  ASSERT_TRUE(platform_->reconcile(session_, list({{doc(1), fine(u"1"), entered(u"2020-07-08")}}), {}));
  EXPECT_EQ(stored(c), c);
  EXPECT_EQ(auditEntriesOf(store_->database(), u"legal_case"_s, c.id.value).size(), before);
}

TEST_P(PlatformServiceTest, markingRecordsTheDayOfTheListAndRefusesWhatAStepCarries) {
  const LegalCase plain = add(u"C1"_s, u"2020-07-03"_s);
  const LegalCase stepped = add(u"C2"_s, u"2020-07-03"_s);
  const LegalCase late = add(u"C3"_s, u"2020-07-03"_s);
  const LegalCase undated = add(u"C4"_s, u"2020-07-03"_s);
  const LegalCase same = add(u"C5"_s, u"2020-07-03"_s, {u"platform_entered_date=2020-07-08"_s});
  CaseEvent step;
  step.legalCase = stepped.id;
  step.step = u"platform_enter"_s;
  step.on = EventDate::ofDay(QDate(2020, 7, 7));
  const auto recorded = ProcedureService(*store_).record(session_, step);
  ASSERT_TRUE(recorded) << refusalText(recorded.error()).toStdString();
  const PlatformList read = list({{doc(1), entered(u"2020-07-08")}, {doc(2), entered(u"2020-07-08")}, {doc(3), entered(u"2021-01-01")}, {doc(4)}, {doc(5), entered(u"2020-07-08")}});
  EXPECT_EQ(platform_->reconcile(session_, read, {})->markable.size(), 3u);
  Session reader = session_;
  reader.role = Role::Reader;
  EXPECT_EQ(platform_->mark(reader, read, {}).error().code, ErrorCode::Forbidden);
  const Result<PlatformMarking> result = platform_->mark(session_, read, {});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->marked, 1);
  EXPECT_EQ(result->refused, 2);
  EXPECT_EQ(fieldText(stored(plain).platformEnteredDate), u"2020-07-08"_s);
  EXPECT_EQ(fieldText(stored(stepped).platformEnteredDate), u"2020-07-07"_s);
  EXPECT_FALSE(stored(late).platformEnteredDate);
  EXPECT_FALSE(stored(undated).platformEnteredDate);
  EXPECT_EQ(stored(same).version, same.version);
  EXPECT_TRUE(refusalText(*result->lines.at(1).refusal).contains(u"由程序步骤"_s)) << refusalText(*result->lines.at(1).refusal).toStdString();
  EXPECT_EQ(auditEntriesOf(store_->database(), u"legal_case"_s, plain.id.value).back().action, u"platform_mark"_s);
  EXPECT_EQ(auditEntriesOf(store_->database(), u"platform_mark"_s, 0).size(), 1u);
  EXPECT_EQ(platform_->mark(session_, read, {})->marked, 0) << "a second time there is nothing to do";
}

TEST_P(PlatformServiceTest, whatIsToBeEnteredFollowsTheListOrTheRecord) {
  add(u"C1"_s, u"2020-07-03"_s, {u"platform_entered_date=2020-07-08"_s});
  add(u"C2"_s, u"2020-07-03"_s, {u"goods_value_yuan=1200.50"_s});
  const auto recorded = platform_->toEnter(session_, nullptr, thirdQuarter_);
  ASSERT_TRUE(recorded);
  ASSERT_EQ(recorded->size(), 1u);
  EXPECT_EQ(recorded->front().value(u"case_id"_s), u"C2"_s);
  EXPECT_EQ(recorded->front().value(u"case_amount_yuan"_s), u"1200.5"_s);
  EXPECT_EQ(recorded->front().value(u"case_title"_s), u"C2商行销售侵犯注册商标专用权的商品案"_s);
  const PlatformList read = list({{doc(2)}});
  const auto against = platform_->toEnter(session_, &read, thirdQuarter_);
  ASSERT_EQ(against->size(), 1u);
  EXPECT_EQ(against->front().value(u"case_id"_s), u"C1"_s) << "recorded as entered, but not there";
}
