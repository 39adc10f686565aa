#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include "dialogs/goods_intake_dialog.h"
#include "draft_keeper.h"
#include "goods_desk.h"
#include "goods_intake_model.h"
#include "goods_list_model.h"
#include "keyboard.h"
#include "widgets/case_detail.h"
#include "widgets/intake_grid.h"
#include "widgets/question_bar.h"

using namespace shuangda;

namespace {

class GoodsIntakeTest : public test::GoodsDeskTest {
 protected:
  void SetUp() override {
    GoodsDeskTest::SetUp();
    store_ = place(PlaceKind::Store, "A1", "一号库");
    case_ = legalCase();
  }
  /// The form, opened by its key on the page of the case.
  GoodsIntakeDialog* opened() {
    window_->goTo(MainWindow::Page::Cases);
    settled();
    EXPECT_TRUE(QTest::qWaitForWindowActive(window_.get()));
    QTest::keyClick(window_.get(), Qt::Key_L, Qt::ControlModifier);
    auto* dialog = test::waitFor<GoodsIntakeDialog>(window_.get());
    settled();
    return dialog;
  }
  /// Types into the cell that is being edited, or is about to be.
  static void put(GoodsIntakeDialog* dialog, const QString& text) {
    QWidget* editor = dialog->focusWidget();
    if (editor == dialog->grid()) {
      QTest::keyClick(editor, Qt::Key_F2);
      editor = dialog->focusWidget();
    }
    test::type(dialog, text);
  }
  static void press(GoodsIntakeDialog* dialog, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::keyClick(dialog->focusWidget(), static_cast<Qt::Key>(key), modifiers);
  }
  static void typeLine(GoodsIntakeDialog* dialog, const QStringList& cells) {
    for (const QString& cell : cells) {
      put(dialog, cell);
      press(dialog, Qt::Key_Tab);
    }
    press(dialog, Qt::Key_Return, Qt::ControlModifier);
  }
  std::vector<MeasureSheet> stored() {
    return *onDesk([id = case_.id](Desk::Hand hand) { return hand.services.goods.ofCase(hand.session, id); });
  }

  Place store_{};
  LegalCase case_{};
};

}  // namespace

