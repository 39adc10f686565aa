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

/// A packed column, read value by value. Valid as long as the bytes it was read from.
class ColumnView {
 public:
  ColumnView() = default;
  ColumnView(const char* data, std::uint8_t width, std::int64_t least) : data_(data), width_(width), least_(least) {}

  std::int64_t at(std::size_t i) const {
    switch (width_) {
      case 1:
        return value<std::uint8_t>(i);
      case 2:
        return value<std::uint16_t>(i);
      case 4:
        return value<std::uint32_t>(i);
      case 8:
        return value<std::uint64_t>(i);
      default:
        return 0;
    }
  }

  /// Calls `use(i, value)` for the first `count` values.
  template <typename Use>
  void each(std::size_t count, Use&& use) const {
    switch (width_) {
      case 1:
        return eachOf<std::uint8_t>(count, use);
      case 2:
        return eachOf<std::uint16_t>(count, use);
      case 4:
        return eachOf<std::uint32_t>(count, use);
      case 8:
        return eachOf<std::uint64_t>(count, use);
      default:
        for (std::size_t i = 0; i < count; ++i) {
          use(i, std::int64_t{0});
        }
    }
  }

 private:
  template <typename T>
  std::int64_t value(std::size_t i) const {
    T packed;
    std::memcpy(&packed, data_ + i * sizeof(T), sizeof(T));
    return packed == 0 ? 0 : static_cast<std::int64_t>(static_cast<std::uint64_t>(packed) + static_cast<std::uint64_t>(least_) - 1);
  }
  template <typename T, typename Use>
  void eachOf(std::size_t count, Use&& use) const {
    for (std::size_t i = 0; i < count; ++i) {
      use(i, value<T>(i));
    }
  }

  const char* data_ = nullptr;
  std::uint8_t width_ = 0;
  std::int64_t least_ = 0;
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

  ColumnView column(std::size_t count) {
    const auto width = raw<std::uint8_t>();
    if (width == 0) {
      return {};
    }
    if (width != 1 && width != 2 && width != 4 && width != 8) {
      corrupt();
    }
    const auto least = raw<std::int64_t>();
    return {take(count * width), width, least};
  }

  void expectEnd() const {
    if (!bytes_.empty()) {
      corrupt();
    }
  }

 private:
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

/// The columns of a segment of facts.
struct FactViews {
  explicit FactViews(std::string_view bytes) {
    Unpacker unpacker(bytes);
    count = unpacker.raw<std::uint32_t>();
    for (ColumnView* view : {&id, &recordedAt, &flags, &approximate, &goodsCount}) {
      *view = unpacker.column(count);
    }
    for (ColumnView& view : days) {
      view = unpacker.column(count);
    }
    for (ColumnView& view : texts) {
      view = unpacker.column(count);
    }
    for (ColumnView& view : amounts) {
      view = unpacker.column(count);
    }
    unpacker.expectEnd();
  }

  const ColumnView& day(FactDate date) const { return days[static_cast<std::size_t>(date)]; }

