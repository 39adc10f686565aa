#include "domain/tally.h"

#include <algorithm>
#include <limits>

#include "domain/tally_result.h"

namespace shuangda {
namespace {

constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::max();

std::int32_t earliestDayOf(const Fact& fact) {
  std::int32_t earliest = kNever;
  for (const std::int32_t day : fact.days) {
    earliest = day == Fact::kNoDay ? earliest : std::min(earliest, day);
  }
  return earliest;
}

}  // namespace

Tally::Tally(const IndicatorCatalogue& catalogue, const FigureContext& context, FactNames& names, const FigureQuery& query, FigurePeriods periods)
    : catalogue_(catalogue),
      context_(context),
      names_(names),
      query_(query),
      periods_(std::move(periods)),
      completer_(context, names),
      scope_(query.scope, names, completer_.units()),
      rows_(names, completer_.units()),
      total_(catalogue.all().size()),
      earliest_{kNever, kNever, kNever} {
  dimensions_.emplace_back(FigureDimension::Unit, Cells());
  for (const FigureDimension dimension : query.breakdowns) {
    if (dimension != FigureDimension::Unit) {
      dimensions_.emplace_back(dimension, Cells());
    }
  }
  prepareRules();
}

void Tally::prepareRules() {
  const QDate cutoffDay = context_.cutoff.localDate();
  for (std::size_t i = 0; i < catalogue_.all().size(); ++i) {
    const Indicator& indicator = catalogue_.all()[i];
    if (!indicator.isBase()) {
      continue;
    }
    EventRule rule{i, IndicatorRule(indicator, names_, cutoffDay)};
    if (indicator.kind == Indicator::Kind::Event) {
      eventRules_[static_cast<std::size_t>(indicator.entity)][static_cast<std::size_t>(indicator.date)].push_back(std::move(rule));
    } else {
      stockRules_.push_back(std::move(rule));
    }
  }
}

TallyCell& Tally::cell(Cells& cells, std::int32_t number) const {
  const auto index = static_cast<std::size_t>(number);
  if (index >= cells.size()) {
    cells.resize(index + 1);
  }
  if (!cells[index]) {
    cells[index] = std::make_unique<TallyCell>(catalogue_.all().size());
  }
  return *cells[index];
}

void Tally::add(Fact fact, GoodsOfFact goods) {
  completer_.complete(fact);
  const Office* office = completer_.units().of(fact.text(FactText::Unit));
  if ((office != nullptr && reportsItsFigures(*office)) || !scope_.contains(fact, goods)) {
    return;
  }
  total_.hasFacts = true;
  std::int32_t& earliest = earliest_[static_cast<std::size_t>(fact.entity)];
  earliest = std::min(earliest, earliestDayOf(fact));
  touched_.clear();
  countEvents(fact, goods);
  if (fact.entity == Fact::Entity::Case) {
    countStock(fact, goods);
  }
}

void Tally::countEvents(const Fact& fact, GoodsOfFact goods) {
  const auto& rulesByDate = eventRules_[static_cast<std::size_t>(fact.entity)];
  for (std::size_t date = 0; date < kFactDates; ++date) {
    const std::uint8_t slots = periods_.slotsOf(fact.days[date]);
    if (slots == 0) {
      continue;
    }
    for (const EventRule& rule : rulesByDate[date]) {
      if (rule.rule.meetsConditions(fact)) {
        count(rule, slots, fact, goods);
      }
    }
  }
}

void Tally::countStock(const Fact& fact, GoodsOfFact goods) {
  for (const EventRule& rule : stockRules_) {
    std::uint8_t slots = 0;
    for (std::size_t slot = 0; slot < FigurePeriods::kSlots; ++slot) {
      if (periods_.of(slot) && rule.rule.matches(fact, periods_.begin(slot), periods_.end(slot))) {
        slots |= static_cast<std::uint8_t>(1U << slot);
      }
    }
    if (slots != 0) {
      count(rule, slots, fact, goods);
    }
  }
}

void Tally::collectCells(const Fact& fact, GoodsOfFact goods) {
  touched_.push_back(&total_);
  for (auto& [dimension, cells] : dimensions_) {
    for (const std::int32_t number : rows_.of(dimension, fact, goods)) {
      touched_.push_back(&cell(cells, number));
      touched_.back()->hasFacts = true;
    }
  }
}

void Tally::count(const EventRule& rule, std::uint8_t slots, const Fact& fact, GoodsOfFact goods) {
  if (touched_.empty()) {
    collectCells(fact, goods);
  }
  const std::int64_t amount = rule.rule.amount(fact);
  const bool qualified = amount != 0 && rule.rule.isApproximate(fact);
  const Indicator::Fold fold = rule.rule.indicator().fold;
  for (std::size_t slot = 0; slot < FigurePeriods::kSlots; ++slot) {
    if (((slots >> slot) & 1U) == 0) {
      continue;
    }
    for (TallyCell* cell : touched_) {
      TallyCell::Counter& counter = cell->at(rule.index, slot);
      counter.qualified |= qualified;
      if (fold == Indicator::Fold::Sum) {
        counter.records += amount;
      } else if (fold == Indicator::Fold::Largest) {
        counter.records = std::max(counter.records, amount);
      } else {
        std::set<std::int32_t>& categories = cell->categories[rule.index * FigurePeriods::kSlots + slot];
        for (const std::int32_t category : names_.parts(fact.text(FactText::Categories), separatorOf(FactText::Categories))) {
          categories.insert(category);
        }
        counter.records = static_cast<std::int64_t>(categories.size());
      }
      if (slot == FigurePeriods::Now && query_.lists == RecordLists::Keep) {
        cell->records[rule.index].push_back(fact.id);
      }
    }
  }
}

/// A unit that reports the parts of a sum and not the sum itself has reported it all the same.
std::vector<ReportedValue> Tally::withSums(const std::vector<ReportedValue>& ofOneUnit) const {
  std::vector<ReportedValue> values = ofOneUnit;
  const auto reported = [&](const QString& code) {
    return std::find_if(values.begin(), values.end(), [&](const ReportedValue& value) { return value.code == code; });
  };
  for (const Indicator& indicator : catalogue_.all()) {
    if (indicator.kind != Indicator::Kind::Sum || reported(indicator.code) != values.end()) {
      continue;
    }
    ReportedValue sum{.unit = ofOneUnit.front().unit, .code = indicator.code};
    bool any = false;
    for (const Indicator::Term& term : indicator.numerator) {
      if (const auto part = reported(term.code); part != values.end()) {
        any = true;
        sum.amount += term.factor * part->amount;
        sum.qualified |= part->qualified;
      }
    }
    if (any) {
      values.push_back(sum);
    }
  }
  return values;
}

void Tally::addReport(TallyCell& cell, std::size_t slot, const ReportedValue& value) const {
  TallyCell::Counter& counter = cell.at(catalogue_.indexOf(value.code), slot);
  counter.reported += value.amount;
  counter.qualified |= value.qualified;
  counter.wasReported = true;
}

void Tally::addReports(const Period& period, const std::vector<ReportedValue>& values) {
  std::map<QString, std::vector<ReportedValue>> byUnit;
  for (const ReportedValue& value : values) {
    if (catalogue_.find(value.code) != nullptr) {
      byUnit[value.unit].push_back(value);
    }
  }
  for (const auto& [unit, own] : byUnit) {
    // A unit is found in a scope as a case of it would be.
    Fact place;
    place.text(FactText::Unit) = names_.intern(unit);
    completer_.complete(place);
    if (!scope_.contains(place, {})) {
      continue;
    }
    total_.hasFacts = true;
    const Office* office = completer_.units().of(place.text(FactText::Unit));
    const bool reportsAll = office != nullptr && reportsItsFigures(*office);
    std::vector<TallyCell*> cells{&total_};
    for (auto& [dimension, rows] : dimensions_) {
      const bool placed = dimension == FigureDimension::Unit || dimension == FigureDimension::Organ || dimension == FigureDimension::Group;
      if (placed) {
        cells.push_back(&cell(rows, rows_.of(dimension, place, {}).front()));
      }
    }
    for (const ReportedValue& value : withSums(own)) {
      // What a unit's own ledger can tell is not taken from its form: the records win.
      if (!reportsAll && !catalogue_.isOnlyReported(*catalogue_.find(value.code))) {
        continue;
      }
      for (std::size_t slot = 0; slot < FigurePeriods::kSlots; ++slot) {
        if (periods_.of(slot) == period) {
          for (TallyCell* each : cells) {
            addReport(*each, slot, value);
          }
        }
      }
    }
  }
}

Bulletin Tally::result() const { return TallyResult(*this).bulletin(); }

std::vector<FigureValue> Tally::totals(std::size_t slot) const { return TallyResult(*this).totals(slot); }

}  // namespace shuangda
