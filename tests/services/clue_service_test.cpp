#include "services/clue_service.h"

#include "services/case_service.h"
#include "services/clock_service.h"
#include "services/clue_texts.h"
#include "services/maintenance_service.h"
#include "services/procedure_service.h"
#include "services/texts.h"
#include "support/engines.h"

using namespace shuangda;

namespace {

EventDate day(const char* text) { return *EventDate::parse(QString::fromLatin1(text)); }

class ClueServiceTest : public test::EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped()) {
      return;
    }
    clock_.set(*Instant::parseLocal(u"2026-11-20 09:00"));
    store_ = freshStore();
  }

  static Clue draft() {
    Clue clue{.source = QStringLiteral("举报"), .foundAt = day("2026-11-02 10:30"), .content = QStringLiteral("反映某商行销售假冒注册商标的白酒，瓶盖二维码扫不出来")};
    clue.party = {.name = QStringLiteral("云岭好酒商行"), .address = QStringLiteral("云岭县人民路12号"), .phone = QStringLiteral("0943-1234567")};
    clue.reporter = {.kind = QStringLiteral("个人"), .name = QStringLiteral("张小明"), .phone = QStringLiteral("13812345678")};
    clue.brand = QStringLiteral("五粮液");
    clue.goods = QStringLiteral("白酒");
    clue.note = QStringLiteral("举报人要求回复");
    return clue;
  }
  Clue must(const Result<Clue>& clue) {
    EXPECT_TRUE(clue) << (clue ? std::string() : refusalText(clue.error()).toStdString());
    return clue.value_or(Clue{});
  }
  Clue stored() { return must(ClueService(*store_).save(session_, draft())); }
  std::vector<RunningClock> clocks() { return *ClockService(*store_).list(session_, {}); }
  void expectSound() {
    for (const MaintenanceService::Check& check : MaintenanceService(*store_).verify()) {
      EXPECT_TRUE(check.problems.isEmpty()) << check.name.toStdString() << ": " << check.problems.join(u'\n').toStdString();
    }
  }
  static CheckExtension extension(int days, const char* on) {
    return {.days = days, .approvedOn = day(on), .approver = QStringLiteral("王五"), .reason = QStringLiteral("案情复杂")};
  }

  std::unique_ptr<Store> store_;
};

}  // namespace

TEST_P(ClueServiceTest, numbersFollowAndEveryFieldIsKept) {
  const Clue first = stored();
  EXPECT_EQ(first.number, QStringLiteral("XS2026-0001"));
  EXPECT_EQ(first.authority, session_.officeName);
  Clue other = draft();
  other.number = QStringLiteral("XS2026-0009");
  EXPECT_EQ(must(ClueService(*store_).save(session_, other)).number, QStringLiteral("XS2026-0002")) << "numbers are given, not chosen";
  EXPECT_EQ(*ClueService(*store_).find(session_, first.id), first);
  EXPECT_EQ(clueStage(first), ClueStage::Registered);
  expectSound();
}

TEST_P(ClueServiceTest, savedOverAnOlderVersionIsRefused) {
  Clue clue = stored();
  clue.officers = QStringLiteral("张三、李四");
  const Clue next = must(ClueService(*store_).save(session_, clue));
  EXPECT_EQ(next.version, 2);
  EXPECT_EQ(clueStage(next), ClueStage::Checking);
  EXPECT_EQ(clocks().front().officers, QStringLiteral("张三、李四"));
  EXPECT_EQ(ClueService(*store_).save(session_, clue).error(), (Error{ErrorCode::StaleVersion, QStringLiteral("clue_no"), QStringLiteral("XS2026-0001")}));
  EXPECT_EQ(ClueService(*store_).sheet(session_, clue.id)->history.size(), 2u);
}

