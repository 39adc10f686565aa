#include "domain/tally_result.h"

#include <algorithm>

namespace shuangda {
namespace {

const QString kFiled = QStringLiteral("adm_filed");

}  // namespace

FigureValue TallyResult::baseValue(const Row& row, Slot slot, const Indicator& indicator, Sources sources) const {
  const TallyCell::Counter& counter = row.cell->at(catalogue_.indexOf(indicator.code), slot);
  const bool withReports = sources == Sources::Everything;
  const bool looked = tally_.context_.shouldTransfer || !catalogue_.needsScreening(indicator);
  const bool recorded = indicator.isBase() && looked && row.keepsLedger && reachesBack(slot, indicator);
  return {.amount = counter.records + (withReports ? counter.reported : 0),
          .qualified = counter.qualified,
          .known = recorded || (withReports && counter.wasReported)};
}

FigureValue TallyResult::formula(const Row& row, Slot slot, const std::vector<Indicator::Term>& terms, Sources sources) const {
  FigureValue sum;
  for (const Indicator::Term& term : terms) {
    const FigureValue part = value(row, slot, *catalogue_.find(term.code), sources);
    sum.amount += term.factor * part.amount;
    sum.qualified |= part.qualified;
    sum.known &= part.known;
  }
  return sum;
}

FigureValue TallyResult::ratioValue(const Row& row, Slot slot, const Indicator& indicator) const {
  const Sources sources = catalogue_.isReportable(indicator) ? Sources::Everything : Sources::RecordsOnly;
  const FigureValue numerator = formula(row, slot, indicator.numerator, sources);
  const FigureValue denominator = formula(row, slot, indicator.denominator, sources);
  const bool known = numerator.known && denominator.known;
  return {.amount = known ? numerator.amount : 0,
          .denominator = known ? denominator.amount : 0,
          .qualified = numerator.qualified || denominator.qualified,
          .known = known};
}

FigureValue TallyResult::unitsValue(const Row& row, Slot slot, const Indicator& indicator) const {
  const auto meets = [&](const Row& unit) {
    const FigureValue positive = formula(unit, slot, indicator.numerator, Sources::RecordsOnly);
    const FigureValue zero = formula(unit, slot, indicator.denominator, Sources::RecordsOnly);
    return positive.known && zero.known && positive.amount > 0 && zero.amount == 0;
  };
  const Tally::Cells& units = tally_.dimensions_.front().second;
  FigureValue count{.known = row.keepsLedger};
  if (row.cell != &tally_.total_) {
    const bool isUnit = std::any_of(units.begin(), units.end(), [&](const auto& cell) { return cell.get() == row.cell; });
    return {.amount = isUnit && meets(row) ? 1 : 0, .known = isUnit && row.keepsLedger};
  }
  for (std::size_t number = 1; number < units.size(); ++number) {
    if (units[number] && meets(unitRow(static_cast<std::int32_t>(number), units[number].get()))) {
      ++count.amount;
    }
  }
  return count;
}

FigureValue TallyResult::value(const Row& row, Slot slot, const Indicator& indicator, Sources sources) const {
  switch (indicator.kind) {
    case Indicator::Kind::Ratio:
      return ratioValue(row, slot, indicator);
    case Indicator::Kind::Units:
      return unitsValue(row, slot, indicator);
    case Indicator::Kind::Sum: {
      FigureValue sum = formula(row, slot, indicator.numerator, Sources::RecordsOnly);
      if (sources == Sources::Everything) {
        const TallyCell::Counter& counter = row.cell->at(catalogue_.indexOf(indicator.code), slot);
        sum.amount += counter.reported;
        sum.qualified |= counter.qualified;
        sum.known |= counter.wasReported;
      }
      return sum;
    }
    default:
      return baseValue(row, slot, indicator, sources);
  }
}

/// Missing is not zero: where no record reaches back into a period, nothing is known of it. A ledger of cases that reaches
/// back makes its missing destructions a zero; published destructions say nothing of cases.
bool TallyResult::reachesBack(Slot slot, const Indicator& indicator) const {
  if (tally_.periods_.isAsked(slot)) {
    return true;
  }
  const auto& earliest = tally_.earliest_;
  const std::int32_t first = indicator.entity == Fact::Entity::Destruction ? std::min(earliest[0], earliest[1]) : earliest[0];
  return first < tally_.periods_.end(slot);
}

Comparison TallyResult::compared(const Row& row, const Indicator& indicator, Slot slot, Slot base) const {
  if (!tally_.periods_.of(base) || !indicator.compared) {
    return {};
  }
  return compare(indicator, value(row, slot, indicator, Sources::Everything), value(row, base, indicator, Sources::Everything));
}

void TallyResult::addRecords(const TallyCell& cell, const Indicator& indicator, std::vector<std::int64_t>& records) const {
  if (indicator.isFormula()) {
    for (const auto* side : {&indicator.numerator, &indicator.denominator}) {
      for (const Indicator::Term& term : *side) {
        addRecords(cell, *catalogue_.find(term.code), records);
      }
    }
    return;
  }
  if (const auto own = cell.records.find(catalogue_.indexOf(indicator.code)); own != cell.records.end()) {
    records.insert(records.end(), own->second.begin(), own->second.end());
  }
}

Figure TallyResult::figure(const Row& row, const Indicator& indicator) const {
  Figure figure{.indicator = &indicator,
                .value = value(row, FigurePeriods::Now, indicator, Sources::Everything),
                .yearOnYear = compared(row, indicator, FigurePeriods::Now, FigurePeriods::LastYear),
                .quarterOnQuarter = compared(row, indicator, FigurePeriods::Now, FigurePeriods::LastQuarter)};
  if (tally_.query_.lists == RecordLists::Keep) {
    addRecords(*row.cell, indicator, figure.records);
    std::sort(figure.records.begin(), figure.records.end());
    figure.records.erase(std::unique(figure.records.begin(), figure.records.end()), figure.records.end());
  }
  return figure;
}

Figure TallyResult::yearFigure(const Row& row, const Indicator& indicator) const {
  return {.indicator = &indicator,
          .value = value(row, FigurePeriods::Year, indicator, Sources::Everything),
          .yearOnYear = compared(row, indicator, FigurePeriods::Year, FigurePeriods::YearBefore)};
}

TallyResult::Row TallyResult::total() const {
  const std::vector<Office>& offices = tally_.context_.offices;
  const bool everybodyReports = std::any_of(offices.begin(), offices.end(), isMemberUnit) &&
                                std::all_of(offices.begin(), offices.end(), [](const Office& office) { return !isMemberUnit(office) || reportsItsFigures(office); });
  const bool anyFact = std::any_of(tally_.earliest_.begin(), tally_.earliest_.end(), [](std::int32_t day) { return day != std::numeric_limits<std::int32_t>::max(); });
  return {.cell = &tally_.total_, .keepsLedger = anyFact || !everybodyReports};
}

TallyResult::Row TallyResult::unitRow(std::int32_t number, const TallyCell* cell) const {
  const Office* office = tally_.completer_.units().of(number);
  return {.cell = cell, .keepsLedger = office == nullptr || !reportsItsFigures(*office)};
}

BreakdownRow TallyResult::breakdownRow(const QString& name, const Row& row) const {
  BreakdownRow result{.name = name};
  for (const Indicator& indicator : catalogue_.all()) {
    result.figures.push_back(figure(row, indicator));
    result.yearToDate.push_back(yearFigure(row, indicator));
  }
  return result;
}

/// A unit without a record stands in the table all the same: with zeros, or as one that did not report.
void TallyResult::addSilentUnits(std::vector<BreakdownRow>& rows) const {
  if (tally_.query_.scope.by != FigureScope::By::Everything) {
    return;
  }
  const TallyCell empty(catalogue_.all().size());
  for (const Office& office : tally_.context_.offices) {
    const bool there = std::any_of(rows.begin(), rows.end(), [&](const BreakdownRow& row) { return row.name == office.name; });
    if (isMemberUnit(office) && !there) {
      rows.push_back(breakdownRow(office.name, {.cell = &empty, .keepsLedger = !reportsItsFigures(office)}));
    }
  }
}

/// Rows without a name stand last; the others by their filings, then by the office's own order or by name, so that the order
/// is reproducible.
void TallyResult::sortRows(FigureDimension dimension, std::vector<BreakdownRow>& rows) const {
  std::map<QString, int> places;
  if (dimension == FigureDimension::Unit) {
    for (const Office& office : tally_.context_.offices) {
      places.emplace(office.name, static_cast<int>(places.size()));
    }
  }
  const std::size_t filed = catalogue_.find(kFiled) == nullptr ? 0 : catalogue_.indexOf(kFiled);
  const auto key = [&](const BreakdownRow& row) {
    const auto place = places.find(row.name);
    return std::tuple(row.name.isEmpty(), -row.figures[filed].value.amount, place == places.end() ? static_cast<int>(places.size()) : place->second, row.name);
  };
  std::sort(rows.begin(), rows.end(), [&](const BreakdownRow& a, const BreakdownRow& b) { return key(a) < key(b); });
}

std::vector<BreakdownRow> TallyResult::rows(FigureDimension dimension, const Tally::Cells& cells) const {
  std::vector<BreakdownRow> rows;
  for (std::size_t number = 0; number < cells.size(); ++number) {
    if (cells[number]) {
      const auto name = static_cast<std::int32_t>(number);
      const Row row = dimension == FigureDimension::Unit ? unitRow(name, cells[number].get()) : Row{.cell = cells[number].get(), .keepsLedger = cells[number]->hasFacts};
      rows.push_back(breakdownRow(tally_.names_.text(name), row));
    }
  }
  if (dimension == FigureDimension::Unit) {
    addSilentUnits(rows);
  }
  sortRows(dimension, rows);
  return rows;
}

Bulletin TallyResult::bulletin() const {
  Bulletin bulletin{.period = tally_.query_.period, .scope = tally_.query_.scope, .cutoff = tally_.context_.cutoff};
  const Row everything = total();
  for (const Indicator& indicator : catalogue_.all()) {
    bulletin.figures.push_back(figure(everything, indicator));
    bulletin.yearToDate.push_back(yearFigure(everything, indicator));
  }
  for (const auto& [dimension, cells] : tally_.dimensions_) {
    if (std::find(tally_.query_.breakdowns.begin(), tally_.query_.breakdowns.end(), dimension) != tally_.query_.breakdowns.end()) {
      bulletin.breakdowns.emplace(dimension, rows(dimension, cells));
    }
  }
  return bulletin;
}

std::vector<FigureValue> TallyResult::totals(std::size_t slot) const {
  std::vector<FigureValue> values;
  const Row everything = total();
  for (const Indicator& indicator : catalogue_.all()) {
    values.push_back(value(everything, slot, indicator, Sources::Everything));
  }
  return values;
}

}  // namespace shuangda
