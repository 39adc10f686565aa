#pragma once

#include <functional>
#include <vector>

#include "domain/fact_names.h"
#include "domain/problem_list.h"
#include "storage/fact_repository.h"

namespace shuangda {

/// The cases of one list of problems while they are gathered: all are counted, by unit, and only those that are shown are put into words.
class CaseLines {
 public:
  /// What is told of a case: two days of it.
  struct Line {
    std::int64_t id = 0;
    std::int64_t weight = 0;
    std::int32_t unit = 0;  ///< name of the unit
    std::int32_t first = Fact::kNoDay;
    std::int32_t second = Fact::kNoDay;
  };

  void add(const Fact& fact, std::int64_t weight, std::int32_t first = Fact::kNoDay, std::int32_t second = Fact::kNoDay) {
    lines_.push_back({.id = fact.id, .weight = weight, .unit = fact.text(FactText::Unit), .first = first, .second = second});
  }

  /// The gravest `most` lines, of equal ones the older record first, and the number of all of each unit.
  void finish(ProblemList& list, std::size_t most, const FactNames& names, FactRepository& facts, const std::function<QString(const Line&)>& detail);

 private:
  std::vector<Line> lines_{};
};

}  // namespace shuangda
