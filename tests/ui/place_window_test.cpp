#include <QCheckBox>
#include <QPushButton>
#include <QTableView>
#include <QTreeWidget>

#include "dialogs/place_dialog.h"
#include "goods_desk.h"
#include "goods_list_model.h"
#include "keyboard.h"
#include "pages/place_page.h"
#include "widgets/case_detail.h"
#include "widgets/question_bar.h"

using namespace shuangda;

namespace {

class PlaceWindowTest : public test::GoodsDeskTest {
 protected:
  PlacePage& places() { return *window_->placePage(); }
  void showPlaces() {
    window_->goTo(MainWindow::Page::Places);
    settled();
  }
  PlaceDialog* opened() {
    auto* dialog = test::waitFor<PlaceDialog>(window_.get());
    settled();
    return dialog;
  }
  QTreeWidgetItem* item(const QString& text) {
    const auto found = places().tree()->findItems(text, Qt::MatchStartsWith | Qt::MatchRecursive);
    return found.isEmpty() ? nullptr : found.front();
  }
  Place shelfIn(const Place& store, const char* code, const char* name) {
    Place shelf{.parent = store.id, .kind = placeKindCode(PlaceKind::Shelf), .code = QString::fromLatin1(code), .name = QString::fromUtf8(name), .keeper = QStringLiteral("王五"), .mostLines = 40};
    return *onDesk([shelf](Desk::Hand hand) { return hand.services.places.save(hand.session, shelf); });
  }
};

}  // namespace

TEST_F(PlaceWindowTest, treeShowsWhatLiesWherePerUnit) {
  const Place store = place(PlaceKind::Store, "A1", "一号库");
  const Place shelf = shelfIn(store, "A1-01", "一号货架");
  place(PlaceKind::Plant, "P1", "县焚烧厂");
  const LegalCase one = legalCase();
  const SeizedItem bottles = goods(one.id, 1, 10, store.id).front();
  moved(movement("relocate", bottles.id, 6, 240, shelf.id));
  GoodsIntake cartons{.legalCase = one.id, .measureKind = QStringLiteral("扣押"), .docNo = QStringLiteral("云市监强制〔2026〕1号"), .takenOn = EventDate::ofDay(day(250)), .place = shelf.id};
  cartons.lines = {{.name = QStringLiteral("香烟"), .quantity = Quantity::ofThousandths(3000), .unit = QStringLiteral("条")}};
  cartons.giver = cartons.receiver = QStringLiteral("甲");
  ASSERT_TRUE(onDesk([cartons](Desk::Hand hand) { return hand.services.goods.enter(hand.session, cartons); }));
  showPlaces();
  ASSERT_NE(item(QStringLiteral("A1 一号库")), nullptr);
  QTreeWidgetItem* inside = item(QStringLiteral("A1-01"));
  ASSERT_NE(inside, nullptr);
  EXPECT_EQ(inside->parent(), item(QStringLiteral("A1 一号库")));
  EXPECT_EQ(inside->text(2), QStringLiteral("3 条、6 瓶")) << "units are never added to one another";
  EXPECT_EQ(inside->parent()->text(2), QStringLiteral("3 条、10 瓶")) << "with what lies in the places below";
  places().tree()->setCurrentItem(inside);
  settled();
  EXPECT_EQ(places().goods()->rowCount(), 2);
  EXPECT_TRUE(places().detailText().contains(QStringLiteral("查封扣押"))) << places().detailText().toStdString();
  EXPECT_TRUE(places().detailText().contains(QStringLiteral("2 项，最多 40 项")));
  shoot(*window_, "place_page.png");
  places().tree()->setCurrentItem(item(QStringLiteral("P1")));
  settled();
  EXPECT_TRUE(places().detailText().contains(QStringLiteral("没有登记许可证号")));
}

