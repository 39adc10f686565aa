#include "services/bulletin_service.h"

#include <gtest/gtest.h>

#include <set>

#include "services/case_service.h"
#include "services/import_service.h"
#include "storage/destruction_repository.h"
#include "support/engines.h"
#include "support/naive_figures.h"
#include "support/random_cases.h"

using namespace shuangda;
using namespace shuangda::test;

namespace {

const char* const kPeriods[] = {"2020Q3", "2020Q1", "2019Q4", "2020H9", "2019FY"};

class BulletinServiceTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (!IsSkipped() && !HasFatalFailure()) {
      store_ = freshStore();
      bulletins_ = std::make_unique<BulletinService>(*store_);
    }
  }
  void TearDown() override {
    bulletins_.reset();
    store_.reset();
    EngineTest::TearDown();
  }

  /// Saves the case as of the clock and remembers this version.
  LegalCase save(const LegalCase& c) {
    const Result<LegalCase> saved = CaseService(*store_).save(session_, c);
    EXPECT_TRUE(saved) << saved.error().field.toStdString();
    history_[saved->number].push_back(*saved);
    return *saved;
  }
  void saveRandom(unsigned seed, int count);
  void importEvents(unsigned seed, int count);

  /// The records as somebody at `cutoff` knew them.
  NaiveRecords knownAt(Instant cutoff) const {
    NaiveRecords records{.cutoff = cutoff.localDate()};
    for (const auto& [number, versions] : history_) {
      const auto last =
          std::find_if(versions.rbegin(), versions.rend(), [&](const LegalCase& c) { return c.recordedAt <= cutoff; });
      if (last != versions.rend()) {
        records.cases.push_back(*last);
      }
    }
    for (const DestructionEvent& event : DestructionRepository(store_->database()).all()) {
      if (event.recordedAt <= cutoff) {
        records.events.push_back(event);
      }
    }
    return records;
  }

  void expectFigures(const NaiveRecords& records, const Period& period, const FigureScope& scope,
                     const NaiveFilter& filter, Instant cutoff);
  void expectRows(const NaiveRecords& records, const Period& period, const std::vector<BreakdownRow>& rows,
                  NaiveFilter (*filterOf)(const QString&), std::set<QString> names);

  IndicatorCatalogue catalogue_ = IndicatorCatalogue::builtIn();
  std::unique_ptr<Store> store_;
  std::unique_ptr<BulletinService> bulletins_;
  std::map<QString, std::vector<LegalCase>> history_;
};

void BulletinServiceTest::saveRandom(unsigned seed, int count) {
  RandomCases random(seed);
  std::vector<LegalCase> saved;
  for (int i = 0; i < count; ++i) {
    saved.push_back(save(random.next(QStringLiteral("C%1").arg(i, 3, 10, QLatin1Char('0')))));
  }
  for (int day = 1; day <= 3; ++day) {
    clock_.set(Instant::ofEpochMs(clock_.now().epochMs() + 86'400'000));
    for (LegalCase& c : saved) {
      if (random.oneIn(3)) {
        c = save(random.changed(c));
      }
    }
  }
}

