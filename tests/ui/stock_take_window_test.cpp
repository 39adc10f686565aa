#include <gtest/gtest.h>

#include <QComboBox>
#include <QLineEdit>
#include <QTableView>

#include "dialogs/paper_dialog.h"
#include "dialogs/stock_take_window.h"
#include "domain/goods_code.h"
#include "disposal_desk.h"
#include "keyboard.h"
#include "widgets/paper_preview.h"

using namespace shuangda;
using namespace shuangda::test;
using namespace Qt::StringLiterals;

namespace {

class StockTakeWindowTest : public DisposalDeskTest {
 protected:
  void start(StockTakeWindow& window, const QString& counter, const QString& way) {
    QTest::keyClick(&window, Qt::Key_N, Qt::AltModifier);
    auto* form = waitFor<StockActDialog>(&window);
    ASSERT_NE(form, nullptr);
    settle();
    fill(form, "counter", u"吴保管"_s);
    QTest::keyClick(form, Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return form->message().contains(u"保管人"_s); })) << "the keeper does not count";
    fill(form, "counter", counter);
    fill(form, "blind", way);
    QTest::keyClick(form, Qt::Key_Return);
    gone(window, form);
    ASSERT_TRUE(window.sheet());
  }
  static void fill(QWidget* dialog, const char* name, const QString& text) {
    EXPECT_TRUE(tabTo(dialog, QString::fromLatin1(name))) << name;
    type(dialog, text);
  }
  void gone(StockTakeWindow& window, QDialog* form) {
    const QPointer<QDialog> guard(form);
    EXPECT_TRUE(QTest::qWaitFor([&] { return guard.isNull(); }, 20'000));
    window.activateWindow();
    rest();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
  }
  void rest() {
    for (int i = 0; i < 3; ++i) {
      settle();
    }
  }
  /// Code, Enter, quantity, Enter.
  void count(StockTakeWindow& window, const QString& code, const QString& quantity) {
    fill(&window, "code", code);
    QTest::keyClick(window.focusWidget(), Qt::Key_Return);
    EXPECT_EQ(window.focusWidget()->objectName(), u"quantity"_s);
    type(&window, quantity);
    QTest::keyClick(window.focusWidget(), Qt::Key_Return);
    rest();
  }
  static QString cell(const StockTakeWindow& window, int row, int column) { return window.table()->model()->index(row, column).data().toString(); }
};

TEST_F(StockTakeWindowTest, blindCountByKeyboardHidesWhatIsExpectedAndRecountsDifferences) {
  const std::vector<ItemId> ids = goods(3);
  StockTakeWindow window(desk_);
  window.resize(1080, 640);
  window.show();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
  settle();
  start(window, u"周九"_s, u"盲盘：清点以前不显示账面数量"_s);
  ASSERT_EQ(window.table()->model()->rowCount(), 3);
  EXPECT_EQ(cell(window, 0, 5), u"＊"_s);
  count(window, itemLabel(ids[0]), u"10"_s);
  EXPECT_EQ(window.sheet()->counted, 1);
  EXPECT_TRUE(window.message().contains(u"相符"_s));
  count(window, itemLabel(ids[1]), u"9"_s);
  EXPECT_TRUE(window.message().contains(u"请复盘"_s)) << window.message().toStdString();
  EXPECT_EQ(window.sheet()->differing, 1);
  snapshot(window, "stock_take");
  count(window, itemLabel(ids[0]), u"10"_s);
  EXPECT_TRUE(window.message().startsWith(u"✗"_s)) << "what agreed is not counted again";
  count(window, itemLabel(ids[2]), u"10"_s);
  window.act(StockActDialog::Act::Close);
  auto* closing = waitFor<StockActDialog>(&window);
  fill(closing, "conclusion", u"短少一双"_s);
  QTest::keyClick(closing, Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor([&] { return closing->message().contains(u"还有 1 项"_s); }));
  QTest::keyClick(closing, Qt::Key_Escape);
  gone(window, closing);
  count(window, itemLabel(ids[1]), u"9"_s);
  EXPECT_TRUE(window.findChild<QLineEdit*>(u"code"_s)->text().isEmpty()) << "all is counted";
  window.act(StockActDialog::Act::Close);
  closing = waitFor<StockActDialog>(&window);
  fill(closing, "conclusion", u"短少一双，责任查明中"_s);
  QTest::keyClick(closing, Qt::Key_Return);
  gone(window, closing);
  ASSERT_TRUE(window.sheet()->take.closedAt);
}

TEST_F(StockTakeWindowTest, differencesAreSettledByAnotherAccountAndReported) {
  const std::vector<ItemId> ids = goods(2);
  StockTakeWindow window(desk_);
  window.show();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
  settle();
  start(window, u"周九"_s, u"明盘：显示账面数量"_s);
  EXPECT_EQ(cell(window, 0, 5), u"10"_s);
  count(window, itemLabel(ids[0]), u"10"_s);
  count(window, itemLabel(ids[1]), u"8"_s);
  count(window, itemLabel(ids[1]), u"8"_s);
  window.act(StockActDialog::Act::Close);
  auto* form = waitFor<StockActDialog>(&window);
  fill(form, "conclusion", u"短少两双"_s);
  QTest::keyClick(form, Qt::Key_Return);
  gone(window, form);
  for (const bool other : {false, true}) {
    desk_.setSession(other ? boss_ : session_);
    window.act(StockActDialog::Act::Settle);
    form = waitFor<StockActDialog>(&window);
    fill(form, "approval_no", u"云市监审〔2026〕11号"_s);
    fill(form, "reason", u"破损"_s);
    QTest::keyClick(form, Qt::Key_Return);
    if (!other) {
      ASSERT_TRUE(QTest::qWaitFor([&] { return form->message().contains(u"由您清点"_s); })) << form->message().toStdString();
      QTest::keyClick(form, Qt::Key_Escape);
    }
    gone(window, form);
  }
  EXPECT_TRUE(window.message().contains(u"盘盈、盘亏 1 项"_s)) << window.message().toStdString();
  snapshot(window, "stock_closed");
  window.openReport();
  auto* report = waitFor<PaperDialog>(&window);
  ASSERT_NE(report, nullptr);
  EXPECT_TRUE(report->preview()->document().pages.front().text().contains(u"不符 1 项"_s));
}

}  // namespace