TEST_F(PlaceWindowTest, placeIsAddedAndChangedByKeyboard) {
  showPlaces();
  ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  QTest::keyClick(window_.get(), Qt::Key_N, Qt::AltModifier);
  auto* dialog = opened();
  ASSERT_NE(dialog, nullptr);
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  settled();
  EXPECT_EQ(dialog->focusWidget()->objectName(), QStringLiteral("name"));
  EXPECT_FALSE(dialog->refusalOf(QStringLiteral("name")).isEmpty());
  test::type(dialog, QStringLiteral("一号库"));
  ASSERT_TRUE(test::tabTo(dialog, QStringLiteral("flammable")));
  QTest::keyClick(dialog->focusWidget(), Qt::Key_Space);
  ASSERT_TRUE(test::tabTo(dialog, QStringLiteral("code")));
  test::type(dialog, QStringLiteral("A1"));
  shoot(*dialog, "place_dialog.png");
  QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
  expectClosed<PlaceDialog>();
  ASSERT_NE(item(QStringLiteral("A1 一号库")), nullptr);
  activate(window_.get());
  places().tree()->setFocus();
  QTest::keyClick(places().tree(), Qt::Key_Return);
  dialog = opened();
  ASSERT_NE(dialog, nullptr);
  EXPECT_TRUE(dialog->findChild<QCheckBox*>(QStringLiteral("flammable"))->isChecked());
  EXPECT_FALSE(dialog->form().isShown(QStringLiteral("licence_no")));
  ASSERT_TRUE(test::tabTo(dialog, QStringLiteral("kind")));
  test::type(dialog, placeKindText(PlaceKind::Plant));
  EXPECT_TRUE(dialog->form().isShown(QStringLiteral("licence_no")));
  ASSERT_TRUE(test::tabTo(dialog, QStringLiteral("licence_valid_to")));
  test::type(dialog, QStringLiteral("明年"));
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  settled();
  EXPECT_FALSE(dialog->refusalOf(QStringLiteral("licence_valid_to")).isEmpty());
  shoot(*dialog, "place_plant.png");
  test::type(dialog, QStringLiteral("2099-12-31"));
  ASSERT_TRUE(test::tabTo(dialog, QStringLiteral("licence_no")));
  test::type(dialog, QStringLiteral("危证001"));
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  expectClosed<PlaceDialog>();
  EXPECT_TRUE(places().detailText().contains(QStringLiteral("● 有效"))) << places().detailText().toStdString();
}

TEST_F(PlaceWindowTest, aPlaceWithGoodsIsNotClosedAndAnEmptyOneIs) {
  const Place store = place(PlaceKind::Store, "A1", "一号库");
  place(PlaceKind::Store, "B1", "二号库");
  goods(legalCase().id, 1, 10, store.id);
  showPlaces();
  const auto close = [&](const char* code) {
    places().tree()->setCurrentItem(item(QString::fromLatin1(code)));
    places().closeSelected();
    for (QPushButton* button : places().question()->findChildren<QPushButton*>()) {
      if (button->text().startsWith(QStringLiteral("停用"))) {
        QTest::keyClick(button, Qt::Key_Space);
      }
    }
    settled();
  };
  close("A1");
  EXPECT_TRUE(places().question()->isVisible()) << "why it stays is said in place";
  EXPECT_NE(item(QStringLiteral("A1")), nullptr);
  close("B1");
  EXPECT_EQ(item(QStringLiteral("B1")), nullptr);
  for (QCheckBox* box : places().findChildren<QCheckBox*>()) {
    box->setChecked(true);
  }
  settled();
  ASSERT_NE(item(QStringLiteral("B1")), nullptr);
  EXPECT_TRUE(item(QStringLiteral("B1"))->text(0).contains(QStringLiteral("停用")));
  places().tree()->setCurrentItem(item(QStringLiteral("B1")));
  places().closeSelected();
  settled();
  EXPECT_FALSE(item(QStringLiteral("B1"))->text(0).contains(QStringLiteral("停用")));
}

TEST_F(PlaceWindowTest, goodsOfAPlaceAndOfACaseAreReachedFromThere) {
  const Place store = place(PlaceKind::Store, "A1", "一号库");
  const LegalCase one = legalCase();
  const auto lines = goods(one.id, 3, 10, store.id);
  goods(one.id, 2);
  showPlaces();
  activate(window_.get());
  QTest::keyClick(window_.get(), Qt::Key_G, Qt::AltModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return page().isVisible(); }));
  settled();
  EXPECT_EQ(page().model()->rowCount(), 3);
  showPlaces();
  places().findChild<QTableView*>()->selectRow(2);
  places().findChild<QTableView*>()->setFocus();
  QTest::keyClick(places().findChild<QTableView*>(), Qt::Key_Return);
  settled();
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("第1项"))) << page().detailText().toStdString();
  window_->goTo(MainWindow::Page::Cases);
  settled();
  auto* detail = window_->casePage()->detail()->findChild<QTextBrowser*>();
  const QString text = detail->toPlainText();
  EXPECT_TRUE(text.contains(QStringLiteral("5 项"))) << text.toStdString();
  EXPECT_TRUE(text.contains(QStringLiteral("查封扣押 30 瓶；未建账 2 项")));
  shoot(*window_, "case_goods.png");
  Q_EMIT detail->anchorClicked(QUrl(QStringLiteral("goods:")));
  settled();
  EXPECT_TRUE(page().isVisible());
  EXPECT_EQ(page().model()->rowCount(), 5);
}
