#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shuangda {

/// A set of the slots 0 … size - 1 of a segment, as bits.
class SlotSet {
 public:
  explicit SlotSet(std::size_t size) : size_(size), words_((size + 63) / 64) {}
  static SlotSet full(std::size_t size);

  std::size_t size() const { return size_; }
  void insert(std::size_t slot) { words_[slot / 64] |= std::uint64_t{1} << slot % 64; }
  bool contains(std::size_t slot) const { return (words_[slot / 64] >> slot % 64 & 1U) != 0; }
  std::size_t count() const;
  bool empty() const;
  SlotSet& operator&=(const SlotSet& other);
  SlotSet& operator|=(const SlotSet& other);
  /// The slots from `slot` up to before `slot + count` (at most 64) as bits, the first lowest.
  std::uint64_t bitsFrom(std::size_t slot, std::size_t count) const {
    return words_[slot / 64] >> slot % 64 & (count == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1);
  }
  template <typename Visit>
  void forEach(Visit visit) const {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
        visit(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
      }
    }
  }
  std::span<std::uint64_t> words() { return words_; }

 private:
  std::size_t size_;
  std::vector<std::uint64_t> words_;
};

/// The shortest form of an ascending list: Rice-coded gaps, those of the slots that are missing, or bits.
std::string packSlots(std::span<const std::uint16_t> slots, std::size_t size);
/// Adds the slots of a packed list. Throws StorageError::Corrupt for what packSlots() cannot have written.
void unpackSlots(std::string_view packed, SlotSet& into);

}  // namespace shuangda
