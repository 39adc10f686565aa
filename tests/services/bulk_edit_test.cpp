#include <gtest/gtest.h>

#include "services/bulk_edit_service.h"
#include "services/case_service.h"
#include "services/demo_data.h"
#include "services/maintenance_service.h"
#include "services/texts.h"
#include "storage/audit_trail.h"
#include "support/engines.h"

using namespace shuangda;
using shuangda::test::EngineTest;
using Kind = FieldEdit::Kind;

namespace {

FieldEdit edit(Kind kind, const char* field, const QString& text) {
  return {kind, QString::fromLatin1(field), text};
}

class BulkEditTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (!IsSkipped() && !HasFatalFailure()) {
      store_ = freshStore();
      cases_ = std::make_unique<CaseService>(*store_);
      bulk_ = std::make_unique<BulkEditService>(*store_);
    }
  }
  void TearDown() override {
    if (store_) {
      for (const auto& check : MaintenanceService(*store_).verify()) {
        EXPECT_TRUE(check.problems.isEmpty()) << check.name.toStdString() << check.problems.join(u'\n').toStdString();
      }
    }
    bulk_.reset();
    cases_.reset();
    store_.reset();
    EngineTest::TearDown();
  }
  LegalCase add(const QString& number, const QString& campaign = {}) {
    LegalCase c;
    c.number = number;
    c.authority = QStringLiteral("县市场监管局");
    c.cause = QStringLiteral("假冒专利");
    c.campaign = campaign;
    return *cases_->save(session_, c);
  }
  LegalCase stored(CaseId id) { return *cases_->find(session_, id); }
  BulkResult preview(const std::vector<CaseId>& ids, const std::vector<FieldEdit>& edits) {
    return *bulk_->preview(session_, ids, edits);
  }

  std::unique_ptr<Store> store_;
  std::unique_ptr<CaseService> cases_;
  std::unique_ptr<BulkEditService> bulk_;
};

TEST_P(BulkEditTest, previewListsOldAndNewAndChangesNothing) {
  const LegalCase plain = add(QStringLiteral("C1"));
  const LegalCase has = add(QStringLiteral("C2"), QStringLiteral("昆仑、铁拳"));
  LegalCase voided = add(QStringLiteral("C3"));
  voided.voidDate = EventDate::ofDay(QDate(2020, 9, 1));
  voided = *cases_->save(session_, voided);
  const BulkResult seen =
      preview({plain.id, has.id, voided.id, CaseId{999}}, {edit(Kind::Add, "campaign", QStringLiteral("铁拳"))});
  EXPECT_EQ(seen.changed, 1);
  EXPECT_EQ(seen.unchanged, 1);
  EXPECT_EQ(seen.refused, 2);
  ASSERT_EQ(seen.lines.size(), 3u);
  EXPECT_EQ(seen.lines[0].changes,
            (std::vector<FieldChange>{{QStringLiteral("campaign"), {}, QStringLiteral("铁拳")}}));
  EXPECT_TRUE(refusalText(*seen.lines[1].refusal).contains(QStringLiteral("C3 已标为误录作废")));
  EXPECT_TRUE(refusalText(*seen.lines[2].refusal).contains(QStringLiteral("不在库中")));
  EXPECT_EQ(stored(plain.id), plain);
}

