#include "services/search_service.h"

#include <gtest/gtest.h>

#include "services/case_service.h"
#include "services/clue_service.h"
#include "services/demo_data.h"
#include "services/import_service.h"
#include "services/maintenance_service.h"
#include "services/texts.h"
#include "services/transfer_service.h"
#include "services/view_service.h"
#include "support/engines.h"

using namespace shuangda;
using shuangda::test::EngineTest;
using namespace Qt::StringLiterals;

namespace {

class SearchServiceTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (!IsSkipped() && !HasFatalFailure()) {
      store_ = freshStore();
    }
  }
  void TearDown() override {
    store_.reset();
    EngineTest::TearDown();
  }
  LegalCase save(const QString& number, const QString& party, const QString& goods, const QString& day) {
    LegalCase c;
    c.number = number;
    c.authority = u"云岭县市场监管局"_s;
    c.cause = u"销售侵犯注册商标专用权的商品"_s;
    c.party = {.name = party, .idNo = u"110105194912310023"_s};
    c.goods = goods;
    c.filedDate = EventDate::parse(day).value();
    c.decision.docNo = u"云市监处罚〔2020〕17号"_s;
    c.note = u"电话13812345678，车牌云A1B234"_s;
    return CaseService(*store_).save(session_, c).value();
  }
  QStringList titles(const QString& text, SearchKind kind) {
    QStringList titles;
    const std::vector<FoundRecord> all = *SearchService(*store_).find(session_, text, 100);
    for (const FoundRecord& found : all) {
      if (found.kind == kind) {
        titles << found.title;
      }
    }
    return titles;
  }

  std::unique_ptr<Store> store_;
};

TEST_P(SearchServiceTest, findsByEveryWayPeopleRemember) {
  save(u"C1"_s, u"張三五"_s, u"白酒"_s, u"2020-08-01"_s);
  save(u"C2"_s, u"李四商行"_s, u"卷烟"_s, u"2020-09-01"_s);
  const QStringList first{u"C1"_s};
  const QStringList both{u"C2"_s, u"C1"_s};
  EXPECT_EQ(titles(u"张三"_s, SearchKind::Case), first);
  EXPECT_EQ(titles(u"張"_s, SearchKind::Case), first);
  EXPECT_EQ(titles(u"zsw"_s, SearchKind::Case), first);
  EXPECT_EQ(titles(u"ZSW"_s, SearchKind::Case), first);
  EXPECT_EQ(titles(u"bj"_s, SearchKind::Case), first) << "initials of goods";
  EXPECT_EQ(titles(u"0023"_s, SearchKind::Case), both) << "tail of an identifier";
  EXPECT_EQ(titles(u"5678"_s, SearchKind::Case), both) << "tail of a phone number";
  EXPECT_EQ(titles(u"云a1b"_s, SearchKind::Case), both);
  for (const QString& written : {u"〔2020〕17号"_s, u"[2020]17"_s, u"（2020）17"_s, u"（２０２０）１７号"_s, u"处罚(2020)"_s}) {
    EXPECT_EQ(titles(written, SearchKind::Case), both) << written.toStdString();
  }
  EXPECT_EQ(titles(u"四 卷"_s, SearchKind::Case), QStringList{u"C2"_s}) << "several words must all be there";
  EXPECT_EQ(titles(u"五卷"_s, SearchKind::Case), QStringList());
  EXPECT_EQ(titles(u" "_s, SearchKind::Case), QStringList());
}

TEST_P(SearchServiceTest, saysWhyARecordMatchedAndNamesEachPartyOnce) {
  save(u"C1"_s, u"王五商行"_s, u"白酒"_s, u"2020-08-01"_s);
  const LegalCase second = save(u"C2"_s, u"王五商行"_s, u"卷烟"_s, u"2020-09-01"_s);
  EXPECT_EQ(titles(u"王五"_s, SearchKind::Party), QStringList{u"王五商行"_s});
  EXPECT_EQ(titles(u"卷烟"_s, SearchKind::Party), QStringList());
  const std::vector<FoundRecord> found = *SearchService(*store_).find(session_, u"卷"_s, 10);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].label, u"涉案物品"_s);
  EXPECT_EQ(found[0].line, u"卷烟"_s);
  EXPECT_EQ(found[0].legalCase, second.id);
  EXPECT_EQ(SearchService(*store_).find(session_, u"wwsh"_s, 10)->front().line, u"王五商行"_s);
  EXPECT_EQ(SearchService(*store_).find(Session{}, u"卷"_s, 10).error().code, ErrorCode::Forbidden);
}

