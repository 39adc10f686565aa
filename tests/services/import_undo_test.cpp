#include "services/goods_service.h"
#include "services/import_fixture.h"
#include "services/place_service.h"
#include "storage/account_repository.h"
#include "storage/custody_repository.h"
#include "storage/destruction_repository.h"
#include "storage/goods_repository.h"

using namespace shuangda;
using namespace shuangda::test;

namespace {

class ImportUndoTest : public ImportTest {};

TEST_P(ImportUndoTest, undoTakesOutTheNewCasesOnly) {
  succeed("cases", {caseRow(2, QStringLiteral("A"))});
  succeed("cases", {caseRow(2, QStringLiteral("B")), caseRow(3, QStringLiteral("C"))});
  const Result<ImportBatch> undone = imports_->undoLast(session_);
  ASSERT_TRUE(undone);
  EXPECT_EQ(undone->createdCount, 2);
  EXPECT_EQ(cases(), 1);
  ASSERT_TRUE(imports_->undoLast(session_));
  EXPECT_EQ(cases(), 0);
  EXPECT_EQ(imports_->undoLast(session_).error().code, ErrorCode::NotFound);
}

TEST_P(ImportUndoTest, keyOfATakenOutCaseIsNotGivenAgain) {
  succeed("cases", {caseRow(2, QStringLiteral("A"))});
  const CaseId removed = stored(QStringLiteral("A")).id;
  ASSERT_TRUE(imports_->undoLast(session_));
  succeed("cases", {caseRow(2, QStringLiteral("B"))});
  EXPECT_NE(stored(QStringLiteral("B")).id, removed);
  EXPECT_EQ(CaseService(*store_).history(session_, stored(QStringLiteral("B")).id)->size(), 1u)
      << "the history is its own";
}

TEST_P(ImportUndoTest, undoIsRefusedOnceSomethingFollowed) {
  succeed("cases", {caseRow(2, QStringLiteral("A"))});
  succeed("cases",
          {caseRow(2, QStringLiteral("B")), caseRow(3, QStringLiteral("A"), {{"goods", QStringLiteral("x")}})});
  EXPECT_EQ(imports_->undoLast(session_).error().code, ErrorCode::WrongState) << "it brought a later version";
  succeed("cases", {caseRow(2, QStringLiteral("C"))});
  LegalCase c = stored(QStringLiteral("C"));
  c.goods = QStringLiteral("y");
  ASSERT_TRUE(CaseService(*store_).save(session_, c));
  EXPECT_EQ(imports_->undoLast(session_).error().code, ErrorCode::WrongState) << "its record was changed since";
  EXPECT_EQ(cases(), 3);
}

TEST_P(ImportUndoTest, readerMayNeitherImportNorUndo) {
  Session reader = session_;
  reader.role = Role::Reader;
  EXPECT_EQ(imports_->run(reader, {.kind = QStringLiteral("cases")}, {caseRow(2, QStringLiteral("A"))}).error().code,
            ErrorCode::Forbidden);
  EXPECT_EQ(imports_->undoLast(reader).error().code, ErrorCode::Forbidden);
}

TEST_P(ImportUndoTest, caseWithAMeasureIsNotTakenOut) {
  succeed("cases", {caseRow(2, QStringLiteral("A"))});
  {
    Transaction transaction(store_->database());
    GoodsRepository(store_->database())
        .insertMeasure({.uid = QStringLiteral("m"),
                        .legalCase = stored(QStringLiteral("A")).id,
                        .kind = QStringLiteral("seizure")});
    transaction.commit();
  }
  EXPECT_EQ(imports_->undoLast(session_).error().code, ErrorCode::WrongState);
  EXPECT_EQ(cases(), 1);
}

TEST_P(ImportUndoTest, undoOfSeizuresLeavesThoseOfEarlierImports) {
  succeed("seizures", {record(2, {{"name", QStringLiteral("白酒")}, {"doc_no", QStringLiteral("X1")}})});
  succeed("seizures", {record(2, {{"name", QStringLiteral("卷烟")}, {"doc_no", QStringLiteral("X1")}})});
  ASSERT_TRUE(imports_->undoLast(session_));
  EXPECT_EQ(GoodsRepository(store_->database()).count(), 1);
}

TEST_P(ImportUndoTest, goodsThatMovedKeepTheirImport) {
  succeed("seizures", {record(2, {{"name", QStringLiteral("白酒")}, {"doc_no", QStringLiteral("X1")}, {"quantity", QStringLiteral("3")}, {"unit", QStringLiteral("瓶")},
                                  {"seized_date", QStringLiteral("2020-03-02")}})});
  const SeizedItem item = GoodsRepository(store_->database()).all().front();
  const PlaceId place = PlaceService(*store_).save(session_, {.kind = QStringLiteral("store"), .code = QStringLiteral("A1"), .name = QStringLiteral("一号库")})->id;
  ASSERT_TRUE(GoodsService(*store_).openLedger(session_, {item.id}, place, EventDate::ofDay(QDate(2020, 3, 2)), QStringLiteral("甲")));
  EXPECT_EQ(CustodyRepository(store_->database()).balance(item.id).begin()->first.state, CustodyState::Seized) << "the ledger says 扣押";
  const Result<ImportBatch> undone = imports_->undoLast(session_);
  ASSERT_FALSE(undone);
  EXPECT_EQ(undone.error().field, QStringLiteral("undo_goods"));
  EXPECT_EQ(GoodsRepository(store_->database()).count(), 1);
}

TEST_P(ImportUndoTest, goodsAndTheirUndoAreInTheAuditTrailByField) {
  succeed("seizures", {record(2, {{"name", QStringLiteral("白酒")},
                                  {"value_yuan", QStringLiteral("12.5")},
                                  {"doc_no", QStringLiteral("X1")}})});
  const SeizedItem item = GoodsRepository(store_->database()).all().front();
  const std::int64_t batch = imports_->last(session_)->id.value;
  ASSERT_TRUE(imports_->undoLast(session_));
  EXPECT_EQ(trail("seized_item", item.id.value),
            QStringLiteral("import name:  > 白酒, value_yuan:  > 12.5, doc_no:  > X1\n"
                           "undo_import name: 白酒 > , value_yuan: 12.5 > , doc_no: X1 > "));
  EXPECT_EQ(trail("measure", item.measure.value),
            QStringLiteral("import kind:  > seizure, doc_no:  > X1\nundo_import kind: seizure > , doc_no: X1 > "));
  EXPECT_EQ(trail("import_batch", batch), QStringLiteral("import kind:  > seizures, file_name:  > file.csv, row_count: "
                                                         " > 1, created_count:  > 1, updated_count:  > 0, warning_count:  > 0, info_count:  > 0, skip_count:  > 0\n"
                                                         "undo_import undone_at:  > ") +
                                              clock_.now().utcText());
}

TEST_P(ImportUndoTest, destructionsAndTheirUndoAreInTheAuditTrailByField) {
  succeed("destructions",
          {record(2, {{"event_id", QStringLiteral("D1")}, {"value_wanyuan", QStringLiteral("4.2524")}})});
  const std::int64_t id = DestructionRepository(store_->database()).all().front().id.value;
  ASSERT_TRUE(imports_->undoLast(session_));
  EXPECT_EQ(trail("destruction_event", id),
            QStringLiteral(
                "import event_id:  > D1, value_yuan:  > 42524\nundo_import event_id: D1 > , value_yuan: 42524 > "));
}

TEST_P(ImportUndoTest, unitsAreInTheAuditTrailByField) {
  const QString name = QStringLiteral("市场监管局");
  succeed("units", {record(2, {{"unit_name", name}, {"enforces", QStringLiteral("是")}})});
  succeed(
      "units",
      {record(2, {{"unit_name", name}, {"enforces", QStringLiteral("否")}, {"data_mode", QStringLiteral("报表")}})});
  EXPECT_EQ(trail("office", OfficeRepository(store_->database()).findByName(name)->id.value),
            QStringLiteral("import unit_name:  > 市场监管局, enforces:  > 是, reports:  > 是, sort_no:  > 0\n"
                           "import enforces: 是 > 否, data_mode:  > 报表"));
}

TEST_P(ImportUndoTest, savedMappingIsInTheAuditTrailWithItsContent) {
  ASSERT_TRUE(imports_->saveMapping(session_, QStringLiteral("cases"), QStringLiteral("county"), QStringLiteral("a")));
  ASSERT_TRUE(imports_->saveMapping(session_, QStringLiteral("cases"), QStringLiteral("county"), QStringLiteral("b")));
  EXPECT_TRUE(trail("column_mapping", 0).endsWith(QStringLiteral("mapping: a > b")));
}

TEST_P(ImportUndoTest, undoOfSeizuresLeavesEmptyMeasuresOfOthers) {
  MeasureId kept;
  {
    Transaction transaction(store_->database());
    kept = GoodsRepository(store_->database())
               .insertMeasure({.uid = QStringLiteral("m"), .kind = QStringLiteral("seizure")});
    transaction.commit();
  }
  succeed("seizures", {record(2, {{"name", QStringLiteral("白酒")}, {"doc_no", QStringLiteral("X1")}}),
                       record(3, {{"name", QStringLiteral("卷烟")}, {"doc_no", QStringLiteral("X1")}})});
  const MeasureId own = GoodsRepository(store_->database()).all().front().measure;
  ASSERT_TRUE(imports_->undoLast(session_));
  EXPECT_TRUE(GoodsRepository(store_->database()).emptyMeasure(kept));
  EXPECT_FALSE(GoodsRepository(store_->database()).emptyMeasure(own));
}

TEST_P(ImportUndoTest, refusedUndoNamesTheImport) {
  const Error blocked{ErrorCode::WrongState, QStringLiteral("import"), QStringLiteral("file.csv")};
  succeed("cases", {caseRow(2, QStringLiteral("A"))});
  succeed("cases", {caseRow(2, QStringLiteral("A"), {{"goods", QStringLiteral("x")}})});
  EXPECT_EQ(imports_->undoLast(session_).error(), blocked);
  succeed("units", {record(2, {{"unit_name", QStringLiteral("市场监管局")}})});
  EXPECT_EQ(imports_->undoLast(session_).error(), blocked);
}

SHUANGDA_ON_BOTH_ENGINES(ImportUndoTest);

}  // namespace
