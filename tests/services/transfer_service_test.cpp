#include "services/transfer_service.h"

#include <random>

#include "services/clock_service.h"
#include "services/import_service.h"
#include "services/maintenance_service.h"
#include "services/texts.h"
#include "services/transfer_board.h"
#include "storage/transfer_repository.h"
#include "support/case_steps.h"
#include "support/transfer_walk.h"

using namespace shuangda;

namespace {

class TransferServiceTest : public test::CaseStepsTest {
 protected:
  TransferService service() { return TransferService(*store_); }
  EventDate at(const char* text) { return *EventDate::parse(QString::fromLatin1(text)); }
  TransferEvent filled(const QString& step, const char* on, TransferId transfer = {}) { return test::filledStep(*TransferTable::builtIn().step(step), at(on), transfer); }
  TransferEvent must(const Result<TransferEvent>& event) {
    EXPECT_TRUE(event) << (event ? std::string() : refusalText(event.error()).toStdString());
    return event.value_or(TransferEvent{});
  }
  TransferId opened(const char* on = "2026-11-10 09:00") {
    return must(service().open(session_, {.lane = TransferLane::Forward, .legalCase = stored().id}, filled(QStringLiteral("flag_crime_suspicion"), on))).transfer;
  }
  TransferEvent take(TransferId id, const QString& step, const char* on, const QMap<QString, QString>& details = {}) {
    TransferEvent event = filled(step, on, id);
    event.details.insert(details);
    return must(service().record(session_, event));
  }
  /// Approved, sent with its papers, received.
  TransferId received() {
    const TransferId id = opened();
    take(id, QStringLiteral("assign_team"), "2026-11-10 10:00");
    take(id, QStringLiteral("submit_report"), "2026-11-11 09:00");
    take(id, QStringLiteral("approve_transfer"), "2026-11-12 16:00");
    take(id, QStringLiteral("send_transfer"), "2026-11-13 09:00", {{QStringLiteral("persons"), QStringLiteral("3")}, {QStringLiteral("money"), QStringLiteral("120000.00")}});
    take(id, QStringLiteral("sign_receipt"), "2026-11-13 10:00");
    return id;
  }
  TransferSheet sheet(TransferId id) { return *service().sheet(session_, id); }
};

}  // namespace

TEST_P(TransferServiceTest, stepsCarryTheirDatesIntoTheCaseAndBack) {
  file("2026-11-02");
  const TransferId id = received();
  EXPECT_EQ(stored().transfer.delivered->text(), QStringLiteral("2026-11-13 09:00"));
  EXPECT_EQ(stored().transfer.flag, QStringLiteral("是"));
  EXPECT_EQ(stored().transfer.persons, 3);
  EXPECT_EQ(stored().transfer.value, Money::ofFen(12000000));
  EXPECT_EQ(stored().transfer.policeAccepted->text(), QStringLiteral("2026-11-13 10:00"));
  EXPECT_EQ(sheet(id).standing.state, QStringLiteral("F6"));
  const TransferEvent filed = take(id, QStringLiteral("file_case"), "2026-11-16", {{QStringLiteral("notice_on"), QStringLiteral("2026-11-16")}});
  EXPECT_EQ(stored().transfer.policeFiled->text(), QStringLiteral("2026-11-16"));
  EXPECT_TRUE(service().withdraw(session_, filed.id, QStringLiteral("误登记")));
  EXPECT_FALSE(stored().transfer.policeFiled);
  EXPECT_EQ(sheet(id).standing.state, QStringLiteral("F6"));
  EXPECT_EQ(sheet(id).rows.size(), 8u);
  expectSound();
}

TEST_P(TransferServiceTest, datesOfAnOpenedMatterAreNotTypedIntoTheCase) {
  file("2026-11-02");
  const TransferId id = opened();
  LegalCase draft = stored();
  draft.transfer.delivered = at("2026-11-15");
  EXPECT_EQ(CaseService(*store_).save(session_, draft).error().value, QStringLiteral("step 移送公安机关"));
  EXPECT_EQ(sheet(id).standing.state, QStringLiteral("F1"));
}

