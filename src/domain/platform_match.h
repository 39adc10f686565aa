#pragma once

#include <QHash>
#include <QString>
#include <cstdint>
#include <vector>

#include "domain/platform_list.h"

namespace shuangda {

/// A case narrowed to what tells it from others. Days are Julian day numbers, 0 = not known to the day.
struct PlatformCase {
  std::int64_t id = 0;
  QString number{};
  QString docNo{};
  QString party{};
  QString idNo{};
  QString cause{};
  std::int64_t decided = 0;
  std::int64_t filed = 0;
};

/// By what a row and a case were found to be the same, the surest first.
enum class PlatformMatchBy { DocNumber, CaseNumber, PartyAndDay, PartyCauseAndDays };

/// Which rows of a list are which cases. Positions are those of PlatformList::rows.
struct PlatformMatching {
  struct Match {
    std::size_t row = 0;
    std::int64_t legalCase = 0;
    PlatformMatchBy by{};

    bool operator==(const Match&) const = default;
  };
  /// Rows and cases that agree, but not one with one: nothing is guessed.
  struct Tie {
    PlatformMatchBy by{};
    std::vector<std::size_t> rows{};
    std::vector<std::int64_t> cases{};

    bool operator==(const Tie&) const = default;
  };
  std::vector<Match> matches{};  ///< in the order of rows
  std::vector<Tie> ties{};
  std::vector<std::size_t> unmatched{};
};

/// Matches a list with cases that are told one by one: the index is over the list, so a store of any size takes no memory. What a surer key
/// has matched or tied takes no part in the following ones. The list must outlive the matcher.
class PlatformMatcher {
 public:
  PlatformMatcher(const PlatformList& list, int nearDays);

  /// Takes a case into account; false when nothing in the list can be this case.
  bool offer(const PlatformCase& legalCase);
  PlatformMatching finish();

 private:
  struct Group {
    std::vector<std::size_t> rows{};
    std::vector<std::size_t> cases{};
  };
  /// One way of comparing: rows and cases with the same key meet.
  struct Level {
    PlatformMatchBy by{};
    bool near = false;      ///< the keys carry no day: those of the members are compared
    bool byFiling = false;  ///< … the day of filing instead of the decision
    QHash<QString, Group> groups{};
  };
  struct Days {
    std::int64_t decided = 0;
    std::int64_t filed = 0;
  };

  void resolve(const Level& level, const Group& group, PlatformMatching& result);
  void resolveNear(const Level& level, const Group& group, PlatformMatching& result);
  void match(const Level& level, std::size_t row, std::size_t legalCase, PlatformMatching& result);
  void tie(const Level& level, const std::vector<std::size_t>& rows, const std::vector<std::size_t>& cases, PlatformMatching& result);
  std::vector<std::size_t> free(const std::vector<std::size_t>& members, const std::vector<bool>& taken) const;

  int nearDays_;
  std::vector<Level> levels_{};
  std::vector<Days> rowDays_{};
  std::vector<Days> caseDays_{};
  std::vector<std::int64_t> caseIds_{};
  std::vector<bool> rowTaken_{};
  std::vector<bool> caseTaken_{};
};

}  // namespace shuangda
