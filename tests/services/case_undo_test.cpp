#include <gtest/gtest.h>

#include <QFile>

#include "services/attachment_service.h"
#include "services/case_service.h"
#include "services/import_service.h"
#include "services/maintenance_service.h"
#include "services/texts.h"
#include "support/engines.h"

using namespace shuangda;
using shuangda::test::EngineTest;

namespace {

class CaseUndoTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (!IsSkipped() && !HasFatalFailure()) {
      store_ = freshStore();
      cases_ = std::make_unique<CaseService>(*store_);
      case_.number = QStringLiteral("C1");
      case_.authority = QStringLiteral("县市场监管局");
      case_.cause = QStringLiteral("假冒专利");
      case_.decision.docNo = QStringLiteral("白市监罚〔2020〕1号");
      case_.decision.fine = Money::ofFen(500000);
      case_ = *cases_->save(session_, case_);
    }
  }
  void TearDown() override {
    if (store_) {
      for (const auto& check : MaintenanceService(*store_).verify()) {
        EXPECT_TRUE(check.problems.isEmpty()) << check.name.toStdString() << check.problems.join(u'\n').toStdString();
      }
    }
    cases_.reset();
    store_.reset();
    EngineTest::TearDown();
  }
  LegalCase changed(Money fine) {
    case_.decision.fine = fine;
    case_ = *cases_->save(session_, case_);
    return case_;
  }
  /// The field of the refusal.
  QString refusal(const Session& session) {
    const Result<LegalCase> undone = cases_->undoLastSave(session, case_.id);
    EXPECT_FALSE(undone);
    if (undone) {
      return {};
    }
    EXPECT_TRUE(refusalText(undone.error()).contains(QStringLiteral("C1")))
        << refusalText(undone.error()).toStdString();
    EXPECT_EQ(cases_->lastSave(session, case_.id).error(), undone.error()) << "the question knows it too";
    return undone.error().field;
  }
  void attach() {
    QFile file(folder_.filePath(QStringLiteral("a.txt")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("x");
    file.close();
    attachment_ = *AttachmentService(*store_).add(session_, {.legalCase = case_.id, .role = QStringLiteral("其他")},
                                                  file.fileName());
  }
  void import(const QString& kind, const FieldTexts& values) {
    ASSERT_TRUE(ImportService(*store_).run(session_, {.kind = kind, .fileName = QStringLiteral("x.csv")},
                                           {{.row = 2, .values = values}}));
  }

  std::unique_ptr<Store> store_;
  std::unique_ptr<CaseService> cases_;
  LegalCase case_{};
  Attachment attachment_{};
};

TEST_P(CaseUndoTest, previousVersionComesBackAsANewRecordedChange) {
  const LegalCase before = case_;
  changed(Money::ofFen(600000));
  const LastSave asked = *cases_->lastSave(session_, case_.id);
  EXPECT_FALSE(asked.created);
  EXPECT_EQ(asked.changes,
            (std::vector<FieldChange>{{QStringLiteral("fine_yuan"), QStringLiteral("6000"), QStringLiteral("5000")}}));
  const Result<LegalCase> undone = cases_->undoLastSave(session_, case_.id, asked.version);
  ASSERT_TRUE(undone);
  EXPECT_EQ(undone->version, 3);
  EXPECT_TRUE(caseChanges(*undone, before).empty());
  EXPECT_EQ(cases_->find(session_, case_.id), undone);
  const auto history = *cases_->history(session_, case_.id);
  ASSERT_EQ(history.size(), 3u) << "nothing is lost";
  EXPECT_EQ(history[2].action, QStringLiteral("undo"));
  EXPECT_EQ(history[2].changes[0].after, QStringLiteral("5000"));
}

TEST_P(CaseUndoTest, newCaseIsMarkedAsEnteredByMistake) {
  ASSERT_TRUE(cases_->lastSave(session_, case_.id)->created);
  const Result<LegalCase> undone = cases_->undoLastSave(session_, case_.id);
  ASSERT_TRUE(undone);
  EXPECT_EQ(caseStage(*undone), CaseStage::Void);
  EXPECT_EQ(undone->voidDate, EventDate::ofDay(QDate(2020, 10, 8)));
  EXPECT_EQ(undone->decision.fine, Money::ofFen(500000)) << "the record stays readable";
}

TEST_P(CaseUndoTest, undoIsNotUndoneButALaterSaveIs) {
  changed(Money::ofFen(600000));
  ASSERT_TRUE(cases_->undoLastSave(session_, case_.id));
  EXPECT_EQ(refusal(session_), QStringLiteral("undo_undone"));
  case_ = *cases_->find(session_, case_.id);
  changed(Money::ofFen(700000));
  EXPECT_EQ(cases_->undoLastSave(session_, case_.id)->decision.fine, Money::ofFen(500000));
}

TEST_P(CaseUndoTest, onlyWhoSavedMayUndoAndOnlyTheVersionSeen) {
  changed(Money::ofFen(600000));
  Session other = session_;
  other.account = AccountId{session_.account.value + 1};
  EXPECT_EQ(refusal(other), QStringLiteral("undo_other_account"));
  EXPECT_EQ(cases_->undoLastSave(session_, case_.id, 1).error().code, ErrorCode::StaleVersion);
  Session reader = session_;
  reader.role = Role::Reader;
  EXPECT_EQ(cases_->undoLastSave(reader, case_.id).error().code, ErrorCode::Forbidden);
  EXPECT_EQ(cases_->undoLastSave(session_, CaseId{99}).error().code, ErrorCode::NotFound);
  EXPECT_EQ(cases_->find(session_, case_.id)->version, 2);
}

TEST_P(CaseUndoTest, importThatTouchedTheCaseStandsInTheWay) {
  import(QStringLiteral("cases"), {{QStringLiteral("case_id"), case_.number},
                                   { QStringLiteral("note"),
                                     QStringLiteral("由导入更改") }});
  EXPECT_EQ(refusal(session_), QStringLiteral("undo_import"));
}

TEST_P(CaseUndoTest, goodsTakenSinceStandInTheWay) {
  import(QStringLiteral("seizures"), {{QStringLiteral("doc_no"), case_.decision.docNo},
                                      {QStringLiteral("name"), QStringLiteral("白酒")},
                                      { QStringLiteral("seized_date"),
                                        QStringLiteral("2020-08-05") }});
  EXPECT_EQ(refusal(session_), QStringLiteral("undo_measure"));
  changed(Money::ofFen(600000));
  EXPECT_TRUE(cases_->undoLastSave(session_, case_.id)) << "goods that were there before the save do not depend on it";
}

TEST_P(CaseUndoTest, attachmentAddedSinceStandsInTheWayUntilItIsWithdrawn) {
  changed(Money::ofFen(600000));
  attach();
  EXPECT_EQ(refusal(session_), QStringLiteral("undo_attachment"));
  ASSERT_TRUE(AttachmentService(*store_).withdraw(session_, attachment_.id, QStringLiteral("放错")));
  EXPECT_TRUE(cases_->undoLastSave(session_, case_.id));
}

TEST_P(CaseUndoTest, numberTakenMeanwhileIsRefused) {
  case_.number = QStringLiteral("C1a");
  case_ = *cases_->save(session_, case_);
  LegalCase other;
  other.number = QStringLiteral("C1");
  other.authority = case_.authority;
  other.cause = case_.cause;
  ASSERT_TRUE(cases_->save(session_, other));
  EXPECT_EQ(cases_->undoLastSave(session_, case_.id).error(),
            (Error{ErrorCode::AlreadyExists, QStringLiteral("case_id"), QStringLiteral("C1")}));
}

SHUANGDA_ON_BOTH_ENGINES(CaseUndoTest);

}  // namespace