TEST_F(GoodsIntakeTest, threeHundredLinesAreTypedAndPastedAndSaved) {
  auto* dialog = opened();
  ASSERT_NE(dialog, nullptr);
  EXPECT_EQ(dialog->focusWidget(), dialog->grid()) << "the case is known: typing begins at once";
  EXPECT_TRUE(dialog->form().text(QStringLiteral("measure")).startsWith(QStringLiteral("扣押"))) << dialog->form().text(QStringLiteral("measure")).toStdString();
  for (int i = 1; i <= 60; ++i) {
    typeLine(dialog, {QStringLiteral("白酒"), QStringLiteral("500ml %1").arg(i), QStringLiteral("瓶"), QString::number(i), QStringLiteral("12.5")});
  }
  ASSERT_EQ(dialog->model()->rowCount(), 61) << "an empty line always follows";
  QStringList rows;
  for (int i = 61; i <= 300; ++i) {
    rows << QStringLiteral("香烟\t硬盒 %1\t条\t2\t150\t标价").arg(i);
  }
  QGuiApplication::clipboard()->setText(rows.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n"));
  QElapsedTimer timer;
  timer.start();
  press(dialog, Qt::Key_V, Qt::ControlModifier);
  EXPECT_LT(timer.elapsed(), 2000);
  ASSERT_EQ(dialog->model()->lines().size(), 300u);
  EXPECT_TRUE(dialog->statusText().startsWith(QStringLiteral("300 项"))) << dialog->statusText().toStdString();
  QComboBox* where = dialog->findChild<QComboBox*>(QStringLiteral("place"));
  where->setCurrentIndex(1);
  EXPECT_TRUE(dialog->form().isShown(QStringLiteral("doc_no"))) << "the step was recorded without its number";
  press(dialog, Qt::Key_S, Qt::ControlModifier);
  settled();
  EXPECT_FALSE(dialog->refusalOf(QStringLiteral("doc_no")).isEmpty());
  test::type(dialog, QStringLiteral("云市监强制〔2026〕1号"));
  shoot(*dialog, "goods_intake.png");
  press(dialog, Qt::Key_S, Qt::ControlModifier);
  expectClosed<GoodsIntakeDialog>();
  const auto measures = stored();
  ASSERT_EQ(measures.size(), 1u);
  ASSERT_EQ(measures[0].lines.size(), 300u);
  EXPECT_TRUE(measures[0].measure.event.has_value());
  EXPECT_EQ(measures[0].lines[9].item.value, Money::ofFen(12'500));
  EXPECT_EQ(measures[0].lines[299].item.priceBasis, QStringLiteral("marked"));
  EXPECT_FALSE(measures[0].lines[299].balance.empty()) << "the ledger is open";
  EXPECT_TRUE(window_->casePage()->detail()->findChild<QTextBrowser*>()->toPlainText().contains(QStringLiteral("300 项")));
}

TEST_F(GoodsIntakeTest, enterGoesOnAndWhatIsWrongIsSaidWhileTyping) {
  auto* dialog = opened();
  IntakeGrid* grid = dialog->grid();
  put(dialog, QStringLiteral("白酒"));
  press(dialog, Qt::Key_Return);
  EXPECT_EQ(grid->currentIndex().column(), 1) << "Enter goes to the next cell";
  press(dialog, Qt::Key_Backtab);
  EXPECT_EQ(grid->currentIndex().column(), 0);
  const int quantity = 3, barcode = 10;
  grid->goTo(dialog->model()->index(0, quantity), false);
  put(dialog, QStringLiteral("十二"));
  press(dialog, Qt::Key_Return);
  EXPECT_TRUE(dialog->statusText().contains(QStringLiteral("第1行：数量“十二”不是数字"))) << dialog->statusText().toStdString();
  EXPECT_TRUE(dialog->model()->index(0, quantity).data(Qt::BackgroundRole).isValid());
  grid->goTo(dialog->model()->index(0, barcode), false);
  put(dialog, QStringLiteral("6901028001914"));
  press(dialog, Qt::Key_Down);
  EXPECT_TRUE(dialog->model()->problemAt(dialog->model()->index(0, barcode)).contains(QStringLiteral("校验位")));
  shoot(*dialog, "goods_intake_wrong.png");
  press(dialog, Qt::Key_S, Qt::ControlModifier);
  settled();
  EXPECT_TRUE(dialog->isVisible());
  EXPECT_EQ(grid->currentIndex().row(), 0) << "what is wrong is gone to";
  EXPECT_TRUE(stored().empty());
}

TEST_F(GoodsIntakeTest, aLineWithoutAQuantityIsEnteredAndNamed) {
  page().showCase(case_.id, case_.number);
  window_->goTo(MainWindow::Page::Goods);
  settled();
  page().enterGoods();
  auto* dialog = window_->findChild<GoodsIntakeDialog*>();
  ASSERT_NE(dialog, nullptr);
  settled();
  dialog->grid()->setFocus();
  QGuiApplication::clipboard()->setText(QStringLiteral("标称名称\t数量\t单位\n白酒\t2\t瓶\n散装茶叶\t\t公斤"));
  press(dialog, Qt::Key_V, Qt::ControlModifier);
  dialog->findChild<QComboBox*>(QStringLiteral("place"))->setCurrentIndex(1);
  dialog->form().line(QStringLiteral("doc_no"))->setText(QStringLiteral("云市监强制〔2026〕1号"));
  press(dialog, Qt::Key_S, Qt::ControlModifier);
  expectClosed<GoodsIntakeDialog>();
  const auto measures = stored();
  ASSERT_EQ(measures.size(), 1u);
  ASSERT_EQ(measures[0].lines.size(), 2u);
  EXPECT_TRUE(measures[0].lines[1].balance.empty());
  EXPECT_FALSE(measures[0].lines[0].balance.empty());
  const auto* answer = page().findChild<QuestionBar*>()->findChild<QLabel*>();
  EXPECT_TRUE(answer->text().contains(QStringLiteral("第2项 散装茶叶 没有数量"))) << answer->text().toStdString();
  shoot(*window_, "goods_waiting.png");
}

TEST_F(GoodsIntakeTest, theStoresRefusalNamesTheLine) {
  auto* dialog = opened();
  QGuiApplication::clipboard()->setText(QStringLiteral("标称名称\t数量\t单位\t危险性\n白酒\t2\t瓶\t\n酒精\t3\t桶\t易燃"));
  press(dialog, Qt::Key_V, Qt::ControlModifier);
  ASSERT_EQ(dialog->model()->lines().size(), 2u) << "headings say which column is which";
  EXPECT_EQ(dialog->model()->lines()[1].hazards, QStringLiteral("flammable"));
  dialog->findChild<QComboBox*>(QStringLiteral("place"))->setCurrentIndex(1);
  dialog->form().line(QStringLiteral("doc_no"))->setText(QStringLiteral("云市监强制〔2026〕1号"));
  press(dialog, Qt::Key_S, Qt::ControlModifier);
  settled();
  EXPECT_TRUE(dialog->statusText().contains(QStringLiteral("第2项 酒精：“一号库”没有登记可以存放"))) << dialog->statusText().toStdString();
  EXPECT_EQ(dialog->grid()->currentIndex(), dialog->model()->index(1, 11));
  shoot(*dialog, "goods_intake_refused.png");
  EXPECT_TRUE(stored().empty()) << "all or none";
  dialog->findChild<QLineEdit*>(QStringLiteral("receiver"))->clear();
  dialog->findChild<QComboBox*>(QStringLiteral("place"))->setCurrentIndex(0);
  dialog->model()->setData(dialog->model()->index(1, 11), QString(), Qt::EditRole);
  press(dialog, Qt::Key_S, Qt::ControlModifier);
  expectClosed<GoodsIntakeDialog>();
  ASSERT_EQ(stored().size(), 1u);
  EXPECT_EQ(stored().front().lines.size(), 2u);
}

TEST_F(GoodsIntakeTest, linesAreRepeatedCopiedAndRemovedByKey) {
  auto* dialog = opened();
  typeLine(dialog, {QStringLiteral("白酒"), QStringLiteral("500ml"), QStringLiteral("瓶"), QStringLiteral("6")});
  dialog->grid()->goTo(dialog->model()->index(1, 0), false);
  press(dialog, Qt::Key_D, Qt::ControlModifier);
  EXPECT_EQ(dialog->model()->index(1, 0).data().toString(), QStringLiteral("白酒"));
  EXPECT_EQ(dialog->model()->rowCount(), 3);
  press(dialog, Qt::Key_Delete, Qt::ControlModifier);
  EXPECT_EQ(dialog->model()->rowCount(), 2);
  dialog->grid()->selectionModel()->select(dialog->model()->index(0, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  press(dialog, Qt::Key_C, Qt::ControlModifier);
  EXPECT_TRUE(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("白酒\t500ml\t瓶\t6\t"))) << QGuiApplication::clipboard()->text().toStdString();
  dialog->grid()->goTo(dialog->model()->index(1, 0), false);
  press(dialog, Qt::Key_Tab);
  EXPECT_TRUE(qobject_cast<QPushButton*>(dialog->focusWidget())) << "Tab behind the last line leaves the grid";
}

TEST_F(GoodsIntakeTest, withoutACaseTheNumberIsAskedForAndOwnPaperCanBeNamed) {
  showGoods();
  ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  QTest::keyClick(window_.get(), Qt::Key_L, Qt::ControlModifier);
  auto* dialog = test::waitFor<GoodsIntakeDialog>(window_.get());
  ASSERT_NE(dialog, nullptr);
  activate(dialog);
  EXPECT_EQ(dialog->focusWidget()->objectName(), QStringLiteral("case"));
  test::type(dialog, QStringLiteral("无此案件"));
  press(dialog, Qt::Key_Tab);
  settled();
  EXPECT_FALSE(dialog->refusalOf(QStringLiteral("case")).isEmpty());
  dialog->form().line(QStringLiteral("case"))->setFocus();
  test::type(dialog, case_.number);
  press(dialog, Qt::Key_Tab);
  settled();
  EXPECT_TRUE(dialog->refusalOf(QStringLiteral("case")).isEmpty());
  EXPECT_EQ(dialog->findChild<QLineEdit*>(QStringLiteral("giver"))->text(), case_.party.name);
  ASSERT_TRUE(test::tabTo(dialog, QStringLiteral("measure")));
  test::type(dialog, QStringLiteral("没收（另有文书）"));
  EXPECT_TRUE(dialog->form().isShown(QStringLiteral("doc_no")));
  test::type(dialog, QStringLiteral("先行登记保存（另有文书）"));
  dialog->form().line(QStringLiteral("doc_no"))->setText(QStringLiteral("云市监先登〔2026〕2号"));
  dialog->grid()->goTo(dialog->model()->index(0, 0), false);
  typeLine(dialog, {QStringLiteral("香烟"), QString(), QStringLiteral("条"), QStringLiteral("2")});
  press(dialog, Qt::Key_S, Qt::ControlModifier);
  expectClosed<GoodsIntakeDialog>();
  ASSERT_EQ(stored().size(), 1u);
  EXPECT_EQ(stored()[0].measure.kind, QStringLiteral("registered_hold"));
  EXPECT_EQ(page().model()->rowCount(), 1) << "the list shows the case";
}

TEST_F(GoodsIntakeTest, anUnsavedListIsKeptAndOffered) {
  {
    GoodsIntakeDialog left(desk_, case_.number);
    left.keeper().setPause(1);
    QSignalSpy kept(&left.keeper(), &DraftKeeper::kept);
    settled();
    left.model()->paste(left.model()->index(0, 0), QStringLiteral("白酒\t\t瓶\t6\n香烟\t\t条\t2"));
    ASSERT_TRUE(kept.wait());
  }
  GoodsIntakeDialog form(desk_, {});
  form.show();
  auto* question = form.findChild<QuestionBar*>();
  ASSERT_TRUE(QTest::qWaitFor([&] { return question->isVisible(); }));
  shoot(form, "goods_intake_draft.png");
  for (QPushButton* button : question->findChildren<QPushButton*>()) {
    if (button->text().startsWith(QStringLiteral("恢复"))) {
      QTest::keyClick(button, Qt::Key_Space);
    }
  }
  settled();
  EXPECT_EQ(form.model()->lines().size(), 2u);
  EXPECT_EQ(form.form().text(QStringLiteral("case")), case_.number);
  QTest::keyClick(&form, Qt::Key_Escape);
  EXPECT_TRUE(form.isVisible()) << "Esc warns first";
  QTest::keyClick(&form, Qt::Key_S, Qt::ControlModifier);
  settled();
  EXPECT_FALSE(form.isVisible()) << form.message().toStdString();
  settled();
  EXPECT_TRUE(onDesk([](Desk::Hand hand) { return hand.services.drafts.list(hand.session, GoodsIntakeDialog::kDraft); })->empty());
}
