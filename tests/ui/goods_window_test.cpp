#include <QClipboard>
#include <QImage>
#include <QListWidget>
#include <QTabWidget>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

#include "goods_desk.h"
#include "goods_list_model.h"
#include "keyboard.h"
#include "widgets/attachment_panel.h"

using namespace shuangda;

namespace {

class GoodsWindowTest : public test::GoodsDeskTest {
 protected:
  QString cell(int row, int column) { return page().model()->index(row, column).data().toString(); }
  void chooseState(CustodyState state) {
    for (QComboBox* combo : page().findChildren<QComboBox*>()) {
      if (combo->accessibleName() == QStringLiteral("状态")) {
        combo->setFocus();
        test::type(window_.get(), state == CustodyState::Outside ? QStringLiteral("未建账") : custodyStateText(state));
        Q_EMIT combo->activated(combo->currentIndex());
      }
    }
    settled();
  }
};

}  // namespace

TEST_F(GoodsWindowTest, listGrowsByPagesAndNeverReadsAll) {
  goods(legalCase().id, 150);
  showGoods();
  ASSERT_EQ(page().model()->rowCount(), GoodsListModel::kPageRows) << "one page however many there are";
  EXPECT_EQ(cell(0, GoodsListModel::Spec), QStringLiteral("500ml 第150项")) << "newest first";
  EXPECT_TRUE(page().statusText().contains(QStringLiteral("已显示 64 项"))) << page().statusText().toStdString();
  page().table()->setFocus();
  QTest::keyClick(page().table(), Qt::Key_End, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return page().model()->rowCount() == 128; }));
  QTest::keyClick(page().table(), Qt::Key_End, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return page().model()->rowCount() == 150; }));
  EXPECT_TRUE(page().model()->isComplete());
  EXPECT_EQ(cell(149, GoodsListModel::Spec), QStringLiteral("500ml 第1项"));
  EXPECT_EQ(page().statusText(), QStringLiteral("共 150 项"));
  page().model()->reload();
  settled();
  EXPECT_EQ(page().model()->rowCount(), 150) << "what was read stays in sight";
}

TEST_F(GoodsWindowTest, filtersByTextStandingPlaceAndWhatHasNoLedger) {
  const Place store = place(PlaceKind::Store, "A1", "一号库");
  const LegalCase one = legalCase();
  const SeizedItem line = goods(one.id, 1, 10, store.id).front();
  goods(one.id, 2);
  moved(movement("release", line.id, 4, 200));
  showGoods();
  ASSERT_EQ(page().model()->rowCount(), 3);
  EXPECT_EQ(cell(2, GoodsListModel::Custody), QStringLiteral("查封扣押 6 瓶；已返还 4 瓶"));
  chooseState(CustodyState::Released);
  EXPECT_EQ(page().model()->rowCount(), 1);
  chooseState(CustodyState::Outside);
  EXPECT_EQ(page().model()->rowCount(), 2);
  EXPECT_EQ(cell(0, GoodsListModel::Custody), QStringLiteral("未建账"));
  page().showPlace(store.id);
  settled();
  EXPECT_EQ(page().model()->rowCount(), 1);
  page().showCase(one.id, one.number);
  settled();
  EXPECT_EQ(page().model()->rowCount(), 3);
  auto* chip = page().findChild<QPushButton*>(QStringLiteral("case_chip"));
  EXPECT_TRUE(chip->text().contains(one.number));
  edit(page(), "goods_search")->setText(QStringLiteral("第2项"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return page().model()->rowCount() == 1; }));
  QTest::keyClick(chip, Qt::Key_Space);
  EXPECT_FALSE(chip->isVisible());
}

TEST_F(GoodsWindowTest, pageOfALineSaysWhereItIsAndWhyItCannotBeDisposedOf) {
  const Place store = place(PlaceKind::Store, "A1", "一号库");
  const Place shelf = place(PlaceKind::Shelf, "A1-01", "一号货架");
  const SeizedItem line = goods(legalCase().id, 1, 10, store.id).front();
  moved(movement("relocate", line.id, 6, 240, shelf.id));
  CustodyMovement draft = movement("release", line.id, 2, 100);
  draft.from = CustodyState::Seized;
  draft.fromPlace = store.id;
  const CustodyMovement wrong = moved(draft);
  onDesk([&](Desk::Hand hand) { return hand.services.custody.correct(hand.session, wrong.id, QStringLiteral("当事人没有来领")); });
  onDesk([&](Desk::Hand hand) { return hand.services.custody.note(hand.session, {.item = line.id, .kind = kNoteObjection, .at = EventDate::ofDay(day(50)), .text = QStringLiteral("权利人要求留样")}); });
  showGoods();
  const QString text = page().detailText();
  for (const char* said : {"✗ 不能处置", "无处罚决定", "权利人、案外人异议", "查封扣押 · 一号货架", "6 瓶", "保管记录", "未保管 → 查封扣押 · 一号库", "已更正：当事人没有来领", "权利人要求留样", "登记处理结果"}) {
    EXPECT_TRUE(text.contains(QString::fromUtf8(said))) << said << " in\n" << text.toStdString();
  }
  EXPECT_EQ(text.count(QStringLiteral("解除返还 2 瓶")), 1) << "the corrected movement stands once, with its end";
  EXPECT_TRUE(page().findChild<QTextBrowser*>()->toHtml().contains(QStringLiteral("line-through")));
  shoot(*window_, "goods_page.png");
}