TEST_P(ClueServiceTest, checkPeriodRunsAndIsExtendedByFifteenWorkingDays) {
  const Clue clue = stored();
  ASSERT_EQ(clocks().size(), 1u);
  EXPECT_EQ(clocks().front().clue, clue.id);
  EXPECT_EQ(clocks().front().rule, QStringLiteral("CHECK"));
  EXPECT_EQ(clocks().front().due->text(), QStringLiteral("2026-11-23"));
  EXPECT_TRUE(clocks().front().title.startsWith(QStringLiteral("云岭好酒商行 反映某商行")));
  ClueService clues(*store_);
  EXPECT_EQ(clues.extendCheck(session_, clue.id, extension(16, "2026-11-20")).error().code, ErrorCode::OutOfRange);
  EXPECT_EQ(clues.extendCheck(session_, clue.id, extension(15, "2026-11-01")).error().code, ErrorCode::DateOrder);
  EXPECT_EQ(clues.extendCheck(session_, clue.id, extension(15, "2026-11-21")).error().code, ErrorCode::OutOfRange) << "a day still to come";
  must(clues.extendCheck(session_, clue.id, extension(15, "2026-11-20")));
  EXPECT_EQ(clocks().front().due->text(), QStringLiteral("2026-12-14"));
  EXPECT_EQ(clues.extendCheck(session_, clue.id, extension(1, "2026-11-20")).error().code, ErrorCode::AlreadyExists);
  const auto why = ClockService(*store_).explain(session_, clue.number, QStringLiteral("CHECK"));
  ASSERT_TRUE(why);
  EXPECT_EQ(why->front().extensions.size(), 1u);
  expectSound();
}

TEST_P(ClueServiceTest, extensionApprovedAfterTheEndIsRefused) {
  const Clue clue = stored();
  clock_.set(*Instant::parseLocal(u"2026-11-25 09:00"));
  const Result<Clue> late = ClueService(*store_).extendCheck(session_, clue.id, extension(15, "2026-11-24"));
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error(), (Error{ErrorCode::DateOrder, QStringLiteral("check_extended_on"), QStringLiteral("2026-11-24")}));
  EXPECT_TRUE(refusalText(late.error()).contains(QStringLiteral("届满之前"))) << refusalText(late.error()).toStdString();
}

TEST_P(ClueServiceTest, grantedExtensionDoesNotHinderLaterSavesWhenTheLawChanges) {
  Clue clue = stored();
  clue = must(ClueService(*store_).extendCheck(session_, clue.id, extension(15, "2026-11-20")));
  DeadlineRule rule = *store_->law().law().book.latest(QStringLiteral("CHECK"));
  rule.extAmount = 5;
  rule.maxTotal = 20;
  rule.from = day("2026-11-01");
  ASSERT_TRUE(ClockService(*store_).amendRule(session_, rule, QStringLiteral("本省规定")));
  clue.note = QStringLiteral("补充");
  clue = must(ClueService(*store_).save(session_, clue));
  clue.extension.days = 14;
  EXPECT_EQ(ClueService(*store_).save(session_, clue).error().field, QStringLiteral("check_extension_days"));
}

TEST_P(ClueServiceTest, testingDaysAreNotCounted) {
  Clue clue = draft();
  clue.notCounted = QStringLiteral("2026-11-09/2026-11-13:TEST");
  must(ClueService(*store_).save(session_, clue));
  EXPECT_EQ(clocks().front().due->text(), QStringLiteral("2026-11-30"));
  clue.notCounted = QStringLiteral("2026-11-09/2026-11-13:HEARING");
  EXPECT_EQ(ClueService(*store_).save(session_, clue).error().code, ErrorCode::UnknownValue);
  clue.notCounted = QStringLiteral("下周");
  EXPECT_EQ(ClueService(*store_).save(session_, clue).error().code, ErrorCode::Malformed);
  clue.notCounted = QStringLiteral("2026-11-16/:TEST");
  must(ClueService(*store_).save(session_, clue));
  EXPECT_EQ(ClockService(*store_).counts(session_, {.until = QDate(2026, 11, 30)})->paused, 1);
  clock_.set(*Instant::parseLocal(u"2026-11-26 09:00"));
  EXPECT_EQ(ClockService(*store_).counts(session_, {.until = QDate(2026, 12, 30)})->paused, 1) << "computed again on a new day";
  expectSound();
}

