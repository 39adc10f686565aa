#include <gtest/gtest.h>

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QTabWidget>
#include <QTableWidget>
#include <QTextBrowser>
#include <QUrl>

#include "clock_list_model.h"
#include "desk_fixture.h"
#include "dialogs/deadline_calculator.h"
#include "dialogs/law_dialog.h"
#include "dialogs/step_dialog.h"
#include "keyboard.h"
#include "main_window.h"
#include "pages/case_page.h"
#include "pages/today_page.h"
#include "widgets/case_detail.h"
#include "widgets/course_html.h"
#include "widgets/parameter_panel.h"

using namespace shuangda;
using namespace shuangda::test;

namespace {

class ClockWindowTest : public DeskTest {
 protected:
  /// A case filed so many days ago.
  LegalCase filed(int daysAgo) {
    return *onDesk([daysAgo](Desk::Hand hand) {
      LegalCase draft{.authority = hand.session.officeName, .party = {.name = QStringLiteral("某公司")}, .cause = QStringLiteral("商标侵权")};
      draft.filedDate = EventDate::ofDay(hand.services.store->clock().today().addDays(-daysAgo));
      return hand.services.cases.save(hand.session, draft);
    });
  }
  template <typename Widget>
  static Widget* named(const QWidget& window, const QString& name) {
    for (Widget* found : window.findChildren<Widget*>()) {
      if (found->accessibleName() == name) {
        return found;
      }
    }
    return nullptr;
  }
  CaseCourse course(CaseId id) {
    return *onDesk([id](Desk::Hand hand) { return hand.services.procedure.course(hand.session, id); });
  }
};

}  // namespace

TEST_F(ClockWindowTest, todayTellsOursWithTimeLeftAndOpensTheCase) {
  const LegalCase late = filed(100);
  filed(86);
  filed(10);
  MainWindow window(desk_);
  window.show();
  window.start();
  window.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
  settle();
  settle();
  TodayPage* today = window.todayPage();
  ASSERT_EQ(today->ours()->rowCount(), 2) << "the third has more than a week";
  EXPECT_EQ(today->ours()->index(0, ClockListModel::Remaining).data().toString(), QStringLiteral("■ 已超10天"));
  EXPECT_EQ(today->ours()->index(1, ClockListModel::Remaining).data().toString(), QStringLiteral("■ 还有4天"));
  today->oursTable()->setFocus();
  today->oursTable()->selectRow(0);
  QTest::keyClick(today->oursTable(), Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.casePage()->detail()->sheet().course.legalCase.id == late.id; }, 10'000));
}

TEST_F(ClockWindowTest, refusedStepIsSaidInPlaceAndOddOneWantsANote) {
  const LegalCase legalCase = filed(500);
  StepDialog dialog(desk_, course(legalCase.id), QStringLiteral("close_investigation"));
  dialog.show();
  settle();
  QSignalSpy recorded(&dialog, &StepDialog::recorded);
  ASSERT_TRUE(tabTo(&dialog, QStringLiteral("日期")));
  type(&dialog, QStringLiteral("2020-02-30"));
  QTest::keyClick(&dialog, Qt::Key_S, Qt::ControlModifier);
  EXPECT_TRUE(dialog.message().contains(QStringLiteral("发生日期"))) << dialog.message().toStdString();
  type(&dialog, legalCase.filedDate->firstDay().addDays(-1).toString(Qt::ISODate));
  QTest::keyClick(&dialog, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.message().contains(QStringLiteral("日期早于“立案”")); })) << dialog.message().toStdString();
  ASSERT_TRUE(tabTo(&dialog, QStringLiteral("日期")));
  type(&dialog, QDate::currentDate().toString(Qt::ISODate));
  QTest::keyClick(&dialog, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.message().contains(QStringLiteral("相隔")); })) << dialog.message().toStdString();
  EXPECT_EQ(dialog.focusWidget()->accessibleName(), QStringLiteral("备注"));
  type(&dialog, QStringLiteral("案情复杂"));
  QTest::keyClick(&dialog, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(recorded.wait(5000)) << dialog.message().toStdString();
}

