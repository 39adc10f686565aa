#include <gtest/gtest.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTextBrowser>
#include <QUrl>

#include "clue_list_model.h"
#include "desk_fixture.h"
#include "dialogs/clock_dialog.h"
#include "dialogs/clue_act_dialog.h"
#include "dialogs/clue_dialog.h"
#include "draft_keeper.h"
#include "main_window.h"
#include "pages/case_page.h"
#include "pages/clue_page.h"
#include "pages/today_page.h"
#include "record_list_model.h"
#include "widgets/question_bar.h"

using namespace shuangda;
using shuangda::test::DeskTest;

namespace {

class ClueWindowTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    window_ = std::make_unique<MainWindow>(desk_);
    window_->show();
    window_->start();
    settle();
  }
  static Clue sample() {
    Clue clue{.source = QStringLiteral("投诉、举报"),
              .foundAt = EventDate::ofDay(QDate::currentDate().addDays(-3)),
              .content = QStringLiteral("反映某商行销售假冒注册商标的白酒，瓶盖二维码扫不出来")};
    clue.party = {.name = QStringLiteral("云岭好酒商行"), .address = QStringLiteral("云岭县人民路12号")};
    clue.reporter = {.kind = QStringLiteral("个人"), .name = QStringLiteral("张小明"), .phone = QStringLiteral("13812345678")};
    clue.officers = QStringLiteral("张三、李四");
    return clue;
  }
  Clue stored(const Clue& clue = sample()) {
    return *onDesk([clue](Desk::Hand hand) { return hand.services.clues.save(hand.session, clue); });
  }
  Clue now(ClueId id) {
    return *onDesk([id](Desk::Hand hand) { return hand.services.clues.find(hand.session, id); });
  }
  CluePage& page() { return *window_->cluePage(); }
  void show() {
    window_->goTo(MainWindow::Page::Clues);
    page().reload();
    settle();
    settle();
  }
  template <typename Dialog>
  Dialog* dialog() {
    Dialog* found = nullptr;
    EXPECT_TRUE(QTest::qWaitFor([&] { return (found = window_->findChild<Dialog*>()) != nullptr; }));
    settle();
    return found;
  }
  template <typename Dialog>
  void expectClosed() {
    EXPECT_TRUE(QTest::qWaitFor([&] { return window_->findChild<Dialog*>() == nullptr; }));
    settle();
    settle();
  }
  static QLineEdit* edit(QWidget& form, const char* name) { return form.findChild<QLineEdit*>(QString::fromLatin1(name)); }
  void shoot(QWidget& widget, const char* name) {
    if (qEnvironmentVariableIsSet("SHUANGDA_SHOTS")) {
      widget.grab().save(qEnvironmentVariable("SHUANGDA_SHOTS") + u'/' + QString::fromLatin1(name));
    }
  }

  std::unique_ptr<MainWindow> window_;
};

TEST_F(ClueWindowTest, clueIsRegisteredByKeyboardAndDuplicatesAreShownWhileTyping) {
  const Clue first = stored();
  ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  QTest::keyClick(window_.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
  auto* form = dialog<ClueDialog>();
  ASSERT_NE(form, nullptr);
  ASSERT_TRUE(QTest::qWaitForWindowActive(form));
  EXPECT_EQ(form->focusWidget()->objectName(), QStringLiteral("source"));
  EXPECT_TRUE(form->duplicatesText().isEmpty());
  QTest::keyClick(form->focusWidget(), Qt::Key_Tab);
  EXPECT_EQ(form->focusWidget()->objectName(), QStringLiteral("found_at")) << "the order of form 1";
  edit(*form, "party")->setFocus();
  QTest::keyClicks(edit(*form, "party"), QStringLiteral("y"));
  edit(*form, "party")->setText(QStringLiteral("云岭好酒商行"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return form->duplicatesText().contains(first.number); }));
  EXPECT_TRUE(form->duplicatesText().contains(QStringLiteral("当事人名称相同")));
  shoot(*form, "clue_dialog.png");
  QTest::keyClick(form, Qt::Key_S, Qt::ControlModifier);
  expectClosed<ClueDialog>();
  ASSERT_EQ(page().model()->rowCount(), 2);
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("-0002"))) << page().detailText().toStdString();
}

