#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "domain/clue.h"
#include "domain/clue_match.h"
#include "storage/database.h"

namespace shuangda {

/// Clues. Functions that write expect an open Transaction.
class ClueRepository {
 public:
  explicit ClueRepository(Database& database) : database_(database) {}

  /// Stores a new clue as version 1 and returns its key.
  ClueId insert(const Clue& clue);
  /// Replaces the stored version `clue.version`; false when that is not the stored version any more.
  bool update(const Clue& clue);

  std::optional<Clue> find(ClueId id);
  std::optional<Clue> findByNumber(const QString& number);
  /// The clues that were turned into this case.
  std::vector<Clue> ofCase(CaseId id);
  /// Reads every clue, newest first, until `visit` returns false.
  void each(const std::function<bool(const Clue&)>& visit);
  /// The largest number of the form `prefix` + digits, 0 when there is none.
  int lastSequence(const QString& prefix);

  /// A case with what is compared of it.
  struct CaseSide {
    CaseId id{};
    QString number{};
    QString date{};
    QString party{};
    MatchSide side{};
  };
  /// Cases, not void, of the same certificate number, party or brand: the newest two hundred of each.
  std::vector<CaseSide> casesLike(const MatchSide& draft);

 private:
  Database& database_;
};

}  // namespace shuangda