TEST_P(BulkEditTest, appliedAsPreviewedWithOneMarkAndOneAuditRowEach) {
  const LegalCase first = add(QStringLiteral("C1"), QStringLiteral("昆仑"));
  const LegalCase second = add(QStringLiteral("C2"));
  LegalCase voided = add(QStringLiteral("C3"));
  voided.voidDate = EventDate::ofDay(QDate(2020, 9, 1));
  voided = *cases_->save(session_, voided);
  const std::vector<FieldEdit> edits{
      edit(Kind::Remove, "campaign", QStringLiteral("昆仑")), edit(Kind::Add, "field", QStringLiteral("互联网")),
      edit(Kind::Set, "in_scope", QStringLiteral("否")), edit(Kind::Append, "note", QStringLiteral("2020年专项")),
      edit(Kind::Set, "member_unit", QStringLiteral(" 县公安局 "))};
  const BulkResult seen = preview({first.id, second.id, voided.id}, edits);
  const BulkResult done = *bulk_->apply(session_, seen.lines, edits);
  EXPECT_EQ(done.changed, 2);
  EXPECT_EQ(done.refused, 1);
  ASSERT_EQ(done.lines.size(), seen.lines.size());
  for (std::size_t i = 0; i < done.lines.size(); ++i) {
    EXPECT_EQ(done.lines[i].changes, seen.lines[i].changes) << "what was seen is what was done";
  }
  const LegalCase now = stored(first.id);
  EXPECT_EQ(now.version, 2);
  EXPECT_TRUE(now.campaign.isEmpty());
  EXPECT_EQ(now.field, QStringLiteral("互联网"));
  EXPECT_EQ(now.inScope, false);
  EXPECT_EQ(now.note, QStringLiteral("2020年专项"));
  EXPECT_EQ(countingUnit(now), QStringLiteral("县公安局"));
  EXPECT_EQ(stored(voided.id), voided);
  for (const CaseId id : {first.id, second.id}) {
    const auto history = *cases_->history(session_, id);
    ASSERT_EQ(history.size(), 2u);
    EXPECT_EQ(history[1].action, QStringLiteral("bulk_change"));
    EXPECT_EQ(history[1].changes.back(), (FieldChange{QStringLiteral("bulk_change"), {}, done.mark}));
  }
  const auto whole = auditEntriesOf(store_->database(), QStringLiteral("bulk_change"), 0);
  ASSERT_EQ(whole.size(), 1u);
  EXPECT_EQ(whole[0].changes[0].after, done.mark);
  EXPECT_EQ(whole[0].changes[1].after, QStringLiteral("2"));
}

TEST_P(BulkEditTest, caseChangedSinceThePreviewIsLeftOut) {
  LegalCase first = add(QStringLiteral("C1"));
  const LegalCase second = add(QStringLiteral("C2"));
  const std::vector<FieldEdit> edits{edit(Kind::Append, "note", QStringLiteral("复核"))};
  const BulkResult seen = preview({first.id, second.id}, edits);
  first.note = QStringLiteral("他人所写");
  first = *cases_->save(session_, first);
  const BulkResult done = *bulk_->apply(session_, seen.lines, edits);
  EXPECT_EQ(done.changed, 1);
  EXPECT_EQ(done.refused, 1);
  EXPECT_TRUE(refusalText(*done.lines[0].refusal).contains(QStringLiteral("C1 在预览之后又有人改过")));
  EXPECT_EQ(stored(first.id), first);
  EXPECT_EQ(stored(second.id).note, QStringLiteral("复核"));
}

TEST_P(BulkEditTest, oneCaseOfABulkChangeCanBeUndone) {
  const LegalCase c = add(QStringLiteral("C1"), QStringLiteral("昆仑"));
  const std::vector<FieldEdit> edits{edit(Kind::Set, "campaign", {})};
  ASSERT_TRUE(bulk_->apply(session_, preview({c.id}, edits).lines, edits));
  EXPECT_TRUE(stored(c.id).campaign.isEmpty());
  ASSERT_TRUE(cases_->undoLastSave(session_, c.id));
  EXPECT_EQ(stored(c.id).campaign, QStringLiteral("昆仑"));
}

