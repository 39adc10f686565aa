#include "services/procedure_service.h"

#include <random>

#include "services/account_service.h"
#include "services/backup.h"
#include "services/case_service.h"
#include "services/clock_service.h"
#include "services/maintenance_service.h"
#include "services/texts.h"
#include "support/case_steps.h"

using namespace shuangda;

namespace {

class ProcedureServiceTest : public test::CaseStepsTest {};

}  // namespace

TEST_P(ProcedureServiceTest, recordedStepCarriesItsDateIntoTheCase) {
  file("2026-11-02");
  EXPECT_EQ(stored().filedDate->text(), QStringLiteral("2026-11-02"));
  EXPECT_EQ(stored().version, 2);
  ASSERT_EQ(clocks().size(), 1u);
  EXPECT_EQ(clocks().front().rule, QStringLiteral("DECIDE"));
  EXPECT_EQ(clocks().front().officers, QStringLiteral("张三、李四"));
  expectSound();
}

TEST_P(ProcedureServiceTest, dateOfARecordedStepIsChangedThereOnly) {
  file("2026-11-02");
  LegalCase draft = stored();
  draft.filedDate = EventDate::ofDay(QDate(2026, 11, 3));
  EXPECT_EQ(CaseService(*store_).save(session_, draft).error(), (Error{ErrorCode::WrongState, QStringLiteral("filed_date"), QStringLiteral("step 立案")}));
  draft = stored();
  draft.note = QStringLiteral("补充");
  EXPECT_TRUE(CaseService(*store_).save(session_, draft));
}

TEST_P(ProcedureServiceTest, correctionReplacesAndWithdrawalClears) {
  file("2026-11-02");
  ProcedureService service(*store_);
  const CaseEvent first = service.course(session_, case_.id)->rows.front();
  CaseEvent fields = event("file", "2026-11-03", {QStringLiteral("officers=张三、赵六"), QStringLiteral("approver=王五")});
  EXPECT_EQ(service.correct(session_, first.id, fields, QString()).error().code, ErrorCode::Required);
  const CaseEvent corrected = *service.correct(session_, first.id, fields, QStringLiteral("日期抄错"));
  EXPECT_EQ(corrected.chain, first.chain);
  EXPECT_EQ(stored().filedDate->text(), QStringLiteral("2026-11-03"));
  EXPECT_EQ(clocks().front().officers, QStringLiteral("张三、赵六"));
  EXPECT_EQ(service.correct(session_, first.id, fields, QStringLiteral("再改")).error().code, ErrorCode::StaleVersion);
  ASSERT_TRUE(service.withdraw(session_, corrected.id, QStringLiteral("误登记")));
  EXPECT_FALSE(stored().filedDate);
  EXPECT_TRUE(clocks().empty());
  EXPECT_EQ(service.course(session_, case_.id)->rows.size(), 3u) << "nothing is lost";
  expectSound();
}

