// How long a search takes among a million cases, against LIKE over the same texts; what the index takes on disk and in a save.
// Usage: bench_search [cases [location]]   (1,000,000 in a file of its own when not given; or postgresql://…)

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <cstdio>
#include <cstdlib>
#include <functional>

#include "base/grams.h"
#include "base/search_text.h"
#include "base/uid.h"
#include "bench/ledger_cases.h"
#include "bench/measure.h"
#include "domain/searched_lines.h"
#include "services/services.h"
#include "storage/case_repository.h"
#include "storage/search_index.h"

using namespace shuangda;
using namespace shuangda::bench;

namespace {

constexpr std::uint64_t kSeed = 42;
constexpr int kQueries = 200;
constexpr int kLikes = 4;
constexpr std::size_t kNewest = 100;

double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

void fill(Services& services, int cases) {
  Database& database = services.store->database();
  constexpr int kAtOnce = 20'000;
  const double taken = seconds([&] {
    for (int begin = 1; begin <= cases; begin += kAtOnce) {
      Transaction transaction(database);
      CaseRepository repository(database);
      for (int i = begin; i < std::min(begin + kAtOnce, cases + 1); ++i) {
        LegalCase c = ledgerCase(kSeed, i);
        c.recordedAt = Instant::ofEpochMs(1'700'000'000'000 + i);
        c.uid = newUid(c.recordedAt);
        repository.insert(c, std::nullopt);
      }
      transaction.commit();
    }
  });
  std::printf("%-30s %.1f s, %.1f us a case\n", "cases written", taken, taken * 1e6 / cases);
  double longest = 0;
  const double indexed = seconds([&] {
    for (bool more = true; more;) {
      longest = std::max(longest, seconds([&] { more = services.search.advance(); }));
    }
  });
  std::printf("%-30s %.1f s, %.1f us a case, longest step %.2f s\n", "index written", indexed, indexed * 1e6 / cases, longest);
}

double number(Database& database, std::string_view sql) {
  Statement statement(database, sql);
  statement.step();
  return static_cast<double>(statement.get<std::int64_t>(0));
}

void measureSize(Database& database) {
  const bool sqlite = database.kind() == Database::Kind::Sqlite;
  const double text = number(database, sqlite ? "SELECT SUM(LENGTH(CAST(text AS BLOB))) FROM search_record"
                                              : "SELECT CAST(SUM(OCTET_LENGTH(text)) AS BIGINT) FROM search_record");
  double index = 0;
  for (const char* table : {"search_posting", "search_segment", "search_record_place"}) {
    const std::string name = table;
    const double size = sqlite
                            ? number(database, "SELECT CAST(SUM(pgsize) AS BIGINT) FROM dbstat WHERE name = '" + name + "'")
                            : number(database, "SELECT pg_total_relation_size('" + name + "')");
    std::printf("%-30s %.1f MB\n", table, size / 1e6);
    index += size;
  }
  std::printf("%-30s %.1f MB of text, index %.1f MB: %.3f\n", "size", text / 1e6, index / 1e6, index / text);
}

/// A random piece of a random case's text that `fits`.
QString piece(Random& random, int cases, int length, const std::function<bool(QStringView)>& fits) {
  for (;;) {
    const QString text = searchedText(ledgerCase(kSeed, 1 + random.below(cases)));
    for (int attempt = 0; attempt < 40; ++attempt) {
      const QString found = text.mid(random.below(static_cast<int>(text.size())), length);
      if (found.size() == length && !found.contains(u'\n') && !found.contains(u' ') && fits(found)) {
        return found;
      }
    }
  }
}

bool allHan(QStringView text) { return std::all_of(text.begin(), text.end(), [](QChar c) { return hasHan(QStringView(&c, 1)); }); }
bool noHan(QStringView text) { return !hasHan(text) && std::all_of(text.begin(), text.end(), [](QChar c) { return grams::isWordUnit(c.unicode()); }); }
bool letters(QStringView text) { return noHan(text) && std::none_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); }); }
bool digits(QStringView text) { return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }); }
bool mixed(QStringView text) { return hasHan(text) && std::any_of(text.begin(), text.end(), [](QChar c) { return grams::isWordUnit(c.unicode()); }); }

struct Class {
  const char* name;
  double targetMs;
  std::function<QString(Random&, int)> query;
};

std::vector<Class> classes() {
  const auto of = [](int length, bool (*fits)(QStringView)) { return [=](Random& random, int cases) { return piece(random, cases, length, fits); }; };
  const auto absent = [](Random& random, int) { return QString(random.charOf(kGiven)) + random.charOf(kSurnames) + random.charOf(kTrade); };
  return {{"Han 2", 15, of(2, allHan)},
          {"Han 3", 15, of(3, allHan)},
          {"Han 6", 15, of(6, allHan)},
          {"Han 3, mostly absent", 15, absent},
          {"digits 4 (tail of phone, ID)", 15, of(4, digits)},
          {"digits 6", 15, of(6, digits)},
          {"phone, plate, number 7", 15, of(7, noHan)},
          {"initials 3", 15, of(3, letters)},
          {"initials 4", 15, of(4, letters)},
          {"Han 1", 50, of(1, allHan)},
          {"letter or digit 1", 50, of(1, noHan)},
          {"letters or digits 2", 50, of(2, noHan)},
          {"mixed 2", 50, of(2, mixed)},
          {"mixed 3", 50, of(3, mixed)},
          {"mixed 5", 50, of(5, mixed)},
          {"mixed 8", 50, of(8, mixed)}};
}

