#include <gtest/gtest.h>

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include "desk_fixture.h"
#include "dialogs/bulk_edit_dialog.h"
#include "dialogs/bulk_lines_model.h"
#include "main_window.h"
#include "pages/case_page.h"
#include "record_list_model.h"

using namespace shuangda;
using shuangda::test::DeskTest;

namespace {

class BulkEditDialogTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    for (int i = 1; i <= 5; ++i) {
      LegalCase draft;
      draft.number = QStringLiteral("C%1").arg(i);
      draft.authority = QStringLiteral("县市场监管局");
      draft.cause = QStringLiteral("假冒专利");
      draft.campaign = i == 2 ? QStringLiteral("铁拳") : QString();
      if (i == 3) {
        draft.voidDate = EventDate::ofDay(QDate(2020, 9, 1));
      }
      cases_.push_back(*onDesk([draft](Desk::Hand hand) { return hand.services.cases.save(hand.session, draft); }));
    }
    std::vector<CaseId> ids;
    for (const LegalCase& c : cases_) {
      ids.push_back(c.id);
    }
    dialog_ = std::make_unique<BulkEditDialog>(desk_, ids);
    dialog_->show();
    settle();
    ASSERT_TRUE(QTest::qWaitForWindowActive(dialog_.get()));
  }
  void TearDown() override { dialog_.reset(); }

  QComboBox* combo(const char* name) { return dialog_->findChild<QComboBox*>(QString::fromLatin1(name)); }
  QPushButton* button(const QString& text) {
    for (QPushButton* found : dialog_->findChildren<QPushButton*>()) {
      if (found->text().startsWith(text)) {
        return found;
      }
    }
    return nullptr;
  }
  QString summary() {
    for (const QLabel* label : dialog_->findChildren<QLabel*>()) {
      if (label->accessibleName() == QStringLiteral("提示")) {
        return label->text();
      }
    }
    return {};
  }
  QString cell(int row, int column) {
    return dialog_->findChild<QTableView*>()->model()->index(row, column).data().toString();
  }
  /// 专项行动: 增加 铁拳, by keys.
  void chooseCampaign() {
    combo("campaign_kind")->setFocus();
    QTest::keyClick(combo("campaign_kind"), Qt::Key_Down);
    ASSERT_EQ(combo("campaign_kind")->currentText(), QStringLiteral("增加"));
    ASSERT_TRUE(combo("campaign")->isEnabled());
    combo("campaign")->lineEdit()->setFocus();
    combo("campaign")->lineEdit()->setText(QStringLiteral("铁拳"));
  }
  std::vector<LegalCase> cases_;
  std::unique_ptr<BulkEditDialog> dialog_;
};

TEST_F(BulkEditDialogTest, previewThenChangeByKeyboard) {
  EXPECT_FALSE(button(QStringLiteral("预览"))->isEnabled()) << "nothing to do yet";
  EXPECT_FALSE(button(QStringLiteral("修改"))->isEnabled());
  EXPECT_GE(combo("campaign")->findText(QStringLiteral("昆仑")), 0) << "the code list is offered";
  chooseCampaign();
  QTest::keyClick(combo("campaign"), Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor([&] { return summary().startsWith(QStringLiteral("将改变")); }))
      << summary().toStdString();
  EXPECT_TRUE(summary().contains(
      QStringLiteral("将改变 3 件，1 件本来如此，不变；另有 1 件不能改，因为：案件 C3 已标为误录作废")))
      << summary().toStdString();
  EXPECT_EQ(cell(0, BulkLinesModel::Number), QStringLiteral("C3")) << "what is left out comes first";
  EXPECT_TRUE(cell(0, BulkLinesModel::Reason).startsWith(QStringLiteral("✗")));
  EXPECT_EQ(cell(1, BulkLinesModel::Changes), QStringLiteral("专项行动：（空） → 铁拳"));
  if (qEnvironmentVariableIsSet("SHUANGDA_SHOTS")) {
    dialog_->grab().save(qEnvironmentVariable("SHUANGDA_SHOTS") + QStringLiteral("/bulk.png"));
  }
  EXPECT_EQ(
      onDesk([id = cases_[0].id](Desk::Hand hand) { return hand.services.cases.find(hand.session, id); })->version, 1);
  QPushButton* apply = button(QStringLiteral("修改 3 件"));
  ASSERT_NE(apply, nullptr);
  EXPECT_TRUE(apply->hasFocus());
  QSignalSpy changed(dialog_.get(), &BulkEditDialog::changed);
  QTest::keyClick(apply, Qt::Key_Space);
  ASSERT_TRUE(changed.wait());
  EXPECT_TRUE(summary().startsWith(QStringLiteral("已改变 3 件")));
  EXPECT_EQ(
      onDesk([id = cases_[0].id](Desk::Hand hand) { return hand.services.cases.find(hand.session, id); })->campaign,
      QStringLiteral("铁拳"));
  EXPECT_FALSE(button(QStringLiteral("预览"))->isEnabled()) << "it is done";
  QTest::keyClick(dialog_.get(), Qt::Key_Escape);
  EXPECT_FALSE(dialog_->isVisible());
}