TEST_P(SearchServiceTest, goodsAreFoundAndGoWithTheUndoneImport) {
  const ImportSource source{.kind = u"seizures"_s, .fileName = u"a.csv"_s, .fileSha256 = u"x"_s};
  ImportRecord record{.row = 2};
  record.values.insert(u"name"_s, u"假冒軟中華香烟"_s);
  record.values.insert(u"doc_no"_s, u"云市监扣〔2020〕3号"_s);
  ImportService imports(*store_);
  ASSERT_TRUE(imports.run(session_, source, {record}, {}));
  EXPECT_EQ(titles(u"软中华"_s, SearchKind::Item), QStringList{u"假冒軟中華香烟"_s});
  EXPECT_EQ(titles(u"(2020)3"_s, SearchKind::Item).size(), 1);
  ASSERT_TRUE(imports.undoLast(session_));
  EXPECT_EQ(titles(u"软中华"_s, SearchKind::Item), QStringList());
}

TEST_P(SearchServiceTest, anUndoneImportOfCasesIsNotFoundAnyMore) {
  const ImportSource source{.kind = u"cases"_s, .fileName = u"a.csv"_s, .fileSha256 = u"x"_s};
  ImportRecord record{.row = 2};
  record.values.insert(u"authority"_s, u"县局"_s);
  record.values.insert(u"cause"_s, u"假冒专利"_s);
  record.values.insert(u"party"_s, u"赵六"_s);
  ImportService imports(*store_);
  ASSERT_TRUE(imports.check(session_, source, {record}, {}));
  EXPECT_TRUE(titles(u"赵六"_s, SearchKind::Case).isEmpty()) << "a check stores nothing";
  ASSERT_TRUE(imports.run(session_, source, {record}, {}));
  EXPECT_EQ(titles(u"赵六"_s, SearchKind::Case).size(), 1);
  ASSERT_TRUE(imports.undoLast(session_));
  EXPECT_TRUE(titles(u"赵六"_s, SearchKind::Case).isEmpty());
}

TEST_P(SearchServiceTest, listsUseTheIndexBeforeAndAfterItIsWritten) {
  ASSERT_TRUE(createDemoData(*store_, session_, 3000, 1));
  CaseService cases(*store_);
  const CaseQuery query{.search = u"白酒"_s};
  const std::vector<CaseId> before = *cases.list(session_, query);
  const CaseTotals totals = *cases.totals(session_, query);
  SearchService(*store_).finish();
  EXPECT_FALSE(SearchService(*store_).advance());
  EXPECT_EQ(*cases.list(session_, query), before);
  EXPECT_GT(before.size(), 200u);
  EXPECT_EQ(totals.count, static_cast<std::int64_t>(before.size()));
  LegalCase changed = *cases.find(session_, before.front());
  changed.goods = u"茶叶"_s;
  ASSERT_TRUE(cases.save(session_, changed));
  EXPECT_EQ(cases.list(session_, query)->size(), before.size() - 1);
  for (const auto& check : MaintenanceService(*store_).verify()) {
    EXPECT_TRUE(check.problems.isEmpty()) << check.name.toStdString() << check.problems.join(u'\n').toStdString();
  }
}

TEST_P(SearchServiceTest, aBackupFindsWhatTheStoreFinds) {
  ASSERT_TRUE(createDemoData(*store_, session_, 2500, 1));
  SearchService(*store_).finish();
  const QString path = folder_.filePath(u"copy.db"_s);
  MaintenanceService(*store_).backup(path);
  const auto copy = Store::open(path, clock_, Store::Pending::Refuse);
  const auto found = *SearchService(*store_).find(session_, u"玉米种子"_s, 50);
  EXPECT_EQ(found.size(), 50u);
  EXPECT_EQ(*SearchService(*copy).find(session_, u"玉米种子"_s, 50), found);
  SearchService(*copy).finish();
  EXPECT_EQ(*SearchService(*copy).find(session_, u"玉米种子"_s, 50), found);
  for (const auto& check : MaintenanceService(*copy).verify()) {
    EXPECT_TRUE(check.problems.isEmpty()) << check.name.toStdString() << check.problems.join(u'\n').toStdString();
  }
}