TEST_P(ProcedureServiceTest, stepOthersRestOnIsNotWithdrawn) {
  file("2026-11-02");
  must("close_investigation", "2026-11-10");
  ProcedureService service(*store_);
  const CaseEvent filing = service.course(session_, case_.id)->rows.front();
  const Result<void> refused = service.withdraw(session_, filing.id, QStringLiteral("误登记"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().value, QStringLiteral("close_investigation needs file"));
  CaseEvent late = event("file", "2026-11-12", {QStringLiteral("officers=张三、李四"), QStringLiteral("approver=王五")});
  EXPECT_EQ(service.correct(session_, filing.id, late, QStringLiteral("改")).error().code, ErrorCode::DateOrder);
}

TEST_P(ProcedureServiceTest, withdrawalGivesBackWhatTheLedgerSaid) {
  LegalCase imported = stored();
  imported.filedDate = EventDate::ofDay(QDate(2026, 11, 2));
  ASSERT_TRUE(CaseService(*store_).save(session_, imported));
  file("2026-11-02");
  must("close_investigation", "2026-11-10");
  ProcedureService service(*store_);
  const CaseEvent filing = service.course(session_, case_.id)->rows.front();
  ASSERT_TRUE(service.withdraw(session_, filing.id, QStringLiteral("重复登记"))) << "the ledger's date still carries what came later";
  EXPECT_EQ(stored().filedDate->text(), QStringLiteral("2026-11-02"));
  expectSound();
}

TEST_P(ProcedureServiceTest, waivedRightIsNotTakenBackAfterTheDecision) {
  file("2026-11-02");
  must("close_investigation", "2026-11-03");
  must("submit_review", "2026-11-03", {QStringLiteral("review_kind=案件审核")});
  must("review_done", "2026-11-04", {QStringLiteral("review_opinion=同意"), QStringLiteral("reviewer=丁")});
  must("notify", "2026-11-19", {QStringLiteral("penalties=罚款 500"), QStringLiteral("hearing_right=否")});
  must("notify_served", "2026-11-19", {QStringLiteral("way=直接")});
  const CaseEvent waiver = must("waive", "2026-11-20");
  must("decide", "2026-11-20", {QStringLiteral("penalties=罚款 500")});
  const Result<void> refused = ProcedureService(*store_).withdraw(session_, waiver.id, QStringLiteral("误登记"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().value, QStringLiteral("decide guard statement_over"));
}

TEST_P(ProcedureServiceTest, rightThatRanOutLeavesTheListWithItsDay) {
  file("2026-11-02");
  must("close_investigation", "2026-11-03");
  must("submit_review", "2026-11-03", {QStringLiteral("review_kind=案件审核")});
  must("review_done", "2026-11-04", {QStringLiteral("review_opinion=同意"), QStringLiteral("reviewer=丁")});
  must("notify", "2026-11-19", {QStringLiteral("penalties=罚款 500"), QStringLiteral("hearing_right=否")});
  must("notify_served", "2026-11-19", {QStringLiteral("way=直接")});
  clock_.set(*Instant::parseLocal(u"2026-12-10 09:00"));
  EXPECT_TRUE(std::ranges::none_of(clocks(), [](const RunningClock& clock) { return clock.rule == u"STATEMENT"; }));
  expectSound();
}

TEST_P(ProcedureServiceTest, oddStepWantsANote) {
  file("2025-01-10");
  CaseEvent odd = event("terminate", "2026-11-10", {QStringLiteral("reason=当事人死亡"), QStringLiteral("approver=王五")});
  ProcedureService service(*store_);
  const Result<CaseEvent> refused = service.record(session_, odd);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::Unconfirmed);
  EXPECT_EQ(warningsOf(refused.error()).size(), 2u);
  EXPECT_TRUE(refusalText(refused.error()).contains(QStringLiteral("相隔"))) << refusalText(refused.error()).toStdString();
  odd.note = QStringLiteral("材料移送途中延误，已核实");
  EXPECT_EQ(service.record(session_, odd).error().code, ErrorCode::Unconfirmed) << "a note alone is no confirmation";
  EXPECT_TRUE(service.record(session_, odd, Numbering::AsGiven, Oddities::Confirmed));
}

TEST_P(ProcedureServiceTest, numbersFollowEachOtherAndAreNeverGivenTwice) {
  ClockService law(*store_);
  ASSERT_TRUE(law.setParameter(session_, QStringLiteral("doc_prefix"), QStringLiteral("白"), QStringLiteral("本局代字")));
  file("2026-11-02");
  EXPECT_EQ(must("correct_order", "2026-11-03", {QStringLiteral("reason=改正")}, Numbering::Next).docNo, QStringLiteral("白市监责改〔2026〕1号"));
  const CaseEvent second = must("correct_order", "2026-11-04", {QStringLiteral("reason=改正")}, Numbering::Next);
  EXPECT_EQ(second.docNo, QStringLiteral("白市监责改〔2026〕2号"));
  ProcedureService service(*store_);
  ASSERT_TRUE(service.withdraw(session_, second.id, QStringLiteral("作废")));
  EXPECT_EQ(must("correct_order", "2026-11-05", {QStringLiteral("reason=改正")}, Numbering::Next).docNo, QStringLiteral("白市监责改〔2026〕3号"));
  const LegalCase other = *CaseService(*store_).save(session_, {.authority = session_.officeName, .cause = QStringLiteral("冒充专利"), .filedDate = EventDate::ofDay(QDate(2026, 11, 1))});
  CaseEvent taken = event("correct_order", "2026-11-06", {QStringLiteral("reason=改正")});
  taken.legalCase = other.id;
  taken.docNo = QStringLiteral("白市监责改[2026]1号");
  EXPECT_EQ(service.record(session_, taken).error(), (Error{ErrorCode::AlreadyExists, QStringLiteral("doc_no"), QStringLiteral("白市监责改〔2026〕1号")}));
  taken.docNo = QStringLiteral("白市监责改〔2026〕6号");
  ASSERT_TRUE(service.record(session_, taken));
  EXPECT_EQ(*service.numberGaps(session_), QStringList{QStringLiteral("市监责改 2026：4–5")});
}

TEST_P(ProcedureServiceTest, readerMayNotRecord) {
  Session reader = session_;
  reader.role = Role::Reader;
  EXPECT_EQ(ProcedureService(*store_).record(reader, event("found", "2026-11-02")).error().code, ErrorCode::Forbidden);
  EXPECT_EQ(ClockService(*store_).setParameter(reader, QStringLiteral("doc_prefix"), QStringLiteral("白"), {}).error().code, ErrorCode::Forbidden);
}

TEST_P(ProcedureServiceTest, importedNoticeMovesRunningClocks) {
  clock_.set(*Instant::parseLocal(u"2026-12-21 09:00"));
  must("found", "2026-12-21");
  ASSERT_EQ(clocks().front().due->text(), QStringLiteral("2027-01-11"));
  const HolidayNotice notice{.year = 2027, .number = QStringLiteral("国办发明电〔2026〕9号"), .days = {{QDate(2027, 1, 1), QStringLiteral("元旦"), DayKind::Holiday}}};
  const auto changes = ClockService(*store_).adoptNotices(session_, {notice});
  ASSERT_TRUE(changes);
  ASSERT_EQ(changes->size(), 1u);
  EXPECT_EQ(changes->front().after->text(), QStringLiteral("2027-01-12"));
  EXPECT_EQ(clocks().front().due->text(), QStringLiteral("2027-01-12"));
  expectSound();
}

TEST_P(ProcedureServiceTest, amendedRuleKeepsItsReasonAndItsDay) {
  file("2026-11-02");
  ClockService service(*store_);
  DeadlineRule rule = *store_->law().law().book.latest(QStringLiteral("DECIDE"));
  rule.amount = 60;
  rule.from = EventDate::ofDay(QDate(2026, 11, 1));
  EXPECT_EQ(service.amendRule(session_, rule, QString()).error().field, QStringLiteral("reason"));
  const auto changes = service.amendRule(session_, rule, QStringLiteral("本省规定"));
  ASSERT_TRUE(changes) << refusalText(changes.error()).toStdString();
  ASSERT_EQ(changes->size(), 1u);
  EXPECT_EQ(changes->front().before->text(), QStringLiteral("2027-02-01"));
  EXPECT_EQ(changes->front().after->text(), QStringLiteral("2027-01-01"));
  store_ = Store::open(store_->location(), clock_, Store::Pending::Refuse);
  EXPECT_EQ(clocks().front().due->text(), QStringLiteral("2027-01-01"));
  EXPECT_EQ(ClockService(*store_).calculate(QStringLiteral("DECIDE"), *EventDate::parse(u"2026-10-31"), {}, {})->hardDue.text(), QStringLiteral("2027-01-29"));
}

TEST_P(ProcedureServiceTest, listShowsOursAndOthersForOfficerAndDay) {
  file("2026-11-02");
  must("assist_request", "2026-11-03", {QStringLiteral("organ=邻县局"), QStringLiteral("received=2026-11-05")});
  ClockService service(*store_);
  const auto count = [&](const ClockQuery& query) { return service.list(session_, query)->size(); };
  EXPECT_EQ(count({.owner = ClockQuery::Owner::Ours}), 2u);
  EXPECT_EQ(count({.until = QDate(2026, 11, 30)}), 1u);
  EXPECT_EQ(count({.officer = QStringLiteral("张三")}), 2u);
  EXPECT_EQ(count({.officer = QStringLiteral("张")}), 0u);
  EXPECT_EQ(*service.counts(session_, {.until = QDate(2026, 11, 28)}), (ClockCounts{.overdue = 0, .today = 0, .soon = 1, .paused = 0}));
  clock_.set(*Instant::parseLocal(u"2026-11-27 09:00"));
  EXPECT_EQ(service.counts(session_, {.until = QDate(2026, 12, 4)})->overdue, 1);
}

TEST_P(ProcedureServiceTest, newDayStartsWhatTheEndOfAPeriodStarts) {
  clock_.set(*Instant::parseLocal(u"2026-06-01 09:00"));
  LegalCase decided = stored();
  decided.filedDate = EventDate::ofDay(QDate(2026, 3, 2));
  decided.decision = {.date = EventDate::ofDay(QDate(2026, 5, 18)), .kinds = {QStringLiteral("罚款")}, .fine = Money::ofFen(500'000)};
  ASSERT_TRUE(CaseService(*store_).save(session_, decided));
  must("serve_decision", "2026-05-20", {QStringLiteral("way=直接")});
  const auto has = [&](const char* rule) { return std::ranges::any_of(clocks(), [&](const RunningClock& clock) { return clock.rule == QLatin1String(rule); }); };
  EXPECT_TRUE(has("PAY"));
  EXPECT_FALSE(has("EXTRA_FINE_START"));
  clock_.set(*Instant::parseLocal(u"2026-06-05 09:00"));
  EXPECT_TRUE(has("EXTRA_FINE_START"));
  EXPECT_EQ(ProcedureService(*store_).course(session_, case_.id)->extraFine, Money::ofFen(15'000));
  expectSound();
}

TEST_P(ProcedureServiceTest, eventsAreAppendOnlyInTheDatabaseItself) {
  file("2026-11-02");
  for (const char* sql : {"UPDATE case_event SET happened_on = '2020-01-01'", "DELETE FROM case_event"}) {
    EXPECT_THROW(store_->database().execute(sql), StorageError) << sql;
  }
}

TEST_P(ProcedureServiceTest, backupHoldsTheCourse) {
  file("2026-11-02");
  const QString copy = folder_.filePath(QStringLiteral("copy.db"));
  MaintenanceService(*store_).backup(copy);
  const auto opened = Store::open(copy, clock_, Store::Pending::Refuse);
  EXPECT_EQ(ProcedureService(*opened).course(session_, case_.id)->steps.size(), 1u);
}

SHUANGDA_ON_BOTH_ENGINES(ProcedureServiceTest);
