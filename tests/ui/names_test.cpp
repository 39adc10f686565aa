#include <gtest/gtest.h>

#include <QAccessible>
#include <QComboBox>
#include <QStackedWidget>
#include <QTabWidget>

#include "desk_fixture.h"
#include "dialogs/bulk_edit_dialog.h"
#include "dialogs/bulletin_act_dialog.h"
#include "dialogs/case_dialog.h"
#include "dialogs/clock_dialog.h"
#include "dialogs/clue_act_dialog.h"
#include "dialogs/clue_dialog.h"
#include "dialogs/condition_dialog.h"
#include "dialogs/deadline_calculator.h"
#include "dialogs/findings_dialog.h"
#include "dialogs/import_wizard.h"
#include "dialogs/indicator_dialog.h"
#include "dialogs/indicators_dialog.h"
#include "dialogs/law_dialog.h"
#include "dialogs/login_dialog.h"
#include "dialogs/records_dialog.h"
#include "dialogs/shortcut_sheet.h"
#include "dialogs/step_dialog.h"
#include "keyboard.h"
#include "main_window.h"
#include "pages/bulletin_page.h"
#include "pages/bulletin_reading.h"

using namespace shuangda;
using namespace shuangda::test;

namespace {

/// Whoever does not see the screen is told by name where the focus is.
class NamesTest : public DeskTest {
 protected:
  NamesTest() { demoCases_ = 3; }

  /// What Tab reaches without a name, as class and place.
  static QStringList nameless(QWidget& window) {
    QStringList found;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
      // Parts of another widget (the line of a combo box, the bar of tabs) are spoken for by it.
      const bool part = widget->objectName().startsWith(QStringLiteral("qt_")) || qobject_cast<QComboBox*>(widget->parentWidget()) != nullptr || widget->focusProxy() != nullptr;
      if ((widget->focusPolicy() & Qt::TabFocus) == 0 || widget->window() != &window || part || !widget->isEnabledTo(&window)) {
        continue;
      }
      QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
      if (interface == nullptr || interface->text(QAccessible::Name).trimmed().isEmpty()) {
        found << QStringLiteral("%1 %2 in %3").arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                                                 QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
      }
    }
    return found;
  }
  void expectNamed(QWidget& window, const char* what) {
    window.show();
    settle();
    settle();
    snapshot(window, what);
    const QStringList found = nameless(window);
    EXPECT_TRUE(found.isEmpty()) << what << ": " << found.join(u'\n').toStdString();
  }
  LegalCase filed() {
    return *onDesk([](Desk::Hand hand) {
      LegalCase draft{.authority = hand.session.officeName, .party = {.name = QStringLiteral("某公司")}, .cause = QStringLiteral("商标侵权")};
      draft.filedDate = EventDate::ofDay(hand.services.store->clock().today());
      return hand.services.cases.save(hand.session, draft);
    });
  }
};

TEST_F(NamesTest, everyPageOfTheWindowNamesWhatTabReaches) {
  filed();
  MainWindow window(desk_);
  window.show();
  window.start();
  for (const auto page : {MainWindow::Page::Today, MainWindow::Page::Clues, MainWindow::Page::Cases, MainWindow::Page::Transfers, MainWindow::Page::Reports, MainWindow::Page::Bulletin}) {
    window.goTo(page);
    expectNamed(window, qPrintable(QStringLiteral("page-%1").arg(static_cast<int>(page))));
  }
  for (int tab = 0; tab < window.bulletinPage()->tabs()->count(); ++tab) {
    window.bulletinPage()->tabs()->setCurrentIndex(tab);
    expectNamed(window, qPrintable(QStringLiteral("bulletin-%1").arg(tab)));
  }
}

