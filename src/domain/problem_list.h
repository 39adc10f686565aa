#pragma once

#include <QString>
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

  bool operator==(const ProblemItem&) const = default;
};

/// One of the lists of bulletin/content.md section 10.
struct ProblemList {
  QString name{};
  bool isReproach = true;          ///< false: a remark (零报送)
  std::vector<ProblemItem> items{};

  /// Gravest first, then by subject.
  void sort();
};

}  // namespace shuangda
