#include "services/law_in_force.h"

#include "services/clock_service.h"
#include "services/unit_of_work.h"
#include "storage/law_repository.h"
#include "support/engines.h"

using namespace shuangda;

namespace {

class LawInForceTest : public test::EngineTest {};

}  // namespace

TEST_P(LawInForceTest, ruleThatWasRolledBackIsForgotten) {
  const auto store = freshStore();
  const auto amount = [&] { return *store->law().law().book.latest(QStringLiteral("DECIDE"))->amount; };
  const int shipped = amount();
  DeadlineRule rule = *store->law().law().book.latest(QStringLiteral("DECIDE"));
  rule.from = EventDate::ofDay(QDate(2026, 1, 1));
  {
    UnitOfWork work(*store, session_);
    rule.amount = 10;
    LawRepository(work.database()).addRule(rule, QStringLiteral("试验"), work.now(), session_.account);
    EXPECT_EQ(amount(), 10) << "seen inside the work";
  }
  EXPECT_EQ(amount(), shipped);
  {
    UnitOfWork work(*store, session_);
    rule.amount = 10;
    LawRepository(work.database()).addRule(rule, QStringLiteral("试验"), work.now(), session_.account);
    EXPECT_EQ(amount(), 10);
  }
  rule.amount = 20;
  ASSERT_TRUE(ClockService(*store).amendRule(session_, rule, QStringLiteral("本省规定")));
  EXPECT_EQ(amount(), 20) << "as many rows as then, but others";
}

SHUANGDA_ON_BOTH_ENGINES(LawInForceTest);
