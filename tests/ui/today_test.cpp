#include <gtest/gtest.h>

#include <QLineEdit>
#include <QTableWidget>

#include "clock_list_model.h"
#include "desk_fixture.h"
#include "dialogs/clock_dialog.h"
#include "dialogs/findings_dialog.h"
#include "dialogs/finding_table.h"
#include "exchange/import_job.h"
#include "keyboard.h"
#include "main_window.h"
#include "pages/today_page.h"
#include "support/test_data.h"
#include "widgets/import_list.h"

using namespace shuangda;
using namespace shuangda::test;

namespace {

class TodayTest : public DeskTest {
 protected:
  ImportBatch importLedger() {
    return *onDesk([](Desk::Hand hand) -> Result<ImportBatch> {
      ImportOptions options;
      for (const int row : {7, 9, 18, 26, 28, 43, 46, 50, 53, 66}) {
        options.excludedRows.insert({.row = row});
      }
      return importFile(dataPath(QStringLiteral("cases_ledger_2020.xlsx")), QStringLiteral("cases"), options, hand.services.imports, hand.session, Writing::WhenClean)
          .map([](const PreparedImport& prepared) { return prepared.outcome->batch; });
    });
  }
  Clue clueFound(int daysAgo) {
    return *onDesk([daysAgo](Desk::Hand hand) {
      Clue clue{.source = QStringLiteral("投诉、举报"), .foundAt = EventDate::ofDay(QDate::currentDate().addDays(-daysAgo)), .content = QStringLiteral("反映销售假酒")};
      clue.officers = QStringLiteral("张三、李四");
      return hand.services.clues.save(hand.session, clue);
    });
  }
  std::unique_ptr<MainWindow> started() {
    auto window = std::make_unique<MainWindow>(desk_);
    window->resize(1366, 768);
    window->show();
    window->start();
    window->activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(window.get()));
    settle();
    settle();
    return window;
  }
};

TEST_F(TodayTest, findingsOfAnImportStandThereUntilSomebodyDealtWithThem) {
  const ImportBatch batch = importLedger();
  clueFound(30);
  onDesk([](Desk::Hand hand) {
    return hand.services.drafts.keep(hand.session, {.uid = QStringLiteral("u1"), .kind = DraftService::kCase,
                                                    .fields = draftJson({{QStringLiteral("goods"), {}, QStringLiteral("白酒六箱")}})});
  });
  const auto window = started();
  ImportList* list = window->todayPage()->imports();
  ASSERT_TRUE(list->isVisible());
  ASSERT_EQ(list->table()->rowCount(), 1);
  EXPECT_EQ(list->table()->item(0, 1)->text(), QStringLiteral("cases_ledger_2020.xlsx"));
  EXPECT_EQ(list->table()->item(0, 2)->text(), QString::number(batch.findings.warnings));
  snapshot(*window, "today");
  list->table()->setFocus();
  QTest::keyClick(list->table(), Qt::Key_Return);
  auto* dialog = waitFor<FindingsDialog>(window->todayPage());
  ASSERT_NE(dialog, nullptr);
  settle();
  EXPECT_EQ(dialog->table()->rowCount(), batch.findings.warnings);
  EXPECT_EQ(findingAt(dialog->table(), 0)->severity, Severity::Warning);
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->message().contains(QStringLiteral("请填写核对结果的处理说明")); })) << dialog->message().toStdString();
  type(dialog, QStringLiteral("已与原表核对，无需更正"));
  snapshot(*dialog, "findings");
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !list->isVisible(); }));
  const auto stored = onDesk([id = batch.id](Desk::Hand hand) { return hand.services.findings.find(hand.session, id); });
  EXPECT_EQ(stored->review->reason, QStringLiteral("已与原表核对，无需更正"));
}

TEST_F(TodayTest, readerSeesFindingsButCannotSettleThem) {
  importLedger();
  Session reader = session_;
  reader.role = Role::Reader;
  desk_.setSession(reader);
  const auto window = started();
  window->todayPage()->imports()->table()->setFocus();
  QTest::keyClick(window->todayPage()->imports()->table(), Qt::Key_Return);
  auto* dialog = waitFor<FindingsDialog>(window->todayPage());
  ASSERT_NE(dialog, nullptr);
  EXPECT_TRUE(dialog->message().contains(QStringLiteral("只能查看")));
  EXPECT_FALSE(dialog->findChild<QLineEdit*>()->isEnabled());
}

TEST_F(TodayTest, clockOfAClueIsExplained) {
  clueFound(30);
  const auto window = started();
  ASSERT_EQ(window->todayPage()->ours()->rowCount(), 1);
  window->todayPage()->oursTable()->setFocus();
  QTest::keyClick(window.get(), Qt::Key_W, Qt::AltModifier);
  auto* dialog = waitFor<ClockDialog>(window->todayPage());
  ASSERT_NE(dialog, nullptr) << "为什么 of a clue";
}

}  // namespace
