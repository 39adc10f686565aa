#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTableView>

#include "desk_fixture.h"
#include "main_window.h"
#include "pages/transfer_page.h"
#include "services/transfer_list_texts.h"
#include "widgets/view_menu.h"

using namespace shuangda;

namespace {

/// More matters than one page: orders without a case, numbered as they are entered.
class TransferListTest : public test::DeskTest {
 protected:
  static constexpr int kMatters = 150;
  void SetUp() override {
    DeskTest::SetUp();
    window_ = std::make_unique<MainWindow>(desk_);
    window_->start();
    window_->show();
    window_->goTo(MainWindow::Page::Transfers);
    onDesk([](Desk::Hand hand) {
      for (int i = 0; i < kMatters; ++i) {
        TransferEvent order{.step = QStringLiteral("issue_order"), .on = EventDate::ofDay(QDate::currentDate().addDays(-10)), .papers = {{.paper = QStringLiteral("supervision_order")}}};
        order.details = {{QStringLiteral("organ"), QStringLiteral("云岭县公安局")}, {QStringLiteral("matter"), QStringLiteral("假酒案")}, {QStringLiteral("approver"), QStringLiteral("赵局")},
                         {QStringLiteral("due_on"), QDate::currentDate().addDays(i == 0 ? -3 : 3).toString(Qt::ISODate)}};
        EXPECT_TRUE(hand.services.transfers.open(hand.session, {.lane = TransferLane::Order, .title = QStringLiteral("系列案%1").arg(i), .unit = hand.session.officeName}, order));
      }
      return 0;
    });
    page().reload();
    settle();
    settle();
  }
  TransferPage& page() { return *window_->transferPage(); }
  QAbstractItemModel& rows() { return *page().table()->model(); }
  void readAll() {
    while (rows().canFetchMore({})) {
      rows().fetchMore({});
      settle();
    }
  }

  std::unique_ptr<MainWindow> window_;
};

}  // namespace

TEST_F(TransferListTest, everyMatterCanBeScrolledToAndTheTotalsAreSaid) {
  EXPECT_EQ(rows().rowCount(), 64) << "one page however many there are";
  EXPECT_TRUE(page().statusText().contains(QStringLiteral("共 150 项，未办结 150 项，有超期 1 项"))) << page().statusText().toStdString();
  EXPECT_TRUE(page().statusText().contains(QStringLiteral("已显示 64 项")));
  readAll();
  EXPECT_EQ(rows().rowCount(), kMatters);
  EXPECT_FALSE(page().statusText().contains(QStringLiteral("已显示")));
  EXPECT_EQ(rows().index(kMatters - 1, 3).data().toString(), QStringLiteral("系列案0"));
  window_->resize(1366, 768);
  settle();
  snapshot(*window_, "transfer_list");
}

TEST_F(TransferListTest, aMatterFarDownIsShownAlone) {
  const TransferId oldest = onDesk([](Desk::Hand hand) { return hand.services.transfers.list(hand.session, {})->back().transfer.id; });
  page().goTo(oldest);
  settle();
  settle();
  settle();
  ASSERT_EQ(rows().rowCount(), 1);
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("系列案0"))) << page().detailText().toStdString();
}

TEST_F(TransferListTest, rowsAreCopiedWithTheColumnsShown) {
  page().table()->horizontalHeader()->setSectionHidden(static_cast<int>(TransferColumn::Lane), true);
  page().table()->setFocus();
  page().table()->selectRow(0);
  QTest::keyClick(page().table(), Qt::Key_Down, Qt::ShiftModifier);
  EXPECT_TRUE(page().statusText().contains(QStringLiteral("选中 2 项"))) << page().statusText().toStdString();
  page().copySelected();
  const QStringList lines = QGuiApplication::clipboard()->text().trimmed().split(u'\n');
  ASSERT_EQ(lines.size(), 3);
  EXPECT_TRUE(lines[0].startsWith(QStringLiteral("编号\t案件编号\t当事人、事由"))) << lines[0].toStdString();
  EXPECT_TRUE(lines[1].contains(QStringLiteral("系列案149")));
}

TEST_F(TransferListTest, theWholeListIsExported) {
  for (const QString& ending : {QStringLiteral("csv"), QStringLiteral("xlsx")}) {
    const QString path = folder_.filePath(QStringLiteral("list.") + ending);
    page().chooseFile = [path](const QString&) { return path; };
    page().exportList();
    settle();
    settle();
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    EXPECT_GT(content.size(), 1000);
    if (ending == u"csv") {
      EXPECT_EQ(content.trimmed().split('\n').size(), kMatters + 1) << "not only what was scrolled to";
      EXPECT_TRUE(content.contains("系列案0"));
    }
  }
}

TEST_F(TransferListTest, aViewKeepsFilterAndColumns) {
  auto* header = page().table()->horizontalHeader();
  const int unit = static_cast<int>(TransferColumn::Unit);
  ASSERT_TRUE(header->isSectionHidden(unit)) << "not usual";
  header->setSectionHidden(unit, false);
  header->moveSection(header->visualIndex(unit), 0);
  header->resizeSection(unit, 222);
  page().views()->askName = [](const QString&, const QString&) { return QStringLiteral("我的视图"); };
  page().views()->saveAs();
  settle();
  settle();
  Q_EMIT page().views()->reset();
  settle();
  EXPECT_TRUE(header->isSectionHidden(unit));
  ASSERT_EQ(page().views()->views().size(), 1u);
  page().views()->apply(page().views()->views().front());
  settle();
  EXPECT_FALSE(header->isSectionHidden(unit));
  EXPECT_EQ(header->visualIndex(unit), 0);
  EXPECT_EQ(header->sectionSize(unit), 222);
}
