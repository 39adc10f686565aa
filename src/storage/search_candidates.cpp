#include "storage/search_candidates.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace shuangda {
namespace {

using namespace search_layout;

constexpr std::size_t kKeys = 64;
/// A newer text of the record waits to be written; that one is what counts.
constexpr std::string_view kNotWaiting = " AND NOT EXISTS (SELECT 1 FROM search_waiting WHERE search_waiting.id = search_record.id) ORDER BY place";

std::string placeholders(std::size_t count) {
  std::string text = "?";
  for (std::size_t i = 1; i < count; ++i) {
    text += ", ?";
  }
  return text;
}

std::vector<Age> readBounds(const std::string& bytes) {
  std::vector<Age> bounds(bytes.size() / sizeof(Age));
  std::memcpy(bounds.data(), bytes.data(), bounds.size() * sizeof(Age));
  return bounds;
}

void dropEmpty(std::vector<SegmentCandidates>& segments) {
  std::erase_if(segments, [](const SegmentCandidates& segment) { return segment.slots.empty(); });
}

/// Keeps the slots that have the gram, in as many segments as fit into one statement.
void keepGram(Statement& statement, std::span<SegmentCandidates> segments, Gram gram) {
  statement.reset();
  for (std::size_t i = 0; i < kKeys; ++i) {
    // Unused places repeat a key: the text of the statement stays the same.
    statement.bind(static_cast<int>(i + 1), postingKey(segments[std::min(i, segments.size() - 1)].number, gram));
  }
  auto segment = segments.begin();
  const auto clearUpTo = [&](std::int64_t number) {
    for (; segment != segments.end() && segment->number < number; ++segment) {
      segment->slots = SlotSet(segment->slots.size());
    }
  };
  while (statement.step()) {
    clearUpTo(statement.get<std::int64_t>(0) >> kGramBits);
    SlotSet found(segment->slots.size());
    unpackSlots(statement.bytes(1), found);
    segment->slots &= found;
    ++segment;
  }
  clearUpTo(std::numeric_limits<std::int64_t>::max());
}

/// Keeps the slots that have any gram of the ranges.
void keepRanges(Statement& statement, SegmentCandidates& segment, std::span<const grams::Range> ranges) {
  SlotSet found(segment.slots.size());
  for (const grams::Range& range : ranges) {
    statement.bindAll(postingKey(segment.number, range.first), postingKey(segment.number, range.last));
    while (statement.step()) {
      unpackSlots(statement.bytes(0), found);
    }
  }
  segment.slots &= found;
}

}  // namespace

std::vector<SegmentCandidates> allCandidates(Database& database, SearchKind kind) {
  std::vector<SegmentCandidates> segments;
  Statement statement(database, "SELECT number, size, bounds FROM search_segment WHERE kind = ? ORDER BY number");
  statement.bindAll(static_cast<int>(kind));
  while (statement.step()) {
    segments.push_back({.number = statement.get<std::int64_t>(0),
                        .bounds = readBounds(statement.bytes(2)),
                        .slots = SlotSet::full(statement.get<std::size_t>(1))});
  }
  return segments;
}

void narrow(Database& database, std::vector<SegmentCandidates>& segments, std::span<const Gram> grams) {
  Statement one(database, "SELECT id, slots FROM search_posting WHERE id IN (" + placeholders(kKeys) + ") ORDER BY id");
  for (const Gram gram : grams) {
    for (std::size_t begin = 0; begin < segments.size(); begin += kKeys) {
      keepGram(one, std::span(segments).subspan(begin, std::min(kKeys, segments.size() - begin)), gram);
    }
    dropEmpty(segments);
  }
}

void narrow(Database& database, std::vector<SegmentCandidates>& segments, std::span<const grams::Range> ranges) {
  Statement range(database, "SELECT slots FROM search_posting WHERE id >= ? AND id < ? ORDER BY id");
  for (SegmentCandidates& segment : segments) {
    keepRanges(range, segment, ranges);
  }
  dropEmpty(segments);
}

NewestFirst::NewestFirst(std::span<const SegmentCandidates> segments) : segments_(segments) {
  for (std::size_t segment = 0; segment < segments.size(); ++segment) {
    push(segment, 0);
  }
}

void NewestFirst::push(std::size_t segment, std::size_t group) {
  const SegmentCandidates& from = segments_[segment];
  for (; group < from.bounds.size(); ++group) {
    if (from.slots.bitsFrom(group * kGroup, kGroup) != 0) {
      heads_.push({from.bounds[group], segment, group});
      return;
    }
  }
}

void NewestFirst::take(std::vector<std::int64_t>& places) {
  const Head head = heads_.top();
  heads_.pop();
  const SegmentCandidates& from = segments_[head.segment];
  const std::int64_t first = from.number * kSegmentSlots + static_cast<std::int64_t>(head.group * kGroup);
  for (std::uint64_t bits = from.slots.bitsFrom(head.group * kGroup, kGroup); bits != 0; bits &= bits - 1) {
    places.push_back(first + std::countr_zero(bits));
  }
  push(head.segment, head.group + 1);
}

void PlaceReader::read(std::span<const std::int64_t> places, const Visit& visit) {
  if (places.empty()) {
    return;
  }
  if (!read_) {
    read_.emplace(database_, "SELECT id, listing_date, text FROM search_record WHERE place IN (" + placeholders(kPlaces) + ")" + std::string(kNotWaiting));
  }
  read_->reset();
  for (std::size_t i = 0; i < kPlaces; ++i) {
    read_->bind(static_cast<int>(i + 1), places[std::min(i, places.size() - 1)]);
  }
  while (read_->step()) {
    visit(read_->get<std::int64_t>(0), read_->get<std::string_view>(1), read_->get<std::string_view>(2));
  }
}

void PlaceReader::readAll(const SegmentCandidates& segment, const Visit& visit) {
  const std::int64_t base = segment.number * kSegmentSlots;
  if (segment.slots.count() * 8 < segment.slots.size()) {
    std::vector<std::int64_t> places;
    segment.slots.forEach([&](std::size_t slot) { places.push_back(base + static_cast<std::int64_t>(slot)); });
    for (std::size_t begin = 0; begin < places.size(); begin += kPlaces) {
      read(std::span(places).subspan(begin, std::min(kPlaces, places.size() - begin)), visit);
    }
    return;
  }
  if (!walk_) {
    walk_.emplace(database_, "SELECT place, id, listing_date, text FROM search_record WHERE place >= ? AND place < ?" + std::string(kNotWaiting));
  }
  walk_->bindAll(base, base + kSegmentSlots);
  while (walk_->step()) {
    if (segment.slots.contains(static_cast<std::size_t>(walk_->get<std::int64_t>(0) - base))) {
      visit(walk_->get<std::int64_t>(1), walk_->get<std::string_view>(2), walk_->get<std::string_view>(3));
    }
  }
}

void PlaceReader::readKeys(const SegmentCandidates& segment, const std::function<void(std::int64_t key)>& visit) {
  if (!keys_) {
    keys_.emplace(database_, "SELECT place, id FROM search_record WHERE place >= ? AND place < ?" + std::string(kNotWaiting));
  }
  const std::int64_t base = segment.number * kSegmentSlots;
  keys_->bindAll(base, base + kSegmentSlots);
  while (keys_->step()) {
    if (segment.slots.contains(static_cast<std::size_t>(keys_->get<std::int64_t>(0) - base))) {
      visit(keys_->get<std::int64_t>(1));
    }
  }
}

}  // namespace shuangda
