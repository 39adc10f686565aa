#include "services/import_service.h"

#include "services/import_fixture.h"
#include "services/texts.h"
#include "storage/account_repository.h"
#include "storage/destruction_repository.h"
#include "storage/goods_repository.h"

using namespace shuangda;
using namespace shuangda::test;

namespace {

class ImportServiceTest : public ImportTest {};

TEST_P(ImportServiceTest, newCasesAreStoredWithTheInstantTheyWereRecorded) {
  const ImportOutcome outcome = succeed(
      "cases",
      {caseRow(2, QStringLiteral("A"),
               {{"recorded_at", QStringLiteral("2020-07-01 10:00")}, {"filed_date", QStringLiteral("2020-06")}}),
       caseRow(3, QStringLiteral("B"), {{"goods_value_yuan", QStringLiteral("12.5")}})});
  EXPECT_EQ(outcome.created, 2);
  EXPECT_EQ(outcome.updated, 0);
  EXPECT_EQ(stored(QStringLiteral("A")).recordedAt, *Instant::parseLocal(u"2020-07-01 10:00"));
  EXPECT_EQ(stored(QStringLiteral("A")).filedDate->text(), QStringLiteral("2020-06"));
  EXPECT_EQ(stored(QStringLiteral("B")).recordedAt, clock_.now());
  EXPECT_EQ(stored(QStringLiteral("B")).goodsValue, Money::ofFen(1250));
  EXPECT_EQ(imports_->last(session_)->createdCount, 2);
}

TEST_P(ImportServiceTest, laterVersionReplacesFilledLeavesEmptyAndClearsDash) {
  succeed("cases", {caseRow(2, QStringLiteral("A"),
                            {{"goods", QStringLiteral("白酒")},
                             {"brand", QStringLiteral("牌")},
                             {"closed_date", QStringLiteral("2020-09-01")},
                             {"recorded_at", QStringLiteral("2020-09-02")}})});
  const ImportOutcome outcome = succeed("cases", {record(2, {{"case_id", QStringLiteral("A")},
                                                             {"goods", QStringLiteral("服装")},
                                                             {"brand", QString()},
                                                             {"closed_date", QStringLiteral("-")}})});
  EXPECT_EQ(outcome.updated, 1);
  const LegalCase c = stored(QStringLiteral("A"));
  EXPECT_EQ(c.goods, QStringLiteral("服装"));
  EXPECT_EQ(c.brand, QStringLiteral("牌"));
  EXPECT_FALSE(c.closedDate);
  EXPECT_EQ(c.version, 2);
  const auto versions = CaseRepository(store_->database()).versionsOf(c.id);
  ASSERT_EQ(versions.size(), 1u);
  EXPECT_EQ(versions[0].fields.goods, QStringLiteral("白酒"));
  EXPECT_EQ(versions[0].supersededAt, clock_.now());
}

TEST_P(ImportServiceTest, sameRowAgainChangesNothing) {
  const std::vector<ImportRecord> rows{caseRow(2, QStringLiteral("A"), {{"goods", QStringLiteral("白酒")}})};
  succeed("cases", rows);
  const ImportOutcome outcome = succeed("cases", rows);
  EXPECT_EQ(outcome.unchanged, 1);
  EXPECT_EQ(stored(QStringLiteral("A")).version, 1);
}

TEST_P(ImportServiceTest, versionsOfOneFileFollowTheInstantTheyWereRecorded) {
  succeed("cases",
          {caseRow(2, QStringLiteral("A"), {{"goods", QStringLiteral("third")}}),
           caseRow(3, QStringLiteral("A"),
                   {{"goods", QStringLiteral("second")}, {"recorded_at", QStringLiteral("2020-08-01T08:00")}}),
           caseRow(4, QStringLiteral("A"),
                   {{"goods", QStringLiteral("first")}, {"recorded_at", QStringLiteral("2020-08-01 07:00")}})});
  const LegalCase c = stored(QStringLiteral("A"));
  EXPECT_EQ(c.goods, QStringLiteral("third")) << "a row without an instant is recorded now";
  EXPECT_EQ(c.version, 3);
}

TEST_P(ImportServiceTest, olderThanTheStoredVersionIsRefused) {
  succeed("cases", {caseRow(2, QStringLiteral("A"), {{"recorded_at", QStringLiteral("2020-08-01")}})});
  const auto refused =
      run("cases", {caseRow(7, QStringLiteral("A"),
                            {{"goods", QStringLiteral("x")}, {"recorded_at", QStringLiteral("2020-07-31")}})});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::StaleVersion);
  EXPECT_TRUE(refused.error().field.startsWith(QStringLiteral("row 7: ")));
}