TEST_P(TransferServiceTest, aLedgerRowTellsOfAMatterNobodyOpened) {
  LegalCase draft = stored();
  draft.transfer = {.flag = QStringLiteral("是"), .approved = at("2026-10-08"), .delivered = at("2026-10-09"), .persons = 2, .policeAccepted = at("2026-10-09")};
  ASSERT_TRUE(CaseService(*store_).save(session_, draft));
  const std::vector<TransferRow> rows = *service().list(session_, {});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].state, QStringLiteral("F6"));
  EXPECT_FALSE(rows[0].transfer.openedBy);
  EXPECT_EQ(rows[0].alarmRule, QStringLiteral("PO_EXAM_3D"));
  // It goes on from there step by step.
  take(rows[0].transfer.id, QStringLiteral("file_case"), "2026-10-20", {{QStringLiteral("notice_on"), QStringLiteral("2026-10-21")}});
  EXPECT_EQ(sheet(rows[0].transfer.id).standing.state, QStringLiteral("F7"));
  EXPECT_EQ(stored().transfer.policeFiled->text(), QStringLiteral("2026-10-20"));
  const TransferBoard board = *TransferBoardService(*store_).board(session_, QDate(2026, 10, 1), QDate(2026, 12, 31));
  EXPECT_EQ(board.funnel[2], (BoardFigure{QStringLiteral("sent"), 1, 2}));
  EXPECT_EQ(board.funnel[4].cases, 1);
  expectSound();
}

TEST_P(TransferServiceTest, aWithdrawnTransferLeavesTheCase) {
  const TransferId id = opened();
  take(id, QStringLiteral("assign_team"), "2026-11-10 10:00");
  take(id, QStringLiteral("submit_report"), "2026-11-11 09:00");
  take(id, QStringLiteral("approve_transfer"), "2026-11-12 16:00");
  take(id, QStringLiteral("send_transfer"), "2026-11-13 09:00");
  ASSERT_TRUE(stored().transfer.delivered);
  take(id, QStringLiteral("withdraw_transfer"), "2026-11-13 10:00");
  EXPECT_FALSE(stored().transfer.delivered);
  EXPECT_EQ(stored().transfer.flag, QString());
  EXPECT_TRUE(stored().transfer.approved);
  take(id, QStringLiteral("send_transfer"), "2026-11-13 11:00");
  EXPECT_EQ(stored().transfer.delivered->text(), QStringLiteral("2026-11-13 11:00"));
  expectSound();
}

TEST_P(TransferServiceTest, whatIsTypedAfterAWithdrawalStays) {
  LegalCase draft = stored();
  draft.transfer = {.flag = QStringLiteral("是"), .delivered = at("2026-10-09"), .policeAccepted = at("2026-10-09")};
  ASSERT_TRUE(CaseService(*store_).save(session_, draft));
  const TransferId id = service().list(session_, {})->front().transfer.id;
  const TransferEvent filed = take(id, QStringLiteral("file_case"), "2026-10-20", {{QStringLiteral("notice_on"), QStringLiteral("2026-10-21")}});
  ASSERT_TRUE(service().withdraw(session_, filed.id, QStringLiteral("误登记")));
  EXPECT_FALSE(stored().transfer.policeFiled);
  draft = stored();
  draft.transfer.policeFiled = at("2026-10-22");
  ASSERT_TRUE(CaseService(*store_).save(session_, draft));
  take(id, QStringLiteral("enter_platform"), "2026-10-23");
  EXPECT_EQ(stored().transfer.policeFiled->text(), QStringLiteral("2026-10-22"));
  expectSound();
}

