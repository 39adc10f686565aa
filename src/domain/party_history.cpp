#include "domain/party_history.h"

#include <algorithm>
#include <unordered_map>

namespace shuangda {
namespace {

std::int32_t yearsBefore(std::int32_t day, int years) {
  return static_cast<std::int32_t>(QDate::fromJulianDay(day).addYears(-years).toJulianDay());
}

constexpr int kAnyGroup = -1;
/// How often a long computation asks whether to go on, in cases.
constexpr std::size_t kAskEvery = 8192;
/// Parties with no more cases than this are compared pair by pair: quicker than keeping what was seen.
constexpr std::size_t kFew = 12;

}  // namespace

const CaseHistory::InGroup* CaseHistory::inGroup(int group) const {
  const auto found = std::ranges::find(groups, group, &InGroup::group);
  return found == groups.end() ? nullptr : &*found;
}

bool isSameParty(const ScreenedCase& a, const ScreenedCase& b) {
  if (a.idKey != 0 && b.idKey != 0) {
    return a.idKey == b.idKey;
  }
  return a.nameKey != 0 && a.nameKey == b.nameKey;
}

bool wasPunishedBefore(const ScreenedCase& other, const ScreenedCase& act, std::optional<int> years) {
  return other.id != act.id && other.penaltyDay != 0 && act.actTo != 0 && other.penaltyDay < act.actTo &&
         (!years || other.penaltyDay >= yearsBefore(act.actTo, *years));
}

bool isUnpunishedBefore(const ScreenedCase& other, const ScreenedCase& act, int years) {
  return other.id != act.id && other.unpunished && act.unpunished && other.actTo != 0 && other.actTo <= act.actTo && other.actTo >= yearsBefore(act.actTo, years);
}

bool sharesDay(const ScreenedCase& a, const ScreenedCase& b) { return a.id != b.id && a.actTo != 0 && a.actTo == b.actTo; }

bool sharesGoods(const ScreenedCase& a, const ScreenedCase& b, int years) {
  const ScreenedCase& earlier = a.actTo <= b.actTo ? a : b;
  const ScreenedCase& later = a.actTo <= b.actTo ? b : a;
  return a.id != b.id && a.goodsKey != 0 && a.goodsKey == b.goodsKey && earlier.actTo != 0 && earlier.actTo >= yearsBefore(later.actTo, years) &&
         !wasPunishedBefore(earlier, later, std::nullopt);
}

bool sharesTest(const ScreenedCase& a, const ScreenedCase& b) { return a.id != b.id && a.testKey != 0 && a.testKey == b.testKey && a.actTo != 0 && b.actTo != 0; }

std::uint64_t textKey(std::string_view text) {
  if (text.empty()) {
    return 0;
  }
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  }
  return hash == 0 ? 1 : hash;
}

QString normalisedPartyName(const QString& name) {
  QString result;
  result.reserve(name.size());
  for (const QChar c : name) {
    if (!c.isSpace()) {
      result += c == u'(' ? u'（' : c == u')' ? u'）' : c;
    }
  }
  return result;
}

namespace {

/// Counts and sums of the cases in a window, once over all cases of the party and once over those without a certificate number.
struct Window {
  int count = 0;
  std::array<std::int64_t, CaseAmounts::kKinds> sums{};
  std::array<int, CaseAmounts::kKinds> known{};

  void change(const CaseAmounts& amounts, int sign) {
    count += sign;
    for (std::size_t i = 0; i < CaseAmounts::kKinds; ++i) {
      if (amounts.fen[i] >= 0) {
        sums[i] += sign * std::min(amounts.fen[i], ThresholdValues::kLargest / 1'000'000);
        known[i] += sign;
      }
    }
  }
  CaseAmounts amounts() const {
    CaseAmounts result;
    for (std::size_t i = 0; i < CaseAmounts::kKinds; ++i) {
      result.fen[i] = known[i] > 0 ? sums[i] : -1;
    }
    return result;
  }
};

/// The events of one party in one group, day by day.
class PartySweep {
 public:
  PartySweep(const std::vector<ScreenedCase>& cases, bool byName, std::optional<int> penaltyYears, int unpunishedYears)
      : cases_(cases), byName_(byName), penaltyYears_(penaltyYears), unpunishedYears_(unpunishedYears) {}

  /// Calls `found(index, penalties, window of unpunished acts)` for every act.
  template <typename Found>
  void run(std::span<const PartyEvent> events, Found&& found) {
    for (std::size_t begin = 0; begin < events.size();) {
      const std::int32_t day = events[begin].day;
      std::size_t end = begin;
      while (end < events.size() && events[end].day == day) {
        ++end;
      }
      const std::span<const PartyEvent> today = events.subspan(begin, end - begin);
      moveWindows(day);
      for (const PartyEvent& event : today) {
        if (!event.isPenalty() && cases_[event.index()].unpunished) {
          push(acts_, unpunished_, event);
        }
      }
      for (const PartyEvent& event : today) {
        if (!event.isPenalty()) {
          answer(event.index(), found);
        }
      }
      for (const PartyEvent& event : today) {
        if (event.isPenalty()) {
          push(penalties_, punished_, event);
        }
      }
      begin = end;
    }
  }

