#include <gtest/gtest.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include "desk_fixture.h"
#include "dialogs/case_dialog.h"
#include "main_window.h"
#include "pages/case_page.h"
#include "record_list_model.h"

using namespace shuangda;
using shuangda::test::DeskTest;

namespace {

class CaseDialogTest : public DeskTest {
 protected:
  static QLineEdit* edit(CaseDialog& dialog, const char* name) { return dialog.findChild<QLineEdit*>(QString::fromLatin1(name)); }
  static void type(CaseDialog& dialog, const char* name, const QString& text) {
    if (auto* combo = dialog.findChild<QComboBox*>(QString::fromLatin1(name))) {
      combo->setCurrentText(text);
      return;
    }
    edit(dialog, name)->clear();
    QTest::keyClicks(edit(dialog, name), text);
  }
  /// The texts that stand beside the fields.
  static QString messages(CaseDialog& dialog) {
    QStringList texts;
    for (const QLabel* label : dialog.findChildren<QLabel*>()) {
      if (!label->isHidden() && (label->text().startsWith(u'✗') || label->text().startsWith(u'⚠'))) {
        texts << label->text();
      }
    }
    return texts.join(u'\n');
  }
};

TEST_F(CaseDialogTest, newCaseIsTypedAndSavedByKeyboard) {
  CaseDialog dialog(desk_, LegalCase{});
  dialog.show();
  settle();
  type(dialog, "cause", QStringLiteral("假冒专利"));
  edit(dialog, "authority")->setText(QStringLiteral("县市场监管局"));
  type(dialog, "filed_date", QStringLiteral("2020-08-05"));
  type(dialog, "fine_yuan", QStringLiteral("1500.50"));
  LegalCase saved;
  QObject::connect(&dialog, &CaseDialog::saved, [&](const LegalCase& legalCase) { saved = legalCase; });
  QTest::keyClick(&dialog, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return saved.version == 1; }));
  EXPECT_EQ(saved.number, QStringLiteral("SD2020-0001"));
  EXPECT_EQ(saved.decision.fine, Money::ofFen(150050));
  EXPECT_EQ(dialog.result(), QDialog::Accepted);
}

TEST_F(CaseDialogTest, wrongDateStandsBesideTheFieldAndBlocksSaving) {
  CaseDialog dialog(desk_, LegalCase{});
  dialog.show();
  type(dialog, "filed_date", QStringLiteral("2020-02-30"));
  EXPECT_TRUE(messages(dialog).contains(QStringLiteral("2020-02-30")));
  QPushButton* save = nullptr;
  for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
    save = button->text().startsWith(QStringLiteral("保存")) ? button : save;
  }
  ASSERT_NE(save, nullptr);
  EXPECT_FALSE(save->isEnabled());
  type(dialog, "filed_date", QStringLiteral("2020-02-28"));
  EXPECT_TRUE(save->isEnabled());
}

TEST_F(CaseDialogTest, oddButPossibleIsSaidAndDoesNotBlock) {
  CaseDialog dialog(desk_, LegalCase{});
  dialog.show();
  type(dialog, "filed_date", QStringLiteral("2020-09-17"));
  type(dialog, "closed_date", QStringLiteral("2020-01-10"));
  type(dialog, "party_id_no", QStringLiteral("110105194912310021"));
  EXPECT_TRUE(messages(dialog).contains(QStringLiteral("早于立案日期")));
  EXPECT_TRUE(messages(dialog).contains(QStringLiteral("校验位不符")));
  EXPECT_FALSE(messages(dialog).contains(u'✗'));
}

TEST_F(CaseDialogTest, missingFieldIsNamedAtTheField) {
  CaseDialog dialog(desk_, LegalCase{});
  dialog.show();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&dialog)) << "shortcuts belong to the active window";
  QTest::keyClick(&dialog, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return messages(dialog).contains(QStringLiteral("不能为空")); }));
  EXPECT_EQ(dialog.result(), 0);
}

TEST_F(CaseDialogTest, staleCaseIsRefusedInPlace) {
  LegalCase draft;
  draft.authority = QStringLiteral("县市场监管局");
  draft.cause = QStringLiteral("假冒专利");
  const LegalCase stored = *onDesk([draft](Desk::Hand hand) { return hand.services.cases.save(hand.session, draft); });
  CaseDialog dialog(desk_, stored);
  dialog.show();
  LegalCase other = stored;
  other.goods = QStringLiteral("白酒");
  ASSERT_TRUE(onDesk([other](Desk::Hand hand) { return hand.services.cases.save(hand.session, other); }));
  edit(dialog, "goods")->setText(QStringLiteral("卷烟"));
  QTest::keyClick(&dialog, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return messages(dialog).contains(QStringLiteral("更新的版本")); }));
}

TEST_F(CaseDialogTest, escapeAsksOnceBeforeThrowingChangesAway) {
  CaseDialog dialog(desk_, LegalCase{});
  dialog.show();
  edit(dialog, "goods")->setText(QStringLiteral("白酒"));
  QTest::keyClick(&dialog, Qt::Key_Escape);
  EXPECT_TRUE(dialog.isVisible());
  QTest::keyClick(&dialog, Qt::Key_Escape);
  EXPECT_FALSE(dialog.isVisible());
}

