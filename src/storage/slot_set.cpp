#include "storage/slot_set.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "storage/storage_error.h"

namespace shuangda {
namespace {

// The first byte says the form: bits as they are, or Rice-coded gaps with this many low bits, of the slots that are there
// or of those that are missing.
constexpr unsigned char kBits = 0x20;
constexpr unsigned char kMissing = 0x10;
constexpr unsigned char kLowBits = 0x0F;

[[noreturn]] void corrupt() { throw StorageError(StorageError::Kind::Corrupt, QStringLiteral("a posting of the search index is not readable")); }

class BitWriter {
 public:
  explicit BitWriter(std::string& to) : to_(to) {}
  /// The gap's high part as so many ones and a zero, then its `low` low bits.
  void gap(std::uint32_t value, unsigned low) {
    for (std::uint32_t high = value >> low; high > 0; --high) {
      bit(true);
    }
    bit(false);
    for (unsigned i = low; i-- > 0;) {
      bit((value >> i & 1U) != 0);
    }
  }
  /// Fills the last byte with ones, which no reader takes for a gap: its zero is missing.
  void finish() {
    while (used_ != 0) {
      bit(true);
    }
  }

 private:
  void bit(bool one) {
    current_ = static_cast<unsigned char>(current_ << 1 | (one ? 1 : 0));
    if (++used_ == 8) {
      to_ += static_cast<char>(current_);
      used_ = 0;
    }
  }

  std::string& to_;
  unsigned char current_ = 0;
  int used_ = 0;
};

/// Reads bits from the highest of each byte on, 64 at a time.
class BitReader {
 public:
  explicit BitReader(std::string_view from) : from_(from) { fill(); }

  /// False at the end.
  bool gap(unsigned low, std::uint32_t& value) {
    std::uint32_t high = 0;
    for (;;) {
      const int ones = std::min(std::countl_one(window_), have_);
      high += static_cast<std::uint32_t>(ones);
      if (ones < have_) {
        drop(ones + 1);
        break;
      }
      drop(have_);
      if (have_ == 0) {
        return false;
      }
    }
    if (have_ < static_cast<int>(low)) {
      return false;
    }
    value = high << low | (low == 0 ? 0U : static_cast<std::uint32_t>(window_ >> (64 - low)));
    drop(static_cast<int>(low));
    return true;
  }

 private:
  void drop(int bits) {
    window_ = bits < 64 ? window_ << bits : 0;
    have_ -= bits;
    if (have_ < 32) {
      fill();
    }
  }
  void fill() {
    while (have_ <= 56 && next_ < from_.size()) {
      window_ |= std::uint64_t{static_cast<unsigned char>(from_[next_++])} << (56 - have_);
      have_ += 8;
    }
  }

