#pragma once

#include <optional>
#include <vector>

#include "domain/destruction_event.h"
#include "storage/database.h"

namespace shuangda {

class DestructionRepository {
 public:
  explicit DestructionRepository(Database& database) : database_(database) {}

  DestructionId insert(const DestructionEvent& event, std::optional<ImportId> import);
  std::optional<DestructionEvent> findByNumber(const QString& number);
  /// Those that count now.
  std::vector<DestructionEvent> all();
  std::vector<DestructionEvent> createdBy(ImportId import);
  /// It counts until `now` and no longer; another one takes its place.
  void supersede(const QString& number, Instant now);
  void remove(DestructionId id);

 private:
  Database& database_;
};

}  // namespace shuangda
