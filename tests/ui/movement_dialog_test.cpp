#include <QComboBox>
#include <QPushButton>
#include <QTableView>

#include "dialogs/goods_act_dialog.h"
#include "dialogs/goods_item_dialog.h"
#include "dialogs/movement_dialog.h"
#include "goods_desk.h"
#include "goods_list_model.h"
#include "keyboard.h"

using namespace shuangda;

namespace {

class MovementDialogTest : public test::GoodsDeskTest {
 protected:
  void SetUp() override {
    GoodsDeskTest::SetUp();
    store_ = place(PlaceKind::Store, "A1", "一号库");
    shelf_ = place(PlaceKind::Shelf, "A1-01", "一号货架");
    laboratory_ = place(PlaceKind::Laboratory, "LAB", "质检中心");
  }
  SeizedItem oneLine(int quantity = 10) {
    const SeizedItem line = goods(legalCase().id, 1, quantity, store_.id).front();
    showGoods();
    return line;
  }
  template <typename Dialog>
  Dialog* opened() {
    auto* dialog = test::waitFor<Dialog>(window_.get());
    settled();
    return dialog;
  }
  template <typename Dialog>
  void saved(Dialog* dialog) {
    QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
    settled();
  }
  static QStringList choices(QWidget& form, const char* name) {
    QStringList texts;
    auto* combo = form.findChild<QComboBox*>(QString::fromLatin1(name));
    for (int i = 0; i < combo->count(); ++i) {
      texts << combo->itemText(i);
    }
    return texts;
  }
  QString standing(ItemId id) {
    QStringList parts;
    for (const auto& [where, amount] : sheet(id).where) {
      parts << QStringLiteral("%1 %2").arg(where, amount);
    }
    return parts.join(QStringLiteral("；"));
  }
  static void put(QWidget& form, const char* name, const QString& text) { edit(form, name)->setText(text); }

  Place store_{};
  Place shelf_{};
  Place laboratory_{};
};

}  // namespace

TEST_F(MovementDialogTest, onlyWhatTheMovementAsksForIsShownAndRefusalsStandBesideTheField) {
  const SeizedItem line = oneLine();
  ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  QTest::keyClick(window_.get(), Qt::Key_M, Qt::AltModifier);
  auto* dialog = opened<MovementDialog>();
  ASSERT_NE(dialog, nullptr);
  dialog->choose(QStringLiteral("relocate"));
  EXPECT_TRUE(dialog->form().isShown(QStringLiteral("receiver")));
  EXPECT_FALSE(dialog->form().isShown(QStringLiteral("doc_no")));
  EXPECT_FALSE(dialog->form().isShown(QStringLiteral("from"))) << "it lies in one place";
  EXPECT_EQ(edit(*dialog, "quantity")->text(), QStringLiteral("10"));
  const QStringList places = choices(*dialog, "place");
  EXPECT_TRUE(places.contains(QStringLiteral("A1-01 一号货架 · 货位"))) << places.join(u'|').toStdString();
  EXPECT_FALSE(places.join(u'|').contains(QStringLiteral("质检中心"))) << "goods are not moved into a laboratory";
  saved(dialog);
  EXPECT_TRUE(dialog->refusalOf(QStringLiteral("receiver")).contains(QStringLiteral("接收人")) || dialog->refusalOf(QStringLiteral("place")).contains(QStringLiteral("地点")));
  ASSERT_TRUE(test::tabTo(dialog, QStringLiteral("place")));
  test::type(dialog, QStringLiteral("A1-01 一号货架 · 货位"));
  ASSERT_TRUE(test::tabTo(dialog, QStringLiteral("receiver")));
  test::type(dialog, QStringLiteral("保管员"));
  ASSERT_TRUE(test::tabTo(dialog, QStringLiteral("quantity")));
  test::type(dialog, QStringLiteral("11"));
  saved(dialog);
  EXPECT_TRUE(dialog->refusalOf(QStringLiteral("quantity")).contains(QStringLiteral("现有 10"))) << dialog->message().toStdString();
  EXPECT_EQ(dialog->focusWidget()->objectName(), QStringLiteral("quantity"));
  shoot(*dialog, "movement_refused.png");
  test::type(dialog, QStringLiteral("4"));
  QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
  expectClosed<MovementDialog>();
  EXPECT_EQ(standing(line.id), QStringLiteral("查封扣押 · 一号库 6 瓶；查封扣押 · 一号货架 4 瓶"));
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("移位")));
}

