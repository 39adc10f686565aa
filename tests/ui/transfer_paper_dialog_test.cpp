#include "dialogs/transfer_paper_dialog.h"

#include <QFile>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>

#include "desk_fixture.h"
#include "widgets/paper_preview.h"

using namespace shuangda;

namespace {

class TransferPaperDialogTest : public test::DeskTest {
 protected:
  TransferSheet ordered() {
    return onDesk([](Desk::Hand hand) {
      TransferEvent order{.step = QStringLiteral("issue_order"), .on = EventDate::ofDay(QDate::currentDate()), .docNo = QStringLiteral("双打办督〔2026〕1号"), .papers = {{.paper = QStringLiteral("supervision_order")}}};
      order.details = {{QStringLiteral("organ"), QStringLiteral("云岭县公安局")}, {QStringLiteral("matter"), QStringLiteral("查清来源")}, {QStringLiteral("approver"), QStringLiteral("赵主任")},
                       {QStringLiteral("due_on"), QDate::currentDate().addDays(30).toString(Qt::ISODate)}};
      const Result<TransferEvent> first = hand.services.transfers.open(hand.session, {.lane = TransferLane::Order, .title = QStringLiteral("假酒系列案"), .unit = hand.session.officeName}, order);
      return *hand.services.transfers.sheet(hand.session, first->transfer);
    });
  }
  static void press(QWidget& dialog, const QString& part) {
    for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
      if (button->text().contains(part)) {
        button->click();
        return;
      }
    }
    FAIL() << part.toStdString();
  }
};

}  // namespace

TEST_F(TransferPaperDialogTest, showsThePapersWithWhatIsEmptyAndSavesThem) {
  TransferPaperDialog dialog(desk_, ordered());
  dialog.show();
  settle();
  ASSERT_EQ(dialog.list()->count(), 2);
  EXPECT_FALSE(dialog.preview()->isEmpty());
  dialog.choose(QStringLiteral("supervision_order"));
  EXPECT_EQ(dialog.emptyText(), QStringLiteral("各项均已填写。"));
  dialog.choose(QStringLiteral("reminder"));
  EXPECT_TRUE(dialog.emptyText().contains(QStringLiteral("催办事由"))) << dialog.emptyText().toStdString();
  EXPECT_TRUE(dialog.list()->currentItem()->text().contains(QStringLiteral("待填")));
  snapshot(dialog, "transfer_papers");

  const QTemporaryDir folder;
  dialog.chooseFile = [&](const QString& suggestion, const QString&) { return folder.filePath(suggestion.endsWith(QStringLiteral(".docx")) ? QStringLiteral("paper") : QStringLiteral("paper.pdf")); };
  press(dialog, QStringLiteral("DOCX"));
  EXPECT_TRUE(QFile::exists(folder.filePath(QStringLiteral("paper.docx")))) << dialog.message().toStdString();
  press(dialog, QStringLiteral("PDF"));
  EXPECT_TRUE(QFile::exists(folder.filePath(QStringLiteral("paper.pdf")))) << dialog.message().toStdString();
  EXPECT_TRUE(dialog.message().contains(QStringLiteral("已保存")));
}
