// Whether lists of goods stay as fast when there are a hundred times as many lines: the first page, a place's balance, a batch's pick list.
// Usage: bench_goods [lines]   (5,000,000 when not given; measured against 50,000). The lines are copied inside the database, their sums checked.

#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

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
    SeizedItem first{.uid = newUid(clock_.now()), .measure = measure, .name = QStringLiteral("白酒"), .spec = QStringLiteral("0"), .quantity = Quantity::ofThousandths(1000), .unit = QStringLiteral("瓶")};
    first.id = goods.insertItem(first, std::nullopt);
    const MovementId taken = ledger.insert(movement(first.id, "seize", CustodyState::Outside, CustodyState::Seized, places_.front()));
    const MovementId confiscated = ledger.insert(movement(first.id, "confiscate", CustodyState::Seized, CustodyState::Confiscated, places_.front()));
    std::vector<DisposalLine> planned;
    for (int i = std::max(lines - kBatchLines, 1); i < lines; ++i) {
      planned.push_back({.item = ItemId{first.id.value + i}, .planned = Quantity::ofThousandths(1000)});
    }
    copyLines(first.id, taken, confiscated, lines, planned.front().item);
    approve(planned);
    transaction.commit();
    for (const QString& problem : CustodyRepository(database()).problems()) {
      std::printf("NOT AS THE TRIGGERS WOULD HAVE IT: %s\n", qUtf8Printable(problem));
    }
  }

  /// Copies the first line with its movements, and writes what the triggers would have written. Without them, as they judge row by row:
  /// the sums are checked afterwards.
  void copyLines(ItemId first, MovementId taken, MovementId confiscated, int lines, ItemId lastOnes) {
    std::vector<std::string> triggers;
    std::vector<std::string> names;
    {
      Statement statement(database(), "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
      while (statement.step()) {
        names.push_back(statement.get<QString>(0).toStdString());
        triggers.push_back(statement.get<QString>(1).toStdString());
      }
    }
    for (const std::string& name : names) {
      database().execute("DROP TRIGGER " + name);
    }
    const std::string numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + std::to_string(lines - 1) + ") ";
    const std::string line = std::to_string(first.value) + " + i";
    const std::string place = std::to_string(places_.front().value) + " + i % " + std::to_string(kPlaces);
    copyRows("seized_item", first.value, numbers, {{"id", line}, {"uid", "'line ' || i"}, {"spec", "CAST(i AS TEXT)"}}, {});
    copyRows("custody_movement", taken.value, numbers, {{"id", "1000 + i"}, {"uid", "'taken ' || i"}, {"item_id", line}, {"into_item_id", line}, {"to_place_id", place}}, {});
    copyRows("custody_movement", confiscated.value, numbers,
             {{"id", "10000000 + i"}, {"uid", "'confiscated ' || i"}, {"item_id", line}, {"into_item_id", line}, {"from_place_id", place}, {"to_place_id", place}},
             " AND " + line + " >= " + std::to_string(lastOnes.value));
    database().execute("DELETE FROM custody_balance; DELETE FROM place_stock;");
    database().execute("INSERT INTO custody_balance (item_id, state, place_id, quantity) SELECT item, state, place, SUM(quantity) FROM ("
                       "SELECT into_item_id AS item, to_state AS state, to_place_id AS place, quantity FROM custody_movement"
                       " UNION ALL SELECT item_id, from_state, from_place_id, -quantity FROM custody_movement WHERE from_state <> 'outside') GROUP BY item, state, place;"
                       "INSERT INTO place_stock (place_id, state, unit, quantity, lines) SELECT b.place_id, b.state, i.unit, SUM(b.quantity), SUM(b.quantity > 0)"
                       " FROM custody_balance b JOIN seized_item i ON i.id = b.item_id GROUP BY 1, 2, 3;");
    for (const std::string& trigger : triggers) {
      database().execute(trigger);
    }
  }

  /// Copies one row of a table for every number, with these columns changed.
  void copyRows(const std::string& table, std::int64_t key, const std::string& numbers, const std::map<std::string, std::string>& changed, const std::string& where) {
    std::string columns;
    std::string values;
    Statement statement(database(), "SELECT name FROM pragma_table_info(?) ORDER BY cid");
    statement.bindAll(QString::fromStdString(table));
    while (statement.step()) {
      const std::string column = statement.get<QString>(0).toStdString();
      const auto other = changed.find(column);
      columns += (columns.empty() ? "" : ", ") + column;
      values += (values.empty() ? "" : ", ") + (other == changed.end() ? column : other->second);
    }
    database().execute(numbers + "INSERT INTO " + table + " (" + columns + ") SELECT " + values + " FROM n, " + table + " WHERE id = " + std::to_string(key) + where);
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
