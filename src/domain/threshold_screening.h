#pragma once

#include <vector>

#include "base/result.h"
#include "domain/law_parameters.h"
#include "domain/threshold_book.h"

namespace shuangda {

/// What an act is compared by: the offence it may be, its days, who acted, and what was established.
struct ThresholdFacts {
  using Subject = ThresholdRow::Subject;

  const ThresholdOffence* offence = nullptr;
  QDate from{};
  QDate to{};
  Subject subject = Subject::Any;  ///< Any = not known: rows for persons or units only stay closed
  ThresholdValues values{};
};

/// What an office may choose (resources/law/parameters.csv).
struct ThresholdOptions {
  int nearPercent = 0;       ///< from which part of a standard on an amount is near it
  bool halfByItem = false;   ///< HALF2 counts an item once, however many sub-standards it has

  static ThresholdOptions of(const LawParameters& parameters);
};

/// One row that was open and had something to compare.
struct ThresholdLine {
  enum class State : std::uint8_t { Below, Near, Hit };

  const ThresholdRow* row = nullptr;
  std::int64_t value = 0;
  std::int64_t standard = 0;  ///< the row's value, times the factor for units where there was one
  State state = State::Below;
  bool isComparison = false;  ///< in force only earlier during the act, no longer on its last day

  /// Part of the standard in thousandths, rounded down: 80 % is 800.
  std::int64_t permille() const;
  bool isHit() const { return state == State::Hit; }
};

/// The rows of the offence against the facts, in the order of the table.
std::vector<ThresholdLine> screen(const ThresholdBook& book, const ThresholdFacts& facts, const ThresholdOptions& options);
/// The same into a list that is used again: for whole stores.
void screenInto(std::vector<ThresholdLine>& lines, const ThresholdBook& book, const ThresholdFacts& facts, const ThresholdOptions& options);

/// The ids of the lines of one level and state, as the batch calculator prints them.
QStringList rowIds(const std::vector<ThresholdLine>& lines, bool aggravated, ThresholdLine::State state);

/// Lines of several instruments that say the same (metric, standard, tags, level, set): shown once with all bases.
std::vector<std::vector<ThresholdLine>> grouped(const std::vector<ThresholdLine>& lines);

/// What is not known and would be needed to tell.
struct MissingFacts {
  std::vector<int> metrics{};     ///< asked for by entry rows that are open
  std::vector<int> conditions{};  ///< would open further entry rows
  bool subject = false;           ///< some rows are for persons or units only
};
MissingFacts missingFacts(const ThresholdBook& book, const ThresholdFacts& facts);

}  // namespace shuangda