 private:
  struct Queue {
    std::vector<PartyEvent> events{};
    std::size_t head = 0;
  };
  using Windows = std::array<Window, 2>;  ///< all, without number

  bool hasNumber(std::size_t index) const { return cases_[index].idKey != 0; }

  void change(Windows& windows, std::size_t index, int sign) {
    windows[0].change(cases_[index].amounts, sign);
    if (!hasNumber(index)) {
      windows[1].change(cases_[index].amounts, sign);
    }
  }

  void push(Queue& queue, Windows& windows, const PartyEvent& event) {
    queue.events.push_back(event);
    change(windows, event.index(), 1);
  }

  void drop(Queue& queue, Windows& windows, std::int32_t before) {
    for (; queue.head < queue.events.size() && queue.events[queue.head].day < before; ++queue.head) {
      change(windows, queue.events[queue.head].index(), -1);
    }
  }

  void moveWindows(std::int32_t day) {
    drop(acts_, unpunished_, yearsBefore(day, unpunishedYears_));
    if (penaltyYears_) {
      drop(penalties_, punished_, yearsBefore(day, *penaltyYears_));
    }
  }

  template <typename Found>
  void answer(std::size_t index, Found&& found) {
    const ScreenedCase& act = cases_[index];
    const bool others = byName_ && hasNumber(index);  // then only those without a number, of which the act is none
    Window unpunished = unpunished_[others ? 1 : 0];
    int penalties = punished_[others ? 1 : 0].count;
    if (!others) {
      const bool ownPenalty = act.penaltyDay != 0 && act.penaltyDay < act.actTo && (!penaltyYears_ || act.penaltyDay >= yearsBefore(act.actTo, *penaltyYears_));
      penalties -= ownPenalty ? 1 : 0;
      if (act.unpunished) {
        unpunished.change(act.amounts, -1);
      }
    }
    found(index, penalties, act.unpunished ? unpunished : Window{});
  }

  const std::vector<ScreenedCase>& cases_;
  bool byName_;
  std::optional<int> penaltyYears_;
  int unpunishedYears_;
  Queue acts_{};
  Queue penalties_{};
  Windows unpunished_{};
  Windows punished_{};
};

/// Cases of one party by what they share, the last seen last, with and without a certificate number.
class SharedThings {
 public:
  /// The last other case of the same party with this thing for which `holds`. Going forward in time, one for which it does not hold any more
  /// never will again and is forgotten; going back, what does not hold for the nearest case holds for none behind it.
  template <typename Holds>
  const ScreenedCase* last(const ScreenedCase& c, std::uint64_t thing, bool byName, bool forward, Holds&& holds) {
    if (thing == 0) {
      return nullptr;
    }
    Seen& seen = seen_[thing];
    std::vector<const ScreenedCase*>& others = byName && c.idKey != 0 ? seen.withoutNumber : seen.any;
    while (forward && !others.empty() && !holds(*others.back(), c)) {
      others.pop_back();
    }
    const ScreenedCase* other = others.empty() || !holds(*others.back(), c) ? nullptr : others.back();
    seen.any.push_back(&c);
    if (c.idKey == 0) {
      seen.withoutNumber.push_back(&c);
    }
    return other;
  }

 private:
  struct Seen {
    std::vector<const ScreenedCase*> any{};
    std::vector<const ScreenedCase*> withoutNumber{};
  };
  std::unordered_map<std::uint64_t, Seen> seen_{};
};

/// What one direction finds for each case.
struct SharedFinder {
  SharedThings days{};
  SharedThings goods{};
  SharedThings tests{};
};

}  // namespace

CaseHistory& PartyHistories::at(std::size_t index) {
  if (places_[index] < 0) {
    places_[index] = static_cast<std::int32_t>(histories_.size());
    histories_.emplace_back();
  }
  return histories_[static_cast<std::size_t>(places_[index])];
}

bool PartyHistories::compute(const std::vector<ScreenedCase>& cases, int unpunishedYears, const std::function<bool()>& goOn) {
  places_.assign(cases.size(), -1);
  histories_.clear();
  for (const bool byName : {false, true}) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> parties;
    parties.reserve(cases.size());
    for (std::size_t i = 0; i < cases.size(); ++i) {
      if (const std::uint64_t key = byName ? cases[i].nameKey : cases[i].idKey; key != 0) {
        parties.emplace_back(key, static_cast<std::uint32_t>(i));
      }
    }
    std::sort(parties.begin(), parties.end());
    std::size_t asked = 0;
    for (std::size_t begin = 0; begin < parties.size();) {
      std::size_t end = begin + 1;
      while (end < parties.size() && parties[end].first == parties[begin].first) {
        ++end;
      }
      // Nearly all parties have one case.
      if (end - begin > 1) {
        oneParty(cases, {parties.data() + begin, end - begin}, byName, unpunishedYears);
      }
      if (end >= asked && !goOn()) {
        return false;
      }
      asked = end >= asked ? end + kAskEvery : asked;
      begin = end;
    }
  }
  return true;
}