TEST_P(ClueServiceTest, whatCannotBeRightIsRefused) {
  ClueService clues(*store_);
  const auto refusal = [&](auto change) {
    Clue clue = draft();
    change(clue);
    const Result<Clue> saved = clues.save(session_, clue);
    return saved ? Error{} : saved.error();
  };
  EXPECT_EQ(refusal([](Clue& c) { c.content.clear(); c.party.name.clear(); }).field, QStringLiteral("clue_subject"));
  EXPECT_EQ(refusal([](Clue& c) { c.foundAt = day("2026-11-20 09:01"); }).code, ErrorCode::OutOfRange);
  EXPECT_EQ(refusal([](Clue& c) { c.foundAt = day("2026-11"); }).code, ErrorCode::Malformed);
  EXPECT_EQ(refusal([](Clue& c) { c.foundAt.reset(); }).code, ErrorCode::Required);
  EXPECT_EQ(refusal([](Clue& c) { c.refusal = {.on = day("2026-11-10"), .approver = QStringLiteral("王五")}; }).field, QStringLiteral("refusal_ground"));
  EXPECT_EQ(refusal([](Clue& c) { c.acceptedOn = day("2026-11-01"); }).code, ErrorCode::DateOrder);
  EXPECT_EQ(refusal([](Clue& c) {
              c.acceptedOn = day("2026-11-10");
              c.refusal = {.on = day("2026-11-10"), .ground = refusalGrounds().front(), .approver = QStringLiteral("王五")};
            }).field,
            QStringLiteral("clue_outcome"));
  EXPECT_EQ(refusal([](Clue& c) { c.reporter.kind = QStringLiteral("路人"); }).code, ErrorCode::UnknownValue);
  Session reader = session_;
  reader.role = Role::Reader;
  EXPECT_EQ(clues.save(reader, draft()).error().code, ErrorCode::Forbidden);
  EXPECT_TRUE(clues.list(session_, {})->empty());
}

TEST_P(ClueServiceTest, refusalEndsTheClockAndReopeningStartsItAgain) {
  const Clue clue = stored();
  ClueService clues(*store_);
  const ClueRefusal refusal{.on = day("2026-11-10"), .ground = refusalGrounds().at(1), .reason = QStringLiteral("已改正"), .approver = QStringLiteral("王五")};
  EXPECT_EQ(clues.refuse(session_, clue.id, {.on = day("2026-11-10"), .ground = QStringLiteral("不想查"), .approver = QStringLiteral("王五")}).error().code,
            ErrorCode::UnknownValue);
  EXPECT_EQ(clueStage(must(clues.refuse(session_, clue.id, refusal))), ClueStage::Refused);
  EXPECT_TRUE(clocks().empty());
  EXPECT_EQ(clues.refuse(session_, clue.id, refusal).error().code, ErrorCode::WrongState);
  EXPECT_EQ(clues.toCase(session_, clue.id, {.cause = QStringLiteral("商标侵权")}).error().field, QStringLiteral("clue_outcome"));
  EXPECT_EQ(clues.reopen(session_, clue.id, {}).error().code, ErrorCode::Required);
  must(clues.reopen(session_, clue.id, QStringLiteral("误登记")));
  EXPECT_EQ(clocks().size(), 1u);
  EXPECT_EQ(clues.reopen(session_, clue.id, QStringLiteral("误登记")).error().code, ErrorCode::WrongState);
  expectSound();
}

TEST_P(ClueServiceTest, likelyDuplicatesAreFoundWithTheirReasons) {
  const Clue first = stored();
  LegalCase legalCase{.authority = session_.officeName, .party = {.name = QStringLiteral("云岭好酒商行")}, .cause = QStringLiteral("商标侵权")};
  legalCase = *CaseService(*store_).save(session_, legalCase);
  Clue other{.foundAt = day("2026-11-12"), .content = QStringLiteral("该店白酒瓶盖二维码扫不出来，怀疑某商行销售假冒注册商标的白酒")};
  const auto matches = *ClueService(*store_).duplicates(session_, other);
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches.front().clue, first.id);
  EXPECT_EQ(matches.front().reasons.front().kind, MatchReason::Kind::SimilarContent);
  EXPECT_TRUE(matchReasonsText(matches.front()).startsWith(QStringLiteral("案源内容相似（")));
  other.content = QStringLiteral("门口堆放杂物");
  EXPECT_TRUE(ClueService(*store_).duplicates(session_, other)->empty());
  other.party = {.name = QStringLiteral(" 云岭好酒商行 "), .address = QStringLiteral("云岭县人民路１２号"), .phone = QStringLiteral("09431234567")};
  const auto byParty = *ClueService(*store_).duplicates(session_, other);
  ASSERT_FALSE(byParty.empty());
  EXPECT_EQ(matchReasonsText(byParty.front()), QStringLiteral("当事人名称相同、当事人电话相同、当事人住所相同"));
  other.party.name = QStringLiteral("云岭好酒商行");
  const auto both = *ClueService(*store_).duplicates(session_, other);
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both.back().legalCase, legalCase.id);
  other = {.foundAt = day("2026-11-12"), .content = QStringLiteral("另有其事的长长内容")};
  other.reporter.phone = QStringLiteral("138 1234 5678");
  EXPECT_EQ(matchReasonsText(ClueService(*store_).duplicates(session_, other)->front()), QStringLiteral("投诉人、举报人电话相同"));
}

