#include <gtest/gtest.h>

#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include "dialogs/batch_act_dialog.h"
#include "dialogs/batch_plan_dialog.h"
#include "dialogs/paper_dialog.h"
#include "disposal_desk.h"
#include "keyboard.h"
#include "main_window.h"
#include "pages/disposal_page.h"
#include "widgets/paper_preview.h"
#include "widgets/question_bar.h"

using namespace shuangda;
using namespace shuangda::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLongWait = 120'000;

class DisposalWindowTest : public DisposalDeskTest {
 protected:
  void SetUp() override {
    DisposalDeskTest::SetUp();
    window_ = std::make_unique<MainWindow>(desk_);
    window_->resize(1366, 768);
    window_->show();
    window_->start();
    settle();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  }
  DisposalPage& page() { return *window_->disposalPage(); }
  void open() {
    QTest::keyClick(window_.get(), Qt::Key_6, Qt::ControlModifier);
    settle();
    settle();
  }
  void press(Qt::Key key) { QTest::keyClick(window_.get(), key, Qt::AltModifier); }
  void actAs(const Session& session) {
    desk_.setSession(session);
    page().reload();
    settle();
    settle();
  }
  static void fill(QWidget* dialog, const char* name, const QString& text) {
    EXPECT_TRUE(tabTo(dialog, QString::fromLatin1(name))) << name;
    type(dialog, text);
  }
  bool reached(BatchStage stage) {
    return QTest::qWaitFor([&] { return page().sheet() && page().sheet()->stage == stage; }, kLongWait);
  }
  /// Saves the dialog and waits until it is gone and the page is read again.
  template <typename Dialog>
  void finish(Dialog* dialog) {
    const QPointer<Dialog> guard(dialog);
    QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
    EXPECT_TRUE(QTest::qWaitFor([&] { return guard.isNull() || !guard->isVisible(); }, kLongWait)) << (guard ? guard->message().toStdString() : std::string());
    if (guard) {
      guard->close();
    }
    EXPECT_TRUE(QTest::qWaitFor([&] { return guard.isNull(); }, kLongWait));
    window_->activateWindow();
    idle();
    EXPECT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  }
  void idle() {
    for (int i = 0; i < 3; ++i) {
      bool answered = false;
      desk_.ask(&desk_, [](Desk::Hand) { return 0; }, [&answered](int) { answered = true; });
      ASSERT_TRUE(QTest::qWaitFor([&] { return answered; }, kLongWait));
    }
  }
  BatchPlanDialog* plan() {
    press(Qt::Key_N);
    auto* dialog = waitFor<BatchPlanDialog>(window_.get());
    EXPECT_NE(dialog, nullptr);
    idle();
    return dialog;
  }
  /// By its mnemonic; a button pressed so acts a moment later.
  static void chooseAll(BatchPlanDialog* dialog, int lines) {
    QTest::keyClick(dialog, Qt::Key_A, Qt::AltModifier);
    EXPECT_TRUE(QTest::qWaitFor([&] { return dialog->lines()->plan().size() == static_cast<std::size_t>(lines); }));
  }
  void fillPlan(BatchPlanDialog* dialog) {
    fill(dialog, "title", u"第四季度集中销毁"_s);
    fill(dialog, "batch_legal_basis", u"《中华人民共和国商标法》第六十条"_s);
    fill(dialog, "batch_method", u"焚烧"_s);
    fill(dialog, "batch_plant", u"云岭环保处置有限公司"_s);
    fill(dialog, "batch_waste_class", u"一般固体废物类"_s);
    fill(dialog, "batch_executors", u"甲、乙"_s);
    fill(dialog, "batch_supervisor", u"丁"_s);
    fill(dialog, "batch_witnesses", u"戊、己"_s);
  }
  BatchActDialog* act(Qt::Key key) {
    press(key);
    auto* dialog = waitFor<BatchActDialog>(window_.get());
    EXPECT_NE(dialog, nullptr);
    return dialog;
  }
  QString film() {
    QFile file(folder_.filePath(u"全程录像.mp4"_s));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("film");
    return file.fileName();
  }
  void approveAsBoss() {
    actAs(boss_);
    BatchActDialog* approval = act(Qt::Key_A);
    fill(approval, "batch_approval_no", u"云市监审〔2026〕9号"_s);
    finish(approval);
    EXPECT_TRUE(reached(BatchStage::Approved));
    actAs(session_);
  }
  void carryOut() {
    BatchActDialog* pick = act(Qt::Key_O);
    fill(pick, "custody_giver", u"吴保管"_s);
    snapshot(*pick, "batch_pick");
    finish(pick);
    EXPECT_TRUE(reached(BatchStage::Underway));
    carryOutWhatIsFetched();
  }
  void carryOutWhatIsFetched() {
    BatchActDialog* load = act(Qt::Key_L);
    fill(load, "custody_giver", u"吴保管"_s);
    finish(load);
    BatchActDialog* slip = act(Qt::Key_W);
    fill(slip, "slip_no", u"B1"_s);
    fill(slip, "gross", u"5000"_s);
    fill(slip, "tare", u"3750"_s);
    finish(slip);
    BatchActDialog* evidence = act(Qt::Key_I);
    evidence->chooseFiles = [this] { return QStringList{film()}; };
    EXPECT_TRUE(tabTo(evidence, u"files"_s));
    QTest::keyClick(evidence->focusWidget(), Qt::Key_Space);
    finish(evidence);
    finish(act(Qt::Key_X));
    EXPECT_TRUE(reached(BatchStage::Executed));
  }
  void sign(BatchActDialog* dialog, const QString& login, const QString& password) {
    fill(dialog, "first_password", u"a long password"_s);
    fill(dialog, "second_login", login);
    fill(dialog, "second_password", password);
  }

