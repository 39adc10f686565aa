#include <gtest/gtest.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

#include "dialogs/report_act_dialog.h"
#include "dialogs/report_dialog.h"
#include "exchange/report_template.h"
#include "draft_keeper.h"
#include "goods_desk.h"
#include "keyboard.h"
#include "pages/reports_page.h"
#include "report_form_model.h"
#include "services/texts.h"
#include "widgets/question_bar.h"
#include "widgets/report_grid.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

const Period kQuarter = Period::quarter(2020, 3);

class ReportsWindowTest : public test::GoodsDeskTest {
 protected:
  void SetUp() override {
    GoodsDeskTest::SetUp();
    onDesk([](Desk::Hand hand) {
      std::vector<ImportRecord> rows;
      for (const QString& name : {u"县市场监管局"_s, u"县公安局"_s, u"县农业农村局"_s}) {
        ImportRecord& row = rows.emplace_back(ImportRecord{.row = static_cast<int>(rows.size()) + 1});
        row.values = {{u"unit_name"_s, name}, {u"reports"_s, u"是"_s}, {u"data_mode"_s, u"报表"_s}, {u"sort_no"_s, QString::number(row.row)}};
      }
      rows.push_back({.row = 9, .values = {{u"unit_name"_s, u"云岭县双打办"_s}, {u"reports"_s, u"否"_s}}});
      return hand.services.imports.run(hand.session, {.kind = u"units"_s}, rows).has_value();
    });
  }
  ReportsPage& page() { return *window_->reportsPage(); }
  void showReports() {
    page().setPeriod(kQuarter);
    window_->goTo(MainWindow::Page::Reports);
    settled();
  }
  void select(int row) {
    page().board()->setCurrentCell(row, 0);
    settled();
  }
  ReportSheet sheetOf(const QString& unit) {
    return *onDesk([unit](Desk::Hand hand) { return ReportService(*hand.services.store).sheet(hand.session, unit, kQuarter); });
  }
  void submit(const QString& unit, std::vector<ReportEntry> entries, const char16_t* at, bool zero = false) {
    ReportDraft draft{.unit = unit, .period = kQuarter, .submittedAt = *Instant::parseLocal(QString::fromUtf16(at)), .zero = zero, .entries = std::move(entries)};
    ASSERT_TRUE(onDesk([draft](Desk::Hand hand) { return ReportService(*hand.services.store).submit(hand.session, draft); }));
  }
  /// Types into the cell that is current, as an input method or keyboard would, and presses the key that leads on.
  static void enter(ReportGrid* grid, const QString& text, Qt::Key key) {
    QTest::keyClicks(grid, text.left(1));
    auto* editor = qobject_cast<QLineEdit*>(grid->editor());
    ASSERT_NE(editor, nullptr);
    editor->setText(text);
    QTest::keyClick(editor, key);
    QCoreApplication::processEvents();
  }
  static QString cell(ReportGrid* grid, int row, int column) { return grid->model()->index(row, column).data().toString(); }
  template <typename Dialog>
  Dialog* opened() {
    auto* dialog = test::waitFor<Dialog>(window_.get());
    settled();
    return dialog;
  }
};

}  // namespace

TEST_F(ReportsWindowTest, boardTellsStatesInWordsAndColour) {
  submit(u"县市场监管局"_s, {{.code = u"adm_filed"_s, .number = u"12"_s}}, u"2020-10-09 10:00");
  submit(u"县公安局"_s, {}, u"2020-10-12 10:00", true);
  showReports();
  ASSERT_EQ(page().board()->rowCount(), 3);
  EXPECT_EQ(page().board()->item(0, 1)->text(), u"按时"_s);
  EXPECT_EQ(page().board()->item(1, 1)->text(), u"逾期2天，零报送"_s);
  EXPECT_EQ(page().board()->item(2, 1)->text(), u"未报"_s);
  EXPECT_NE(page().board()->item(0, 1)->foreground(), page().board()->item(2, 1)->foreground());
  EXPECT_EQ(page().summary(), u"应报3家，按时1家，逾期1家，未报1家；其中零报送1家"_s);
  select(0);
  EXPECT_EQ(page().values()->item(0, 0)->text(), u"开展执法行动"_s);
  shoot(*window_, "reports_page.png");
  for (QPushButton* button : page().findChildren<QPushButton*>()) {
    if (button->text().startsWith(u"催报文字"_s)) {
      button->click();
    }
  }
  EXPECT_TRUE(page().message().startsWith(u"县农业农村局：2020年第三季度"_s)) << page().message().toStdString();
  EXPECT_EQ(QGuiApplication::clipboard()->text(), page().message());
  shoot(*window_, "reports_reminder.png");
}