TEST_F(MovementDialogTest, theSourceIsChosenWhereThereAreSeveralAndGreyKindsSayWhy) {
  const SeizedItem line = oneLine();
  moved(movement("relocate", line.id, 4, 240, shelf_.id));
  MovementDialog dialog(desk_, sheet(line.id));
  dialog.show();
  settled();
  dialog.choose(QStringLiteral("sample_out"));
  EXPECT_TRUE(dialog.form().isShown(QStringLiteral("from")));
  EXPECT_EQ(choices(dialog, "from").size(), 2);
  dialog.form().choice(QStringLiteral("from"))->setCurrentIndex(1);
  EXPECT_EQ(edit(dialog, "quantity")->text(), QStringLiteral("4")) << "what lies there";
  EXPECT_EQ(choices(dialog, "place").size(), 2) << "the laboratory, and none chosen";
  const QString kinds = choices(dialog, "kind").join(u'|');
  EXPECT_TRUE(kinds.contains(QStringLiteral("没收（本案还没有处罚决定"))) << kinds.toStdString();
  EXPECT_FALSE(kinds.contains(QStringLiteral("销毁"))) << "only a batch destroys";
  settled();
  shoot(dialog, "movement_dialog.png");
  dialog.form().choice(QStringLiteral("place"))->setCurrentIndex(1);
  put(dialog, "giver", QStringLiteral("甲"));
  put(dialog, "receiver", QStringLiteral("检验员"));
  saved(&dialog);
  EXPECT_FALSE(dialog.isVisible()) << dialog.message().toStdString();
  EXPECT_EQ(standing(line.id), QStringLiteral("查封扣押 · 一号库 6 瓶；查封扣押 · 质检中心 4 瓶"));
}

TEST_F(MovementDialogTest, confiscatedGoodsStayWhereTheyAreUnlessSaidOtherwise) {
  const SeizedItem line = goods(legalCase(true).id, 1, 10, store_.id).front();
  MovementDialog dialog(desk_, sheet(line.id));
  dialog.show();
  settled();
  dialog.choose(QStringLiteral("confiscate"));
  EXPECT_EQ(choices(dialog, "place").front(), QStringLiteral("原处不动（一号库）"));
  put(dialog, "doc_no", QStringLiteral("云市监处罚〔2026〕1号"));
  put(dialog, "at", EventDate::ofDay(day(200)).text());
  saved(&dialog);
  EXPECT_FALSE(dialog.isVisible());
  EXPECT_EQ(standing(line.id), QStringLiteral("已没收 · 一号库 10 瓶"));
}

TEST_F(MovementDialogTest, movementIsCorrectedWithAReasonFromTheChain) {
  const SeizedItem line = oneLine();
  const CustodyMovement wrong = moved(movement("release", line.id, 3, 100));
  page().reload();
  settled();
  Q_EMIT page().findChild<QTextBrowser*>()->anchorClicked(QUrl(QStringLiteral("correct:%1").arg(wrong.id.value)));
  auto* dialog = opened<GoodsActDialog>();
  ASSERT_NE(dialog, nullptr);
  saved(dialog);
  EXPECT_FALSE(dialog->refusalOf(QStringLiteral("note")).isEmpty()) << "a reason is wanted";
  shoot(*dialog, "movement_correct.png");
  test::type(dialog, QStringLiteral("误登记"));
  QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
  expectClosed<GoodsActDialog>();
  EXPECT_EQ(standing(line.id), QStringLiteral("查封扣押 · 一号库 10 瓶"));
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("已更正：误登记")));
}