TEST_F(BulkEditDialogTest, anotherEditMakesThePreviewVoid) {
  chooseCampaign();
  dialog_->preview();
  ASSERT_TRUE(QTest::qWaitFor([&] { return button(QStringLiteral("修改 3 件")) != nullptr; }));
  combo("campaign")->lineEdit()->setText(QStringLiteral("昆仑"));
  EXPECT_FALSE(button(QStringLiteral("修改"))->isEnabled());
  EXPECT_TRUE(summary().contains(QStringLiteral("重新预览")));
  EXPECT_EQ(dialog_->findChild<QTableView*>()->model()->rowCount(), 0);
}

TEST_F(BulkEditDialogTest, impossibleEditIsRefusedInPlace) {
  combo("campaign_kind")->setCurrentIndex(1);
  dialog_->preview();
  ASSERT_TRUE(QTest::qWaitFor([&] { return summary().startsWith(u'✗'); }));
  EXPECT_TRUE(summary().contains(QStringLiteral("专项行动：不能为空"))) << summary().toStdString();
  EXPECT_TRUE(button(QStringLiteral("预览"))->isEnabled());
}

TEST_F(BulkEditDialogTest, caseChangedSinceThePreviewIsLeftOutAndSaid) {
  chooseCampaign();
  dialog_->preview();
  ASSERT_TRUE(QTest::qWaitFor([&] { return button(QStringLiteral("修改 3 件")) != nullptr; }));
  LegalCase other = cases_[0];
  other.note = QStringLiteral("他人所写");
  ASSERT_TRUE(onDesk([other](Desk::Hand hand) { return hand.services.cases.save(hand.session, other); }));
  dialog_->apply();
  ASSERT_TRUE(QTest::qWaitFor([&] { return summary().startsWith(QStringLiteral("已改变 2 件")); }))
      << summary().toStdString();
  EXPECT_TRUE(summary().contains(QStringLiteral("另有 2 件不能改")));
}

class BulkSelectionTest : public DeskTest {
 protected:
  BulkSelectionTest() { demoCases_ = 3000; }
};

TEST_F(BulkSelectionTest, everythingChosenByControlAIsChangedOrCancelled) {
  MainWindow window(desk_);
  window.show();
  window.start();
  window.goTo(MainWindow::Page::Cases);
  settle();
  settle();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
  CasePage* page = window.casePage();
  page->table()->setFocus();
  QTest::keyClick(page->table(), Qt::Key_A, Qt::ControlModifier);
  EXPECT_EQ(page->selectedCount(), 3000);
  bool told = false;
  for (const QLabel* label : page->findChildren<QLabel*>()) {
    told = told || label->text().contains(QStringLiteral("选中 3,000 件"));
  }
  EXPECT_TRUE(told);
  QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
  auto* dialog = page->findChild<BulkEditDialog*>();
  ASSERT_NE(dialog, nullptr);
  EXPECT_TRUE(dialog->windowTitle().contains(QStringLiteral("3,000")));
  settle();
  dialog->findChild<QComboBox*>(QStringLiteral("note_kind"))->setCurrentIndex(1);
  dialog->findChild<QComboBox*>(QStringLiteral("note"))->lineEdit()->setText(QStringLiteral("年度复核"));
  dialog->preview();
  auto* cancel = dialog->findChildren<QPushButton*>().last();
  ASSERT_EQ(cancel->text(), QStringLiteral("取消"));
  const auto* lines = dialog->findChild<QTableView*>()->model();
  ASSERT_TRUE(QTest::qWaitFor([&] { return lines->rowCount() > 0; }, 20'000));
  const int all = lines->rowCount();
  dialog->apply();
  QTest::qWait(30);
  QTest::keyClick(dialog, Qt::Key_Escape);
  ASSERT_TRUE(QTest::qWaitFor(
      [&] { return cancel->text() == QStringLiteral("关闭") || dialog->findChild<QPushButton*>()->isEnabled(); },
      60'000));
  const std::int64_t changed = onDesk([](Desk::Hand hand) {
    std::int64_t count = 0;
    const std::vector<CaseId> ids = *hand.services.cases.list(hand.session, {});
    for (const CaseId id : ids) {
      count += hand.services.cases.find(hand.session, id)->version > 1 ? 1 : 0;
    }
    return count;
  });
  EXPECT_TRUE(changed == 0 || changed == all) << changed << " of " << all << ": all or none";
  dialog->close();
}

TEST_F(BulkSelectionTest, aMillionRowsAreChosenAtOnce) {
  CasePage page(desk_);
  page.resize(1000, 600);
  page.show();
  std::vector<CaseId> ids;
  for (int i = 1; i <= 1'000'000; ++i) {
    ids.push_back(CaseId{i});
  }
  page.model()->setIds(std::move(ids));
  page.table()->selectRow(0);
  settle();
  page.table()->setFocus();
  QElapsedTimer clock;
  clock.start();
  QTest::keyClick(page.table(), Qt::Key_A, Qt::ControlModifier);
  page.table()->viewport()->repaint();
  EXPECT_EQ(page.selectedCount(), 1'000'000);
  const qint64 choosing = clock.restart();
  EXPECT_EQ(page.selectedCases().size(), 1'000'000u);
  const qint64 keys = clock.elapsed();
  RecordProperty("choosing_ms", static_cast<int>(choosing));
  RecordProperty("keys_ms", static_cast<int>(keys));
  std::printf("a million rows: chosen in %lld ms, keys in %lld ms\n", choosing, keys);
  EXPECT_LT(choosing, 3000) << "the window would seem to hang";
  EXPECT_LT(keys, 3000);
}

}  // namespace