  std::size_t count = 0;
  ColumnView id, recordedAt, flags, approximate, goodsCount;
  std::array<ColumnView, kStoredFactDates> days;
  std::array<ColumnView, kStoredFactTexts> texts;
  std::array<ColumnView, kStoredFactAmounts> amounts;
};

/// Marks the facts wanted.
std::vector<std::uint8_t> selected(const FactViews& views, const FactZones& zones, const FactsWanted& wanted) {
  std::vector<std::uint8_t> marks(views.count, wanted.everything ? 1 : 0);
  if (wanted.everything) {
    return marks;
  }
  for (std::size_t date = 0; date < kStoredFactDates; ++date) {
    if (zones.speaksOf(date, wanted)) {
      views.days[date].each(views.count, [&](std::size_t i, std::int64_t day) { marks[i] |= static_cast<std::uint8_t>(day >= wanted.first && day <= wanted.last); });
    }
  }
  for (const std::int32_t at : wanted.stockDays) {
    if (!zones.mayHold(at)) {
      continue;
    }
    views.day(FactDate::Filed).each(views.count, [&](std::size_t i, std::int64_t filed) {
      if (marks[i] != 0 || filed == Fact::kNoDay || filed >= at) {
        return;
      }
      const std::int64_t closed = views.day(FactDate::Closed).at(i);
      const std::int64_t withdrawn = views.day(FactDate::Withdrawn).at(i);
      marks[i] = (closed == Fact::kNoDay || closed >= at) && (withdrawn == Fact::kNoDay || withdrawn >= at) ? 1 : 0;
    });
  }
  return marks;
}

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

Fact factAt(const FactViews& views, std::size_t i) {
  Fact fact;
  fact.id = views.id.at(i);
  fact.recordedAt = views.recordedAt.at(i);
  setFlags(fact, static_cast<std::uint8_t>(views.flags.at(i)));
  fact.approximate = static_cast<std::uint16_t>(views.approximate.at(i));
  for (std::size_t date = 0; date < kStoredFactDates; ++date) {
    fact.days[date] = static_cast<std::int32_t>(views.days[date].at(i));
  }
  for (std::size_t text = 0; text < kStoredFactTexts; ++text) {
    fact.texts[text] = static_cast<std::int32_t>(views.texts[text].at(i));
  }
  for (std::size_t amount = 0; amount < kStoredFactAmounts; ++amount) {
    fact.amounts[amount] = views.amounts[amount].at(i);
  }
  return fact;
}

}  // namespace

FactZones FactZones::of(const FactBlock& block) {
  FactZones zones;
  for (const Fact& fact : block.facts) {
    zones.recordedUntil = std::max(zones.recordedUntil, fact.recordedAt);
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

bool FactZones::meet(const FactsWanted& wanted) const {
  if (wanted.everything) {
    return true;
  }
  for (std::size_t date = 0; date < kStoredFactDates; ++date) {
    if (speaksOf(date, wanted)) {
      return true;
    }
  }
  return std::any_of(wanted.stockDays.begin(), wanted.stockDays.end(), [&](std::int32_t day) { return mayHold(day); });
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
  packer.raw(zones.recordedUntil);
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
  zones.recordedUntil = unpacker.raw<std::int64_t>();
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
  packer.column([&](std::size_t i) { return std::int64_t{block.slices[i].count}; });
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

void unpack(std::string_view facts, std::string_view goods, const FactZones& zones, const FactsWanted& wanted, FactBlock& block) {
  const FactViews views(facts);
  const std::vector<std::uint8_t> marks = selected(views, zones, wanted);
  Unpacker unpacker(goods);
  const auto lines = std::size_t{unpacker.raw<std::uint32_t>()};
  std::array<ColumnView, 5> columns;
  for (ColumnView& column : columns) {
    column = unpacker.column(lines);
  }
  unpacker.expectEnd();
  block.facts.clear();
  block.slices.clear();
  block.goods.clear();
  std::size_t begin = 0;
  for (std::size_t i = 0; i < views.count; ++i) {
    const auto count = static_cast<std::size_t>(views.goodsCount.at(i));
    if (begin + count > lines) {
      corrupt();
    }
    if (marks[i] != 0) {
      block.facts.push_back(factAt(views, i));
      block.slices.push_back({static_cast<std::uint32_t>(block.goods.size()), static_cast<std::uint32_t>(wanted.goods ? count : 0)});
      for (std::size_t line = begin; wanted.goods && line < begin + count; ++line) {
        block.goods.push_back({.name = static_cast<std::int32_t>(columns[0].at(line)),
                               .unit = static_cast<std::int32_t>(columns[1].at(line)),
                               .productClass = static_cast<std::int32_t>(columns[2].at(line)),
                               .quantity = columns[3].at(line),
                               .counted = columns[4].at(line) != 0});
      }
    }
    begin += count;
  }
}

}  // namespace shuangda
