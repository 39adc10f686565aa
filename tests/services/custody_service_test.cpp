#include "services/custody_service.h"

#include <random>

#include "domain/goods_code.h"
#include "services/case_service.h"
#include "services/goods_service.h"
#include "services/goods_texts.h"
#include "services/place_service.h"
#include "services/texts.h"
#include "storage/custody_repository.h"
#include "storage/goods_repository.h"
#include "support/goods_fixture.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

class CustodyServiceTest : public test::GoodsTest {
 protected:
  Error refusal(const Result<CustodyMovement>& moved) { return moved ? Error{} : moved.error(); }
};

}  // namespace

TEST_P(CustodyServiceTest, linesTakenInOpenTheirLedger) {
  const std::vector<SeizedItem> lines = goods(seizedCase(), 2, 12);
  EXPECT_EQ(standing(lines[0].id), u"seized@A1 12"_s);
  EXPECT_EQ(lines[1].value, Money::ofFen(144000)) << "12 at 120 yuan each";
  expectSound();
}

TEST_P(CustodyServiceTest, goodsMoveAndTheBalanceFollows) {
  const ItemId id = item(seizedCase()).id;
  mustMove("relocate", id, 10, "2026-03-13", shelf_);
  mustMove("sample_out", id, 3, "2026-03-14", laboratory_);
  EXPECT_EQ(standing(id), u"seized@A1-01 7, seized@LAB 3"_s);
  mustMove("use_up", id, 1, "2026-03-20");
  mustMove("sample_back", id, 2, "2026-03-21", shelf_);
  EXPECT_EQ(standing(id), u"seized@A1-01 9, used_up 1"_s);
  expectSound();
}

TEST_P(CustodyServiceTest, refusesMoreThanThereIs) {
  const ItemId id = item(seizedCase()).id;
  EXPECT_EQ(refusal(move("relocate", id, 11, "2026-03-13", shelf_)), (Error{ErrorCode::OutOfRange, u"custody_quantity"_s, u"10"_s}));
  CustodyMovement again = movement("seize", id, 1, "2026-03-13");
  again.toPlace = where_;
  EXPECT_EQ(refusal(move(again)), (Error{ErrorCode::OutOfRange, u"custody_intake"_s, u"0"_s})) << "all of it is seized already";
}

TEST_P(CustodyServiceTest, intakeIsNotMoreThanTheLineSays) {
  const ItemId id = goods(seizedCase(), 1, 10, "扣押", false).front().id;
  mustMove("seize", id, 6, "2026-03-12", where_);
  CustodyMovement more = movement("hold", id, 5, "2026-03-12");
  more.toPlace = where_;
  const Result<CustodyMovement> moved = CustodyService(*store_).record(session_, more);
  EXPECT_FALSE(moved);
  EXPECT_EQ(standing(id), u"seized@A1 6"_s);
}

TEST_P(CustodyServiceTest, confiscationWantsADecisionInForce) {
  const ItemId id = item(seizedCase()).id;
  EXPECT_EQ(refusal(move("confiscate", id, 10, "2026-05-12")), (Error{ErrorCode::WrongState, u"custody_guard"_s, u"no_decision"_s}));
  const ItemId decided = item(decidedCase()).id;
  mustMove("confiscate", decided, 10, "2026-05-12");
  EXPECT_EQ(standing(decided), u"confiscated@A1 10"_s);
}

TEST_P(CustodyServiceTest, paperAndHandsAreAskedFor) {
  const ItemId id = item(seizedCase()).id;
  CustodyMovement draft{.item = id, .kind = u"release"_s, .quantity = Quantity::ofThousandths(1000), .at = EventDate::ofDay(QDate(2026, 4, 1))};
  EXPECT_EQ(refusal(move(draft)), (Error{ErrorCode::Required, u"custody_doc_no"_s, {}}));
  draft.docNo = u"市监解强〔2026〕1号"_s;
  EXPECT_EQ(refusal(move(draft)).field, u"custody_giver"_s);
}

