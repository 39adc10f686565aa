#include "services/code_list_service.h"

#include <gtest/gtest.h>

#include "services/maintenance_service.h"
#include "storage/audit_trail.h"
#include "support/engines.h"

using namespace shuangda;
using shuangda::test::EngineTest;

namespace {

using CodeListServiceTest = EngineTest;

TEST_P(CodeListServiceTest, shippedListsAreThereAndAnOfficeAddsItsOwn) {
  const auto store = freshStore();
  CodeListService lists(*store);
  const QDate day(2020, 8, 1);
  const QStringList kinds = *lists.labels(session_, QStringLiteral("penalty_kind"), day);
  EXPECT_EQ(kinds.size(), 14);
  EXPECT_EQ(kinds.first(), QStringLiteral("其他")) << "from light to heavy";
  EXPECT_EQ(kinds.last(), QStringLiteral("行政拘留"));

  const CodeEntry own{.list = QStringLiteral("field"), .code = QStringLiteral("X1"), .label = QStringLiteral("露营用品"), .validFrom = QStringLiteral("2020-07-01")};
  ASSERT_TRUE(lists.add(session_, own));
  EXPECT_TRUE(lists.labels(session_, QStringLiteral("field"), day)->contains(own.label));
  EXPECT_FALSE(lists.labels(session_, QStringLiteral("field"), QDate(2020, 6, 30))->contains(own.label)) << "not yet in force";
  EXPECT_EQ(lists.add(session_, own).error().code, ErrorCode::AlreadyExists);
  const auto entries = auditEntriesOf(store->database(), QStringLiteral("code_entry"), 0);
  ASSERT_EQ(entries.size(), 1u) << "the addition is in the audit trail";
  EXPECT_EQ(entries[0].changes[2], (FieldChange{QStringLiteral("label"), {}, own.label}));
  EXPECT_TRUE(MaintenanceService(*store).verify()[1].problems.isEmpty());
}

SHUANGDA_ON_BOTH_ENGINES(CodeListServiceTest);

}  // namespace
