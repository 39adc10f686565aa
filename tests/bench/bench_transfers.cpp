
// Whether lists of matters and the supervisor's board stay fast when there are many: the first page, a page by state, the next page far down,
// the totals, the board. Usage: bench_transfers [matters]   (100,000 when not given; measured against 10,000).

#include <QTemporaryDir>
#include <cstdio>
#include <cstdlib>

#include "base/uid.h"
#include "bench/measure.h"
#include "services/services.h"
#include "storage/case_repository.h"
#include "storage/clock_repository.h"
#include "storage/transfer_repository.h"

using namespace shuangda;
using namespace shuangda::bench;

namespace {

constexpr int kRounds = 7;
/// One in a hundred waits for the police, one in a hundred for us; the others are closed.
constexpr int kOpenEvery = 50;
constexpr int kUnits = 40;

class TransferStore {
 public:
  TransferStore(const QString& path, const Clock& clock, int matters) : clock_(clock), services_(Store::create(path, clock)) {
    session_ = *services_.accounts.createFirst(Office{.name = QStringLiteral("云岭市双打办")}, QStringLiteral("bench"), QStringLiteral("a long password"));
    const double taken = seconds([&] { fill(matters); });
    std::printf("%9d matters entered in %.0f s, %.0f us each\n", matters, taken, taken * 1e6 / matters);
    std::fflush(stdout);
  }

  double firstPage() { return list({.limit = 64}); }
  double openPage() { return list({.openOnly = true, .limit = 64}); }
  double pageByState() { return list({.state = QStringLiteral("F6"), .limit = 64}); }
  double pageByRareState() { return list({.state = QStringLiteral("R4"), .limit = 64}); }
  double overduePage() { return list({.overdueOnly = true, .limit = 64}); }
  double pageByText() { return list({.text = QStringLiteral("商行7"), .limit = 64}); }
  double pageFarDown() { return list({.before = middle_, .limit = 64}); }
  double totals() { return time([&] { (void)services_.transfers.totals(session_, {.openOnly = true}); }); }
  double board() { return time([&] { (void)services_.board.board(session_, QDate(2026, 1, 1), QDate(2026, 12, 31)); }); }

 private:
  double list(const TransferQuery& query) { return time([&] { (void)services_.transfers.list(session_, query); }); }

  template <typename Work>
  static double time(Work&& work) {
    work();
    std::vector<double> times;
    for (int i = 0; i < kRounds; ++i) {
      times.push_back(processorSeconds(work));
    }
    return median(times);
  }

  void fill(int matters) {
    Database& database = services_.store->database();
    Transaction transaction(database);
    CaseRepository cases(database);
    TransferRepository transfers(database);
    ClockRepository clocks(database);
    for (int i = 0; i < matters; ++i) {
      const QDate day = QDate(2020, 1, 1).addDays(static_cast<qint64>(2400) * i / matters);
      LegalCase legalCase{.uid = newUid(clock_.now()), .number = QStringLiteral("C%1").arg(i), .authority = QStringLiteral("第%1局").arg(i % kUnits)};
      legalCase.party.name = QStringLiteral("商行%1").arg(i);
      legalCase.cause = QStringLiteral("销售侵犯注册商标专用权的商品");
      legalCase.filedDate = EventDate::ofDay(day);
      legalCase.transfer.delivered = EventDate::ofDay(day.addDays(20));
      const CaseId key = cases.insert(legalCase, std::nullopt);
      Transfer transfer{.uid = newUid(clock_.now()), .number = QStringLiteral("YS%1-%2").arg(day.year()).arg(i), .legalCase = key, .unit = legalCase.authority, .openedAt = clock_.now(), .openedBy = session_.account};
      transfer.id = transfers.insert(transfer);
      const TransferId id = transfer.id;
      middle_ = i == matters / 2 ? id : middle_;
      transfers.putStanding(id, standing(i, day));
      if (i % kOpenEvery == 0) {
        clocks.replace(id, {clock(transfer, day)});
      }
    }
    transaction.commit();
  }

  static TransferStanding standing(int i, QDate day) {
    const bool waits = i % (2 * kOpenEvery) == 0;
    const bool isOpen = i % kOpenEvery == 0;
    TransferStanding standing{.state = waits ? QStringLiteral("F6") : isOpen ? QStringLiteral("F2") : QStringLiteral("F17"), .since = EventDate::ofDay(day.addDays(25)), .round = 1};
    standing.waitsFor = waits ? TransferSide::Police : isOpen ? TransferSide::Ours : TransferSide::None;
    standing.open = isOpen;
    int after = 0;
    for (const char* name : {"flagged", "sent", "accepted", "filed", "arrested", "indicted", "judged"}) {
      standing.milestones.push_back({QString::fromLatin1(name), EventDate::ofDay(day.addDays(after += 15)), 1, 2});
    }
    return standing;
  }

  static RunningClock clock(const Transfer& transfer, QDate day) {
    RunningClock clock{.transfer = transfer.id, .rule = QStringLiteral("PO_EXAM_3D"), .owner = QStringLiteral("police"), .number = transfer.number, .unit = transfer.unit};
    clock.triggerAt = EventDate::ofDay(day);
    clock.alarm = clock.due = EventDate::ofDay(day.addDays(28));
    clock.computedOn = EventDate::ofDay(day);
    return clock;
  }

  const Clock& clock_;
  Services services_;
  Session session_{};
  TransferId middle_{};
};

void compare(const char* what, double few, double many) {
  std::printf("%-28s %9.3f ms → %9.3f ms  (%.2fx)\n", what, few * 1e3, many * 1e3, many / few);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const int matters = argc > 1 ? std::atoi(argv[1]) : 100'000;
  const SystemClock clock;
  QTemporaryDir folder;
  TransferStore few(folder.filePath(QStringLiteral("few.shuangda")), clock, 10'000);
  TransferStore many(folder.filePath(QStringLiteral("many.shuangda")), clock, matters);
  compare("first page", few.firstPage(), many.firstPage());
  compare("first page of open ones", few.openPage(), many.openPage());
  compare("first page of a state", few.pageByState(), many.pageByState());
  compare("a state nothing stands in", few.pageByRareState(), many.pageByRareState());
  compare("first page of overdue ones", few.overduePage(), many.overduePage());
  compare("first page of a text", few.pageByText(), many.pageByText());
  compare("page in the middle", few.pageFarDown(), many.pageFarDown());
  compare("totals of the open ones", few.totals(), many.totals());
  compare("the board", few.board(), many.board());
  return 0;
}
