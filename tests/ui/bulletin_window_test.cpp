#include <QClipboard>
#include <QFile>
#include <QListWidget>
#include <QThread>
#include <atomic>

#include "bulletin_desk.h"
#include "pages/case_page.h"
#include "widgets/paper_panel.h"
#include "widgets/paper_preview.h"
#include "widgets/problems_panel.h"
#include "widgets/ranking_panel.h"

using namespace shuangda;
using namespace shuangda::test;
using namespace Qt::StringLiterals;

namespace {

class BulletinWindowTest : public BulletinDeskTest {};

TEST_F(BulletinWindowTest, everyNumberTellsItsDefinitionAndOpensItsRecords) {
  showBulletins();
  const int filed = rowOf(table(), u"立案"_s);
  ASSERT_GE(filed, 0);
  EXPECT_EQ(table()->text(filed, 2), u"3"_s);
  EXPECT_EQ(table()->text(filed, 3), u"200.0"_s);
  EXPECT_EQ(table()->text(filed, 5), u"4"_s) << "the year so far";
  EXPECT_GE(rowOf(table(), u"行政执法"_s), 0) << "the heading of a section";
  shoot(*window_, "bulletin_figures.png");
  auto* records = openRecords(table(), filed, 2);
  ASSERT_NE(records, nullptr);
  EXPECT_TRUE(bulletins().figures()->definition().startsWith(u"立案，3件。口径："_s)) << bulletins().figures()->definition().toStdString();
  settled();
  EXPECT_EQ(records->table()->model()->rowCount(), 3);
  EXPECT_EQ(records->windowTitle(), u"2020年第三季度 立案"_s);
  closed(records);
  records = openRecords(table(), filed, 3);
  ASSERT_NE(records, nullptr);
  EXPECT_EQ(records->windowTitle(), u"2019年第三季度 立案"_s);
  EXPECT_EQ(records->table()->model()->rowCount(), 1) << "the base of the comparison";
  closed(records);
  const int pending = rowOf(table(), u"期初在办"_s);
  table()->setCurrentIndex(table()->model()->index(pending, 3));
  EXPECT_TRUE(bulletins().figures()->definition().contains(u"上年同期为0"_s)) << "why there is no change";
  records = openRecords(table(), filed, 5);
  ASSERT_NE(records, nullptr);
  EXPECT_EQ(records->table()->model()->rowCount(), 4);
  records->table()->setFocus();
  settled();
  QTest::keyClick(records->table(), Qt::Key_Return);
  expectClosed<RecordsDialog>();
  EXPECT_TRUE(window_->casePage()->isVisible()) << "the case is opened";
}

TEST_F(BulletinWindowTest, figuresAreNarrowedBrokenDownAndCopied) {
  showBulletins();
  auto* filter = bulletins().figures()->findChild<QLineEdit*>();
  QTest::keyClick(window_.get(), Qt::Key_F, Qt::ControlModifier);
  ASSERT_TRUE(filter->hasFocus());
  QTest::keyClicks(filter, u"lia"_s);
  EXPECT_LT(table()->model()->rowCount(), 12) << "pinyin initials";
  type(window_.get(), u"立案"_s);
  const int filed = rowOf(table(), u"立案"_s);
  ASSERT_GE(filed, 0);
  table()->setFocus();
  table()->setCurrentIndex(table()->model()->index(filed, 0));
  table()->selectionModel()->select(QItemSelection(table()->model()->index(filed, 0), table()->model()->index(filed, 2)), QItemSelectionModel::ClearAndSelect);
  QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
  EXPECT_EQ(QGuiApplication::clipboard()->text(), u"立案\t件\t3"_s);
  filter->clear();
  bulletins().figures()->showBy(FigureDimension::Unit);
  settled();
  const int market = rowOf(table(), u"县市场监管局"_s);
  ASSERT_GE(market, 0);
  EXPECT_EQ(table()->text(market, 1), u"2"_s);
  shoot(*window_, "bulletin_units.png");
  auto* records = openRecords(table(), market, 1);
  ASSERT_NE(records, nullptr);
  settled();
  EXPECT_EQ(records->table()->model()->rowCount(), 2);
  closed(records);
  bulletins().figures()->showBy(FigureDimension::Field);
  settled();
  EXPECT_EQ(table()->text(rowOf(table(), u"农资"_s), 1), u"2"_s) << "computed when it is asked for";
  shoot(*window_, "bulletin_fields.png");
}

TEST_F(BulletinWindowTest, unitsAreRankedWithinTheirGroup) {
  showBulletins();
  openTab(bulletins().ranking());
  FigureTable* ranking = bulletins().ranking()->table();
  const int market = rowOf(ranking, u"县市场监管局"_s);
  ASSERT_GE(market, 0);
  EXPECT_EQ(ranking->text(market, 1), u"1"_s);
  EXPECT_EQ(ranking->text(market, 2), u"2"_s);
  EXPECT_EQ(ranking->text(rowOf(ranking, u"县农业农村局"_s), 2), u"未报"_s);
  EXPECT_EQ(ranking->text(rowOf(ranking, u"县法院"_s), 2), u"—"_s);
  shoot(*window_, "bulletin_ranking.png");
  bulletins().ranking()->rankBy(u"adm_case_value"_s, u"adm_filed"_s);
  settled();
  EXPECT_TRUE(ranking->model()->headerData(2, Qt::Horizontal).toString().startsWith(u"涉案金额"_s));
  auto* records = openRecords(ranking, rowOf(ranking, u"县市场监管局"_s), 2);
  ASSERT_NE(records, nullptr);
  settled();
  EXPECT_EQ(records->table()->model()->rowCount(), 2);
  closed(records);
}

TEST_F(BulletinWindowTest, problemsNameCasesAndOpenThem) {
  showBulletins();
  openTab(bulletins().problems());
  QListWidget* lists = bulletins().problems()->lists();
  ASSERT_TRUE(QTest::qWaitFor([&] { return lists->count() > 0; }, 20'000)) << bulletins().problems()->note().toStdString();
  int missing = -1;
  for (int row = 0; row < lists->count(); ++row) {
    missing = lists->item(row)->text().startsWith(u"平台漏录"_s) ? row : missing;
  }
  ASSERT_GE(missing, 0);
  lists->setCurrentRow(missing);
  QTableView* lines = bulletins().problems()->table();
  ASSERT_EQ(lines->model()->rowCount(), 3);
  EXPECT_EQ(lines->model()->index(0, 0).data().toString(), u"A1"_s);
  shoot(*window_, "bulletin_problems.png");
  lines->setFocus();
  lines->selectRow(0);
  QTest::keyClick(lines, Qt::Key_C, Qt::ControlModifier);
  EXPECT_TRUE(QGuiApplication::clipboard()->text().startsWith(u"A1\t"_s));
  QTest::keyClick(lines, Qt::Key_Return);
  settled();
  EXPECT_TRUE(window_->casePage()->isVisible());
  window_->goTo(MainWindow::Page::Bulletin);
  ready();
  EXPECT_EQ(lists->currentRow(), missing) << "what was found is still there";
}

TEST_F(BulletinWindowTest, paperIsSetBesideTheWindowAndSavedInThreeKinds) {
  showBulletins();
  openTab(bulletins().paper());
  PaperPreview* preview = bulletins().paper()->preview();
  ASSERT_TRUE(QTest::qWaitFor([&] { return preview->pageCount() > 3; }, 20'000));
  QListWidget* pages = bulletins().paper()->thumbnails();
  EXPECT_EQ(pages->count(), preview->pageCount());
  EXPECT_TRUE(QTest::qWaitFor([&] { return !pages->item(pages->count() - 1)->data(Qt::DecorationRole).isNull(); }, 20'000));
  preview->setFocus();
  QTest::keyClick(preview, Qt::Key_PageDown);
  EXPECT_EQ(preview->currentPage(), 1);
  EXPECT_EQ(pages->currentRow(), 1);
  pages->setCurrentRow(2);
  EXPECT_EQ(preview->currentPage(), 2);
  QTest::keyClick(preview, Qt::Key_Plus, Qt::ControlModifier);
  EXPECT_EQ(preview->currentPage(), 2) << "zooming stays on the page";
  preview->fitPage();
  preview->goToPage(4);
  window_->resize(1200, 640);
  settled();
  EXPECT_EQ(preview->currentPage(), 4) << "a smaller window stays on the page";
  window_->resize(1366, 768);
  preview->goToPage(0);
  preview->fitWidth();
  QTest::qWait(500);
  shoot(*window_, "bulletin_paper.png");
  for (const QString& name : {u"b.pdf"_s, u"b.docx"_s, u"b.xlsx"_s}) {
    const QString path = folder_.filePath(name);
    bulletins().chooseFile = [path](const QString&) { return path; };
    QSignalSpy saved(bulletins().paper(), &PaperPanel::saved);
    press(Qt::Key_S);
    ASSERT_TRUE(QTest::qWaitFor([&] { return saved.count() == 1; }, 20'000)) << bulletins().message().toStdString();
    EXPECT_GT(QFileInfo(path).size(), 1000) << name.toStdString();
    EXPECT_TRUE(bulletins().message().contains(path));
  }
  bulletins().chooseFile = [this](const QString&) { return folder_.filePath(u"nowhere/b.pdf"_s); };
  press(Qt::Key_S);
  EXPECT_TRUE(QTest::qWaitFor([&] { return bulletins().message().startsWith(u"✗"_s); }, 20'000)) << bulletins().message().toStdString();
}

TEST_F(BulletinWindowTest, newestPaperWins) {
  showBulletins();
  openTab(bulletins().paper());
  for (int turn = 0; turn < 4; ++turn) {
    bulletins().setPeriod(Period::quarter(2020, turn % 4 + 1));
    QTest::qWait(turn * 20);
  }
  ready();
  ASSERT_TRUE(QTest::qWaitFor([&] { return !bulletins().paper()->preview()->isEmpty(); }, 20'000));
  EXPECT_EQ(bulletins().bulletin()->period(), Period::quarter(2020, 4));
}

TEST_F(BulletinWindowTest, searchForProblemsIsGivenUpWhenItsTabIsLeft) {
  showBulletins();
  std::atomic<bool> letGo = false;
  desk_.ask(&desk_, [&letGo](Desk::Hand) {
    while (!letGo) {
      QThread::msleep(5);
    }
    return 0;
  }, [](int) {});
  bulletins().tabs()->setCurrentWidget(bulletins().problems());
  EXPECT_TRUE(bulletins().problems()->note().startsWith(u"正在查找…"_s));
  bulletins().tabs()->setCurrentWidget(bulletins().figures());
  letGo = true;
  ASSERT_TRUE(QTest::qWaitFor([&] { return bulletins().problems()->note().startsWith(u"已停止"_s); }, 20'000)) << bulletins().problems()->note().toStdString();
  EXPECT_EQ(bulletins().problems()->lists()->count(), 0);
  openTab(bulletins().problems());
  EXPECT_TRUE(QTest::qWaitFor([&] { return bulletins().problems()->lists()->count() > 0; }, 20'000)) << "looked for again";
}

TEST_F(BulletinWindowTest, seizedGoodsStandByUnitOfMeasure) {
  const LegalCase seized = legalCase();
  goods(seized.id, 2, 10);
  showBulletins(Period::quarter(day(266).year(), (day(266).month() + 2) / 3));
  auto* by = bulletins().figures()->findChild<QComboBox*>();
  by->setCurrentIndex(by->count() - 1);
  settled();
  ASSERT_GT(table()->model()->rowCount(), 0) << bulletins().figures()->note().toStdString();
  EXPECT_EQ(table()->model()->headerData(1, Qt::Horizontal).toString(), u"计量单位"_s);
  shoot(*window_, "bulletin_goods.png");
}

TEST_F(BulletinWindowTest, whatBelongsToAnotherPeriodIsNotShown) {
  showBulletins();
  EXPECT_TRUE(button(u"另存为"_s)->isEnabled());
  bulletins().setPeriod(Period::quarter(2020, 2));
  EXPECT_FALSE(button(u"另存为"_s)->isEnabled());
  EXPECT_EQ(table()->model()->rowCount(), 0);
  EXPECT_TRUE(bulletins().stage().isEmpty());
  ready();
  EXPECT_TRUE(button(u"另存为"_s)->isEnabled());
}

TEST_F(BulletinWindowTest, noMnemonicStandsForTwoThings) {
  showBulletins();
  for (int tab = 0; tab < bulletins().tabs()->count(); ++tab) {
    bulletins().tabs()->setCurrentIndex(tab);
    settled();
    QStringList letters{u"F"_s, u"E"_s, u"H"_s, u"T"_s, u"V"_s};  // of the menus
    const auto note = [&](const QString& text) {
      if (const qsizetype at = text.indexOf(u'&'); at >= 0 && at + 1 < text.size()) {
        EXPECT_FALSE(letters.contains(text.mid(at + 1, 1).toUpper())) << text.toStdString() << " on tab " << tab;
        letters << text.mid(at + 1, 1).toUpper();
      }
    };
    for (const QPushButton* each : bulletins().findChildren<QPushButton*>()) {
      each->isVisible() ? note(each->text()) : void();
    }
    for (const QLabel* each : bulletins().findChildren<QLabel*>()) {
      each->isVisible() && each->buddy() ? note(each->text()) : void();
    }
  }
}

}  // namespace