TEST_P(BulkEditTest, cancelledOrBrokenLeavesEverythingAsItWas) {
  ASSERT_TRUE(createDemoData(*store_, session_, 50, 1));
  const std::vector<CaseId> ids = *cases_->list(session_, {});
  const std::vector<FieldEdit> edits{edit(Kind::Append, "note", QStringLiteral("x"))};
  EXPECT_EQ(bulk_->preview(session_, ids, edits, [](int done) { return done < 10; }).error().field,
            QStringLiteral("cancelled"));
  const BulkResult seen = preview(ids, edits);
  EXPECT_EQ(seen.changed + seen.refused, 50);
  EXPECT_EQ(bulk_->apply(session_, seen.lines, edits, [](int done) { return done < 40; }).error().field,
            QStringLiteral("cancelled"));
  for (const CaseId id : ids) {
    EXPECT_EQ(stored(id).version, 1);
  }
  int told = 0;
  EXPECT_TRUE(bulk_->apply(session_, seen.lines, edits, [&told](int done) {
    told = done;
    return true;
  }));
  EXPECT_EQ(told, static_cast<int>(seen.lines.size()));
}

TEST_P(BulkEditTest, impossibleEditsAreRefusedBeforeAnything) {
  const std::vector<CaseId> ids{add(QStringLiteral("C1")).id};
  const auto code = [&](const FieldEdit& e) { return bulk_->preview(session_, ids, {e}).error().code; };
  EXPECT_EQ(code(edit(Kind::Set, "fine_yuan", QStringLiteral("1"))), ErrorCode::UnknownValue)
      << "facts of the single case";
  EXPECT_EQ(code(edit(Kind::Set, "case_id", QStringLiteral("X"))), ErrorCode::UnknownValue);
  EXPECT_EQ(code(edit(Kind::Set, "note", {})), ErrorCode::UnknownValue) << "notes are not written over";
  EXPECT_EQ(code(edit(Kind::Append, "field", QStringLiteral("x"))), ErrorCode::UnknownValue);
  EXPECT_EQ(code(edit(Kind::Set, "in_scope", QStringLiteral("也许"))), ErrorCode::Malformed);
  EXPECT_EQ(code(edit(Kind::Add, "campaign", QStringLiteral("  "))), ErrorCode::Required);
  EXPECT_EQ(bulk_->preview(session_, ids, {}).error().field, QStringLiteral("bulk_edits"));
  EXPECT_EQ(bulk_->preview(session_, {}, {edit(Kind::Append, "note", QStringLiteral("x"))}).error().field,
            QStringLiteral("bulk_cases"));
  Session reader = session_;
  reader.role = Role::Reader;
  EXPECT_EQ(bulk_->preview(reader, ids, {edit(Kind::Append, "note", QStringLiteral("x"))}).error().code,
            ErrorCode::Forbidden);
}

TEST_P(BulkEditTest, listsKeepTheirItemsInOrderAndOnce) {
  const CaseId id = add(QStringLiteral("C1"), QStringLiteral("昆仑、铁拳、剑网")).id;
  const auto after = [&](const std::vector<FieldEdit>& edits) {
    const BulkResult seen = preview({id}, edits);
    return seen.lines.empty() ? QStringLiteral("unchanged") : seen.lines[0].changes[0].after;
  };
  EXPECT_EQ(after({edit(Kind::Remove, "campaign", QStringLiteral("铁拳"))}), QStringLiteral("昆仑、剑网"));
  EXPECT_EQ(after({edit(Kind::Add, "campaign", QStringLiteral("秋风"))}), QStringLiteral("昆仑、铁拳、剑网、秋风"));
  EXPECT_EQ(after({edit(Kind::Add, "campaign", QStringLiteral("剑网"))}), QStringLiteral("unchanged"));
  EXPECT_EQ(after({edit(Kind::Remove, "campaign", QStringLiteral("拳"))}), QStringLiteral("unchanged"))
      << "whole items only";
  EXPECT_EQ(after({edit(Kind::Remove, "campaign", QStringLiteral("昆仑")),
                   edit(Kind::Add, "campaign", QStringLiteral("秋风"))}),
            QStringLiteral("铁拳、剑网、秋风"));
}

SHUANGDA_ON_BOTH_ENGINES(BulkEditTest);

}  // namespace