TEST_F(ReportsWindowTest, aFormIsTypedWithLiveChecksAndAmendedWithAReason) {
  showReports();
  select(1);
  ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  page().board()->setFocus();
  QTest::keyClick(page().board(), Qt::Key_Return);
  auto* dialog = opened<ReportDialog>();
  ASSERT_NE(dialog, nullptr);
  ReportGrid* grid = dialog->grid();
  EXPECT_EQ(grid->currentIndex().column(), ReportFormModel::Now);
  const QString first = cell(grid, 0, ReportFormModel::Name);
  enter(grid, u"-3"_s, Qt::Key_Return);
  EXPECT_TRUE(cell(grid, 0, ReportFormModel::Problem).contains(u"负数"_s)) << cell(grid, 0, ReportFormModel::Problem).toStdString();
  EXPECT_EQ(grid->currentIndex().row(), 1);
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  settled();
  EXPECT_TRUE(dialog->isVisible());
  EXPECT_EQ(grid->currentIndex().row(), 0) << "the number that cannot be stored";
  EXPECT_TRUE(dialog->message().contains(u"负数"_s));
  shoot(*dialog, "report_dialog_wrong.png");
  enter(grid, u"3"_s, Qt::Key_Down);
  EXPECT_EQ(cell(grid, 0, ReportFormModel::Problem), QString());
  // The amounts of money may be written as in a text.
  int value = 0;
  while (value < grid->model()->rowCount() && cell(grid, value, ReportFormModel::Unit) != u"万元") {
    ++value;
  }
  grid->goTo(grid->model()->index(value, ReportFormModel::Now), false);
  enter(grid, u"300余万元"_s, Qt::Key_Tab);
  EXPECT_EQ(grid->currentIndex().column(), ReportFormModel::Qualifier);
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  expectClosed<ReportDialog>();
  ReportSheet stored = sheetOf(u"县公安局"_s);
  EXPECT_EQ(stored.receipt.values.size(), 2) << first.toStdString();
  EXPECT_EQ(stored.receipt.values[u"pol_value"_s].amount, 300'000'000);
  EXPECT_EQ(stored.receipt.values[u"pol_value"_s].qualifier, u"余"_s);
  EXPECT_TRUE(page().board()->item(1, 1)->text().startsWith(u"逾期"_s));

  // Again: an amendment, which says why; an emptied cell is taken back.
  activate(window_.get());
  page().board()->setFocus();
  QTest::keyClick(page().board(), Qt::Key_Return);
  dialog = opened<ReportDialog>();
  ASSERT_NE(dialog, nullptr);
  EXPECT_TRUE(dialog->windowTitle().startsWith(u"更正报表"_s));
  QTest::keyClick(dialog->grid(), Qt::Key_Delete);
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  settled();
  EXPECT_TRUE(dialog->refusalOf(u"note"_s).contains(u"更正原因"_s)) << dialog->refusalOf(u"note"_s).toStdString();
  shoot(*dialog, "report_dialog_amend.png");
  test::type(dialog, u"误填"_s);
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  expectClosed<ReportDialog>();
  stored = sheetOf(u"县公安局"_s);
  EXPECT_EQ(stored.receipt.values.size(), 1);
  EXPECT_EQ(stored.history.size(), 2U);
}

