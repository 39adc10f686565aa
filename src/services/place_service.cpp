#include "services/place_service.h"

#include "base/uid.h"
#include "services/unit_of_work.h"
#include "storage/custody_repository.h"
#include "storage/place_repository.h"

namespace shuangda {
namespace {

bool isBelow(PlaceRepository& places, PlaceId candidate, PlaceId ancestor) {
  for (std::optional<Place> place = places.find(candidate); place; place = place->parent ? places.find(*place->parent) : std::nullopt) {
    if (place->id == ancestor) {
      return true;
    }
  }
  return false;
}

Result<void> check(Database& database, const Place& place) {
  PlaceRepository places(database);
  if (place.name.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("place_name"));
  }
  if (place.code.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("place_code"));
  }
  if (!placeKindOf(place.kind)) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("place_kind_code"), place.kind);
  }
  if (const std::optional<Place> other = places.findByCode(place.code); other && other->id != place.id) {
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("place_code"), place.code);
  }
  if (place.parent && (!places.find(*place.parent) || (place.id.isStored() && isBelow(places, *place.parent, place.id)))) {
    return refuse(ErrorCode::WrongState, QStringLiteral("place_parent"), place.name);
  }
  if (const std::optional<Place> before = place.id.isStored() ? places.find(place.id) : std::nullopt;
      before && before->kind != place.kind && CustodyRepository(database).linesIn(place.id) > 0) {
    return refuse(ErrorCode::WrongState, QStringLiteral("place_in_use"), place.name);
  }
  if (place.closedOn && place.id.isStored() && CustodyRepository(database).linesIn(place.id) > 0) {
    return refuse(ErrorCode::WrongState, QStringLiteral("place_not_empty"), place.name);
  }
  return {};
}

}  // namespace

Result<Place> PlaceService::save(const Session& session, Place place) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  place.name = place.name.trimmed();
  place.code = place.code.trimmed();
  UnitOfWork work(store_, session);
  if (const Result<void> sound = check(work.database(), place); !sound) {
    return tl::unexpected(sound.error());
  }
  PlaceRepository places(work.database());
  const QString entity = QStringLiteral("place");
  if (!place.id.isStored()) {
    place.uid = newUid(work.now());
    place.id = places.insert(place);
    place.version = 1;
    work.audit().record(QStringLiteral("create"), entity, place.id.value, fieldChanges(NoRecord{}, place));
  } else {
    const std::optional<Place> before = places.find(place.id);
    if (!before || !places.update(place)) {
      return refuse(ErrorCode::StaleVersion, QStringLiteral("place"), place.name);
    }
    ++place.version;
    work.audit().record(QStringLiteral("change"), entity, place.id.value, fieldChanges(*before, place));
  }
  work.commit();
  return place;
}

Result<std::vector<PlaceRow>> PlaceService::list(const Session& session) {
  return requireReader(session).map([&] {
    CustodyRepository ledger(store_.database());
    std::vector<PlaceRow> rows;
    for (Place& place : PlaceRepository(store_.database()).all()) {
      PlaceRow row{.stock = ledger.stockOf(place.id), .lines = ledger.linesIn(place.id)};
      row.place = std::move(place);
      rows.push_back(std::move(row));
    }
    return rows;
  });
}

Result<Place> PlaceService::findByCode(const Session& session, const QString& code) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  const std::optional<Place> place = PlaceRepository(store_.database()).findByCode(code.trimmed());
  return place ? Result<Place>(*place) : refuse(ErrorCode::NotFound, QStringLiteral("place"), code.trimmed());
}

}  // namespace shuangda
