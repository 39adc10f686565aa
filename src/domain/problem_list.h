#pragma once

#include <QString>
#include <map>
#include <optional>
#include <vector>

#include "base/id.h"

namespace shuangda {

/// One line of a list of problems: who or which case, and what is the matter.
struct ProblemItem {
  QString subject{};               ///< a unit's name or a case's number
  QString detail{};
  std::int64_t weight = 0;         ///< by which the list is ordered, the gravest first: days, quarters, fen
  std::optional<CaseId> legalCase{};
  QString unit{};                  ///< whose problem it is; empty where the record names none

  bool operator==(const ProblemItem&) const = default;
};

/// The lines of one unit in a list.
struct UnitCount {
  QString unit{};
  int items = 0;
  const ProblemItem* first = nullptr;  ///< the gravest; of the list; null where it is not among its items
};

/// 整改未完成: what earlier bulletins named and nobody settled.
inline const QString kOpenProblems = QStringLiteral("整改未完成");

/// One of the lists of bulletin/content.md section 10.
struct ProblemList {
  QString name{};
  bool isReproach = true;          ///< false: a remark (零报送)
  std::vector<ProblemItem> items{};  ///< all, or the gravest
  std::map<QString, int> units{};    ///< how many lines each unit has altogether; empty where `items` are all

  /// Gravest first, then by subject.
  void sort();
  /// All lines there are, also those not in `items`.
  std::size_t total() const;
  bool isOfCases() const { return !items.empty() && items.front().legalCase.has_value(); }
  /// The units named, the one with the most lines first, else in the order of the list.
  std::vector<UnitCount> byUnit() const;
};

}  // namespace shuangda
