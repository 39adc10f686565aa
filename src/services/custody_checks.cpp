#include "services/custody_writer.h"

#include <algorithm>

#include "domain/goods_code.h"
#include "domain/people.h"
#include "storage/custody_repository.h"
#include "storage/place_repository.h"

namespace shuangda {
namespace {

using Guard = CustodyRule::Guard;

Result<void> checkAsked(const CustodyRule& rule, const CustodyMovement& m) {
  const std::pair<const char*, const QString*> fields[] = {
      {"doc_no", &m.docNo}, {"giver", &m.giver}, {"receiver", &m.receiver}, {"witness", &m.witness}, {"approver", &m.approver}, {"note", &m.note}};
  for (const CustodyRule::Asked& asked : rule.asks) {
    for (const auto& [name, value] : fields) {
      if (asked.required && asked.field == QLatin1String(name) && value->trimmed().isEmpty()) {
        return refuse(ErrorCode::Required, QStringLiteral("custody_") + asked.field);
      }
    }
  }
  return {};
}

/// Who had the goods does not approve that they are written off.
Result<void> checkApprover(const CustodyRule& rule, const CustodyMovement& m) {
  const bool isOwn = rule.asksFor(QStringLiteral("approver")) && samePerson(m.approver, m.giver);
  return isOwn ? refuse(ErrorCode::Forbidden, QStringLiteral("custody_approver"), m.approver.trimmed()) : Result<void>();
}

Result<void> checkTime(const CustodyMovement& m, Instant now) {
  if (m.at.precision() < EventDate::Precision::Day) {
    return refuse(ErrorCode::Malformed, QStringLiteral("happened_at"), m.at.text());
  }
  const EventDate today = EventDate::ofInstant(now);
  const bool later = m.at.lastDay() > today.lastDay() ||
                     (m.at.lastDay() == today.lastDay() && m.at.minuteOfDay().value_or(0) > today.minuteOfDay().value_or(0));
  return later ? refuse(ErrorCode::OutOfRange, QStringLiteral("happened_at"), m.at.text()) : Result<void>();
}

/// A place that takes the goods in: open, of a kind the rule knows, with room, fit for what is dangerous about them.
Result<void> checkTarget(Database& database, const OpenItem& item, const CustodyRule& rule, const CustodyMovement& m) {
  if (!m.toPlace || m.toPlace == m.fromPlace) {
    return {};
  }
  const std::optional<Place> place = PlaceRepository(database).find(*m.toPlace);
  if (!place) {
    return refuse(ErrorCode::NotFound, QStringLiteral("place"), QString::number(m.toPlace->value));
  }
  if (place->closedOn) {
    return refuse(ErrorCode::WrongState, QStringLiteral("place_closed"), place->name);
  }
  if (!rule.toPlaces.empty() && std::ranges::find(rule.toPlaces, place->kindValue()) == rule.toPlaces.end()) {
    return refuse(ErrorCode::WrongState, QStringLiteral("place_kind"), place->name + u'|' + rule.name);
  }
  if (isStorage(place->kindValue())) {
    for (const QString& hazard : item.row.item.hazardList()) {
      if (!place->hazardList().contains(hazard)) {
        return refuse(ErrorCode::WrongState, QStringLiteral("place_hazard"), place->name);
      }
    }
  }
  CustodyRepository ledger(database);
  const bool isThere = std::ranges::any_of(item.row.balance, [&](const auto& entry) { return entry.first.place == place->id; });
  if (place->mostLines && !isThere && ledger.linesIn(place->id) >= *place->mostLines) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("place_full"), place->name);
  }
  return {};
}

Result<void> checkSource(Database& database, const CustodyRule& rule, const CustodyMovement& m) {
  if (!m.fromPlace || rule.fromPlaces.empty()) {
    return {};
  }
  const std::optional<Place> place = PlaceRepository(database).find(*m.fromPlace);
  const bool fits = place && std::ranges::find(rule.fromPlaces, place->kindValue()) != rule.fromPlaces.end();
  return fits ? Result<void>() : refuse(ErrorCode::WrongState, QStringLiteral("place_source"), (place ? place->name : QString()) + u'|' + rule.name);
}

