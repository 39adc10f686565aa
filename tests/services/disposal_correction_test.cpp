#include "domain/goods_code.h"
#include "services/custody_service.h"
#include "services/destruction_report.h"
#include "services/disposal_service.h"
#include "services/procedure_service.h"
#include "services/texts.h"
#include "storage/destruction_repository.h"
#include "support/disposal_fixture.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

using test::at;

class DisposalCorrectionTest : public test::DisposalTest {
 protected:
  DisposalLine line(BatchId id, ItemId item) {
    const DisposalSheet sheet = *service().sheet(session_, id);
    for (const DisposalLineRow& row : sheet.lines) {
      if (row.line.item == item) {
        return row.line;
      }
    }
    return {};
  }
  BatchStage stage(BatchId id) { return service().sheet(session_, id)->stage; }
  static Quantity amount(int whole) { return Quantity::ofThousandths(whole * 1000); }
  LossReport loss(ItemId item, int whole) const {
    return {.item = item, .quantity = amount(whole), .at = at("2026-11-21"), .carrier = u"甲、乙"_s, .approver = u"李局"_s, .docNo = u"市监审〔2026〕12号"_s, .reason = u"途中箱体破损散落"_s};
  }
  /// Fetched and loaded, all of it.
  BatchId loaded(const std::vector<ItemId>& ids) {
    const BatchId id = approved(ids);
    must(service().pickAll(session_, id, transit_, act("2026-11-21")));
    must(service().load(session_, id, act("2026-11-21")));
    return id;
  }
};

}  // namespace

TEST_P(DisposalCorrectionTest, aWrongDayIsTakenBackAndRecordedAnew) {
  const std::vector<ItemId> ids = confiscated(2);
  clock_.set(*Instant::parseLocal(u"2026-11-22 10:00"));
  const BatchId id = approved(ids);
  must(service().pickAll(session_, id, transit_, act("2026-11-22")));
  must(service().load(session_, id, act("2026-11-22")));
  must(service().execute(session_, id, at("2026-11-22 08:00"), at("2026-11-22 09:00")));
  EXPECT_EQ(service().takeBack(session_, id, {}, BatchStep::Execute, {}).error(), (Error{ErrorCode::Required, u"reason"_s, {}}));
  EXPECT_EQ(must(service().takeBack(session_, id, {}, BatchStep::Execute, u"时间登记错误"_s)), 2);
  EXPECT_EQ(stage(id), BatchStage::Underway);
  EXPECT_EQ(standing(ids[0]), u"cleared@PLANT 10"_s);
  EXPECT_FALSE(service().sheet(session_, id)->batch.endedAt);
  must(service().execute(session_, id, at("2026-11-22 06:00"), at("2026-11-22 07:00")));
  EXPECT_EQ(service().sheet(session_, id)->batch.endedAt->text(), u"2026-11-22 07:00"_s);
  EXPECT_TRUE(line(id, ids[0]).isEven(true));
  expectSound();
}

TEST_P(DisposalCorrectionTest, aPartIsDestroyedAndTheRestReturns) {
  const std::vector<ItemId> ids = confiscated(2);
  const BatchId id = loaded(ids);
  const auto part = [&](int whole) { return service().execute(session_, id, at("2026-11-21 08:00"), at("2026-11-21 09:00"), {{ids[0], amount(whole)}}); };
  EXPECT_EQ(part(11).error(), (Error{ErrorCode::OutOfRange, u"batch_part"_s, itemLabel(ids[0]) + u"|10"_s}));
  must(part(7));
  must(service().execute(session_, id, at("2026-11-21 07:00"), at("2026-11-21 07:30"), {{ids[1], amount(10)}}));
  const DisposalSheet between = *service().sheet(session_, id);
  EXPECT_EQ(between.batch.startedAt->text(), u"2026-11-21 07:00"_s) << "the times span everything";
  EXPECT_EQ(between.batch.endedAt->text(), u"2026-11-21 09:00"_s);
  EXPECT_TRUE(openPointTexts(between).join(u'\n').contains(u"已经出库，请先退回入库"_s));
  EXPECT_TRUE(service().bringBack(session_, id, ids[0], shelf_, act("2026-11-21")));
  signable(id);
  EXPECT_EQ(service().complete(session_, id, mine(), bosss()).error().field, u"batch_difference"_s);
  EXPECT_TRUE(service().explainDifference(session_, id, ids[0], u"留样"_s));
  must(service().complete(session_, id, mine(), bosss()));
  EXPECT_EQ(standing(ids[0]), u"confiscated@A1-01 3, destroyed 7"_s);
  expectSound();
}

