#include <gtest/gtest.h>

#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include "desk_fixture.h"
#include "main_window.h"
#include "pages/case_page.h"
#include "record_list_model.h"
#include "widgets/question_bar.h"

using namespace shuangda;
using shuangda::test::DeskTest;

namespace {

class CaseUndoUiTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    LegalCase draft;
    draft.number = QStringLiteral("C1");
    draft.authority = QStringLiteral("县市场监管局");
    draft.cause = QStringLiteral("假冒专利");
    draft.decision.fine = Money::ofFen(500000);
    case_ = *save(draft);
    case_.decision.fine = Money::ofFen(600000);
    case_ = *save(case_);
    window_ = std::make_unique<MainWindow>(desk_);
    window_->show();
    window_->start();
    window_->goTo(MainWindow::Page::Cases);
    settle();
    settle();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
    window_->casePage()->table()->setFocus();
  }
  void TearDown() override { window_.reset(); }
  Result<LegalCase> save(const LegalCase& legalCase) {
    return onDesk([legalCase](Desk::Hand hand) { return hand.services.cases.save(hand.session, legalCase); });
  }
  LegalCase stored() {
    return *onDesk([id = case_.id](Desk::Hand hand) { return hand.services.cases.find(hand.session, id); });
  }
  QuestionBar* bar() { return window_->casePage()->findChild<QuestionBar*>(); }
  QString text() { return bar()->isVisible() ? bar()->findChild<QLabel*>()->text() : QString(); }
  void pressUndo() {
    QTest::keyClick(window_.get(), Qt::Key_Z, Qt::ControlModifier);
    settle();
  }

  LegalCase case_{};
  std::unique_ptr<MainWindow> window_;
};

TEST_F(CaseUndoUiTest, controlZAsksInPlaceAndBringsThePreviousVersionBack) {
  pressUndo();
  EXPECT_TRUE(text().contains(QStringLiteral("罚款（元）：6000 → 5000"))) << text().toStdString();
  if (qEnvironmentVariableIsSet("SHUANGDA_SHOTS")) {
    window_->grab().save(qEnvironmentVariable("SHUANGDA_SHOTS") + QStringLiteral("/undo.png"));
  }
  EXPECT_EQ(stored().version, 2) << "nothing is done before the answer";
  QTest::keyClick(bar()->findChildren<QPushButton*>()[0], Qt::Key_Space);
  ASSERT_TRUE(QTest::qWaitFor([&] { return text().contains(QStringLiteral("已撤销")); }));
  EXPECT_EQ(stored().decision.fine, Money::ofFen(500000));
  settle();
  settle();
  EXPECT_EQ(window_->casePage()->model()->index(0, RecordListModel::Fine).data().toString(),
            QStringLiteral("5,000.00"));
}

TEST_F(CaseUndoUiTest, escapeLeavesTheCaseAsItIs) {
  pressUndo();
  ASSERT_TRUE(bar()->isVisible());
  QTest::keyClick(window_->focusWidget(), Qt::Key_Escape);
  EXPECT_FALSE(bar()->isVisible());
  EXPECT_TRUE(window_->casePage()->table()->hasFocus());
  EXPECT_EQ(stored().version, 2);
}

TEST_F(CaseUndoUiTest, saveBetweenQuestionAndAnswerIsNotUndone) {
  pressUndo();
  case_.note = QStringLiteral("又改");
  ASSERT_TRUE(save(case_));
  QTest::keyClick(bar()->findChildren<QPushButton*>()[0], Qt::Key_Space);
  ASSERT_TRUE(QTest::qWaitFor([&] { return text().contains(QStringLiteral("更新的版本")); })) << text().toStdString();
  EXPECT_EQ(stored().note, QStringLiteral("又改"));
}

TEST_F(CaseUndoUiTest, refusalIsSaidInPlace) {
  ASSERT_TRUE(onDesk([id = case_.id](Desk::Hand hand) { return hand.services.cases.undoLastSave(hand.session, id); }));
  pressUndo();
  EXPECT_TRUE(text().contains(QStringLiteral("已经是撤销"))) << text().toStdString();
}

}  // namespace
