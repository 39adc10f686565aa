#include "storage/search_index.h"

#include <gtest/gtest.h>

#include <random>

#include "base/search_text.h"
#include "services/backup.h"
#include "services/search_service.h"
#include "storage/migrations.h"
#include "storage/search_segments.h"
#include "support/engines.h"

using namespace shuangda;
using shuangda::test::EngineTest;
using namespace Qt::StringLiterals;

namespace {

/// Texts in which everything that is folded occurs: few characters, so that pieces meet by chance.
class RandomTexts {
 public:
  explicit RandomTexts(unsigned seed) : engine_(seed) {}

  int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }
  QString raw(int length) {
    static constexpr QStringView kUnits =
        u"王李张龍龙國国煙烟云岭县市监處处罚商行a1B2c3d4号號Ａ１２３（）()[]〔〕【】_%\\-. ·2020éﾊﾞ";
    QString text;
    for (int i = 0; i < length; ++i) {
      text += kUnits[below(static_cast<int>(kUnits.size()))];
    }
    return text;
  }
  QString record() {
    QStringList lines;
    for (int i = 1 + below(4); i > 0; --i) {
      lines << searchFolded(raw(below(14)));
    }
    return lines.join(u'\n');
  }
  QString date() {
    static const QStringList dates{u""_s, u"2019"_s, u"2020-08"_s, u"2020-08-05"_s, u"2020-08-05 14:30"_s, u"2021-01-01"_s, u"2021-02-03"_s};
    return dates[below(static_cast<int>(dates.size()))];
  }
  QString query() { return searchFolded(raw(1 + below(below(2) == 0 ? 3 : 8))); }

 private:
  std::mt19937 engine_;
};

class SearchIndexTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (!IsSkipped() && !HasFatalFailure()) {
      location_ = freshLocation();
      store_ = Store::create(location_, clock_);
    }
  }
  void TearDown() override {
    store_.reset();
    EngineTest::TearDown();
  }
  Database& database() { return store_->database(); }

  /// What LIKE finds in the folded texts, newest first.
  std::vector<std::int64_t> like(SearchKind kind, const QString& word) {
    QString pattern = word;
    pattern.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    Statement statement(database(),
                        "SELECT id FROM (SELECT id, listing_date, text FROM search_waiting UNION ALL SELECT id, listing_date, text FROM search_record"
                        " WHERE id NOT IN (SELECT id FROM search_waiting)) AS records"
                        " WHERE id % 8 = ? AND text LIKE ? ESCAPE '\\' ORDER BY listing_date DESC, id DESC");
    statement.bindAll(static_cast<int>(kind), QString(u'%' + pattern + u'%'));
    std::vector<std::int64_t> keys;
    while (statement.step()) {
      keys.push_back(statement.get<std::int64_t>(0) / 8);
    }
    return keys;
  }

  void compareWithLike(RandomTexts& random, int queries) {
    SearchIndex index(database());
    for (int i = 0; i < queries; ++i) {
      const QString word = random.query();
      if (word.isEmpty()) {
        continue;
      }
      const SearchTerm term{.word = word};
      for (const SearchKind kind : {SearchKind::Case, SearchKind::Item}) {
        std::vector<std::int64_t> expected = like(kind, word);
        std::vector<std::int64_t> newest;
        for (const SearchHit& hit : index.newest(kind, std::span(&term, 1), 20)) {
          EXPECT_TRUE(hit.text.contains(word));
          newest.push_back(hit.record);
        }
        const auto first = std::vector(expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(20, expected.size())));
        ASSERT_EQ(newest, first) << word.toStdString();
        std::sort(expected.begin(), expected.end());
        ASSERT_EQ(index.matching(kind, std::span(&term, 1)), expected) << word.toStdString();
      }
    }
  }

  void put(RandomTexts& random, std::int64_t first, std::int64_t last) {
    Transaction transaction(database());
    SearchIndex index(database());
    for (std::int64_t record = first; record <= last; ++record) {
      index.put(record % 3 == 0 ? SearchKind::Item : SearchKind::Case, record, random.date(), random.record());
    }
    transaction.commit();
  }
  std::int64_t number(std::string_view sql) {
    Statement statement(database(), sql);
    statement.step();
    return statement.get<std::int64_t>(0);
  }

  QString location_;
  std::unique_ptr<Store> store_;
};

