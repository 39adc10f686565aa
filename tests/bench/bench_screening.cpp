// How long the screening of a whole store takes, against reading the same columns and nothing more in the same run.
// Usage: bench_screening [cases]   (1,000,000 when not given)

#include <QDir>
#include <QTemporaryDir>
#include <cstdio>
#include <cstdlib>

#include "bench/ledger_cases.h"
#include "bench/measure.h"
#include "base/uid.h"
#include "services/account_service.h"
#include "services/screening_service.h"
#include "services/unit_of_work.h"
#include "storage/case_repository.h"
#include "storage/screened_rows.h"

using namespace shuangda;
using namespace shuangda::bench;

namespace {

constexpr int kRounds = 3;

Session fill(const QString& path, const Clock& clock, int cases) {
  const auto store = Store::create(path, clock);
  const Session session =
      *AccountService(*store).createFirst(Office{.name = QStringLiteral("云岭市双打办")}, QStringLiteral("bench"), QStringLiteral("a long password"));
  UnitOfWork work(*store, session);
  CaseRepository repository(work.database());
  Random random(1);
  std::vector<Party> known;
  for (int i = 1; i <= cases; ++i) {
    LegalCase c = ledgerCase(1, i);
    // A third of the cases are about somebody the office knows already.
    if (!known.empty() && random.below(3) == 0) {
      c.party = known[static_cast<std::size_t>(random.below(static_cast<int>(known.size())))];
    } else {
      known.push_back(c.party);
    }
    c.uid = newUid(Instant::ofEpochMs(work.now().epochMs() - cases + i));
    c.recordedAt = work.now();
    repository.insert(c, std::nullopt);
  }
  work.commit();
  return session;
}

/// Reads the columns a screening needs.
std::size_t rawScan(Database& database) {
  Statement statement(database, std::string("SELECT ") + std::string(kScreenedColumns) + " FROM legal_case WHERE void_date IS NULL");
  std::size_t bytes = 0;
  while (statement.step()) {
    for (int column = 0; column < statement.columnCount(); ++column) {
      bytes += statement.get<std::string_view>(column).size();
    }
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  const int cases = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
  if (cases < 1) {
    std::fprintf(stderr, "usage: bench_screening [cases]\n");
    return 2;
  }
  const QTemporaryDir folder(QDir::current().filePath(QStringLiteral("bench_screening-XXXXXX")));
  const SystemClock clock;
  const QString path = folder.filePath(QStringLiteral("store.db"));
  const Session session = fill(path, clock, cases);
  const auto store = Store::open(path, clock, Store::Pending::Refuse);
  ScreeningService service(*store);
  ScreeningOverview overview;
  std::size_t bytes = 0;
  const Pair times = alternate(
      kRounds, [&](int) { overview = *service.overview(session, 1000, {}); }, [&](int) { bytes = rawScan(store->database()); });
  std::printf("screening of %d cases %.2f s (target 10 s a million), reading the columns %.2f s, ratio %.2f\n", cases, times.ours, times.raw, times.ours / times.raw);
  const double ours = processorSeconds([&] { overview = *service.overview(session, 1000, {}); });
  const double raw = processorSeconds([&] { bytes = rawScan(store->database()); });
  std::printf("processor time: screening %.2f s, reading the columns %.2f s, ratio %.2f\n", ours, raw, ours / raw);
  std::printf("%lld reach, %lld near, %lld together, %lld split, %lld listed; %zu bytes read\n", static_cast<long long>(overview.hits),
              static_cast<long long>(overview.nears), static_cast<long long>(overview.onlyTogether), static_cast<long long>(overview.splits),
              static_cast<long long>(overview.listed), bytes);
  return 0;
}