TEST_F(ReportsWindowTest, whatWasTypedSurvivesAndIsOfferedAgain) {
  showReports();
  select(1);
  page().openUnit(u"县公安局"_s, u"2020Q3"_s);
  settled();
  auto* dialog = opened<ReportDialog>();
  ASSERT_NE(dialog, nullptr);
  dialog->keeper().setPause(1);
  enter(dialog->grid(), u"5"_s, Qt::Key_Return);
  QSignalSpy kept(&dialog->keeper(), &DraftKeeper::kept);
  ASSERT_TRUE(kept.count() > 0 || kept.wait());
  delete dialog;  // as a crash would
  settled();
  const auto drafts = onDesk([](Desk::Hand hand) { return hand.services.drafts.list(hand.session, ReportDialog::kDraft); });
  ASSERT_EQ(drafts->size(), 1U);
  EXPECT_EQ(drafts->front().title, u"县公安局 2020Q3"_s);
  page().openUnit(u"县公安局"_s, u"2020Q3"_s);
  settled();
  dialog = opened<ReportDialog>();
  ASSERT_NE(dialog, nullptr);
  ASSERT_TRUE(dialog->question()->isVisible());
  for (QPushButton* button : dialog->question()->findChildren<QPushButton*>()) {
    if (button->text().startsWith(u"恢复"_s)) {
      button->click();
    }
  }
  EXPECT_EQ(cell(dialog->grid(), 0, ReportFormModel::Now), u"5"_s);
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  expectClosed<ReportDialog>();
  EXPECT_TRUE(onDesk([](Desk::Hand hand) { return hand.services.drafts.list(hand.session, ReportDialog::kDraft); })->empty());
  EXPECT_EQ(sheetOf(u"县公安局"_s).receipt.values.size(), 1);
}

TEST_F(ReportsWindowTest, remarksAreAnsweredAndTheDueInstantIsSet) {
  submit(u"县市场监管局"_s, {{.code = u"adm_penalized"_s, .number = u"10"_s}, {.code = u"adm_proc_simple"_s, .number = u"4"_s}, {.code = u"adm_proc_general"_s, .number = u"5"_s}}, u"2020-10-12 10:00");
  showReports();
  select(0);
  ASSERT_EQ(page().remarks()->rowCount(), 1);
  EXPECT_EQ(page().remarks()->item(0, 0)->text(), u"待核对"_s);
  ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  page().remarks()->setFocus();
  QTest::keyClick(page().remarks(), Qt::Key_Return);
  auto* answer = opened<ReportAnswerDialog>();
  ASSERT_NE(answer, nullptr);
  shoot(*answer, "report_answer.png");
  test::type(answer, u"经核对无误：1件快速办理"_s);
  QTest::keyClick(answer, Qt::Key_S, Qt::ControlModifier);
  expectClosed<ReportAnswerDialog>();
  EXPECT_EQ(page().remarks()->item(0, 0)->text(), u"已说明"_s);
  EXPECT_EQ(page().board()->item(0, 1)->text(), u"逾期2天"_s);
  activate(window_.get());
  QTest::keyClick(window_.get(), Qt::Key_D, Qt::AltModifier);
  auto* due = opened<ReportDueDialog>();
  ASSERT_NE(due, nullptr);
  test::type(due, u"明天"_s);
  QTest::keyClick(due, Qt::Key_S, Qt::ControlModifier);
  settled();
  EXPECT_FALSE(due->refusalOf(u"due_at"_s).isEmpty());
  shoot(*due, "report_due.png");
  test::type(due, u"2020-10-12 10:00"_s);
  QTest::keyClick(due, Qt::Key_S, Qt::ControlModifier);
  expectClosed<ReportDueDialog>();
  EXPECT_EQ(page().board()->item(0, 1)->text(), u"按时"_s);
}

TEST_F(ReportsWindowTest, aFilledTemplateOpensTheFormAndOtherFilesTheWizard) {
  submit(u"县农业农村局"_s, {{.code = u"adm_filed"_s, .number = u"7"_s}}, u"2020-10-09 10:00");
  showReports();
  select(2);
  const QString path = folder_.filePath(u"t.xlsx"_s);
  page().chooseTarget = [path](const QString&) { return path; };
  activate(window_.get());
  page().board()->setFocus();
  QTest::keyClick(page().board(), Qt::Key_X, Qt::AltModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return QFile::exists(path); }));
  page().openFile(path);
  settled();
  auto* dialog = opened<ReportDialog>();
  ASSERT_NE(dialog, nullptr);
  EXPECT_TRUE(dialog->statusText().contains(u"已填 1 项"_s)) << dialog->statusText().toStdString();
  dialog->reject();
  expectClosed<ReportDialog>();
  QSignalSpy asked(&page(), &ReportsPage::importAsked);
  QFile file(folder_.filePath(u"r.csv"_s));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("unit,period,indicator_code,value\n");
  file.close();
  page().openFile(file.fileName());
  EXPECT_EQ(asked.count(), 1);
}
