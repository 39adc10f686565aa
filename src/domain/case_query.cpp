#include "domain/case_query.h"

#include "base/search_text.h"
#include "domain/searched_lines.h"

namespace shuangda {
namespace {

std::uint32_t linesOf(FilterField field) {
  switch (field) {
    case FilterField::Party:
      return lineBit(CaseLine::Party);
    case FilterField::Cause:
      return lineBit(CaseLine::Cause);
    case FilterField::Goods:
      return lineBit(CaseLine::Goods);
    case FilterField::Brand:
      return lineBit(CaseLine::Brand);
    case FilterField::Unit:
      return lineBit(CaseLine::Authority) | lineBit(CaseLine::MemberUnit);
    case FilterField::DocNo:
      return lineBit(CaseLine::DocNo);
    case FilterField::Number:
      return lineBit(CaseLine::Number);
    case FilterField::Field:
      return lineBit(CaseLine::Field);
    case FilterField::Source:
      return lineBit(CaseLine::Source);
    default:
      return 0;
  }
}

}  // namespace

std::vector<SearchTerm> searchTerms(const CaseQuery& query) {
  std::vector<SearchTerm> terms;
  const auto add = [&terms](const QString& text, std::uint32_t lines) {
    if (QString word = searchFolded(text); !word.isEmpty()) {
      terms.push_back({std::move(word), lines});
    }
  };
  add(query.search, 0);
  for (const QString& word : query.filter.words) {
    add(word, 0);
  }
  for (const FilterCondition& condition : query.filter.conditions) {
    if (condition.kind() == FilterCondition::Kind::Text) {
      add(condition.value, linesOf(condition.field));
    }
  }
  return terms;
}

}  // namespace shuangda
