#pragma once

#include <QStringList>
#include <optional>
#include <span>
#include <vector>

#include "base/grams.h"
#include "domain/search.h"
#include "storage/database.h"

namespace shuangda {

/// Finds records of every kind by what their text contains (docs/decisions/0017). Repositories put the text of a record
/// here in the transaction that writes it; whether its grams are in a segment already makes no difference to what is found.
class SearchIndex {
 public:
  explicit SearchIndex(Database& database) : database_(database) {}

  /// Makes a record findable, or findable by its new text. `text` is folded by searchFolded(), one line a field.
  void put(SearchKind kind, std::int64_t record, const QString& listingDate, const QString& text);
  void remove(SearchKind kind, std::int64_t record);

  /// The newest records whose text has all the terms, by listing date and then by key, descending.
  std::vector<SearchHit> newest(SearchKind kind, std::span<const SearchTerm> terms, std::size_t limit);
  /// The keys of all records whose text has all the terms, ascending.
  std::vector<std::int64_t> matching(SearchKind kind, std::span<const SearchTerm> terms);

  /// Records that are in no segment yet.
  std::int64_t waiting();

 private:
  Database& database_;
  // Kept between records: an import puts a hundred thousand.
  std::optional<Statement> put_{};
  std::optional<Statement> removeWaiting_{};
  std::optional<Statement> remove_{};
};

/// What storage knows of the layout described in resources/migrations/0004_search.sql.
namespace search_layout {

constexpr std::int64_t kSegmentSlots = 65536;
constexpr int kGramBits = grams::kBits;
/// Slots are looked at in groups; of each the segment keeps the date and key its first slot has.
constexpr std::size_t kGroup = 32;

constexpr std::int64_t key(SearchKind kind, std::int64_t record) { return record * 8 + static_cast<int>(kind); }
constexpr std::int64_t recordOf(std::int64_t key) { return key / 8; }
constexpr SearchKind kindOf(std::int64_t key) { return static_cast<SearchKind>(key % 8); }
constexpr std::int64_t postingKey(std::int64_t segment, std::uint64_t gram) { return segment << kGramBits | static_cast<std::int64_t>(gram); }

/// The place of a record in "newest first": greater is newer. Dates count to the minute.
struct Age {
  std::uint64_t date = 0;
  std::int64_t key = 0;

  friend auto operator<=>(const Age&, const Age&) = default;
};
Age ageOf(std::string_view listingDate, std::int64_t key);

}  // namespace search_layout
}  // namespace shuangda
