#include "widgets/text_panel.h"

#include <QClipboard>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTextBlock>

#include "desk_fixture.h"
#include "dialogs/case_choice_dialog.h"
#include "dialogs/number_picker.h"
#include "dialogs/text_template_dialog.h"
#include "keyboard.h"
#include "services/issue_service.h"

using namespace shuangda;
using namespace shuangda::test;
using namespace Qt::StringLiterals;

namespace {

std::vector<WrittenParagraph> twoParagraphs() {
  return {{.code = u"h"_s, .level = 1, .runs = {{u"总体情况"_s, {}}}, .printed = true},
          {.code = u"a"_s, .runs = {{u"立案"_s, {}}, {u"12件"_s, u"adm_filed.数"_s}, {u"，办结"_s, {}}, {u"3件"_s, u"adm_closed.数"_s}, {u"。"_s, {}}}, .printed = true}};
}

/// The cursor behind so many characters of a paragraph.
void put(LiveTextEdit& editor, int paragraph, int column) {
  QTextCursor cursor(editor.document()->findBlockByNumber(paragraph));
  cursor.setPosition(cursor.position() + column);
  editor.setTextCursor(cursor);
}

void typeText(QWidget& widget, const QString& text) {
  QInputMethodEvent event;
  event.setCommitString(text);
  QApplication::sendEvent(&widget, &event);
}

TEST(LiveTextEdit, showsAndGivesBackTheSameParagraphs) {
  LiveTextEdit editor;
  editor.setParagraphs(twoParagraphs());
  const std::vector<EditedParagraph> all = editor.paragraphs();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].code, u"a"_s);
  EXPECT_EQ(all[1].runs, twoParagraphs()[1].runs);
  EXPECT_EQ(all[0].level, 1);
}

TEST(LiveTextEdit, theCursorStepsOverNumbers) {
  LiveTextEdit editor;
  editor.setParagraphs(twoParagraphs());
  put(editor, 1, 2);
  QTest::keyClick(&editor, Qt::Key_Right);
  EXPECT_EQ(editor.textCursor().positionInBlock(), 5);
  EXPECT_EQ(editor.nameAtCursor(), u"adm_filed.数"_s);
  QTest::keyClick(&editor, Qt::Key_Left);
  EXPECT_EQ(editor.textCursor().positionInBlock(), 2);
}

TEST(LiveTextEdit, whatIsTypedBesideANumberIsWords) {
  LiveTextEdit editor;
  editor.setParagraphs(twoParagraphs());
  put(editor, 1, 5);
  typeText(editor, u"（含简易）"_s);
  put(editor, 1, 2);
  typeText(editor, u"共"_s);
  EXPECT_EQ(sourceOf(editor.paragraphs()[1].runs), u"立案共{{adm_filed.数}}（含简易），办结{{adm_closed.数}}。"_s);
}

TEST(LiveTextEdit, deletingTakesAWholeNumber) {
  LiveTextEdit editor;
  editor.setParagraphs(twoParagraphs());
  put(editor, 1, 5);
  QTest::keyClick(&editor, Qt::Key_Backspace);
  EXPECT_EQ(sourceOf(editor.paragraphs()[1].runs), u"立案，办结{{adm_closed.数}}。"_s);
  put(editor, 1, 5);
  QTest::keyClick(&editor, Qt::Key_Delete);
  EXPECT_EQ(sourceOf(editor.paragraphs()[1].runs), u"立案，办结。"_s);
}

TEST(LiveTextEdit, newParagraphsHaveNoCodeAndOthersKeepTheirs) {
  LiveTextEdit editor;
  editor.setParagraphs(twoParagraphs());
  put(editor, 1, static_cast<int>(plainText(twoParagraphs()[1].runs).size()));
  QTest::keyClick(&editor, Qt::Key_Return);
  typeText(editor, u"另起一段"_s);
  const std::vector<EditedParagraph> all = editor.paragraphs();
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[1].code, u"a"_s);
  EXPECT_EQ(all[2].code, QString());
  EXPECT_EQ(plainText(all[2].runs), u"另起一段"_s);
}

TEST(LiveTextEdit, numbersOfOneNameSideBySideStayTwo) {
  LiveTextEdit editor;
  editor.setParagraphs({{.code = u"a"_s, .runs = {{u"2件"_s, u"trf_cases.数"_s}, {u"3人"_s, u"trf_persons.数"_s}}, .printed = true}});
  EXPECT_EQ(sourceOf(editor.paragraphs()[0].runs), u"{{trf_cases.数}}{{trf_persons.数}}"_s);
  put(editor, 0, 2);
  QTest::keyClick(&editor, Qt::Key_Backspace);
  EXPECT_EQ(sourceOf(editor.paragraphs()[0].runs), u"{{trf_persons.数}}"_s);
}