std::vector<std::int64_t> like(Database& database, QString word) {
  word.replace(u'\\', QStringLiteral("\\\\")).replace(u'%', QStringLiteral("\\%")).replace(u'_', QStringLiteral("\\_"));
  Statement statement(database,
                      "SELECT id FROM (SELECT id, listing_date, text FROM search_waiting UNION ALL SELECT id, listing_date, text FROM search_record)"
                      " AS records WHERE id % 8 = 1 AND text LIKE ? ESCAPE '\\' ORDER BY listing_date DESC, id DESC LIMIT 100");
  statement.bindAll(QString(u'%' + word + u'%'));
  std::vector<std::int64_t> keys;
  while (statement.step()) {
    keys.push_back(statement.get<std::int64_t>(0) / 8);
  }
  return keys;
}

void measureQueries(Database& database, int cases) {
  std::printf("%-30s %8s %8s %8s %8s %9s %8s %7s\n", "newest 100", "p50 ms", "p95 ms", "max ms", "CPU p95", "LIKE ms", "ratio", "target");
  for (const Class& c : classes()) {
    Random random(7);
    std::vector<double> times;
    std::vector<double> likes;
    std::vector<double> processor;
    for (int i = 0; i < kQueries; ++i) {
      const QString word = c.query(random, cases);
      const SearchTerm term{.word = word};
      std::vector<SearchHit> hits;
      const auto search = [&] { hits = SearchIndex(database).newest(SearchKind::Case, std::span(&term, 1), kNewest); };
      processor.push_back(processorSeconds([&] { times.push_back(seconds(search) * 1e3); }) * 1e3);
      if (i % (kQueries / kLikes) != 0) {
        continue;
      }
      std::vector<std::int64_t> expected;
      likes.push_back(seconds([&] { expected = like(database, word); }) * 1e3);
      std::vector<std::int64_t> found;
      for (const SearchHit& hit : hits) {
        found.push_back(hit.record);
      }
      if (found != expected) {
        std::printf("DIFFERENT from LIKE: %s, %zu against %zu\n", qPrintable(word), found.size(), expected.size());
      }
    }
    const double p95 = percentile(times, 0.95);
    std::printf("%-30s %8.2f %8.2f %8.2f %8.2f %9.0f %7.0fx %7.0f%s\n", c.name, percentile(times, 0.5), p95, percentile(times, 1),
                percentile(processor, 0.95), median(likes), median(likes) / p95, c.targetMs, p95 > c.targetMs || median(likes) < 20 * p95 ? "  MISSED" : "");
    std::fflush(stdout);
  }
}

/// A small new record in a transaction of its own, with and without what the index adds to it.
void measureSave(Database& database, int cases) {
  constexpr int kRounds = 4000;
  Statement insert(database, "INSERT INTO measure (uid, kind, doc_no) VALUES (?, ?, ?)");
  SearchIndex index(database);
  std::vector<double> with;
  std::vector<double> without;
  std::vector<double> withProcessor;
  std::vector<double> withoutProcessor;
  for (int i = 0; i < kRounds; ++i) {
    const LegalCase c = ledgerCase(kSeed + 2, i);
    const QString uid = newUid(Instant::ofEpochMs(1'800'000'000'000 + i));
    const bool indexing = i % 2 == 0;
    double taken = 0;
    const auto save = [&] {
      Transaction transaction(database);
      insert.bindAll(uid, QStringLiteral("seizure"), c.decision.docNo).run();
      if (indexing) {
        index.put(SearchKind::Case, cases + 1'000'000 + i, listingDate(c), searchedText(c));
      }
      transaction.commit();
    };
    (indexing ? withProcessor : withoutProcessor).push_back(processorSeconds([&] { taken = seconds(save); }));
    (indexing ? with : without).push_back(taken);
  }
  std::printf("%-30s %.1f us with, %.1f us without, difference %.1f us\n", "a save, processor time", median(withProcessor) * 1e6,
              median(withoutProcessor) * 1e6, (median(withProcessor) - median(withoutProcessor)) * 1e6);
  std::printf("%-30s %.1f us with, %.1f us without, difference %.1f us\n", "a save, committed", median(with) * 1e6, median(without) * 1e6,
              (median(with) - median(without)) * 1e6);
  std::vector<LegalCase> fresh;
  for (int i = 0; i < 2000; ++i) {
    fresh.push_back(ledgerCase(kSeed + 1, i + 1));
  }
  Transaction transaction(database);
  std::int64_t id = cases + 10;
  const double bare = seconds([&] {
    for (const LegalCase& c : fresh) {
      index.put(SearchKind::Case, ++id, listingDate(c), searchedText(c));
    }
  });
  const double text = seconds([&] {
    for (const LegalCase& c : fresh) {
      (void)searchedText(c);
    }
  });
  std::printf("%-30s %.1f us, of which text %.1f us\n", "indexing a new case", bare * 1e6 / 2000, text * 1e6 / 2000);
}

}  // namespace

int main(int argc, char** argv) {
  const int cases = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
  QTemporaryDir folder(QDir::current().filePath(QStringLiteral("bench_search-XXXXXX")));
  const QString location = argc > 2 ? QString::fromUtf8(argv[2]) : folder.filePath(QStringLiteral("store.db"));
  if (cases < 1) {
    std::fprintf(stderr, "usage: bench_search [cases [location]]\n");
    return 2;
  }
  const SystemClock clock;
  if (!QFile::exists(location)) {  // one that is there was filled by an earlier run
    Services services(Store::create(location, clock));
    fill(services, cases);
  }
  const auto store = Store::open(location, clock, Store::Pending::Refuse);
  SearchService(*store).finish();
  measureSize(store->database());
  measureQueries(store->database(), cases);
  measureSave(store->database(), cases);
  return 0;
}
