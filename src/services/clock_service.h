#pragma once

#include <functional>
#include <vector>

#include "domain/procedure.h"
#include "domain/running_clock.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// A running clock that ends on another day than before, after the law or the calendar changed.
struct ClockChange {
  QString number{};
  QString rule{};
  std::optional<EventDate> before{};
  std::optional<EventDate> after{};

  bool operator==(const ClockChange&) const = default;
};

/// The deadline calculator over written arguments (domain/deadline_text.h): a clock without a case, so that its explanation is the same
/// as in a case. Refusals: Malformed with the argument as field; else as calculateDeadline().
Result<CaseClock> calculateWritten(const Law& law, const QString& rule, const QString& from, const QString& exclusions, const QString& extensions, QDate today);

/// The open clocks of the office, and the law they follow. Changing the law computes every clock again in the same transaction.
class ClockService {
 public:
  explicit ClockService(Store& store) : store_(store) {}

  /// The open clocks a query selects, earliest alarm first.
  Result<std::vector<RunningClock>> list(const Session& session, const ClockQuery& query);
  /// Counts of the same; `query.until` bounds the days still to come.
  Result<ClockCounts> counts(const Session& session, const ClockQuery& query);
  /// The clocks of one rule in the case or clue with this number, with their trails; NotFound when it has none.
  Result<std::vector<CaseClock>> explain(const Session& session, const QString& number, const QString& rule);

  /// The deadline calculator: NotFound "rule" for an unknown id; else as computeDeadline().
  Result<Deadline> calculate(const QString& rule, const EventDate& trigger, std::span<const Exclusion> exclusions, std::span<const Extension> extensions);
  /// The same from what is typed; see calculateWritten().
  Result<CaseClock> calculation(const QString& rule, const QString& from, const QString& exclusions, const QString& extensions);
  /// The newest versions of all rules, in the order of the book.
  std::vector<DeadlineRule> rules();
  std::vector<LawParameter> parameters();
  std::vector<int> calendarYears();

  /// Changes a rule for triggers from `rule.from` on. Administrators only; a reason is Required. Returns the clocks that changed.
  Result<std::vector<ClockChange>> amendRule(const Session& session, DeadlineRule rule, const QString& reason);
  /// Takes holiday notices into the calendar. Returns the clocks that changed.
  Result<std::vector<ClockChange>> adoptNotices(const Session& session, const std::vector<HolidayNotice>& notices);
  /// UnknownValue "parameter"; Malformed with the key as field; a reason is Required. Returns the clocks that changed.
  Result<std::vector<ClockChange>> setParameter(const Session& session, const QString& key, const QString& value, const QString& reason);

  /// Computes again what the new day or a new program changes. Cheap when nothing did.
  void bringUpToDate();
  /// English descriptions of kept clocks that do not follow from the records.
  QStringList problems();

 private:
  Result<std::vector<ClockChange>> change(const Session& session, const std::function<Result<void>(class UnitOfWork&)>& write);

  Store& store_;
};

}  // namespace shuangda