void PartyHistories::oneParty(const std::vector<ScreenedCase>& cases, PartyCases party, bool byName, int unpunishedYears) {
  const std::vector<ScreeningGuide::Group>& groups = ScreeningGuide::builtIn().groups();
  OffenceMask offences = 0;
  for (const auto& [key, index] : party) {
    offences |= cases[index].offences;
  }
  for (int group = kAnyGroup; group < static_cast<int>(groups.size()); ++group) {
    const ScreeningGuide::Group* rule = group == kAnyGroup ? nullptr : &groups[static_cast<std::size_t>(group)];
    if (rule && (rule->offences & offences) == 0) {
      continue;
    }
    events_.clear();
    for (const auto& [key, index] : party) {
      const ScreenedCase& c = cases[index];
      if (rule && (rule->offences & c.offences) == 0) {
        continue;
      }
      if (c.actTo != 0) {
        events_.push_back({c.actTo, index << 1U});
      }
      if (c.penaltyDay != 0) {
        events_.push_back({c.penaltyDay, (index << 1U) | 1U});
      }
    }
    std::sort(events_.begin(), events_.end());
    PartySweep(cases, byName, rule ? rule->years : std::nullopt, unpunishedYears).run(events_, [&](std::size_t index, int penalties, const Window& unpunished) {
      add(index, group, penalties, unpunished.count, unpunished.amounts());
    });
    if (!rule) {
      party.size() <= kFew ? compareFew(cases, party, unpunishedYears) : findShared(cases, events_, byName, unpunishedYears);
    }
  }
}

void PartyHistories::compareFew(const std::vector<ScreenedCase>& cases, PartyCases party, int years) {
  for (const auto& [key, index] : party) {
    for (const auto& [otherKey, otherIndex] : party) {
      const ScreenedCase& c = cases[index];
      const ScreenedCase& other = cases[otherIndex];
      if (index == otherIndex || !isSameParty(c, other)) {
        continue;
      }
      if (sharesDay(c, other)) {
        at(index).sameDay = other.id;
      }
      if (sharesGoods(c, other, years)) {
        at(index).sameGoods = other.id;
      }
      if (sharesTest(c, other)) {
        at(index).sameTest = other.id;
      }
    }
  }
}

void PartyHistories::add(std::size_t index, int group, int penalties, int unpunished, const CaseAmounts& amounts) {
  if (penalties == 0 && (unpunished == 0 || group == kAnyGroup)) {
    return;
  }
  CaseHistory& history = at(index);
  if (group == kAnyGroup) {
    history.penaltiesEver += penalties;
    return;
  }
  auto found = std::ranges::find(history.groups, group, &CaseHistory::InGroup::group);
  if (found == history.groups.end()) {
    history.groups.push_back({.group = group});
    found = history.groups.end() - 1;
  }
  found->penalties += penalties;
  found->unpunished += unpunished;
  found->amounts.add(amounts);
}

void PartyHistories::findShared(const std::vector<ScreenedCase>& cases, std::span<const PartyEvent> events, bool byName, int years) {
  const auto inTime = [years](const ScreenedCase& a, const ScreenedCase& b) { return sharesGoods(a, b, years); };
  for (const bool forward : {true, false}) {
    SharedFinder finder;
    const auto set = [&](std::size_t index, std::int64_t CaseHistory::* member, const ScreenedCase* other) {
      if (other) {
        at(index).*member = other->id;
      }
    };
    for (std::size_t i = 0; i < events.size(); ++i) {
      const PartyEvent& event = events[forward ? i : events.size() - 1 - i];
      if (event.isPenalty()) {
        continue;
      }
      const ScreenedCase& c = cases[event.index()];
      set(event.index(), &CaseHistory::sameDay, finder.days.last(c, static_cast<std::uint64_t>(c.actTo), byName, forward, sharesDay));
      set(event.index(), &CaseHistory::sameGoods, finder.goods.last(c, c.goodsKey, byName, forward, inTime));
      set(event.index(), &CaseHistory::sameTest, finder.tests.last(c, c.testKey, byName, forward, sharesTest));
    }
  }
}

const CaseHistory& PartyHistories::of(std::size_t index) const {
  static const CaseHistory none;
  return index < places_.size() && places_[index] >= 0 ? histories_[static_cast<std::size_t>(places_[index])] : none;
}

}  // namespace shuangda
