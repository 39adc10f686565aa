#include "services/finding_service.h"

#include <QFile>

#include "services/backup.h"
#include "services/import_fixture.h"
#include "services/texts.h"
#include "storage/finding_repository.h"

using namespace shuangda;
using namespace shuangda::test;

namespace {

Finding finding(int row, Severity severity, const QString& raw = {}) {
  return {.sheet = QStringLiteral("台账"),
          .row = row,
          .column = QStringLiteral("E"),
          .heading = QStringLiteral("证件号码"),
          .code = QStringLiteral("date_order"),
          .severity = severity,
          .rawValue = raw,
          .expectedValue = QStringLiteral("x"),
          .message = QStringLiteral("请核对")};
}

class FindingServiceTest : public ImportTest {
 protected:
  ImportId import(const std::vector<Finding>& findings, const QString& number = QStringLiteral("A")) {
    const auto outcome = imports_->run(session_, {.kind = QStringLiteral("cases"), .fileName = QStringLiteral("file.csv"), .findings = digestOf(findings)},
                                       {caseRow(2, number)});
    EXPECT_TRUE(outcome);
    return outcome ? outcome->batch.id : ImportId{};
  }
  std::vector<ImportFindings> open() { return *FindingService(*store_).list(session_, FindingService::Which::Open); }
  std::vector<ImportFindings> all() { return *FindingService(*store_).list(session_, FindingService::Which::All); }
};

TEST_P(FindingServiceTest, warningsAndInfosStayWithTheImportThatBroughtThem) {
  const std::vector<Finding> found{finding(2, Severity::Warning, QStringLiteral("张三")), finding(3, Severity::Info), finding(4, Severity::Skip)};
  const ImportId id = import(found);
  ASSERT_EQ(open().size(), 1u);
  const ImportFindings listed = open().front();
  EXPECT_EQ(listed.batch.id, id);
  EXPECT_EQ(listed.batch.findings, (FindingCounts{1, 1, 1}));
  EXPECT_EQ(listed.batch.fileName, QStringLiteral("file.csv"));
  EXPECT_EQ(listed.importedBy, session_.displayName);
  EXPECT_EQ(*FindingService(*store_).findings(session_, id), found);
}

TEST_P(FindingServiceTest, importThatOnlySkippedRowsAsksForNothing) {
  import({finding(4, Severity::Skip)});
  EXPECT_TRUE(open().empty());
  EXPECT_EQ(all().size(), 1u);
}

TEST_P(FindingServiceTest, settlingSaysWhoWhenAndWhyOnce) {
  const ImportId id = import({finding(2, Severity::Warning)});
  FindingService service(*store_);
  EXPECT_EQ(service.settle(session_, id, QStringLiteral("  ")).error(), (Error{ErrorCode::Required, QStringLiteral("finding_reason"), {}}));
  const Result<ImportFindings> settled = service.settle(session_, id, QStringLiteral("已与原表核对 "));
  ASSERT_TRUE(settled);
  EXPECT_EQ(*settled->review, (FindingReview{clock_.now(), session_.account, session_.displayName, QStringLiteral("已与原表核对")}));
  EXPECT_TRUE(open().empty());
  EXPECT_EQ(service.settle(session_, id, QStringLiteral("again")).error().code, ErrorCode::AlreadyExists);
  EXPECT_TRUE(trail("import_batch", id.value).endsWith(QStringLiteral("review reason:  > 已与原表核对")));
  EXPECT_EQ(service.findings(session_, id)->size(), 1u) << "they stay";
}

TEST_P(FindingServiceTest, readerLooksButDoesNotSettle) {
  const ImportId id = import({finding(2, Severity::Warning)});
  Session reader = session_;
  reader.role = Role::Reader;
  FindingService service(*store_);
  EXPECT_EQ(service.list(reader, FindingService::Which::Open)->size(), 1u);
  EXPECT_EQ(service.settle(reader, id, QStringLiteral("x")).error().code, ErrorCode::Forbidden);
  EXPECT_EQ(service.find(session_, ImportId{4711}).error().code, ErrorCode::NotFound);
}

TEST_P(FindingServiceTest, undoneImportIsNoLongerAskedAbout) {
  const ImportId id = import({finding(2, Severity::Warning)});
  ASSERT_TRUE(imports_->undoLast(session_));
  EXPECT_TRUE(open().empty());
  EXPECT_EQ(all().size(), 1u) << "what happened can still be looked up";
  EXPECT_EQ(FindingService(*store_).settle(session_, id, QStringLiteral("x")).error().code, ErrorCode::WrongState);
  import({finding(2, Severity::Warning)}, QStringLiteral("B"));
  ASSERT_TRUE(FindingService(*store_).settle(session_, open().front().batch.id, QStringLiteral("x")));
  EXPECT_TRUE(imports_->undoLast(session_)) << "going through the findings changes no record";
}

TEST_P(FindingServiceTest, checkedOrRefusedImportLeavesNoFindings) {
  const ImportSource source{.kind = QStringLiteral("cases"), .fileName = QStringLiteral("file.csv"), .findings = digestOf({finding(2, Severity::Warning)})};
  ASSERT_TRUE(imports_->check(session_, source, {caseRow(2, QStringLiteral("A"))}));
  EXPECT_FALSE(imports_->run(session_, source, {caseRow(2, QStringLiteral("-"))}));
  EXPECT_TRUE(all().empty());
}

TEST_P(FindingServiceTest, gravestOfManyAreKeptInTheOrderOfTheFile) {
  std::vector<Finding> many(kMostFindings + 5, finding(9, Severity::Info));
  many[0] = finding(1, Severity::Skip);
  many.back() = finding(77, Severity::Warning);
  const ImportId id = import(many);
  EXPECT_EQ(open().front().batch.findings, (FindingCounts{1, static_cast<int>(kMostFindings) + 3, 1}));
  const std::vector<Finding> kept = *FindingService(*store_).findings(session_, id);
  ASSERT_EQ(kept.size(), kMostFindings);
  EXPECT_EQ(kept.front().severity, Severity::Info) << "rows that are no records give way first";
  EXPECT_EQ(kept.back().row, 77);
}

TEST_P(FindingServiceTest, findingsAreNeitherChangedNorRemoved) {
  import({finding(2, Severity::Warning)});
  ASSERT_TRUE(FindingService(*store_).settle(session_, open().empty() ? ImportId{} : open().front().batch.id, QStringLiteral("x")));
  for (const char* sql : {"DELETE FROM import_finding", "UPDATE import_finding SET message = ''", "DELETE FROM import_review", "UPDATE import_review SET reason = 'y'"}) {
    EXPECT_THROW(store_->database().execute(sql), StorageError) << sql;
  }
}

TEST_P(FindingServiceTest, backupHasThem) {
  const ImportId id = import({finding(2, Severity::Warning), finding(3, Severity::Info)});
  ASSERT_TRUE(FindingService(*store_).settle(session_, id, QStringLiteral("x")));
  const QString path = folder_.filePath(QStringLiteral("copy.db"));
  MaintenanceService(*store_).backup(path);
  const auto copy = Store::open(path, clock_, Store::Pending::Refuse);
  EXPECT_EQ(FindingService(*copy).findings(session_, id)->size(), 2u);
  EXPECT_TRUE(FindingService(*copy).find(session_, id)->review);
  EXPECT_TRUE(FindingRepository(copy->database()).problems().isEmpty());
}

TEST_P(FindingServiceTest, verifyTellsOfFindingsThatAreNotThoseCounted) {
  const ImportId id = import({finding(2, Severity::Warning)});
  {
    Transaction transaction(store_->database());
    FindingRepository(store_->database()).insert(id, {finding(3, Severity::Warning)});
    EXPECT_EQ(FindingRepository(store_->database()).problems(), QStringList{QStringLiteral("import %1: its findings are not those that were counted").arg(id.value)});
  }
  EXPECT_TRUE(FindingRepository(store_->database()).problems().isEmpty());
}

SHUANGDA_ON_BOTH_ENGINES(FindingServiceTest);

}  // namespace