TEST_P(ClueServiceTest, caseTakesOverWhatTheClueSaysAndIsFiledInTheSameAct) {
  const Clue clue = stored();
  must(ClueService(*store_).extendCheck(session_, clue.id, extension(15, "2026-11-20")));
  ClueFiling filing{.cause = QStringLiteral("商标侵权"), .filedOn = day("2026-11-20"), .officers = QStringLiteral("张三"), .approver = QStringLiteral("王五")};
  ASSERT_FALSE(ClueService(*store_).toCase(session_, clue.id, filing)) << "two officers";
  EXPECT_FALSE(ClueService(*store_).find(session_, clue.id)->legalCase) << "nothing of it is kept";
  EXPECT_TRUE(CaseService(*store_).list(session_, {})->empty());
  filing.officers = QStringLiteral("张三、李四");
  const Result<ClueCase> both = ClueService(*store_).toCase(session_, clue.id, filing);
  ASSERT_TRUE(both) << refusalText(both.error()).toStdString();
  const LegalCase& legalCase = both->legalCase;
  EXPECT_EQ(legalCase.party.name, clue.party.name);
  EXPECT_EQ(legalCase.source, clue.source);
  EXPECT_EQ(legalCase.brand, clue.brand);
  EXPECT_EQ(legalCase.goods, clue.goods);
  EXPECT_EQ(legalCase.foundDate, clue.foundAt);
  EXPECT_TRUE(legalCase.note.contains(clue.content) && legalCase.note.contains(clue.note));
  EXPECT_FALSE(legalCase.note.contains(clue.reporter.name)) << "who reported stays with the clue";
  EXPECT_EQ(legalCase.filedDate, day("2026-11-20"));
  EXPECT_EQ(both->clue.legalCase, legalCase.id);
  EXPECT_EQ(both->clue.acceptedOn, day("2026-11-20"));
  ASSERT_EQ(clocks().size(), 1u);
  EXPECT_EQ(clocks().front().rule, QStringLiteral("DECIDE"));
  EXPECT_EQ(ProcedureService(*store_).course(session_, legalCase.id)->rows.size(), 2u) << "extension and filing";
  EXPECT_EQ(ClueService(*store_).sheet(session_, clue.id)->caseNumber, legalCase.number);
  EXPECT_EQ(ClueService(*store_).toCase(session_, clue.id, filing).error().code, ErrorCode::WrongState);
  expectSound();
}

TEST_P(ClueServiceTest, unfiledCaseGoesOnWithThePeriodAndTellsTheClueHowItEnded) {
  const Clue clue = stored();
  const Result<ClueCase> both = ClueService(*store_).toCase(session_, clue.id, {.cause = QStringLiteral("商标侵权")});
  ASSERT_TRUE(both);
  EXPECT_EQ(clueStage(both->clue), ClueStage::Checking);
  ASSERT_EQ(clocks().size(), 1u);
  EXPECT_EQ(clocks().front().legalCase, both->legalCase.id) << "one clock, not two";
  EXPECT_EQ(ClueService(*store_).refuse(session_, clue.id, {.on = day("2026-11-10"), .ground = refusalGrounds().front(), .approver = QStringLiteral("王五")}).error().field,
            QStringLiteral("clue_case"));
  CaseEvent event{.legalCase = both->legalCase.id, .step = QStringLiteral("not_file"), .on = day("2026-11-18")};
  event.details = {{QStringLiteral("not_file_ground"), refusalGrounds().front()}, {QStringLiteral("approver"), QStringLiteral("王五")}};
  const Result<CaseEvent> refused = ProcedureService(*store_).record(session_, event);
  ASSERT_TRUE(refused) << refusalText(refused.error()).toStdString();
  EXPECT_EQ(clueStage(*ClueService(*store_).find(session_, clue.id)), ClueStage::Refused);
  ASSERT_TRUE(ProcedureService(*store_).withdraw(session_, refused->id, QStringLiteral("误登记")));
  EXPECT_EQ(clueStage(*ClueService(*store_).find(session_, clue.id)), ClueStage::Checking);
  LegalCase legalCase = *CaseService(*store_).find(session_, both->legalCase.id);
  legalCase.filedDate = day("2026-11-19");
  ASSERT_TRUE(CaseService(*store_).save(session_, legalCase));
  EXPECT_EQ(ClueService(*store_).find(session_, clue.id)->acceptedOn, day("2026-11-19"));
  legalCase = *CaseService(*store_).find(session_, both->legalCase.id);
  legalCase.filedDate.reset();
  legalCase.voidDate = day("2026-11-20");
  ASSERT_TRUE(CaseService(*store_).save(session_, legalCase));
  EXPECT_EQ(clueStage(*ClueService(*store_).find(session_, clue.id)), ClueStage::Registered) << "the clue is open again";
  EXPECT_EQ(clocks().size(), 1u);
  expectSound();
}

