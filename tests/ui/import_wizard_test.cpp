#include "dialogs/import_wizard.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QPushButton>
#include <QTableWidget>

#include "desk_fixture.h"
#include "main_window.h"
#include "pages/bulletin_page.h"
#include "pages/case_page.h"
#include "record_list_model.h"
#include "support/test_data.h"
#include "widgets/paper_preview.h"

using namespace shuangda;
using shuangda::test::dataPath;
using shuangda::test::DeskTest;

namespace {

class ImportWizardTest : public DeskTest {
 protected:
  static QPushButton* button(QWidget& window, const QString& text) {
    for (QPushButton* candidate : window.findChildren<QPushButton*>()) {
      if (candidate->text().startsWith(text)) {
        return candidate;
      }
    }
    return nullptr;
  }
  static void press(QWidget& window, const QString& text) { QTest::keyClick(button(window, text), Qt::Key_Space); }
  static QTableWidget* table(QWidget& window, const QString& name) {
    for (QTableWidget* candidate : window.findChildren<QTableWidget*>()) {
      if (candidate->accessibleName() == name) {
        return candidate;
      }
    }
    return nullptr;
  }
  std::size_t storedCases() {
    return onDesk([](Desk::Hand hand) { return hand.services.cases.list(hand.session, {})->size(); });
  }
  /// Goes to the findings of a file.
  void check(ImportWizard& wizard, const QString& file, const QString& kind) {
    wizard.show();
    wizard.setFile(dataPath(file), kind);
    press(wizard, QStringLiteral("下一步"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return wizard.step() == ImportWizard::Mapping; }, 20'000));
    press(wizard, QStringLiteral("下一步"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return wizard.step() == ImportWizard::Findings; }, 20'000));
  }
};

TEST_F(ImportWizardTest, errorsBlockUntilTheirRowsAreExcluded) {
  ImportWizard wizard(desk_);
  check(wizard, QStringLiteral("cases_ledger_2020.xlsx"), QStringLiteral("cases"));
  QTableWidget* findings = table(wizard, QStringLiteral("核对结果"));
  EXPECT_FALSE(button(wizard, QStringLiteral("导入"))->isEnabled());
  for (int round = 0; round < 20 && !button(wizard, QStringLiteral("导入"))->isEnabled(); ++round) {
    int error = -1;
    for (int row = 0; row < findings->rowCount() && error < 0; ++row) {
      error = findings->item(row, 0)->text() == QStringLiteral("错误") ? row : -1;
    }
    ASSERT_GE(error, 0);
    findings->selectRow(error);
    press(wizard, QStringLiteral("不导入此行"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return button(wizard, QStringLiteral("上一步"))->isEnabled(); }, 20'000));
  }
  EXPECT_EQ(storedCases(), 0u);
  press(wizard, QStringLiteral("导入"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return wizard.step() == ImportWizard::Done; }, 20'000));
  EXPECT_EQ(storedCases(), 45u);
}

TEST_F(ImportWizardTest, cellAcceptedAsEmptyLetsItsRowIn) {
  ImportWizard wizard(desk_);
  check(wizard, QStringLiteral("cases_ledger_2020.xlsx"), QStringLiteral("cases"));
  QTableWidget* findings = table(wizard, QStringLiteral("核对结果"));
  const auto errors = [&] {
    int count = 0;
    for (int row = 0; row < findings->rowCount(); ++row) {
      count += findings->item(row, 0)->text() == QStringLiteral("错误") ? 1 : 0;
    }
    return count;
  };
  const int before = errors();
  findings->selectRow(0);
  ASSERT_EQ(findings->item(0, 0)->text(), QStringLiteral("错误"));
  press(wizard, QStringLiteral("此格按空处理"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return button(wizard, QStringLiteral("上一步"))->isEnabled(); }, 20'000));
  EXPECT_EQ(errors(), before - 1);
}

TEST_F(ImportWizardTest, cancelLeavesTheDataAsTheyWere) {
  ImportWizard wizard(desk_);
  check(wizard, QStringLiteral("real_cases.csv"), QStringLiteral("cases"));
  QTest::keyClick(&wizard, Qt::Key_Escape);
  EXPECT_FALSE(wizard.isVisible());
  EXPECT_EQ(storedCases(), 0u);
}

TEST_F(ImportWizardTest, importIsUndoneFromTheMenu) {
  ImportWizard wizard(desk_);
  check(wizard, QStringLiteral("real_cases.csv"), QStringLiteral("cases"));
  press(wizard, QStringLiteral("导入"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return wizard.step() == ImportWizard::Done; }, 20'000));
  EXPECT_EQ(storedCases(), 46u);
  EXPECT_TRUE(onDesk([](Desk::Hand hand) { return hand.services.imports.undoLast(hand.session); }));
  EXPECT_EQ(storedCases(), 0u);
}

TEST_F(ImportWizardTest, fileThatIsNoLedgerIsRefusedInPlace) {
  const QString path = folder_.filePath(QStringLiteral("picture.xlsx"));
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("\x89PNG\r\n\x1a\n not a ledger");
  file.close();
  ImportWizard wizard(desk_);
  wizard.show();
  wizard.setFile(path, QStringLiteral("cases"));
  press(wizard, QStringLiteral("下一步"));
  settle();
  settle();
  EXPECT_EQ(wizard.step(), ImportWizard::File);
}

TEST_F(ImportWizardTest, bulletinShowsPaperAndSavesIt) {
  ImportWizard wizard(desk_);
  check(wizard, QStringLiteral("real_cases.csv"), QStringLiteral("cases"));
  press(wizard, QStringLiteral("导入"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return wizard.step() == ImportWizard::Done; }, 20'000));
  MainWindow window(desk_);
  window.show();
  window.start();
  BulletinPage* page = window.bulletinPage();
  window.goTo(1);
  page->setPeriod(*Period::parse(u"2022Q3"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return !page->preview()->isEmpty(); }, 20'000));
  settle();
  EXPECT_GE(page->preview()->document().pages.size(), 4u);
  EXPECT_GT(page->figures()->rowCount(), 20);
  const QString pdf = folder_.filePath(QStringLiteral("b.pdf"));
  page->chooseFile = [&](const QString&) { return pdf; };
  press(*page, QStringLiteral("另存为"));
  EXPECT_TRUE(QFile::exists(pdf));
}

}  // namespace
