#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QTextBrowser>

#include "desk_fixture.h"
#include "dialogs/paper_dialog.h"
#include "dialogs/records_dialog.h"
#include "dialogs/screening_dialog.h"
#include "dialogs/search_palette.h"
#include "dialogs/suspect_dialog.h"
#include "dialogs/transfer_step_dialog.h"
#include "keyboard.h"
#include "main_window.h"
#include "pages/transfer_page.h"
#include "services/transfer_list_texts.h"
#include "widgets/flow_chart.h"
#include "widgets/screening_panel.h"

using namespace shuangda;

namespace {

class TransferWindowTest : public test::DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    window_ = std::make_unique<MainWindow>(desk_);
    window_->start();
    window_->show();
    case_ = onDesk([](Desk::Hand hand) {
      return *hand.services.cases.save(hand.session, {.authority = hand.session.officeName, .party = {.name = QStringLiteral("云岭好酒商行")}, .cause = QStringLiteral("销售侵犯注册商标专用权的商品")});
    });
    window_->goTo(MainWindow::Page::Transfers);
    settle();
  }
  TransferPage& page() { return *window_->transferPage(); }
  TransferStepDialog* dialog() {
    auto* open = test::waitFor<TransferStepDialog>(window_.get());
    settle();
    return open;
  }
  /// Fills a field of the form by keyboard.
  void fill(QWidget* form, const char* name, const QString& text) {
    ASSERT_TRUE(test::tabTo(form, QString::fromUtf8(name))) << name;
    test::type(form, text);
  }
  void record(TransferStepDialog* form) {
    QTest::keyClick(form, Qt::Key_S, Qt::ControlModifier);
    settle();
    settle();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  }
  static QString minutesAgo(int minutes) { return QDateTime::currentDateTimeUtc().addSecs(8 * 3600 - 60 * minutes).toString(QStringLiteral("yyyy-MM-dd HH:mm")); }
  QString state() {
    settle();
    const TransferQuery all{};
    return onDesk([all](Desk::Hand hand) { return hand.services.transfers.list(hand.session, all)->front().state; });
  }

  std::unique_ptr<MainWindow> window_;
  LegalCase case_{};
};

}  // namespace

TEST_F(TransferWindowTest, aSuspicionGoesToThePoliceByKeyboard) {
  page().showCase(case_.id, case_.number);
  TransferStepDialog* form = dialog();
  ASSERT_NE(form, nullptr);
  fill(form, "时间", minutesAgo(50));
  fill(form, "涉嫌罪名", QStringLiteral("销售假冒注册商标的商品罪"));
  fill(form, "涉嫌犯罪的依据", QStringLiteral("合理嫌疑（知识产权）"));
  fill(form, "理由、说明", QStringLiteral("现场查获假酒，来源不明"));
  snapshot(*form, "transfer_open");
  record(form);
  EXPECT_EQ(state(), QStringLiteral("F1"));

  // Enter on the list opens the natural next step.
  window_->activateWindow();
  ASSERT_TRUE(QTest::qWaitFor([this] { return QApplication::activeWindow() == window_.get(); }));
  page().table()->setFocus();
  QTest::keyClick(page().table(), Qt::Key_Return);
  form = dialog();
  ASSERT_NE(form, nullptr);
  fill(form, "时间", minutesAgo(40));
  fill(form, "办案人员", QStringLiteral("张三"));
  fill(form, "批准人", QStringLiteral("王五"));
  record(form);
  EXPECT_TRUE(form->message().contains(QStringLiteral("办案人员"))) << form->message().toStdString();
  fill(form, "办案人员", QStringLiteral("张三、李四"));
  record(form);
  EXPECT_EQ(state(), QStringLiteral("F2"));

  page().recordStep(QStringLiteral("submit_report"));
  form = dialog();
  fill(form, "时间", minutesAgo(30));
  fill(form, "负责人", QStringLiteral("赵局"));
  auto* papers = form->findChild<QTableWidget*>();
  ASSERT_EQ(papers->rowCount(), 2);
  papers->item(1, 0)->setCheckState(Qt::Unchecked);
  snapshot(*form, "transfer_report");
  record(form);
  EXPECT_TRUE(form->message().contains(QStringLiteral("调查报告"))) << form->message().toStdString();
  fill(form, "缺件原因", QStringLiteral("调查报告随后补齐"));
  record(form);
  EXPECT_EQ(state(), QStringLiteral("F3"));
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("负责人决定是否移送"))) << page().detailText().toStdString();
  EXPECT_TRUE(page().detailText().contains(QStringLiteral("调查报告随后补齐")));
  EXPECT_TRUE(page().findChild<FlowChart*>()->spoken().contains(QStringLiteral("待审批")));
  window_->resize(1366, 768);
  settle();
  snapshot(*window_, "transfer_page");
}