TEST_F(ClueWindowTest, refusalIsSaidBesideTheFieldAndEscWarnsFirst) {
  ClueDialog form(desk_, {});
  form.show();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&form));
  edit(form, "found_at")->setText(QStringLiteral("2026-13-01"));
  QTest::keyClick(&form, Qt::Key_S, Qt::ControlModifier);
  EXPECT_EQ(form.focusWidget(), edit(form, "found_at"));
  edit(form, "found_at")->setText(QDate::currentDate().toString(Qt::ISODate));
  QTest::keyClick(&form, Qt::Key_S, Qt::ControlModifier);
  settle();
  EXPECT_EQ(form.focusWidget()->objectName(), QStringLiteral("content")) << "content or party is wanted";
  edit(form, "goods")->setText(QStringLiteral("白酒"));
  QTest::keyClick(&form, Qt::Key_Escape);
  EXPECT_TRUE(form.isVisible());
  QTest::keyClick(&form, Qt::Key_Escape);
  EXPECT_FALSE(form.isVisible());
}

TEST_F(ClueWindowTest, draftOfAClueIsOfferedAndRestored) {
  {
    ClueDialog left(desk_, {});
    left.keeper().setPause(1);
    QSignalSpy kept(&left.keeper(), &DraftKeeper::kept);
    left.findChild<QPlainTextEdit*>(QStringLiteral("content"))->setPlainText(QStringLiteral("写了一半"));
    ASSERT_TRUE(kept.wait());
  }
  ClueDialog form(desk_, {});
  form.show();
  auto* question = form.findChild<QuestionBar*>();
  ASSERT_TRUE(QTest::qWaitFor([&] { return question->isVisible(); }));
  for (QPushButton* button : question->findChildren<QPushButton*>()) {
    if (button->text().startsWith(QStringLiteral("恢复"))) {
      QTest::keyClick(button, Qt::Key_Space);
    }
  }
  EXPECT_EQ(form.findChild<QPlainTextEdit*>(QStringLiteral("content"))->toPlainText(), QStringLiteral("写了一半"));
  QTest::keyClick(&form, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !form.isVisible(); }));
  settle();
  EXPECT_TRUE(onDesk([](Desk::Hand hand) { return hand.services.drafts.list(hand.session, DraftService::kClue); })->empty());
}

TEST_F(ClueWindowTest, listShowsTimeLeftAndFindsByTextAndStage) {
  stored();
  Clue other = sample();
  other.content = QStringLiteral("网店销售假冒运动鞋");
  other.party = {};
  other.officers.clear();
  stored(other);
  stored({.foundAt = EventDate::ofDay(QDate::currentDate().addDays(-40)), .content = QStringLiteral("市场里有人卖假冒香烟")});
  show();
  ASSERT_EQ(page().model()->rowCount(), 3);
  shoot(*window_, "clue_page.png");
  const auto cell = [&](int row, int column) { return page().model()->index(row, column).data().toString(); };
  EXPECT_TRUE(cell(0, ClueListModel::Remaining).contains(QStringLiteral("还有"))) << cell(0, ClueListModel::Remaining).toStdString();
  EXPECT_TRUE(cell(2, ClueListModel::Remaining).contains(QStringLiteral("已超")));
  page().findChild<QLineEdit*>(QStringLiteral("clue_search"))->setText(QStringLiteral("运动鞋"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return page().model()->rowCount() == 1; }));
  EXPECT_EQ(cell(0, ClueListModel::Stage), QStringLiteral("登记"));
  EXPECT_FALSE(page().detailText().isEmpty());
}

