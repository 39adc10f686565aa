#include "services/bulletin_service.h"

#include <algorithm>

#include "domain/tally.h"
#include "services/figure_sources.h"
#include "services/indicator_service.h"
#include "services/suspected_transfers.h"
#include "services/unit_of_work.h"
#include "storage/account_repository.h"
#include "storage/fact_repository.h"

namespace shuangda {
namespace {

constexpr int kMostQuarters = 40;
/// Segments written in one transaction: others need not wait long for it.
constexpr int kAtOnce = 16;
/// The last day to publish may lie this many days after the decision, long holidays included: segments with decisions so much
/// before the first period are still looked at.
constexpr std::int32_t kPublishReach = 120;

/// What must be read for a query. With units that only report, or a scope, the first day of the ledger depends on every case.
FactsWanted wantedFacts(const FigureQuery& query, const std::vector<FigurePeriods>& counted, const FigureContext& context) {
  const bool someReport = std::any_of(context.offices.begin(), context.offices.end(), reportsItsFigures);
  FactsWanted wanted{.everything = someReport || query.scope.by != FigureScope::By::Everything || context.shouldTransfer.has_value(),
                     .goods = std::find(query.breakdowns.begin(), query.breakdowns.end(), FigureDimension::ProductClass) != query.breakdowns.end() ||
                              query.scope.by == FigureScope::By::Dimension,
                     .first = counted.front().first(),
                     .last = counted.front().last()};
  for (const FigurePeriods& periods : counted) {
    wanted.first = std::min(wanted.first, periods.first());
    wanted.last = std::max(wanted.last, periods.last());
    for (std::size_t slot = 0; slot < FigurePeriods::kSlots; ++slot) {
      if (periods.of(slot)) {
        wanted.stockDays.push_back(periods.begin(slot));
        wanted.stockDays.push_back(periods.end(slot));
      }
    }
  }
  wanted.first -= kPublishReach;
  return wanted;
}

/// Quarters as slots of as few tallies as can be.
std::vector<FigurePeriods> slotsOf(std::span<const Period> quarters) {
  std::vector<FigurePeriods> slots;
  const Period asked = quarters.back();
  for (; !quarters.empty(); quarters = quarters.subspan(std::min(quarters.size(), FigurePeriods::kSlots))) {
    slots.emplace_back(quarters, asked);
  }
  return slots;
}

struct RuleInPeriod {
  IndicatorRule rule;
  std::int32_t begin;
  std::int32_t end;
};

void addRules(const IndicatorCatalogue& catalogue, const Indicator& indicator, const Period& period, FactNames& names, QDate cutoffDay,
              std::vector<RuleInPeriod>& rules) {
  if (indicator.isBase()) {
    rules.push_back({IndicatorRule(indicator, names, cutoffDay), dayNumber(period.begin()), dayNumber(period.end())});
    return;
  }
  for (const auto* side : {&indicator.numerator, &indicator.denominator}) {
    for (const Indicator::Term& term : *side) {
      addRules(catalogue, *catalogue.find(term.code), period, names, cutoffDay, rules);
    }
  }
}

/// The rule of 查获物品: every case with goods that was found in the period.
bool hasGoodsIn(const Fact& fact, GoodsOfFact goods, const Period& period) {
  const std::int32_t found = fact.day(FactDate::Found);
  return !goods.empty() && found >= dayNumber(period.begin()) && found < dayNumber(period.end());
}

}  // namespace

std::shared_ptr<const IndicatorCatalogue> BulletinService::catalogue() {
  IndicatorService indicators(store_);
  if (const QString stamp = indicators.stamp(); !catalogue_ || catalogueStamp_ != stamp) {
    catalogue_ = std::make_shared<const IndicatorCatalogue>(indicators.catalogue());
    catalogueStamp_ = stamp;
  }
  return catalogue_;
}

bool BulletinService::advance() {
  if (!FactRepository(store_.database()).isStale()) {
    return false;
  }
  // Nobody acts: what is written follows from the records. The unit of work keeps other writers out meanwhile.
  UnitOfWork work(store_, Session{});
  const bool more = FactRepository(work.database()).refresh(kAtOnce);
  work.commit();
  return more;
}

void BulletinService::refreshFacts() {
  while (advance()) {
  }
}

std::unordered_set<std::int64_t> BulletinService::suspectedCases(const Session& session) {
  std::unordered_set<std::int64_t> cases;
  for (const SuspectedTransfer& suspected : suspectedTransfers(store_, session)) {
    cases.insert(suspected.legalCase.value);
  }
  return cases;
}

bool BulletinService::isKnownName(const QString& name) { return OfficeRepository(store_.database()).findByName(name).has_value(); }

Result<Bulletin> BulletinService::compute(const Session& session, const FigureQuery& query, Instant cutoff) { return compute(session, query, cutoff, catalogue()); }

Result<Bulletin> BulletinService::tryOut(const Session& session, const CsvRecord& row, const FigureQuery& query, Instant cutoff) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  return IndicatorService(store_).catalogueWith(row).and_then([&](const IndicatorCatalogue& with) { return compute(session, query, cutoff, std::make_shared<const IndicatorCatalogue>(with)); });
}

