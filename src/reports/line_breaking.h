#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace shuangda {

/// A character with its width, as the line breaker sees it.
struct Advance {
  char32_t character = 0;
  double width = 0;  ///< pt
};

/// A line as a range of characters.
struct BrokenLine {
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Part of its width that each punctuation mark of the line gives up, 0 to 0.5 (a mark may not begin a line, so it
  /// was drawn in).
  double squeeze = 0;
};

/// A character of full width: Han, full-width forms, Chinese punctuation, also “ ” ‘ ’ — …
bool isWide(char32_t character);
/// May not begin a line: ，。、；：！？）》” and their like.
bool isClosing(char32_t character);
/// May not end a line: （《“ and their like.
bool isOpening(char32_t character);
/// A wide mark half of whose body is empty, so that it can be squeezed.
bool isSqueezable(char32_t character);
bool isSpace(char32_t character);

/// True when a line may end before `next` (避头尾; Latin words, numbers, —— and …… stay whole).
bool mayBreakBetween(char32_t previous, char32_t next);

/// Breaks a paragraph into lines no wider than `width` (the first: `firstWidth`), spaces at line ends not counted. A
/// mark that may not begin a line is drawn in by squeezing others when they have the room, else the character before it
/// goes down with it. Every character is in exactly one line. Widths must be positive.
std::vector<BrokenLine> breakLines(std::span<const Advance> text, double firstWidth, double width);

}  // namespace shuangda