TEST_P(CustodyServiceTest, aLateRecordMustFitIntoTheHistory) {
  const ItemId id = item(seizedCase()).id;
  mustMove("release", id, 8, "2026-04-10");
  EXPECT_EQ(refusal(move("relocate", id, 5, "2026-03-20", shelf_)), (Error{ErrorCode::DateOrder, u"custody_history"_s, u"2026-04-10"_s}));
  mustMove("relocate", id, 2, "2026-03-20", shelf_);
  EXPECT_EQ(standing(id), u"seized@A1-01 2, released 8"_s);
  EXPECT_EQ(refusal(move("relocate", id, 1, "2027-01-01", where_)).field, u"happened_at"_s);
}

TEST_P(CustodyServiceTest, correctionIsANewRowAndRefusedWhenLaterMovesRestOnIt) {
  const ItemId id = item(seizedCase()).id;
  const Result<CustodyMovement> out = move("sample_out", id, 3, "2026-03-14", laboratory_);
  ASSERT_TRUE(out);
  mustMove("use_up", id, 1, "2026-03-20");
  CustodyService custody(*store_);
  EXPECT_FALSE(custody.correct(session_, out->id, u"误登记"_s)) << "one of them was used up in the laboratory";
  const auto used = CustodyRepository(store_->database()).ofItem(id).back();
  EXPECT_EQ(custody.correct(session_, used.id, {}).error().field, u"reason"_s);
  EXPECT_TRUE(custody.correct(session_, used.id, u"未消耗"_s));
  EXPECT_TRUE(custody.correct(session_, out->id, u"误登记"_s));
  EXPECT_EQ(custody.correct(session_, out->id, u"再次"_s).error().field, u"custody_corrected"_s);
  EXPECT_EQ(standing(id), u"seized@A1 10"_s);
  const GoodsSheet sheet = *custody.sheet(session_, id);
  EXPECT_EQ(sheet.chain.size(), 5u) << "nothing disappears from the chain";
  EXPECT_TRUE(sheet.chain[1].corrected);
  expectSound();
}

TEST_P(CustodyServiceTest, splitLineKeepsItsHistoryAndMergesBack) {
  const SeizedItem whole = item(seizedCase());
  CustodyService custody(*store_);
  const CustodyPosition position{CustodyState::Seized, where_};
  const auto part = custody.split(session_, {.item = whole.id, .position = position, .quantity = Quantity::ofThousandths(4000), .at = EventDate::ofDay(QDate(2026, 3, 15))});
  ASSERT_TRUE(part);
  EXPECT_EQ(standing(whole.id), u"seized@A1 6"_s);
  EXPECT_EQ(standing(part->id), u"seized@A1 4"_s);
  EXPECT_EQ(part->value, Money::ofFen(48000));
  EXPECT_FALSE(custody.split(session_, {.item = whole.id, .position = position, .quantity = Quantity::ofThousandths(7000), .at = EventDate::ofDay(QDate(2026, 3, 16))}));
  ASSERT_TRUE(custody.merge(session_, {.item = part->id, .position = position, .quantity = Quantity::ofThousandths(4000), .at = EventDate::ofDay(QDate(2026, 3, 16))}, whole.id));
  EXPECT_EQ(standing(whole.id), u"seized@A1 10"_s);
  const auto other = goods(seizedCase(), 1).front();
  EXPECT_EQ(custody.merge(session_, {.item = other.id, .position = position, .quantity = Quantity::ofThousandths(1000), .at = EventDate::ofDay(QDate(2026, 3, 16))}, whole.id).error().field,
            u"custody_merge"_s);
  expectSound();
}

