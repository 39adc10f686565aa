#include "domain/tally.h"

#include <algorithm>
#include <limits>

namespace shuangda {
namespace {

std::int32_t earliestDayOf(const Fact& fact) {
  std::int32_t earliest = std::numeric_limits<std::int32_t>::max();
  for (const std::int32_t day : fact.days) {
    if (day != Fact::kNoDay) {
      earliest = std::min(earliest, day);
    }
  }
  return earliest;
}

}  // namespace

Tally::Tally(const IndicatorCatalogue& catalogue, const Period& period, const FigureScope& scope, const FactNames& names, RecordLists lists)
    : catalogue_(&catalogue),
      names_(&names),
      period_(period),
      scope_(scope),
      scopeRule_(scope, names),
      lists_(lists),
      periods_{period, period.samePeriodLastYear(), period.previous(), period.yearToDate(), period.yearToDate().samePeriodLastYear()},
      rules_(kSlots),
      total_(kSlots * catalogue.all().size()),
      earliestDay_{std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::max()} {
  for (std::size_t slot = 0; slot < kSlots; ++slot) {
    for (const Indicator& indicator : catalogue.all()) {
      const bool counted = indicator.isBase() && periods_[slot];
      rules_[slot].push_back(counted ? std::optional<IndicatorRule>(std::in_place, indicator, *periods_[slot], names) : std::nullopt);
    }
  }
}

Tally::Counters& Tally::cell(std::vector<Counters>& dimension, std::int32_t number) {
  const auto index = static_cast<std::size_t>(number);
  if (index >= dimension.size()) {
    dimension.resize(index + 1);
  }
  if (dimension[index].empty()) {
    dimension[index].resize(total_.size());
  }
  return dimension[index];
}

void Tally::add(const Fact& fact) {
  if (!scopeRule_.contains(fact)) {
    return;
  }
  scopeSeen_ = true;
  std::int32_t& earliest = earliestDay_[static_cast<std::size_t>(fact.entity)];
  earliest = std::min(earliest, earliestDayOf(fact));
  for (std::size_t slot = 0; slot < kSlots; ++slot) {
    for (std::size_t i = 0; i < rules_[slot].size(); ++i) {
      const std::optional<IndicatorRule>& rule = rules_[slot][i];
      if (!rule || !rule->matches(fact)) {
        continue;
      }
      const std::int64_t amount = rule->amount(fact);
      const bool qualified = amount != 0 && rule->isApproximate(fact);
      const std::size_t at = index(static_cast<Slot>(slot), i);
      for (Counters* counters : {&total_, &cell(byRegion_, fact.region), &cell(byUnit_, fact.unit)}) {
        (*counters)[at].amount += amount;
        (*counters)[at].qualified |= qualified;
        if (lists_ == RecordLists::Keep && slot == Now) {
          (*counters)[at].records.push_back(fact.id);
        }
      }
    }
  }
}

FigureValue Tally::value(const Counters& counters, Slot slot, std::size_t indicator) const {
  const Indicator& definition = catalogue_->all()[indicator];
  if (definition.isBase()) {
    const Counter& counter = counters[index(slot, indicator)];
    return {.amount = counter.amount, .qualified = counter.qualified};
  }
  FigureValue result;
  const auto sum = [&](const QStringList& codes, std::int64_t& into) {
    for (const QString& code : codes) {
      const auto part = static_cast<std::size_t>(catalogue_->find(code) - catalogue_->all().data());
      const FigureValue partial = value(counters, slot, part);
      into += partial.amount;
      result.qualified |= partial.qualified;
    }
  };
  sum(definition.numerator, result.amount);
  sum(definition.denominator, result.denominator);
  return result;
}

Comparison Tally::compared(const Counters& counters, std::size_t indicator, Slot slot, Slot base) const {
  if (!periods_[base] || !catalogue_->all()[indicator].compared) {
    return {};
  }
  // Missing is not zero: where no record reaches back into the base period, there is nothing to compare with.
  // A ledger of cases that reaches back makes its missing destructions a zero; published destructions say nothing of cases.
  const Fact::Entity entity = catalogue_->entityOf(catalogue_->all()[indicator]);
  const std::int32_t earliest = entity == Fact::Entity::Case ? earliestDay_[0] : std::min(earliestDay_[0], earliestDay_[1]);
  if (earliest >= periods_[base]->end().toJulianDay()) {
    return {.kind = Comparison::Kind::NoData};
  }
  return compare(catalogue_->all()[indicator], value(counters, slot, indicator), value(counters, base, indicator));
}

void Tally::addRecords(const Counters& counters, std::size_t indicator, std::vector<std::int64_t>& records) const {
  const Indicator& definition = catalogue_->all()[indicator];
  if (definition.isBase()) {
    const std::vector<std::int64_t>& own = counters[index(Now, indicator)].records;
    records.insert(records.end(), own.begin(), own.end());
    return;
  }
  for (const QString& code : definition.numerator + definition.denominator) {
    addRecords(counters, static_cast<std::size_t>(catalogue_->find(code) - catalogue_->all().data()), records);
  }
}

Figure Tally::figure(const Counters& counters, std::size_t indicator) const {
  Figure figure{.indicator = &catalogue_->all()[indicator],
                .value = value(counters, Now, indicator),
                .yearOnYear = compared(counters, indicator, Now, LastYear),
                .quarterOnQuarter = compared(counters, indicator, Now, LastQuarter)};
  if (lists_ == RecordLists::Keep) {
    addRecords(counters, indicator, figure.records);
    std::sort(figure.records.begin(), figure.records.end());
    figure.records.erase(std::unique(figure.records.begin(), figure.records.end()), figure.records.end());
  }
  return figure;
}

Figure Tally::yearFigure(const Counters& counters, std::size_t indicator) const {
  return {.indicator = &catalogue_->all()[indicator],
          .value = value(counters, Year, indicator),
          .yearOnYear = compared(counters, indicator, Year, YearBefore)};
}

std::vector<BreakdownRow> Tally::rows(const std::vector<Counters>& dimension) const {
  std::vector<BreakdownRow> rows;
  for (std::size_t number = 0; number < dimension.size(); ++number) {
    if (dimension[number].empty()) {
      continue;
    }
    BreakdownRow row{.name = names_->text(static_cast<std::int32_t>(number))};
    for (std::size_t i = 0; i < catalogue_->all().size(); ++i) {
      row.figures.push_back(figure(dimension[number], i));
    }
    rows.push_back(std::move(row));
  }
  // Rows without a name stand last; the others by their first figure, then by name, so that the order is reproducible.
  std::sort(rows.begin(), rows.end(), [](const BreakdownRow& a, const BreakdownRow& b) {
    if (a.name.isEmpty() != b.name.isEmpty()) {
      return b.name.isEmpty();
    }
    const auto key = [](const BreakdownRow& row) { return row.figures.empty() ? 0 : -row.figures.front().value.amount; };
    return key(a) != key(b) ? key(a) < key(b) : a.name < b.name;
  });
  return rows;
}

Bulletin Tally::result(Instant cutoff) const {
  Bulletin bulletin{.period = period_, .scope = scope_, .cutoff = cutoff};
  for (std::size_t i = 0; i < catalogue_->all().size(); ++i) {
    bulletin.figures.push_back(figure(total_, i));
    bulletin.yearToDate.push_back(yearFigure(total_, i));
  }
  bulletin.byRegion = rows(byRegion_);
  bulletin.byUnit = rows(byUnit_);
  return bulletin;
}

}  // namespace shuangda