Result<Bulletin> BulletinService::compute(const Session& session, const FigureQuery& query, Instant cutoff, const std::shared_ptr<const IndicatorCatalogue>& indicators) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  refreshFacts();
  FigureContext context = figureContext(store_, cutoff);
  if (query.suspicions == Suspicions::Screen) {
    context.shouldTransfer = suspectedCases(session);
  }
  FactNames names;
  Tally tally(*indicators, context, names, query);
  const std::int32_t leftOut = FactRepository(store_.database())
                                   .stream(cutoff, names, wantedFacts(query, {tally.periods()}, context),
                                           [&tally](const Fact& fact, GoodsOfFact goods) { tally.add(fact, goods); });
  tally.reachBackTo(leftOut);
  addReportedFigures(store_, context, tally);
  if (!tally.scopeSeen() && query.scope.by == FigureScope::By::AnyName && !isKnownName(query.scope.name)) {
    return refuse(ErrorCode::NotFound, QStringLiteral("scope"), query.scope.name);
  }
  Bulletin bulletin = tally.result();
  bulletin.catalogue = indicators;
  return bulletin;
}

Result<Trend> BulletinService::trend(const Session& session, const FigureQuery& query, int quarters, Instant cutoff, const QStringList& codes) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (quarters < 1 || quarters > kMostQuarters) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("quarters"), QString::number(quarters));
  }
  refreshFacts();
  Trend trend{.catalogue = codes.isEmpty() ? catalogue() : std::make_shared<const IndicatorCatalogue>(IndicatorService(store_).catalogueOf(codes)), .scope = query.scope, .cutoff = cutoff, .quarters = quartersUpTo(query.period, quarters)};
  FigureContext context = figureContext(store_, cutoff);
  if (query.suspicions == Suspicions::Screen) {
    context.shouldTransfer = suspectedCases(session);
  }
  FigureQuery totals = query;
  totals.breakdowns.clear();
  totals.lists = RecordLists::Leave;
  FactNames names;
  const std::vector<FigurePeriods> counted = slotsOf(trend.quarters);
  std::vector<std::unique_ptr<Tally>> tallies;
  for (const FigurePeriods& periods : counted) {
    tallies.push_back(std::make_unique<Tally>(*trend.catalogue, context, names, totals, periods));
  }
  const std::int32_t leftOut = FactRepository(store_.database())
                                   .stream(cutoff, names, wantedFacts(totals, counted, context), [&tallies](const Fact& fact, GoodsOfFact goods) {
                                     for (const auto& tally : tallies) {
                                       tally->add(fact, goods);
                                     }
                                   });
  for (const auto& tally : tallies) {
    tally->reachBackTo(leftOut);
    addReportedFigures(store_, context, *tally);
    for (std::size_t slot = 0; slot < FigurePeriods::kSlots && tally->periods().of(slot); ++slot) {
      trend.values.push_back(tally->totals(slot));
    }
  }
  const bool seen = std::any_of(tallies.begin(), tallies.end(), [](const auto& tally) { return tally->scopeSeen(); });
  if (!seen && query.scope.by == FigureScope::By::AnyName && !isKnownName(query.scope.name)) {
    return refuse(ErrorCode::NotFound, QStringLiteral("scope"), query.scope.name);
  }
  return trend;
}

