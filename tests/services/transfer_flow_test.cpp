#include "services/transfer_flow.h"

#include <gtest/gtest.h>

#include "services/transfer_texts.h"
#include "support/case_steps.h"
#include "support/transfer_walk.h"

using namespace shuangda;

namespace {

class TransferFlowTest : public test::CaseStepsTest {
 protected:
  TransferFlowPaper flow() { return transferFlowPaper(store_->law().law(), QStringLiteral("云岭县双打办"), *EventDate::parse(u"2026-11-22 09:00")); }
};

const TransferFlowPaper::Lane& lane(const TransferFlowPaper& paper, TransferLane which) {
  return *std::ranges::find(paper.lanes, laneText(which), &TransferFlowPaper::Lane::name);
}

const QStringList* stepRow(const TransferFlowPaper::Lane& lane, const QString& name) {
  const auto row = std::ranges::find_if(lane.steps, [&](const QStringList& cells) { return cells.at(1) == name; });
  return row == lane.steps.end() ? nullptr : &*row;
}

}  // namespace

TEST_P(TransferFlowTest, everyMoveOfTheMachineStandsOnPaper) {
  const TransferFlowPaper paper = flow();
  EXPECT_EQ(paper.lanes.size(), 5u);
  for (const TransferStep& step : TransferTable::builtIn().steps()) {
    for (const TransferStep::Move& move : step.moves) {
      const TransferState& from = *TransferTable::builtIn().state(move.from);
      const TransferFlowPaper::Lane& of = lane(paper, from.lane);
      const bool inSteps = std::ranges::any_of(of.steps, [&](const QStringList& cells) { return cells.at(1) == step.name && cells.at(0).split(u'、').contains(from.name); });
      const bool anyTime = std::ranges::any_of(of.anyTime, [&](const QStringList& cells) { return cells.at(0) == step.name && cells.at(2).split(u'、').contains(from.name); });
      EXPECT_TRUE(inSteps || anyTime) << step.id.toStdString() << " from " << move.from.toStdString();
    }
  }
  for (const TransferFlowPaper::Lane& of : paper.lanes) {
    for (const QStringList& row : of.steps) {
      EXPECT_EQ(row.size(), 8);
      EXPECT_FALSE(row.at(7).isEmpty()) << row.join(u'|').toStdString();
      EXPECT_FALSE(row.join(u'|').contains(u'@')) << "no word of the table's own language: " << row.join(u'|').toStdString();
      EXPECT_FALSE(row.at(6).contains(u'_')) << row.at(6).toStdString();
    }
  }
}

TEST_P(TransferFlowTest, aStepSaysWhoWhereToWhichPapersAndPeriods) {
  const TransferFlowPaper paper = flow();
  const TransferFlowPaper::Lane& forward = lane(paper, TransferLane::Forward);
  EXPECT_TRUE(forward.mainWay.startsWith(QStringLiteral("办理中 → 疑似涉罪 → 专案核实 → 待审批 → 已批准待移送 → 已移送待回执 → 公安审查中 → 公安已立案"))) << forward.mainWay.toStdString();
  const QStringList* approve = stepRow(forward, QStringLiteral("批准移送"));
  ASSERT_NE(approve, nullptr);
  EXPECT_EQ(approve->at(0), QStringLiteral("待审批"));
  EXPECT_EQ(approve->at(2), QStringLiteral("本局负责人"));
  EXPECT_EQ(approve->at(3), QStringLiteral("已批准待移送"));
  EXPECT_TRUE(approve->at(6).contains(QStringLiteral("24小时"))) << approve->at(6).toStdString();
  EXPECT_TRUE(approve->at(6).contains(QStringLiteral("止：")));
  EXPECT_EQ(approve->at(7), QStringLiteral("移送规定第5条第2款"));
  const QStringList* send = stepRow(forward, QStringLiteral("移送公安机关"));
  ASSERT_NE(send, nullptr);
  EXPECT_TRUE(send->at(5).contains(QStringLiteral("（做过检验鉴定）"))) << send->at(5).toStdString();
  const QStringList* back = stepRow(forward, QStringLiteral("不起诉"));
  ASSERT_NE(back, nullptr);
  EXPECT_EQ(back->at(3), QStringLiteral("已收（反向移送）"));
}

TEST_P(TransferFlowTest, anAmendedPeriodIsPrinted) {
  DeadlineRule rule = *store_->law().law().book.latest(QStringLiteral("TR_HEAD_DECIDE"));
  rule.amount = 5;
  LawBook book = LawBook::builtIn();
  book.amend(rule);
  const Law& law = store_->law().law();
  const TransferFlowPaper paper = transferFlowPaper({law.table, book, law.calendar, law.parameters}, {}, *EventDate::parse(u"2026-11-22"), TransferLane::Forward);
  ASSERT_EQ(paper.lanes.size(), 1u);
  EXPECT_TRUE(stepRow(paper.lanes[0], QStringLiteral("提交移送书面报告"))->at(6).contains(QStringLiteral("5日")));
}

TEST_P(TransferFlowTest, theWayOfAMatterIsPrintedWithItsDates) {
  TransferService transfers(*store_);
  const auto filled = [](const char* step, const char* on, TransferId id) {
    return test::filledStep(*TransferTable::builtIn().step(QString::fromLatin1(step)), *EventDate::parse(QString::fromLatin1(on)), id);
  };
  const auto opened = transfers.open(session_, {.lane = TransferLane::Forward, .legalCase = stored().id}, filled("flag_crime_suspicion", "2026-11-10 09:00", {}));
  ASSERT_TRUE(opened);
  ASSERT_TRUE(transfers.record(session_, filled("assign_team", "2026-11-10 10:00", opened->transfer)));
  const TransferWayPaper way = transferWayPaper(*transfers.sheet(session_, opened->transfer), QStringLiteral("云岭县双打办"));
  ASSERT_EQ(way.steps.size(), 2u);
  EXPECT_EQ(way.steps[1].mid(0, 5), (QStringList{QStringLiteral("2"), QStringLiteral("2026-11-10 10:00"), QStringLiteral("指定专案组"), QStringLiteral("本局"), QStringLiteral("专案核实")}));
  EXPECT_TRUE(way.next.contains(QStringLiteral("提交移送书面报告")));
}

SHUANGDA_ON_BOTH_ENGINES(TransferFlowTest);
