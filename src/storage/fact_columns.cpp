#include "storage/fact_columns.h"

#include <algorithm>
#include <cstring>

#include "storage/storage_error.h"

namespace shuangda {
namespace {

// The bytes are read by the machine that wrote them, or one like it: every processor this program runs on is little-endian.
static_assert(std::endian::native == std::endian::little);

[[noreturn]] void corrupt() { throw StorageError(StorageError::Kind::Corrupt, QStringLiteral("a segment of facts is not readable")); }

/// A column: the width of a value in bytes (0 = all are 0), the number that 1 stands for, the values. 0 stays 0.
class Packer {
 public:
  explicit Packer(std::size_t count) : count_(count) {}

  template <typename Get>
  void column(Get&& get) {
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t most = std::numeric_limits<std::int64_t>::min();
    bool any = false;
    for (std::size_t i = 0; i < count_; ++i) {
      if (const std::int64_t value = get(i); value != 0) {
        least = std::min(least, value);
        most = std::max(most, value);
        any = true;
      }
    }
    if (!any) {
      raw<std::uint8_t>(0);
      return;
    }
    const std::uint64_t range = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least) + 1;
    if (range == 0 || range > std::numeric_limits<std::uint64_t>::max() / 2) {
      least = 1;  // nearly all of 64 bits are used: the values stay as they are
      values<std::uint64_t>(least, get);
    } else if (range <= std::numeric_limits<std::uint8_t>::max()) {
      values<std::uint8_t>(least, get);
    } else if (range <= std::numeric_limits<std::uint16_t>::max()) {
      values<std::uint16_t>(least, get);
    } else if (range <= std::numeric_limits<std::uint32_t>::max()) {
      values<std::uint32_t>(least, get);
    } else {
      values<std::uint64_t>(least, get);
    }
  }

  template <typename T>
  void raw(T value) {
    const std::size_t at = bytes_.size();
    bytes_.resize(at + sizeof value);
    std::memcpy(bytes_.data() + at, &value, sizeof value);
  }
  std::string take() { return std::move(bytes_); }

 private:
  template <typename T, typename Get>
  void values(std::int64_t least, Get&& get) {
    raw(static_cast<std::uint8_t>(sizeof(T)));
    raw(least);
    const std::size_t at = bytes_.size();
    bytes_.resize(at + count_ * sizeof(T));
    for (std::size_t i = 0; i < count_; ++i) {
      const std::int64_t value = get(i);
      const T packed = value == 0 ? T{0} : static_cast<T>(static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(least) + 1);
      std::memcpy(bytes_.data() + at + i * sizeof(T), &packed, sizeof(T));
    }
  }

  std::size_t count_;
  std::string bytes_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

  template <typename T>
  T raw() {
    T value;
    std::memcpy(&value, take(sizeof value), sizeof value);
    return value;
  }

  template <typename Set>
  void column(std::size_t count, Set&& set) {
    switch (raw<std::uint8_t>()) {
      case 0:
        for (std::size_t i = 0; i < count; ++i) {
          set(i, 0);
        }
        return;
      case 1:
        return values<std::uint8_t>(count, set);
      case 2:
        return values<std::uint16_t>(count, set);
      case 4:
        return values<std::uint32_t>(count, set);
      case 8:
        return values<std::uint64_t>(count, set);
      default:
        corrupt();
    }
  }
  void expectEnd() const {
    if (!bytes_.empty()) {
      corrupt();
    }
  }

 private:
  template <typename T, typename Set>
  void values(std::size_t count, Set&& set) {
    const auto least = raw<std::int64_t>();
    const char* at = take(count * sizeof(T));
    for (std::size_t i = 0; i < count; ++i) {
      T packed;
      std::memcpy(&packed, at + i * sizeof(T), sizeof(T));
      set(i, packed == 0 ? 0 : static_cast<std::int64_t>(static_cast<std::uint64_t>(packed) + static_cast<std::uint64_t>(least) - 1));
    }
  }

