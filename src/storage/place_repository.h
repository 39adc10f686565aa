#pragma once

#include <vector>

#include "domain/place.h"
#include "storage/database.h"

namespace shuangda {

/// Where goods can be. Places are closed, never removed.
class PlaceRepository {
 public:
  explicit PlaceRepository(Database& database) : database_(database) {}

  PlaceId insert(const Place& place);
  /// Compares and raises the version; false when someone else saved meanwhile.
  bool update(const Place& place);
  std::optional<Place> find(PlaceId id);
  std::optional<Place> findByCode(const QString& code);
  /// Ordered by code.
  std::vector<Place> all();

 private:
  Database& database_;
};

}  // namespace shuangda
