#pragma once

#include <functional>
#include <queue>
#include <span>
#include <vector>

#include "base/grams.h"
#include "storage/search_index.h"
#include "storage/slot_set.h"

namespace shuangda {

/// The slots of one segment that may hold a record that is searched.
struct SegmentCandidates {
  std::int64_t number = 0;
  std::vector<search_layout::Age> bounds{};  ///< the age of the first slot of each group; later slots are not newer
  SlotSet slots{0};
};

/// Every slot of every segment of a kind.
std::vector<SegmentCandidates> allCandidates(Database& database, SearchKind kind);
/// Keeps the slots that have all the grams, and the segments that have such slots.
void narrow(Database& database, std::vector<SegmentCandidates>& segments, std::span<const Gram> grams);
/// The same for a gram out of ranges.
void narrow(Database& database, std::vector<SegmentCandidates>& segments, std::span<const grams::Range> ranges);

/// Goes through the candidates of several segments, group by group from the newest on.
class NewestFirst {
 public:
  explicit NewestFirst(std::span<const SegmentCandidates> segments);

  bool atEnd() const { return heads_.empty(); }
  /// No candidate that is left is newer.
  search_layout::Age age() const { return heads_.top().age; }
  /// Appends the places of the candidates of one group.
  void take(std::vector<std::int64_t>& places);

 private:
  struct Head {
    search_layout::Age age{};
    std::size_t segment = 0;
    std::size_t group = 0;
    bool operator<(const Head& other) const { return age < other.age; }
  };
  void push(std::size_t segment, std::size_t group);

  std::span<const SegmentCandidates> segments_;
  std::priority_queue<Head> heads_{};
};

/// Reads records by their places. A place whose record was changed or removed since is passed over.
class PlaceReader {
 public:
  static constexpr std::size_t kPlaces = 64;
  using Visit = std::function<void(std::int64_t key, std::string_view date, std::string_view text)>;

  explicit PlaceReader(Database& database) : database_(database) {}

  /// At most kPlaces places.
  void read(std::span<const std::int64_t> places, const Visit& visit);
  /// All candidates of a segment: one by one when they are few, else in one walk over the segment.
  void readAll(const SegmentCandidates& segment, const Visit& visit);
  /// The keys alone, without touching the records.
  void readKeys(const SegmentCandidates& segment, const std::function<void(std::int64_t key)>& visit);

 private:
  Database& database_;
  std::optional<Statement> read_{};
  std::optional<Statement> walk_{};
  std::optional<Statement> keys_{};
};

}  // namespace shuangda
