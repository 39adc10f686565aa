#include <gtest/gtest.h>

#include <QFileInfo>
#include <QLineEdit>
#include <QSignalSpy>

#include "desk_fixture.h"
#include "dialogs/label_dialog.h"
#include "main_window.h"
#include "scan_catcher.h"
#include "widgets/scan_bar.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

class ScanWindowTest : public test::DeskTest {
 protected:
  /// Types as a scanner does: no pause, Return at the end.
  static void scan(QWidget& focus, const QString& code) {
    for (const QChar c : code) {
      QTest::keyClick(&focus, c.toLatin1());
    }
    QTest::keyClick(&focus, Qt::Key_Return);
  }
  static QString label(CodeKind kind, std::int64_t key) { return goodsCodeText({kind, key}); }

  void SetUp() override {
    DeskTest::SetUp();
    onDesk([this](Desk::Hand hand) {
      const EventDate day = EventDate::ofDay(QDate(2020, 3, 2));
      place_ = hand.services.places.save(hand.session, {.kind = u"store"_s, .code = u"A1"_s, .name = u"罚没仓库"_s})->id;
      const PlaceId scene = hand.services.places.save(hand.session, {.kind = u"scene"_s, .code = u"XC"_s, .name = u"现场"_s})->id;
      const LegalCase draft{.authority = hand.session.officeName, .party = {.name = u"某公司"_s}, .cause = u"商标侵权"_s};
      GoodsIntake intake{.legalCase = hand.services.cases.save(hand.session, draft)->id, .measureKind = u"扣押"_s, .docNo = u"强1号"_s, .takenOn = day, .place = scene, .giver = u"某公司"_s, .receiver = u"甲"_s};
      for (int i = 0; i < 2; ++i) {
        intake.lines.push_back({.name = u"白酒"_s, .quantity = Quantity::ofThousandths(3000), .unit = u"瓶"_s});
      }
      const auto entered = hand.services.goods.enter(hand.session, intake);
      for (const SeizedItem& item : *entered) {
        items_.push_back(item.id);
      }
      return 0;
    });
  }

  PlaceId place_{};
  std::vector<ItemId> items_{};
};

}  // namespace

TEST_F(ScanWindowTest, aScannedLabelNeverReachesTheFieldAndTypingDoes) {
  QLineEdit field;
  ScanCatcher catcher;
  QSignalSpy scanned(&catcher, &ScanCatcher::scanned);
  QSignalSpy misread(&catcher, &ScanCatcher::misread);
  field.show();
  scan(field, label(CodeKind::Item, 12));
  EXPECT_EQ(scanned.size(), 1);
  EXPECT_TRUE(field.text().isEmpty());
  QString wrong = label(CodeKind::Item, 12);
  wrong[5] = u'7';
  scan(field, wrong);
  EXPECT_EQ(misread.size(), 1);
  QTest::keyClicks(&field, u"W12 and Xi'an"_s);
  EXPECT_TRUE(QTest::qWaitFor([&] { return field.text() == u"W12 and Xi'an"_s; }));
  field.clear();
  QTest::keyClicks(&field, u"w"_s);
  EXPECT_TRUE(QTest::qWaitFor([&] { return field.text() == u"w"_s; }));
  EXPECT_EQ(scanned.size(), 1);
  field.clear();
  QTest::keyClicks(&field, u"W1"_s);
  QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
  EXPECT_EQ(field.selectedText(), u"W1"_s) << "what was typed comes before what a shortcut does with it";
}

TEST_F(ScanWindowTest, goodsAreStoredByScanningPlaceFirst) {
  MainWindow window(desk_);
  window.show();
  window.start();
  settle();
  ScanBar& bar = *window.scanBar();
  EXPECT_FALSE(bar.isVisible());
  QWidget& focus = window;
  const auto says = [&](const QString& words) { return QTest::qWaitFor([&] { return bar.headline().contains(words); }, 5000); };
  scan(focus, label(CodeKind::Command, 1));
  EXPECT_TRUE(says(u"请扫描存放地点"_s)) << bar.headline().toStdString();
  scan(focus, label(CodeKind::Item, items_[0].value));
  EXPECT_TRUE(says(u"错误"_s)) << bar.headline().toStdString();
  scan(focus, label(CodeKind::Place, place_.value));
  EXPECT_TRUE(says(u"已扫 0 项"_s)) << bar.headline().toStdString();
  for (std::size_t i = 0; i < items_.size(); ++i) {
    scan(focus, label(CodeKind::Item, items_[i].value));
    EXPECT_TRUE(says(u"已扫 %1 项"_s.arg(i + 1))) << bar.headline().toStdString();
  }
  bar.findChildren<QLineEdit*>().at(1)->setText(u"办案人员甲"_s);
  scan(focus, label(CodeKind::Command, 8));
  EXPECT_TRUE(says(u"已入库 2 项"_s)) << bar.headline().toStdString();
  const std::size_t stored = onDesk([this](Desk::Hand hand) { return hand.services.goods.list(hand.session, {.place = place_})->size(); });
  EXPECT_EQ(stored, 2u);
  snapshot(window, "scan");
  scan(focus, label(CodeKind::Item, 999'999));
  EXPECT_TRUE(says(u"错误"_s));
  snapshot(window, "scan-wrong");
}

TEST_F(ScanWindowTest, labelsAreSavedAndPrintingAgainWantsAReason) {
  LabelDialog dialog(desk_, items_);
  dialog.show();
  settle();
  const QString path = folder_.filePath(u"labels.pdf"_s);
  dialog.chooseFile = [path] { return path; };
  QTest::keyClick(&dialog, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.message().contains(u"已输出 2 张标签"_s); })) << dialog.message().toStdString();
  EXPECT_GT(QFileInfo(path).size(), 1000);
  settle();
  QTest::keyClick(&dialog, Qt::Key_S, Qt::ControlModifier);
  EXPECT_TRUE(dialog.message().contains(u"请写明理由"_s)) << dialog.message().toStdString();
  QTest::keyClicks(dialog.findChild<QLineEdit*>(u"reprint_reason"_s), u"torn"_s);
  QTest::keyClick(&dialog, Qt::Key_S, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.message().contains(u"已输出 2 张标签"_s); }));
  snapshot(dialog, "labels");
}
