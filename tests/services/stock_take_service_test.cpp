#include "services/stock_take_service.h"

#include "services/place_service.h"
#include "services/texts.h"
#include "support/goods_fixture.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

class StockTakeServiceTest : public test::GoodsTest {
 protected:
  StockTakeService service() { return StockTakeService(*store_); }
  StockTake started(int permille = 1000) {
    const auto take = service().start(session_, {.place = where_, .samplePermille = permille, .counter = u"清点员"_s});
    EXPECT_TRUE(take) << (take ? std::string() : refusalText(take.error()).toStdString());
    return take.value_or(StockTake{});
  }
  Result<StockDifference> count(const StockTake& take, ItemId item, int quantity) {
    return service().count(session_, take.id, item, where_, Quantity::ofThousandths(quantity * 1000));
  }
};

}  // namespace

TEST_P(StockTakeServiceTest, countsRecountsAndClosesWithTheDifferences) {
  const std::vector<SeizedItem> lines = goods(seizedCase(), 3);
  const StockTake take = started();
  EXPECT_EQ(take.number, u"PD2026-001"_s);
  EXPECT_FALSE(count(take, lines[0].id, 10)->differs());
  EXPECT_TRUE(count(take, lines[1].id, 8)->wantsRecount());
  EXPECT_EQ(service().close(session_, take.id, u"基本相符"_s).error(), (Error{ErrorCode::WrongState, u"stock_open"_s, u"2"_s}));
  EXPECT_EQ(count(take, lines[0].id, 9).error().field, u"stock_recount"_s) << "only differences are counted again";
  EXPECT_EQ(count(take, lines[1].id, 8)->round, 2);
  ASSERT_TRUE(count(take, lines[2].id, 11));
  ASSERT_TRUE(count(take, lines[2].id, 12));
  ASSERT_TRUE(service().close(session_, take.id, u"盘亏2瓶，盘盈2瓶"_s));
  EXPECT_EQ(count(take, lines[1].id, 10).error().field, u"stock_closed"_s);
  EXPECT_EQ(service().sheet(session_, take.id)->differing, 2);
  EXPECT_EQ(service().settle(session_, take.id, u"审5号"_s, u"查明原因"_s).error().field, u"stock_settler"_s);
  const Session other = colleague();
  EXPECT_EQ(service().settle(other, take.id, u"审5号"_s, u"查明原因"_s), 2);
  EXPECT_EQ(service().settle(other, take.id, u"审5号"_s, u"查明原因"_s).error().field, u"stock_settled"_s) << "not booked twice";
  EXPECT_EQ(standing(lines[1].id), u"seized@A1 8, missing 2"_s);
  EXPECT_EQ(standing(lines[2].id), u"seized@A1 12"_s);
  expectSound();
}

TEST_P(StockTakeServiceTest, theKeeperDoesNotCount) {
  goods(seizedCase());
  PlaceService places(*store_);
  Place store = *places.findByCode(session_, u"A1"_s);
  store.keeper = u"王库管、清点员"_s;
  ASSERT_TRUE(places.save(session_, store));
  for (const QString& written : {u"清点员"_s, u" 清 点 员　"_s, u"旁人、王库管"_s, u"旁人，ｗang、清点员"_s}) {
    EXPECT_EQ(service().start(session_, {.place = where_, .counter = written}).error().field, u"counter_is_keeper"_s) << written.toStdString();
  }
  EXPECT_EQ(service().start(session_, {.place = laboratory_, .counter = u"清点员"_s}).error().field, u"stock_lines"_s);
}

TEST_P(StockTakeServiceTest, aTenthIsDrawnAndCanBeDrawnAgain) {
  goods(seizedCase(), 45);
  const StockTake take = started(100);
  EXPECT_EQ(service().sheet(session_, take.id)->rows.size(), 5u) << "a tenth, rounded up";
  const auto again = service().start(session_, {.place = where_, .samplePermille = 100, .seed = take.seed, .counter = u"清点员"_s});
  ASSERT_TRUE(again);
  const StockTakeSheet first = *service().sheet(session_, take.id);
  const StockTakeSheet second = *service().sheet(session_, again->id);
  for (std::size_t i = 0; i < first.rows.size(); ++i) {
    EXPECT_EQ(first.rows[i].item.id, second.rows[i].item.id);
  }
}

TEST_P(StockTakeServiceTest, placesBelowBelongToTheCount) {
  PlaceService places(*store_);
  Place shelf = *places.findByCode(session_, u"A1-01"_s);
  shelf.parent = where_;
  ASSERT_TRUE(places.save(session_, shelf));
  const ItemId id = item(seizedCase()).id;
  mustMove("relocate", id, 4, "2026-03-13", shelf_);
  EXPECT_EQ(service().sheet(session_, started().id)->rows.size(), 2u);
}

TEST_P(StockTakeServiceTest, onlyWhatWasDrawnIsCountedAndWhatMovedSinceIsNotSettled) {
  const std::vector<SeizedItem> lines = goods(seizedCase(), 20);
  const StockTake sample = started(100);
  const StockTakeSheet sheet = *service().sheet(session_, sample.id);
  ASSERT_EQ(sheet.rows.size(), 2u);
  for (const SeizedItem& line : lines) {
    const bool isDrawn = line.id == sheet.rows[0].item.id || line.id == sheet.rows[1].item.id;
    EXPECT_EQ(count(sample, line.id, 10).has_value(), isDrawn);
  }
  EXPECT_EQ(service().count(session_, sample.id, lines[0].id, laboratory_, Quantity()).error().field, u"stock_place"_s);
  const StockTake all = started();
  clock_.set(*Instant::parseLocal(u"2026-11-21 11:00"));
  for (const SeizedItem& line : lines) {
    const int counted = line.id == lines[3].id ? 9 : 10;
    ASSERT_TRUE(count(all, line.id, counted));
  }
  ASSERT_TRUE(count(all, lines[3].id, 9));
  ASSERT_TRUE(service().close(session_, all.id, u"少1瓶"_s));
  mustMove("relocate", lines[3].id, 5, "2026-11-21", shelf_);
  EXPECT_EQ(service().settle(colleague(), all.id, u"审6号"_s, u"查明"_s).error().field, u"stock_moved"_s);
}

SHUANGDA_ON_BOTH_ENGINES(StockTakeServiceTest);