TEST_P(DisposalCorrectionTest, aWrongLineGoesBackToThePickListAndTheRightOneFollows) {
  const std::vector<ItemId> ids = confiscated(2);
  const BatchId id = approved(ids);
  EXPECT_TRUE(service().pick(session_, id, ids[0], amount(10), transit_, act("2026-11-21")));
  must(service().load(session_, id, act("2026-11-21")));
  must(service().execute(session_, id, at("2026-11-21 08:00"), at("2026-11-21 09:00")));
  EXPECT_EQ(must(service().takeBack(session_, id, {ids[0]}, BatchStep::Pick, u"出库的是另一项"_s)), 3);
  EXPECT_EQ(standing(ids[0]), u"cleared@A1 10"_s);
  EXPECT_EQ(stage(id), BatchStage::Approved);
  EXPECT_EQ(service().takeBack(session_, id, {ids[0]}, BatchStep::Load, u"再更正"_s).error().field, u"batch_not_done"_s);
  EXPECT_TRUE(service().pick(session_, id, ids[1], amount(10), transit_, act("2026-11-21")));
  must(service().load(session_, id, act("2026-11-21")));
  must(service().execute(session_, id, at("2026-11-21 08:00"), at("2026-11-21 09:00")));
  EXPECT_EQ(line(id, ids[0]).picked, Quantity());
  EXPECT_EQ(standing(ids[1]), u"destroyed 10"_s);
  expectSound();
}

// What was brought back after the act is taken back with it, and counts as out again.
TEST_P(DisposalCorrectionTest, whatFollowedIsTakenBackToo) {
  const std::vector<ItemId> ids = confiscated(1);
  const BatchId id = loaded(ids);
  must(service().execute(session_, id, at("2026-11-21 08:00"), at("2026-11-21 09:00"), {{ids[0], amount(7)}}));
  EXPECT_TRUE(service().bringBack(session_, id, ids[0], shelf_, act("2026-11-21")));
  EXPECT_EQ(must(service().takeBack(session_, id, ids, BatchStep::Execute, u"实际销毁九瓶"_s)), 2);
  EXPECT_EQ(line(id, ids[0]).out(), amount(10));
  EXPECT_EQ(line(id, ids[0]).loaded, amount(10));
  must(service().execute(session_, id, at("2026-11-21 08:00"), at("2026-11-21 09:00"), {{ids[0], amount(9)}}));
  EXPECT_TRUE(service().bringBack(session_, id, ids[0], shelf_, act("2026-11-21")));
  EXPECT_EQ(standing(ids[0]), u"cleared@A1-01 1, destroyed 9"_s);
  EXPECT_EQ(line(id, ids[0]).out(), Quantity());
  expectSound();
}

TEST_P(DisposalCorrectionTest, aSignedBatchIsOpenedByTwoAndSignedAnew) {
  const std::vector<ItemId> ids = confiscated(2);
  const BatchId id = approved(ids);
  executed(id);
  EXPECT_EQ(service().reopen(session_, id, u"数量登记错误"_s, mine(), bosss()).error().field, u"batch_stage"_s);
  must(service().complete(session_, id, mine(), bosss()));
  const DisposalBatch signed_ = service().sheet(session_, id)->batch;
  EXPECT_EQ(service().takeBack(session_, id, {}, BatchStep::Execute, u"错"_s).error().field, u"batch_stage"_s);
  const auto wrong = CustodyService(*store_).sheet(session_, ids[0])->chain.back().movement.id;
  const Error refused = CustodyService(*store_).correct(session_, wrong, u"错"_s).error();
  EXPECT_EQ(refused.field, u"custody_signed"_s);
  EXPECT_TRUE(refusalText(refused).contains(u"撤回签认"_s)) << refusalText(refused).toStdString();
  clock_.set(*Instant::parseLocal(u"2026-11-22 10:00"));
  EXPECT_EQ(service().reopen(session_, id, {}, mine(), bosss()).error().field, u"reason"_s);
  EXPECT_EQ(service().reopen(session_, id, u"数量登记错误"_s, mine(), mine()).error().field, u"batch_signers"_s);
  must(service().reopen(session_, id, u"数量登记错误"_s, mine(), bosss()));
  EXPECT_EQ(stage(id), BatchStage::Executed);
  must(service().takeBack(session_, id, {ids[0]}, BatchStep::Execute, u"数量登记错误"_s));
  must(service().execute(session_, id, at("2026-11-21 08:00"), at("2026-11-21 09:30"), {{ids[0], amount(6)}}));
  EXPECT_TRUE(service().bringBack(session_, id, ids[0], shelf_, act("2026-11-22")));
  EXPECT_TRUE(service().explainDifference(session_, id, ids[0], u"破损不能处置"_s));
  must(service().complete(session_, id, bosss(), mine()));
  EXPECT_EQ(standing(ids[0]), u"confiscated@A1-01 4, destroyed 6"_s);
  const DisposalSheet sheet = *service().sheet(session_, id);
  ASSERT_EQ(sheet.reopenings.size(), 1u);
  EXPECT_EQ(sheet.reopenings.front().completedAt, *signed_.completedAt);
  EXPECT_EQ(sheet.reopenings.front().signedBy, session_.account);
  const std::vector<DestructionEvent> counted = DestructionRepository(store_->database()).all();
  ASSERT_EQ(counted.size(), 1u) << "the figures count it once";
  EXPECT_EQ(counted.front().itemsCount, amount(16));
  EXPECT_EQ(counted.front().number, sheet.batch.number + u"-2"_s);
  EXPECT_TRUE(DestructionRepository(store_->database()).findByNumber(sheet.batch.number)) << "what was reported before stays on record";
  expectSound();
}

