#include <gtest/gtest.h>

#include <QComboBox>
#include <QLabel>
#include <QTabWidget>
#include <QTableView>

#include "base/csv.h"
#include "desk_fixture.h"
#include "dialogs/case_dialog.h"
#include "dialogs/step_dialog.h"
#include "keyboard.h"
#include "main_window.h"
#include "pages/case_page.h"
#include "record_list_model.h"
#include "support/test_data.h"
#include "widgets/case_detail.h"

using namespace shuangda;
using namespace shuangda::test;

namespace {

/// One input of the step form and what the officer types there.
struct Input {
  const char* name;
  QString text;
};

/// An officer at the window with nothing but the keyboard.
class OfficerTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    window_ = std::make_unique<MainWindow>(desk_);
    window_->resize(1366, 768);
    window_->show();
    window_->start();
    window_->goTo(MainWindow::Page::Cases);
    window_->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
    settle();
  }
  void TearDown() override { window_.reset(); }

  CasePage* page() { return window_->casePage(); }
  QString stage() { return page()->model()->index(page()->table()->currentIndex().row(), RecordListModel::Stage).data().toString(); }

  void enterCase(const CsvRecord& row) {
    back();
    QTest::keyClick(window_.get(), Qt::Key_N, Qt::ControlModifier);
    auto* dialog = waitFor<CaseDialog>(page());
    ASSERT_NE(dialog, nullptr);
    for (const char* field : {"case_id", "cause", "authority", "party", "goods", "brand"}) {
      if (const QString text = row.value(QLatin1String(field)); !text.isEmpty()) {
        toField(dialog, QLatin1String(field));
        type(dialog, text);
      }
    }
    snapshot(*dialog, "case-form");
    QTest::keyClick(dialog->focusWidget(), Qt::Key_S, Qt::ControlModifier);
    ASSERT_TRUE(QTest::qWaitFor([&] { return page()->findChild<CaseDialog*>() == nullptr; }, 10'000)) << saying(dialog);
    rest();
  }

  /// What the form says, for the report of a failure.
  static std::string saying(QDialog* dialog) {
    QStringList texts;
    for (const QLabel* label : dialog->findChildren<QLabel*>()) {
      // Also on the tabs behind: what is wrong there keeps the form from being saved.
      if (label->text().startsWith(u'✗') || label->accessibleName() == QStringLiteral("提示")) {
        texts << label->text();
      }
    }
    return texts.join(u' ').toStdString();
  }

  /// Fields stand on several tabs; Ctrl+Tab turns them.
  void toField(QDialog* dialog, const QString& field) {
    for (int tab = 0; tab < 8; ++tab) {
      if (const QWidget* input = dialog->findChild<QWidget*>(field); input && input->isVisible() && tabTo(dialog, field)) {
        return;
      }
      QTest::keyClick(dialog->findChild<QTabWidget*>(), Qt::Key_Tab, Qt::ControlModifier);
    }
    FAIL() << "no way by keyboard to " << field.toStdString();
  }

  /// Takes the step the form offers first.
  void take(const char* step, const QString& on, const std::vector<Input>& inputs = {}) {
    SCOPED_TRACE(step);
    back();
    QTest::keyClick(window_.get(), Qt::Key_Return, Qt::ControlModifier);
    auto* dialog = waitFor<StepDialog>(page());
    ASSERT_NE(dialog, nullptr);
    const auto* combo = dialog->findChildren<QComboBox*>().first();
    ASSERT_EQ(combo->currentData().toString(), QLatin1String(step));
    ASSERT_TRUE(tabTo(dialog, QStringLiteral("日期")));
    type(dialog, on);
    for (const Input& input : inputs) {
      ASSERT_TRUE(tabTo(dialog, QString::fromUtf8(input.name))) << input.name;
      type(dialog, input.text);
    }
    snapshot(*dialog, step);
    // Both ways to save a form.
    byShortcut_ = !byShortcut_;
    byShortcut_ ? QTest::keyClick(dialog->focusWidget(), Qt::Key_S, Qt::ControlModifier) : QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return page()->findChild<StepDialog*>() == nullptr; }, 10'000)) << dialog->message().toStdString();
    rest();
  }

  void back() {
    window_->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  }
  void rest() {
    settle();
    settle();
    settle();
  }

  std::unique_ptr<MainWindow> window_;
  bool byShortcut_ = false;
};

}  // namespace

TEST_F(OfficerTest, runsFiveRealCasesFromFilingToArchive) {
  const std::vector<CsvRecord> rows = readCsvResource(dataPath(QStringLiteral("real_cases.csv")));
  int done = 0;
  for (const CsvRecord& row : rows) {
    const QString fine = row.value(QStringLiteral("fine_yuan"));
    if (fine.isEmpty() || row.value(QStringLiteral("authority")).isEmpty() || done == 5) {
      continue;
    }
    SCOPED_TRACE(row.value(QStringLiteral("case_id")).toStdString());
    ++done;
    enterCase(row);
    take("file", QStringLiteral("2026-03-10"), {{"officers", QStringLiteral("张三、李四")}, {"approver", QStringLiteral("王五")}});
    EXPECT_EQ(stage(), QStringLiteral("在办"));
    snapshot(*window_, "filed");
    take("close_investigation", QStringLiteral("2026-04-20"));
    take("submit_review", QStringLiteral("2026-04-21"), {{"review_kind", QStringLiteral("案件审核")}});
    take("review_done", QStringLiteral("2026-04-28"), {{"review_opinion", QStringLiteral("同意")}, {"reviewer", QStringLiteral("赵六")}});
    take("notify", QStringLiteral("2026-04-29"),
         {{"处罚种类", QStringLiteral("罚款")}, {"金额（元）", fine}, {"hearing_right", QStringLiteral("是")}});
    take("notify_served", QStringLiteral("2026-04-30"), {{"way", QStringLiteral("直接")}, {"person", QStringLiteral("法定代表人")}});
    take("decide", QStringLiteral("2026-05-12"));
    take("serve_decision", QStringLiteral("2026-05-14"), {{"way", QStringLiteral("直接")}});
    take("publish", QStringLiteral("2026-05-20"), {{"publish_class", QStringLiteral("一般")}});
    take("pay", QStringLiteral("2026-05-28"), {{"money", fine}});
    snapshot(*window_, "paid");
    take("close", QStringLiteral("2026-06-05"), {{"close_kind", QStringLiteral("处罚决定执行完毕")}, {"approver", QStringLiteral("王五")}});
    EXPECT_EQ(stage(), QStringLiteral("已结案"));
    take("archive", QStringLiteral("2026-07-01"), {{"archive_no", QStringLiteral("2026-17")}});
    snapshot(*window_, "archived");
    const CaseCourse course = page()->detail()->sheet().course;
    EXPECT_EQ(course.legalCase.decision.fine->yuanShortText(), fine);
    EXPECT_EQ(course.steps.size(), 12u);
    // The platform was not entered: its local period is the only one that ran out.
    EXPECT_TRUE(std::ranges::none_of(course.clocks, [](const CaseClock& clock) {
      return clock.rule.id != u"ENTRY_PENALTY" && (clock.state == CaseClock::State::Overdue || clock.state == CaseClock::State::DoneLate);
    }));
  }
  EXPECT_EQ(done, 5);
}
