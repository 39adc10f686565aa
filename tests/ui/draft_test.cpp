#include <gtest/gtest.h>

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QTableWidget>

#include "desk_fixture.h"
#include "dialogs/case_dialog.h"
#include "dialogs/clue_dialog.h"
#include "dialogs/step_dialog.h"
#include "dialogs/transfer_step_dialog.h"
#include "draft_keeper.h"
#include "keyboard.h"
#include "main_window.h"
#include "pages/case_page.h"
#include "pages/clue_page.h"
#include "pages/today_page.h"
#include "widgets/draft_bar.h"
#include "widgets/draft_list.h"
#include "widgets/question_bar.h"

using namespace shuangda;
using shuangda::test::DeskTest;

namespace {

class DraftTest : public DeskTest {
 protected:
  LegalCase stored() {
    LegalCase draft;
    draft.number = QStringLiteral("C1");
    draft.authority = QStringLiteral("县市场监管局");
    draft.cause = QStringLiteral("假冒专利");
    draft.goods = QStringLiteral("白酒");
    return *onDesk([draft](Desk::Hand hand) { return hand.services.cases.save(hand.session, draft); });
  }
  std::vector<FormDraft> drafts() {
    return *onDesk([](Desk::Hand hand) { return hand.services.drafts.list(hand.session); });
  }
  static QLineEdit* edit(QWidget& form, const char* name) {
    return form.findChild<QLineEdit*>(QString::fromLatin1(name));
  }
  static QString textOf(const QWidget& widget) {
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
      if (!label->isHidden()) {
        texts << label->text();
      }
    }
    return texts.join(u'\n');
  }
  static QPushButton* button(QWidget& widget, const QString& text) {
    for (QPushButton* found : widget.findChildren<QPushButton*>()) {
      if (found->text().startsWith(text)) {
        return found;
      }
    }
    return nullptr;
  }
  /// Another program is in the middle of a form and is killed: no destructor runs, nothing is said good-bye to.
  void killInForm(const QString& number, const QString& goods) {
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--leave-form"), location_, number, goods});
    ASSERT_TRUE(program.waitForStarted());
    QByteArray said;
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
          program.waitForReadyRead(50);
          said += program.readAllStandardOutput();
          return said.contains("kept");
        },
        30'000));
    program.kill();
    ASSERT_TRUE(program.waitForFinished());
    ASSERT_EQ(program.exitStatus(), QProcess::CrashExit);
  }
  /// The window as after the next start.
  std::unique_ptr<MainWindow> started() {
    auto window = std::make_unique<MainWindow>(desk_);
    window->show();
    window->start();
    settle();
    settle();
    return window;
  }
  static void shoot(QWidget& widget, const QString& name) {
    if (qEnvironmentVariableIsSet("SHUANGDA_SHOTS")) {
      widget.grab().save(qEnvironmentVariable("SHUANGDA_SHOTS") + u'/' + name);
    }
  }
};

TEST_F(DraftTest, killedFormIsOfferedAtTheNextStartAndRestored) {
  killInForm({}, QStringLiteral("卷烟二十条"));
  const auto window = started();
  DraftList* list = window->todayPage()->drafts();
  ASSERT_TRUE(QTest::qWaitFor([&] { return list->isVisible(); }));
  EXPECT_EQ(list->table()->item(0, 1)->text(), QStringLiteral("新建案件"));
  EXPECT_TRUE(list->table()->item(0, 2)->text().contains(QStringLiteral("卷烟二十条")));
  shoot(*window, QStringLiteral("draft_start.png"));
  ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
  list->table()->setFocus();
  QTest::keyClick(list->table(), Qt::Key_Return);
  CaseDialog* dialog = nullptr;
  ASSERT_TRUE(QTest::qWaitFor([&] { return (dialog = window->findChild<CaseDialog*>()) != nullptr; }));
  settle();
  EXPECT_EQ(edit(*dialog, "goods")->text(), QStringLiteral("卷烟二十条"));
  EXPECT_EQ(edit(*dialog, "filed_date")->text(), QStringLiteral("2020-13")) << "as typed, though it cannot be read";
  EXPECT_FALSE(dialog->findChild<DraftBar*>()->isVisible()) << "it is not offered a second time";
  edit(*dialog, "filed_date")->setText(QStringLiteral("2020-12"));
  edit(*dialog, "authority")->setText(QStringLiteral("县市场监管局"));
  dialog->findChild<QWidget*>(QStringLiteral("cause"))->setProperty("currentText", QStringLiteral("假冒专利"));
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return window->findChild<CaseDialog*>() == nullptr; }));
  settle();
  EXPECT_TRUE(drafts().empty());
}