  /// A batch of three lines that was approved.
  void approvedBatch() {
    goods(3);
    open();
    BatchPlanDialog* dialog = plan();
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->lines()->rowCount() == 3; }));
    fillPlan(dialog);
    chooseAll(dialog, 3);
    finish(dialog);
    press(Qt::Key_R);
    ASSERT_TRUE(reached(BatchStage::Submitted));
    approveAsBoss();
  }
  QTableView* lineTable() {
    QTableView* lines = nullptr;
    for (QTableView* view : page().findChildren<QTableView*>()) {
      lines = view->accessibleName() == u"物品"_s ? view : lines;
    }
    return lines;
  }
  /// Refused for one and the same account and for a wrong password, in place; then signed.
  void signByBoth(const char* shot) {
    const QPointer<BatchActDialog> both = act(Qt::Key_G);
    sign(both, u"zhang"_s, u"a long password"_s);
    QTest::keyClick(both, Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !both || both->message().contains(u"两个不同的"_s); }, kLongWait));
    ASSERT_FALSE(both.isNull());
    sign(both, u"boss"_s, u"wrong password"_s);
    QTest::keyClick(both, Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !both || !both->message().contains(u"两个不同的"_s); }, kLongWait));
    ASSERT_FALSE(both.isNull()) << "the form stays open when it is refused";
    snapshot(*both, "batch_sign");
    sign(both, u"boss"_s, u"secret7"_s);
    finish(both.data());
    ASSERT_TRUE(reached(BatchStage::Completed));
    EXPECT_TRUE(page().detailText().contains(u"李局"_s));
    snapshot(*window_, shot);
  }

  std::unique_ptr<MainWindow> window_;
};

TEST_F(DisposalWindowTest, batchOfFortyCasesGoesFromPlanToTwoSignaturesByKeyboard) {
  constexpr int kCases = 40;
  constexpr int kLines = 50;
  for (int i = 0; i < kCases; ++i) {
    ASSERT_EQ(goods(kLines).size(), static_cast<std::size_t>(kLines));
  }
  open();
  BatchPlanDialog* dialog = plan();
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->lines()->rowCount() == kCases * kLines; }, kLongWait));
  fillPlan(dialog);
  chooseAll(dialog, kCases * kLines);
  snapshot(*dialog, "batch_plan");
  finish(dialog);
  ASSERT_TRUE(reached(BatchStage::Planned));
  press(Qt::Key_R);
  ASSERT_TRUE(reached(BatchStage::Submitted));
  approveAsBoss();
  snapshot(*window_, "batch_approved");
  carryOut();
  EXPECT_TRUE(page().sheet()->open.empty()) << page().detailText().toStdString();
  signByBoth("batch_completed");
  const auto& lines = page().sheet()->lines;
  EXPECT_TRUE(std::ranges::all_of(lines, [](const DisposalLineRow& row) { return row.line.isEven(true); }));
}

