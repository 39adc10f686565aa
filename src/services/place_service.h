#pragma once

#include <vector>

#include "domain/place.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// A place with what lies in it; places below it not included.
struct PlaceRow {
  Place place{};
  std::vector<PlaceStock> stock{};
  std::int64_t lines = 0;
};

/// Stores, rooms, shelves and the hands of others.
class PlaceService {
 public:
  explicit PlaceService(Store& store) : store_(store) {}

  /// Creates (version 0) or changes a place. Required "place_name", "place_code"; UnknownValue "place_kind_code"; AlreadyExists "place_code";
  /// WrongState "place_parent" for a place under itself; WrongState "place_not_empty" when it is closed with goods in it; StaleVersion.
  Result<Place> save(const Session& session, Place place);
  Result<std::vector<PlaceRow>> list(const Session& session);
  Result<Place> findByCode(const Session& session, const QString& code);

 private:
  Store& store_;
};

}  // namespace shuangda