TEST(LiveTextEdit, controlReturnAsksWhereANumberComesFrom) {
  LiveTextEdit editor;
  editor.setParagraphs(twoParagraphs());
  QSignalSpy asked(&editor, &LiveTextEdit::numberAsked);
  put(editor, 1, 5);
  QTest::keyClick(&editor, Qt::Key_Return, Qt::ControlModifier);
  ASSERT_EQ(asked.size(), 1);
  EXPECT_EQ(asked.first().first().toString(), u"adm_filed.数"_s);
}

/// Shortcuts reach the active window alone.
void activate(QWidget* window) {
  window->activateWindow();
  ASSERT_TRUE(QTest::qWaitFor([&] { return QApplication::activeWindow() == window; }));
}

class TextPanelTest : public DeskTest {
 protected:
  TextPanelTest() { demoCases_ = 40; }
  BulletinMaterial gather() {
    return *onDesk([](Desk::Hand hand) { return hand.services.bulletinDrafts.gather(hand.session, {.period = period()}, hand.services.store->clock().now()); });
  }
  static Period period() { return Period::quarter(2020, 3); }
  void open() {
    head_.organ = u"云岭县双打办"_s;
    head_.issued = QDate(2020, 10, 10);
    panel_.resize(900, 700);
    show(gather());
    panel_.show();
  }
  void show(const BulletinMaterial& material, bool fixed = false) {
    auto shown = std::make_shared<ShownBulletin>();
    shown->material = material;
    shown->head = head_;
    if (fixed) {
      shown->issued = IssuedBulletin{};
    }
    panel_.showBulletin(shown);
  }
  int blockOf(const QString& code) {
    const std::vector<EditedParagraph> all = panel_.editor()->paragraphs();
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].code == code) {
        return static_cast<int>(i);
      }
    }
    return -1;
  }
  void save() {
    panel_.save();
    settle();
  }

  BulletinLetterhead head_;
  TextPanel panel_{desk_};
};

TEST_F(TextPanelTest, whatIsTypedIsKeptAndSurvivesNewNumbers) {
  open();
  snapshot(panel_, "text-panel");
  put(*panel_.editor(), blockOf(u"opening"_s), 0);
  typeText(*panel_.editor(), u"各单位："_s);
  save();
  EXPECT_EQ(panel_.message(), u"已保存。"_s);
  const BulletinMaterial again = gather();
  ASSERT_EQ(again.wordings.size(), 1U);
  EXPECT_TRUE(again.wordings.front().text.startsWith(u"各单位：现将{{期间}}"_s)) << again.wordings.front().text.toStdString();
  show(again);
  EXPECT_TRUE(plainText(panel_.editor()->paragraphs().front().runs).startsWith(u"各单位：现将2020年第三季度"_s));
}

TEST_F(TextPanelTest, aTypedParagraphKeepsOneCode) {
  open();
  const int opening = blockOf(u"opening"_s);
  put(*panel_.editor(), opening, panel_.editor()->document()->findBlockByNumber(opening).length() - 1);
  QTest::keyClick(panel_.editor(), Qt::Key_Return);
  typeText(*panel_.editor(), u"自拟的一段"_s);
  save();
  const QString code = gather().wordings.front().code;
  typeText(*panel_.editor(), u"，再加几个字"_s);
  save();
  const BulletinMaterial again = gather();
  ASSERT_EQ(again.wordings.size(), 1U);
  EXPECT_EQ(again.wordings.front().code, code);
  EXPECT_EQ(again.wordings.front().text, u"自拟的一段，再加几个字"_s);
}

TEST_F(TextPanelTest, anotherWindowIsNotOverwritten) {
  open();
  onDesk([](Desk::Hand hand) {
    return hand.services.bulletinDrafts.saveText(hand.session, period(), {}, {{.period = period(), .code = u"opening"_s, .kind = Wording::Kind::Edited, .text = u"别人写的"_s}}).has_value();
  });
  put(*panel_.editor(), 0, 0);
  typeText(*panel_.editor(), u"我写的"_s);
  save();
  EXPECT_TRUE(panel_.message().contains(u"由别人改过"_s)) << panel_.message().toStdString();
  EXPECT_EQ(gather().wordings.front().text, u"别人写的"_s);
  EXPECT_TRUE(plainText(panel_.editor()->paragraphs().front().runs).startsWith(u"我写的"_s)) << "still there to copy";
}

TEST_F(TextPanelTest, whatIsTypedWhileSavingIsKeptToo) {
  open();
  put(*panel_.editor(), 0, 0);
  typeText(*panel_.editor(), u"甲"_s);
  panel_.save();
  typeText(*panel_.editor(), u"乙"_s);
  panel_.save();
  settle();
  EXPECT_TRUE(gather().wordings.front().text.startsWith(u"甲乙现将"_s)) << gather().wordings.front().text.toStdString();
}

TEST_F(TextPanelTest, anotherMastheadDoesNotTakeBackWhatWasTyped) {
  open();
  const BulletinMaterial before = gather();
  put(*panel_.editor(), 0, 0);
  typeText(*panel_.editor(), u"甲"_s);
  panel_.save();
  show(before);
  EXPECT_TRUE(panel_.editor()->toPlainText().startsWith(u"甲现将"_s));
  typeText(*panel_.editor(), u"乙"_s);
  show(before);
  save();
  EXPECT_EQ(gather().wordings.size(), 1U);
  EXPECT_TRUE(panel_.editor()->toPlainText().contains(u"甲"_s) && panel_.editor()->toPlainText().contains(u"乙"_s));
}