TEST_F(DraftTest, draftOnAnOlderVersionNamesTheConflictWhenTheCaseIsOpened) {
  LegalCase c = stored();
  killInForm(c.number, QStringLiteral("卷烟"));
  c.goods = QStringLiteral("白酒与啤酒");
  c = *onDesk([c](Desk::Hand hand) { return hand.services.cases.save(hand.session, c); });
  CaseDialog dialog(desk_, c);
  dialog.show();
  auto* bar = dialog.findChild<DraftBar*>();
  ASSERT_TRUE(QTest::qWaitFor([&] { return bar->isVisible(); }));
  EXPECT_TRUE(textOf(*bar).contains(QStringLiteral("草稿依据的是第 1 版，现为第 2 版")));
  EXPECT_TRUE(textOf(*bar).contains(QStringLiteral("涉案物品（现为白酒与啤酒，草稿为卷烟）")))
      << textOf(*bar).toStdString();
  shoot(dialog, QStringLiteral("draft_conflict.png"));
  button(*bar, QStringLiteral("恢复"))->click();
  EXPECT_EQ(edit(dialog, "goods")->text(), QStringLiteral("卷烟"));
  EXPECT_TRUE(textOf(dialog).contains(QStringLiteral("他人已改为“白酒与啤酒”")));
  EXPECT_TRUE(textOf(dialog).contains(QStringLiteral("已恢复草稿中的 2 项：涉案物品、立案日期")));
  shoot(dialog, QStringLiteral("draft_restored.png"));
}

TEST_F(DraftTest, draftIsGivenUpAfterAQuestionAndTheOtherStays) {
  const LegalCase c = stored();
  killInForm(c.number, QStringLiteral("卷烟"));
  killInForm({}, QStringLiteral("化妆品"));
  const auto window = started();
  DraftList* list = window->todayPage()->drafts();
  ASSERT_TRUE(QTest::qWaitFor([&] { return list->isVisible(); }));
  ASSERT_EQ(list->table()->rowCount(), 2);
  EXPECT_EQ(list->table()->item(1, 1)->text(), QStringLiteral("案件 C1"));
  EXPECT_TRUE(list->table()->item(1, 2)->text().contains(QStringLiteral("涉案物品：白酒 → 卷烟")));
  ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
  list->table()->setFocus();
  list->table()->selectRow(0);
  QTest::keyClick(list->table(), Qt::Key_Delete);
  auto* question = list->findChild<QuestionBar*>();
  ASSERT_TRUE(question->isVisible());
  QTest::keyClick(question->focusWidget(), Qt::Key_Escape);
  settle();
  EXPECT_EQ(drafts().size(), 2u) << "Esc is no";
  list->table()->setFocus();
  QTest::keyClick(list->table(), Qt::Key_Delete);
  QTest::keyClick(button(*question, QStringLiteral("放弃草稿")), Qt::Key_Space);
  ASSERT_TRUE(QTest::qWaitFor([&] { return list->table()->rowCount() == 1; }));
  ASSERT_EQ(drafts().size(), 1u);
  EXPECT_EQ(drafts()[0].title, QStringLiteral("C1"));
}

TEST_F(DraftTest, draftOfAClueIsListedAndOpensItsForm) {
  const Clue clue = *onDesk([](Desk::Hand hand) {
    return hand.services.clues.save(hand.session, Clue{.foundAt = EventDate::ofDay(QDate::currentDate()), .content = QStringLiteral("反映销售假酒")});
  });
  onDesk([clue](Desk::Hand hand) {
    return hand.services.drafts.keep(hand.session, {.uid = QStringLiteral("u1"), .kind = DraftService::kClue, .recordId = clue.id.value, .baseVersion = 1, .title = clue.number,
                                                    .fields = draftJson({{QStringLiteral("goods"), {}, QStringLiteral("白酒六箱")}})});
  });
  const auto window = started();
  DraftList* list = window->todayPage()->drafts();
  ASSERT_TRUE(QTest::qWaitFor([&] { return list->isVisible(); }));
  EXPECT_EQ(list->table()->item(0, 1)->text(), QStringLiteral("线索 ") + clue.number);
  QTest::keyClick(button(*list, QStringLiteral("继续填写")), Qt::Key_Space);
  auto* dialog = test::waitFor<ClueDialog>(window->cluePage());
  ASSERT_NE(dialog, nullptr);
  settle();
  EXPECT_EQ(edit(*dialog, "goods")->text(), QStringLiteral("白酒六箱"));
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return window->findChild<ClueDialog*>() == nullptr; }));
  settle();
  EXPECT_TRUE(drafts().empty());
  EXPECT_EQ(onDesk([id = clue.id](Desk::Hand hand) { return hand.services.clues.find(hand.session, id); })->goods, QStringLiteral("白酒六箱"));
}

