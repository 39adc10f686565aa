#pragma once

#include <vector>

#include "domain/search.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// One line of what a search over everything found.
struct FoundRecord {
  SearchKind kind = SearchKind::Case;
  std::int64_t record = 0;
  QString title{};   ///< number, name or 文号 of the record
  QString of{};      ///< of a case its party
  QString date{};    ///< listing date
  QString label{};   ///< of the line that matched, e.g. 案由
  QString line{};    ///< the line that matched, as the record has it
  CaseId legalCase{};  ///< the case to open, when there is one
  ClueId clue{};       ///< the clue to open, when it is one
  TransferId transfer{};  ///< the matter to open, when it is one

  bool operator==(const FoundRecord&) const = default;
};

/// Finds records of every kind by pieces of their text, and keeps the index for it up to date.
class SearchService {
 public:
  explicit SearchService(Store& store) : store_(store) {}

  /// The newest `limit` records of each kind that contain every word of `text`, cases first. A case whose party matched is
  /// also there as a party, each party once.
  Result<std::vector<FoundRecord>> find(const Session& session, const QString& text, std::size_t limit);

  /// Does one piece of what the index still has to do, some tenths of a second, and says whether more is left. What is not
  /// done yet is found all the same, only slower.
  bool advance();
  /// Does all of it.
  void finish();

 private:
  Store& store_;
};

}  // namespace shuangda
