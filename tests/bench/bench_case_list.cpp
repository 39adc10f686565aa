// How long an office with a million cases waits: the whole list, its last page, filters, searches and a bulletin.
// Usage: bench_case_list [cases]   (1,000,000 when not given)

#include <malloc.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <cstdio>
#include <cstdlib>

#include "bench/measure.h"
#include "services/demo_data.h"
#include "services/services.h"

using namespace shuangda;
using namespace shuangda::bench;

namespace {

constexpr int kRounds = 5;
constexpr std::size_t kPage = 64;

/// Memory of this process that is really there, in MB.
double residentMb() {
  QFile status(QStringLiteral("/proc/self/status"));
  if (!status.open(QIODevice::ReadOnly)) {
    return 0;
  }
  for (const QByteArray& line : status.readAll().split('\n')) {
    if (line.startsWith("VmRSS:")) {
      return line.mid(6).simplified().split(' ').first().toDouble() / 1024;
    }
  }
  return 0;
}

/// The first time shows a freshly opened store, the median one that is in use.
template <typename Work>
void time(const char* what, Work&& work) {
  const double first = seconds(work);
  std::vector<double> times;
  for (int i = 0; i < kRounds; ++i) {
    times.push_back(seconds(work));
  }
  std::printf("%-34s first %9.1f ms, then %9.1f ms\n", what, first * 1e3, median(times) * 1e3);
  std::fflush(stdout);
}

Session fill(const QString& path, const Clock& clock, int cases) {
  Services services(Store::create(path, clock));
  const Session session = *services.accounts.createFirst(Office{.name = QStringLiteral("云岭市双打办")},
                                                         QStringLiteral("bench"), QStringLiteral("a long password"));
  const double taken = seconds([&] { (void)createDemoData(*services.store, session, cases, 1).value(); });
  std::printf("%-34s %.1f s, %.1f us a case\n", "demo data", taken, taken * 1e6 / cases);
  return session;
}

void measureList(Services& services, const Session& session) {
  malloc_trim(0);  // memory that filling the store left to the allocator would hide what the list takes
  const double before = residentMb();
  std::vector<CaseId> ids;
  const double first = seconds([&] { ids = *services.cases.list(session, {}); });
  std::printf("%-34s %zu keys, memory +%.1f MB\n", "whole list, first time", ids.size(), residentMb() - before);
  std::printf("%-34s first %9.1f ms (target 300)\n", "whole list", first * 1e3);
  time("whole list again", [&] { ids = *services.cases.list(session, {}); });
  const std::span<const CaseId> last = std::span(ids).last(std::min(kPage, ids.size()));
  time("last page of 64 rows", [&] { (void)services.cases.rows(session, last).value(); });
  time("totals of everything", [&] { (void)services.cases.totals(session, {}).value(); });
}

void measureFilters(Services& services, const Session& session) {
  const auto list = [&](const char* what, const CaseQuery& query) {
    std::size_t found = 0;
    time(what, [&] { found = services.cases.list(session, query)->size(); });
    std::printf("%-34s %zu keys\n", "", found);
  };
  list("one year", {.year = 2019});
  list("one unit", {.unit = QStringLiteral("云岭县市场监管局")});
  list("one year of one unit", {.year = 2019, .unit = QStringLiteral("云岭县市场监管局")});
  list("contains, common", {.search = QStringLiteral("白酒")});
  list("contains, rare", {.search = QStringLiteral("DM0777777")});
  list("by number", {.order = CaseQuery::Order::Number});
}

void measureBulletin(Services& services, const Session& session) {
  const Period period = Period::quarter(2020, 3);
  time("bulletin of a quarter",
       [&] { (void)services.bulletins.compute(session, period, {}, services.store->clock().now()).value(); });
  std::size_t records = 0;
  time("records behind one figure", [&] {
    records =
        services.bulletins.records(session, period, QStringLiteral("adm_filed"), {}, services.store->clock().now())
            ->size();
  });
  std::printf("%-34s %zu records\n", "", records);
}

}  // namespace

int main(int argc, char** argv) {
  const int cases = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
  if (cases < 1) {
    std::fprintf(stderr, "usage: bench_case_list [cases]\n");
    return 2;
  }
  const QTemporaryDir folder(QDir::current().filePath(QStringLiteral("bench_case_list-XXXXXX")));
  const SystemClock clock;
  const QString path = folder.filePath(QStringLiteral("store.db"));
  const Session session = fill(path, clock, cases);
  // Opened anew, so that no page of the list is in the connection's cache yet.
  Services services(Store::open(path, clock, Store::Pending::Refuse));
  measureList(services, session);
  measureFilters(services, session);
  measureBulletin(services, session);
  return 0;
}
