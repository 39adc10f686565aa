#pragma once

#include <random>

#include "domain/legal_case.h"

namespace shuangda::test {

/// Cases as no office would enter them but every office might: dates of every precision and in any order, missing
/// parts, annulled, withdrawn and void records, simple procedure, qualified amounts. The same seed gives the same
/// cases.
class RandomCases {
 public:
  explicit RandomCases(unsigned seed) : engine_(seed) {}

  LegalCase next(const QString& number);
  /// The case as somebody changed it later.
  LegalCase changed(LegalCase legalCase);
  /// A case whose dates follow one another: filed, then closed or withdrawn or neither. All known to the day.
  LegalCase orderly(const QString& number);

  int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }
  bool oneIn(int n) { return below(n) == 0; }

 private:
  QString pick(const QStringList& words) { return words[below(static_cast<int>(words.size()))]; }
  EventDate date();
  std::optional<EventDate> maybeDate(int oneIn) { return this->oneIn(oneIn) ? std::optional(date()) : std::nullopt; }
  std::optional<Money> maybeMoney();
  std::optional<bool> maybeFlag();
  QStringList kinds();
  CaseTransfer transfer();

  std::mt19937 engine_;
};

}  // namespace shuangda::test