TEST_F(TransferWindowTest, everyNumberOfTheBoardOpensItsList) {
  onDesk([id = case_.id](Desk::Hand hand) {
    LegalCase draft = *hand.services.cases.find(hand.session, id);
    const QDate day = QDate::currentDate().addDays(-40);
    draft.transfer = {.flag = QStringLiteral("是"), .approved = EventDate::ofDay(day), .delivered = EventDate::ofDay(day), .persons = 2, .policeAccepted = EventDate::ofDay(day)};
    EXPECT_TRUE(hand.services.cases.save(hand.session, draft));
    TransferEvent order{.step = QStringLiteral("issue_order"), .on = EventDate::ofDay(QDate::currentDate().addDays(-10)), .papers = {{.paper = QStringLiteral("supervision_order")}}};
    order.details = {{QStringLiteral("organ"), QStringLiteral("云岭县公安局")}, {QStringLiteral("matter"), QStringLiteral("假酒案")}, {QStringLiteral("approver"), QStringLiteral("赵局")}, {QStringLiteral("due_on"), QDate::currentDate().addDays(-3).toString(Qt::ISODate)}};
    EXPECT_TRUE(hand.services.transfers.open(hand.session, {.lane = TransferLane::Order, .title = QStringLiteral("假酒系列案"), .unit = hand.session.officeName}, order));
    return 0;
  });
  auto* tabs = page().findChild<QTabWidget*>();
  tabs->setCurrentIndex(1);
  settle();
  EXPECT_TRUE(page().boardText().contains(QStringLiteral("1 件 2 人"))) << page().boardText().toStdString();
  EXPECT_TRUE(page().boardText().contains(QStringLiteral("1 件超过 30 天没有答复")));
  window_->resize(1366, 768);
  settle();
  snapshot(*window_, "transfer_board");
  auto* board = tabs->widget(1)->findChild<QTextBrowser*>();
  Q_EMIT board->anchorClicked(QUrl(QStringLiteral("overdue:other")));
  settle();
  EXPECT_EQ(tabs->currentIndex(), 0);
  ASSERT_EQ(page().table()->model()->rowCount(), 1);
  EXPECT_EQ(page().table()->model()->index(0, 1).data().toString(), QStringLiteral("督办"));
  tabs->setCurrentIndex(1);
  settle();
  Q_EMIT board->anchorClicked(QUrl(QStringLiteral("milestone:sent//")));
  settle();
  ASSERT_EQ(page().table()->model()->rowCount(), 1);
  EXPECT_EQ(page().table()->model()->index(0, static_cast<int>(TransferColumn::State)).data().toString(), QStringLiteral("公安审查中"));
  snapshot(*window_, "transfer_narrowed");
}

// Another matter is being read while somebody clicks: what belongs to the last one must not be opened, and nothing must break.
TEST_F(TransferWindowTest, buttonsDoNothingWithoutAMatter) {
  for (QPushButton* button : page().findChildren<QPushButton*>()) {
    const QString text = button->text();
    if (text.contains(QStringLiteral("嫌疑人")) || text.contains(QStringLiteral("文书")) || text.contains(QStringLiteral("督办"))) {
      button->click();
    }
  }
  EXPECT_EQ(page().findChild<SuspectDialog*>(), nullptr);
}

