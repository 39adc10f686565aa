#include "domain/scan_session.h"

#include <gtest/gtest.h>

using namespace shuangda;
using namespace Qt::StringLiterals;
using Kind = ScanOutcome::Kind;

namespace {

GoodsCode command(ScanCommand c) { return {CodeKind::Command, static_cast<std::int64_t>(c)}; }
GoodsCode item(std::int64_t key) { return {CodeKind::Item, key}; }
GoodsCode place(std::int64_t key) { return {CodeKind::Place, key}; }

}  // namespace

TEST(ScanSession, withoutACommandALabelOpensItsRecord) {
  ScanSession session;
  EXPECT_EQ(session.scan(item(7)).kind, Kind::Open);
  EXPECT_EQ(session.scan(place(3)).code, place(3));
  EXPECT_FALSE(session.command());
}

TEST(ScanSession, placeFirstThenItemsThenDone) {
  ScanSession session;
  EXPECT_EQ(session.scan(command(ScanCommand::StoreIn)).kind, Kind::Continue);
  EXPECT_EQ(session.scan(item(7)).kind, Kind::Wrong) << "the place comes first";
  EXPECT_EQ(session.scan(command(ScanCommand::Done)).kind, Kind::Wrong);
  EXPECT_EQ(session.scan(place(3)).kind, Kind::Continue);
  EXPECT_EQ(session.scan(item(7)).kind, Kind::Continue);
  EXPECT_EQ(session.scan(item(7)).kind, Kind::Wrong) << "scanned twice by mistake";
  EXPECT_EQ(session.scan(item(8)).kind, Kind::Continue);
  EXPECT_EQ(session.scan(place(4)).kind, Kind::Wrong) << "what was scanned for one place does not go to another";
  EXPECT_EQ(session.scan(command(ScanCommand::TakeOut)).kind, Kind::Wrong);
  const ScanOutcome done = session.scan(command(ScanCommand::Done));
  EXPECT_EQ(done.kind, Kind::Commit);
  EXPECT_EQ(done.code, place(3));
  EXPECT_EQ(session.items(), (std::vector<ItemId>{ItemId{7}, ItemId{8}}));
}

TEST(ScanSession, takingOutWantsABatchAndCountingAStockTake) {
  ScanSession session;
  session.scan(command(ScanCommand::TakeOut));
  EXPECT_EQ(session.scan(place(3)).kind, Kind::Wrong) << "nothing leaves without a batch";
  EXPECT_EQ(session.scan({CodeKind::Batch, 1}).kind, Kind::Continue);
  session.scan(command(ScanCommand::Cancel));
  session.scan(command(ScanCommand::Count));
  EXPECT_EQ(session.scan({CodeKind::Batch, 1}).kind, Kind::Wrong);
  EXPECT_EQ(session.scan({CodeKind::StockTake, 1}).kind, Kind::Continue);
  EXPECT_EQ(session.scan({CodeKind::Command, 77}).kind, Kind::Wrong);
}

TEST(ScanSession, cancelForgetsEverything) {
  ScanSession session;
  session.scan(command(ScanCommand::StoreIn));
  session.scan(place(3));
  session.scan(item(7));
  EXPECT_EQ(session.scan(command(ScanCommand::Cancel)).kind, Kind::Continue);
  EXPECT_TRUE(session.items().empty());
  EXPECT_EQ(session.scan(item(7)).kind, Kind::Open);
}