TEST_P(ImportServiceTest, exportedRowWithOneChangedCellIsANewVersionRecordedNow) {
  clock_.set(Instant::ofEpochMs(clock_.now().epochMs() + 34'567));
  succeed("cases",
          {caseRow(2, QStringLiteral("A"), {{"goods", QStringLiteral("白酒")}}), caseRow(3, QStringLiteral("B"))});
  std::vector<ImportRecord> rows = exported("cases");
  rows.front().values.insert(QStringLiteral("goods"), QStringLiteral("服装"));
  clock_.set(Instant::ofEpochMs(clock_.now().epochMs() + 1'000));
  const ImportOutcome outcome = succeed("cases", rows);
  EXPECT_EQ(outcome.updated, 1);
  EXPECT_EQ(outcome.unchanged, 1);
  EXPECT_EQ(stored(QStringLiteral("A")).goods, QStringLiteral("服装"));
  EXPECT_EQ(stored(QStringLiteral("A")).recordedAt, clock_.now());
}

TEST_P(ImportServiceTest, versionsOfOneFileMayShareAMinute) {
  const auto at = [](int row, const char* goods, const char* instant) {
    return caseRow(row, QStringLiteral("A"),
                   {{"goods", QString::fromUtf8(goods)}, {"recorded_at", QString::fromUtf8(instant)}});
  };
  succeed("cases", {at(2, "first", "2020-08-01 08:00"), at(3, "second", "2020-08-01 08:00"),
                    at(4, "third", "2020-09-01 08:00")});
  EXPECT_EQ(stored(QStringLiteral("A")).goods, QStringLiteral("third"));
  EXPECT_EQ(stored(QStringLiteral("A")).recordedAt, *Instant::parseLocal(u"2020-09-01 08:00"));
}

TEST_P(ImportServiceTest, instantStillToComeIsRefused) {
  const QString future = QStringLiteral("2020-10-08 09:01");
  const auto refused = run("cases", {caseRow(2, QStringLiteral("A"), {{"recorded_at", future}})});
  EXPECT_EQ(refused.error(), (Error{ErrorCode::OutOfRange, QStringLiteral("row 2: recorded_at"), future}));
  EXPECT_EQ(refusalText(refused.error()),
            QStringLiteral("第2行 登记时间：“2020-10-08 09:01”不存在或超出允许的范围，请更正。"));
  succeed("cases", {caseRow(2, QStringLiteral("A"))});
  EXPECT_EQ(run("cases", {caseRow(2, QStringLiteral("A"), {{"goods", QStringLiteral("x")}, {"recorded_at", future}})})
                .error()
                .code,
            ErrorCode::OutOfRange);
  EXPECT_EQ(
      run("destructions", {record(2, {{"event_id", QStringLiteral("D1")}, {"recorded_at", future}})}).error().code,
      ErrorCode::OutOfRange);
}

TEST_P(ImportServiceTest, storedInstantLaterThanTheClockLocksNothing) {
  succeed("cases", {caseRow(2, QStringLiteral("A"))});
  const Instant stamped = clock_.now();
  clock_.set(Instant::ofEpochMs(stamped.epochMs() - 3'600'000));
  EXPECT_EQ(succeed("cases", {caseRow(2, QStringLiteral("A"), {{"goods", QStringLiteral("x")}})}).updated, 1);
  EXPECT_EQ(succeed("cases", {caseRow(2, QStringLiteral("A"),
                                      {{"goods", QStringLiteral("y")}, {"recorded_at", stamped.localText()}})})
                .updated,
            1);
  EXPECT_EQ(stored(QStringLiteral("A")).recordedAt, stamped);
}

TEST_P(ImportServiceTest, numberCannotBeCleared) {
  EXPECT_EQ(run("cases", {caseRow(2, QStringLiteral("-"))}).error(),
            (Error{ErrorCode::Malformed, QStringLiteral("row 2: case_id"), QStringLiteral("-")}));
  EXPECT_EQ(cases(), 0);
}

TEST_P(ImportServiceTest, oneRefusedRowKeepsAllOut) {
  const std::vector<ImportRecord> rows{caseRow(2, QStringLiteral("A")),
                                       caseRow(3, QStringLiteral("B"), {{"goods_value_yuan", QStringLiteral("-5")}}),
                                       caseRow(4, QStringLiteral("C"), {{"filed_date", QStringLiteral("2020-13-01")}})};
  const auto refusals = *imports_->check(session_, {.kind = QStringLiteral("cases")}, rows);
  ASSERT_EQ(refusals.size(), 2u);
  EXPECT_EQ(refusals[0].row, 3);
  EXPECT_EQ(refusals[1].row, 4);
  EXPECT_FALSE(run("cases", rows));
  EXPECT_EQ(cases(), 0);
  EXPECT_EQ(imports_->last(session_).error().code, ErrorCode::NotFound);
}

TEST_P(ImportServiceTest, cancelledImportLeavesNothing) {
  std::vector<ImportRecord> rows;
  for (int i = 0; i < 10; ++i) {
    rows.push_back(caseRow(i + 2, QStringLiteral("A%1").arg(i)));
  }
  EXPECT_FALSE(imports_->run(session_, {.kind = QStringLiteral("cases")}, rows, [](int done) { return done < 5; }));
  EXPECT_EQ(cases(), 0);
  EXPECT_FALSE(imports_->last(session_));
}

TEST_P(ImportServiceTest, rowWithoutNumberGetsOneAndIsNotStoredTwice) {
  const ImportRecord row =
      caseRow(2, QString(), {{"party", QStringLiteral("某某商行")}, {"filed_date", QStringLiteral("2020-08-03")}});
  succeed("cases", {row});
  EXPECT_EQ(stored(QStringLiteral("SD2020-0001")).party.name, QStringLiteral("某某商行"));
  const auto again = run("cases", {row});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::AlreadyExists);
  EXPECT_EQ(again.error().value, QStringLiteral("SD2020-0001"));
}

TEST_P(ImportServiceTest, generatedNumbersNeverMeetNumbersOfTheFile) {
  const Cells filed{{"filed_date", QStringLiteral("2020-08-03")}};
  const auto unnumbered = [&](int row) {
    ImportRecord r = caseRow(row, QString(), filed);
    r.values.insert(QStringLiteral("party"), QStringLiteral("商行%1").arg(row));
    return r;
  };
  const ImportOutcome outcome =
      succeed("cases", {unnumbered(2), caseRow(3, QStringLiteral("SD2020-0001"), filed), unnumbered(4),
                        caseRow(5, QStringLiteral("SD2020-0003"), filed), unnumbered(6)});
  EXPECT_EQ(outcome.created, 5);
  EXPECT_EQ(cases(), 5);
  EXPECT_TRUE(stored(QStringLiteral("SD2020-0001")).party.name.isEmpty())
      << "the case the file numbers so, not a generated one";
}

TEST_P(ImportServiceTest, seizuresHangOnTheirCaseByDocumentNumber) {
  const QString docNo = QStringLiteral("云市监处罚〔2020〕1号");
  const QString shared = QStringLiteral("云市监处罚〔2020〕2号");
  succeed("cases",
          {caseRow(2, QStringLiteral("A"), {{"doc_no", docNo}}), caseRow(3, QStringLiteral("B"), {{"doc_no", shared}}),
           caseRow(4, QStringLiteral("C"), {{"doc_no", shared}})});
  const auto item = [](int row, const char* name, const QString& doc) {
    return record(row, {{"name", QString::fromUtf8(name)},
                        {"quantity", QStringLiteral("151.4")},
                        {"unit", QStringLiteral("条")},
                        {"doc_no", doc},
                        {"seized_date", QStringLiteral("2020-05-01")}});
  };
  EXPECT_EQ(succeed("seizures", {item(2, "卷烟", docNo), item(3, "白酒", docNo), item(4, "服装", shared),
                                 item(5, "牙膏", QString())})
                .created,
            4);
  GoodsRepository goods(store_->database());
  const auto items = goods.itemsOf(stored(QStringLiteral("A")).id);
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].measure, items[1].measure) << "lines of one seizure hang together";
  EXPECT_EQ(items[0].quantity->text(), QStringLiteral("151.4"));
  EXPECT_TRUE(goods.itemsOf(stored(QStringLiteral("B")).id).empty())
      << "two cases with one number: nobody's until someone says so";
  ImportRecord other = item(2, "卷烟", docNo);
  other.values.insert(QStringLiteral("keeper"), QStringLiteral("someone else"));
  EXPECT_EQ(run("seizures", {other}).error().code, ErrorCode::AlreadyExists);
  ASSERT_TRUE(imports_->undoLast(session_));
  EXPECT_EQ(goods.count(), 0);
  ASSERT_TRUE(imports_->undoLast(session_)) << "nothing hangs on the cases any more";
  EXPECT_EQ(cases(), 0);
}

TEST_P(ImportServiceTest, destructionsKeepFourDecimalsOfWanYuan) {
  succeed("destructions", {record(2, {{"event_id", QStringLiteral("D1")},
                                      {"date", QStringLiteral("2020-04-26")},
                                      {"tonnes", QStringLiteral("12.345")},
                                      {"value_wanyuan", QStringLiteral("4.2524")},
                                      {"recorded_at", QStringLiteral("2020-05-01")}})});
  const DestructionEvent event = *DestructionRepository(store_->database()).findByNumber(QStringLiteral("D1"));
  EXPECT_EQ(event.value, Money::ofFen(4'252'400));
  EXPECT_EQ(event.tonnes->thousandths(), 12'345);
  EXPECT_EQ(event.recordedAt, *Instant::parseLocal(u"2020-05-01"));
  EXPECT_EQ(run("destructions", {record(2, {{"event_id", QStringLiteral("D1")}})}).error().code,
            ErrorCode::AlreadyExists);
  EXPECT_EQ(
      run("destructions", {record(2, {{"event_id", QStringLiteral("D2")}, {"recorded_at", QStringLiteral("soon")}})})
          .error()
          .code,
      ErrorCode::Malformed);
  EXPECT_EQ(
      run("destructions", {record(2, {{"event_id", QStringLiteral("D2")}, {"value_wanyuan", QStringLiteral("many")}})})
          .error()
          .code,
      ErrorCode::Malformed);
  ASSERT_TRUE(imports_->undoLast(session_));
  EXPECT_TRUE(DestructionRepository(store_->database()).all().empty());
}

TEST_P(ImportServiceTest, unitsAreEnteredOrChangedByName) {
  const auto unit = [](const Cells& more) {
    ImportRecord r = record(2, {{"unit_name", QStringLiteral("市场监管局")}});
    for (const auto& [column, text] : more) {
      r.values.insert(QString::fromLatin1(column), text);
    }
    return r;
  };
  EXPECT_EQ(succeed("units", {unit({{"group", QStringLiteral("部门")},
                                    {"enforces", QStringLiteral("否")},
                                    {"sort_no", QStringLiteral("3")}})})
                .created,
            1);
  EXPECT_EQ(succeed("units", {unit({})}).unchanged, 1);
  EXPECT_EQ(succeed("units", {unit({{"group", QStringLiteral("-")}, {"data_mode", QStringLiteral("报表")}})}).updated,
            1);
  const Office office = *OfficeRepository(store_->database()).findByName(QStringLiteral("市场监管局"));
  EXPECT_EQ(office.group, QString());
  EXPECT_EQ(office.dataMode, QStringLiteral("报表"));
  EXPECT_FALSE(office.enforces);
  EXPECT_EQ(office.sortNo, 3);
  EXPECT_EQ(run("units", {unit({{"sort_no", QStringLiteral("third")}})}).error().code, ErrorCode::Malformed);
  EXPECT_EQ(run("units", {unit({{"reports", QStringLiteral("maybe")}})}).error().code, ErrorCode::Malformed);
}

TEST_P(ImportServiceTest, exportOfGoodsAndDestructionsImportsAgainWithoutChange) {
  succeed("seizures", {record(2, {{"name", QStringLiteral("白酒")},
                                  {"quantity", QStringLiteral("1.5")},
                                  {"doc_no", QStringLiteral("X1")}}),
                       record(3, {{"name", QStringLiteral("卷烟")}, {"seized_date", QStringLiteral("2020-05")}})});
  succeed("destructions",
          {record(2, {{"event_id", QStringLiteral("D1")}, {"value_wanyuan", QStringLiteral("4.2524")}})});
  succeed("units", {record(2, {{"unit_name", QStringLiteral("市场监管局")}, {"reports", QStringLiteral("否")}})});
  EXPECT_EQ(succeed("seizures", exported("seizures")).unchanged, 2);
  EXPECT_EQ(succeed("destructions", exported("destructions")).unchanged, 1);
  EXPECT_EQ(succeed("units", exported("units")).unchanged, 2);

  std::vector<ImportRecord> twice = exported("seizures");
  twice.push_back(twice.front());
  EXPECT_EQ(run("seizures", twice).error().code, ErrorCode::AlreadyExists) << "two lines are not one";
  ImportRecord event = exported("destructions").front();
  event.values.insert(QStringLiteral("place"), QStringLiteral("elsewhere"));
  EXPECT_EQ(run("destructions", {event}).error().code, ErrorCode::AlreadyExists);
}

SHUANGDA_ON_BOTH_ENGINES(ImportServiceTest);

}  // namespace