TEST_F(GoodsWindowTest, whatMayBeDisposedOfIsSaidInGreenAndInWords) {
  const Place store = place(PlaceKind::Store, "A1", "一号库");
  const SeizedItem line = goods(legalCase(true).id, 1, 10, store.id).front();
  moved(movement("confiscate", line.id, 10, 199));
  showGoods();
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("● 可以处置"))) << page().detailText().toStdString();
  shoot(*window_, "goods_disposable.png");
}

TEST_F(GoodsWindowTest, selectedRowsAreCopiedAndSummedUpPerUnit) {
  goods(legalCase().id, 3);
  showGoods();
  page().table()->setFocus();
  QTest::keyClick(page().table(), Qt::Key_Down, Qt::ShiftModifier);
  EXPECT_TRUE(page().statusText().contains(QStringLiteral("选中 2 项：20 瓶 · 货值 2400.00 元"))) << page().statusText().toStdString();
  QTest::keyClick(page().table(), Qt::Key_C, Qt::ControlModifier);
  const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
  ASSERT_EQ(lines.size(), 3);
  EXPECT_TRUE(lines[0].startsWith(QStringLiteral("编号\t名称\t规格"))) << lines[0].toStdString();
  EXPECT_EQ(lines[1].split(u'\t').size(), GoodsListModel::kColumns);
}

TEST_F(GoodsWindowTest, isReachedByKeyAndLeadsToTheCase) {
  const LegalCase one = legalCase();
  goods(one.id, 1);
  ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  QTest::keyClick(window_.get(), Qt::Key_4, Qt::ControlModifier);
  settled();
  EXPECT_EQ(page().model()->rowCount(), 1);
  QTest::keyClick(window_.get(), Qt::Key_F, Qt::ControlModifier);
  EXPECT_EQ(window_->focusWidget()->objectName(), QStringLiteral("goods_search"));
  goods(one.id, 1);
  QTest::keyClick(window_.get(), Qt::Key_F5);
  settled();
  EXPECT_EQ(page().model()->rowCount(), 2);
  Q_EMIT page().findChild<QTextBrowser*>()->anchorClicked(QUrl(QStringLiteral("case:") + one.number));
  settled();
  EXPECT_TRUE(window_->casePage()->isVisible());
}

TEST_F(GoodsWindowTest, photosOfALineAreAddedBesideItsSheet) {
  const LegalCase one = legalCase();
  const auto lines = goods(one.id, 2);
  showGoods();
  AttachmentPanel& panel = *page().attachments();
  auto* tabs = page().findChild<QTabWidget*>();
  tabs->setCurrentWidget(&panel);
  auto* list = panel.findChild<QListWidget*>();
  const QString path = folder_.filePath(QStringLiteral("外包装.png"));
  QImage image(400, 300, QImage::Format_RGB32);
  image.fill(Qt::darkGreen);
  ASSERT_TRUE(image.save(path));
  panel.offer({path});
  settled();
  auto* role = panel.findChild<QComboBox*>(QStringLiteral("attachment_role"));
  ASSERT_TRUE(role->isVisible());
  role->setCurrentText(QStringLiteral("现场照片"));
  QTest::keyClick(panel.findChild<QLineEdit*>(QStringLiteral("attachment_note")), Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor([&] { return list->count() == 1; }));
  EXPECT_EQ(tabs->tabText(1), QStringLiteral("照片、附件 1"));
  settled();
  shoot(*window_, "goods_photos.png");
  const auto stored = *onDesk([&](Desk::Hand hand) { return hand.services.attachments.list(hand.session, one.id); });
  ASSERT_EQ(stored.size(), 1u);
  EXPECT_EQ(stored[0].attachment.item, lines[1].id) << "the newest line stands first";
  page().table()->selectRow(1);
  settled();
  EXPECT_EQ(list->count(), 0) << "another line of the same case";
}

TEST_F(GoodsWindowTest, linesWithoutACaseAreLinkedToOne) {
  const LegalCase one = legalCase();
  const std::vector<ItemId> stray = onDesk([](Desk::Hand hand) { return scene(hand).stray(2); });
  showGoods();
  ASSERT_EQ(page().model()->rowCount(), 2);
  page().table()->selectAll();
  settled();
  page().linkCase();
  auto* dialog = test::waitFor<LinkCaseDialog>(window_.get());
  ASSERT_NE(dialog, nullptr);
  dialog->form().line(QStringLiteral("case_number"))->setText(one.number);
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  settled();
  EXPECT_FALSE(dialog->refusalOf(QStringLiteral("note")).isEmpty()) << "why is asked for";
  shoot(*dialog, "goods_link.png");
  dialog->form().line(QStringLiteral("note"))->setText(QStringLiteral("经核对文书"));
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  expectClosed<LinkCaseDialog>();
  EXPECT_EQ(page().model()->at(0).caseNumber, one.number);
  EXPECT_EQ(page().model()->at(1).caseNumber, one.number);
}
