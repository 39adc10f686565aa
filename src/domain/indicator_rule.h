#pragma once

#include "domain/fact_names.h"
#include "domain/indicator.h"
#include "domain/period.h"

namespace shuangda {

/// Decides for each fact whether an indicator counts it, and with which amount. The figure and the list of records behind it
/// both come from here. The facts must have gone through FactCompleter.
class IndicatorRule {
 public:
  /// `names` are those of the facts; `cutoffDay` is the day of 统计截止时点.
  IndicatorRule(const Indicator& indicator, FactNames& names, QDate cutoffDay);

  const Indicator& indicator() const { return *indicator_; }
  /// Counted in the period that is `[begin, end)` in day numbers.
  bool matches(const Fact& fact, std::int32_t begin, std::int32_t end) const {
    return fact.entity == indicator_->entity && inPeriod(fact, begin, end) && meetsConditions(fact);
  }
  bool meetsConditions(const Fact& fact) const;
  std::int64_t amount(const Fact& fact) const;
  /// Whether one of the numbers in amount() carries 约, 余 …
  bool isApproximate(const Fact& fact) const;

  /// In hand at the first moment of a day: filed before it, neither closed nor withdrawn before it.
  static bool inHand(const Fact& fact, std::int32_t day) {
    const auto before = [&](FactDate date) { return fact.day(date) != Fact::kNoDay && fact.day(date) < day; };
    return before(FactDate::Filed) && !before(FactDate::Closed) && !before(FactDate::Withdrawn);
  }
  /// Something happened in it before a day.
  static bool knownBefore(const Fact& fact, std::int32_t day);

 private:
  bool inPeriod(const Fact& fact, std::int32_t begin, std::int32_t end) const;
  bool meets(const Indicator::Condition& condition, std::size_t index, const Fact& fact) const;
  bool passes(const Indicator::Condition& condition, const Fact& fact) const;

  const Indicator* indicator_;
  FactNames* names_;
  std::int32_t cutoffDay_;
  std::vector<std::vector<std::int32_t>> numbers_;  ///< the conditions' texts as numbers of the facts
};

/// Separates the parts of a text that may hold several; a null character where it holds one.
QChar separatorOf(FactText text);

inline std::int32_t dayNumber(QDate date) { return static_cast<std::int32_t>(date.toJulianDay()); }

}  // namespace shuangda