TEST_F(ClueWindowTest, detailShowsDuplicatesAndWhyTheDay) {
  stored();
  stored();
  show();
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("当事人名称相同"))) << page().detailText().toStdString();
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("线索核查期限")));
  Q_EMIT page().findChild<QTextBrowser*>()->anchorClicked(QUrl(QStringLiteral("why:0")));
  EXPECT_NE(window_->findChild<ClockDialog*>(), nullptr);
}

TEST_F(ClueWindowTest, lateFilingIsAskedAboutAndConfirmedWithANote) {
  Clue old = sample();
  old.foundAt = EventDate::ofDay(QDate::currentDate().addDays(-60));
  const Clue clue = stored(old);
  show();
  page().act(ClueActDialog::Act::ToCase);
  auto* form = dialog<ClueActDialog>();
  const auto save = [&] {
    QTest::keyClick(form, Qt::Key_S, Qt::ControlModifier);
    settle();
  };
  edit(*form, "approver")->setText(QStringLiteral("王五"));
  edit(*form, "note")->setText(QStringLiteral("举报人要求回复"));
  save();
  EXPECT_TRUE(form->message().contains(QStringLiteral("案由"))) << form->message().toStdString();
  form->findChild<QComboBox*>(QStringLiteral("cause"))->setCurrentText(QStringLiteral("商标侵权"));
  save();
  EXPECT_TRUE(form->message().contains(QStringLiteral("线索核查期限"))) << form->message().toStdString();
  EXPECT_EQ(clueStage(now(clue.id)), ClueStage::Checking) << "a note written before is no answer";
  edit(*form, "note")->setText(QStringLiteral("权利人回复迟延，已向负责人报告"));
  save();
  expectClosed<ClueActDialog>();
  EXPECT_EQ(clueStage(now(clue.id)), ClueStage::Accepted);
}

TEST_F(ClueWindowTest, clueBecomesACaseInASmallForm) {
  const Clue clue = stored();
  show();
  page().act(ClueActDialog::Act::ToCase);
  auto* form = dialog<ClueActDialog>();
  form->findChild<QComboBox*>(QStringLiteral("cause"))->setCurrentText(QStringLiteral("商标侵权"));
  EXPECT_EQ(edit(*form, "officers")->text(), clue.officers) << "not typed again";
  QTest::keyClick(form, Qt::Key_S, Qt::ControlModifier);
  settle();
  EXPECT_TRUE(form->message().contains(QStringLiteral("批准人"))) << form->message().toStdString();
  QTest::keyClicks(edit(*form, "approver"), "wang");
  shoot(*form, "clue_to_case.png");
  QTest::keyClick(form, Qt::Key_Return);
  expectClosed<ClueActDialog>();
  EXPECT_EQ(clueStage(now(clue.id)), ClueStage::Accepted);
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("已转为案件")));
  window_->goTo(MainWindow::Page::Cases);
  settle();
  settle();
  EXPECT_EQ(window_->findChild<RecordListModel*>()->rowCount(), 1);
}

