// Whether lists of goods stay as fast when there are a hundred times as many lines: the first page, a place's balance, a batch's pick list.
// Usage: bench_goods [lines]   (5,000,000 when not given; measured against 50,000)

#include <QTemporaryDir>
#include <cstdio>
#include <cstdlib>

#include "base/uid.h"
#include "bench/measure.h"
#include "services/services.h"
#include "storage/custody_repository.h"
#include "storage/disposal_repository.h"
#include "storage/goods_repository.h"

using namespace shuangda;
using namespace shuangda::bench;

namespace {

constexpr int kRounds = 21;
constexpr int kPlaces = 500;
constexpr int kBatchLines = 2000;

/// One store with `lines` lines of goods of one decided case, spread over the places; the last ones are approved for destruction.
class GoodsStore {
 public:
  GoodsStore(const QString& path, const Clock& clock, int lines) : clock_(clock), services_(Store::create(path, clock)) {
    session_ = *services_.accounts.createFirst(Office{.name = QStringLiteral("云岭市双打办")}, QStringLiteral("bench"), QStringLiteral("a long password"));
    (void)services_.accounts.add(session_, {QStringLiteral("boss"), QStringLiteral("boss"), Role::Editor}, QStringLiteral("a long password"));
    boss_ = *services_.accounts.logIn(QStringLiteral("boss"), QStringLiteral("a long password"));
    for (int i = 0; i < kPlaces; ++i) {
      const QString code = QStringLiteral("S%1").arg(i);
      places_.push_back(services_.places.save(session_, {.kind = QStringLiteral("shelf"), .code = code, .name = code})->id);
    }
    const double taken = seconds([&] { fill(lines); });
    std::printf("%9d lines entered in %.0f s, %.0f us a line\n", lines, taken, taken * 1e6 / lines);
    std::fflush(stdout);
  }

  double firstPage() { return time([&] { (void)services_.goods.list(session_, {}); }); }
  double pageByState() { return time([&] { (void)services_.goods.list(session_, {.state = CustodyState::Seized}); }); }
  double pageOfPlace() { return time([&] { (void)services_.goods.list(session_, {.place = places_[7]}); }); }
  double balanceOfPlace() { return time([&] { (void)CustodyRepository(database()).stockOf(places_[7]); }); }
  double pickList() { return time([&] { (void)DisposalRepository(database()).pickList(batch_); }); }

 private:
  Database& database() { return services_.store->database(); }

  template <typename Work>
  static double time(Work&& work) {
    work();
    std::vector<double> times;
    for (int i = 0; i < kRounds; ++i) {
      times.push_back(seconds(work));
    }
    return median(times);
  }

  CustodyMovement movement(ItemId item, const char* kind, CustodyState from, CustodyState to, PlaceId place) const {
    CustodyMovement m{.uid = newUid(clock_.now()), .item = item, .into = item, .kind = QLatin1String(kind), .quantity = Quantity::ofThousandths(1000), .from = from, .to = to};
    m.fromPlace = inCustody(from) ? std::optional(place) : std::nullopt;
    m.toPlace = place;
    m.at = EventDate::ofInstant(clock_.now());
    m.recordedAt = clock_.now();
    m.recordedBy = session_.account;
    return m;
  }

  void fill(int lines) {
    const LegalCase decided{.authority = session_.officeName, .cause = QStringLiteral("商标侵权"), .filedDate = EventDate::ofDay(QDate(2020, 1, 2)),
                            .decision = {.date = EventDate::ofDay(QDate(2020, 3, 2))}};
    const CaseId legalCase = services_.cases.save(session_, decided)->id;
    Transaction transaction(database());
    GoodsRepository goods(database());
    CustodyRepository ledger(database());
    const MeasureId measure = goods.insertMeasure({.uid = newUid(clock_.now()), .legalCase = legalCase, .kind = QStringLiteral("扣押")});
    std::vector<DisposalLine> planned;
    for (int i = 0; i < lines; ++i) {
      SeizedItem item{.uid = newUid(clock_.now()), .measure = measure, .name = QStringLiteral("白酒"), .spec = QString::number(i), .quantity = Quantity::ofThousandths(1000), .unit = QStringLiteral("瓶")};
      item.id = goods.insertItem(item, std::nullopt);
      const PlaceId place = places_[static_cast<std::size_t>(i) % places_.size()];
      ledger.insert(movement(item.id, "seize", CustodyState::Outside, CustodyState::Seized, place));
      if (i >= lines - kBatchLines) {
        ledger.insert(movement(item.id, "confiscate", CustodyState::Seized, CustodyState::Confiscated, place));
        planned.push_back({.item = item.id, .planned = Quantity::ofThousandths(1000)});
      }
    }
    approve(planned);
    transaction.commit();
  }

  void approve(const std::vector<DisposalLine>& planned) {
    DisposalRepository batches(database());
    DisposalBatch batch{.uid = newUid(clock_.now()), .number = QStringLiteral("CZ2020-001"), .plannedOn = EventDate::ofInstant(clock_.now()), .plannedBy = session_.account};
    batch.id = batch_ = batches.insert(batch);
    batches.setLines(batch_, planned);
    batch.version = 1;
    batch.submittedOn = batch.approvedOn = batch.plannedOn;
    batch.approvedBy = boss_.account;
    batches.update(batch);
    CustodyRepository ledger(database());
    for (const DisposalLine& line : planned) {
      CustodyMovement clear = movement(line.item, "clear", CustodyState::Confiscated, CustodyState::Cleared, ledger.balance(line.item).begin()->first.place);
      clear.batch = batch_;
      ledger.insert(clear);
    }
  }

  const Clock& clock_;
  Services services_;
  Session session_{};
  Session boss_{};
  std::vector<PlaceId> places_{};
  BatchId batch_{};
};

void compare(const char* what, double few, double many) {
  std::printf("%-28s %9.3f ms → %9.3f ms  (%.2fx)\n", what, few * 1e3, many * 1e3, many / few);
}

}  // namespace

int main(int argc, char** argv) {
  const int lines = argc > 1 ? std::atoi(argv[1]) : 5'000'000;
  const SystemClock clock;
  QTemporaryDir folder;
  GoodsStore few(folder.filePath(QStringLiteral("few.shuangda")), clock, 50'000);
  GoodsStore many(folder.filePath(QStringLiteral("many.shuangda")), clock, lines);
  compare("first page", few.firstPage(), many.firstPage());
  compare("first page of a standing", few.pageByState(), many.pageByState());
  compare("first page of a place", few.pageOfPlace(), many.pageOfPlace());
  compare("balance of a place", few.balanceOfPlace(), many.balanceOfPlace());
  compare("pick list of 2,000 lines", few.pickList(), many.pickList());
  return 0;
}
