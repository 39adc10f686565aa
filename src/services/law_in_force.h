#pragma once

#include "domain/procedure.h"
#include "storage/database.h"

namespace shuangda {

/// The law of one store: the shipped rules with what the office changed. Read once and again when a change is seen.
class LawInForce {
 public:
  explicit LawInForce(Database& database) : database_(database) {}

  const Law& law();
  /// Identifies what is in force, shipped rules included: clocks computed under another stamp are computed again.
  const QString& stamp();

 private:
  void bringUpToDate();

  Database& database_;
  QString stamp_{};
  LawBook book_{};
  WorkCalendar calendar_{};
  LawParameters parameters_{};
  Law law_{ProcedureTable::builtIn(), book_, calendar_, parameters_};
};

/// The law as shipped, for calculations without a store.
class ShippedLaw {
 public:
  const Law& law() const { return law_; }

 private:
  LawBook book_ = LawBook::builtIn();
  WorkCalendar calendar_ = WorkCalendar::builtIn();
  LawParameters parameters_ = LawParameters::builtIn();
  Law law_{ProcedureTable::builtIn(), book_, calendar_, parameters_};
};

}  // namespace shuangda