TEST_F(ClockWindowTest, enterRecordsWhateverWasTabbedPast) {
  const LegalCase legalCase = filed(5);
  StepDialog dialog(desk_, course(legalCase.id), QStringLiteral("close_investigation"));
  dialog.show();
  settle();
  ASSERT_TRUE(tabTo(&dialog, QStringLiteral("备注")));
  for (int i = 0; i < 3; ++i) {
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
  }
  ASSERT_TRUE(tabTo(&dialog, QStringLiteral("日期")));
  type(&dialog, QStringLiteral("2020-02-30"));
  QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
  EXPECT_TRUE(dialog.isVisible()) << "not given up";
  EXPECT_TRUE(dialog.message().contains(QStringLiteral("发生日期"))) << dialog.message().toStdString();
}

TEST_F(ClockWindowTest, impossibleStepsStandGreyWithTheirReason) {
  const LegalCase legalCase = filed(5);
  StepDialog dialog(desk_, course(legalCase.id), QString());
  const auto* combo = dialog.findChildren<QComboBox*>().first();
  const int decide = combo->findData(QStringLiteral("decide"));
  ASSERT_GE(decide, 0);
  EXPECT_TRUE(combo->itemData(decide, Qt::ToolTipRole).toString().contains(QStringLiteral("请先登记“告知书送达”")));
  EXPECT_FALSE(combo->model()->flags(combo->model()->index(decide, 0)) & Qt::ItemIsEnabled);
}

TEST_F(ClockWindowTest, recordedStepIsWithdrawnWithAReason) {
  const LegalCase legalCase = filed(5);
  onDesk([id = legalCase.id](Desk::Hand hand) {
    return hand.services.procedure.record(hand.session, {.legalCase = id, .step = QStringLiteral("close_investigation"), .on = EventDate::ofDay(hand.services.store->clock().today())});
  });
  const CaseCourse before = course(legalCase.id);
  StepDialog dialog(desk_, before, before.rows.front());
  dialog.show();
  dialog.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&dialog)) << "mnemonics belong to the active window";
  QSignalSpy recorded(&dialog, &StepDialog::recorded);
  ASSERT_TRUE(tabTo(&dialog, QStringLiteral("备注")));
  type(&dialog, QStringLiteral("登记错案件"));
  QTest::keyClick(&dialog, Qt::Key_W, Qt::AltModifier);
  ASSERT_TRUE(recorded.wait(5000)) << dialog.message().toStdString();
  EXPECT_EQ(course(legalCase.id).steps.size(), 1u);
  EXPECT_EQ(course(legalCase.id).rows.size(), 2u);
}

TEST_F(ClockWindowTest, calculatorAnswersWhileTyping) {
  DeadlineCalculator calculator(desk_);
  calculator.show();
  settle();
  auto* rule = calculator.findChild<QComboBox*>();
  rule->setCurrentIndex(rule->findData(QStringLiteral("SEIZE")));
  ASSERT_TRUE(tabTo(&calculator, QStringLiteral("起算")));
  type(&calculator, QStringLiteral("2025-09-02"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return calculator.resultText().contains(QStringLiteral("应在 2025-10-02 前完成，最迟 2025-10-09")); })) << calculator.resultText().left(80).toStdString();
  ASSERT_TRUE(tabTo(&calculator, QStringLiteral("延长")));
  type(&calculator, QStringLiteral("30 days"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return calculator.resultText().contains(QStringLiteral("✗")); }));
}

TEST_F(ClockWindowTest, importedNoticeSaysWhichClocksMoved) {
  filed(10);
  const QString file = folder_.filePath(QStringLiteral("notice.csv"));
  QFile notice(file);
  ASSERT_TRUE(notice.open(QIODevice::WriteOnly));
  notice.write("date,notice_year,name,kind,notice_no\n2027-01-01,2027,元旦,holiday,国办发明电〔2026〕9号\n");
  notice.close();
  LawDialog dialog(desk_);
  dialog.chooseFile = [&] { return file; };
  dialog.show();
  settle();
  dialog.importNotice();
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.message().contains(QStringLiteral("已导入2027年放假安排")); })) << dialog.message().toStdString();
  dialog.chooseFile = [&] { return folder_.path(); };
  dialog.importNotice();
  EXPECT_TRUE(dialog.message().startsWith(QStringLiteral("✗"))) << dialog.message().toStdString();
}