Result<GoodsFigures> BulletinService::goods(const Session& session, const FigureQuery& query, Instant cutoff) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  refreshFacts();
  const FigureContext context = figureContext(store_, cutoff);
  FactNames names;
  GoodsTally tally(context, names, query);
  FactRepository facts(store_.database());
  const FigurePeriods periods(query.period);
  facts.stream(cutoff, names, {.everything = false, .first = periods.first(), .last = periods.last()},
               [&tally](const Fact& fact, GoodsOfFact goods) { tally.add(fact, goods); });
  GoodsFigures figures{.list = tally.list([&](std::int32_t number) { return facts.goodsName(number); })};
  for (const FigureDimension dimension : query.breakdowns) {
    figures.breakdowns.emplace(dimension, tally.by(dimension));
  }
  return figures;
}

Result<std::vector<RankedUnit>> BulletinService::ranking(const Session& session, const FigureQuery& query, Instant cutoff, const QString& code,
                                                         const QString& second) {
  const std::shared_ptr<const IndicatorCatalogue> indicators = catalogue();
  for (const QString& each : second.isEmpty() ? QStringList{code} : QStringList{code, second}) {
    const Indicator* indicator = indicators->find(each);
    if (indicator == nullptr || indicator->kind == Indicator::Kind::Goods) {
      return refuse(ErrorCode::UnknownValue, QStringLiteral("indicator"), each);
    }
  }
  FigureQuery units = query;
  units.breakdowns = {FigureDimension::Unit};
  units.suspicions = indicators->needsScreening(*indicators->find(code)) ? Suspicions::Screen : Suspicions::Leave;
  const Result<Bulletin> bulletin = compute(session, units, cutoff);
  if (!bulletin) {
    return tl::unexpected(bulletin.error());
  }
  const QString ties = store_.law().law().parameters.at(QStringLiteral("bulletin_rank_ties")).value;
  const TieRule rule = ties == QStringLiteral("并列不空位") ? TieRule::Dense : !second.isEmpty() || ties == QStringLiteral("次指标") ? TieRule::Second : TieRule::Skip;
  return rankUnits(*bulletin, OfficeRepository(store_.database()).all(), silentUnits(store_, query.period, cutoff), code, rule, second);
}

QStringList BulletinService::numbersOf(const Figure& figure, const IndicatorCatalogue& catalogue) {
  FactRepository facts(store_.database());
  const Fact::Entity entity = catalogue.entityOf(*figure.indicator);
  QStringList numbers;
  for (const std::int64_t id : figure.records) {
    numbers << facts.numberOf(entity, id);
  }
  numbers.sort();
  return numbers;
}

Result<std::vector<FigureRecord>> BulletinService::records(const Session& session, const Period& period, const QString& code,
                                                           const FigureScope& scope, Instant cutoff) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  const std::shared_ptr<const IndicatorCatalogue> indicators = catalogue();
  const Indicator* indicator = indicators->find(code);
  if (indicator == nullptr) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("indicator"), code);
  }
  refreshFacts();
  FigureContext context = figureContext(store_, cutoff);
  if (indicators->needsScreening(*indicator)) {
    context.shouldTransfer = suspectedCases(session);
  }
  FactNames names;
  FactCompleter completer(context, names);
  std::vector<RuleInPeriod> rules;
  addRules(*indicators, *indicator, period, names, cutoff.localDate(), rules);
  ScopeRule limit(scope, names, completer.units());
  std::vector<FigureRecord> records;
  FactRepository facts(store_.database());
  bool scopeSeen = false;
  facts.stream(cutoff, names, {}, [&](const Fact& read, GoodsOfFact goods) {
    Fact fact = read;
    completer.complete(fact);
    const Office* office = completer.units().of(fact.text(FactText::Unit));
    if ((office != nullptr && reportsItsFigures(*office)) || !limit.contains(fact, goods)) {
      return;
    }
    scopeSeen = true;
    const bool counted = indicator->kind == Indicator::Kind::Goods
                             ? hasGoodsIn(fact, goods, period)
                             : std::any_of(rules.begin(), rules.end(), [&](const RuleInPeriod& each) { return each.rule.matches(fact, each.begin, each.end); });
    if (counted) {
      records.push_back({.entity = fact.entity, .id = fact.id});
    }
  });
  if (!scopeSeen && scope.by == FigureScope::By::AnyName && !isKnownName(scope.name)) {
    return refuse(ErrorCode::NotFound, QStringLiteral("scope"), scope.name);
  }
  for (FigureRecord& record : records) {
    record.number = facts.numberOf(record.entity, record.id);
  }
  std::sort(records.begin(), records.end(), [](const FigureRecord& a, const FigureRecord& b) { return a.number < b.number; });
  return records;
}

}  // namespace shuangda
