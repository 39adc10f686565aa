#pragma once

#include <optional>
#include <vector>

#include "domain/clue.h"
#include "domain/clue_fields.h"
#include "domain/clue_match.h"
#include "domain/procedure.h"
#include "domain/session.h"
#include "services/case_service.h"
#include "services/procedure_service.h"
#include "services/store.h"

namespace shuangda {

/// Everything one clue's page shows.
struct ClueSheet {
  Clue clue{};
  std::vector<CaseClock> clocks{};
  std::vector<ClueMatch> duplicates{};
  std::vector<CaseHistoryEntry> history{};
  QString caseNumber{};   ///< of the case it was turned into
  QString mergedInto{};   ///< number of the clue or case it was merged into
  EventDate now = EventDate::ofDay(QDate(1970, 1, 1));
};

/// What is said when a clue becomes a case. Without `filedOn` the case is created unfiled.
struct ClueFiling {
  QString cause{};                    ///< 案由, required
  std::optional<EventDate> filedOn{}; ///< records the step 立案, which wants at least two officers and the approver
  QString officers{};                 ///< separated by 、
  QString approver{};
  QString note{};                     ///< of the step 立案; says why what is odd about it is right
};

/// What became of a clue that was turned into a case.
struct ClueCase {
  Clue clue{};
  LegalCase legalCase{};
};

/// Clues: entering, finding, checking, and what becomes of them. One function = one use case = one transaction.
class ClueService {
 public:
  explicit ClueService(Store& store) : store_(store) {}

  /// Stores a new clue (version 0, gets the next number) or a changed one; number and links to other records stay as they are.
  /// Refusals: validate()'s; checkExtension()'s; OutOfRange for a day still to come; StaleVersion; Forbidden.
  Result<Clue> save(const Session& session, Clue draft);
  Result<Clue> find(const Session& session, ClueId id);
  Result<Clue> findByNumber(const Session& session, const QString& number);
  /// Newest first, at most `query.limit`.
  Result<std::vector<ClueRow>> list(const Session& session, const ClueQuery& query);
  Result<ClueSheet> sheet(const Session& session, ClueId id);
  /// Records that may be about the same as the draft, at most kMostMatches, those with the most weighty reason first.
  Result<std::vector<ClueMatch>> duplicates(const Session& session, const Clue& draft);

  /// 不予立案. WrongState "clue_outcome" when it has an outcome; WrongState "clue_case" when it became a case.
  Result<Clue> refuse(const Session& session, ClueId id, const ClueRefusal& refusal);
  /// 延长核查期限. AlreadyExists "check_extension" when it was extended; checkExtension()'s.
  Result<Clue> extendCheck(const Session& session, ClueId id, const CheckExtension& extension);
  /// 转为案件: the case takes over what the clue says, with its extension and the days not counted. Refusals: as refuse(); Required
  /// "clue_cause"; those of insertCase() and of the steps, Unconfirmed when something is odd about the filing and was not confirmed with
  /// a note.
  Result<ClueCase> toCase(const Session& session, ClueId id, const ClueFiling& filing, Oddities oddities = Oddities::Refused);
  /// 并案 into the clue or case with this number. NotFound "merge_target"; WrongState "merge_target" for itself or a merged clue.
  Result<Clue> merge(const Session& session, ClueId id, const QString& target, const EventDate& on);
  /// Takes a refusal or a merging back that was entered by mistake. Required "reason"; WrongState "clue_open" when there is none.
  Result<Clue> reopen(const Session& session, ClueId id, const QString& reason);
  /// 举报奖励.
  Result<Clue> reward(const Session& session, ClueId id, const ClueReward& reward);

  static constexpr std::size_t kMostMatches = 20;

 private:
  Store& store_;
};

}  // namespace shuangda
