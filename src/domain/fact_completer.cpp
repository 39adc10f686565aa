#include "domain/fact_completer.h"

#include <algorithm>

namespace shuangda {

UnitBook::UnitBook(const std::vector<Office>& offices, FactNames& names) {
  for (const Office& office : offices) {
    const auto index = static_cast<std::size_t>(names.intern(office.name));
    if (index >= offices_.size()) {
      offices_.resize(index + 1);
    }
    offices_[index] = &office;
  }
}

FactCompleter::FactCompleter(const FigureContext& context, FactNames& names) : context_(context), names_(names), units_(context.offices, names) {
  for (const Office& office : context.offices) {
    const auto index = static_cast<std::size_t>(names.find(office.name));
    if (index >= organs_.size()) {
      organs_.resize(index + 1);
    }
    organs_[index] = names.intern(office.organKind);
  }
}

void FactCompleter::complete(Fact& fact) {
  const auto unit = static_cast<std::size_t>(fact.text(FactText::Unit));
  fact.text(FactText::Organ) = unit < organs_.size() ? organs_[unit] : 0;
  if (fact.entity != Fact::Entity::Case) {
    return;
  }
  if (const std::int32_t decided = fact.day(FactDate::Decided); decided != Fact::kNoDay) {
    fact.day(FactDate::PublishDue) = publishDue(decided);
    fact.text(FactText::HeaviestKind) = countedKind(fact.text(FactText::PenaltyKinds));
  }
  if (fact.day(FactDate::Delivered) != Fact::kNoDay && fact.day(FactDate::Found) != Fact::kNoDay) {
    fact.amount(FactAmount::TransferDays) = fact.day(FactDate::Delivered) - fact.day(FactDate::Found);
  }
  fact.shouldTransfer = context_.shouldTransfer && context_.shouldTransfer->contains(fact.id);
}

std::int32_t FactCompleter::publishDue(std::int32_t decided) {
  const auto [due, isNew] = dues_.try_emplace(decided);
  if (isNew) {
    // The day after the decision is day 1.
    QDate day = QDate::fromJulianDay(decided);
    for (int counted = 0; counted < context_.publishDays;) {
      day = day.addDays(1);
      counted += context_.calendar.isWorkday(day) ? 1 : 0;
    }
    due->second = static_cast<std::int32_t>(day.toJulianDay());
  }
  return due->second;
}

std::int32_t FactCompleter::countedKind(std::int32_t kinds) {
  const auto [kind, isNew] = kinds_.try_emplace(kinds);
  if (isNew) {
    static const QString other = QStringLiteral("其他");
    static const QString fine = QStringLiteral("罚款");
    // A kind the list does not know is an other one.
    QStringList order = context_.penaltyKinds;
    QStringList own = names_.text(kinds).split(u';', Qt::SkipEmptyParts);
    for (QString& each : own) {
      each = order.contains(each) ? each : other;
    }
    // 罚款 with 其他 is 罚款 under both rules.
    if (context_.kindRule == FigureContext::KindRule::LastColumn && !(own.contains(fine) && own.contains(other) && own.size() == 2)) {
      order.removeAll(other);
      order << other;
    }
    const auto heaviest = std::max_element(own.begin(), own.end(), [&](const QString& a, const QString& b) { return order.indexOf(a) < order.indexOf(b); });
    kind->second = own.isEmpty() ? 0 : names_.intern(*heaviest);
  }
  return kind->second;
}

}  // namespace shuangda
