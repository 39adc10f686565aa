#include "storage/slot_set.h"

#include <gtest/gtest.h>

#include <random>

#include "storage/storage_error.h"

using namespace shuangda;

namespace {

std::vector<std::uint16_t> randomSlots(std::mt19937& engine, std::size_t size, double density) {
  std::vector<std::uint16_t> slots;
  std::bernoulli_distribution there(density);
  for (std::size_t slot = 0; slot < size; ++slot) {
    if (there(engine)) {
      slots.push_back(static_cast<std::uint16_t>(slot));
    }
  }
  return slots;
}

}  // namespace

TEST(SlotSet, comesBackAsPackedAtEveryDensity) {
  std::mt19937 engine(1);
  for (const std::size_t size : {1U, 7U, 64U, 65U, 1000U, 16384U, 65536U}) {
    for (const double density : {0.0, 0.0001, 0.01, 0.1, 0.3, 0.5, 0.8, 0.99, 0.9999, 1.0}) {
      const std::vector<std::uint16_t> slots = randomSlots(engine, size, density);
      const std::string packed = packSlots(slots, size);
      SlotSet set(size);
      unpackSlots(packed, set);
      std::vector<std::uint16_t> back;
      set.forEach([&](std::size_t slot) { back.push_back(static_cast<std::uint16_t>(slot)); });
      ASSERT_EQ(back, slots) << size << " " << density;
      EXPECT_EQ(set.count(), slots.size());
      EXPECT_LE(packed.size(), (size + 7) / 8 + 1);
    }
  }
}

TEST(SlotSet, unpackingAddsToWhatIsThere) {
  SlotSet set(100);
  set.insert(3);
  unpackSlots(packSlots(std::vector<std::uint16_t>{5, 99}, 100), set);
  EXPECT_TRUE(set.contains(3) && set.contains(5) && set.contains(99));
  EXPECT_EQ(set.count(), 3u);
}

TEST(SlotSet, damagedBytesAreAFailureOfTheStore) {
  SlotSet set(100);
  EXPECT_THROW(unpackSlots({}, set), StorageError);
  EXPECT_THROW(unpackSlots(std::string("\x20z", 2), set), StorageError);
  EXPECT_THROW(unpackSlots(std::string(40, '\0'), set), StorageError);
}
