#include "services/draft_service.h"

#include <gtest/gtest.h>

#include "services/case_service.h"
#include "services/clue_service.h"
#include "services/maintenance_service.h"
#include "support/engines.h"

using namespace shuangda;
using shuangda::test::EngineTest;

namespace {

class DraftServiceTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (!IsSkipped() && !HasFatalFailure()) {
      store_ = freshStore();
      drafts_ = std::make_unique<DraftService>(*store_);
    }
  }
  void TearDown() override {
    drafts_.reset();
    store_.reset();
    EngineTest::TearDown();
  }
  LegalCase stored() {
    LegalCase c;
    c.number = QStringLiteral("C1");
    c.authority = QStringLiteral("县市场监管局");
    c.cause = QStringLiteral("假冒专利");
    c.goods = QStringLiteral("白酒");
    return *CaseService(*store_).save(session_, c);
  }
  static FormDraft draft(const QString& uid, std::int64_t record, int version,
                         const std::vector<FieldChange>& changes) {
    return {.uid = uid,
            .kind = DraftService::kCase,
            .recordId = record,
            .baseVersion = version,
            .title = QStringLiteral("C1"),
            .fields = draftJson(changes)};
  }

  std::unique_ptr<Store> store_;
  std::unique_ptr<DraftService> drafts_;
};

TEST_P(DraftServiceTest, draftIsReplacedUnderItsUidAndRemoved) {
  FormDraft d{.uid = QStringLiteral("u1"),
              .kind = QStringLiteral("clue"),
              .title = QStringLiteral("新线索"),
              .fields = QStringLiteral("{\"a\":1}")};
  ASSERT_TRUE(drafts_->keep(session_, d));
  d.fields = QStringLiteral("{\"a\":\"两\\u0000行\"}");
  ASSERT_TRUE(drafts_->keep(session_, d));
  d.savedAt = clock_.now();
  EXPECT_EQ(*drafts_->list(session_), std::vector<FormDraft>{d});
  EXPECT_TRUE(drafts_->list(session_, DraftService::kCase)->empty());
  ASSERT_TRUE(drafts_->remove(session_, d.uid));
  EXPECT_TRUE(drafts_->remove(session_, d.uid)) << "twice is no mistake";
  EXPECT_TRUE(drafts_->list(session_)->empty());
  for (const auto& check : MaintenanceService(*store_).verify()) {
    EXPECT_TRUE(check.problems.isEmpty()) << check.name.toStdString();
  }
}

TEST_P(DraftServiceTest, anotherAccountNeitherSeesNorChangesIt) {
  ASSERT_TRUE(drafts_->keep(session_,
                            draft(QStringLiteral("u1"), 0, 0, {{QStringLiteral("goods"), {}, QStringLiteral("甲")}})));
  store_->database().execute(
      "INSERT INTO account (login, display_name, password_hash, role, office_id, created_at, version)"
      " SELECT 'li', 'li', password_hash, role, office_id, created_at, 1 FROM account");
  Session other = session_;
  other.account = AccountId{session_.account.value + 1};
  EXPECT_TRUE(drafts_->list(other)->empty());
  EXPECT_FALSE(
      drafts_->keep(other, draft(QStringLiteral("u1"), 0, 0, {{QStringLiteral("goods"), {}, QStringLiteral("乙")}})));
  ASSERT_TRUE(drafts_->remove(other, QStringLiteral("u1")));
  ASSERT_EQ(drafts_->list(session_)->size(), 1u);
  EXPECT_EQ(draftChanges(drafts_->list(session_)->front().fields)[0].after, QStringLiteral("甲"));
  Session reader = session_;
  reader.role = Role::Reader;
  EXPECT_EQ(drafts_->keep(reader, draft(QStringLiteral("u2"), 0, 0, {})).error().code, ErrorCode::Forbidden);
  EXPECT_EQ(drafts_->list(Session{}).error().code, ErrorCode::Forbidden);
}

TEST_P(DraftServiceTest, whatCannotBeKeptIsRefused) {
  EXPECT_EQ(drafts_->keep(session_, {.kind = QStringLiteral("case")}).error().code, ErrorCode::Required);
  EXPECT_EQ(drafts_->keep(session_, {.uid = QStringLiteral("u")}).error().code, ErrorCode::Required);
  EXPECT_EQ(drafts_
                ->keep(session_,
                       {.uid = QStringLiteral("u"), .kind = QStringLiteral("case"), .fields = QString(1'000'001, u'x')})
                .error()
                .code,
            ErrorCode::OutOfRange);
}

