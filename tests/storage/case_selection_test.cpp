#include "storage/case_selection.h"

#include <gtest/gtest.h>

#include "base/search_text.h"
#include "base/uid.h"
#include "services/search_service.h"
#include "storage/case_repository.h"
#include "support/engines.h"
#include "support/random_cases.h"

using namespace shuangda;
using shuangda::test::EngineTest;
using shuangda::test::RandomCases;
using namespace Qt::StringLiterals;

namespace {

bool contains(const QString& field, const QString& value) { return searchFolded(field).contains(searchFolded(value)); }

bool lies(const std::optional<EventDate>& date, const DayRange& days) {
  return date && (!days.from || date->firstDay() >= *days.from) && (!days.until || date->lastDay() < *days.until);
}

bool holds(const std::optional<Money>& money, const FilterCondition& c) {
  if (!money) {
    return false;
  }
  const auto order = *money <=> c.amount();
  switch (c.relation) {
    case Relation::Is:
      return order == 0;
    case Relation::Less:
      return order < 0;
    case Relation::AtMost:
      return order <= 0;
    case Relation::AtLeast:
      return order >= 0;
    case Relation::Greater:
      return order > 0;
  }
  return false;
}

/// What a condition means, said without any query.
bool meets(const LegalCase& c, const FilterCondition& condition) {
  switch (condition.field) {
    case FilterField::Party:
      return contains(c.party.name, condition.value);
    case FilterField::Cause:
      return contains(c.cause, condition.value);
    case FilterField::Goods:
      return contains(c.goods, condition.value);
    case FilterField::Brand:
      return contains(c.brand, condition.value);
    case FilterField::Unit:
      return contains(c.authority, condition.value) || contains(c.memberUnit, condition.value);
    case FilterField::DocNo:
      return contains(c.decision.docNo, condition.value);
    case FilterField::Number:
      return contains(c.number, condition.value);
    case FilterField::Field:
      return contains(c.field, condition.value);
    case FilterField::Source:
      return contains(c.source, condition.value);
    case FilterField::Stage: {
      const std::vector<CaseStage> stages = condition.stages();
      return std::find(stages.begin(), stages.end(), caseStage(c)) != stages.end();
    }
    case FilterField::GoodsValue:
      return holds(c.goodsValue, condition);
    case FilterField::Fine:
      return holds(c.decision.fine, condition);
    case FilterField::CaseValue:
      return holds(caseValue(c), condition);
    case FilterField::Filed:
      return lies(c.filedDate, condition.days());
    case FilterField::Decided:
      return lies(c.decision.date, condition.days());
    case FilterField::Closed:
      return lies(c.closedDate, condition.days());
    case FilterField::Found:
      return lies(c.foundDate, condition.days());
    case FilterField::Transferred:
      return lies(c.transfer.delivered, condition.days());
  }
  return false;
}

class CaseSelectionTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) {
      return;
    }
    store_ = Store::create(freshLocation(), clock_);
    RandomCases random(11);
    Transaction transaction(store_->database());
    CaseRepository cases(store_->database());
    for (int i = 1; i <= kCases; ++i) {
      LegalCase c = random.next(u"C%1"_s.arg(i));
      c.uid = newUid(clock_.now());
      c.recordedAt = clock_.now();
      c.party.name = i % 7 == 0 ? u"王某某"_s : i % 5 == 0 ? u"王五煙酒行"_s : u"某某商行"_s;
      c.goods = i % 3 == 0 ? u"白酒"_s : u"卷烟"_s;
      c.brand = i % 4 == 0 ? u"NIKE"_s : QString();
      c.field = u"农资"_s;
      c.source = i % 2 == 0 ? u"投诉举报"_s : u"日常检查"_s;
      c.id = cases.insert(c, std::nullopt);
      all_.push_back(c);
    }
    transaction.commit();
  }
  void TearDown() override {
    store_.reset();
    EngineTest::TearDown();
  }

  void compare(const QString& text) {
    CaseQuery query;
    query.filter = CaseFilter::parse(text).value();
    std::vector<CaseId> expected;
    Money value;
    for (const LegalCase& c : all_) {
      const auto& conditions = query.filter.conditions;
      if (std::all_of(conditions.begin(), conditions.end(), [&](const FilterCondition& condition) { return meets(c, condition); })) {
        expected.push_back(c.id);
        value += caseValue(c).value_or(Money());
      }
    }
    std::vector<CaseId> found = selectCases(store_->database(), query);
    const CaseTotals totals = totalsOfCases(store_->database(), query);
    EXPECT_EQ(totals.count, static_cast<std::int64_t>(expected.size())) << text.toStdString();
    EXPECT_EQ(totals.value, value) << text.toStdString();
    std::sort(found.begin(), found.end());
    EXPECT_EQ(found, expected) << text.toStdString();
  }

  static constexpr int kCases = 700;
  std::unique_ptr<Store> store_;
  std::vector<LegalCase> all_{};
};

TEST_P(CaseSelectionTest, everyConditionSelectsWhatItSays) {
  for (const QString& text :
       {u"当事人:王"_s,           u"当事人:烟酒"_s,         u"案由:商标"_s,          u"物品:白酒 当事人:王"_s, u"品牌:nike"_s,           u"单位:药品"_s,           u"文号:C12"_s,
        u"编号:c7"_s,             u"领域:农资 状态:作废"_s, u"来源:举报"_s,          u"状态:核查"_s,           u"状态:立案|决定"_s,      u"状态:移送|结案|撤案"_s, u"货值>49999.99"_s,
        u"货值>=5万"_s,           u"罚款<5万"_s,            u"案值<=49999.99"_s,     u"货值=50000"_s,          u"立案:2019"_s,           u"立案:2019-Q3"_s,        u"决定:2019-Q4"_s,
        u"立案:2019-08"_s,        u"立案:2019-08-05"_s,     u"结案>=2019-08-05"_s,   u"结案>2019-08"_s,        u"发现<2019-08-05"_s,     u"发现<=2019-12"_s,       u"移送<2020"_s,
        u"移送<=2019-08-31"_s,    u"立案>=2019-01-01"_s,    u"立案>=2019 立案<2020-03 状态:结案 来源:举报"_s}) {
    compare(text);
  }
}

TEST_P(CaseSelectionTest, everyOrderIsTheSameForFewAndForAll) {
  CaseQuery all;
  CaseQuery some;
  some.search = u"某"_s;
  for (const CaseQuery::Order order : {CaseQuery::Order::NewestFirst, CaseQuery::Order::OldestFirst, CaseQuery::Order::Number, CaseQuery::Order::Unit,
                                       CaseQuery::Order::LargestValue, CaseQuery::Order::LargestFine}) {
    all.order = some.order = order;
    std::vector<CaseId> expected = selectCases(store_->database(), all);
    std::erase_if(expected, [&](CaseId id) { return !all_[static_cast<std::size_t>(id.value - all_.front().id.value)].party.name.contains(u'某'); });
    EXPECT_EQ(selectCases(store_->database(), some), expected) << static_cast<int>(order);
  }
}

SHUANGDA_ON_BOTH_ENGINES(CaseSelectionTest);

}  // namespace
