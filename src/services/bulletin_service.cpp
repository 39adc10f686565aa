#include "services/bulletin_service.h"

#include <algorithm>

#include "domain/tally.h"
#include "services/unit_of_work.h"
#include "storage/account_repository.h"
#include "storage/fact_repository.h"

namespace shuangda {
namespace {

/// Every text the catalogue or the scope compares with gets its number before the first fact is seen.
FactNames namesFor(const IndicatorCatalogue& catalogue, const FigureScope& scope) {
  FactNames names;
  names.intern(scope.name);
  for (const Indicator& indicator : catalogue.all()) {
    for (const Indicator::Condition& condition : indicator.conditions) {
      for (const QString& value : condition.values) {
        names.intern(value);
      }
    }
  }
  return names;
}

void addRules(const IndicatorCatalogue& catalogue, const Indicator& indicator, const Period& period, const FactNames& names,
              std::vector<IndicatorRule>& rules) {
  if (indicator.isBase()) {
    rules.emplace_back(indicator, period, names);
    return;
  }
  for (const QString& code : indicator.numerator + indicator.denominator) {
    addRules(catalogue, *catalogue.find(code), period, names, rules);
  }
}

}  // namespace

Result<Bulletin> BulletinService::compute(const Session& session, const Period& period, const FigureScope& scope, Instant cutoff,
                                          RecordLists lists) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  FactNames names = namesFor(catalogue_, scope);
  Tally tally(catalogue_, period, scope, names, lists);
  FactRepository(store_.database()).stream(cutoff, names, [&tally](const Fact& fact) { tally.add(fact); });
  if (!tally.scopeSeen() && scope.by == FigureScope::By::AnyName && !OfficeRepository(store_.database()).findByName(scope.name)) {
    return refuse(ErrorCode::NotFound, QStringLiteral("scope"), scope.name);
  }
  return tally.result(cutoff);
}

QStringList BulletinService::numbersOf(const Figure& figure) {
  FactRepository facts(store_.database());
  const Fact::Entity entity = catalogue_.entityOf(*figure.indicator);
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
  const Indicator* indicator = catalogue_.find(code);
  if (indicator == nullptr) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("indicator"), code);
  }
  FactNames names = namesFor(catalogue_, scope);
  std::vector<IndicatorRule> rules;
  addRules(catalogue_, *indicator, period, names, rules);
  const ScopeRule limit(scope, names);
  std::vector<FigureRecord> records;
  FactRepository facts(store_.database());
  bool scopeSeen = false;
  facts.stream(cutoff, names, [&](const Fact& fact) {
    scopeSeen |= limit.contains(fact);
    if (limit.contains(fact) && std::any_of(rules.begin(), rules.end(), [&](const IndicatorRule& rule) { return rule.matches(fact); })) {
      records.push_back({.entity = fact.entity, .id = fact.id});
    }
  });
  if (!scopeSeen && scope.by == FigureScope::By::AnyName && !OfficeRepository(store_.database()).findByName(scope.name)) {
    return refuse(ErrorCode::NotFound, QStringLiteral("scope"), scope.name);
  }
  for (FigureRecord& record : records) {
    record.number = facts.numberOf(record.entity, record.id);
  }
  std::sort(records.begin(), records.end(), [](const FigureRecord& a, const FigureRecord& b) { return a.number < b.number; });
  return records;
}

}  // namespace shuangda
