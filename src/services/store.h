#pragma once

#include <QString>
#include <memory>

#include "base/clock.h"
#include "services/law_in_force.h"
#include "storage/database.h"
#include "storage/storage_error.h"

namespace shuangda {

/// One open store with an up-to-date schema. Everything may throw StorageError; a refused file is left as it is.
class Store {
 public:
  enum class Pending {
    Refuse,  ///< a store of an older version is refused with NeedsMigration
    Apply,   ///< it is backed up beside itself and brought up to date
  };

  /// Opens an existing store.
  static std::unique_ptr<Store> open(const QString& location, const Clock& clock, Pending pending);
  /// Creates an empty store with all migrations and the shipped code lists.
  static std::unique_ptr<Store> create(const QString& location, const Clock& clock);

  Database& database() { return database_; }
  const Clock& clock() const { return clock_; }
  const QString& location() const { return location_; }
  LawInForce& law() { return law_; }

 private:
  Store(Database database, QString location, const Clock& clock)
      : database_(std::move(database)), location_(std::move(location)), clock_(clock) {}

  Database database_;
  QString location_;
  const Clock& clock_;
  LawInForce law_{database_};
};

}  // namespace shuangda
