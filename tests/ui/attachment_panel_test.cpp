#include "widgets/attachment_panel.h"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QTabWidget>

#include "desk_fixture.h"
#include "main_window.h"
#include "services/content_location.h"
#include "widgets/case_detail.h"

using namespace shuangda;
using shuangda::test::DeskTest;

namespace {

QByteArray photo(int width, int height) {
  QImage image(width, height, QImage::Format_RGB32);
  image.fill(Qt::darkGreen);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes;
}

class AttachmentPanelTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    LegalCase draft;
    draft.number = QStringLiteral("C1");
    draft.authority = QStringLiteral("县市场监管局");
    draft.cause = QStringLiteral("假冒专利");
    case_ = onDesk([draft](Desk::Hand hand) { return hand.services.cases.save(hand.session, draft); })->id;
    panel_ = std::make_unique<AttachmentPanel>(desk_);
    panel_->resize(420, 480);
    panel_->show();
    panel_->setCase(case_);
    settle();
    ASSERT_TRUE(QTest::qWaitForWindowActive(panel_.get()));
  }
  void TearDown() override { panel_.reset(); }

  QString file(const QString& name, const QByteArray& bytes) {
    const QString path = folder_.filePath(name);
    QFile f(path);
    EXPECT_TRUE(f.open(QIODevice::WriteOnly));
    f.write(bytes);
    return path;
  }
  void drop(const QList<QUrl>& urls) {
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(20, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(panel_.get(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent event(QPointF(20, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(panel_.get(), &event);
    settle();
  }
  QListWidget* list() { return panel_->findChild<QListWidget*>(); }
  QComboBox* role() { return panel_->findChild<QComboBox*>(QStringLiteral("attachment_role")); }
  QLineEdit* edit(const char* name) { return panel_->findChild<QLineEdit*>(QString::fromLatin1(name)); }
  /// What stands in place under the list.
  QString message() {
    for (const QLabel* label : panel_->findChildren<QLabel*>()) {
      if (label->accessibleName() == QStringLiteral("提示")) {
        return label->isHidden() ? QString() : label->text();
      }
    }
    return {};
  }
  void addByKeys(const QString& path) {
    panel_->chooseFiles = [path] { return QStringList{path}; };
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Insert);
    settle();
    QTest::keyClick(edit("attachment_note"), Qt::Key_Return);
    settle();
    settle();
  }

  CaseId case_{};
  std::unique_ptr<AttachmentPanel> panel_;
};

TEST_F(AttachmentPanelTest, droppedFilesAreNamedAndAdded) {
  drop({QUrl::fromLocalFile(file(QStringLiteral("现场.png"), photo(400, 300))),
        QUrl::fromLocalFile(file(QStringLiteral("报告.txt"), "x"))});
  ASSERT_TRUE(role()->isVisible());
  EXPECT_GE(role()->count(), 11);
  EXPECT_TRUE(role()->hasFocus());
  QTest::keyClick(role(), Qt::Key_Down);
  EXPECT_EQ(role()->currentText(), QStringLiteral("检验报告"));
  edit("attachment_taken")->setText(QStringLiteral("2020-08"));
  QTest::keyClick(edit("attachment_taken"), Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor([&] { return list()->count() == 2; }));
  EXPECT_FALSE(role()->isVisible());
  EXPECT_EQ(message(), QStringLiteral("已添加 2 个文件。"));
  EXPECT_TRUE(list()->item(0)->text().contains(QStringLiteral("现场.png\n检验报告 · ")))
      << list()->item(0)->text().toStdString();
  EXPECT_TRUE(list()->item(0)->text().endsWith(QStringLiteral("2020-08 · 在库")));
  // The photo's picture comes from a thread of its own.
  ASSERT_TRUE(QTest::qWaitFor([&] {
    const QImage icon = list()->item(0)->icon().pixmap(56, 56).toImage();
    return icon.width() == 56 && icon.height() == 42 && icon.pixelColor(20, 20) == QColor(Qt::darkGreen);
  }));
  if (qEnvironmentVariableIsSet("SHUANGDA_SHOTS")) {
    panel_->grab().save(qEnvironmentVariable("SHUANGDA_SHOTS") + QStringLiteral("/panel.png"));
    panel_->offer({QStringLiteral("/x/询问笔录（张某）.pdf"), QStringLiteral("/x/b.jpg")});
    settle();
    panel_->grab().save(qEnvironmentVariable("SHUANGDA_SHOTS") + QStringLiteral("/panel_add.png"));
  }
}

TEST_F(AttachmentPanelTest, refusalsOfSomeFilesAreSaidAndTheOthersAdded) {
  drop({QUrl::fromLocalFile(file(QStringLiteral("empty.jpg"), {})), QUrl::fromLocalFile(folder_.path()),
        QUrl::fromLocalFile(file(QStringLiteral("good.txt"), "good"))});
  QTest::keyClick(edit("attachment_note"), Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor([&] { return list()->count() == 1; }));
  EXPECT_TRUE(message().contains(QStringLiteral("已添加 1 个文件。"))) << message().toStdString();
  EXPECT_TRUE(message().contains(QStringLiteral("“empty.jpg”是空的")));
  EXPECT_TRUE(message().contains(QStringLiteral("是文件夹")));
}

TEST_F(AttachmentPanelTest, answerThatComesAfterAnotherCaseWasChosenSaysSo) {
  drop({QUrl::fromLocalFile(file(QStringLiteral("a.txt"), "a"))});
  QTest::keyClick(edit("attachment_note"), Qt::Key_Return);
  panel_->setCase({});
  ASSERT_TRUE(QTest::qWaitFor([&] { return !message().isEmpty(); }));
  EXPECT_EQ(message(), QStringLiteral("前一件案件：已添加 1 个文件。"));
  EXPECT_EQ(list()->count(), 0);
  panel_->setCase(case_);
  ASSERT_TRUE(QTest::qWaitFor([&] { return list()->count() == 1; }));
}

TEST_F(AttachmentPanelTest, remoteAddressesAreRefused) {
  drop({QUrl(QStringLiteral("https://example.org/a.jpg"))});
  EXPECT_FALSE(role()->isVisible());
  EXPECT_TRUE(message().contains(QStringLiteral("本机上的文件"))) << message().toStdString();
}

TEST_F(AttachmentPanelTest, wrongDateIsSaidInPlaceAndEscapeLeaves) {
  drop({QUrl::fromLocalFile(file(QStringLiteral("a.txt"), "a"))});
  edit("attachment_taken")->setText(QStringLiteral("2020-02-30"));
  QTest::keyClick(edit("attachment_taken"), Qt::Key_Return);
  EXPECT_TRUE(role()->isVisible());
  EXPECT_TRUE(message().contains(QStringLiteral("2020-02-30"))) << message().toStdString();
  QTest::keyClick(edit("attachment_taken"), Qt::Key_Escape);
  EXPECT_FALSE(role()->isVisible());
  EXPECT_EQ(list()->count(), 0);
}

TEST_F(AttachmentPanelTest, openedCopyCannotBeWrittenAndProgramsAreNotOpened) {
  addByKeys(file(QStringLiteral("a.txt"), "content"));
  addByKeys(file(QStringLiteral("setup.exe"), "MZ"));
  ASSERT_EQ(list()->count(), 2);
  QString opened;
  panel_->openFile = [&](const QString& path) {
    opened = path;
    return true;
  };
  list()->setCurrentRow(0);
  QTest::keyClick(list(), Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !opened.isEmpty(); }));
  EXPECT_EQ(QFileInfo(opened).fileName(), QStringLiteral("a.txt"));
  EXPECT_FALSE(QFile::permissions(opened) & (QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
  QFile copy(opened);
  ASSERT_TRUE(copy.open(QIODevice::ReadOnly));
  EXPECT_EQ(copy.readAll(), "content");
  opened.clear();
  list()->setCurrentRow(1);
  QTest::keyClick(list(), Qt::Key_Return);
  settle();
  EXPECT_TRUE(opened.isEmpty());
  EXPECT_TRUE(message().contains(QStringLiteral("setup.exe")));
}

TEST_F(AttachmentPanelTest, savedElsewhereOrRefusedWithNameAndRemedy) {
  addByKeys(file(QStringLiteral("a.txt"), "content"));
  const QString target = folder_.filePath(QStringLiteral("copy.txt"));
  QString suggested;
  panel_->chooseTarget = [&](const QString& name) {
    suggested = name;
    return target;
  };
  QTest::keyClick(list(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return QFile::exists(target); }));
  EXPECT_EQ(suggested, QStringLiteral("a.txt"));
  const QString content = onDesk([this](Desk::Hand hand) {
    const auto rows = *hand.services.attachments.list(hand.session, case_);
    return contentStoreOf(*hand.services.store).pathOf(rows[0].attachment.sha256);
  });
  ASSERT_TRUE(QFile::remove(content));
  QTest::keyClick(list(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return message().contains(QStringLiteral("从备份中找回")); }))
      << message().toStdString();
  EXPECT_TRUE(message().contains(QStringLiteral("a.txt")));
  panel_->setCase(case_);
  settle();
  EXPECT_TRUE(list()->item(0)->text().endsWith(QStringLiteral("⚠ 文件缺失")));
}

TEST_F(AttachmentPanelTest, withdrawingAsksForAReason) {
  addByKeys(file(QStringLiteral("a.txt"), "content"));
  QSignalSpy counted(panel_.get(), &AttachmentPanel::counted);
  list()->setFocus();
  QTest::keyClick(list(), Qt::Key_Delete);
  ASSERT_TRUE(edit("withdraw_reason")->isVisible());
  EXPECT_TRUE(edit("withdraw_reason")->hasFocus());
  QTest::keyClick(edit("withdraw_reason"), Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor([&] { return message().contains(QStringLiteral("不能为空")); }));
  QTest::keyClicks(edit("withdraw_reason"), QStringLiteral("wrong case"));
  if (qEnvironmentVariableIsSet("SHUANGDA_SHOTS")) {
    panel_->grab().save(qEnvironmentVariable("SHUANGDA_SHOTS") + QStringLiteral("/panel_withdraw.png"));
  }
  QTest::keyClick(edit("withdraw_reason"), Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor(
      [&] { return list()->count() == 1 && list()->item(0)->text().endsWith(QStringLiteral("已撤回")); }));
  EXPECT_EQ(counted.last().first().toInt(), 0);
  EXPECT_TRUE(list()->item(0)->toolTip().contains(QStringLiteral("wrong case")));
  QTest::keyClick(list(), Qt::Key_Delete);
  EXPECT_FALSE(edit("withdraw_reason")->isVisible()) << "once is enough";
}

TEST_F(AttachmentPanelTest, readerMayLookButNotAdd) {
  addByKeys(file(QStringLiteral("a.txt"), "content"));
  session_.role = Role::Reader;
  desk_.setSession(session_);
  panel_->setCase(case_);
  settle();
  for (const QPushButton* button : panel_->findChildren<QPushButton*>()) {
    if (button->text().startsWith(QStringLiteral("添加(")) || button->text().startsWith(QStringLiteral("撤回("))) {
      EXPECT_FALSE(button->isEnabled()) << button->text().toStdString();
    }
  }
  EXPECT_EQ(list()->count(), 1);
}

TEST_F(AttachmentPanelTest, panelHasRoomBesideTheList) {
  addByKeys(file(QStringLiteral("现场照片（仓库北门，第三排货架，2020年8月5日下午）.png"), photo(400, 300)));
  MainWindow window(desk_);
  window.resize(1366, 740);
  window.show();
  window.start();
  window.goTo(MainWindow::Page::Cases);
  settle();
  settle();
  auto* detail = window.findChild<CaseDetail*>();
  auto* tabs = detail->findChild<QTabWidget*>();
  ASSERT_TRUE(QTest::qWaitFor([&] { return tabs->tabText(1) == QStringLiteral("附件 1"); }));
  tabs->setCurrentIndex(1);
  settle();
  EXPECT_LE(detail->width(), 420);
  EXPECT_LE(detail->minimumSizeHint().width(), 400) << "four buttons must not push the list aside";
  if (qEnvironmentVariableIsSet("SHUANGDA_SHOTS")) {
    QTest::qWait(300);
    window.grab().save(qEnvironmentVariable("SHUANGDA_SHOTS") + QStringLiteral("/attachments.png"));
  }
}

TEST(ThumbnailTest, photosAreMadeSmallAndEverythingElseIsNoPicture) {
  EXPECT_EQ(thumbnailOf(photo(800, 600), 56).size(), QSize(56, 42));
  EXPECT_EQ(thumbnailOf(photo(20000, 2), 56).size(), QSize(56, 1));
  EXPECT_TRUE(thumbnailOf({}, 56).isNull());
  EXPECT_TRUE(
      thumbnailOf("<svg xmlns='http://www.w3.org/2000/svg'><image href='http://example.org/x'/></svg>", 56).isNull());
  EXPECT_TRUE(thumbnailOf(photo(800, 600).left(60), 56).isNull()) << "a torn photo";
}

TEST(ThumbnailTest, pictureThatClaimsToBeHugeIsNotRead) {
  // One bit a pixel: the file is small, the picture made of it would take half a gigabyte.
  QImage huge(12'000, 12'000, QImage::Format_Mono);
  huge.fill(0);
  QByteArray bomb;
  QBuffer buffer(&bomb);
  buffer.open(QIODevice::WriteOnly);
  ASSERT_TRUE(huge.save(&buffer, "PNG"));
  EXPECT_TRUE(thumbnailOf(bomb, 56).isNull());
}

}  // namespace