TEST_P(ClueServiceTest, caseKeepsTheDaysTheCheckDidNotCount) {
  Clue clue = draft();
  clue.notCounted = QStringLiteral("2026-11-09/2026-11-13:TEST;2026-11-18/2026-11-25:RIGHTS_ID");
  clue = must(ClueService(*store_).save(session_, clue));
  const ClueFiling filing{.cause = QStringLiteral("商标侵权"), .filedOn = day("2026-11-20"), .officers = QStringLiteral("张三、李四"), .approver = QStringLiteral("王五")};
  const Result<ClueCase> both = ClueService(*store_).toCase(session_, clue.id, filing);
  ASSERT_TRUE(both) << refusalText(both.error()).toStdString();
  const QString number = both->legalCase.number;
  ClockService service(*store_);
  const auto check = service.explain(session_, number, QStringLiteral("CHECK"));
  ASSERT_TRUE(check);
  EXPECT_EQ(check->front().exclusions.size(), 2u);
  EXPECT_EQ(check->front().deadline.due.text(), QStringLiteral("2026-12-08"));
  const auto decide = service.explain(session_, number, QStringLiteral("DECIDE"));
  ASSERT_TRUE(decide);
  EXPECT_EQ(decide->front().deadline.hardDue.firstDay(), QDate(2026, 11, 20).addDays(90 + 5)) << "only the days after filing";
  CaseEvent seizure{.legalCase = both->legalCase.id, .step = QStringLiteral("seize"), .on = day("2026-11-10")};
  seizure.details = {{QStringLiteral("seize_kind"), QStringLiteral("扣押")}, {QStringLiteral("on_spot"), QStringLiteral("否")},
                     {QStringLiteral("officers"), QStringLiteral("张三、李四")}, {QStringLiteral("approver"), QStringLiteral("王五")}};
  ASSERT_TRUE(ProcedureService(*store_).record(session_, seizure));
  EXPECT_EQ(service.explain(session_, number, QStringLiteral("SEIZE"))->front().deadline.hardDue.text(), QStringLiteral("2026-12-10"))
      << "no period was told to the party in writing";
  expectSound();
}

TEST_P(ClueServiceTest, oddFilingIsAskedAboutAndTheCauseIsNamed) {
  const Clue clue = stored();
  clock_.set(*Instant::parseLocal(u"2026-12-01 09:00"));
  ClueFiling filing{.filedOn = day("2026-12-01"), .officers = QStringLiteral("张三、李四"), .approver = QStringLiteral("王五"), .note = QStringLiteral("举报人要求回复")};
  const Result<ClueCase> nameless = ClueService(*store_).toCase(session_, clue.id, filing);
  EXPECT_EQ(nameless.error().field, QStringLiteral("clue_cause"));
  EXPECT_TRUE(refusalText(nameless.error()).startsWith(QStringLiteral("请选择或者填写案由"))) << refusalText(nameless.error()).toStdString();
  filing.cause = QStringLiteral("商标侵权");
  const Result<ClueCase> late = ClueService(*store_).toCase(session_, clue.id, filing);
  ASSERT_FALSE(late) << "a note that was there before is no answer";
  EXPECT_EQ(late.error().code, ErrorCode::Unconfirmed);
  EXPECT_TRUE(refusalText(late.error()).contains(QStringLiteral("线索核查期限"))) << refusalText(late.error()).toStdString();
  filing.note.clear();
  EXPECT_EQ(ClueService(*store_).toCase(session_, clue.id, filing, Oddities::Confirmed).error().code, ErrorCode::Unconfirmed) << "nothing said why";
  filing.note = QStringLiteral("权利人回复迟延，已向负责人报告");
  EXPECT_TRUE(ClueService(*store_).toCase(session_, clue.id, filing, Oddities::Confirmed));
}