// What was not fetched had become 已没收 by the signature; opened again it is on the pick list as before, unless it moved on.
TEST_P(DisposalCorrectionTest, openingRestoresWhatTheSignatureGaveBack) {
  const std::vector<ItemId> ids = confiscated(3);
  const BatchId id = approved(ids);
  EXPECT_TRUE(service().pick(session_, id, ids[0], amount(10), transit_, act("2026-11-21")));
  must(service().load(session_, id, act("2026-11-21")));
  must(service().execute(session_, id, at("2026-11-21 08:00"), at("2026-11-21 09:00")));
  signable(id);
  for (const ItemId item : {ids[1], ids[2]}) {
    EXPECT_TRUE(service().explainDifference(session_, id, item, u"未及出库"_s));
  }
  must(service().complete(session_, id, mine(), bosss()));
  mustMove("relocate", ids[2], 10, "2026-11-21", shelf_);
  must(service().reopen(session_, id, u"第二项其实已销毁"_s, mine(), bosss()));
  EXPECT_EQ(standing(ids[1]), u"cleared@A1 10"_s);
  EXPECT_EQ(standing(ids[2]), u"confiscated@A1-01 10"_s);
  EXPECT_TRUE(service().pick(session_, id, ids[1], amount(10), transit_, act("2026-11-21")));
  expectSound();
}

TEST_P(DisposalCorrectionTest, theDatabaseOpensASignedBatchOnlyWithItsReopening) {
  const std::vector<ItemId> ids = confiscated(1);
  const BatchId id = approved(ids);
  executed(id);
  must(service().complete(session_, id, mine(), bosss()));
  const std::string key = std::to_string(id.value);
  const std::string opened = "UPDATE disposal_batch SET completed_at = NULL, signed_by = NULL, countersigned_by = NULL";
  const std::string two = std::to_string(session_.account.value) + ", " + std::to_string(boss_.account.value);
  const std::string reopening = "INSERT INTO disposal_reopening (batch_id, reason, completed_at, signed_by, countersigned_by, reopened_at, reopened_by, confirmed_by) VALUES (" + key + ", 'x', ";
  const std::string stored = "(SELECT completed_at FROM disposal_batch WHERE id = " + key + "), ";
  for (const std::string& sql : {opened + " WHERE id = " + key, reopening + "'2020-01-01T00:00:00.000Z', " + two + ", 'now', " + two + ")",
                                 reopening + stored + two + ", 'now', " + std::to_string(boss_.account.value) + ", " + std::to_string(boss_.account.value) + ")",
                                 reopening + stored + two + ", 'now', " + two + "); " + opened + ", method = 'x' WHERE id = " + key}) {
    EXPECT_THROW(
        {
          Transaction transaction(store_->database());
          store_->database().execute(sql);
        },
        StorageError)
        << sql;
  }
}