TEST_P(TransferServiceTest, ourOwnRemindersDoNotReachBackIntoLedgers) {
  LegalCase draft = stored();
  draft.transfer.delivered = at("2020-02-14");
  ASSERT_TRUE(CaseService(*store_).save(session_, draft));
  for (const RunningClock& clock : clocks()) {
    EXPECT_NE(clock.rule, QStringLiteral("PO_RECEIPT_WATCH")) << "no statute knows a period for the receipt";
  }
  // Who waits for whom is told by the state all the same.
  EXPECT_EQ(service().list(session_, {.waitsFor = TransferSide::Police})->size(), 1u);
  expectSound();
}

TEST_P(TransferServiceTest, aMatterOfDatesGoesWithThem) {
  LegalCase draft = stored();
  draft.transfer.delivered = at("2026-10-09");
  ASSERT_TRUE(CaseService(*store_).save(session_, draft));
  ASSERT_EQ(service().list(session_, {})->size(), 1u);
  draft = stored();
  draft.transfer.delivered.reset();
  ASSERT_TRUE(CaseService(*store_).save(session_, draft));
  EXPECT_TRUE(service().list(session_, {})->empty());
  expectSound();
}

TEST_P(TransferServiceTest, anOpenCrimeBarsClosingAndAFine) {
  file("2026-11-02");
  const TransferId id = received();
  EXPECT_EQ(sheet(id).standing.barsFine, true);
  EXPECT_FALSE(record("simple_decide", "2026-11-18", {QStringLiteral("penalties=罚款 5000.00"), QStringLiteral("officers=张三、李四")}));
  const CaseCourse course = *ProcedureService(*store_).course(session_, stored().id);
  const auto close = std::ranges::find(course.choices, QStringLiteral("close"), &StepChoice::step);
  ASSERT_TRUE(close->refusal);
}

TEST_P(TransferServiceTest, aMissingPaperWantsAReason) {
  const TransferId id = opened();
  take(id, QStringLiteral("assign_team"), "2026-11-10 10:00");
  TransferEvent report = filled(QStringLiteral("submit_report"), "2026-11-11", id);
  report.papers.pop_back();
  const Result<TransferEvent> refused = service().record(session_, report);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error(), (Error{ErrorCode::Required, QStringLiteral("transfer_hole"), QStringLiteral("investigation_report")}));
  EXPECT_TRUE(refusalText(refused.error()).contains(QStringLiteral("调查报告")));
  report.hole = QStringLiteral("调查报告随后补送");
  EXPECT_TRUE(service().record(session_, report));
}

TEST_P(TransferServiceTest, aLateStepIsConfirmedWithAReason) {
  const TransferId id = opened("2026-11-02 09:00");
  const TransferEvent late = filled(QStringLiteral("assign_team"), "2026-11-10", id);
  const Result<TransferEvent> refused = service().record(session_, late);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::Unconfirmed);
  EXPECT_TRUE(refusalText(refused.error()).contains(QStringLiteral("指定专案组")));
  TransferEvent confirmed = late;
  confirmed.note = QStringLiteral("等待权利人鉴定意见");
  EXPECT_TRUE(service().record(session_, confirmed, Numbering::AsGiven, Oddities::Confirmed));
}

TEST_P(TransferServiceTest, aStepUnderOthersIsNotWithdrawn) {
  const TransferId id = received();
  const std::vector<TransferEvent> rows = sheet(id).rows;
  const Result<void> refused = service().withdraw(session_, rows[1].id, QStringLiteral("误登记"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error(), (Error{ErrorCode::WrongState, QStringLiteral("transfer_base"), QStringLiteral("submit_report")}));
}

TEST_P(TransferServiceTest, oneMatterOnItsWayToThePoliceAtATime) {
  const TransferId id = opened();
  const Result<TransferEvent> second = service().open(session_, {.lane = TransferLane::Forward, .legalCase = stored().id}, filled(QStringLiteral("flag_crime_suspicion"), "2026-11-11"));
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().field, QStringLiteral("transfer_lane"));
  EXPECT_EQ(service().list(session_, {})->size(), 1u);
  EXPECT_EQ(*service().find(session_, stored().number), id);
}