TEST_F(CaseDialogTest, typingOnAfterTheWarningAsksAgain) {
  CaseDialog dialog(desk_, LegalCase{});
  dialog.show();
  edit(dialog, "goods")->setText(QStringLiteral("白酒"));
  QTest::keyClick(&dialog, Qt::Key_Escape);
  edit(dialog, "goods")->setText(QStringLiteral("白酒二十瓶"));
  QTest::keyClick(&dialog, Qt::Key_Escape);
  EXPECT_TRUE(dialog.isVisible());
  QTest::keyClick(&dialog, Qt::Key_Escape);
  EXPECT_FALSE(dialog.isVisible());
}

class CasePageTest : public DeskTest {
 protected:
  CasePageTest() { demoCases_ = 3000; }
};

TEST_F(CasePageTest, lastRowCostsOnePage) {
  CasePage page(desk_);
  page.resize(1000, 600);
  page.show();
  page.reload();
  settle();
  settle();
  ASSERT_EQ(page.model()->rowCount(), 3000);
  const int before = page.model()->pagesRead();
  page.table()->scrollToBottom();
  page.table()->viewport()->repaint();
  settle();
  EXPECT_LE(page.model()->pagesRead() - before, 2);
  EXPECT_NE(page.model()->index(2999, RecordListModel::Number).data().toString(), QStringLiteral("…"));
}

TEST_F(CasePageTest, pageThatCouldNotBeReadIsAskedAgainWhenShown) {
  RecordListModel model(desk_, nullptr);
  model.setIds(onDesk([](Desk::Hand hand) { return *hand.services.cases.list(hand.session, {}); }));
  const auto shown = [&] { return model.index(0, RecordListModel::Number).data().toString(); };
  std::atomic<bool> letGo = false;
  desk_.ask(
      &desk_,
      [&letGo](Desk::Hand) {
        while (!letGo) {
          QThread::msleep(1);
        }
        return 0;
      },
      [](int) {});
  EXPECT_EQ(shown(), QStringLiteral("…"));
  const Desk::Ticket after = desk_.ask(
      &desk_, [](Desk::Hand) { return 0; }, [](int) {});
  desk_.cancel(after - 1);
  letGo = true;
  settle();
  EXPECT_EQ(model.pagesRead(), 0);
  EXPECT_EQ(shown(), QStringLiteral("…"));
  settle();
  EXPECT_NE(shown(), QStringLiteral("…"));
}

TEST_F(CasePageTest, typingFindsAndFilterCombines) {
  MainWindow window(desk_);
  window.show();
  window.start();
  window.goTo(MainWindow::Page::Cases);
  settle();
  CasePage* page = window.casePage();
  QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
  auto* search = page->findChild<QLineEdit*>(QStringLiteral("case_search"));
  search->setText(QStringLiteral("DM0000123"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return page->model()->rowCount() == 1; }));
  settle();
  EXPECT_EQ(page->model()->index(0, RecordListModel::Number).data().toString(), QStringLiteral("DM0000123"));
  search->clear();
  ASSERT_TRUE(QTest::qWaitFor([&] { return page->model()->rowCount() == 3000; }));
}

TEST_F(CasePageTest, eitherEnterOpensTheCaseOnce) {
  MainWindow window(desk_);
  window.show();
  window.start();
  window.goTo(MainWindow::Page::Cases);
  settle();
  settle();
  CasePage* page = window.casePage();
  for (const auto& [key, modifier] :
       {std::pair(Qt::Key_Return, Qt::NoModifier), std::pair(Qt::Key_Enter, Qt::KeypadModifier)}) {
    window.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window)) << "shortcuts belong to the active window";
    page->table()->setFocus();
    QTest::keyClick(page->table(), key, modifier);
    QTest::keyClick(page->table(), key, modifier);
    settle();
    settle();
    ASSERT_EQ(page->findChildren<CaseDialog*>().size(), 1) << key;
    page->findChild<CaseDialog*>()->close();
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->findChild<CaseDialog*>() == nullptr; }));
  }
}

TEST_F(CasePageTest, enterOpensTheCaseAndSavingKeepsTheSelection) {
  MainWindow window(desk_);
  window.show();
  window.start();
  window.goTo(MainWindow::Page::Cases);
  settle();
  settle();
  CasePage* page = window.casePage();
  page->table()->selectRow(5);
  settle();
  const CaseId chosen = page->model()->idAt(5);
  page->table()->setFocus();
  QTest::keyClick(page->table(), Qt::Key_Return);
  CaseDialog* dialog = nullptr;
  ASSERT_TRUE(QTest::qWaitFor([&] { return (dialog = page->findChild<CaseDialog*>()) != nullptr; }));
  dialog->findChild<QLineEdit*>(QStringLiteral("note"))->setText(QStringLiteral("复核"));
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return page->findChild<CaseDialog*>() == nullptr; }));
  settle();
  settle();
  EXPECT_EQ(page->model()->idAt(page->table()->currentIndex().row()), chosen);
}

}  // namespace