TEST_P(ClueServiceTest, caseOfAClueIsNotUndoneBehindItsBack) {
  const Clue clue = stored();
  const Result<ClueCase> both = ClueService(*store_).toCase(session_, clue.id, {.cause = QStringLiteral("商标侵权")});
  ASSERT_TRUE(both);
  EXPECT_EQ(CaseService(*store_).undoLastSave(session_, both->legalCase.id).error().field, QStringLiteral("undo_clue"));
}

TEST_P(ClueServiceTest, mergedClueNamesWhereItWent) {
  const Clue first = stored();
  const Clue second = stored();
  ClueService clues(*store_);
  EXPECT_EQ(clues.merge(session_, second.id, second.number, day("2026-11-12")).error().code, ErrorCode::WrongState);
  EXPECT_EQ(clues.merge(session_, second.id, QStringLiteral("XS2026-0099"), day("2026-11-12")).error().code, ErrorCode::NotFound);
  EXPECT_EQ(clueStage(must(clues.merge(session_, second.id, first.number, day("2026-11-12")))), ClueStage::Merged);
  EXPECT_EQ(clues.sheet(session_, second.id)->mergedInto, first.number);
  EXPECT_EQ(clues.merge(session_, first.id, second.number, day("2026-11-12")).error().code, ErrorCode::WrongState);
  EXPECT_EQ(clocks().size(), 1u);
  const QString copy = folder_.filePath(QStringLiteral("copy.db"));
  MaintenanceService(*store_).backup(copy);
  EXPECT_EQ(ClueService(*Store::open(copy, clock_, Store::Pending::Refuse)).list(session_, {})->size(), 2u);
  expectSound();
}

TEST_P(ClueServiceTest, listIsNewestFirstFilteredAndHidesTheReporter) {
  stored();
  Clue later = draft();
  later.foundAt = day("2026-11-18");
  later.content = QStringLiteral("网店销售假冒运动鞋");
  later.party.name.clear();
  later.officers = QStringLiteral("赵六");
  must(ClueService(*store_).save(session_, later));
  ClueService clues(*store_);
  const auto rows = *clues.list(session_, {});
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows.front().number, QStringLiteral("XS2026-0002"));
  EXPECT_EQ(rows.front().reporter, QStringLiteral("张**"));
  EXPECT_EQ(clues.list(session_, {.search = QStringLiteral("运动鞋")})->size(), 1u);
  EXPECT_EQ(clues.list(session_, {.stage = ClueStage::Checking})->size(), 1u);
  EXPECT_EQ(clues.list(session_, {.year = 2025})->size(), 0u);
  EXPECT_EQ(clues.list(session_, {.limit = 1})->size(), 1u);
  EXPECT_EQ(clues.list(session_, {.search = QStringLiteral("张小明")})->size(), 0u) << "reporters are not searched for";
}

TEST_P(ClueServiceTest, rewardIsKeptAfterTheOutcomeToo) {
  const Clue clue = stored();
  const ClueReward reward{.wanted = true, .decidedOn = day("2026-11-19"), .amount = Money::ofFen(200'000), .receipt = QStringLiteral("收据1")};
  EXPECT_EQ(must(ClueService(*store_).reward(session_, clue.id, reward)).reward, reward);
  EXPECT_EQ(ClueService(*store_).reward(session_, clue.id, {.amount = Money::ofFen(-1)}).error().code, ErrorCode::OutOfRange);
}

TEST_P(ClueServiceTest, changedLawMovesTheClockOfAClue) {
  const Clue clue = stored();
  ClockService clocks(*store_);
  DeadlineRule rule = *store_->law().law().book.latest(QStringLiteral("CHECK"));
  rule.amount = 10;
  rule.from = day("2026-11-01");
  const auto changes = clocks.amendRule(session_, rule, QStringLiteral("本省规定"));
  ASSERT_TRUE(changes) << refusalText(changes.error()).toStdString();
  ASSERT_EQ(changes->size(), 1u);
  EXPECT_EQ(changes->front().number, clue.number);
  EXPECT_EQ(changes->front().after->text(), QStringLiteral("2026-11-16"));
  store_->database().execute("UPDATE running_clock SET due = '2030-01-01'");
  EXPECT_EQ(clocks.problems().size(), 1) << "verify sees a clock that does not follow";
}

SHUANGDA_ON_BOTH_ENGINES(ClueServiceTest);