TEST_P(CustodyServiceTest, placesRefuseWhatTheyAreNotFitFor) {
  PlaceService places(*store_);
  Place small = *places.save(session_, {.kind = u"shelf"_s, .code = u"S1"_s, .name = u"小货位"_s, .mostLines = 1});
  const std::vector<SeizedItem> lines = goods(seizedCase(), 2);
  mustMove("relocate", lines[0].id, 10, "2026-03-13", small.id);
  EXPECT_EQ(refusal(move("relocate", lines[1].id, 10, "2026-03-13", small.id)).field, u"place_full"_s);
  EXPECT_EQ(refusal(move("relocate", lines[1].id, 10, "2026-03-13", laboratory_)).field, u"place_kind"_s);
  SeizedItem toxic = lines[1];
  toxic.hazards = u"toxic"_s;
  ASSERT_TRUE(GoodsService(*store_).change(session_, toxic));
  EXPECT_EQ(refusal(move("relocate", toxic.id, 10, "2026-03-13", shelf_)).field, u"place_hazard"_s);
  small.closedOn = EventDate::ofDay(QDate(2026, 11, 1));
  EXPECT_EQ(places.save(session_, small).error().field, u"place_not_empty"_s);
  EXPECT_EQ(places.save(session_, {.kind = u"room"_s, .code = u"S1"_s, .name = u"又一处"_s}).error().code, ErrorCode::AlreadyExists);
}

TEST_P(CustodyServiceTest, whatALineIsCannotChangeOnceItMoved) {
  SeizedItem line = item(seizedCase());
  line.brand = u"另一品牌"_s;
  const auto changed = GoodsService(*store_).change(session_, line);
  ASSERT_TRUE(changed);
  SeizedItem more = *changed;
  more.quantity = Quantity::ofThousandths(20000);
  EXPECT_EQ(GoodsService(*store_).change(session_, more).error().field, u"goods_in_custody"_s);
  EXPECT_EQ(GoodsService(*store_).change(session_, line).error().code, ErrorCode::StaleVersion);
  EXPECT_THROW(GoodsRepository(store_->database()).updateItem(more), StorageError) << "the database refuses it as well";
}

TEST_P(CustodyServiceTest, blockersSayInPlainWordsWhyNot) {
  CustodyService custody(*store_);
  const auto blockers = [&](ItemId id) { return disposalText(custody.sheet(session_, id)->blockers); };
  const ItemId open = item(seizedCase()).id;
  EXPECT_TRUE(blockers(open).contains(u"无处罚决定"_s));
  const CaseId decided = decidedCase();
  const ItemId id = item(decided).id;
  EXPECT_TRUE(blockers(id).contains(u"没有登记没收"_s));
  mustMove("confiscate", id, 10, "2026-05-12");
  EXPECT_EQ(blockers(id), u"可以处置"_s);
  mustMove("sample_out", id, 1, "2026-06-01", laboratory_);
  EXPECT_TRUE(blockers(id).contains(u"检验未回"_s));
  mustMove("sample_back", id, 1, "2026-06-05", where_);
  const auto objection = custody.note(session_, {.item = id, .kind = kNoteObjection, .at = EventDate::ofDay(QDate(2026, 6, 6)), .text = u"权利人要求留样"_s});
  ASSERT_TRUE(objection);
  EXPECT_TRUE(blockers(id).contains(u"权利人要求留样"_s));
  ASSERT_TRUE(custody.note(session_, {.item = id, .kind = kNoteSettled, .at = EventDate::ofDay(QDate(2026, 6, 9)), .text = u"已留样"_s, .settles = objection->id}));
  EXPECT_EQ(blockers(id), u"可以处置"_s);
  clock_.set(*Instant::parseLocal(u"2026-08-01 09:00"));
  EXPECT_TRUE(blockers(id).contains(u"未满复议、诉讼期（至 2026-11-16）"_s)) << blockers(id).toStdString();
}

TEST_P(CustodyServiceTest, transferredGoodsAreNotGivenBack) {
  const CaseId id = seizedCase();
  const ItemId line = item(id).id;
  EXPECT_EQ(refusal(move("police", line, 10, "2026-04-01")).value, u"not_transferred"_s);
  LegalCase draft = *CaseService(*store_).find(session_, id);
  draft.transfer.delivered = EventDate::ofDay(QDate(2026, 4, 1));
  draft.transfer.approved = EventDate::ofDay(QDate(2026, 3, 31));
  draft.transfer.flag = u"是"_s;
  ASSERT_TRUE(CaseService(*store_).save(session_, draft));
  EXPECT_EQ(refusal(move("release", line, 10, "2026-04-02")).value, u"transferred"_s);
  mustMove("police", line, 10, "2026-04-03");
  mustMove("police_back", line, 4, "2026-06-03", where_);
  EXPECT_EQ(standing(line), u"seized@A1 4, police 6"_s);
}