TEST_F(MovementDialogTest, lineIsSplitAndMergedBack) {
  const SeizedItem line = oneLine();
  page().act(GoodsActDialog::Act::Split);
  auto* split = opened<GoodsActDialog>();
  EXPECT_EQ(split->focusWidget()->objectName(), QStringLiteral("quantity"));
  test::type(split, QStringLiteral("4"));
  shoot(*split, "goods_split.png");
  QTest::keyClick(split->focusWidget(), Qt::Key_Return);
  expectClosed<GoodsActDialog>();
  ASSERT_EQ(page().model()->rowCount(), 2);
  const ItemId part = page().model()->at(0).item.id;
  EXPECT_EQ(standing(line.id), QStringLiteral("查封扣押 · 一号库 6 瓶"));
  page().goToItem(part);
  settled();
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("拆分自")));
  page().act(GoodsActDialog::Act::Merge);
  auto* merge = opened<GoodsActDialog>();
  EXPECT_EQ(merge->form().key(QStringLiteral("target")), line.id.value) << "the only line it may be merged into";
  shoot(*merge, "goods_merge.png");
  saved(merge);
  expectClosed<GoodsActDialog>();
  EXPECT_EQ(standing(line.id), QStringLiteral("查封扣押 · 一号库 10 瓶"));
}

TEST_F(MovementDialogTest, noteIsWrittenAndSettled) {
  const SeizedItem line = oneLine();
  ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  QTest::keyClick(window_.get(), Qt::Key_J, Qt::AltModifier);
  auto* note = opened<GoodsActDialog>();
  ASSERT_NE(note, nullptr);
  saved(note);
  EXPECT_FALSE(note->refusalOf(QStringLiteral("note")).isEmpty());
  test::type(note, QStringLiteral("权利人书面异议"));
  shoot(*note, "goods_note.png");
  saved(note);
  expectClosed<GoodsActDialog>();
  ASSERT_EQ(sheet(line.id).notes.size(), 1u);
  EXPECT_EQ(sheet(line.id).notes[0].kind, kNoteObjection);
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("未处理")));
  Q_EMIT page().findChild<QTextBrowser*>()->anchorClicked(QUrl(QStringLiteral("settle:%1").arg(sheet(line.id).notes[0].id.value)));
  auto* settle = opened<GoodsActDialog>();
  test::type(settle, QStringLiteral("异议不成立，已书面答复"));
  saved(settle);
  expectClosed<GoodsActDialog>();
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("异议不成立")));
  EXPECT_FALSE(page().detailText().contains(QStringLiteral("未处理")));
}

TEST_F(MovementDialogTest, linesOfALedgerAreTakenInTogether) {
  const auto lines = goods(legalCase().id, 3);
  showGoods();
  page().table()->setFocus();
  QTest::keyClick(page().table(), Qt::Key_A, Qt::ControlModifier);
  page().takeIn();
  auto* dialog = opened<TakeInDialog>();
  ASSERT_NE(dialog, nullptr);
  saved(dialog);
  EXPECT_FALSE(dialog->refusalOf(QStringLiteral("place")).isEmpty());
  shoot(*dialog, "goods_take_in.png");
  dialog->form().choice(QStringLiteral("place"))->setCurrentIndex(1);
  saved(dialog);
  expectClosed<TakeInDialog>();
  for (const SeizedItem& line : lines) {
    EXPECT_EQ(standing(line.id), QStringLiteral("查封扣押 · 一号库 10 瓶"));
  }
  EXPECT_FALSE(page().model()->at(0).balance.empty()) << "the list shows it at once";
}

TEST_F(MovementDialogTest, enterOpensWhatTheLineIsAndTheLedgerIsFixed) {
  oneLine();
  ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  page().table()->setFocus();
  QTest::keyClick(page().table(), Qt::Key_Return);
  auto* dialog = opened<GoodsItemDialog>();
  ASSERT_NE(dialog, nullptr);
  EXPECT_TRUE(edit(*dialog, "quantity")->isReadOnly());
  ASSERT_TRUE(test::tabTo(dialog, QStringLiteral("barcode")));
  test::type(dialog, QStringLiteral("6901028001914"));
  saved(dialog);
  EXPECT_TRUE(dialog->refusalOf(QStringLiteral("barcode")).contains(QStringLiteral("校验位"))) << dialog->message().toStdString();
  shoot(*dialog, "goods_item.png");
  test::type(dialog, QStringLiteral("6901028001915"));
  put(*dialog, "hazards", QStringLiteral("易燃"));
  put(*dialog, "price_basis", QStringLiteral("标价"));
  saved(dialog);
  expectClosed<GoodsItemDialog>();
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("6901028001915"))) << page().detailText().toStdString();
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("易燃")));
}