TEST_F(TransferWindowTest, suspectsAreEntered) {
  page().showCase(case_.id, case_.number);
  TransferStepDialog* form = dialog();
  fill(form, "涉嫌罪名", QStringLiteral("销售假冒注册商标的商品罪"));
  fill(form, "涉嫌犯罪的依据", QStringLiteral("其他"));
  fill(form, "理由、说明", QStringLiteral("数额待查"));
  record(form);
  for (QPushButton* button : page().findChildren<QPushButton*>()) {
    if (button->text().contains(QStringLiteral("嫌疑人"))) {
      ASSERT_TRUE(QTest::qWaitFor([&] { return button->isVisibleTo(&page()); }, 20'000)) << "the matter is read";
      settle();
      button->click();
    }
  }
  auto* suspect = test::waitFor<SuspectDialog>(window_.get());
  ASSERT_NE(suspect, nullptr);
  suspect->form().line(QStringLiteral("id_no"))->setText(QStringLiteral("110101199003070012"));
  QTest::keyClick(suspect, Qt::Key_S, Qt::ControlModifier);
  settle();
  EXPECT_FALSE(suspect->refusalOf(QStringLiteral("suspect_name")).isEmpty());
  suspect->form().line(QStringLiteral("suspect_name"))->setText(QStringLiteral("钱某"));
  suspect->form().line(QStringLiteral("id_no"))->clear();
  snapshot(*suspect, "suspect");
  QTest::keyClick(suspect, Qt::Key_S, Qt::ControlModifier);
  EXPECT_TRUE(QTest::qWaitFor([&] { return page().detailText().contains(QStringLiteral("钱某")); }, 20'000)) << page().detailText().toStdString();
}

TEST_F(TransferWindowTest, screeningListsWhatOughtToBeHandedOverAndRecordsTheDecision) {
  onDesk([id = case_.id](Desk::Hand hand) {
    LegalCase draft = *hand.services.cases.find(hand.session, id);
    draft.field = QStringLiteral("商标");
    draft.foundDate = EventDate::ofDay(QDate::currentDate().addDays(-20));
    draft.illegalTurnover = Money::ofFen(900'000'00);
    EXPECT_TRUE(hand.services.cases.save(hand.session, draft));
    return 0;
  });
  auto* tabs = page().findChild<QTabWidget*>();
  tabs->setCurrentIndex(2);
  settle();
  page().screening()->start();
  settle();
  settle();
  ASSERT_EQ(page().screening()->table()->model()->rowCount(), 1) << page().screening()->summary().toStdString();
  window_->resize(1366, 768);
  settle();
  snapshot(*window_, "screening_list");
  page().screen(case_.id);
  auto* sheet = test::waitFor<ScreeningDialog>(window_.get());
  settle();
  ASSERT_NE(sheet, nullptr);
  EXPECT_TRUE(sheet->text().contains(QStringLiteral("假冒注册商标"))) << sheet->text().toStdString();
  EXPECT_FALSE(sheet->text().contains(QStringLiteral("不需移送")));
  snapshot(*sheet, "screening_sheet");
  QTest::keyClick(sheet, Qt::Key_S, Qt::ControlModifier);
  settle();
  EXPECT_FALSE(sheet->message().isEmpty()) << "a decision wants a reason";
  ASSERT_TRUE(test::tabTo(sheet, QStringLiteral("理由")));
  test::type(sheet, QStringLiteral("达到追诉标准"));
  QTest::keyClick(sheet, Qt::Key_S, Qt::ControlModifier);
  settle();
  auto* form = test::waitFor<TransferStepDialog>(window_.get());
  ASSERT_NE(form, nullptr) << "the form for the transfer follows";
}

TEST_F(TransferWindowTest, whatIsOwedOpensItsCases) {
  onDesk([id = case_.id](Desk::Hand hand) {
    LegalCase draft = *hand.services.cases.find(hand.session, id);
    draft.field = QStringLiteral("商标");
    draft.foundDate = EventDate::ofDay(QDate::currentDate().addDays(-20));
    draft.illegalTurnover = Money::ofFen(900'000'00);
    EXPECT_TRUE(hand.services.cases.save(hand.session, draft));
    return 0;
  });
  auto* tabs = page().findChild<QTabWidget*>();
  tabs->setCurrentIndex(1);
  settle();
  EXPECT_TRUE(page().boardText().contains(QStringLiteral("达到追诉标准、尚无审查意见 尚未筛查"))) << page().boardText().toStdString();
  auto* board = tabs->widget(1)->findChild<QTextBrowser*>();
  Q_EMIT board->anchorClicked(QUrl(QStringLiteral("screen:")));
  settle();
  settle();
  EXPECT_EQ(tabs->currentIndex(), 2) << "progress and cancel are there";
  tabs->setCurrentIndex(1);
  settle();
  EXPECT_TRUE(page().boardText().contains(QStringLiteral("达到追诉标准、尚无审查意见 1 件"))) << page().boardText().toStdString();
  window_->resize(1366, 768);
  settle();
  snapshot(*window_, "transfer_owed");

  // By keyboard: Tab to the number, Enter opens its cases, Enter there the sheet.
  board->setFocus();
  const auto isOnNumber = [&] { return board->textCursor().selectedText() == QStringLiteral("1 件"); };
  for (int i = 0; i < 20 && !isOnNumber(); ++i) {
    QTest::keyClick(board, Qt::Key_Tab);
  }
  ASSERT_TRUE(isOnNumber()) << board->textCursor().selectedText().toStdString();
  QTest::keyClick(board, Qt::Key_Return);
  settle();
  auto* list = test::waitFor<RecordsDialog>(window_.get());
  ASSERT_NE(list, nullptr);
  settle();
  ASSERT_EQ(list->table()->model()->rowCount(), 1);
  snapshot(*list, "transfer_owed_cases");
  list->activateWindow();
  ASSERT_TRUE(QTest::qWaitFor([&] { return QApplication::activeWindow() == list; }));
  list->table()->setFocus();
  QTest::keyClick(list->table(), Qt::Key_Return);
  auto* sheet = test::waitFor<ScreeningDialog>(window_.get());
  ASSERT_NE(sheet, nullptr);
  settle();
  EXPECT_TRUE(sheet->text().contains(QStringLiteral("假冒注册商标")));
  onDesk([id = case_.id](Desk::Hand hand) { return hand.services.screening.decide(hand.session, id, ScreeningDecision::Kind::Investigate, QStringLiteral("数额待查")).has_value(); });
  sheet->reject();
  list->reject();
  settle();
  settle();
  EXPECT_TRUE(page().boardText().contains(QStringLiteral("继续调查、尚无结论 1 件"))) << page().boardText().toStdString();
  EXPECT_TRUE(page().boardText().contains(QStringLiteral("达到追诉标准、尚无审查意见 0 件")));
}

TEST_F(TransferWindowTest, aMatterIsFoundByItsSuspectWithCtrlK) {
  const QString number = onDesk([id = case_.id](Desk::Hand hand) {
    TransferEvent flag{.step = QStringLiteral("flag_crime_suspicion"), .on = EventDate::ofDay(QDate::currentDate().addDays(-1)), .papers = {{.paper = QStringLiteral("suspicion_note")}}};
    flag.details = {{QStringLiteral("crime"), QStringLiteral("某罪")}, {QStringLiteral("suspicion_basis"), QStringLiteral("其他")}, {QStringLiteral("reason"), QStringLiteral("数额待查")}};
    const auto opened = hand.services.transfers.open(hand.session, {.lane = TransferLane::Forward, .legalCase = id}, flag);
    EXPECT_TRUE(opened);
    EXPECT_TRUE(hand.services.transfers.saveSuspect(hand.session, {.transfer = opened->transfer, .name = QStringLiteral("欧阳某")}));
    return hand.services.transfers.sheet(hand.session, opened->transfer)->transfer.number;
  });
  window_->goTo(MainWindow::Page::Today);
  settle();
  window_->searchPalette()->open();
  window_->searchPalette()->edit()->setText(QStringLiteral("欧阳"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return window_->searchPalette()->list()->count() > 1; }));
  snapshot(*window_->searchPalette(), "transfer_palette");
  EXPECT_EQ(window_->searchPalette()->list()->item(0)->text(), QStringLiteral("移送"));
  QTest::keyClick(window_->searchPalette()->edit(), Qt::Key_Return);
  settle();
  settle();
  EXPECT_TRUE(page().isVisible());
  EXPECT_TRUE(page().detailText().contains(number)) << page().detailText().toStdString();
}

TEST_F(TransferWindowTest, theWayAndTheMachineArePrinted) {
  onDesk([id = case_.id](Desk::Hand hand) {
    LegalCase draft = *hand.services.cases.find(hand.session, id);
    draft.transfer.delivered = EventDate::ofDay(QDate::currentDate().addDays(-40));
    EXPECT_TRUE(hand.services.cases.save(hand.session, draft));
    return 0;
  });
  page().reload();
  settle();
  settle();
  page().showFlowPapers();
  auto* papers = test::waitFor<PaperDialog>(window_.get());
  ASSERT_NE(papers, nullptr);
  auto* which = papers->findChild<QComboBox*>(QStringLiteral("paper"));
  ASSERT_EQ(which->count(), 3);
  EXPECT_TRUE(which->itemText(0).startsWith(QStringLiteral("办理经过 YS")));
  snapshot(*papers, "transfer_way");
  which->setCurrentIndex(1);
  snapshot(*papers, "transfer_flow");
  const QString path = folder_.filePath(QStringLiteral("flow.docx"));
  papers->chooseFile = [path](const QString& suggestion) {
    EXPECT_TRUE(suggestion.endsWith(QStringLiteral(".docx")));
    return path;
  };
  for (QPushButton* button : papers->findChildren<QPushButton*>()) {
    if (button->text().contains(QStringLiteral("DOCX"))) {
      button->click();
    }
  }
  EXPECT_TRUE(QFile::exists(path)) << papers->message().toStdString();
}
