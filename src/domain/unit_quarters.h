#pragma once

#include <map>
#include <set>

#include "domain/fact_completer.h"
#include "domain/period.h"

namespace shuangda {

/// In which quarters each unit did what: for the lists that count how long it has been silent.
class UnitQuarters {
 public:
  /// What a quarter is asked for.
  enum class Act { Filed, Transferred };

  explicit UnitQuarters(FactNames& names) : names_(names), yes_(names.intern(QStringLiteral("是"))) {}

  void add(const Fact& fact);
  /// A quarter for which a report unit gave a number.
  void addReported(const QString& unit, Act act, const Period& quarter, std::int64_t amount);
  /// How many quarters up to and including this one, without interruption, the unit did none of it; 0 when it did some. Counted back no
  /// further than to the first quarter of which the unit's records or reports tell.
  int silentFor(const QString& unit, Act act, const Period& quarter) const;

  /// Quarters since year 0.
  static int numberOf(const Period& quarter);

 private:
  struct Unit {
    std::set<int> filed{};
    std::set<int> transferred{};
    int first = 0;  ///< the first quarter anything is known of; 0 = none
  };
  void know(Unit& unit, int quarter) const { unit.first = unit.first == 0 ? quarter : std::min(unit.first, quarter); }

  FactNames& names_;
  std::int32_t yes_;
  std::map<QString, Unit> units_;
  std::vector<Unit*> byNumber_;  ///< the same by number of the unit's name
  int first_ = 0;  ///< of all ledger units: one that has done nothing at all has kept its ledger as long as the others
};

}  // namespace shuangda