TEST_P(TransferServiceTest, orderWithoutCaseHasItsClockFromThePaper) {
  TransferEvent order = filled(QStringLiteral("issue_order"), "2026-11-16");
  order.details[QStringLiteral("due_on")] = QStringLiteral("2026-11-18");
  const TransferId id = must(service().open(session_, {.lane = TransferLane::Order, .title = QStringLiteral("云岭县假酒系列案")}, order, Numbering::Next)).transfer;
  const std::vector<TransferRow> overdue = *service().list(session_, {.overdueOnly = true, .overdueOwner = QStringLiteral("other")});
  ASSERT_EQ(overdue.size(), 1u);
  EXPECT_EQ(overdue[0].alarmRule, QStringLiteral("ORDER_REPLY"));
  EXPECT_FALSE(sheet(id).rows[0].docNo.isEmpty());
  const TransferBoard board = *TransferBoardService(*store_).board(session_, QDate(2026, 1, 1), QDate(2026, 12, 31));
  EXPECT_EQ(board.overdue, (std::vector<OverdueFigure>{{QStringLiteral("other"), 1}}));
}

/// Random walks through the service: never a state the table does not allow, and the kept standing always follows from the steps.
TEST_P(TransferServiceTest, randomWalksStayWithinTheTable) {
  std::mt19937 random(7);
  const TransferTable& table = TransferTable::builtIn();
  const TransferId id = opened("2026-01-05 10:00");
  const Suspect suspect = *service().saveSuspect(session_, {.transfer = id, .name = QStringLiteral("甲")});
  QDate day(2026, 1, 5);
  for (int i = 0; i < 120; ++i) {
    const QString before = sheet(id).standing.state;
    const TransferStep& step = table.steps()[random() % table.steps().size()];
    const EventDate on = *EventDate::parse(day.toString(Qt::ISODate) + QStringLiteral(" 10:00"));
    TransferEvent event = test::filledStep(step, on, id, suspect.id);
    event.note = QStringLiteral("核对");
    const Result<TransferEvent> recorded = service().record(session_, event, Numbering::AsGiven, Oddities::Confirmed);
    const QString after = sheet(id).standing.state;
    ASSERT_TRUE(recorded ? step.from(before).has_value() : after == before) << step.id.toStdString() << " in " << before.toStdString();
    ASSERT_TRUE(table.state(after));
    day = recorded ? day.addDays(1) : day;
  }
  expectSound();
}

TEST_P(TransferServiceTest, aListIsReadByPagesAndItsTotalsAreThoseOfAll) {
  std::vector<TransferId> matters;
  for (int i = 0; i < 7; ++i) {
    TransferEvent order = filled(QStringLiteral("issue_order"), "2026-11-16");
    order.details[QStringLiteral("due_on")] = i < 2 ? QStringLiteral("2026-11-18") : QStringLiteral("2026-12-18");
    matters.push_back(must(service().open(session_, {.lane = TransferLane::Order, .title = QStringLiteral("案%1").arg(i)}, order, Numbering::Next)).transfer);
  }
  std::vector<TransferId> read;
  TransferQuery query{.limit = 3};
  for (std::vector<TransferRow> page = *service().list(session_, query); !page.empty(); page = *service().list(session_, query)) {
    EXPECT_LE(page.size(), 3u);
    for (const TransferRow& row : page) {
      read.push_back(row.transfer.id);
    }
    query.before = read.back();
  }
  std::ranges::reverse(matters);
  EXPECT_EQ(read, matters) << "each once, newest first";
  EXPECT_EQ(*service().totals(session_, query), (TransferTotals{.matters = 7, .open = 7, .overdue = 2})) << "whatever the page";
  EXPECT_EQ(*service().totals(session_, {.overdueOnly = true}), (TransferTotals{.matters = 2, .open = 2, .overdue = 2}));
  EXPECT_EQ(*service().totals(session_, {.lane = TransferLane::Forward}), TransferTotals{});
  EXPECT_EQ(service().list(session_, {.matter = matters[3]})->size(), 1u);
}

SHUANGDA_ON_BOTH_ENGINES(TransferServiceTest);