TEST_F(DraftTest, draftOfAStepIsOfferedWhenTheFormIsOpenedAgain) {
  const LegalCase legalCase = stored();
  const CaseCourse course = *onDesk([id = legalCase.id](Desk::Hand hand) { return hand.services.procedure.course(hand.session, id); });
  {
    StepDialog left(desk_, course, QStringLiteral("file"));  // destroyed without being closed, as by a crash
    left.show();
    settle();
    QSignalSpy kept(left.findChild<DraftKeeper*>(), &DraftKeeper::kept);
    left.findChild<DraftKeeper*>()->setPause(1);
    QTest::keyClicks(edit(left, "approver"), QStringLiteral("Wang Wu"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return kept.size() > 0; }, 10'000));
  }
  ASSERT_EQ(drafts().size(), 1u);
  EXPECT_EQ(drafts().front().kind, DraftService::kStep);
  StepDialog again(desk_, course, QString());
  again.show();
  settle();
  QPushButton* restore = button(again, QStringLiteral("恢复"));
  ASSERT_TRUE(restore && restore->isVisible());
  restore->click();
  ASSERT_TRUE(edit(again, "approver")) << "the step was chosen";
  EXPECT_EQ(edit(again, "approver")->text(), QStringLiteral("Wang Wu"));
  again.reject();
  settle();
  EXPECT_TRUE(drafts().empty()) << "given up";
}

TEST_F(DraftTest, draftOfATransferStepIsOfferedWhenTheFormIsOpenedAgain) {
  const LegalCase legalCase = stored();
  const TransferSheet sheet = *onDesk([id = legalCase.id](Desk::Hand hand) {
    TransferEvent flag{.step = QStringLiteral("flag_crime_suspicion"), .on = EventDate::ofDay(QDate::currentDate()), .papers = {{.paper = QStringLiteral("suspicion_note")}}};
    flag.details = {{QStringLiteral("crime"), QStringLiteral("某罪")}, {QStringLiteral("suspicion_basis"), QStringLiteral("其他")}, {QStringLiteral("reason"), QStringLiteral("数额待查")}};
    const auto opened = hand.services.transfers.open(hand.session, {.lane = TransferLane::Forward, .legalCase = id}, flag);
    return hand.services.transfers.sheet(hand.session, opened->transfer);
  });
  {
    TransferStepDialog left(desk_, sheet, QStringLiteral("assign_team"));  // destroyed without being closed, as by a crash
    left.show();
    settle();
    auto* keeper = left.findChild<DraftKeeper*>();
    QSignalSpy kept(keeper, &DraftKeeper::kept);
    keeper->setPause(1);
    ASSERT_TRUE(test::tabTo(&left, QStringLiteral("办案人员")));
    test::type(&left, QStringLiteral("张三、李四"));
    left.findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("等待鉴定"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return kept.size() > 0; }, 10'000));
    settle();
  }
  ASSERT_EQ(drafts().size(), 1u);
  EXPECT_EQ(drafts().front().kind, DraftService::kTransfer);
  EXPECT_EQ(drafts().front().title, sheet.transfer.number);
  TransferStepDialog again(desk_, sheet, QStringLiteral("clear_suspicion"));
  again.show();
  settle();
  QPushButton* restore = button(again, QStringLiteral("恢复"));
  ASSERT_TRUE(restore && restore->isVisible());
  restore->click();
  ASSERT_TRUE(edit(again, "officers")) << "the step was chosen";
  EXPECT_EQ(edit(again, "officers")->text(), QStringLiteral("张三、李四"));
  EXPECT_EQ(again.findChild<QPlainTextEdit*>()->toPlainText(), QStringLiteral("等待鉴定"));
  again.reject();
  settle();
  EXPECT_TRUE(drafts().empty()) << "given up";
}

TEST_F(DraftTest, draftOfAMatterThatWasBeingOpenedStandsOnTodayAndGoesWhenItIsRecorded) {
  const LegalCase legalCase = stored();
  {
    TransferStepDialog left(desk_, Transfer{.lane = TransferLane::Forward, .legalCase = legalCase.id}, legalCase.number);
    left.show();
    settle();
    auto* keeper = left.findChild<DraftKeeper*>();
    QSignalSpy kept(keeper, &DraftKeeper::kept);
    keeper->setPause(1);
    for (const auto& [name, text] : {std::pair("涉嫌罪名", "某罪"), std::pair("理由、说明", "现场查获")}) {
      ASSERT_TRUE(test::tabTo(&left, QString::fromUtf8(name)));
      test::type(&left, QString::fromUtf8(text));
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return kept.size() > 0; }, 10'000));
    settle();
  }
  ASSERT_EQ(drafts().size(), 1u);
  const auto window = started();
  DraftList* list = window->todayPage()->drafts();
  ASSERT_TRUE(QTest::qWaitFor([&] { return list->isVisible(); }));
  EXPECT_EQ(list->table()->item(0, 1)->text(), QStringLiteral("新建移送事项"));
  EXPECT_TRUE(list->table()->item(0, 2)->text().contains(QStringLiteral("标记疑似涉罪"))) << list->table()->item(0, 2)->text().toStdString();
  QTest::keyClick(button(*list, QStringLiteral("继续填写")), Qt::Key_Space);
  auto* dialog = test::waitFor<TransferStepDialog>(window.get());
  ASSERT_NE(dialog, nullptr);
  settle();
  QPushButton* restore = button(*dialog, QStringLiteral("恢复"));
  ASSERT_TRUE(restore && restore->isVisible());
  snapshot(*dialog, "transfer_draft");
  restore->click();
  ASSERT_TRUE(test::tabTo(dialog, QStringLiteral("涉嫌犯罪的依据")));
  test::type(dialog, QStringLiteral("其他"));
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return window->findChild<TransferStepDialog*>() == nullptr; })) << dialog->message().toStdString();
  settle();
  EXPECT_TRUE(drafts().empty());
  const auto rows = onDesk([id = legalCase.id](Desk::Hand hand) { return hand.services.transfers.list(hand.session, {.legalCase = id}); });
  ASSERT_EQ(rows->size(), 1u);
  EXPECT_EQ(rows->front().state, QStringLiteral("F1"));
}