void BulletinServiceTest::importEvents(unsigned seed, int count) {
  RandomCases random(seed);
  std::vector<ImportRecord> records;
  for (int i = 0; i < count; ++i) {
    ImportRecord record{.row = i + 2};
    record.values = {
        {QStringLiteral("event_id"), QStringLiteral("D%1").arg(i)},
        {QStringLiteral("date"), random.next(QStringLiteral("x")).filedDate ? QStringLiteral("2020-0%1").arg(1 + i % 9)
                                                                            : QStringLiteral("2019")},
        {QStringLiteral("city"), i % 3 == 0 ? QStringLiteral("云岭市") : QString()},
        {QStringLiteral("province"), QStringLiteral("云岭省")},
        {QStringLiteral("member_unit"), i % 2 == 0 ? QStringLiteral("市场监管局") : QString()},
        {QStringLiteral("tonnes"), i % 4 == 0 ? QString() : QStringLiteral("%1.5").arg(i)},
        {QStringLiteral("tonnes_qualifier"), i % 5 == 0 ? QStringLiteral("约") : QString()},
        {QStringLiteral("value_wanyuan"), QStringLiteral("4.2524")},
        {QStringLiteral("value_qualifier"), i % 7 == 0 ? QStringLiteral("余") : QString()},
        {QStringLiteral("categories"), i % 3 == 0 ? QStringLiteral("食品;卷烟") : i % 3 == 1 ? QStringLiteral("药品") : QString()},
        {QStringLiteral("varieties_count"), i % 6 == 0 ? QStringLiteral("%1+").arg(i) : QString::number(i % 11)}};
    records.push_back(record);
  }
  const auto outcome = ImportService(*store_).run(session_, {.kind = QStringLiteral("destructions")}, records);
  ASSERT_TRUE(outcome) << outcome.error().field.toStdString();
}

void BulletinServiceTest::expectFigures(const NaiveRecords& records, const Period& period, const FigureScope& scope,
                                        const NaiveFilter& filter, Instant cutoff) {
  const Result<Bulletin> bulletin = bulletins_->compute(session_, {.period = period, .scope = scope}, cutoff);
  ASSERT_TRUE(bulletin);
  const Period year = period.yearToDate();
  for (std::size_t i = 0; i < bulletin->figures.size(); ++i) {
    const Figure& figure = bulletin->figures[i];
    const QString& code = figure.indicator->code;
    if (!naiveCodes().contains(code)) {
      EXPECT_TRUE(figure.indicator->kind == Indicator::Kind::Goods || !figure.indicator->shown || !figure.value.known || catalogue_.isOnlyReported(*figure.indicator)) << code.toStdString();
      continue;
    }
    SCOPED_TRACE((period.code() + u' ' + code + u' ' + scope.name).toStdString());
    const auto naive = [&](const Period& p) { return naiveFigure(records, code, p, filter); };
    EXPECT_EQ(figure.value, naive(period));
    EXPECT_EQ(figure.yearOnYear, compare(*figure.indicator, naive(period), naive(period.samePeriodLastYear())));
    EXPECT_EQ(figure.quarterOnQuarter,
              period.previous() ? compare(*figure.indicator, naive(period), naive(*period.previous())) : Comparison{});
    EXPECT_EQ(bulletin->yearToDate[i].value, naive(year));
    EXPECT_EQ(bulletin->yearToDate[i].yearOnYear,
              compare(*figure.indicator, naive(year), naive(year.samePeriodLastYear())));
  }
}

void BulletinServiceTest::expectRows(const NaiveRecords& records, const Period& period,
                                     const std::vector<BreakdownRow>& rows, NaiveFilter (*filterOf)(const QString&),
                                     std::set<QString> names) {
  for (const BreakdownRow& row : rows) {
    for (const Figure& figure : row.figures) {
      // Whether a unit entered nothing is a question about units alone.
      if (!naiveCodes().contains(figure.indicator->code) || figure.indicator->kind == Indicator::Kind::Units) {
        continue;
      }
      SCOPED_TRACE((period.code() + u' ' + figure.indicator->code + u' ' + row.name).toStdString());
      EXPECT_EQ(figure.value, naiveFigure(records, figure.indicator->code, period, filterOf(row.name)));
    }
    names.erase(row.name);
  }
  for (const QString& name : names) {
    for (const QString& code : naiveCodes()) {
      EXPECT_EQ(naiveFigure(records, code, period, filterOf(name)).amount, 0) << name.toStdString() << " has no row";
    }
  }
}

TEST_P(BulletinServiceTest, everyIndicatorHasItsNaiveTwin) {
  std::set<QString> codes;
  for (const Indicator& indicator : catalogue_.all()) {
    if (indicator.shown && indicator.kind != Indicator::Kind::Goods && !catalogue_.isOnlyReported(indicator) && !catalogue_.needsScreening(indicator)) {
      codes.insert(indicator.code);
    }
  }
  const QStringList naive = naiveCodes();
  EXPECT_EQ(codes, std::set<QString>(naive.begin(), naive.end()));
}

