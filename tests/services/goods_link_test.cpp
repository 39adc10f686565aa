#include "domain/goods_code.h"
#include "services/case_service.h"
#include "services/custody_service.h"
#include "services/disposal_service.h"
#include "services/goods_service.h"
#include "services/texts.h"
#include "storage/goods_repository.h"
#include "support/goods_fixture.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

/// Goods that a ledger brought without a case, and how they come under one.
class GoodsLinkTest : public test::GoodsTest {
 protected:
  std::vector<ItemId> stray(int lines) { return scene().stray(lines); }
  void takeIn(ItemId item) { EXPECT_TRUE(service().openLedger(session_, {item}, where_, EventDate::ofDay(QDate(2026, 3, 12)), u"保管员"_s)); }
  GoodsService service() { return GoodsService(*store_); }
  std::optional<CaseId> caseOf(ItemId item) { return GoodsRepository(store_->database()).caseOf(item); }
};

}  // namespace

TEST_P(GoodsLinkTest, aLineComesUnderACaseWithItsPartsAndItsLedger) {
  const std::vector<ItemId> ids = stray(3);
  takeIn(ids[0]);
  const SeizedItem part = *CustodyService(*store_).split(session_, {.item = ids[0], .position = {CustodyState::Seized, where_}, .quantity = Quantity::ofThousandths(4000), .at = EventDate::ofDay(QDate(2026, 4, 1))});
  const CaseId legalCase = decidedCase();
  EXPECT_EQ(service().linkToCase(session_, {ids[0]}, legalCase, u" "_s).error(), (Error{ErrorCode::Required, u"reason"_s, {}}));
  EXPECT_EQ(service().linkToCase(session_, {ids[0]}, CaseId{99}, u"经核对文书"_s).error().field, u"case_id"_s);
  EXPECT_EQ(*service().linkToCase(session_, {ids[0]}, legalCase, u"经核对文书"_s), 2);
  EXPECT_EQ(caseOf(ids[0]), legalCase);
  EXPECT_EQ(caseOf(part.id), legalCase);
  EXPECT_FALSE(caseOf(ids[1])) << "another line of the same paper may belong elsewhere";
  EXPECT_EQ(GoodsRepository(store_->database()).measuresOf(legalCase).back().docNo, u"市监强制〔2026〕7号"_s);
  mustMove("confiscate", ids[0], 6, "2026-05-12");
  EXPECT_EQ(DisposalService(*store_).candidates(session_, {})->lines.size(), 1u) << "the decision of the case holds for it";
  ASSERT_TRUE(CustodyService(*store_).merge(session_, {.item = part.id, .position = {CustodyState::Seized, where_}, .quantity = Quantity::ofThousandths(4000), .at = EventDate::ofDay(QDate(2026, 6, 1))}, ids[0]));
  expectSound();
}

TEST_P(GoodsLinkTest, linesOfOnePaperStayTogetherAndALinkedOneIsRefused) {
  const std::vector<ItemId> ids = stray(2);
  const CaseId legalCase = seizedCase();
  EXPECT_EQ(*service().linkToCase(session_, ids, legalCase, u"经核对文书"_s), 2);
  const auto measures = GoodsRepository(store_->database()).measuresOf(legalCase);
  ASSERT_EQ(measures.size(), 1u);
  const QString number = CaseService(*store_).find(session_, legalCase)->number;
  const Error refused = service().linkToCase(session_, {ids[0]}, decidedCase(), u"又归"_s).error();
  EXPECT_EQ(refused, (Error{ErrorCode::WrongState, u"goods_linked"_s, itemLabel(ids[0]) + u'|' + number}));
  EXPECT_TRUE(refusalText(refused).contains(number)) << refusalText(refused).toStdString();
  const std::vector<ItemId> mixed = {stray(1).front(), ids[1]};
  EXPECT_FALSE(service().linkToCase(session_, mixed, legalCase, u"经核对文书"_s));
  EXPECT_FALSE(caseOf(mixed[0])) << "all or none";
  expectSound();
}

// The database itself lets goods that moved change their measure only so.
TEST_P(GoodsLinkTest, movedGoodsChangeNothingElseOfTheirMeasure) {
  const ItemId id = stray(1).front();
  takeIn(id);
  const ItemId other = goods(seizedCase(), 1).front().id;
  const std::string target = "(SELECT measure_id FROM seized_item WHERE id = " + std::to_string(other.value) + ")";
  for (const std::string& sql : {"UPDATE seized_item SET measure_id = " + target + " WHERE id = " + std::to_string(id.value),
                                 "UPDATE seized_item SET measure_id = (SELECT measure_id FROM seized_item WHERE id = " + std::to_string(id.value) + ") WHERE id = " + std::to_string(other.value)}) {
    EXPECT_THROW(
        {
          Transaction transaction(store_->database());
          store_->database().execute(sql);
        },
        StorageError)
        << sql;
  }
}

SHUANGDA_ON_BOTH_ENGINES(GoodsLinkTest);