TEST_P(SearchServiceTest, verifySeesATextThatIsNotItsRecords) {
  const auto searchProblems = [&] {
    for (const MaintenanceService::Check& check : MaintenanceService(*store_).verify()) {
      if (check.name == u"search"_s) {
        return check.problems;
      }
    }
    return QStringList();
  };
  const LegalCase c = save(u"C1"_s, u"王五商行"_s, u"白酒"_s, u"2020-08-01"_s);
  store_->database().execute("UPDATE search_waiting SET text = 'x'");
  EXPECT_EQ(searchProblems().size(), 1);
  store_->database().execute("DELETE FROM search_waiting");
  EXPECT_EQ(searchProblems(), QStringList{u"legal_case %1: not in the search index"_s.arg(c.id.value)});
}

TEST_P(SearchServiceTest, refusedFiltersNameTheThingAndTheRemedy) {
  const auto said = [](const QString& text) { return refusalText(CaseFilter::parse(text).error()); };
  EXPECT_TRUE(said(u"金额>5"_s).contains(u"没有“金额”"_s) && said(u"金额>5"_s).contains(u"货值"_s));
  EXPECT_TRUE(said(u"立案:13月"_s).contains(u"2026-Q3"_s));
  EXPECT_TRUE(said(u"货值>多"_s).contains(u"5万"_s));
  EXPECT_TRUE(said(u"状态:好"_s).contains(u"撤案"_s));
  EXPECT_TRUE(said(u"当事人:"_s).contains(u"当事人:王"_s));
}

TEST_P(SearchServiceTest, everyAccountKeepsItsOwnViews) {
  ViewService views(*store_);
  Session reader = session_;
  reader.role = Role::Reader;
  const NamedView view = *views.save(reader, {.page = u"cases"_s, .name = u" 本季大案 "_s, .content = u"{}"_s});
  EXPECT_EQ(view.name, u"本季大案"_s);
  EXPECT_EQ(*views.list(session_, u"cases"_s), std::vector<NamedView>{view});
  EXPECT_TRUE(views.list(session_, u"goods"_s)->empty());
  const NamedView again = *views.save(session_, {.page = u"cases"_s, .name = u"本季大案"_s, .content = u"{\"a\":1}"_s});
  EXPECT_EQ(again.id, view.id) << "the same name is the same view";
  const NamedView other = *views.save(session_, {.page = u"cases"_s, .name = u"未结"_s, .content = u"{}"_s});
  EXPECT_EQ(views.rename(session_, other, u"本季大案"_s).error().code, ErrorCode::AlreadyExists);
  EXPECT_EQ(views.rename(session_, other, u""_s).error().code, ErrorCode::Required);
  EXPECT_EQ(views.rename(session_, other, u"在办"_s)->name, u"在办"_s);
  Session stranger = session_;
  stranger.account = AccountId{999};
  EXPECT_TRUE(views.list(stranger, u"cases"_s)->empty());
  EXPECT_EQ(views.remove(stranger, other).error().code, ErrorCode::NotFound);
  ASSERT_TRUE(views.remove(session_, other));
  EXPECT_EQ(views.remove(session_, other).error().code, ErrorCode::NotFound);
  EXPECT_EQ(views.list(session_, u"cases"_s)->size(), 1u);
  EXPECT_EQ(views.list(Session{}, u"cases"_s).error().code, ErrorCode::Forbidden);
}

TEST_P(SearchServiceTest, cluesAreFoundButNotWhoReportedThem) {
  Clue draft{.source = u"投诉举报"_s, .foundAt = *EventDate::parse(u"2020-10-01"), .content = u"反映该店销售假冒软中华"_s};
  draft.party.name = u"云岭烟酒行"_s;
  draft.party.phone = u"13987654321"_s;
  draft.reporter.name = u"李举报"_s;
  ClueService clues(*store_);
  const auto stored = clues.save(session_, draft);
  ASSERT_TRUE(stored);
  const QStringList one{stored->number};
  for (const QString& words : {u"烟酒行"_s, u"软中华"_s, u"4321"_s, u"ylyj"_s, stored->number}) {
    EXPECT_EQ(titles(words, SearchKind::Clue), one) << words.toStdString();
  }
  EXPECT_TRUE(titles(u"李举报"_s, SearchKind::Clue).isEmpty());
  SearchService(*store_).finish();
  EXPECT_EQ(titles(u"烟酒行"_s, SearchKind::Clue), one) << "from the index too";
  Clue changed = *stored;
  changed.goods = u"香烟"_s;
  ASSERT_TRUE(clues.save(session_, changed));
  EXPECT_EQ(titles(u"香烟"_s, SearchKind::Clue), one);
}

