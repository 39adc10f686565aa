#pragma once

#include <functional>
#include <vector>

#include "domain/platform_compare.h"
#include "domain/platform_match.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// Which cases of the office are compared with the platform's list.
struct PlatformQuery {
  std::optional<Period> period{};  ///< by day of decision or transfer; absent = all
  QString unit{};                  ///< counting unit; empty = all units of the store
};

/// A case in one of the lists of a comparison.
struct PlatformLine {
  CaseId id{};
  QString number{};
  QString docNo{};
  QString party{};
  QString cause{};
  QString unit{};
  std::optional<EventDate> decided{};
  std::optional<EventDate> transferred{};
  std::optional<EventDate> entered{};  ///< 平台录入日期 as recorded here

  bool operator==(const PlatformLine&) const = default;
};

/// What the platform's list and the office's cases say of each other.
struct PlatformComparison {
  struct Different {
    PlatformLine line{};
    PlatformRow row{};
    PlatformMatchBy by{};
    std::vector<PlatformDifference> fields{};
  };
  /// Rows and cases that may be the same; of a large tie the first twenty.
  struct Ambiguous {
    PlatformMatchBy by{};
    std::vector<PlatformRow> rows{};
    std::vector<PlatformLine> cases{};
    std::size_t rowCount = 0;
    std::size_t caseCount = 0;
  };
  /// Not entered, or entered after the end of the period of ENTRY_PENALTY or ENTRY_TRANSFER.
  struct Late {
    PlatformLine line{};
    QString rule{};
    QDate due{};
    std::optional<EventDate> entered{};  ///< absent = still not
  };
  /// A case that stands there with a day of entry that is not recorded here.
  struct Markable {
    PlatformLine line{};
    EventDate date = EventDate::ofDay(QDate(1970, 1, 1));
  };

  std::vector<PlatformLine> missing{};     ///< 漏录: must stand there and does not
  std::vector<PlatformRow> unknown{};      ///< 多录: stands there, and no case here is it
  std::vector<Different> different{};      ///< 错录
  std::vector<Ambiguous> ambiguous{};
  std::vector<Late> late{};
  std::vector<Markable> markable{};
  int equal = 0;           ///< the same in all compared columns
  int outside = 0;         ///< rows of other periods, units, or of cases that need not be entered
  int duties = 0;          ///< cases that must stand there
  int rows = 0;            ///< of the list
};

/// What marking did.
struct PlatformMarking {
  struct Line {
    PlatformLine line{};
    std::optional<Error> refusal{};  ///< absent: marked
  };
  std::vector<Line> lines{};
  int marked = 0;
  int refused = 0;
};

/// Compares the office's cases with a list the platform exported (decision 0030). Comparing changes nothing.
class PlatformService {
 public:
  /// Called with how much is done of how much; false gives it up: WrongState "cancelled".
  using Progress = std::function<bool(std::int64_t done, std::int64_t of)>;

  explicit PlatformService(Store& store) : store_(store) {}

  Result<PlatformComparison> reconcile(const Session& session, const PlatformList& list, const PlatformQuery& query, const Progress& progress = {});
  /// The cases still to be entered, as texts of the platform's columns: those missing in the list, or without a list those without a day of entry.
  Result<std::vector<QHash<QString, QString>>> toEnter(const Session& session, const PlatformList* list, const PlatformQuery& query, const Progress& progress = {});
  /// Compares again and records the day of entry of the list in all matched cases, in one transaction. A day that a recorded step carries, and one
  /// after today, are refused case by case and listed. Forbidden for a reader.
  Result<PlatformMarking> mark(const Session& session, const PlatformList& list, const PlatformQuery& query, const Progress& progress = {});

 private:
  Store& store_;
};

}  // namespace shuangda