TEST_F(NamesTest, everyFormOfTheBulletinNamesWhatTabReaches) {
  const Period period = Period::quarter(2020, 3);
  const auto draft = onDesk([period](Desk::Hand hand) { return readBulletin(hand, period, Masthead::Paper)->bulletin; });
  BulletinSubmitDialog submit(desk_, draft);
  expectNamed(submit, "submit");
  BulletinIssueDialog issue(desk_, period, QStringLiteral("第一期"));
  expectNamed(issue, "issue");
  BulletinWithdrawDialog withdraw(desk_, period);
  expectNamed(withdraw, "withdraw");
  IndicatorsDialog indicators(desk_, period);
  expectNamed(indicators, "indicators");
  IndicatorDialog indicator(desk_, {}, period);
  expectNamed(indicator, "indicator");
}

TEST_F(NamesTest, everyFormNamesWhatTabReaches) {
  CaseDialog caseForm(desk_, LegalCase{});
  expectNamed(caseForm, "case");
  const Clue clue = *onDesk([](Desk::Hand hand) {
    return hand.services.clues.save(hand.session, Clue{.foundAt = EventDate::ofDay(QDate::currentDate()), .content = QStringLiteral("反映销售假酒")});
  });
  ClueDialog clueForm(desk_, clue);
  expectNamed(clueForm, "clue");
  using Act = ClueActDialog::Act;
  for (const Act act : {Act::ToCase, Act::Refuse, Act::Extend, Act::Merge, Act::Reopen, Act::Reward}) {
    ClueActDialog form(desk_, clue, act);
    expectNamed(form, "act of a clue");
  }
  const CaseCourse course = *onDesk([id = filed().id](Desk::Hand hand) { return hand.services.procedure.course(hand.session, id); });
  StepDialog step(desk_, course, QString());
  for (const StepChoice& choice : course.choices) {
    if (!choice.refusal) {
      step.choose(choice.step);
      expectNamed(step, qPrintable(choice.step));
    }
  }
  ASSERT_FALSE(course.clocks.empty());
  ClockDialog clock(course.clocks.front(), course.legalCase.number);
  expectNamed(clock, "clock");
}

TEST_F(NamesTest, everyToolNamesWhatTabReaches) {
  LawDialog law(desk_);
  expectNamed(law, "law");
  DeadlineCalculator calculator(desk_);
  expectNamed(calculator, "calculator");
  FindingsDialog findings(desk_, ImportFindings{});
  expectNamed(findings, "findings");
  ConditionDialog condition;
  expectNamed(condition, "condition");
  BulkEditDialog bulk(desk_, {});
  expectNamed(bulk, "bulk");
  RecordsDialog records(desk_, QStringLiteral("立案"), std::vector<FigureRecord>{});
  expectNamed(records, "records");
  for (const auto mode : {LoginDialog::Mode::LogIn, LoginDialog::Mode::FirstAccount}) {
    LoginDialog login(desk_, location_, mode);
    expectNamed(login, "login");
  }
  ImportWizard wizard(desk_);
  for (int step = 0; step < 4; ++step) {
    wizard.findChild<QStackedWidget*>()->setCurrentIndex(step);
    expectNamed(wizard, "import");
  }
}

TEST_F(NamesTest, shortcutSheetTellsEveryShortcutOfTheMenus) {
  MainWindow window(desk_);
  window.show();
  window.start();
  window.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
  QTest::keyClick(&window, Qt::Key_Slash, Qt::ControlModifier);
  auto* sheet = waitFor<ShortcutSheet>(&window);
  ASSERT_NE(sheet, nullptr);
  for (const char* told : {"Ctrl+N", "新建案件", "Ctrl+K", "搜索一切", "Ctrl+S", "Ctrl+/", "登记步骤"}) {
    EXPECT_TRUE(sheet->text().contains(QString::fromUtf8(told))) << told;
  }
  EXPECT_FALSE(sheet->text().contains(u'&'));
  snapshot(*sheet, "shortcuts");
  expectNamed(*sheet, "shortcuts");
  QTest::keyClick(sheet, Qt::Key_Escape);
  EXPECT_TRUE(QTest::qWaitFor([&] { return window.findChild<ShortcutSheet*>() == nullptr; }));
}

}  // namespace
