#pragma once

#include <vector>

#include "base/id.h"
#include "domain/event_date.h"
#include "storage/database.h"

namespace shuangda {

/// A case whose goods something is due about.
struct CaseWithGoods {
  CaseId legalCase{};
  QString number{};
  QString party{};
  std::optional<EventDate> since{};  ///< the day the period counts from, or the alarm of the clock
  QString rule{};
};

/// What the alarms about goods look for. Every query starts from a narrow index, so that it does not grow with the goods.
class AlarmRepository {
 public:
  explicit AlarmRepository(Database& database) : database_(database) {}

  /// Clocks of the rules with an alarm not later than `until`, of cases with goods held or seized.
  std::vector<CaseWithGoods> measureClocks(const QStringList& rules, const EventDate& until);
  /// Decided cases with confiscated goods that lie in places of other kinds than a store.
  std::vector<CaseWithGoods> confiscatedOutsideStores();
  /// Closed cases with confiscated goods, the longest closed first, closed before `day`.
  std::vector<CaseWithGoods> confiscatedAndClosed(const EventDate& day);
  /// Lines in custody that keep no longer than `day`, or are marked as perishable.
  std::vector<ItemId> perishable(const EventDate& day);

 private:
  std::vector<CaseWithGoods> read(Statement& statement);

  Database& database_;
};

inline constexpr int kMostAlarms = 500;

}  // namespace shuangda