TEST_F(ClockWindowTest, parameterIsChangedWithAReasonAndMovedClocksAreListed) {
  // Ends on a Saturday that is no holiday, whichever day the test runs on.
  QDate end = QDate::currentDate().addDays(20);
  while (end.dayOfWeek() != Qt::Saturday) {
    end = end.addDays(1);
  }
  filed(static_cast<int>(end.addDays(-90).daysTo(QDate::currentDate())));
  LawDialog dialog(desk_);
  dialog.show();
  dialog.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&dialog));
  settle();
  dialog.tabs()->setCurrentIndex(1);
  QTableWidget* table = dialog.parameters()->table();
  ASSERT_EQ(table->rowCount(), static_cast<int>(LawParameters::builtIn().all().size()));
  for (int row = 0; row < table->rowCount(); ++row) {
    if (table->item(row, 0)->text() == LawParameters::builtIn().at(QStringLiteral("roll_on_weekend")).name) {
      table->selectRow(row);
    }
  }
  EXPECT_EQ(table->item(table->currentRow(), 2)->text(), QStringLiteral("是"));
  table->setFocus();
  ASSERT_TRUE(tabTo(&dialog, QStringLiteral("新值")));
  type(&dialog, QStringLiteral("否"));
  QTest::keyClick(&dialog, Qt::Key_A, Qt::AltModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.message().contains(QStringLiteral("理由：不能为空")); })) << dialog.message().toStdString();
  type(&dialog, QStringLiteral("省局规定"));
  QTest::keyClick(&dialog, Qt::Key_A, Qt::AltModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.message().startsWith(QStringLiteral("已更改")); })) << dialog.message().toStdString();
  settle();
  EXPECT_TRUE(table->item(table->currentRow(), 1)->text().contains(QStringLiteral("否")));
  auto* moved = named<QTableWidget>(dialog, QStringLiteral("改变了的期限"));
  ASSERT_TRUE(moved->isVisible());
  EXPECT_GE(moved->rowCount(), 1);
  snapshot(dialog, "parameters");
}

TEST_F(ClockWindowTest, parametersAreReadOnlyForOthersAndSayWhy) {
  Session editor = session_;
  editor.role = Role::Editor;
  desk_.setSession(editor);
  LawDialog dialog(desk_);
  dialog.show();
  settle();
  EXPECT_TRUE(dialog.message().contains(QStringLiteral("由管理员更改"))) << dialog.message().toStdString();
  EXPECT_GT(dialog.parameters()->table()->rowCount(), 0);
  EXPECT_FALSE(named<QComboBox>(dialog, QStringLiteral("新值"))->isEnabled());
  EXPECT_FALSE(named<QLineEdit>(dialog, QStringLiteral("生效日"))->isEnabled());
}

TEST_F(ClockWindowTest, twoClocksOfOneRuleFromImpliedStepsAreExplainedEachForItself) {
  const LegalCase legalCase = filed(5);
  CaseSheet sheet{.course = course(legalCase.id)};
  ASSERT_FALSE(sheet.course.clocks.empty());
  CaseClock other = sheet.course.clocks.front();
  ASSERT_EQ(other.trigger.value, 0) << "the date of the case, not a recorded step";
  other.triggerAt = EventDate::ofDay(QDate(2020, 1, 2));
  sheet.course.clocks.push_back(other);
  CaseDetail detail(desk_);
  detail.show(sheet);
  QString told;
  QObject::connect(&detail, &CaseDetail::clockAsked, [&told](const CaseClock& clock) { told = clock.triggerAt.text(); });
  auto* body = detail.findChild<QTextBrowser*>();
  const int last = static_cast<int>(sheet.course.clocks.size()) - 1;
  ASSERT_TRUE(body->toHtml().contains(QStringLiteral("why:%1").arg(last)));
  Q_EMIT body->anchorClicked(QUrl(QStringLiteral("why:%1").arg(last)));
  EXPECT_EQ(told, QStringLiteral("2020-01-02"));
  Q_EMIT body->anchorClicked(QUrl(QStringLiteral("why:0")));
  EXPECT_EQ(told, sheet.course.clocks.front().triggerAt.text());
}