TEST_P(DraftServiceTest, offerSaysWhatDiffersAndWhatConflicts) {
  LegalCase c = stored();
  ASSERT_TRUE(drafts_->keep(session_, draft(QStringLiteral("u1"), c.id.value, 1,
                                            {{QStringLiteral("goods"), QStringLiteral("白酒"), QStringLiteral("卷烟")},
                                             {QStringLiteral("brand"), {}, QStringLiteral("某牌")},
                                             {QStringLiteral("filed_date"), {}, QStringLiteral("2020-02-3")}})));
  c.goods = QStringLiteral("白酒二十瓶");
  c.note = QStringLiteral("他人所改");
  ASSERT_TRUE(CaseService(*store_).save(session_, c));
  const auto offers = *drafts_->caseOffers(session_, c.id);
  ASSERT_EQ(offers.size(), 1u);
  EXPECT_EQ(offers[0].stored.version, 2);
  EXPECT_TRUE(offers[0].comparison.outdated);
  EXPECT_EQ(offers[0].comparison.conflicts, QStringList{QStringLiteral("goods")});
  EXPECT_EQ(offers[0].comparison.differing,
            (std::vector<FieldChange>{{QStringLiteral("goods"), QStringLiteral("白酒二十瓶"), QStringLiteral("卷烟")},
                                      {QStringLiteral("brand"), {}, QStringLiteral("某牌")},
                                      {QStringLiteral("filed_date"), {}, QStringLiteral("2020-02-3")}}))
      << "a text that cannot be read is kept as typed";
  EXPECT_TRUE(drafts_->caseOffers(session_, CaseId{0})->empty());
}

TEST_P(DraftServiceTest, draftOfWhatIsStoredAlreadyIsClearedAway) {
  const LegalCase c = stored();
  ASSERT_TRUE(drafts_->keep(
      session_, draft(QStringLiteral("u1"), c.id.value, 0, {{QStringLiteral("goods"), {}, QStringLiteral("白酒")}})));
  ASSERT_TRUE(drafts_->keep(
      session_, draft(QStringLiteral("u2"), c.id.value, 0, {{QStringLiteral("goods"), {}, QStringLiteral("卷烟")}})));
  const auto offers = *drafts_->caseOffers(session_);
  ASSERT_EQ(offers.size(), 1u);
  EXPECT_EQ(offers[0].draft.uid, QStringLiteral("u2"));
  EXPECT_EQ(drafts_->list(session_)->size(), 1u);
}

TEST_P(DraftServiceTest, draftOfACaseThatIsGoneAndDamagedOnesAreSurvived) {
  ASSERT_TRUE(drafts_->keep(
      session_, draft(QStringLiteral("u1"), 4711, 3, {{QStringLiteral("goods"), {}, QStringLiteral("卷烟")}})));
  FormDraft damaged = draft(QStringLiteral("u2"), 0, 0, {});
  damaged.fields = QStringLiteral("[[1,2],\"x\",{}]]]");
  ASSERT_TRUE(drafts_->keep(session_, damaged));
  const auto offers = *drafts_->caseOffers(session_);
  ASSERT_EQ(offers.size(), 1u);
  EXPECT_EQ(offers[0].stored.version, 0);
}

TEST_P(DraftServiceTest, offersNameTheRecordOfEveryFormAndClearAwayWhatIsStored) {
  const LegalCase c = stored();
  const Clue clue = *ClueService(*store_).save(session_, Clue{.foundAt = EventDate::ofDay(QDate(2020, 10, 1)), .content = QStringLiteral("反映销售假酒")});
  ASSERT_TRUE(drafts_->keep(session_, draft(QStringLiteral("u1"), c.id.value, 1, {{QStringLiteral("goods"), QStringLiteral("白酒"), QStringLiteral("卷烟")}})));
  ASSERT_TRUE(drafts_->keep(session_, draft(QStringLiteral("u2"), c.id.value, 1, {{QStringLiteral("goods"), QStringLiteral("啤酒"), QStringLiteral("白酒")}})));
  FormDraft ofClue = draft(QStringLiteral("u3"), clue.id.value, 1, {{QStringLiteral("goods"), {}, QStringLiteral("白酒六箱")}});
  ofClue.kind = DraftService::kClue;
  ASSERT_TRUE(drafts_->keep(session_, ofClue));
  ASSERT_TRUE(drafts_->keep(session_, draft(QStringLiteral("u4"), 4711, 1, {{QStringLiteral("goods"), {}, QStringLiteral("鞋")}})));
  QStringList told;
  const std::vector<DraftOffer> offers = *drafts_->offers(session_);
  for (const DraftOffer& offer : offers) {
    told << offer.draft.uid + u' ' + offer.number + u' ' + offer.differing.front().after + (offer.gone ? QStringLiteral(" gone") : QString());
  }
  told.sort();
  EXPECT_EQ(told, (QStringList{QStringLiteral("u1 C1 卷烟"), QStringLiteral("u3 %1 白酒六箱").arg(clue.number), QStringLiteral("u4  鞋 gone")}));
  EXPECT_EQ(drafts_->list(session_)->size(), 3u) << "u2 says what is stored: it was cleared away";
}

SHUANGDA_ON_BOTH_ENGINES(DraftServiceTest);

}  // namespace
