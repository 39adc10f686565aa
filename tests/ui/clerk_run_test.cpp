#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QListWidget>
#include <QSpinBox>

#include "bulletin_desk.h"
#include "dialogs/case_choice_dialog.h"
#include "services/issue_service.h"
#include "widgets/live_text_edit.h"
#include "widgets/paper_panel.h"
#include "widgets/text_panel.h"
#include "widgets/tracking_panel.h"

using namespace shuangda;
using namespace shuangda::test;
using namespace Qt::StringLiterals;

namespace {

/// From opening the page to the signed paper, by keyboard alone.
class ClerkRunTest : public BulletinDeskTest {
 protected:
  /// A key as a clerk presses it. The time of a person is counted, not waited for.
  void key(QWidget* widget, int which, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    ++keys_;
    QTest::keyClick(widget, static_cast<Qt::Key>(which), modifiers);
  }
  void alt(int which) {
    activate(window_.get());
    key(window_.get(), which, Qt::AltModifier);
    settled();
  }
  /// Chinese as an input method commits it: about two keys a character and one to choose the word.
  void write(QWidget* widget, const QString& text) {
    keys_ += static_cast<int>(text.size()) * 3;
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(widget, &event);
  }

  int keys_ = 0;
};

TEST_F(ClerkRunTest, fromThePageToTheSavedPaperByKeyboard) {
  constexpr double kSecondsAKey = 0.28;  // a practised clerk at an unhurried pace
  constexpr double kLook = 6;            // seconds to look at what has come up
  constexpr int kMostKeys = 300;
  int looks = 0;
  const QString path = folder_.filePath(u"通报.pdf"_s);
  bulletins().chooseFile = [path](const QString&) { return path; };
  QElapsedTimer waited;
  waited.start();
  window_->goTo(MainWindow::Page::Bulletin);
  ready();
  // Period: the year is typed, the quarter chosen by the arrows.
  alt(Qt::Key_M);
  ASSERT_TRUE(qobject_cast<QSpinBox*>(window_->focusWidget()) != nullptr) << "the period has the focus";
  key(window_->focusWidget(), Qt::Key_A, Qt::ControlModifier);
  for (const QChar digit : u"2020"_s) {
    key(window_->focusWidget(), Qt::Key_0 + digit.digitValue());
  }
  key(window_->focusWidget(), Qt::Key_Tab);
  auto* part = qobject_cast<QComboBox*>(window_->focusWidget());
  ASSERT_NE(part, nullptr);
  while (bulletins().period() != kQuarter && keys_ < kMostKeys) {
    key(part, part->currentIndex() < 2 ? Qt::Key_Down : Qt::Key_Up);
  }
  ready();
  ++looks;
  // The text: a typical case is chosen, a sentence of one's own goes to its end.
  alt(Qt::Key_7);
  ++looks;
  LiveTextEdit* editor = bulletins().text()->editor();
  editor->setFocus();
  key(editor, Qt::Key_End, Qt::ControlModifier);
  key(editor, Qt::Key_Return);
  write(editor, u"各成员单位要把打击侵权假冒作为优化营商环境的重要工作抓紧抓实。"_s);
  ASSERT_TRUE(QTest::qWaitFor([&] { return bulletins().text()->message() == u"已保存。"_s; }, 10'000)) << bulletins().text()->message().toStdString();
  // The paper is looked at and saved.
  alt(Qt::Key_8);
  ASSERT_TRUE(QTest::qWaitFor([&] { return bulletins().paper()->thumbnails()->count() > 3; }, 20'000));
  looks += 2;
  alt(Qt::Key_S);
  ASSERT_TRUE(QTest::qWaitFor([&] { return QFile::exists(path); }, 20'000)) << bulletins().message().toStdString();
  settled();
  shoot(*window_, "clerk_paper.png");
  QFile pdf(path);
  ASSERT_TRUE(pdf.open(QIODevice::ReadOnly));
  EXPECT_EQ(pdf.read(4), "%PDF");
  EXPECT_LE(keys_, kMostKeys);
  const double person = keys_ * kSecondsAKey + looks * kLook;
  std::printf("clerk: %d keys and %d looks, %.0f s of a person and %.1f s of the program\n", keys_, looks, person, static_cast<double>(waited.elapsed()) / 1000);
}

TEST_F(ClerkRunTest, whatWasWrittenIsInThePaperThatIsSubmitted) {
  showBulletins();
  openTab(bulletins().text());
  LiveTextEdit* editor = bulletins().text()->editor();
  editor->setFocus();
  QTest::keyClick(editor, Qt::Key_Home, Qt::ControlModifier);
  write(editor, u"在此强调："_s);
  press(Qt::Key_N);
  auto* dialog = waitFor<FormDialog>(window_.get());
  ASSERT_NE(dialog, nullptr);
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  expectClosed<FormDialog>();
  ready();
  ASSERT_TRUE(bulletins().bulletin()->issued.has_value()) << "submitted";
  settled();
  EXPECT_TRUE(bulletins().text()->editor()->toPlainText().startsWith(u"在此强调："_s)) << bulletins().text()->editor()->toPlainText().left(40).toStdString();
  EXPECT_TRUE(bulletins().text()->editor()->isReadOnly());
}

TEST_F(ClerkRunTest, aNumberInTheTextOpensItsRecords) {
  showBulletins();
  openTab(bulletins().text());
  shoot(*window_, "bulletin_text.png");
  LiveTextEdit* editor = bulletins().text()->editor();
  editor->setFocus();
  QTextCursor cursor = editor->document()->find(u"立案3件"_s);
  ASSERT_FALSE(cursor.isNull());
  cursor.setPosition(cursor.selectionEnd());
  editor->setTextCursor(cursor);
  QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
  auto* records = waitFor<RecordsDialog>(window_.get());
  ASSERT_NE(records, nullptr) << bulletins().text()->message().toStdString() << '/' << editor->nameAtCursor().toStdString() << '/' << bulletins().message().toStdString();
  settled();
  EXPECT_EQ(records->table()->model()->rowCount(), 3);
  closed(records);
}

TEST_F(ClerkRunTest, problemsOfTheLastBulletinAreSettledByKeyboard) {
  onDesk([](Desk::Hand hand) {
    IssueService issues(*hand.services.store);
    const bool submitted = issues
                               .submit(hand.session, {.period = Period::quarter(2020, 2),
                                                      .cutoff = hand.services.store->clock().now(),
                                                      .paper = "{}",
                                                      .problems = {{.name = u"未报送"_s, .items = {{.subject = u"县农业农村局"_s, .detail = u"连续1个季度未报送"_s, .unit = u"县农业农村局"_s}}}}})
                               .has_value();
    return submitted && issues.review(hand.session, Period::quarter(2020, 2)) && issues.issue(hand.session, Period::quarter(2020, 2), u"第二期"_s);
  });
  showBulletins();
  openTab(bulletins().tracking());
  QTableView* table = bulletins().tracking()->table();
  ASSERT_EQ(table->model()->rowCount(), 1);
  shoot(*window_, "bulletin_tracking.png");
  table->setFocus();
  QTest::keyClick(table, Qt::Key_Return);
  auto* dialog = waitFor<FormDialog>(window_.get());
  ASSERT_NE(dialog, nullptr);
  write(dialog->focusWidget(), u"已补报"_s);
  QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
  expectClosed<FormDialog>();
  ready();
  openTab(bulletins().text());
  EXPECT_TRUE(bulletins().text()->editor()->toPlainText().contains(u"2020年第二季度通报指出的1个问题，已整改1个。"_s));
}

}  // namespace
