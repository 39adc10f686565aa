#include "storage/search_index.h"

#include <algorithm>

#include "storage/search_candidates.h"

namespace shuangda {
namespace {

using namespace search_layout;

/// Words whose pieces are in most records: looking at this many of the newest records is cheaper than reading all pieces.
constexpr std::size_t kProbed = 1500;
/// The same for words of which only the pieces that lie apart have been read.
constexpr std::size_t kProbedApart = 400;

/// A term as bytes, the way texts come from the store.
struct Needle {
  std::string word{};
  std::uint32_t lines = 0;

  bool isIn(std::string_view text) const {
    if (lines == 0) {
      return text.find(word) != std::string_view::npos;
    }
    for (std::uint32_t line = 0; (lines >> line) != 0; ++line) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      if ((lines >> line & 1U) != 0 && text.substr(0, end).find(word) != std::string_view::npos) {
        return true;
      }
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
  }
};

std::vector<Needle> needlesOf(std::span<const SearchTerm> terms) {
  std::vector<Needle> needles;
  for (const SearchTerm& term : terms) {
    needles.push_back({term.word.toStdString(), term.lines});
  }
  return needles;
}

bool allIn(std::span<const Needle> needles, std::string_view text) {
  return std::all_of(needles.begin(), needles.end(), [&](const Needle& needle) { return needle.isIn(text); });
}

/// The best hits so far.
class Newest {
 public:
  explicit Newest(std::size_t limit) : limit_(limit) {}

  void add(std::int64_t key, std::string_view date, std::string_view text) {
    hits_.push_back({ageOf(date, key),
                     {.kind = kindOf(key), .record = recordOf(key), .date = textFromUtf8(date), .text = textFromUtf8(text)}});
    if (hits_.size() >= limit_ * 2) {
      cut();
    }
  }
  /// True when nothing of this age or older can still be among the newest.
  bool isComplete(const Age& age) {
    cut();
    return hits_.size() == limit_ && age < hits_.back().first;
  }
  bool isFull() const { return hits_.size() >= limit_; }
  std::vector<SearchHit> take() {
    cut();
    std::vector<SearchHit> result;
    for (auto& [age, hit] : hits_) {
      result.push_back(std::move(hit));
    }
    return result;
  }