TEST_P(CustodyServiceTest, allOrNoneOfManyMovements) {
  const std::vector<SeizedItem> lines = goods(seizedCase(), 3);
  std::vector<CustodyMovement> drafts;
  for (const SeizedItem& line : lines) {
    drafts.push_back(movement("relocate", line.id, &line == &lines.back() ? 11 : 10, "2026-03-13"));
    drafts.back().toPlace = shelf_;
  }
  const auto moved = CustodyService(*store_).recordAll(session_, drafts);
  ASSERT_FALSE(moved);
  EXPECT_TRUE(refusalText(moved.error()).contains(itemLabel(lines.back().id)));
  EXPECT_EQ(standing(lines[0].id), u"seized@A1 10"_s);
}

// Conservation under random movements: what the service records, a bookkeeping of three lines agrees with; what it refuses as more than
// there is or as no lawful move, the database refuses too when it is written past the service.
TEST_P(CustodyServiceTest, randomMovementsKeepTheSum) {
  std::mt19937 random(7);
  const CaseId open = seizedCase();
  const CaseId decided = decidedCase();
  std::vector<ItemId> lines;
  for (const CaseId legalCase : {open, decided}) {
    for (const SeizedItem& line : goods(legalCase, 3, 10)) {
      lines.push_back(line.id);
    }
  }
  const std::vector<PlaceId> places{where_, shelf_, laboratory_, transit_, plant_};
  const auto& rules = CustodyRules::builtIn().all();
  CustodyRepository ledger(store_->database());
  std::map<std::int64_t, std::map<CustodyPosition, std::int64_t>> books;
  for (const ItemId line : lines) {
    books[line.value][{CustodyState::Seized, where_}] = 10000;
  }
  const auto pick = [&](const auto& list) { return list[random() % list.size()]; };
  int recorded = 0;
  int refusedByBoth = 0;
  for (int round = 0; round < 600; ++round) {
    const CustodyRule& rule = rules[random() % rules.size()];
    CustodyMovement draft = movement("", pick(lines), 1 + static_cast<int>(random() % 12), "2026-06-01");
    draft.kind = rule.kind;
    draft.into = draft.item;
    draft.from = pick(rule.from);
    draft.to = rule.to.empty() ? draft.from : pick(rule.to);
    draft.fromPlace = inCustody(draft.from) ? std::optional(pick(places)) : std::nullopt;
    for (const auto& [position, quantity] : books[draft.item.value]) {  // often a source that holds something
      if (random() % 3 != 0 && quantity > 0 && std::ranges::find(rule.from, position.state) != rule.from.end()) {
        draft.from = position.state;
        draft.fromPlace = position.place.isStored() ? std::optional(position.place) : std::nullopt;
        draft.to = rule.to.empty() ? draft.from : draft.to;
      }
    }
    draft.toPlace = inCustody(draft.to) ? std::optional(rule.staysInPlace && draft.fromPlace ? *draft.fromPlace : pick(places)) : std::nullopt;
    if (rule.kind == u"split"_s || rule.kind == u"merge"_s) {
      continue;  // between two lines: tested by themselves
    }
    const Result<CustodyMovement> moved = move(draft);
    auto& book = books[draft.item.value];
    if (moved) {
      ++recorded;
      const std::int64_t there = book[{moved->from, moved->fromPlace.value_or(PlaceId{})}];
      EXPECT_TRUE(moved->from == CustodyState::Outside || there >= draft.quantity.thousandths());
      EXPECT_FALSE(rule.needsBatch) << "no disposal by hand";
      book[{moved->from, moved->fromPlace.value_or(PlaceId{})}] -= moved->quantity.thousandths();
      book[{moved->to, moved->toPlace.value_or(PlaceId{})}] += moved->quantity.thousandths();
    } else if (moved.error().field != u"custody_guard"_s && moved.error().field != u"custody_history"_s && !moved.error().field.startsWith(u"place_full"_s)) {
      CustodyMovement raw = draft;
      raw.uid = u"raw-%1"_s.arg(round);
      raw.recordedBy = session_.account;
      raw.recordedAt = clock_.now();
      Transaction transaction(store_->database());
      EXPECT_THROW(ledger.insert(raw), StorageError) << rule.kind.toStdString() << ' ' << refusalText(moved.error()).toStdString();
      ++refusedByBoth;
    }
  }
  EXPECT_GT(recorded, 20);
  EXPECT_GT(refusedByBoth, 100);
  for (const ItemId line : lines) {
    std::int64_t sum = 0;
    for (const auto& [position, quantity] : books[line.value]) {
      if (position.state != CustodyState::Outside) {
        EXPECT_GE(quantity, 0);
        const CustodyBalance balance = ledger.balance(line);
        const auto kept = balance.find(position);
        EXPECT_EQ(quantity, kept == balance.end() ? 0 : kept->second.thousandths());
      }
      sum += quantity;
    }
    EXPECT_EQ(sum, 10000) << "in = out + balance";
  }
  expectSound();
}