  std::string_view from_;
  std::size_t next_ = 0;
  std::uint64_t window_ = 0;
  int have_ = 0;
};

std::vector<std::uint16_t> missing(std::span<const std::uint16_t> slots, std::size_t size) {
  std::vector<std::uint16_t> result;
  result.reserve(size - slots.size());
  std::size_t next = 0;
  for (std::size_t slot = 0; slot < size; ++slot) {
    if (next < slots.size() && slots[next] == slot) {
      ++next;
    } else {
      result.push_back(static_cast<std::uint16_t>(slot));
    }
  }
  return result;
}

/// How many low bits make the gaps shortest: tried around the estimate for evenly spread slots.
unsigned char bestLowBits(std::span<const std::uint16_t> slots, std::size_t size) {
  const int estimate = std::bit_width(size / (slots.size() + 1) / 2);
  int best = 0;
  std::size_t shortest = std::numeric_limits<std::size_t>::max();
  for (int low = std::max(0, estimate - 1); low <= estimate + 1; ++low) {
    std::size_t bits = slots.size() * static_cast<std::size_t>(low + 1);
    std::uint32_t next = 0;
    for (const std::uint16_t slot : slots) {
      bits += (slot - next) >> low;
      next = slot + 1U;
    }
    if (bits < shortest) {
      shortest = bits;
      best = low;
    }
  }
  return static_cast<unsigned char>(best);
}

std::string packGaps(std::span<const std::uint16_t> slots, std::size_t size, unsigned char mark) {
  const unsigned char low = bestLowBits(slots, size);
  std::string packed(1, static_cast<char>(mark | low));
  BitWriter writer(packed);
  std::uint32_t next = 0;
  for (const std::uint16_t slot : slots) {
    writer.gap(slot - next, low);
    next = slot + 1U;
  }
  writer.finish();
  return packed;
}

std::string packBits(std::span<const std::uint16_t> slots, std::size_t size) {
  std::string packed((size + 7) / 8 + 1, '\0');
  packed[0] = static_cast<char>(kBits);
  for (const std::uint16_t slot : slots) {
    char& byte = packed[slot / 8 + 1U];
    byte = static_cast<char>(static_cast<unsigned char>(byte) | 1U << slot % 8);
  }
  return packed;
}

void unpackGaps(std::string_view packed, unsigned low, SlotSet& into) {
  BitReader reader(packed);
  std::size_t slot = 0;
  std::uint32_t gap = 0;
  while (reader.gap(low, gap)) {
    slot += gap;
    if (slot >= into.size()) {
      corrupt();
    }
    into.insert(slot++);
  }
}

void unpackBits(std::string_view packed, SlotSet& into) {
  if (packed.size() != (into.size() + 7) / 8) {
    corrupt();
  }
  const std::span<std::uint64_t> words = into.words();
  for (std::size_t word = 0; word < words.size(); ++word) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, packed.data() + word * 8, std::min<std::size_t>(8, packed.size() - word * 8));
    words[word] |= bits;
  }
}

}  // namespace

SlotSet SlotSet::full(std::size_t size) {
  SlotSet set(size);
  for (std::size_t word = 0; word < set.words_.size(); ++word) {
    const std::size_t left = size - word * 64;
    set.words_[word] = left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
  }
  return set;
}

std::size_t SlotSet::count() const {
  std::size_t count = 0;
  for (const std::uint64_t word : words_) {
    count += static_cast<std::size_t>(std::popcount(word));
  }
  return count;
}

bool SlotSet::empty() const {
  return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
}

SlotSet& SlotSet::operator&=(const SlotSet& other) {
  for (std::size_t word = 0; word < words_.size(); ++word) {
    words_[word] &= other.words_[word];
  }
  return *this;
}

SlotSet& SlotSet::operator|=(const SlotSet& other) {
  for (std::size_t word = 0; word < words_.size(); ++word) {
    words_[word] |= other.words_[word];
  }
  return *this;
}

std::string packSlots(std::span<const std::uint16_t> slots, std::size_t size) {
  std::string packed = slots.size() * 2 <= size ? packGaps(slots, size, 0) : packGaps(missing(slots, size), size, kMissing);
  return packed.size() < (size + 7) / 8 + 1 ? packed : packBits(slots, size);
}

void unpackSlots(std::string_view packed, SlotSet& into) {
  if (packed.empty()) {
    corrupt();
  }
  const auto mark = static_cast<unsigned char>(packed[0]);
  packed.remove_prefix(1);
  if ((mark & kBits) != 0) {
    unpackBits(packed, into);
  } else if ((mark & kMissing) == 0) {
    unpackGaps(packed, mark & kLowBits, into);
  } else {
    SlotSet absent(into.size());
    unpackGaps(packed, mark & kLowBits, absent);
    const SlotSet all = SlotSet::full(into.size());
    for (std::size_t word = 0; word < into.words().size(); ++word) {
      into.words()[word] |= all.bitsFrom(word * 64, 64) & ~absent.bitsFrom(word * 64, 64);
    }
  }
}

}  // namespace shuangda