TEST_P(SearchIndexTest, findsWhatLikeFindsAndNothingElse) {
  RandomTexts random(3);
  put(random, 1, 3500);
  compareWithLike(random, 40);
  SearchService(*store_).finish();
  EXPECT_EQ(number("SELECT COUNT(*) FROM search_segment"), 1);
  compareWithLike(random, 150);
  put(random, 2000, 6500);  // some of them again, with another text and date
  SearchService(*store_).finish();
  compareWithLike(random, 150);
  Transaction transaction(database());
  SearchIndex index(database());
  for (std::int64_t record = 1; record <= 6500; record += 3) {
    index.remove(record % 3 == 0 ? SearchKind::Item : SearchKind::Case, record);
  }
  transaction.commit();
  compareWithLike(random, 60);
}

TEST_P(SearchIndexTest, severalTermsAndLinesMustAllHold) {
  SearchIndex index(database());
  index.put(SearchKind::Case, 1, u"2020-01-01"_s, u"sd1\n王五商行\n白酒"_s);
  index.put(SearchKind::Case, 2, u"2020-01-02"_s, u"sd2\n李四\n王牌白酒"_s);
  const auto found = [&](std::vector<SearchTerm> terms) { return index.matching(SearchKind::Case, terms); };
  EXPECT_EQ(found({{u"白酒"_s}, {u"王"_s}}), (std::vector<std::int64_t>{1, 2}));
  EXPECT_EQ(found({{u"白酒"_s}, {u"王"_s, 1U << 1}}), (std::vector<std::int64_t>{1}));
  EXPECT_EQ(found({{u"王"_s, 1U << 2}}), (std::vector<std::int64_t>{2}));
  EXPECT_EQ(found({{u"王"_s, 1U << 9}}), (std::vector<std::int64_t>{}));
  EXPECT_EQ(found({{u"商行白"_s}}), (std::vector<std::int64_t>{})) << "a word does not reach over the end of a line";
}

TEST_P(SearchIndexTest, whatIsCommittedIsFoundAfterACrash) {
  RandomTexts random(5);
  put(random, 1, 100);
  {
    Transaction lost(database());
    SearchIndex(database()).put(SearchKind::Case, 500, {}, u"未提交"_s);
  }
  store_.reset();  // nothing was written into segments
  store_ = Store::open(location_, clock_, Store::Pending::Refuse);
  const SearchTerm term{.word = u"未提交"_s};
  EXPECT_TRUE(SearchIndex(database()).matching(SearchKind::Case, std::span(&term, 1)).empty());
  EXPECT_EQ(SearchIndex(database()).waiting(), 100);
  compareWithLike(random, 30);
}

TEST_P(SearchIndexTest, aSegmentThatIsNotCommittedLeavesItsRecordsWaiting) {
  RandomTexts random(6);
  put(random, 1, 3600);
  {
    Transaction interrupted(database());
    ASSERT_TRUE(SearchSegments(database()).writeSegment());
  }
  EXPECT_EQ(SearchIndex(database()).waiting(), 3600);
  EXPECT_EQ(number("SELECT COUNT(*) FROM search_posting"), 0);
  compareWithLike(random, 20);
}