TEST_P(BulletinServiceTest, figuresEqualANaiveCountOverWholeRecords) {
  importEvents(3, 40);
  saveRandom(1, 120);
  const NaiveRecords records = knownAt(clock_.now());
  for (const char* period : kPeriods) {
    expectFigures(records, *Period::parse(QString::fromLatin1(period)), {}, {}, clock_.now());
  }
}

TEST_P(BulletinServiceTest, figuresAsOfAnEarlierInstantUseTheVersionsOfThen) {
  const Instant start = clock_.now();
  saveRandom(2, 100);
  const Period period = Period::quarter(2020, 3);
  for (const std::int64_t offset :
       {-1LL, 0LL, 3'600'000LL, 86'400'000LL - 1, 86'400'000LL, 2 * 86'400'000LL, 3 * 86'400'000LL}) {
    const Instant cutoff = Instant::ofEpochMs(start.epochMs() + offset);
    SCOPED_TRACE(offset);
    const NaiveRecords records = knownAt(cutoff);
    EXPECT_EQ(records.cases.empty(), offset < 0);
    if (offset >= 0) {
      expectFigures(records, period, {}, {}, cutoff);
    } else {
      EXPECT_EQ(bulletins_->compute(session_, {.period = period}, cutoff)->figure(u"adm_filed").value.amount, 0);
    }
  }
}

TEST_P(BulletinServiceTest, rowsAndScopesEqualANaiveCount) {
  importEvents(4, 40);
  saveRandom(5, 100);
  const NaiveRecords records = knownAt(clock_.now());
  const Period period = Period::quarter(2020, 2);
  const Bulletin bulletin = *bulletins_->compute(
      session_,
      {.period = period,
       .breakdowns = {FigureDimension::Region, FigureDimension::Unit, FigureDimension::Field, FigureDimension::Campaign, FigureDimension::Cause, FigureDimension::Trait}},
      clock_.now());
  std::set<QString> units;
  std::set<QString> regions;
  for (const LegalCase& c : records.cases) {
    units.insert(countingUnit(c));
    regions.insert({c.region.county, c.region.city, c.region.province});
  }
  expectRows(records, period, bulletin.by(FigureDimension::Unit), &NaiveFilter::ofUnit, units);
  expectRows(records, period, bulletin.by(FigureDimension::Region), &NaiveFilter::ofRegion, regions);
  expectRows(records, period, bulletin.by(FigureDimension::Field), &NaiveFilter::ofField, {QStringLiteral("食品"), QStringLiteral("互联网"), QString()});
  expectRows(records, period, bulletin.by(FigureDimension::Campaign), &NaiveFilter::ofCampaign, {QStringLiteral("铁拳"), QStringLiteral("昆仑")});
  expectRows(records, period, bulletin.by(FigureDimension::Cause), &NaiveFilter::ofCause, {});
  expectRows(records, period, bulletin.by(FigureDimension::Trait), &NaiveFilter::ofTrait, {QStringLiteral("涉网"), QStringLiteral("农村市场")});
  for (const QString& name :
       {QStringLiteral("市场监管局"), QStringLiteral("云岭市"), QStringLiteral("白河县"), QStringLiteral("云岭省")}) {
    expectFigures(records, period, FigureScope::named(name), NaiveFilter::ofAnyName(name), clock_.now());
  }
}