/// What comes in from outside may not be more than the line says.
Result<void> checkIntake(const OpenItem& item, const CustodyMovement& m) {
  const CustodyRule* rule = CustodyRules::builtIn().find(m.kind);
  if (m.from != CustodyState::Outside || !rule || std::ranges::find(rule->from, CustodyState::Missing) != rule->from.end()) {
    return {};
  }
  const Quantity left = intakeLeft(item);
  return m.quantity > left ? refuse(ErrorCode::OutOfRange, QStringLiteral("custody_intake"), left.text()) : Result<void>();
}

/// What rests on a decision happens not before it.
Result<void> checkDecided(const OpenItem& item, const CustodyRule& rule, const CustodyMovement& m) {
  const std::optional<EventDate> decided = item.legalCase() ? item.legalCase()->decision.date : std::nullopt;
  return rule.needsDecision && decided && m.at.lastDay() < decided->firstDay() ? refuse(ErrorCode::DateOrder, QStringLiteral("custody_decided"), decided->text()) : Result<void>();
}

Result<void> checkGuard(const OpenItem& item, Guard guard) {
  const LegalCase* legalCase = item.legalCase();
  const bool decided = legalCase && legalCase->decision.date;
  const bool annulled = decided && isAnnulled(*legalCase);
  const bool withPolice = legalCase && item.caseView->procedure->bars().withPolice;
  const auto no = [](const char* name) { return refuse(ErrorCode::WrongState, QStringLiteral("custody_guard"), QLatin1String(name)); };
  switch (guard) {
    case Guard::InForce:
      return decided && !annulled ? Result<void>() : no(annulled ? "annulled" : "no_decision");
    case Guard::NotTransferred:
      return !withPolice ? Result<void>() : no("transferred");
    case Guard::Transferred:
      return withPolice ? Result<void>() : no("not_transferred");
    case Guard::Annulled:
      return annulled ? Result<void>() : no("not_annulled");
    case Guard::Disposable:
      return disposalBlockers(item.facts()).empty() ? Result<void>() : no("not_disposable");
  }
  return {};
}

/// Fills in what has only one reading.
Result<CustodyMovement> completed(Database& database, const OpenItem& item, const CustodyRule& rule, CustodyMovement m) {
  m.into = m.into.isStored() ? m.into : m.item;
  const bool isFind = std::ranges::find(rule.from, CustodyState::Missing) != rule.from.end();
  if (isFind) {
    // What was booked as missing comes back first; only what was never known comes from outside.
    m.from = m.quantity <= quantityIn(item.row.balance, CustodyState::Missing) ? CustodyState::Missing : CustodyState::Outside;
    m.fromPlace.reset();
  } else if (!m.fromPlace && m.from == CustodyState::Outside) {
    const Result<CustodyPosition> position = onlyPosition(database, item, rule);
    if (!position) {
      return tl::unexpected(position.error());
    }
    m.from = position->state;
    m.fromPlace = position->place.isStored() ? std::optional(position->place) : std::nullopt;
  }
  if (m.to == CustodyState::Outside) {
    m.to = rule.to.empty() ? m.from : rule.to.front();
  }
  if (!m.toPlace && inCustody(m.to) && (rule.staysInPlace || m.from != m.to)) {
    m.toPlace = m.fromPlace;
  }
  if (!inCustody(m.to)) {
    m.toPlace.reset();
  } else if (!m.toPlace) {
    return refuse(ErrorCode::Required, QStringLiteral("custody_place"));
  }
  if (m.quantity <= Quantity()) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("custody_positive"), m.quantity.text());
  }
  if (m.item == m.into && m.from == m.to && m.fromPlace == m.toPlace) {
    return refuse(ErrorCode::WrongState, QStringLiteral("custody_same_place"), itemLabel(m.item));
  }
  return m;
}

}  // namespace