TEST_P(SearchIndexTest, smallAndDecayedSegmentsAreWrittenAgain) {
  RandomTexts random(7);
  for (int round = 0; round < 4; ++round) {
    put(random, round * 3200 + 1, (round + 1) * 3200);
    SearchService(*store_).finish();
  }
  EXPECT_LE(number("SELECT COUNT(*) FROM search_segment WHERE kind = 1"), 2);
  EXPECT_LE(number("SELECT COUNT(*) FROM search_waiting"), 2 * SearchSegments::kLeftWaiting);
  database().execute("DELETE FROM search_record WHERE id / 8 <= 9000");
  put(random, 20'000, 26'000);
  SearchService(*store_).finish();
  EXPECT_EQ(number("SELECT COUNT(*) FROM search_segment WHERE kind = 1"), 1);
  compareWithLike(random, 60);
}

TEST_P(SearchIndexTest, verifySeesWhatTheIndexDoesNotAnswerFor) {
  RandomTexts random(8);
  put(random, 1, 3400);
  SearchService(*store_).finish();
  const auto postings = [&] {
    QStringList problems;
    for (const QString& problem : SearchSegments(database()).problems()) {
      if (problem.startsWith(u"search segment"_s)) {
        problems << problem;
      }
    }
    return problems;
  };
  EXPECT_TRUE(postings().isEmpty());
  database().execute("DELETE FROM search_posting WHERE id = (SELECT MAX(id) FROM search_posting)");
  EXPECT_EQ(postings().size(), 1);
}

/// A row as the first version of the program wrote it.
std::string oldCase(int id, const char* party) {
  std::string columns = "id, uid, version, recorded_at, listing_date, counting_unit, search_text, case_id, authority, cause, party";
  std::string values = std::to_string(id) + ", 'u" + std::to_string(id) +
                       "', 1, '2020-10-01T00:00:00.000Z', '2020-08', 'unit', '" + party + "', 'C" + std::to_string(id) + "', 'unit', 'cause', '" + party + "'";
  for (const char* column : {"region_province", "region_city", "region_county", "member_unit", "party_type", "party_id_no", "field", "goods", "brand", "quantity_unit",
                             "quantity_detail", "amount_qualifier", "procedure", "source", "campaign", "doc_no", "penalty_kinds", "confiscation", "close_kind",
                             "transferred_to_police", "status", "legal_basis", "note", "date", "date_type", "source_title", "source_url", "source_kind"}) {
    columns += std::string(", ") + column;
    values += ", ''";
  }
  return "INSERT INTO legal_case (" + columns + ") VALUES (" + values + ")";
}

TEST_P(SearchIndexTest, casesOfAnOlderStoreAreFoundAtOnceAndIndexedInPieces) {
  const QString location = freshLocation();
  {
    Database old = Database::open(location, Database::Purpose::Create);
    std::vector<Migration> first = builtInMigrations();
    first.resize(1);
    migrate(old, first, clock_.now());
    Transaction transaction(old);
    for (int id = 1; id <= 2100; ++id) {
      old.execute(oldCase(id, id == 7 ? "龍華煙酒" : "云岭商行"));
    }
    transaction.commit();
    writeBackup(old, folder_.filePath(u"before.bak"_s), clock_);
    migrate(old, builtInMigrations(), clock_.now());
  }
  const auto store = Store::open(location, clock_, Store::Pending::Refuse);
  SearchIndex index(store->database());
  const auto count = [&](const QString& word) {
    const SearchTerm term{.word = word};
    return index.matching(SearchKind::Case, std::span(&term, 1)).size();
  };
  EXPECT_EQ(count(u"云岭"_s), 2099u);
  int steps = 0;
  for (SearchService search(*store); search.advance();) {
    ++steps;
    EXPECT_EQ(count(u"云岭"_s), 2099u);
  }
  EXPECT_GE(steps, 3);
  EXPECT_EQ(count(u"龙华"_s), 1u);
  EXPECT_EQ(count(u"lhyj"_s), 1u);
  EXPECT_LE(index.waiting(), SearchSegments::kLeftWaiting);
  EXPECT_TRUE(SearchSegments(store->database()).problems().isEmpty()) << SearchSegments(store->database()).problems().join(u'\n').toStdString();
}

SHUANGDA_ON_BOTH_ENGINES(SearchIndexTest);

}  // namespace