TEST_F(DisposalWindowTest, planShowsWhatCannotGoInOnDemandAndFilters) {
  const std::vector<ItemId> ready = goods(4);
  goods(3, false);
  open();
  BatchPlanDialog* dialog = plan();
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->lines()->rowCount() == 4; }));
  QTest::keyClick(dialog, Qt::Key_B, Qt::AltModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->lines()->rowCount() == 7; }));
  const PlanLinesModel& lines = *dialog->lines();
  EXPECT_TRUE(lines.index(0, PlanLinesModel::Why).data().toString().contains(u"没有登记没收"_s)) << lines.index(0, PlanLinesModel::Why).data().toString().toStdString();
  chooseAll(dialog, 4);  // what cannot go in is not chosen
  snapshot(*dialog, "batch_plan_blocked");
  ASSERT_TRUE(tabTo(dialog, u"line_search"_s));
  type(dialog, u"白酒"_s);
  EXPECT_LT(lines.rowCount(), 7);
  EXPECT_EQ(lines.plan().size(), 4u) << "a filter drops nothing";
  EXPECT_TRUE(dialog->lines()->setData(lines.index(lines.rowCount() - 1, PlanLinesModel::Planned), u"11"_s, Qt::EditRole) == false) << "not more than there is";
  EXPECT_TRUE(dialog->lines()->setData(lines.index(lines.rowCount() - 1, PlanLinesModel::Planned), u"4"_s, Qt::EditRole));
  finish(dialog);
  ASSERT_TRUE(reached(BatchStage::Planned));
  press(Qt::Key_R);
  const auto* answer = page().findChild<QuestionBar*>()->findChild<QLabel*>();
  EXPECT_TRUE(QTest::qWaitFor([&] { return answer->text().contains(u"处理依据"_s); })) << "the refusal stands in place";
  EXPECT_EQ(page().sheet()->stage, BatchStage::Planned);
}

TEST_F(DisposalWindowTest, planReadsOnWhereTheListStopsAndSearchesAllOfIt) {
  const std::vector<ItemId> ids = goods(7);
  BatchPlanDialog::pageLines = 3;
  open();
  BatchPlanDialog* dialog = plan();
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->lines()->rowCount() == 3; }));
  auto* more = dialog->findChild<QPushButton*>(u"more_lines"_s);
  ASSERT_TRUE(more->isVisible());
  ASSERT_TRUE(tabTo(dialog, u"line_search"_s));
  type(dialog, u"第1项"_s);
  EXPECT_EQ(dialog->lines()->rowCount(), 0) << "the oldest is not read yet";
  QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->lines()->rowCount() == 1; }));
  chooseAll(dialog, 1);
  snapshot(*dialog, "batch_plan_more");
  dialog->findChild<QLineEdit*>(u"line_search"_s)->clear();
  QTest::keyClick(dialog, Qt::Key_M, Qt::AltModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->lines()->rowCount() == 7; }));
  ASSERT_TRUE(QTest::qWaitFor([&] { return more->isEnabled(); }));
  QTest::keyClick(dialog, Qt::Key_M, Qt::AltModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !more->isVisible(); }));
  EXPECT_EQ(dialog->lines()->rowCount(), 7) << "none twice";
  EXPECT_EQ(dialog->lines()->plan().front().item, ids[0]) << "what was found stays chosen";
  BatchPlanDialog::pageLines = 5000;
}

TEST_F(DisposalWindowTest, differencesAreExplainedAndGoodsBroughtBack) {
  approvedBatch();
  QTableView* lines = lineTable();
  lines->selectRow(0);
  BatchActDialog* pick = act(Qt::Key_O);
  fill(pick, "quantity", u"11"_s);
  fill(pick, "custody_giver", u"吴保管"_s);
  QTest::keyClick(pick, Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !pick->message().isEmpty(); }));
  fill(pick, "quantity", u"8"_s);
  finish(pick);
  ASSERT_TRUE(reached(BatchStage::Underway));
  lines->selectRow(0);
  page().act(DisposalPage::Act::BringBack);
  auto* back = waitFor<BatchActDialog>(window_.get());
  fill(back, "custody_giver", u"甲、乙"_s);
  fill(back, "custody_receiver", u"吴保管"_s);
  finish(back);
  EXPECT_EQ(page().sheet()->lines.front().line.picked, Quantity());
  lines->selectRow(0);
  pick = act(Qt::Key_O);
  fill(pick, "quantity", u"8"_s);
  fill(pick, "custody_giver", u"吴保管"_s);
  finish(pick);
  carryOutWhatIsFetched();
  EXPECT_TRUE(page().detailText().contains(u"数量不一致"_s)) << page().detailText().toStdString();
  lines->clearSelection();
  page().act(DisposalPage::Act::Explain);
  auto* why = waitFor<BatchActDialog>(window_.get());
  fill(why, "batch_difference", u"留样"_s);
  finish(why);
  EXPECT_TRUE(page().sheet()->open.empty()) << page().detailText().toStdString();
  snapshot(*window_, "batch_executed");
  signByBoth("batch_signed");
}

