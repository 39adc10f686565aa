#include "bulletin_desk.h"
#include "dialogs/bulletin_act_dialog.h"
#include "pages/bulletin_reading.h"
#include "reports/document_json.h"
#include "services/issue_service.h"
#include "widgets/issues_panel.h"
#include "widgets/paper_panel.h"
#include "widgets/paper_preview.h"

using namespace shuangda;
using namespace shuangda::test;
using namespace Qt::StringLiterals;

namespace {

class BulletinIssueTest : public BulletinDeskTest {};

TEST_F(BulletinIssueTest, draftIsSubmittedReviewedIssuedAndCorrected) {
  addAccount(u"li"_s, u"李复核"_s);
  showBulletins();
  EXPECT_EQ(bulletins().stage(), u"草稿"_s);
  EXPECT_TRUE(bulletins().basis().startsWith(u"草稿数字，截至"_s));
  press(Qt::Key_N);
  auto* submit = waitFor<BulletinSubmitDialog>(window_.get());
  ASSERT_NE(submit, nullptr);
  shoot(*submit, "bulletin_submit.png");
  const QString proposed = submit->form().text(u"cutoff"_s);
  submit->form().line(u"cutoff"_s)->setText(u"2199-01-01"_s);
  QTest::keyClick(submit, Qt::Key_Return);
  settled();
  EXPECT_FALSE(submit->refusalOf(u"cutoff"_s).isEmpty()) << "an instant still to come";
  submit->form().line(u"cutoff"_s)->setText(proposed);
  QTest::keyClick(submit, Qt::Key_Return);
  expectClosed<BulletinSubmitDialog>();
  ready();
  EXPECT_EQ(bulletins().stage(), u"已送审，待复核"_s);
  EXPECT_TRUE(bulletins().basis().startsWith(u"定稿数字，截至"_s));

  // Who drafted does not review.
  button(u"复核"_s)->click();
  button(u"复核(&Y)"_s)->click();
  settled();
  EXPECT_TRUE(bulletins().message().contains(u"不同的人"_s)) << bulletins().message().toStdString();
  actAs(u"li"_s);
  button(u"复核"_s)->click();
  shoot(*window_, "bulletin_review.png");
  button(u"复核(&Y)"_s)->click();
  settled();
  ready();
  EXPECT_EQ(bulletins().stage(), u"已复核，待签发"_s);
  press(Qt::Key_N);
  auto* issue = waitFor<BulletinIssueDialog>(window_.get());
  ASSERT_NE(issue, nullptr);
  EXPECT_EQ(issue->form().text(u"number"_s), u"第一期"_s);
  issue->form().line(u"number"_s)->clear();
  QTest::keyClick(issue, Qt::Key_Return);
  settled();
  EXPECT_FALSE(issue->refusalOf(u"number"_s).isEmpty());
  issue->form().line(u"number"_s)->setText(u"第五十三期"_s);
  QTest::keyClick(issue, Qt::Key_Return);
  expectClosed<BulletinIssueDialog>();
  ready();
  EXPECT_EQ(bulletins().stage(), u"已签发 第五十三期"_s);

  // What is recorded now does not change it, and is listed with the next one.
  import("cases", {aCase(2, u"A9", u"县市场监管局", u"2020-09-02", u"食品")});
  bulletins().recompute();
  ready();
  const int filed = rowOf(table(), u"立案"_s);
  EXPECT_EQ(table()->text(filed, 2), u"3"_s) << "fixed";
  shoot(*window_, "bulletin_issued.png");
  auto* records = openRecords(table(), filed, 2);
  ASSERT_NE(records, nullptr);
  settled();
  EXPECT_EQ(records->table()->model()->rowCount(), 3) << "the records fixed with it";
  closed(records);
  openTab(bulletins().paper());
  ASSERT_TRUE(QTest::qWaitFor([&] { return !bulletins().paper()->preview()->isEmpty(); }, 20'000)) << "the paper fixed with it";
  bulletins().setPeriod(Period::quarter(2020, 4));
  ready();
  openTab(bulletins().issues());
  FigureTable* corrections = bulletins().issues()->differences();
  ASSERT_TRUE(QTest::qWaitFor([&] { return rowOf(corrections, u"立案"_s) >= 0; }, 20'000)) << bulletins().issues()->note().toStdString();
  const int corrected = rowOf(corrections, u"立案"_s);
  EXPECT_EQ(corrections->text(corrected, 3), u"3"_s);
  EXPECT_EQ(corrections->text(corrected, 4), u"4"_s);
  EXPECT_EQ(bulletins().issues()->list()->model()->index(0, 1).data().toString(), u"第五十三期"_s);
  shoot(*window_, "bulletin_corrections.png");
  records = openRecords(corrections, corrected, 5);
  ASSERT_NE(records, nullptr);
  settled();
  EXPECT_EQ(records->table()->model()->rowCount(), 1);
  closed(records);
}

TEST_F(BulletinIssueTest, submittedBulletinIsWithdrawnWithAReasonAndDraftedAnew) {
  showBulletins();
  button(u"送审"_s)->click();
  auto* submit = waitFor<BulletinSubmitDialog>(window_.get());
  ASSERT_NE(submit, nullptr);
  QTest::keyClick(submit, Qt::Key_Return);
  expectClosed<BulletinSubmitDialog>();
  ready();
  EXPECT_EQ(bulletins().stage(), u"已送审，待复核"_s);
  press(Qt::Key_U);
  auto* withdraw = waitFor<BulletinWithdrawDialog>(window_.get());
  ASSERT_NE(withdraw, nullptr);
  QTest::keyClick(withdraw, Qt::Key_Return);
  settled();
  EXPECT_FALSE(withdraw->refusalOf(u"reason"_s).isEmpty());
  withdraw->form().line(u"reason"_s)->setText(u"漏报一个单位"_s);
  QTest::keyClick(withdraw, Qt::Key_Return);
  expectClosed<BulletinWithdrawDialog>();
  ready();
  EXPECT_EQ(bulletins().stage(), u"草稿"_s);
  EXPECT_TRUE(bulletins().basis().contains(u"已撤回：漏报一个单位"_s)) << bulletins().basis().toStdString();
}

TEST_F(BulletinIssueTest, twoBulletinsAreComparedNumberByNumber) {
  const auto freeze = [this](const Period& period, const QString& number) {
    return onDesk([=](Desk::Hand hand) {
      IssueService issues(*hand.services.store);
      const auto draft = readBulletin(hand, period, Masthead::Paper);
      const Instant at = draft->bulletin->cutoff();
      return issues.submit(hand.session, {.period = period, .cutoff = at, .paper = packDocument(*paperOf(*draft->bulletin))}).has_value() && issues.review(hand.session, period).has_value() &&
             issues.issue(hand.session, period, number).has_value();
    });
  };
  ASSERT_TRUE(freeze(Period::quarter(2020, 2), u"第一期"_s));
  ASSERT_TRUE(freeze(kQuarter, u"第二期"_s));
  showBulletins();
  openTab(bulletins().issues());
  QTableView* list = bulletins().issues()->list();
  ASSERT_EQ(list->model()->rowCount(), 2);
  EXPECT_EQ(list->currentIndex().row(), 0) << "the one shown";
  bulletins().issues()->compareWith(onDesk([](Desk::Hand hand) { return IssueService(*hand.services.store).list(hand.session)->back().id; }));
  FigureTable* compared = bulletins().issues()->differences();
  ASSERT_TRUE(QTest::qWaitFor([&] { return rowOf(compared, u"立案"_s) >= 0; }, 20'000)) << bulletins().issues()->note().toStdString();
  const int filed = rowOf(compared, u"立案"_s);
  EXPECT_EQ(compared->text(filed, 3), u"1"_s);
  EXPECT_EQ(compared->text(filed, 4), u"3"_s);
  EXPECT_TRUE(compared->model()->headerData(3, Qt::Horizontal).toString().contains(u"第一期"_s));
  shoot(*window_, "bulletin_compared.png");
  // Return on a line of the list shows that bulletin.
  activate(window_.get());
  list->setFocus();
  list->selectRow(1);
  settled();
  QTest::keyClick(list, Qt::Key_Return);
  ready();
  EXPECT_EQ(bulletins().period(), Period::quarter(2020, 2));
  EXPECT_EQ(bulletins().stage(), u"已签发 第一期"_s);
}

TEST_F(BulletinIssueTest, readerSeesEverythingAndChangesNothing) {
  ASSERT_TRUE(onDesk([](Desk::Hand hand) { return hand.services.accounts.add(hand.session, {.login = u"wang"_s, .displayName = u"王"_s, .role = Role::Reader}, u"a long password"_s); }));
  showBulletins();
  actAs(u"wang"_s);
  EXPECT_FALSE(button(u"送审"_s)->isEnabled());
  EXPECT_TRUE(button(u"另存为"_s)->isEnabled());
  EXPECT_GE(rowOf(table(), u"立案"_s), 0);
}

}  // namespace
