#include "storage/fact_repository.h"

#include <gtest/gtest.h>

#include "storage/case_repository.h"
#include "support/engines.h"
#include "support/random_cases.h"

using namespace shuangda;
using shuangda::test::EngineTest;
using shuangda::test::RandomCases;

namespace {

class FactRepositoryTest : public EngineTest {
 protected:
  CaseId insert(Store& store, LegalCase c) {
    c.uid = c.number;
    c.recordedAt = clock_.now();
    Transaction transaction(store.database());
    const CaseId id = CaseRepository(store.database()).insert(c, std::nullopt);
    transaction.commit();
    return id;
  }
  std::vector<Fact> facts(Store& store, FactNames& names) {
    std::vector<Fact> list;
    FactRepository(store.database()).stream(clock_.now(), names, [&](const Fact& fact) { list.push_back(fact); });
    return list;
  }
};

TEST_P(FactRepositoryTest, narrowQueryGivesTheFactOfTheWholeCase) {
  const auto store = freshStore();
  RandomCases random(7);
  for (int i = 0; i < 200; ++i) {
    insert(*store, random.next(QStringLiteral("C%1").arg(i)));
  }
  FactNames names;
  const std::vector<Fact> streamed = facts(*store, names);
  std::size_t counted = 0;
  CaseRepository cases(store->database());
  for (const CaseId id : cases.select({})) {
    const LegalCase c = *cases.find(id);
    const std::optional<Fact> expected = factOf(c, names);
    const auto found =
        std::find_if(streamed.begin(), streamed.end(), [&](const Fact& fact) { return fact.id == id.value; });
    ASSERT_EQ(found != streamed.end(), expected.has_value()) << c.number.toStdString();
    if (expected) {
      EXPECT_EQ(*found, *expected) << c.number.toStdString();
      ++counted;
    }
  }
  EXPECT_EQ(streamed.size(), counted);
  EXPECT_GT(counted, 50u);
}

TEST_P(FactRepositoryTest, qualifierBelongsToTheCaseValueAlone) {
  const auto store = freshStore();
  LegalCase c;
  c.number = QStringLiteral("C1");
  c.authority = c.cause = QStringLiteral("x");
  c.goodsValue = Money::ofFen(100);
  c.decision.fine = Money::ofFen(200);
  c.transfer.persons = 2;
  c.amountQualifier = QStringLiteral("约");
  insert(*store, c);
  FactNames names;
  const Fact fact = facts(*store, names).at(0);
  EXPECT_TRUE(fact.isApproximate(FactAmount::CaseValue));
  EXPECT_TRUE(fact.isApproximate(FactAmount::TransferValue)) << "it is the case's value";
  EXPECT_FALSE(fact.isApproximate(FactAmount::Fine));
  EXPECT_FALSE(fact.isApproximate(FactAmount::TransferPersons));
}

// Another workstation saves a case while the figures of this one are being counted.
TEST_P(FactRepositoryTest, caseChangedWhileCountingCountsOnce) {
  const auto store = freshStore();
  LegalCase c = RandomCases(1).orderly(QStringLiteral("C1"));
  c.id = insert(*store, c);
  c.version = 1;
  c.recordedAt = clock_.now();
  Database other = Database::open(store->location(), Database::Purpose::Open);
  FactNames names;
  int counted = 0;
  FactRepository(store->database()).stream(clock_.now(), names, [&](const Fact&) {
    if (++counted == 1) {
      LegalCase changed = c;
      changed.recordedAt = Instant::ofEpochMs(c.recordedAt.epochMs() + 1);
      Transaction transaction(other);
      EXPECT_TRUE(CaseRepository(other).update(c, changed));
      transaction.commit();
    }
  });
  EXPECT_EQ(counted, 1);
}

SHUANGDA_ON_BOTH_ENGINES(FactRepositoryTest);

}  // namespace
