#include "services/transfer_board.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "services/case_service.h"
#include "services/screening_service.h"
#include "support/engines.h"

using namespace shuangda;
using shuangda::test::EngineTest;

namespace {

using Kind = ScreeningDecision::Kind;

class OwedTransferTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (!IsSkipped() && !HasFatalFailure()) {
      clock_.set(*Instant::parseLocal(u"2026-11-21 09:00"));
      store_ = freshStore();
    }
  }
  void TearDown() override {
    store_.reset();
    EngineTest::TearDown();
  }

  /// A sale of counterfeit goods; 900000 yuan reach the standard, 3000 do not come near it.
  CaseId sale(const char* number, int yuan = 900'000, const char* unit = "甲局") {
    LegalCase c{.number = QString::fromUtf8(number), .authority = QString::fromUtf8(unit)};
    c.party.name = QStringLiteral("商行") + c.number;
    c.cause = QStringLiteral("销售侵犯注册商标专用权的商品");
    c.field = QStringLiteral("商标/酒类");
    c.foundDate = *EventDate::parse(u"2026-10-08");
    c.illegalTurnover = Money::ofFen(yuan * 100LL);
    const Result<LegalCase> saved = CaseService(*store_).save(session_, c);
    EXPECT_TRUE(saved);
    return saved.value_or(LegalCase{}).id;
  }
  void change(CaseId id, const std::function<void(LegalCase&)>& how) {
    LegalCase c = *CaseService(*store_).find(session_, id);
    how(c);
    EXPECT_TRUE(CaseService(*store_).save(session_, c));
  }
  void handOver(CaseId id) {
    change(id, [](LegalCase& c) { c.transfer.delivered = *EventDate::parse(u"2026-11-10"); });
  }
  void decide(CaseId id, Kind kind) { EXPECT_TRUE(ScreeningService(*store_).decide(session_, id, kind, QStringLiteral("理由"))); }
  std::vector<CaseId> reached() { return ScreeningService(*store_).overview(session_, 0, {})->reached; }
  std::vector<CaseId> owed(OwedTransfer kind, const std::vector<CaseId>& reached = {}, const QString& unit = {}) {
    return *TransferBoardService(*store_).owed(session_, kind, unit, reached);
  }
  /// Numbers of the board in the order of kOwedTransfers; -1 = not known.
  std::vector<int> board(const TransferBoardService::Reached& reached = {}, const QString& unit = {}) {
    std::vector<int> numbers;
    const TransferBoard made = *TransferBoardService(*store_).board(session_, QDate(2026, 1, 1), QDate(2026, 12, 31), unit, reached);
    for (const OwedFigure& figure : made.owed) {
      numbers.push_back(figure.cases.value_or(-1));
    }
    return numbers;
  }

  std::unique_ptr<Store> store_;
};

}  // namespace

TEST_P(OwedTransferTest, aDecisionToTransferIsOwedUntilTheHandOver) {
  const CaseId waiting = sale("A");
  const CaseId sent = sale("B");
  const CaseId changedMind = sale("C");
  const CaseId decidedLater = sale("D");
  decide(waiting, Kind::Transfer);
  decide(sent, Kind::Transfer);
  decide(changedMind, Kind::Transfer);
  decide(changedMind, Kind::NoTransfer);
  decide(decidedLater, Kind::Investigate);
  decide(decidedLater, Kind::Transfer);
  handOver(sent);
  EXPECT_EQ(owed(OwedTransfer::Decided), (std::vector<CaseId>{decidedLater, waiting}));
  EXPECT_EQ(owed(OwedTransfer::Investigating), std::vector<CaseId>{});
  EXPECT_EQ(board(), (std::vector<int>{2, -1, 0})) << "nobody screened: no number is claimed";
  handOver(waiting);
  change(decidedLater, [](LegalCase& c) { c.voidDate = *EventDate::parse(u"2026-11-20"); });
  EXPECT_EQ(board(), (std::vector<int>{0, -1, 0}));
}

TEST_P(OwedTransferTest, anInvestigationStaysOpenUntilTheNextDecision) {
  const CaseId open = sale("A", 3000);
  const CaseId ended = sale("B", 3000);
  decide(open, Kind::Investigate);
  decide(ended, Kind::Investigate);
  decide(ended, Kind::NoTransfer);
  EXPECT_EQ(owed(OwedTransfer::Investigating), std::vector<CaseId>{open});
  EXPECT_EQ(board(), (std::vector<int>{0, -1, 1}));
}

TEST_P(OwedTransferTest, whatAScreeningFoundWaitsForADecision) {
  const CaseId first = sale("A");
  const CaseId second = sale("B", 900'000, "乙局");
  const CaseId small = sale("C", 3000);
  const CaseId judged = sale("D");
  const CaseId sent = sale("E");
  decide(judged, Kind::NoTransfer);
  const std::vector<CaseId> found = reached();
  EXPECT_EQ(found.size(), 4u);
  EXPECT_EQ(std::ranges::count(found, small), 0);
  handOver(sent);
  EXPECT_EQ(owed(OwedTransfer::Undecided, found), (std::vector<CaseId>{second, first}));
  EXPECT_EQ(owed(OwedTransfer::Undecided, found, QStringLiteral("乙局")), std::vector<CaseId>{second});
  EXPECT_EQ(board(found), (std::vector<int>{0, 2, 0}));
  EXPECT_EQ(board(found, QStringLiteral("甲局")), (std::vector<int>{0, 1, 0}));
  decide(first, Kind::Investigate);
  EXPECT_EQ(board(found), (std::vector<int>{0, 1, 1})) << "a decision counts at once, without another screening";
}

/// As many as a busy office has: keys are asked for in pieces.
TEST_P(OwedTransferTest, manyCasesAreCountedLikeFew) {
  std::vector<CaseId> all;
  for (int i = 0; i < 600; ++i) {
    all.push_back(CaseId{1'000'000 + i});
  }
  for (int i = 0; i < 5; ++i) {
    all.insert(all.begin() + i * 140, sale(qPrintable(QStringLiteral("N%1").arg(i))));
  }
  EXPECT_EQ(owed(OwedTransfer::Undecided, all).size(), 5u);
}

SHUANGDA_ON_BOTH_ENGINES(OwedTransferTest);