TEST_P(CustodyServiceTest, theDatabaseGuardsItsOwnBooks) {
  const ItemId id = item(seizedCase()).id;
  Database& database = store_->database();
  const std::string key = std::to_string(id.value);
  for (const std::string& sql :
       {"UPDATE custody_movement SET quantity = 1 WHERE item_id = " + key, "DELETE FROM custody_movement WHERE item_id = " + key,
        "UPDATE custody_balance SET quantity = 99 WHERE item_id = " + key, "DELETE FROM custody_balance WHERE item_id = " + key,
        "INSERT INTO custody_balance (item_id, state, place_id, quantity) VALUES (" + key + ", 'destroyed', 0, 5000)",
        "UPDATE seized_item SET quantity = 99000 WHERE id = " + key, "DELETE FROM seized_item WHERE id = " + key}) {
    EXPECT_THROW(
        {
          Transaction transaction(database);
          database.execute(sql);
        },
        StorageError)
        << sql;
  }
  EXPECT_EQ(standing(id), u"seized@A1 10"_s);
  expectSound();
}

TEST_P(CustodyServiceTest, thePageOfALineReadsAsItHappened) {
  const CaseId legalCase = decidedCase();
  const ItemId id = item(legalCase).id;
  mustMove("sample_out", id, 2, "2026-03-14", laboratory_);
  mustMove("sample_back", id, 1, "2026-03-21", where_);
  mustMove("use_up", id, 1, "2026-03-21");
  mustMove("release", id, 3, "2026-04-01");
  mustMove("confiscate", id, 6, "2026-05-12");
  const GoodsSheet sheet = *CustodyService(*store_).sheet(session_, id);
  ASSERT_EQ(sheet.chain.size(), 6u);
  EXPECT_EQ(sheet.chain[1].to, u"查封扣押 · 检验机构LAB"_s);
  EXPECT_EQ(balanceText(sheet.row), u"已没收 6 瓶；已返还 3 瓶；检验消耗 1 瓶"_s);
  EXPECT_EQ(sheet.where.front().first, u"已没收 · 罚没物品仓库A1"_s);
}

TEST_P(CustodyServiceTest, listsNarrowByPlaceStandingAndWords) {
  const CaseId legalCase = seizedCase();
  const std::vector<SeizedItem> lines = goods(legalCase, 5);
  mustMove("relocate", lines[2].id, 10, "2026-03-13", shelf_);
  GoodsService service(*store_);
  EXPECT_EQ(service.list(session_, {.limit = 3})->size(), 3u);
  EXPECT_EQ(service.list(session_, {.before = lines[2].id})->size(), 2u);
  ASSERT_EQ(service.list(session_, {.place = shelf_})->size(), 1u);
  EXPECT_EQ(service.list(session_, {.place = shelf_})->front().item.id, lines[2].id);
  EXPECT_EQ(service.list(session_, {.state = CustodyState::Seized})->size(), 5u);
  EXPECT_EQ(service.list(session_, {.search = u"白酒 第3项"_s})->front().item.id, lines[2].id);
  EXPECT_EQ(service.ofCase(session_, legalCase)->front().lines.size(), 5u);
}