TEST_P(SearchServiceTest, transfersAreFoundByCaseSuspectAndPaper) {
  const LegalCase legalCase = save(u"C1"_s, u"云岭烟酒行"_s, u"白酒"_s, u"2020-09-30"_s);
  TransferService transfers(*store_);
  TransferEvent flag{.step = u"flag_crime_suspicion"_s, .on = *EventDate::parse(u"2020-10-05 09:00"), .docNo = u"云市监疑〔2020〕3号"_s, .papers = {{.paper = u"suspicion_note"_s}}};
  flag.details = {{u"crime"_s, u"销售假冒注册商标的商品罪"_s}, {u"suspicion_basis"_s, u"其他"_s}, {u"reason"_s, u"数额待查"_s}};
  const auto opened = transfers.open(session_, {.lane = TransferLane::Forward, .legalCase = legalCase.id}, flag);
  ASSERT_TRUE(opened) << refusalText(opened.error()).toStdString();
  Suspect suspect = *transfers.saveSuspect(session_, {.transfer = opened->transfer, .name = u"欧阳某"_s});
  const QStringList one{transfers.sheet(session_, opened->transfer)->transfer.number};
  for (const QString& words : {one.front(), u"C1"_s, u"烟酒行"_s, u"ylyj"_s, u"欧阳某"_s, u"oym"_s, u"疑〔2020〕3"_s}) {
    EXPECT_EQ(titles(words, SearchKind::Transfer), one) << words.toStdString();
  }
  SearchService(*store_).finish();
  EXPECT_EQ(titles(u"欧阳某"_s, SearchKind::Transfer), one) << "from the index too";

  // What changes beside the matter is followed: its case, its suspects, its steps.
  LegalCase renamed = *CaseService(*store_).find(session_, legalCase.id);
  renamed.party.name = u"江北酒业"_s;
  ASSERT_TRUE(CaseService(*store_).save(session_, renamed));
  EXPECT_EQ(titles(u"江北酒业"_s, SearchKind::Transfer), one);
  EXPECT_TRUE(titles(u"烟酒行"_s, SearchKind::Transfer).isEmpty());
  suspect.name = u"司马某"_s;
  ASSERT_TRUE(transfers.saveSuspect(session_, suspect));
  EXPECT_TRUE(titles(u"欧阳某"_s, SearchKind::Transfer).isEmpty());
  TransferEvent corrected = *opened;
  corrected.docNo = u"云市监疑〔2020〕8号"_s;
  ASSERT_TRUE(transfers.correct(session_, opened->id, corrected, u"编号误填"_s));
  EXPECT_EQ(titles(u"疑〔2020〕8"_s, SearchKind::Transfer), one);
  EXPECT_TRUE(titles(u"疑〔2020〕3"_s, SearchKind::Transfer).isEmpty());
  for (const auto& check : MaintenanceService(*store_).verify()) {
    EXPECT_TRUE(check.problems.isEmpty()) << check.name.toStdString() << check.problems.join(u'\n').toStdString();
  }
}

TEST_P(SearchServiceTest, aMatterThatWasOnlyDatesGoesFromTheIndex) {
  LegalCase legalCase = save(u"C1"_s, u"云岭烟酒行"_s, u"白酒"_s, u"2020-09-30"_s);
  legalCase.transfer.delivered = EventDate::parse(u"2020-10-05").value();
  legalCase = CaseService(*store_).save(session_, legalCase).value();
  EXPECT_EQ(titles(u"烟酒行"_s, SearchKind::Transfer).size(), 1);
  legalCase.transfer.delivered.reset();
  ASSERT_TRUE(CaseService(*store_).save(session_, legalCase));
  EXPECT_TRUE(titles(u"烟酒行"_s, SearchKind::Transfer).isEmpty());
  for (const auto& check : MaintenanceService(*store_).verify()) {
    EXPECT_TRUE(check.problems.isEmpty()) << check.problems.join(u'\n').toStdString();
  }
}

SHUANGDA_ON_BOTH_ENGINES(SearchServiceTest);

}  // namespace