 private:
  void cut() {
    std::sort(hits_.begin(), hits_.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (hits_.size() > limit_) {
      hits_.resize(limit_);
    }
  }

  std::size_t limit_;
  std::vector<std::pair<Age, SearchHit>> hits_{};
};

/// Visits the records of a kind that are in no segment yet and have all the terms.
template <typename Visit>
void forEachWaiting(Database& database, SearchKind kind, std::span<const SearchTerm> terms, Visit visit) {
  // A server looks itself, so that texts need not travel; in the own process comparing here is quicker.
  const std::size_t asked = database.kind() == Database::Kind::Postgres ? terms.size() : 0;
  std::string sql = "SELECT id, listing_date, text FROM search_waiting WHERE id % 8 = ?";
  for (std::size_t i = 0; i < asked; ++i) {
    sql += " AND STRPOS(text, ?) > 0";
  }
  Statement statement(database, sql + " ORDER BY id");
  statement.bind(1, static_cast<int>(kind));
  for (std::size_t i = 0; i < asked; ++i) {
    statement.bind(static_cast<int>(i + 2), terms[i].word);
  }
  const std::vector<Needle> needles = needlesOf(terms);
  while (statement.step()) {
    if (const auto text = statement.get<std::string_view>(2); allIn(needles, text)) {
      visit(statement.get<std::int64_t>(0), statement.get<std::string_view>(1), text);
    }
  }
}

/// Looks at candidates from the newest on until the newest hits are known, at most at `most` records; false when more
/// would have to be looked at.
bool collect(PlaceReader& reader, std::vector<SegmentCandidates>& segments, std::span<const Needle> needles, Newest& newest,
             std::size_t most) {
  NewestFirst groups(segments);
  std::vector<std::int64_t> places;
  std::size_t looked = 0;
  while (!groups.atEnd() && !newest.isComplete(groups.age())) {
    if (looked >= most) {
      return false;
    }
    places.clear();
    while (!groups.atEnd() && places.size() < PlaceReader::kPlaces - kGroup) {
      groups.take(places);
    }
    looked += places.size();
    reader.read(places, [&](std::int64_t key, std::string_view date, std::string_view text) {
      if (allIn(needles, text)) {
        newest.add(key, date, text);
      }
    });
  }
  return true;
}

bool onlyPrefixes(std::span<const WordGrams> words) {
  return std::all_of(words.begin(), words.end(), [](const WordGrams& word) { return word.isPrefix(); });
}

std::vector<WordGrams> gramsOf(std::span<const SearchTerm> terms) {
  std::vector<WordGrams> words;
  for (const SearchTerm& term : terms) {
    words.push_back(wordGrams(term.word));
  }
  return words;
}

void narrowApart(Database& database, std::vector<SegmentCandidates>& segments, std::span<const WordGrams> words) {
  for (const WordGrams& word : words) {
    narrow(database, segments, word.apart);
    if (word.isPrefix()) {
      narrow(database, segments, word.beginnings);
    }
  }
}

void narrowBetween(Database& database, std::vector<SegmentCandidates>& segments, std::span<const WordGrams> words) {
  for (const WordGrams& word : words) {
    narrow(database, segments, word.between);
  }
}

}  // namespace

namespace search_layout {

Age ageOf(std::string_view listingDate, std::int64_t key) {
  // Four bits a character keep the order of dates: nothing < space < '-' < digits < ':'.
  std::uint64_t date = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    const char c = i < listingDate.size() ? listingDate[i] : '\0';
    const std::uint64_t rank = c == '\0' ? 0 : c <= ' ' ? 1 : c <= '/' ? 2 : c <= '9' ? static_cast<std::uint64_t>(c - '0' + 3) : c == ':' ? 13 : 14;
    date = date << 4 | rank;
  }
  return {date, key};
}

}  // namespace search_layout

void SearchIndex::put(SearchKind kind, std::int64_t record, const QString& listingDate, const QString& text) {
  if (!put_) {
    put_.emplace(database_,
                 "INSERT INTO search_waiting (id, listing_date, text, stale) VALUES (?, ?, ?, 0)"
                 " ON CONFLICT (id) DO UPDATE SET listing_date = excluded.listing_date, text = excluded.text, stale = 0");
  }
  put_->bindAll(key(kind, record), listingDate, text).run();
}

void SearchIndex::remove(SearchKind kind, std::int64_t record) {
  if (!remove_) {
    remove_.emplace(database_, "DELETE FROM search_record WHERE id = ?");
    removeWaiting_.emplace(database_, "DELETE FROM search_waiting WHERE id = ?");
  }
  removeWaiting_->bindAll(key(kind, record)).run();
  remove_->bindAll(key(kind, record)).run();
}

std::vector<SearchHit> SearchIndex::newest(SearchKind kind, std::span<const SearchTerm> terms, std::size_t limit) {
  Newest found(limit);
  forEachWaiting(database_, kind, terms, [&](std::int64_t key, std::string_view date, std::string_view text) { found.add(key, date, text); });
  const std::vector<Needle> needles = needlesOf(terms);
  const std::vector<WordGrams> words = gramsOf(terms);
  PlaceReader reader(database_);
  std::vector<SegmentCandidates> segments = allCandidates(database_, kind);
  // Where most records that are left have the words, the newest hits are soon found, and the other grams need not be read.
  const auto isProbed = [&](std::size_t most) {
    Newest probed = found;
    const bool complete = collect(reader, segments, needles, probed, most);
    found = complete ? probed : found;
    return complete;
  };
  if (onlyPrefixes(words) && isProbed(kProbed)) {
    return found.take();
  }
  narrowApart(database_, segments, words);
  if (isProbed(kProbedApart)) {
    return found.take();
  }
  narrowBetween(database_, segments, words);
  collect(reader, segments, needles, found, std::numeric_limits<std::size_t>::max());
  return found.take();
}

std::vector<std::int64_t> SearchIndex::matching(SearchKind kind, std::span<const SearchTerm> terms) {
  std::vector<std::int64_t> records;
  const auto add = [&](std::int64_t key) { records.push_back(recordOf(key)); };
  forEachWaiting(database_, kind, terms, [&](std::int64_t key, std::string_view, std::string_view) { add(key); });
  const std::vector<Needle> needles = needlesOf(terms);
  const std::vector<WordGrams> words = gramsOf(terms);
  std::vector<SegmentCandidates> segments = allCandidates(database_, kind);
  narrowApart(database_, segments, words);
  narrowBetween(database_, segments, words);
  const bool exact = std::all_of(words.begin(), words.end(), [](const WordGrams& word) { return word.exact; }) &&
                     std::all_of(terms.begin(), terms.end(), [](const SearchTerm& term) { return term.lines == 0; });
  PlaceReader reader(database_);
  for (const SegmentCandidates& segment : segments) {
    if (exact) {
      reader.readKeys(segment, add);
    } else {
      reader.readAll(segment, [&](std::int64_t key, std::string_view, std::string_view text) {
        if (allIn(needles, text)) {
          add(key);
        }
      });
    }
  }
  std::sort(records.begin(), records.end());
  return records;
}

std::int64_t SearchIndex::waiting() {
  Statement statement(database_, "SELECT COUNT(*) FROM search_waiting");
  statement.step();
  return statement.get<std::int64_t>(0);
}

}  // namespace shuangda