TEST_F(TextPanelTest, restoringOneParagraphKeepsWhatWasTypedInAnother) {
  open();
  put(*panel_.editor(), 0, 0);
  typeText(*panel_.editor(), u"重要的话"_s);
  put(*panel_.editor(), blockOf(u"n_cases"_s), 0);
  typeText(*panel_.editor(), u"错字"_s);
  save();
  put(*panel_.editor(), 0, 0);
  typeText(*panel_.editor(), u"还有"_s);
  put(*panel_.editor(), blockOf(u"n_cases"_s), 0);
  for (QAction* action : panel_.findChildren<QAction*>()) {
    if (action->text() == u"恢复范本文字"_s) {
      action->trigger();
    }
  }
  settle();
  const std::vector<Wording> kept = gather().wordings;
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_TRUE(kept.front().text.startsWith(u"还有重要的话"_s)) << kept.front().text.toStdString();
}

TEST_F(TextPanelTest, aClosingWindowWaitsForTheStore) {
  open();
  put(*panel_.editor(), 0, 0);
  typeText(*panel_.editor(), u"最后一句"_s);
  EXPECT_TRUE(panel_.finish());
  EXPECT_TRUE(gather().wordings.front().text.startsWith(u"最后一句"_s));
}

TEST_F(TextPanelTest, bracesTypedAsWordsSwallowNothing) {
  open();
  put(*panel_.editor(), 0, 0);
  typeText(*panel_.editor(), u"坏{{"_s);
  save();
  EXPECT_TRUE(gather().wordings.front().text.startsWith(u"坏｛｛现将{{期间}}"_s)) << gather().wordings.front().text.toStdString();
}

TEST_F(TextPanelTest, aNumberIsFoundByNameAndInserted) {
  open();
  put(*panel_.editor(), 0, 0);
  activate(&panel_);
  QTest::keyClick(panel_.editor(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
  auto* picker = panel_.findChild<NumberPicker*>();
  ASSERT_NE(picker, nullptr);
  snapshot(*picker, "number-picker");
  typeText(*picker->filter(), u"立案"_s);
  QTest::keyClick(picker->filter(), Qt::Key_Return);
  EXPECT_EQ(panel_.editor()->paragraphs().front().runs.front().name, u"adm_filed.数"_s);
}

TEST_F(TextPanelTest, casesAreTickedByKeyboardAndTold) {
  open();
  QSignalSpy changed(&panel_, &TextPanel::materialChanged);
  CaseChoiceDialog dialog(desk_, period(), SystemClock().now());
  QSignalSpy chosen(&dialog, &CaseChoiceDialog::chosen);
  dialog.show();
  settle();
  ASSERT_GT(dialog.list()->count(), 1);
  snapshot(dialog, "case-choice");
  dialog.list()->setFocus();
  QTest::keyClick(dialog.list(), Qt::Key_Space);
  const QString first = dialog.list()->item(0)->text();
  activate(&dialog);
  QTest::keyClick(dialog.list(), Qt::Key_S, Qt::ControlModifier);
  settle();
  ASSERT_EQ(chosen.size(), 1) << dialog.message().toStdString();
  show(gather());
  EXPECT_EQ(gather().cases.size(), 1U);
  EXPECT_TRUE(panel_.editor()->toPlainText().contains(u"典型案例"_s));
}

TEST_F(TextPanelTest, theOfficesTextIsTriedWhileItIsTyped) {
  open();
  TextTemplateDialog dialog(desk_, panel_.material(), head_);
  QSignalSpy saved(&dialog, &TextTemplateDialog::saved);
  dialog.show();
  settle();
  snapshot(dialog, "text-templates");
  dialog.editor()->setPlainText(u"{{期间}}立案{{#adm_filed"_s);
  EXPECT_TRUE(dialog.message().contains(u"范本的写法有误"_s));
  dialog.editor()->setPlainText(u"{{期间}}立案{{adm_filed.数}}。"_s);
  EXPECT_TRUE(dialog.preview().startsWith(u"2020年第三季度立案"_s)) << dialog.preview().toStdString();
  EXPECT_EQ(dialog.message(), QString());
  activate(&dialog);
  QTest::keyClick(&dialog, Qt::Key_S, Qt::ControlModifier);
  settle();
  ASSERT_EQ(saved.size(), 1) << dialog.message().toStdString();
  EXPECT_EQ(gather().wordings.front().text, u"{{期间}}立案{{adm_filed.数}}。"_s);
}

TEST_F(TextPanelTest, aSubmittedTextCannotBeWritten) {
  open();
  show(gather(), true);
  EXPECT_TRUE(panel_.editor()->isReadOnly());
}

}  // namespace
