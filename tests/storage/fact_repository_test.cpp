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
  /// A fact with its goods.
  using Told = std::pair<Fact, std::vector<GoodsFact>>;

  std::vector<Told> facts(Store& store, FactNames& names, const FactsWanted& wanted = {}) {
    std::vector<Told> list;
    FactRepository(store.database()).stream(clock_.now(), names, wanted, [&](const Fact& fact, GoodsOfFact goods) {
      list.emplace_back(fact, std::vector<GoodsFact>(goods.begin(), goods.end()));
    });
    std::sort(list.begin(), list.end(), [](const Told& a, const Told& b) { return a.first.id < b.first.id; });
    return list;
  }
  void refresh(Store& store) {
    Transaction transaction(store.database());
    FactRepository(store.database()).refresh(1000);
    transaction.commit();
  }
};

TEST_P(FactRepositoryTest, packedFactsEqualThoseOfTheCases) {
  const auto store = freshStore();
  RandomCases random(7);
  for (int i = 0; i < 3000; ++i) {
    insert(*store, random.next(QStringLiteral("C%1").arg(i)));
  }
  FactRepository repository(store->database());
  ASSERT_TRUE(repository.isStale());
  FactNames names;
  const std::vector<Told> before = facts(*store, names);
  refresh(*store);
  EXPECT_FALSE(repository.isStale());
  EXPECT_EQ(facts(*store, names), before);
  EXPECT_EQ(repository.problems(), QStringList());
}

TEST_P(FactRepositoryTest, changedCaseIsReadAnew) {
  const auto store = freshStore();
  LegalCase c = RandomCases(1).orderly(QStringLiteral("C1"));
  c.uid = c.number;
  c.recordedAt = clock_.now();
  c.id = insert(*store, c);
  c.version = 1;
  refresh(*store);
  LegalCase changed = c;
  changed.isOnline = !c.isOnline.value_or(false);
  {
    Transaction transaction(store->database());
    ASSERT_TRUE(CaseRepository(store->database()).update(c, changed));
    transaction.commit();
  }
  FactNames names;
  EXPECT_EQ(facts(*store, names).at(0).first.online, *changed.isOnline) << "before the segment is written anew";
  refresh(*store);
  EXPECT_EQ(facts(*store, names).at(0).first.online, *changed.isOnline) << "and after";
  EXPECT_EQ(FactRepository(store->database()).problems(), QStringList());
}

TEST_P(FactRepositoryTest, damagedSegmentIsFound) {
  const auto store = freshStore();
  insert(*store, RandomCases(1).orderly(QStringLiteral("C1")));
  refresh(*store);
  store->database().execute("UPDATE fact_segment SET facts = goods");
  EXPECT_EQ(FactRepository(store->database()).problems().size(), 1);
  store->database().execute("DELETE FROM fact_segment");
  EXPECT_EQ(FactRepository(store->database()).problems().size(), 1);
}

TEST_P(FactRepositoryTest, segmentsWithNothingToCountAreLeftOutAndTheirFirstDayIsTold) {
  const auto store = freshStore();
  for (int i = 0; i < 5000; ++i) {
    LegalCase c;
    c.number = QStringLiteral("C%1").arg(i);
    c.authority = c.cause = QStringLiteral("x");
    c.filedDate = EventDate::ofDay(QDate(2019, 1, 1).addDays(i / 10));
    c.closedDate = EventDate::ofDay(c.filedDate->lastDay().addDays(30));
    insert(*store, c);
  }
  refresh(*store);
  const auto day = [](int year, int month) { return static_cast<std::int32_t>(QDate(year, month, 1).toJulianDay()); };
  FactNames names;
  FactRepository repository(store->database());
  std::int64_t told = 0;
  const std::int32_t leftOut = repository.stream(clock_.now(), names, {.everything = false, .first = day(2020, 3), .last = day(2020, 4), .stockDays = {day(2020, 3)}},
                                                 [&](const Fact&, GoodsOfFact) { ++told; });
  EXPECT_LT(told, 5000);
  EXPECT_GT(told, 0);
  EXPECT_EQ(leftOut, day(2019, 1));
}

TEST_P(FactRepositoryTest, narrowQueryGivesTheFactOfTheWholeCase) {
  const auto store = freshStore();
  RandomCases random(7);
  for (int i = 0; i < 200; ++i) {
    insert(*store, random.next(QStringLiteral("C%1").arg(i)));
  }
  FactNames names;
  const std::vector<Told> streamed = facts(*store, names);
  std::size_t counted = 0;
  StoredNames storedNames(store->database(), StoredNames::Table::Facts, StoredNames::Unknown::Number);
  StoredNames goodsNames(store->database(), StoredNames::Table::Goods, StoredNames::Unknown::Number);
  FactRows rows(store->database(), storedNames, goodsNames);
  CaseRepository cases(store->database());
  for (const CaseId id : cases.select({})) {
    const LegalCase c = *cases.find(id);
    FactBlock expected;
    rows.append(c, expected);
    const auto found = std::find_if(streamed.begin(), streamed.end(), [&](const Told& told) { return told.first.id == id.value; });
    ASSERT_EQ(found != streamed.end(), !expected.facts.empty()) << c.number.toStdString();
    if (!expected.facts.empty()) {
      Fact fact = expected.facts.front();
      for (std::int32_t& text : fact.texts) {
        text = names.intern(storedNames.text(text));
      }
      EXPECT_EQ(found->first, fact) << c.number.toStdString();
      EXPECT_EQ(found->second.size(), expected.goods.size());
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
  const Fact fact = facts(*store, names).at(0).first;
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
  FactRepository(store->database()).stream(clock_.now(), names, {}, [&](const Fact&, GoodsOfFact) {
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
