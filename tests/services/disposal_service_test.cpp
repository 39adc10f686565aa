#include "services/disposal_service.h"

#include "domain/goods_code.h"
#include "services/account_service.h"
#include "services/backup.h"
#include "services/bulletin_service.h"
#include "services/custody_service.h"
#include "services/destruction_report.h"
#include "services/goods_service.h"
#include "services/maintenance_service.h"
#include "services/place_service.h"
#include "services/procedure_service.h"
#include "services/texts.h"
#include "storage/destruction_repository.h"
#include "support/disposal_fixture.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

class DisposalServiceTest : public test::DisposalTest {};

using test::at;

}  // namespace

TEST_P(DisposalServiceTest, goesFromPlanToTwoSignatures) {
  const std::vector<ItemId> ids = confiscated(3);
  const BatchId id = approved(ids);
  EXPECT_EQ(standing(ids[0]), u"cleared@A1 10"_s);
  EXPECT_EQ(service().sheet(session_, id)->picks.size(), 3u);
  executed(id);
  EXPECT_EQ(standing(ids[0]), u"destroyed 10"_s);
  const DisposalSheet sheet = *service().sheet(session_, id);
  EXPECT_EQ(sheet.stage, BatchStage::Executed);
  EXPECT_TRUE(sheet.open.empty()) << refusalText(sheet.open.front()).toStdString();
  EXPECT_TRUE(sheet.lines.front().line.isEven(true));
  EXPECT_EQ(service().complete(session_, id, mine(), mine()).error().field, u"batch_signers"_s);
  EXPECT_EQ(service().complete(session_, id, mine(), {u"boss"_s, u"wrong"_s}).error().code, ErrorCode::BadCredentials);
  must(service().complete(session_, id, mine(), bosss()));
  const DisposalSheet done = *service().sheet(session_, id);
  EXPECT_EQ(done.stage, BatchStage::Completed);
  EXPECT_EQ(done.countersignedBy, u"boss"_s);
  EXPECT_EQ(service().change(session_, done.batch).error().field, u"batch_stage"_s);
  const auto event = DestructionRepository(store_->database()).findByNumber(done.batch.number);
  ASSERT_TRUE(event);
  EXPECT_EQ(event->tonnes, Quantity::ofThousandths(1250));
  EXPECT_EQ(event->itemsCount, Quantity::ofThousandths(30'000));
  EXPECT_EQ(event->value, Money::ofFen(360'000));
  EXPECT_EQ(destructionParagraph(done, u"双打办"_s), u"2026年11月21日，双打办在处置单位PLANT集中销毁侵权假冒商品1.25吨（30瓶），共1个品种，货值3600元，采用焚烧方式处理。"_s);
  expectSound();
}

// A line of which only a part is planned is worth its share, not the whole line.
TEST_P(DisposalServiceTest, valueIsThatOfThePlannedPart) {
  const std::vector<ItemId> ids = confiscated(1);
  const DisposalBatch batch = must(service().plan(session_, draft(), linesOf(ids, 4)));
  const DisposalSheet sheet = *service().sheet(session_, batch.id);
  EXPECT_EQ(sheet.value(), Money::ofFen(48'000));
  EXPECT_FALSE(openPointTexts(sheet).join(u'\n').contains(u"数量不一致"_s)) << "nothing was disposed of yet";
}

TEST_P(DisposalServiceTest, planTakesOnlyWhatNothingStandsInTheWayOf) {
  const ItemId open = item(seizedCase()).id;
  const Error blocked = service().plan(session_, draft(), linesOf({open})).error();
  EXPECT_EQ(blocked.field, u"batch_blocked"_s);
  EXPECT_TRUE(refusalText(blocked).contains(u"无处罚决定"_s)) << refusalText(blocked).toStdString();
  const std::vector<ItemId> ids = confiscated(2);
  EXPECT_EQ(service().plan(session_, draft(), linesOf(ids, 11)).error().field, u"batch_quantity"_s);
  EXPECT_EQ(service().candidates(session_, {})->lines.size(), 2u);
  must(service().plan(session_, draft(), linesOf({ids[0]})));
  EXPECT_EQ(service().plan(session_, draft(), linesOf({ids[0]})).error().code, ErrorCode::AlreadyExists) << "not promised twice";
  EXPECT_EQ(service().candidates(session_, {})->lines.size(), 1u);
}

// However many lines cannot go in yet, those that can are found page after page, by case, by place and by text.
TEST_P(DisposalServiceTest, everyCandidateIsFoundPageAfterPage) {
  const std::vector<ItemId> ids = confiscated(5);
  const CaseId undisputed = *GoodsService(*store_).list(session_, {.limit = 1})->front().legalCase;
  const CaseId open = decidedCase();
  for (const SeizedItem& item : goods(open, 4)) {
    mustMove("confiscate", item.id, 10, "2026-05-12");
    ASSERT_TRUE(CustodyService(*store_).note(session_, {.item = item.id, .kind = kNoteObjection, .at = at("2026-06-01"), .text = u"异议"_s}));
  }
  mustMove("relocate", ids[1], 10, "2026-05-13", shelf_);
  std::vector<ItemId> found;
  GoodsQuery query{.limit = 2};
  int pages = 0;
  do {
    const CandidatePage page = *service().candidates(session_, query);
    EXPECT_LE(page.lines.size(), 2u);
    std::ranges::transform(page.lines, std::back_inserter(found), [](const DisposalCandidate& candidate) { return candidate.row.item.id; });
    query.before = page.next;
    ++pages;
  } while (query.before && pages < 10);
  std::ranges::reverse(found);
  EXPECT_EQ(found, ids);
  EXPECT_EQ(service().candidates(session_, {.legalCase = undisputed})->lines.size(), 5u);
  EXPECT_EQ(service().candidates(session_, {.legalCase = open})->lines.size(), 0u);
  EXPECT_EQ(service().candidates(session_, {.place = shelf_})->lines.size(), 1u);
  EXPECT_EQ(service().candidates(session_, {.search = u"第3项"_s})->lines.size(), 1u);
}

TEST_P(DisposalServiceTest, plannerDoesNotApproveAndFieldsAreAskedFor) {
  const std::vector<ItemId> ids = confiscated(1);
  DisposalBatch bare;
  bare.title = u"销毁"_s;
  DisposalBatch batch = must(service().plan(session_, bare, linesOf(ids)));
  EXPECT_EQ(service().submit(session_, batch.id).error(), (Error{ErrorCode::Required, u"batch_legal_basis"_s, {}}));
  DisposalBatch full = draft();
  full.id = batch.id;
  full.version = batch.version;
  full.witnesses = u"戊"_s;
  full = must(service().plan(session_, full, linesOf(ids)));
  EXPECT_EQ(service().submit(session_, full.id).error().field, u"batch_witnesses"_s);
  full.witnesses = u"戊、甲"_s;
  full = must(service().plan(session_, full, linesOf(ids)));
  EXPECT_EQ(service().submit(session_, full.id).error(), (Error{ErrorCode::WrongState, u"batch_roles"_s, u"甲"_s}));
  full.witnesses = u"戊、己"_s;
  full = must(service().plan(session_, full, linesOf(ids)));
  must(service().submit(session_, full.id));
  EXPECT_EQ(service().approve(session_, full.id, u"审1号"_s).error().field, u"batch_approver"_s);
  must(service().reject(boss_, full.id, u"数量待核"_s));
  EXPECT_EQ(service().sheet(session_, full.id)->stage, BatchStage::Planned);
}

TEST_P(DisposalServiceTest, hazardousWasteWantsALicensedPlantAndItsPapers) {
  const std::vector<ItemId> ids = confiscated(1);
  DisposalBatch batch = draft();
  batch.wasteClass = u"hazardous"_s;
  batch = must(service().plan(session_, batch, linesOf(ids)));
  EXPECT_EQ(service().submit(session_, batch.id).error().field, u"licence"_s);
  PlaceService places(*store_);
  Place plant = *places.findByCode(session_, u"PLANT"_s);
  plant.licenceNo = u"危废1号"_s;
  plant.licenceScope = u"electronic"_s;
  plant.licenceValidTo = EventDate::ofDay(QDate(2026, 11, 20));
  plant = *places.save(session_, plant);
  EXPECT_EQ(service().submit(session_, batch.id).error().field, u"licence_expired"_s);
  plant.licenceValidTo = EventDate::ofDay(QDate(2027, 1, 1));
  plant = *places.save(session_, plant);
  EXPECT_EQ(service().submit(session_, batch.id).error().field, u"licence_scope"_s);
  plant.licenceScope = u"electronic;hazardous"_s;
  ASSERT_TRUE(places.save(session_, plant));
  must(service().submit(session_, batch.id));
  must(service().approve(boss_, batch.id, u"审2号"_s));
  executed(batch.id);
  EXPECT_EQ(service().complete(session_, batch.id, mine(), bosss()).error().field, u"batch_manifest"_s);
}

TEST_P(DisposalServiceTest, differencesAreExplainedAndTheRestGoesBack) {
  const std::vector<ItemId> ids = confiscated(2);
  const BatchId id = approved(ids);
  EXPECT_EQ(service().pick(session_, id, ids[0], Quantity::ofThousandths(11'000), transit_, act("2026-11-21")).error().field, u"batch_not_listed"_s);
  EXPECT_TRUE(service().pick(session_, id, ids[0], Quantity::ofThousandths(8'000), transit_, act("2026-11-21")));
  EXPECT_EQ(move("relocate", ids[0], 8, "2026-11-21", shelf_).error().field, u"custody_quantity"_s);
  EXPECT_EQ(service().cancel(session_, id, u"改期"_s).error().field, u"batch_goods_out"_s);
  must(service().load(session_, id, act("2026-11-21")));
  must(service().execute(session_, id, at("2026-11-21 08:00"), at("2026-11-21 09:00")));
  EXPECT_TRUE(service().addSlip(session_, {.batch = id, .number = u"B1"_s, .gross = Quantity::ofThousandths(2'000), .tare = Quantity::ofThousandths(1'000), .at = at("2026-11-21")}));
  must(service().addEvidence(session_, id, u"after"_s, fileOf(u"照片"_s), {}));
  EXPECT_EQ(service().complete(session_, id, mine(), bosss()).error().field, u"batch_difference"_s);
  EXPECT_EQ(openPointTexts(*service().sheet(session_, id)).size(), 1) << "said once for both lines";
  for (const ItemId item : ids) {
    ASSERT_TRUE(service().explainDifference(session_, id, item, u"留样"_s));
  }
  must(service().complete(session_, id, mine(), bosss()));
  EXPECT_EQ(standing(ids[0]), u"confiscated@A1 2, destroyed 8"_s);
  EXPECT_EQ(standing(ids[1]), u"confiscated@A1 10"_s);
  expectSound();
}

TEST_P(DisposalServiceTest, whatHadLeftComesBackAndABatchIsCancelled) {
  const std::vector<ItemId> ids = confiscated(1);
  const BatchId id = approved(ids);
  must(service().pickAll(session_, id, transit_, act("2026-11-21")));
  EXPECT_EQ(move("store_in", ids[0], 10, "2026-11-21", where_).error().field, u"custody_batch"_s);
  EXPECT_TRUE(service().bringBack(session_, id, ids[0], shelf_, act("2026-11-21")));
  must(service().cancel(session_, id, u"处置单位停产"_s));
  EXPECT_EQ(standing(ids[0]), u"confiscated@A1-01 10"_s);
  EXPECT_EQ(service().candidates(session_, {})->lines.size(), 1u);
  expectSound();
}

TEST_P(DisposalServiceTest, otherWaysEndInTheirOwnStandingAndRefuseHazards) {
  std::vector<ItemId> ids = confiscated(1);
  DisposalBatch batch = draft();
  batch.way = u"auction"_s;
  batch.plant.reset();
  batch.receiver = u"某拍卖行"_s;
  batch = must(service().plan(session_, batch, linesOf(ids)));
  must(service().submit(session_, batch.id));
  must(service().approve(boss_, batch.id, u"审3号"_s));
  must(service().pickAll(session_, batch.id, transit_, act("2026-11-21")));
  must(service().execute(session_, batch.id, at("2026-11-21"), at("2026-11-21")));
  EXPECT_EQ(standing(ids[0]), u"auctioned 10"_s);
  must(service().complete(session_, batch.id, mine(), bosss()));
  SeizedItem toxic = goods(decidedCase(), 1).front();
  mustMove("confiscate", toxic.id, 10, "2026-05-12");
  toxic.hazards = u"toxic"_s;
  ASSERT_TRUE(GoodsService(*store_).change(session_, toxic));
  DisposalBatch sale = batch;
  sale.id = {};
  sale.version = 0;
  EXPECT_EQ(service().plan(session_, sale, linesOf({toxic.id})).error().field, u"batch_hazard"_s);
}

// No raw row disposes of anything without the batch somebody else approved.
TEST_P(DisposalServiceTest, theDatabaseGuardsPlanAndApproval) {
  const std::vector<ItemId> ids = confiscated(1);
  const DisposalBatch batch = must(service().plan(session_, draft(), linesOf(ids)));
  must(service().submit(session_, batch.id));
  const std::string key = std::to_string(batch.id.value);
  Database& database = store_->database();
  for (const std::string& sql : {"UPDATE disposal_batch SET approved_on = '2026-11-21', approved_by = planned_by WHERE id = " + key, "UPDATE disposal_line SET planned = 99000 WHERE batch_id = " + key,
                                 "DELETE FROM disposal_line WHERE batch_id = " + key, "DELETE FROM disposal_batch WHERE id = " + key}) {
    EXPECT_THROW(
        {
          Transaction transaction(database);
          database.execute(sql);
        },
        StorageError)
        << sql;
  }
  CustodyMovement clear = movement("clear", ids[0], 10, "2026-11-21");
  EXPECT_EQ(move(clear).error().field, u"custody_batch"_s);
}

TEST_P(DisposalServiceTest, aBackupKeepsBatchesAndLedger) {
  const std::vector<ItemId> ids = confiscated(2);
  const BatchId id = approved(ids);
  executed(id);
  must(service().complete(session_, id, mine(), bosss()));
  const QString path = folder_.filePath(u"backup.shuangda"_s);
  MaintenanceService(*store_).backup(path);
  const auto copy = Store::open(path, clock_, Store::Pending::Refuse);
  for (const MaintenanceService::Check& check : MaintenanceService(*copy).verify()) {
    EXPECT_TRUE(check.problems.isEmpty()) << check.name.toStdString() << ": " << check.problems.join(u'\n').toStdString();
  }
  EXPECT_EQ(DisposalService(*copy).sheet(session_, id)->stage, BatchStage::Completed);
  EXPECT_THROW(copy->database().execute("UPDATE custody_movement SET quantity = 1"), StorageError) << "the triggers are back";
}

TEST_P(DisposalServiceTest, whatWasApprovedStaysAsItWasApproved) {
  const BatchId id = approved(confiscated(1));
  DisposalBatch batch = service().sheet(session_, id)->batch;
  batch.wasteClass = u"electronic"_s;
  batch.plant = place(PlaceKind::Plant, "OTHER");
  batch.manifestNo = u"联单1号"_s;
  batch = must(service().change(session_, batch));
  EXPECT_EQ(batch.wasteClass, u"general"_s);
  EXPECT_EQ(batch.plant, plant_);
  EXPECT_EQ(batch.manifestNo, u"联单1号"_s);
  EXPECT_EQ(service().voidSlip(session_, id, 77, u"错"_s).error().field, u"weigh_slip"_s);
}

TEST_P(DisposalServiceTest, whoChangedThePlanDoesNotApproveIt) {
  const std::vector<ItemId> ids = confiscated(2);
  DisposalBatch batch = must(service().plan(session_, draft(), linesOf({ids[0]})));
  batch = must(service().plan(boss_, batch, linesOf(ids)));
  must(service().submit(session_, batch.id));
  EXPECT_EQ(service().approve(boss_, batch.id, u"审1号"_s).error().field, u"batch_approver"_s);
  must(service().approve(session_, batch.id, u"审1号"_s));
}

TEST_P(DisposalServiceTest, whatIsSignedCannotBeTouchedInTheDatabase) {
  const std::vector<ItemId> ids = confiscated(2);
  const BatchId id = approved(ids);
  executed(id);
  must(service().complete(session_, id, mine(), bosss()));
  Database& database = store_->database();
  const std::string key = std::to_string(id.value);
  for (const std::string& sql : {"UPDATE disposal_batch SET method = 'x' WHERE id = " + key, "UPDATE weigh_slip SET gross = 1 WHERE batch_id = " + key, "DELETE FROM weigh_slip WHERE batch_id = " + key,
                                 "UPDATE disposal_line SET difference = 'x' WHERE batch_id = " + key}) {
    EXPECT_THROW(
        {
          Transaction transaction(database);
          database.execute(sql);
        },
        StorageError)
        << sql;
  }
}

TEST_P(DisposalServiceTest, nothingIsDisposedOfBeforeItsApproval) {
  const BatchId id = approved(confiscated(1));
  must(service().pickAll(session_, id, transit_, act("2026-11-21")));
  must(service().load(session_, id, act("2026-11-21")));
  EXPECT_EQ(service().execute(session_, id, at("2026-11-20 08:00"), at("2026-11-21 09:00")).error().field, u"batch_times"_s);
  must(service().execute(session_, id, at("2026-11-21 08:00"), at("2026-11-21 09:00")));
}

TEST_P(DisposalServiceTest, aJudgmentEndsTheDisputeOnlyWhenItIsInForce) {
  const CaseId legalCase = decidedCase();
  const ItemId id = item(legalCase).id;
  mustMove("confiscate", id, 10, "2026-05-12");
  const auto record = [&](const char* step, const char* on, QMap<QString, QString> details) {
    const CaseEvent event{.legalCase = legalCase, .step = QString::fromLatin1(step), .on = at(on), .details = std::move(details), .note = u"核对无误"_s};
    const auto stored = ProcedureService(*store_).record(session_, event, Numbering::AsGiven, Oddities::Confirmed);
    EXPECT_TRUE(stored) << (stored ? std::string() : refusalText(stored.error()).toStdString());
  };
  record("suit", "2026-06-01", {{u"organ"_s, u"云岭县人民法院"_s}});
  EXPECT_EQ(service().candidates(session_, {})->lines.size(), 0u);
  record("judgment", "2026-08-01", {{u"organ"_s, u"云岭县人民法院"_s}, {u"result"_s, u"驳回"_s}});
  EXPECT_EQ(service().candidates(session_, {})->lines.size(), 0u) << "it may still be appealed against";
  record("judgment", "2026-10-01", {{u"organ"_s, u"云岭市中级人民法院"_s}, {u"result"_s, u"维持"_s}, {u"in_force"_s, u"是"_s}});
  EXPECT_EQ(service().candidates(session_, {})->lines.size(), 1u);
}

SHUANGDA_ON_BOTH_ENGINES(DisposalServiceTest);
