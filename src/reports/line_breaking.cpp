#include "reports/line_breaking.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace shuangda {

namespace {

constexpr std::u32string_view wideClosing = U"，。、；：！？）》”’」』】〕〉］｝〗〞．";
constexpr std::u32string_view otherClosing = U"·～％‰℃°′″,.;:!?)]}%－々〃ー";
constexpr std::u32string_view wideOpening = U"（《“‘「『【〔〈［｛〖〝";
constexpr std::u32string_view otherOpening = U"([{￥＄¥$№＃＜";
constexpr std::u32string_view wordJoiners = U".,:;/-_@%&+'=~?#";

// Rounding must not push the 28th character out.
constexpr double tolerance = 0.01;
constexpr double maxSqueeze = 0.5;
// A long number or address is broken rather than leave this part of a line empty.
constexpr double maxEmptyPart = 0.2;

bool contains(std::u32string_view set, char32_t character) {
  return set.find(character) != std::u32string_view::npos;
}

bool isAlphanumeric(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x24F);
}

bool isWordPart(char32_t c) {
  return isAlphanumeric(c) || contains(wordJoiners, c);
}

class Breaker {
 public:
  Breaker(std::span<const Advance> text, double firstWidth, double width)
      : text_(text), firstWidth_(firstWidth), width_(width) {}

  std::vector<BrokenLine> lines() {
    std::vector<BrokenLine> found;
    std::size_t begin = 0;
    while (begin < text_.size()) {
      found.push_back(lineFrom(begin, found.empty() ? firstWidth_ : width_));
      begin = found.back().end;
    }
    return found;
  }

 private:
  BrokenLine lineFrom(std::size_t begin, double width) const {
    const std::size_t limit = std::max(overflowAt(begin, width), begin + 1);  // at least one character, however wide
    if (limit == text_.size() || mayBreakAt(limit)) {
      return {begin, limit, 0};
    }
    if (const auto drawnIn = squeezed(begin, limit, width)) {
      return *drawnIn;
    }
    std::size_t end = limit;
    while (end > begin && !mayBreakAt(end)) {
      --end;
    }
    if (end == begin || (isLongWord(end, limit) && widthOf(end, limit) > maxEmptyPart * width)) {
      end = forcedEnd(begin, limit);
    }
    return {begin, end, 0};
  }

  // Where nothing may be broken: at the edge, but keeping to 避头尾 where that is still possible.
  std::size_t forcedEnd(std::size_t begin, std::size_t limit) const {
    for (std::size_t end = limit; end > begin; --end) {
      if (!isClosing(text_[end].character) && !isOpening(text_[end - 1].character)) {
        return end;
      }
    }
    return limit;
  }

  bool mayBreakAt(std::size_t i) const { return mayBreakBetween(text_[i - 1].character, text_[i].character); }

  // The first character that no longer fits; trailing spaces always do.
  std::size_t overflowAt(std::size_t begin, double width) const {
    double used = 0;
    std::size_t i = begin;
    while (i < text_.size()) {
      if (!isSpace(text_[i].character) && used + text_[i].width > width + tolerance) {
        break;
      }
      used += text_[i].width;
      ++i;
    }
    return i;
  }

  // Draws in at most two characters: the marks that may not begin the next line.
  std::optional<BrokenLine> squeezed(std::size_t begin, std::size_t limit, double width) const {
    for (std::size_t end = limit + 1; end <= std::min(limit + 2, text_.size()); ++end) {
      if (!isClosing(text_[end - 1].character)) {
        return std::nullopt;
      }
      if (end < text_.size() && !mayBreakAt(end)) {
        continue;
      }
      double room = 0;
      for (std::size_t i = begin; i + 1 < end; ++i) {
        room += isSqueezable(text_[i].character) ? text_[i].width : 0;
      }
      const double excess = widthOf(begin, end) - width;
      if (room * maxSqueeze >= excess) {
        return BrokenLine{begin, end, excess / room};
      }
    }
    return std::nullopt;
  }

  double widthOf(std::size_t begin, std::size_t end) const {
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) {
      sum += text_[i].width;
    }
    return sum;
  }

  bool isLongWord(std::size_t begin, std::size_t limit) const {
    return std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                       text_.begin() + static_cast<std::ptrdiff_t>(limit),
                       [](const Advance& item) { return isWordPart(item.character); });
  }

  std::span<const Advance> text_;
  double firstWidth_;
  double width_;
};

}  // namespace

bool isWide(char32_t c) {
  if (contains(wideClosing, c) || contains(wideOpening, c)) {
    return true;
  }
  return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF01 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) ||
         (c >= 0x20000 && c <= 0x3FFFF) || c == 0x2014 || c == 0x2015 || c == 0x2026 || c == 0x2030 || c == 0x2103 ||
         (c >= 0x2460 && c <= 0x24FF) || (c >= 0x25A0 && c <= 0x26FF) || c == 0x203B || (c >= 0x2160 && c <= 0x217F);
}

bool isClosing(char32_t character) {
  return contains(wideClosing, character) || contains(otherClosing, character);
}

bool isOpening(char32_t character) {
  return contains(wideOpening, character) || contains(otherOpening, character);
}

bool isSqueezable(char32_t character) {
  return contains(wideClosing, character) || contains(wideOpening, character);
}

bool isSpace(char32_t character) {
  return character == U' ' || character == 0xA0;
}

bool mayBreakBetween(char32_t previous, char32_t next) {
  if (isSpace(next) || isClosing(next) || isOpening(previous)) {
    return false;
  }
  if (previous == next && (next == 0x2014 || next == 0x2026)) {
    return false;
  }
  return !(isWordPart(previous) && isWordPart(next));
}

std::vector<BrokenLine> breakLines(std::span<const Advance> text, double firstWidth, double width) {
  return Breaker(text, firstWidth, width).lines();
}

}  // namespace shuangda