TEST_P(DisposalCorrectionTest, lossesOnTheWayAreApprovedByAnotherAndExplainTheDifference) {
  const std::vector<ItemId> ids = confiscated(2);
  const BatchId id = approved(ids);
  must(service().pickAll(session_, id, transit_, act("2026-11-21")));
  EXPECT_EQ(service().recordLoss(session_, id, loss(ids[0], 11)).error().field, u"batch_not_listed"_s);
  LossReport own = loss(ids[0], 2);
  own.approver = u"乙"_s;
  EXPECT_EQ(service().recordLoss(session_, id, own).error().field, u"custody_approver"_s);
  own.approver.clear();
  EXPECT_EQ(service().recordLoss(session_, id, own).error(), (Error{ErrorCode::Required, u"custody_approver"_s, {}}));
  EXPECT_TRUE(service().recordLoss(session_, id, loss(ids[0], 2)));
  must(service().load(session_, id, act("2026-11-21")));
  EXPECT_TRUE(service().recordLoss(session_, id, loss(ids[1], 1))) << "at the plant, before it was destroyed";
  must(service().execute(session_, id, at("2026-11-21 08:00"), at("2026-11-21 09:00")));
  EXPECT_EQ(standing(ids[0]), u"destroyed 8, missing 2"_s);
  EXPECT_EQ(line(id, ids[0]).lost, amount(2));
  EXPECT_EQ(line(id, ids[0]).out(), Quantity());
  EXPECT_EQ(line(id, ids[1]).difference, u"途中短少 1：途中箱体破损散落"_s);
  signable(id);
  must(service().complete(session_, id, mine(), bosss()));
  expectSound();
}

TEST_P(DisposalCorrectionTest, alsoGoodsOfNoBatchAreLostBetweenTwoPlaces) {
  const ItemId id = item(seizedCase()).id;
  CustodyMovement lost = movement("transit_loss", id, 3, "2026-04-01");
  lost.approver.clear();
  EXPECT_EQ(move(lost).error(), (Error{ErrorCode::Required, u"custody_approver"_s, {}}));
  lost.approver = u"交方"_s;
  EXPECT_EQ(move(lost).error().field, u"custody_approver"_s) << "who carried it does not approve";
  lost.approver = u"李局"_s;
  ASSERT_TRUE(move(lost));
  EXPECT_EQ(standing(id), u"seized@A1 7, missing 3"_s);
  EXPECT_EQ(CustodyService(*store_).sheet(session_, id)->chain.back().movement.approver, u"李局"_s);
  CustodyMovement again = movement("found", id, 1, "2026-04-02");
  again.to = CustodyState::Seized;
  again.toPlace = shelf_;
  ASSERT_TRUE(move(again));
  EXPECT_EQ(standing(id), u"seized@A1 7, seized@A1-01 1, missing 2"_s);
}

// A stock-take that misses approved goods in their store takes them off the batch too, so that it can still be cancelled.
TEST_P(DisposalCorrectionTest, approvedGoodsMissingInTheStoreLeaveTheBatch) {
  const std::vector<ItemId> ids = confiscated(1);
  const BatchId id = approved(ids);
  mustMove("missing", ids[0], 4, "2026-11-21");
  EXPECT_EQ(line(id, ids[0]).cleared, amount(6));
  must(service().cancel(session_, id, u"数量不足，另行编制"_s));
  EXPECT_EQ(standing(ids[0]), u"confiscated@A1 6, missing 4"_s);
  expectSound();
}

// The decision was annulled while the goods were on the way: nothing is destroyed, everything comes back.
TEST_P(DisposalCorrectionTest, goodsOnTheWayComeBackWhenTheDecisionIsAnnulled) {
  const CaseId legalCase = decidedCase();
  const ItemId item = goods(legalCase, 1).front().id;
  mustMove("confiscate", item, 10, "2026-05-12");
  const BatchId id = approved({item});
  must(service().pickAll(session_, id, transit_, act("2026-11-21")));
  EXPECT_TRUE(service().recordLoss(session_, id, loss(item, 1)));
  const auto annulled = ProcedureService(*store_).record(session_, {.legalCase = legalCase, .step = u"annul"_s, .on = at("2026-11-21"), .details = {{u"annul_kind"_s, u"撤销"_s}, {u"organ"_s, u"云岭县人民法院"_s}}, .note = u"核对无误"_s}, Numbering::AsGiven, Oddities::Confirmed);
  ASSERT_TRUE(annulled) << refusalText(annulled.error()).toStdString();
  EXPECT_EQ(service().load(session_, id, act("2026-11-21")).error().field, u"custody_guard"_s);
  EXPECT_EQ(service().cancel(session_, id, u"决定被撤销"_s).error().field, u"batch_goods_out"_s);
  EXPECT_TRUE(service().bringBack(session_, id, item, where_, act("2026-11-21")));
  must(service().cancel(session_, id, u"决定被撤销"_s));
  EXPECT_EQ(standing(item), u"confiscated@A1 9, missing 1"_s);
  mustMove("annul_return", item, 9, "2026-11-21");
  EXPECT_EQ(standing(item), u"released 9, missing 1"_s);
  expectSound();
}

SHUANGDA_ON_BOTH_ENGINES(DisposalCorrectionTest);
