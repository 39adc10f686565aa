#include "domain/unit_quarters.h"

#include <algorithm>

namespace shuangda {
namespace {

int quarterOfDay(std::int32_t dayNumber) {
  const QDate day = QDate::fromJulianDay(dayNumber);
  return day.year() * 4 + (day.month() - 1) / 3;
}

}  // namespace

int UnitQuarters::numberOf(const Period& quarter) { return quarter.begin().year() * 4 + (quarter.begin().month() - 1) / 3; }

void UnitQuarters::add(const Fact& fact) {
  if (fact.entity != Fact::Entity::Case) {
    return;
  }
  const auto number = static_cast<std::size_t>(fact.text(FactText::Unit));
  if (number >= byNumber_.size()) {
    byNumber_.resize(number + 1);
  }
  if (byNumber_[number] == nullptr) {
    byNumber_[number] = &units_[names_.text(fact.text(FactText::Unit))];
  }
  Unit& unit = *byNumber_[number];
  if (fact.day(FactDate::Filed) != Fact::kNoDay && !fact.simple) {
    const int quarter = quarterOfDay(fact.day(FactDate::Filed));
    unit.filed.insert(quarter);
    know(unit, quarter);
    first_ = first_ == 0 ? quarter : std::min(first_, quarter);
  }
  if (fact.day(FactDate::Delivered) != Fact::kNoDay && fact.text(FactText::TransferFlag) == yes_) {
    const int quarter = quarterOfDay(fact.day(FactDate::Delivered));
    unit.transferred.insert(quarter);
    know(unit, quarter);
  }
}

void UnitQuarters::addReported(const QString& name, Act act, const Period& quarter, std::int64_t amount) {
  Unit& unit = units_[name];
  know(unit, numberOf(quarter));
  if (amount > 0) {
    (act == Act::Filed ? unit.filed : unit.transferred).insert(numberOf(quarter));
  }
}

int UnitQuarters::silentFor(const QString& name, Act act, const Period& quarter) const {
  const int last = numberOf(quarter);
  const auto unit = units_.find(name);
  const int known = unit == units_.end() || unit->second.first == 0 ? first_ : first_ == 0 ? unit->second.first : std::min(first_, unit->second.first);
  // In a ledger without any record nothing older than this quarter is known.
  const int first = known == 0 ? last : std::min(known, last);
  int silent = 0;
  for (int at = last; at >= first; --at) {
    if (unit != units_.end() && (act == Act::Filed ? unit->second.filed : unit->second.transferred).contains(at)) {
      break;
    }
    ++silent;
  }
  return silent;
}

}  // namespace shuangda