TEST_F(DisposalWindowTest, lossesPartsAndWrongRecordsAreSetRight) {
  approvedBatch();
  finish([&] {
    BatchActDialog* pick = act(Qt::Key_O);
    fill(pick, "custody_giver", u"吴保管"_s);
    return pick;
  }());
  lineTable()->selectRow(0);
  page().act(DisposalPage::Act::Lose);
  auto* lost = waitFor<BatchActDialog>(window_.get());
  ASSERT_NE(lost, nullptr);
  fill(lost, "quantity", u"1"_s);
  fill(lost, "custody_approver", u"李局"_s);
  fill(lost, "custody_doc_no", u"云市监审〔2026〕12号"_s);
  fill(lost, "custody_note", u"箱体破损散落"_s);
  snapshot(*lost, "batch_loss");
  finish(lost);
  carryOutWhatIsFetched();
  EXPECT_EQ(page().sheet()->lines.front().line.lost, Quantity::ofThousandths(1000));
  EXPECT_TRUE(page().sheet()->open.empty()) << page().detailText().toStdString();
  signByBoth("batch_with_loss");
  page().act(DisposalPage::Act::Reopen);
  auto* reopen = waitFor<BatchActDialog>(window_.get());
  ASSERT_NE(reopen, nullptr);
  sign(reopen, u"boss"_s, u"secret7"_s);
  fill(reopen, "reason", u"第二项数量登记错误"_s);
  snapshot(*reopen, "batch_reopen");
  finish(reopen);
  ASSERT_TRUE(reached(BatchStage::Executed));
  EXPECT_TRUE(page().detailText().contains(u"曾撤回签认"_s)) << page().detailText().toStdString();
  lineTable()->selectRow(1);
  page().act(DisposalPage::Act::TakeBack);
  auto* back = waitFor<BatchActDialog>(window_.get());
  ASSERT_NE(back, nullptr);
  fill(back, "reason", u"实际销毁六瓶"_s);
  snapshot(*back, "batch_take_back");
  finish(back);
  EXPECT_EQ(page().sheet()->lines[1].line.disposed, Quantity());
  lineTable()->selectRow(1);
  BatchActDialog* again = act(Qt::Key_X);
  fill(again, "quantity", u"6"_s);
  finish(again);
  EXPECT_EQ(page().sheet()->lines[1].line.disposed, Quantity::ofThousandths(6000));
  EXPECT_TRUE(page().detailText().contains(u"请先退回入库"_s)) << page().detailText().toStdString();
  snapshot(*window_, "batch_corrected");
}

TEST_F(DisposalWindowTest, papersAreSeenAndSaved) {
  goods(3);
  open();
  BatchPlanDialog* dialog = plan();
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->lines()->rowCount() == 3; }));
  fillPlan(dialog);
  chooseAll(dialog, 3);
  finish(dialog);
  ASSERT_TRUE(reached(BatchStage::Planned));
  press(Qt::Key_P);
  auto* papers = waitFor<PaperDialog>(window_.get());
  ASSERT_NE(papers, nullptr);
  EXPECT_EQ(papers->preview()->document().pages.size(), 1u);
  snapshot(*papers, "batch_papers");
  auto* which = papers->findChild<QComboBox*>(u"paper"_s);
  QTest::keyClick(which, Qt::Key_Down);
  EXPECT_TRUE(papers->preview()->document().pages.front().text().contains(u"销毁清单"_s));
  const QString path = folder_.filePath(u"list.pdf"_s);
  papers->chooseFile = [path](const QString&) { return path; };
  QTest::keyClick(papers, Qt::Key_S, Qt::ControlModifier);
  EXPECT_TRUE(QFile::exists(path));
}

}  // namespace
