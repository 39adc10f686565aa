#include "storage/search_segments.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/grams.h"
#include "domain/searched_lines.h"
#include "storage/case_repository.h"
#include "storage/clue_repository.h"
#include "storage/event_repository.h"
#include "storage/goods_repository.h"
#include "storage/search_index.h"
#include "storage/slot_set.h"
#include "storage/transfer_repository.h"

namespace shuangda {
namespace {

using namespace search_layout;

constexpr int kTextsAtOnce = 2000;
constexpr int kSlotBits = 16;
static_assert(std::int64_t{1} << kSlotBits == kSegmentSlots);

struct Waiting {
  Age age{};
  QString date{};
  QString text{};
};

struct Segment {
  std::int64_t number = 0;
  std::int64_t size = 0;
  std::int64_t live = 0;
};

std::vector<Waiting> readWaiting(Database& database, SearchKind kind) {
  Statement statement(database,
                      "SELECT id, listing_date, text FROM search_waiting WHERE stale = 0 AND id % 8 = ? ORDER BY id LIMIT ?");
  statement.bindAll(static_cast<int>(kind), kSegmentSlots);
  std::vector<Waiting> records;
  while (statement.step()) {
    const auto id = statement.get<std::int64_t>(0);
    records.push_back({ageOf(statement.get<std::string_view>(1), id), statement.get<QString>(1), statement.get<QString>(2)});
  }
  std::sort(records.begin(), records.end(), [](const Waiting& a, const Waiting& b) { return a.age > b.age; });
  return records;
}

std::vector<Segment> readSegments(Database& database, SearchKind kind) {
  Statement statement(database,
                      "SELECT number, size, (SELECT COUNT(*) FROM search_record WHERE place >= number * 65536 AND place < (number + 1) * 65536)"
                      " FROM search_segment WHERE kind = ? ORDER BY size, number");
  statement.bindAll(static_cast<int>(kind));
  std::vector<Segment> segments;
  while (statement.step()) {
    segments.push_back({statement.get<std::int64_t>(0), statement.get<std::int64_t>(1), statement.get<std::int64_t>(2)});
  }
  return segments;
}

std::int64_t freeNumber(Database& database) {
  Statement statement(database, "SELECT number FROM search_segment ORDER BY number");
  std::int64_t number = 0;
  while (statement.step() && statement.get<std::int64_t>(0) == number) {
    ++number;
  }
  return number;
}

/// Gram and slot in one number each, sorted, each once.
std::vector<std::uint64_t> gramsWithSlots(const std::vector<Waiting>& records) {
  std::vector<std::uint64_t> pairs;
  pairs.reserve(records.size() * 128);
  for (std::size_t slot = 0; slot < records.size(); ++slot) {
    forEachGram(records[slot].text, [&](Gram gram) { pairs.push_back(gram << kSlotBits | slot); });
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

/// Calls `visit(gram, slots)` for each gram.
template <typename Visit>
void forEachPosting(const std::vector<std::uint64_t>& pairs, Visit visit) {
  std::vector<std::uint16_t> slots;
  for (std::size_t i = 0; i < pairs.size();) {
    const Gram gram = pairs[i] >> kSlotBits;
    slots.clear();
    for (; i < pairs.size() && pairs[i] >> kSlotBits == gram; ++i) {
      slots.push_back(static_cast<std::uint16_t>(pairs[i] & (kSegmentSlots - 1)));
    }
    visit(gram, slots);
  }
}

std::string boundsOf(const std::vector<Waiting>& records) {
  std::string bytes;
  for (std::size_t slot = 0; slot < records.size(); slot += kGroup) {
    bytes.append(reinterpret_cast<const char*>(&records[slot].age), sizeof(Age));
  }
  return bytes;
}

/// What the record behind a key says now; nothing when it is gone.
struct Fresh {
  QString date{};
  QString text{};
};

class Recorder {
 public:
  explicit Recorder(Database& database) : cases_(database), clues_(database), goods_(database), events_(database), transfers_(database) {}

  static bool knows(SearchKind kind) {
    return kind == SearchKind::Case || kind == SearchKind::Clue || kind == SearchKind::Item || kind == SearchKind::Paper || kind == SearchKind::Transfer;
  }

  std::optional<Fresh> operator()(std::int64_t key) {
    if (kindOf(key) == SearchKind::Case) {
      const std::optional<LegalCase> found = cases_.find(CaseId{recordOf(key)});
      return found ? std::optional(Fresh{listingDate(*found), searchedText(*found)}) : std::nullopt;
    }
    if (kindOf(key) == SearchKind::Clue) {
      const std::optional<Clue> found = clues_.find(ClueId{recordOf(key)});
      return found ? std::optional(Fresh{found->foundAt ? found->foundAt->text() : QString(), searchedText(*found)}) : std::nullopt;
    }
    if (kindOf(key) == SearchKind::Item) {
      const std::optional<SeizedItem> found = goods_.find(ItemId{recordOf(key)});
      return found ? std::optional(Fresh{found->seizedDate ? found->seizedDate->text() : QString(), searchedText(*found)}) : std::nullopt;
    }
    if (kindOf(key) == SearchKind::Paper) {
      const std::optional<CaseEvent> found = events_.currentPaper(EventId{recordOf(key)});
      return found ? std::optional(Fresh{found->on.text(), searchedText(*found)}) : std::nullopt;
    }
    if (kindOf(key) == SearchKind::Transfer) {
      const auto found = transfers_.searched(TransferId{recordOf(key)});
      return found ? std::optional(Fresh{found->date, searchedText(found->words)}) : std::nullopt;
    }
    return std::nullopt;
  }

 private:
  CaseRepository cases_;
  ClueRepository clues_;
  GoodsRepository goods_;
  EventRepository events_;
  TransferRepository transfers_;
};

}  // namespace

bool SearchSegments::isDue() {
  // At the most as many rows are counted as are needed to know.
  Statement statement(database_,
                      "SELECT MAX(stale), MAX(n) FROM (SELECT MAX(stale) AS stale, COUNT(*) AS n FROM"
                      " (SELECT stale, id % 8 AS kind FROM search_waiting ORDER BY id LIMIT 20000) AS looked_at GROUP BY kind) AS kinds");
  return statement.step() && (statement.get<std::int64_t>(0) == 1 || statement.get<std::int64_t>(1) > kLeftWaiting);
}

bool SearchSegments::refreshTexts() {
  std::vector<std::int64_t> keys;
  Statement statement(database_, "SELECT id FROM search_waiting WHERE stale = 1 ORDER BY id LIMIT ?");
  statement.bindAll(kTextsAtOnce);
  while (statement.step()) {
    keys.push_back(statement.get<std::int64_t>(0));
  }
  Recorder recorder(database_);
  SearchIndex index(database_);
  for (const std::int64_t key : keys) {
    if (const std::optional<Fresh> fresh = recorder(key)) {
      index.put(kindOf(key), recordOf(key), fresh->date, fresh->text);
    } else {
      index.remove(kindOf(key), recordOf(key));
    }
  }
  return !keys.empty();
}

bool SearchSegments::writeSegment() {
  Statement statement(database_, "SELECT id % 8, COUNT(*) FROM search_waiting WHERE stale = 0 GROUP BY id % 8 ORDER BY 2 DESC, 1");
  std::vector<std::pair<SearchKind, std::int64_t>> waiting;
  while (statement.step()) {
    waiting.emplace_back(static_cast<SearchKind>(statement.get<int>(0)), statement.get<std::int64_t>(1));
  }
  if (waiting.empty() || waiting.front().second <= kLeftWaiting) {
    return false;
  }
  write(waiting.front().first, waiting.front().second);
  return true;
}

void SearchSegments::write(SearchKind kind, std::int64_t waiting) {
  // Small segments are taken in as soon as as many records come as they have: each record is written again a few times at
  // the most, and there are never more than a few small ones.
  for (const Segment& segment : readSegments(database_, kind)) {
    const bool small = segment.size <= waiting && waiting + segment.live <= kSegmentSlots;
    const bool decayed = segment.live * 2 < segment.size;
    if (small || decayed) {
      dissolve(segment.number);
      waiting += segment.live;
    }
  }
  const std::vector<Waiting> records = readWaiting(database_, kind);
  const std::int64_t number = freeNumber(database_);
  Statement segment(database_, "INSERT INTO search_segment (number, kind, size, bounds) VALUES (?, ?, ?, ?)");
  segment.bind(1, number);
  segment.bind(2, static_cast<int>(kind));
  segment.bind(3, records.size());
  segment.bindBytes(4, boundsOf(records));
  segment.run();
  Statement posting(database_, "INSERT INTO search_posting (id, slots) VALUES (?, ?)");
  forEachPosting(gramsWithSlots(records), [&](Gram gram, const std::vector<std::uint16_t>& slots) {
    posting.bind(1, postingKey(number, gram));
    posting.bindBytes(2, packSlots(slots, records.size()));
    posting.run();
  });
  Statement place(database_,
                  "INSERT INTO search_record (id, listing_date, text, place) VALUES (?, ?, ?, ?)"
                  " ON CONFLICT (id) DO UPDATE SET listing_date = excluded.listing_date, text = excluded.text, place = excluded.place");
  Statement done(database_, "DELETE FROM search_waiting WHERE id = ?");
  for (std::size_t slot = 0; slot < records.size(); ++slot) {
    const Waiting& record = records[slot];
    place.bindAll(record.age.key, record.date, record.text, number * kSegmentSlots + static_cast<std::int64_t>(slot)).run();
    done.bindAll(record.age.key).run();
  }
}

void SearchSegments::dissolve(std::int64_t number) {
  const std::int64_t first = number * kSegmentSlots;
  Statement(database_,
            "INSERT INTO search_waiting (id, listing_date, text, stale) SELECT id, listing_date, text, 0 FROM search_record"
            " WHERE place >= ? AND place < ? ON CONFLICT (id) DO NOTHING")
      .bindAll(first, first + kSegmentSlots)
      .run();
  Statement(database_, "DELETE FROM search_record WHERE place >= ? AND place < ?").bindAll(first, first + kSegmentSlots).run();
  Statement(database_, "DELETE FROM search_posting WHERE id >= ? AND id < ?").bindAll(postingKey(number, 0), postingKey(number + 1, 0)).run();
  Statement(database_, "DELETE FROM search_segment WHERE number = ?").bindAll(number).run();
}

namespace {

/// Records of a kind that cannot be found, because nothing was put into the index for them.
void reportMissing(Database& database, SearchKind kind, std::string_view table, QStringList& problems) {
  Statement statement(database, "SELECT id FROM " + std::string(table) +
                                    " AS record WHERE NOT EXISTS (SELECT 1 FROM search_record WHERE search_record.id = record.id * 8 + ?)"
                                    " AND NOT EXISTS (SELECT 1 FROM search_waiting WHERE search_waiting.id = record.id * 8 + ?) ORDER BY id LIMIT 100");
  statement.bindAll(static_cast<int>(kind), static_cast<int>(kind));
  while (statement.step()) {
    problems << QStringLiteral("%1 %2: not in the search index").arg(QString::fromUtf8(table.data())).arg(statement.get<std::int64_t>(0));
  }
}

void reportTexts(Database& database, QStringList& problems) {
  Recorder recorder(database);
  std::int64_t last = 0;
  for (bool more = true; more;) {
    std::vector<std::pair<std::int64_t, Fresh>> stored;
    Statement statement(database,
                        "SELECT id, listing_date, text FROM search_waiting WHERE id > ? AND stale = 0 UNION ALL"
                        " SELECT id, listing_date, text FROM search_record WHERE id > ?"
                        " AND NOT EXISTS (SELECT 1 FROM search_waiting WHERE search_waiting.id = search_record.id) ORDER BY 1 LIMIT ?");
    statement.bindAll(last, last, kTextsAtOnce);
    while (statement.step()) {
      stored.emplace_back(statement.get<std::int64_t>(0), Fresh{statement.get<QString>(1), statement.get<QString>(2)});
    }
    for (const auto& [key, found] : stored) {
      last = key;
      if (!Recorder::knows(kindOf(key))) {
        continue;
      }
      const std::optional<Fresh> fresh = recorder(key);
      if (!fresh || fresh->date != found.date || fresh->text != found.text) {
        problems << QStringLiteral("search record %1: not what its record says").arg(key);
      }
    }
    more = !stored.empty();
  }
}

/// Grams of a segment's records that its postings do not tell.
void reportPostings(Database& database, std::int64_t number, std::size_t size, QStringList& problems) {
  std::vector<Waiting> records(size);
  Statement statement(database, "SELECT place, text FROM search_record WHERE place >= ? AND place < ? ORDER BY place");
  statement.bindAll(number * kSegmentSlots, (number + 1) * kSegmentSlots);
  while (statement.step()) {
    if (const auto slot = static_cast<std::size_t>(statement.get<std::int64_t>(0) % kSegmentSlots); slot < size) {
      records[slot].text = statement.get<QString>(1);
    } else {
      problems << QStringLiteral("search segment %1: a record lies beyond its end").arg(number);
    }
  }
  const std::vector<std::uint64_t> expected = gramsWithSlots(records);
  std::size_t next = 0;
  Statement postings(database, "SELECT id, slots FROM search_posting WHERE id >= ? AND id < ? ORDER BY id");
  postings.bindAll(postingKey(number, 0), postingKey(number + 1, 0));
  bool complete = true;
  while (postings.step() && complete) {
    const auto gram = static_cast<Gram>(postings.get<std::int64_t>(0) - postingKey(number, 0));
    complete = next == expected.size() || expected[next] >> kSlotBits >= gram;
    SlotSet slots(size);
    unpackSlots(postings.bytes(1), slots);
    for (; next < expected.size() && expected[next] >> kSlotBits == gram; ++next) {
      complete = complete && slots.contains(expected[next] & (kSegmentSlots - 1));
    }
  }
  if (!complete || next != expected.size()) {
    problems << QStringLiteral("search segment %1: grams are missing").arg(number);
  }
}

}  // namespace

QStringList SearchSegments::problems() {
  QStringList problems;
  reportMissing(database_, SearchKind::Case, "legal_case", problems);
  reportMissing(database_, SearchKind::Clue, "clue", problems);
  reportMissing(database_, SearchKind::Item, "seized_item", problems);
  reportMissing(database_, SearchKind::Transfer, "transfer", problems);
  reportTexts(database_, problems);
  std::vector<std::pair<std::int64_t, std::size_t>> segments;
  Statement statement(database_, "SELECT number, size FROM search_segment ORDER BY number");
  while (statement.step()) {
    segments.emplace_back(statement.get<std::int64_t>(0), statement.get<std::size_t>(1));
  }
  for (const auto& [number, size] : segments) {
    reportPostings(database_, number, size, problems);
  }
  return problems;
}

}  // namespace shuangda