TEST_F(ClueWindowTest, clueIsExtendedAndRefusedInSmallForms) {
  const Clue clue = stored();
  show();
  page().act(ClueActDialog::Act::Extend);
  auto* extension = dialog<ClueActDialog>();
  edit(*extension, "check_extension_days")->setText(QStringLiteral("20"));
  edit(*extension, "check_extension_approver")->setText(QStringLiteral("王五"));
  edit(*extension, "check_extension_reason")->setText(QStringLiteral("案情复杂"));
  QTest::keyClick(extension, Qt::Key_S, Qt::ControlModifier);
  settle();
  EXPECT_TRUE(extension->message().contains(QStringLiteral("超出"))) << extension->message().toStdString();
  edit(*extension, "check_extension_days")->setText(QStringLiteral("15"));
  QTest::keyClick(extension, Qt::Key_S, Qt::ControlModifier);
  expectClosed<ClueActDialog>();
  EXPECT_EQ(now(clue.id).extension.days, 15);
  page().act(ClueActDialog::Act::Refuse);
  auto* refusal = dialog<ClueActDialog>();
  edit(*refusal, "refusal_approver")->setText(QStringLiteral("王五"));
  QTest::keyClick(refusal, Qt::Key_S, Qt::ControlModifier);
  settle();
  EXPECT_TRUE(refusal->message().contains(QStringLiteral("不予立案情形"))) << "a ground is chosen, not preset";
  QTest::keyClick(refusal->findChild<QComboBox*>(QStringLiteral("refusal_ground")), Qt::Key_Down);
  QTest::keyClick(refusal, Qt::Key_S, Qt::ControlModifier);
  expectClosed<ClueActDialog>();
  EXPECT_EQ(clueStage(now(clue.id)), ClueStage::Refused);
  EXPECT_EQ(page().model()->rowCount(), 1) << "what was just done stays in sight";
  page().act(ClueActDialog::Act::Reward);
  auto* reward = dialog<ClueActDialog>();
  edit(*reward, "reward_yuan")->setText(QStringLiteral("2000"));
  QTest::keyClick(reward, Qt::Key_S, Qt::ControlModifier);
  expectClosed<ClueActDialog>();
  EXPECT_EQ(now(clue.id).reward.amount, Money::ofFen(200'000));
}

TEST_F(ClueWindowTest, clueIsMergedAndTakenBackInSmallForms) {
  const Clue first = stored();
  const Clue second = stored();
  show();
  page().goToClue(second.id);
  settle();
  settle();
  settle();
  page().act(ClueActDialog::Act::Merge);
  auto* form = dialog<ClueActDialog>();
  edit(*form, "merge_target")->setText(second.number);
  QTest::keyClick(form, Qt::Key_S, Qt::ControlModifier);
  settle();
  EXPECT_TRUE(form->message().contains(QStringLiteral("本线索"))) << form->message().toStdString();
  edit(*form, "merge_target")->setText(first.number);
  QTest::keyClick(form, Qt::Key_S, Qt::ControlModifier);
  expectClosed<ClueActDialog>();
  EXPECT_EQ(clueStage(now(second.id)), ClueStage::Merged);
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("已并入"))) << page().detailText().toStdString();
  shoot(*window_, "clue_merged.png");
  page().act(ClueActDialog::Act::Reopen);
  form = dialog<ClueActDialog>();
  edit(*form, "reason")->setText(QStringLiteral("误并"));
  QTest::keyClick(form, Qt::Key_S, Qt::ControlModifier);
  expectClosed<ClueActDialog>();
  EXPECT_EQ(clueStage(now(second.id)), ClueStage::Checking);
}

TEST_F(ClueWindowTest, todayOpensTheClueAndNumbersLeadToThePages) {
  const Clue clue = stored();
  ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  Q_EMIT window_->todayPage()->clueAsked(clue.id);
  settle();
  settle();
  settle();
  QListWidget* navigation = nullptr;
  for (QListWidget* list : window_->findChildren<QListWidget*>()) {
    navigation = list->accessibleName() == QStringLiteral("导航") ? list : navigation;
  }
  ASSERT_NE(navigation, nullptr);
  EXPECT_EQ(navigation->currentRow(), static_cast<int>(MainWindow::Page::Clues));
  EXPECT_TRUE(page().detailText().contains(clue.number));
  QTest::keyClick(window_.get(), Qt::Key_3, Qt::ControlModifier);
  EXPECT_EQ(navigation->currentRow(), static_cast<int>(MainWindow::Page::Cases));
  QTest::keyClick(window_.get(), Qt::Key_2, Qt::ControlModifier);
  EXPECT_EQ(navigation->currentRow(), static_cast<int>(MainWindow::Page::Clues));
  QTest::keyClick(page().table(), Qt::Key_Return);
  EXPECT_NE(dialog<ClueDialog>(), nullptr);
}

}  // namespace
