// How long all figures of a quarter take, against hand-written SQL on the same store and, where Node.js finds the package
// @duckdb/node-api (NODE_PATH), against DuckDB on the same rows.
// Usage: bench_figures [cases] [lines a case]   (1,000,000 and 5 when not given)

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <cstdio>
#include <cstdlib>

#include "base/csv.h"
#include "base/uid.h"
#include "bench/ledger_cases.h"
#include "bench/measure.h"
#include "reports/bulletin_composer.h"
#include "reports/page_layout.h"
#include "reports/pdf_writer.h"
#include "services/account_service.h"
#include "services/bulletin_draft_service.h"
#include "services/bulletin_service.h"
#include "services/unit_of_work.h"
#include "storage/case_repository.h"
#include "storage/fact_repository.h"

using namespace shuangda;
using namespace shuangda::bench;

namespace {

constexpr int kRounds = 7;
const Period kPeriod = Period::quarter(2020, 3);
const std::vector<FigureDimension> kBreakdowns{FigureDimension::Region, FigureDimension::Unit, FigureDimension::Field, FigureDimension::Campaign};

constexpr std::array<QStringView, 6> kCampaigns{u"铁拳", u"昆仑", u"剑网", u"秋风", u"龙腾", u"农资打假"};
constexpr std::array<QStringView, 8> kFields{u"互联网", u"食品", u"药品", u"农资", u"商标", u"专利", u"版权", u"烟草"};
constexpr std::array<QStringView, 7> kKinds{u"警告", u"罚款", u"没收违法所得", u"没收非法财物", u"吊销许可证件", u"责令停产停业", u"其他"};
constexpr std::array<QStringView, 6> kUnits{u"瓶", u"条", u"箱", u"件", u"公斤", u"双"};

std::optional<EventDate> later(Random& random, const EventDate& from, int days) { return EventDate::ofDay(from.lastDay().addDays(1 + random.below(days))); }

/// A case with all the dates that figures count by.
LegalCase figureCase(int index) {
  LegalCase c = ledgerCase(1, index);
  Random random(77'000'000'000ULL + static_cast<std::uint64_t>(index));
  c.region = {.province = QStringLiteral("云岭省"), .city = QStringLiteral("云岭市"), .county = c.authority.left(3)};
  c.field = random.pick(kFields);
  c.campaign = random.below(3) == 0 ? random.pick(kCampaigns) : QString();
  c.foundDate = EventDate::ofDay(c.filedDate->lastDay().addDays(-random.below(20)));
  c.isOnline = random.below(4) == 0;
  c.isRural = random.below(5) == 0;
  if (random.below(30) == 0) {
    c.withdrawnDate = later(random, *c.filedDate, 90);
  } else if (c.decision.date) {
    c.decision.kinds = {random.pick(kKinds)};
    c.closedDate = later(random, *c.decision.date, 120);
    c.publishedDate = random.below(5) == 0 ? std::nullopt : later(random, *c.decision.date, 40);
  }
  c.platformEnteredDate = random.below(3) == 0 ? std::nullopt : later(random, *c.filedDate, 30);
  if (random.below(50) == 0) {
    c.transfer.flag = QStringLiteral("是");
    c.transfer.approved = later(random, *c.filedDate, 40);
    c.transfer.delivered = later(random, *c.transfer.approved, 3);
    c.transfer.persons = random.below(4);
    c.transfer.policeAccepted = later(random, *c.transfer.delivered, 3);
    c.transfer.policeFiled = random.below(3) == 0 ? std::nullopt : later(random, *c.transfer.delivered, 30);
  }
  return c;
}

Session fill(const QString& path, const Clock& clock, int cases, int lines) {
  const auto store = Store::create(path, clock);
  const Session session =
      *AccountService(*store).createFirst(Office{.name = QStringLiteral("云岭市双打办")}, QStringLiteral("bench"), QStringLiteral("a long password"));
  UnitOfWork work(*store, session);
  CaseRepository repository(work.database());
  Statement measure(work.database(), "INSERT INTO measure (uid, case_id, kind, doc_no) VALUES (?, ?, '扣押', '') RETURNING id");
  Statement item(work.database(),
                 "INSERT INTO seized_item (uid, measure_id, name, spec, quantity, unit, unit_price_yuan, doc_no, storage, keeper, disposal, supervisor, note)"
                 " VALUES (?, ?, ?, '', ?, ?, '', '', '', '', '', '', '')");
  Random random(5);
  for (int i = 1; i <= cases; ++i) {
    LegalCase c = figureCase(i);
    c.uid = newUid(Instant::ofEpochMs(work.now().epochMs() - cases + i));
    c.recordedAt = work.now();
    const CaseId id = repository.insert(c, std::nullopt);
    measure.bindAll(QStringLiteral("m%1").arg(i), id).step();
    const auto measureId = measure.get<std::int64_t>(0);
    measure.reset();
    for (int line = 0; line < lines; ++line) {
      item.bindAll(QStringLiteral("i%1.%2").arg(i).arg(line), measureId, random.pick(kLedgerGoods), std::int64_t{1000} * (1 + random.below(50)), random.pick(kUnits)).run();
    }
  }
  work.commit();
  return session;
}

/// What a program without our engine would ask: one grouped query for each breakdown, a sum for each figure and period.
std::string sqlFor(const std::string& column) {
  struct Range {
    const char* from;
    const char* to;
  };
  constexpr Range kRanges[] = {{"2020-07-01", "2020-10-01"}, {"2019-07-01", "2019-10-01"}, {"2020-04-01", "2020-07-01"}};
  std::string sql = "SELECT " + column;
  for (const Range& range : kRanges) {
    const auto in = [&](const char* date) { return std::string(date) + " >= '" + range.from + "' AND " + date + " < '" + range.to + "'"; };
    for (const char* date : {"filed_date", "closed_date", "withdrawn_date", "decision_date", "published_date", "platform_entered_date", "transfer_date",
                             "police_accepted_date", "police_filed_date"}) {
      sql += ", SUM(CASE WHEN " + in(date) + " THEN 1 ELSE 0 END)";
    }
    for (const char* where : {"is_online = 1", "is_rural = 1", "is_market = 1", "is_foreign = 1", "platform_entered_date IS NULL", "goods_value_fen >= 5000000"}) {
      sql += ", SUM(CASE WHEN " + in("filed_date") + " AND " + where + " THEN 1 ELSE 0 END)";
    }
    for (const char* kind : {"警告", "罚款", "没收违法所得", "没收非法财物", "吊销许可证件", "责令停产停业", "其他"}) {
      sql += ", SUM(CASE WHEN " + in("decision_date") + " AND penalty_kinds = '" + kind + "' THEN 1 ELSE 0 END)";
    }
    sql += ", SUM(CASE WHEN " + in("filed_date") + " THEN COALESCE(illegal_turnover_fen, goods_value_fen, 0) ELSE 0 END)";
    sql += ", SUM(CASE WHEN " + in("decision_date") + " THEN COALESCE(fine_fen, 0) ELSE 0 END)";
    sql += ", SUM(CASE WHEN " + in("transfer_date") + " THEN COALESCE(transfer_persons, 0) ELSE 0 END)";
    sql += std::string(", SUM(CASE WHEN filed_date < '") + range.from + "' AND NOT COALESCE(closed_date < '" + range.from + "', 0) AND NOT COALESCE(withdrawn_date < '" +
           range.from + "', 0) THEN 1 ELSE 0 END)";
  }
  return sql + " FROM legal_case WHERE void_date IS NULL AND (in_scope IS NULL OR in_scope = 1) GROUP BY 1 ORDER BY 1";
}

void runSql(Database& database) {
  for (const char* column : {"''", "region_county", "counting_unit", "field", "campaign"}) {
    Statement statement(database, sqlFor(column));
    while (statement.step()) {
    }
  }
}

/// The same rows as CSV files for DuckDB.
void dump(Database& database, const QDir& folder) {
  const auto write = [&](const char* name, const char* sql) {
    QFile file(folder.filePath(QString::fromLatin1(name)));
    (void)file.open(QIODevice::WriteOnly);
    Statement statement(database, sql);
    while (statement.step()) {
      QByteArray line;
      for (int column = 0; column < statement.columnCount(); ++column) {
        line += column == 0 ? "" : ",";
        const std::string_view text = statement.get<std::string_view>(column);
        line.append(text.data(), static_cast<qsizetype>(text.size()));
      }
      file.write(line + '\n');
    }
  };
  write("cases.csv",
        "SELECT id, region_county, counting_unit, field, campaign, CASE WHEN procedure = '简易' THEN 1 ELSE 0 END, found_date, filed_date, withdrawn_date, decision_date,"
        " closed_date, published_date, platform_entered_date, transfer_approved_date, transfer_date, police_accepted_date, police_filed_date, transferred_to_police,"
        " penalty_kinds, COALESCE(illegal_turnover_fen, goods_value_fen, 0), COALESCE(goods_value_fen, 0), COALESCE(fine_fen, 0), COALESCE(transfer_persons, 0),"
        " COALESCE(is_online, 0), COALESCE(is_rural, 0) FROM legal_case ORDER BY id");
  write("items.csv", "SELECT m.case_id, i.name, i.unit, i.quantity FROM seized_item i JOIN measure m ON m.id = i.measure_id ORDER BY i.id");
}

/// DuckDB's medians in seconds: "cases" and "items"; empty where it cannot be run.
QJsonObject duckDb(const QDir& folder) {
  QProcess node;
  node.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  node.start(QStringLiteral("node"), {QStringLiteral(BENCH_FOLDER "/duckdb_figures.cjs"), folder.path()});
  node.waitForFinished(-1);
  return QJsonDocument::fromJson(node.readAllStandardOutput()).object();
}

/// From the records to the finished file, as `bulletin print` goes; seconds of each part.
void measurePaper(Store& store, const Session& session, const QDir& folder) {
  const Instant cutoff = store.clock().now();
  Result<BulletinMaterial> material = tl::unexpected(Error{});
  const double gathered = seconds([&] { material = BulletinDraftService(store).gather(session, {.period = kPeriod, .suspicions = Suspicions::Leave}, cutoff); });
  const BulletinLetterhead head = letterheadOf(store.law().law().parameters, session.officeName, cutoff.localDate());
  FontBook fonts;
  LaidOutDocument pages;
  const double laidOut = seconds([&] { pages = layOut(composeBulletin(*material, head), fonts); });
  const double written = seconds([&] { (void)writePdf(pages, {.created = cutoff}, folder.filePath(QStringLiteral("bulletin.pdf"))); });
  std::printf("PDF of %zu pages: gathered %.2f s, laid out %.2f s, written %.2f s, together %.2f s\n", pages.pages.size(), gathered, laidOut, written, gathered + laidOut + written);
  std::fflush(stdout);
}

template <typename Work>
double medianOf(Work&& work) {
  work();
  std::vector<double> times;
  for (int i = 0; i < kRounds; ++i) {
    times.push_back(seconds(work));
  }
  return median(times);
}

}  // namespace

int main(int argc, char** argv) {
  const int cases = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
  const int lines = argc > 2 ? std::atoi(argv[2]) : 5;
  if (cases < 1 || lines < 0) {
    std::fprintf(stderr, "usage: bench_figures [cases] [lines a case]\n");
    return 2;
  }
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("FC_LANG", "zh-cn");
  const QGuiApplication application(argc, argv);
  const QTemporaryDir folder(QDir::current().filePath(QStringLiteral("bench_figures-XXXXXX")));
  const SystemClock clock;
  const QString path = folder.filePath(QStringLiteral("store.db"));
  Session session;
  std::printf("%d cases with %d lines each entered in %.0f s\n", cases, lines, seconds([&] { session = fill(path, clock, cases, lines); }));
  const auto store = Store::open(path, clock, Store::Pending::Refuse);
  BulletinService service(*store);
  const FigureQuery query{.period = kPeriod, .breakdowns = kBreakdowns};
  std::printf("facts packed, first figures: %.2f s\n", seconds([&] { (void)service.compute(session, query, clock.now()); }));
  std::fflush(stdout);
  const double figures = medianOf([&] { (void)service.compute(session, query, clock.now()); });
  const double goods = medianOf([&] { (void)service.goods(session, query, clock.now()); });
  measurePaper(*store, session, QDir(folder.path()));
  const double sql = seconds([&] { runSql(store->database()); });
  std::printf("case figures %.3f s, goods figures %.3f s, SQL GROUP BY of part of the case figures %.2f s (ratio %.3f)\n", figures, goods, sql, figures / sql);
  std::fflush(stdout);
  dump(store->database(), QDir(folder.path()));
  const QJsonObject duck = duckDb(QDir(folder.path()));
  if (!duck.isEmpty()) {
    const double duckCases = duck[QStringLiteral("cases")].toDouble();
    const double duckItems = duck[QStringLiteral("items")].toDouble();
    std::printf("DuckDB: case figures %.3f s (ours %.2fx), goods figures %.3f s (ours %.2fx)\n", duckCases, figures / duckCases, duckItems, goods / duckItems);
  }
  return 0;
}
