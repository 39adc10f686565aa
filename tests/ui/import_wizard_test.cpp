#include "dialogs/import_wizard.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include "desk_fixture.h"
#include "dialogs/records_dialog.h"
#include "main_window.h"
#include "pages/bulletin_page.h"
#include "pages/case_page.h"
#include "record_list_model.h"
#include "support/test_data.h"
#include "widgets/figure_table.h"
#include "widgets/figures_panel.h"
#include "widgets/paper_panel.h"
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
  static QComboBox* combo(QWidget& window, const QString& name) {
    for (QComboBox* candidate : window.findChildren<QComboBox*>()) {
      if (candidate->accessibleName() == name) {
        return candidate;
      }
    }
    return nullptr;
  }
  static QAction* undoAction(QWidget& window) {
    for (QAction* action : window.findChildren<QAction*>()) {
      if (action->text().startsWith(QStringLiteral("撤销上次导入"))) {
        return action;
      }
    }
    return nullptr;
  }
  static QString message(QWidget& window) {
    for (const QLabel* label : window.findChildren<QLabel*>()) {
      if (label->accessibleName() == QStringLiteral("提示")) {
        return label->text();
      }
    }
    return {};
  }
  /// Keeps the data thread until let go, so that whatever is asked meanwhile waits.
  void hold(const std::atomic<bool>& letGo) {
    desk_.ask(
        &desk_,
        [&letGo](Desk::Hand) {
          while (!letGo) {
            QThread::msleep(1);
          }
          return 0;
        },
        [](int) {});
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
  const auto left = onDesk([](Desk::Hand hand) { return hand.services.findings.list(hand.session, FindingService::Which::Open); });
  ASSERT_EQ(left->size(), 1u) << "what it was remarked on stays with the import";
  EXPECT_GT(left->front().batch.findings.warnings, 0);
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

TEST_F(ImportWizardTest, nothingButCancelWorksWhileRowsAreWritten) {
  ImportWizard wizard(desk_);
  check(wizard, QStringLiteral("real_cases.csv"), QStringLiteral("cases"));
  std::atomic<bool> letGo = false;
  hold(letGo);
  press(wizard, QStringLiteral("导入"));
  combo(wizard, QStringLiteral("显示"))->setCurrentIndex(1);
  for (const char* text : {"导入", "上一步", "不导入此行", "此格按空处理"}) {
    EXPECT_FALSE(button(wizard, QString::fromUtf8(text))->isEnabled()) << text;
  }
  EXPECT_FALSE(combo(wizard, QStringLiteral("显示"))->isEnabled());
  EXPECT_TRUE(button(wizard, QStringLiteral("取消"))->isEnabled());
  letGo = true;
  ASSERT_TRUE(QTest::qWaitFor([&] { return wizard.step() == ImportWizard::Done; }, 20'000));
  EXPECT_EQ(storedCases(), 46u);
}

TEST_F(ImportWizardTest, failureWhileCancellingLeavesAUsableWindow) {
  ImportWizard wizard(desk_);
  check(wizard, QStringLiteral("real_cases.csv"), QStringLiteral("cases"));
  std::atomic<bool> letGo = false;
  hold(letGo);
  press(wizard, QStringLiteral("导入"));
  QTest::keyClick(&wizard, Qt::Key_Escape);
  EXPECT_FALSE(button(wizard, QStringLiteral("取消"))->isEnabled());
  // Whatever waits is dropped as after a failure of the store.
  for (Desk::Ticket ticket = 1; ticket < 100; ++ticket) {
    desk_.cancel(ticket);
  }
  letGo = true;
  ASSERT_TRUE(QTest::qWaitFor([&] { return button(wizard, QStringLiteral("导入"))->isEnabled(); }));
  EXPECT_TRUE(wizard.isVisible());
  EXPECT_TRUE(button(wizard, QStringLiteral("取消"))->isEnabled());
  press(wizard, QStringLiteral("导入"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return wizard.step() == ImportWizard::Done; }, 20'000));
  EXPECT_EQ(storedCases(), 46u);
}

TEST_F(ImportWizardTest, blankSavedMappingIsNoChoice) {
  ImportWizard wizard(desk_);
  wizard.show();
  wizard.setFile(dataPath(QStringLiteral("real_cases.csv")), QStringLiteral("cases"));
  press(wizard, QStringLiteral("下一步"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return wizard.step() == ImportWizard::Mapping; }, 20'000));
  settle();
  const QString before = message(wizard);
  Q_EMIT combo(wizard, QStringLiteral("已存的对应关系"))->textActivated(QString());
  settle();
  EXPECT_EQ(message(wizard), before);
}

TEST_F(ImportWizardTest, readingAndCheckingStopBetweenRows) {
  const auto askedUntil = [this](int last) {
    return onDesk([last](Desk::Hand hand) {
      int asked = 0;
      const ImportOptions options{.stopped = [&] { return ++asked == last; }};
      const auto prepared = prepareImport(dataPath(QStringLiteral("real_cases.csv")), QStringLiteral("cases"), options,
                                          hand.services.imports, hand.session);
      return std::pair(asked, prepared ? QString() : prepared.error().field);
    });
  };
  EXPECT_EQ(askedUntil(3), std::pair(3, QStringLiteral("cancelled"))) << "while the file is read";
  EXPECT_EQ(askedUntil(60), std::pair(60, QStringLiteral("cancelled"))) << "while the store is asked";
  EXPECT_EQ(storedCases(), 0u);
}

TEST_F(ImportWizardTest, cancelEndsTheReadingOfALargeFile) {
  const QString path = folder_.filePath(QStringLiteral("large.csv"));
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("case_id,authority,cause,filed_date\n");
  for (int i = 0; i < 200'000; ++i) {
    file.write(QStringLiteral("L%1,县市场监管局,假冒专利,2020-08-05\n").arg(i).toUtf8());
  }
  file.close();
  ImportWizard wizard(desk_);
  wizard.show();
  wizard.setFile(path, QStringLiteral("cases"));
  press(wizard, QStringLiteral("下一步"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return wizard.step() == ImportWizard::Mapping; }, 20'000));
  press(wizard, QStringLiteral("下一步"));
  QTest::qWait(50);
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
  MainWindow window(desk_);
  QAction* undo = undoAction(window);
  ASSERT_NE(undo, nullptr);
  std::vector<ImportBatch> asked;
  bool agreed = false;
  window.confirmUndo = [&](const ImportBatch& batch) {
    asked.push_back(batch);
    return agreed;
  };
  undo->trigger();
  ASSERT_TRUE(QTest::qWaitFor([&] { return asked.size() == 1; }));
  EXPECT_EQ(asked[0].fileName, QStringLiteral("real_cases.csv"));
  EXPECT_EQ(asked[0].rowCount, 46);
  EXPECT_EQ(storedCases(), 46u);
  agreed = true;
  undo->trigger();
  ASSERT_TRUE(QTest::qWaitFor([&] { return asked.size() == 2; }));
  EXPECT_EQ(storedCases(), 0u);
  undo->trigger();
  settle();
  EXPECT_EQ(asked.size(), 2u) << "nothing is left to ask about";
}

TEST_F(ImportWizardTest, importThatCameMeanwhileIsAskedAboutAnew) {
  const auto import = [](Desk::Hand hand, const QString& file) {
    const ImportRecord record{.row = 2,
                              .values = {{QStringLiteral("case_id"), file},
                                         {QStringLiteral("authority"), QStringLiteral("县市场监管局")},
                                         {QStringLiteral("cause"), QStringLiteral("假冒专利")},
                                         {QStringLiteral("filed_date"), QStringLiteral("2020-08-05")}}};
    return hand.services.imports.run(hand.session, {.kind = QStringLiteral("cases"), .fileName = file}, {record})
        .has_value();
  };
  ASSERT_TRUE(onDesk([import](Desk::Hand hand) { return import(hand, QStringLiteral("A1")); }));
  MainWindow window(desk_);
  QStringList asked;
  window.confirmUndo = [&](const ImportBatch& batch) {
    asked << batch.fileName;
    if (asked.size() == 1) {
      desk_.ask(
          &desk_, [import](Desk::Hand hand) { return import(hand, QStringLiteral("A2")); },
          [](bool done) { EXPECT_TRUE(done); });
    }
    return asked.size() == 1;
  };
  undoAction(window)->trigger();
  ASSERT_TRUE(QTest::qWaitFor([&] { return asked.size() == 2; }));
  EXPECT_EQ(asked, (QStringList{QStringLiteral("A1"), QStringLiteral("A2")}));
  EXPECT_EQ(storedCases(), 2u);
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

TEST_F(ImportWizardTest, importedCasesStandInTheBulletin) {
  ImportWizard wizard(desk_);
  check(wizard, QStringLiteral("real_cases.csv"), QStringLiteral("cases"));
  press(wizard, QStringLiteral("导入"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return wizard.step() == ImportWizard::Done; }, 20'000));
  MainWindow window(desk_);
  window.show();
  window.start();
  BulletinPage* page = window.bulletinPage();
  window.goTo(MainWindow::Page::Bulletin);
  page->setPeriod(*Period::parse(u"2022Q3"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return page->bulletin() != nullptr; }, 20'000));
  settle();
  QTableView* figures = page->figures()->table();
  EXPECT_GT(figures->model()->rowCount(), 60);
  window.activateWindow();
  ASSERT_TRUE(QTest::qWaitFor([&] { return QApplication::activeWindow() == &window; }));
  figures->setFocus();
  figures->setCurrentIndex(figures->model()->index(8, 2));
  QTest::keyClick(figures, Qt::Key_Enter, Qt::KeypadModifier);
  EXPECT_TRUE(QTest::qWaitFor([&] { return page->findChild<RecordsDialog*>() != nullptr || !page->message().isEmpty(); }));
  page->tabs()->setCurrentWidget(page->paper());
  PaperPreview* preview = page->paper()->preview();
  ASSERT_TRUE(QTest::qWaitFor([&] { return preview->pageCount() >= 4; }, 20'000));
  std::atomic<bool> letGo = false;
  hold(letGo);
  page->setPeriod(*Period::parse(u"2022Q2"));
  combo(*page, QStringLiteral("版头"))->setCurrentIndex(1);
  EXPECT_FALSE(button(*page, QStringLiteral("另存为"))->isEnabled()) << "the paper of another period";
  EXPECT_TRUE(preview->isEmpty());
  EXPECT_EQ(figures->model()->rowCount(), 0);
  letGo = true;
  ASSERT_TRUE(QTest::qWaitFor([&] { return button(*page, QStringLiteral("另存为"))->isEnabled(); }, 20'000));
}

}  // namespace
