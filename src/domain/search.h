#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <vector>

namespace shuangda {

/// What kind of record was found. The numbers are stored.
enum class SearchKind : int { Case = 1, Clue = 2, Party = 3, Item = 4, Paper = 5, Transfer = 6 };

/// A condition on the searched text of a record: a word (searchFolded()) that one of its lines contains.
struct SearchTerm {
  QString word{};
  std::uint32_t lines = 0;  ///< bits of the lines that count, line 0 lowest; 0 = any line

  bool operator==(const SearchTerm&) const = default;
};

/// A record that was found.
struct SearchHit {
  SearchKind kind = SearchKind::Case;
  std::int64_t record = 0;
  QString date{};   ///< listing date
  QString text{};   ///< its searched lines

  bool operator==(const SearchHit&) const = default;
};

}  // namespace shuangda
