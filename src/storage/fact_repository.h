#pragma once

#include <functional>

#include "domain/fact.h"
#include "domain/indicator.h"
#include "domain/legal_case.h"
#include "storage/database.h"

namespace shuangda {

/// Streams the records of the store as facts: one pass, no record kept in memory.
class FactRepository {
 public:
  explicit FactRepository(Database& database)
      : database_(database),
        caseNumber_(database, "SELECT case_id FROM legal_case WHERE id = ?"),
        eventNumber_(database, "SELECT event_id FROM destruction_event WHERE id = ?") {}

  /// Calls `sink` for every case that counts as of `cutoff` — in scope, not void, in the version recorded last not later than
  /// that instant — and for every destruction recorded by then. Texts are interned in `names`.
  void stream(Instant cutoff, FactNames& names, const std::function<void(const Fact&)>& sink);

  /// The number by which people know the record of a fact.
  QString numberOf(Fact::Entity entity, std::int64_t id);

 private:
  void streamCases(Instant cutoff, FactNames& names, const std::function<void(const Fact&)>& sink);
  void streamReplacedVersions(Instant cutoff, FactNames& names, const std::function<void(const Fact&)>& sink);
  void streamDestructions(Instant cutoff, FactNames& names, const std::function<void(const Fact&)>& sink);

  Database& database_;
  Statement caseNumber_;
  Statement eventNumber_;
};

/// The fact a case in memory gives; nothing when the case counts nowhere.
std::optional<Fact> factOf(const LegalCase& legalCase, FactNames& names);

}  // namespace shuangda