Result<CustodyPosition> onlyPosition(Database& database, const OpenItem& item, const CustodyRule& rule) {
  PlaceRepository places(database);
  std::vector<CustodyPosition> fitting;
  for (const auto& [position, quantity] : item.row.balance) {
    const std::optional<Place> place = position.place.isStored() ? places.find(position.place) : std::nullopt;
    const bool placeFits = rule.fromPlaces.empty() || (place && std::ranges::find(rule.fromPlaces, place->kindValue()) != rule.fromPlaces.end());
    if (placeFits && std::ranges::find(rule.from, position.state) != rule.from.end()) {
      fitting.push_back(position);
    }
  }
  // Goods of the line may come from a place or, as long as not all of it was taken in, from outside: whoever records says which.
  const bool fromOutsideToo = std::ranges::find(rule.from, CustodyState::Outside) != rule.from.end() &&
                              std::ranges::find(rule.from, CustodyState::Missing) == rule.from.end() && intakeLeft(item) > Quantity();
  if (fitting.size() > 1 || (!fitting.empty() && fromOutsideToo)) {
    return refuse(ErrorCode::Required, QStringLiteral("custody_position"), itemLabel(item.row.item.id));
  }
  if (fitting.empty()) {
    if (rule.allows(CustodyState::Outside, rule.to.empty() ? CustodyState::Outside : rule.to.front())) {
      return CustodyPosition{};
    }
    return refuse(ErrorCode::WrongState, QStringLiteral("custody_state"), itemLabel(item.row.item.id));
  }
  return fitting.front();
}

Quantity intakeLeft(const OpenItem& item) {
  const ItemId id = item.row.item.id;
  Quantity left = item.row.item.parent ? Quantity() : item.row.item.quantity.value_or(Quantity());
  for (const CustodyMovement& other : standingMovements(item.movements)) {
    if (other.from == CustodyState::Outside && !other.kind.startsWith(QStringLiteral("found")) && other.item == id) {
      left = left - other.quantity;
    }
  }
  return left;
}

Result<void> checkGuards(const OpenItem& item, const CustodyRule& rule) {
  for (const CustodyRule::Guard guard : rule.guards) {
    if (const Result<void> holds = checkGuard(item, guard); !holds) {
      return holds;
    }
  }
  return {};
}

Result<CustodyMovement> checkedMovement(Database& database, const OpenItem& item, CustodyMovement draft, Instant now) {
  const CustodyRule* rule = CustodyRules::builtIn().find(draft.kind);
  if (!rule) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("custody_kind"), draft.kind);
  }
  if (const Result<CustodyMovement> whole = completed(database, item, *rule, std::move(draft)); whole) {
    draft = *whole;
  } else {
    return whole;
  }
  if (!rule->allows(draft.from, draft.to)) {
    return refuse(ErrorCode::WrongState, QStringLiteral("custody_state"), itemLabel(item.row.item.id));
  }
  if (rule->staysInPlace && draft.toPlace != draft.fromPlace) {
    return refuse(ErrorCode::WrongState, QStringLiteral("custody_stays"), rule->name);
  }
  return checkAsked(*rule, draft)
      .and_then([&] { return checkApprover(*rule, draft); })
      .and_then([&] { return checkTime(draft, now); })
      .and_then([&] { return checkGuards(item, *rule); })
      .and_then([&] { return checkDecided(item, *rule, draft); })
      .and_then([&] { return checkSource(database, *rule, draft); })
      .and_then([&] { return checkTarget(database, item, *rule, draft); })
      .and_then([&] { return checkIntake(item, draft); })
      .and_then([&] { return checkHistory(draft.item, item.movements, draft); })
      .map([&] { return draft; });
}

}  // namespace shuangda