TEST_P(BulletinServiceTest, recordsBehindAFigureAreThoseCounted) {
  importEvents(6, 30);
  saveRandom(8, 100);
  const NaiveRecords records = knownAt(clock_.now());
  const Period period = Period::quarter(2020, 2);
  for (const FigureScope& scope : {FigureScope{}, FigureScope::named(QStringLiteral("青川区"))}) {
    const NaiveFilter filter = scope.name.isEmpty() ? NaiveFilter{} : NaiveFilter::ofAnyName(scope.name);
    for (const Indicator& indicator : catalogue_.all()) {
      if (!naiveCodes().contains(indicator.code)) {
        continue;
      }
      QStringList numbers;
      const std::vector<FigureRecord> found =
          *bulletins_->records(session_, period, indicator.code, scope, clock_.now());
      for (const FigureRecord& record : found) {
        numbers << record.number;
      }
      EXPECT_EQ(numbers, naiveRecordNumbers(records, indicator.code, period, filter)) << indicator.code.toStdString();
    }
  }
  EXPECT_EQ(bulletins_->records(session_, period, QStringLiteral("nothing"), {}, clock_.now()).error().code,
            ErrorCode::UnknownValue);
}

TEST_P(BulletinServiceTest, stockIdentityHolds) {
  RandomCases random(9);
  for (int i = 0; i < 150; ++i) {
    save(random.orderly(QStringLiteral("C%1").arg(i)));
  }
  for (const char* code : {"2019Q1", "2019Q4", "2020Q1", "2020Q3", "2020H6", "2019FY"}) {
    const Bulletin bulletin =
        *bulletins_->compute(session_, {.period = *Period::parse(QString::fromLatin1(code))}, clock_.now());
    const auto expectWhole = [&](const std::vector<Figure>& figures) {
      const auto amount = [&](const char* indicator) {
        const auto it = std::find_if(figures.begin(), figures.end(),
                                     [&](const Figure& f) { return f.indicator->code == QLatin1String(indicator); });
        return it->value.amount;
      };
      EXPECT_EQ(amount("adm_pending_begin") + amount("adm_filed") - amount("adm_closed") - amount("adm_withdrawn"),
                amount("adm_pending_end"))
          << code;
    };
    expectWhole(bulletin.figures);
    for (const BreakdownRow& row : bulletin.by(FigureDimension::Unit)) {
      expectWhole(row.figures);
    }
  }
}

TEST_P(BulletinServiceTest, baseBeforeTheFirstRecordIsMissingNotZero) {
  LegalCase c = RandomCases(1).orderly(QStringLiteral("C1"));
  c.filedDate = EventDate::ofDay(QDate(2020, 8, 1));
  c.foundDate = c.publishedDate = c.platformEnteredDate = c.closedDate = c.withdrawnDate = std::nullopt;
  c.decision = {};
  c.transfer = {};
  save(c);
  const Figure filed = bulletins_->compute(session_, {.period = Period::quarter(2020, 3)}, clock_.now())->figure(u"adm_filed");
  EXPECT_EQ(filed.value.amount, 1);
  EXPECT_EQ(filed.yearOnYear.kind, Comparison::Kind::NoData);
  EXPECT_EQ(filed.quarterOnQuarter.kind, Comparison::Kind::NoData);
}

// A PC's clock may be set back between two changes; a case must still count once at every instant.
TEST_P(BulletinServiceTest, caseCountsOnceAfterTheClockWasSetBack) {
  const std::int64_t start = clock_.now().epochMs();
  LegalCase c = RandomCases(1).orderly(QStringLiteral("C1"));
  c.filedDate = EventDate::ofDay(QDate(2020, 8, 1));
  for (const std::int64_t hour : {0, 10, 5}) {
    clock_.set(Instant::ofEpochMs(start + hour * 3'600'000));
    c.note = QString::number(hour);
    c = save(c);
  }
  for (int hour = 0; hour <= 12; ++hour) {
    const Instant cutoff = Instant::ofEpochMs(start + hour * 3'600'000LL);
    EXPECT_EQ(bulletins_->compute(session_, {.period = Period::quarter(2020, 3)}, cutoff)->figure(u"adm_filed").value.amount, 1)
        << hour;
  }
}

SHUANGDA_ON_BOTH_ENGINES(BulletinServiceTest);

}  // namespace