  const char* take(std::size_t size) {
    if (size > bytes_.size()) {
      corrupt();
    }
    const char* at = bytes_.data();
    bytes_.remove_prefix(size);
    return at;
  }

  std::string_view bytes_;
};

std::uint8_t flagsOf(const Fact& fact) {
  return static_cast<std::uint8_t>((fact.simple ? 1U : 0U) | (fact.online ? 2U : 0U) | (fact.market ? 4U : 0U) | (fact.rural ? 8U : 0U) | (fact.foreign ? 16U : 0U) |
                                   (fact.lateTransfer ? 32U : 0U));
}

void setFlags(Fact& fact, std::uint8_t flags) {
  fact.simple = (flags & 1U) != 0;
  fact.online = (flags & 2U) != 0;
  fact.market = (flags & 4U) != 0;
  fact.rural = (flags & 8U) != 0;
  fact.foreign = (flags & 16U) != 0;
  fact.lateTransfer = (flags & 32U) != 0;
}

}  // namespace

FactZones FactZones::of(const FactBlock& block) {
  FactZones zones;
  for (const Fact& fact : block.facts) {
    for (std::size_t i = 0; i < kStoredFactDates; ++i) {
      const std::int32_t day = fact.days[i];
      if (day != Fact::kNoDay) {
        zones.first[i] = zones.first[i] == 0 ? day : std::min(zones.first[i], day);
        zones.last[i] = std::max(zones.last[i], day);
        zones.earliest = std::min(zones.earliest, day);
      }
    }
    if (fact.day(FactDate::Filed) != Fact::kNoDay) {
      const auto end = [&](FactDate date) { return fact.day(date) == Fact::kNoDay ? kForever : fact.day(date); };
      zones.stockUntil = std::max(zones.stockUntil, std::min(end(FactDate::Closed), end(FactDate::Withdrawn)));
    }
  }
  return zones;
}

bool FactZones::speaksOf(std::int32_t from, std::int32_t to) const {
  for (std::size_t i = 0; i < kStoredFactDates; ++i) {
    if (first[i] != 0 && first[i] <= to && last[i] >= from) {
      return true;
    }
  }
  return false;
}

bool FactZones::mayHold(std::int32_t day) const {
  const std::int32_t filed = first[static_cast<std::size_t>(FactDate::Filed)];
  return filed != 0 && filed < day && stockUntil >= day;
}

std::string packZones(const FactZones& zones) {
  Packer packer(0);
  for (std::size_t i = 0; i < kStoredFactDates; ++i) {
    packer.raw(zones.first[i]);
    packer.raw(zones.last[i]);
  }
  packer.raw(zones.earliest);
  packer.raw(zones.stockUntil);
  return packer.take();
}

FactZones unpackZones(std::string_view bytes) {
  Unpacker unpacker(bytes);
  FactZones zones;
  for (std::size_t i = 0; i < kStoredFactDates; ++i) {
    zones.first[i] = unpacker.raw<std::int32_t>();
    zones.last[i] = unpacker.raw<std::int32_t>();
  }
  zones.earliest = unpacker.raw<std::int32_t>();
  zones.stockUntil = unpacker.raw<std::int32_t>();
  unpacker.expectEnd();
  return zones;
}