TEST_P(CustodyServiceTest, nothingIsConfiscatedByFindingIt) {
  const ItemId id = item(seizedCase()).id;
  CustodyMovement found = movement("found", id, 1, "2026-06-01");
  found.to = CustodyState::Confiscated;
  found.toPlace = where_;
  EXPECT_EQ(refusal(move(found)).field, u"custody_state"_s);
  found.kind = u"found_confiscated"_s;
  EXPECT_EQ(refusal(move(found)).value, u"no_decision"_s);
  mustMove("missing", id, 4, "2026-06-01");
  mustMove("found", id, 3, "2026-06-02", where_);
  EXPECT_EQ(standing(id), u"held@A1 3, seized@A1 6, missing 1"_s) << "what was missing comes back before anything is new";
}

TEST_P(CustodyServiceTest, confiscationIsNotDatedBeforeItsDecision) {
  const ItemId id = item(decidedCase()).id;
  EXPECT_EQ(refusal(move("confiscate", id, 10, "2026-05-11")), (Error{ErrorCode::DateOrder, u"custody_decided"_s, u"2026-05-12"_s}));
}

TEST_P(CustodyServiceTest, partsKeepWhatWasSaidAboutTheWhole) {
  const ItemId whole = item(decidedCase()).id;
  mustMove("confiscate", whole, 10, "2026-05-12");
  CustodyService custody(*store_);
  ASSERT_TRUE(custody.note(session_, {.item = whole, .kind = kNoteEvidence, .at = EventDate::ofDay(QDate(2026, 6, 6)), .text = u"民事案件未结"_s}));
  const auto part = custody.split(session_, {.item = whole, .position = {CustodyState::Confiscated, where_}, .quantity = Quantity::ofThousandths(9000), .at = EventDate::ofDay(QDate(2026, 6, 7))});
  ASSERT_TRUE(part);
  EXPECT_TRUE(disposalText(custody.sheet(session_, part->id)->blockers).contains(u"民事案件未结"_s));
}

TEST_P(CustodyServiceTest, linesAreSplitByTheActOfSplittingOnly) {
  const ItemId id = item(seizedCase()).id;
  CustodyMovement split = movement("split", id, 1, "2026-06-01");
  split.from = split.to = CustodyState::Seized;
  split.fromPlace = where_;
  split.toPlace = plant_;
  EXPECT_EQ(refusal(move(split)).field, u"custody_kind"_s);
  split.uid = u"raw"_s;
  split.into = id;
  split.recordedBy = session_.account;
  split.recordedAt = clock_.now();
  Transaction transaction(store_->database());
  EXPECT_THROW(CustodyRepository(store_->database()).insert(split), StorageError);
}

TEST_P(CustodyServiceTest, wherePartIsStillOutsideTheSourceMustBeNamed) {
  const ItemId id = goods(seizedCase(), 1, 10, "先行登记保存", false).front().id;
  mustMove("hold", id, 6, "2026-03-12", where_);
  EXPECT_EQ(refusal(move("seize", id, 4, "2026-03-13", where_)).field, u"custody_position"_s) << "held goods, or four more bottles?";
  CustodyMovement held = movement("seize", id, 6, "2026-03-13");
  held.from = CustodyState::Held;
  held.fromPlace = where_;
  EXPECT_TRUE(move(held));
  mustMove("hold", id, 4, "2026-03-13", where_);
  EXPECT_EQ(standing(id), u"held@A1 4, seized@A1 6"_s);
}

SHUANGDA_ON_BOTH_ENGINES(CustodyServiceTest);