TEST_F(DraftTest, formThatIsSavedOrGivenUpLeavesNoDraft) {
  const LegalCase c = stored();
  for (const bool save : {true, false}) {
    CaseDialog dialog(desk_, *onDesk([c](Desk::Hand hand) { return hand.services.cases.find(hand.session, c.id); }));
    dialog.keeper().setPause(10);
    QSignalSpy kept(&dialog.keeper(), &DraftKeeper::kept);
    dialog.show();
    settle();
    edit(dialog, "goods")->setText(save ? QStringLiteral("卷烟") : QStringLiteral("鞋"));
    ASSERT_TRUE(kept.wait());
    EXPECT_EQ(drafts().size(), 1u);
    if (save) {
      QTest::keyClick(&dialog, Qt::Key_S, Qt::ControlModifier);
    } else {
      QTest::keyClick(&dialog, Qt::Key_Escape);
      QTest::keyClick(&dialog, Qt::Key_Escape);
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog.isVisible(); }));
    settle();
    EXPECT_TRUE(drafts().empty());
  }
}

TEST_F(DraftTest, restoringTakesThePlaceOfWhatWasTypedMeanwhile) {
  const LegalCase c = stored();
  killInForm(c.number, QStringLiteral("卷烟"));
  CaseDialog dialog(desk_, c);
  dialog.keeper().setPause(10);
  QSignalSpy kept(&dialog.keeper(), &DraftKeeper::kept);
  dialog.show();
  auto* bar = dialog.findChild<DraftBar*>();
  ASSERT_TRUE(QTest::qWaitFor([&] { return bar->isVisible(); }));
  edit(dialog, "brand")->setText(QStringLiteral("某牌"));
  ASSERT_TRUE(kept.wait());
  EXPECT_EQ(drafts().size(), 2u);
  button(*bar, QStringLiteral("恢复"))->click();
  ASSERT_TRUE(kept.wait());
  ASSERT_EQ(drafts().size(), 1u) << "one form, one draft";
  EXPECT_TRUE(drafts()[0].fields.contains(QStringLiteral("卷烟")) &&
              drafts()[0].fields.contains(QStringLiteral("某牌")));
}

TEST_F(DraftTest, typingBackToWhatWasThereKeepsNothingToOffer) {
  const LegalCase c = stored();
  CaseDialog dialog(desk_, c);
  dialog.keeper().setPause(10);
  QSignalSpy kept(&dialog.keeper(), &DraftKeeper::kept);
  dialog.show();
  settle();
  EXPECT_EQ(kept.count(), 0) << "opening a form is no change";
  edit(dialog, "goods")->setText(QStringLiteral("卷烟"));
  ASSERT_TRUE(kept.wait());
  edit(dialog, "goods")->setText(QStringLiteral("白酒"));
  ASSERT_TRUE(kept.wait());
  EXPECT_TRUE(onDesk([](Desk::Hand hand) { return hand.services.drafts.caseOffers(hand.session); })->empty());
}

}  // namespace