std::string packFacts(const FactBlock& block) {
  const std::vector<Fact>& facts = block.facts;
  Packer packer(facts.size());
  packer.raw(static_cast<std::uint32_t>(facts.size()));
  packer.column([&](std::size_t i) { return facts[i].id; });
  packer.column([&](std::size_t i) { return facts[i].recordedAt; });
  packer.column([&](std::size_t i) { return std::int64_t{flagsOf(facts[i])}; });
  packer.column([&](std::size_t i) { return std::int64_t{facts[i].approximate}; });
  packer.column([&](std::size_t i) { return std::int64_t{block.goodsCounts[i]}; });
  for (std::size_t date = 0; date < kStoredFactDates; ++date) {
    packer.column([&](std::size_t i) { return std::int64_t{facts[i].days[date]}; });
  }
  for (std::size_t text = 0; text < kStoredFactTexts; ++text) {
    packer.column([&](std::size_t i) { return std::int64_t{facts[i].texts[text]}; });
  }
  for (std::size_t amount = 0; amount < kStoredFactAmounts; ++amount) {
    packer.column([&](std::size_t i) { return facts[i].amounts[amount]; });
  }
  return packer.take();
}

void unpackFacts(std::string_view bytes, FactBlock& block) {
  Unpacker unpacker(bytes);
  const auto count = std::size_t{unpacker.raw<std::uint32_t>()};
  std::vector<Fact>& facts = block.facts;
  facts.resize(count);
  block.goodsCounts.resize(count);
  unpacker.column(count, [&](std::size_t i, std::int64_t value) { facts[i].id = value; });
  unpacker.column(count, [&](std::size_t i, std::int64_t value) { facts[i].recordedAt = value; });
  unpacker.column(count, [&](std::size_t i, std::int64_t value) { setFlags(facts[i], static_cast<std::uint8_t>(value)); });
  unpacker.column(count, [&](std::size_t i, std::int64_t value) { facts[i].approximate = static_cast<std::uint16_t>(value); });
  unpacker.column(count, [&](std::size_t i, std::int64_t value) { block.goodsCounts[i] = static_cast<std::uint32_t>(value); });
  for (std::size_t date = 0; date < kStoredFactDates; ++date) {
    unpacker.column(count, [&](std::size_t i, std::int64_t value) { facts[i].days[date] = static_cast<std::int32_t>(value); });
  }
  for (std::size_t text = 0; text < kStoredFactTexts; ++text) {
    unpacker.column(count, [&](std::size_t i, std::int64_t value) { facts[i].texts[text] = static_cast<std::int32_t>(value); });
  }
  for (std::size_t amount = 0; amount < kStoredFactAmounts; ++amount) {
    unpacker.column(count, [&](std::size_t i, std::int64_t value) { facts[i].amounts[amount] = value; });
  }
  unpacker.expectEnd();
}

std::string packGoods(const FactBlock& block) {
  const std::vector<GoodsFact>& goods = block.goods;
  Packer packer(goods.size());
  packer.raw(static_cast<std::uint32_t>(goods.size()));
  packer.column([&](std::size_t i) { return std::int64_t{goods[i].name}; });
  packer.column([&](std::size_t i) { return std::int64_t{goods[i].unit}; });
  packer.column([&](std::size_t i) { return std::int64_t{goods[i].productClass}; });
  packer.column([&](std::size_t i) { return goods[i].quantity; });
  packer.column([&](std::size_t i) { return std::int64_t{goods[i].counted}; });
  return packer.take();
}

void unpackGoods(std::string_view bytes, FactBlock& block) {
  Unpacker unpacker(bytes);
  const auto count = std::size_t{unpacker.raw<std::uint32_t>()};
  std::vector<GoodsFact>& goods = block.goods;
  goods.resize(count);
  unpacker.column(count, [&](std::size_t i, std::int64_t value) { goods[i].name = static_cast<std::int32_t>(value); });
  unpacker.column(count, [&](std::size_t i, std::int64_t value) { goods[i].unit = static_cast<std::int32_t>(value); });
  unpacker.column(count, [&](std::size_t i, std::int64_t value) { goods[i].productClass = static_cast<std::int32_t>(value); });
  unpacker.column(count, [&](std::size_t i, std::int64_t value) { goods[i].quantity = value; });
  unpacker.column(count, [&](std::size_t i, std::int64_t value) { goods[i].counted = value != 0; });
  unpacker.expectEnd();
}

}  // namespace shuangda
