#pragma once

#include <QStringView>
#include <cstdint>
#include <optional>
#include <vector>

namespace shuangda {

/// A short piece of text as one number: two UTF-16 units, or three when the first two are ASCII letters or digits.
/// Fills 33 bits, for the store keeps small numbers in few bytes. Among pairs and among triples the first unit is highest,
/// so that pieces with the same beginning follow one another.
using Gram = std::uint64_t;

namespace grams {

constexpr int kBits = 33;
constexpr Gram kTriple = Gram{1} << 32;
constexpr bool isWordUnit(char16_t u) { return (u >= u'a' && u <= u'z') || (u >= u'0' && u <= u'9'); }
/// A letter or digit in six bits.
constexpr Gram wordUnit(char16_t u) { return u <= u'9' ? Gram{u} - u'0' : Gram{u} - u'a' + 10; }
constexpr Gram pair(char16_t a, char16_t b) { return Gram{a} << 16 | Gram{b}; }
constexpr Gram triple(char16_t a, char16_t b, char16_t c) { return kTriple | wordUnit(a) << 22 | wordUnit(b) << 16 | Gram{c}; }

/// What follows an opening bracket, in the three and the four letters or digits of `word`: the years of 文号. Without it
/// "处罚(2019" would select every record that has 处罚( and, elsewhere, a 2019.
constexpr Gram bracketed(Gram word, bool four) { return kTriple | (four ? Gram{1} << 28 : Gram{1} << 29) | word; }

/// The grams from `first` up to before `last`.
struct Range {
  Gram first = 0;
  Gram last = 0;
};

}  // namespace grams

namespace grams {

/// Calls `found` for what follows the opening bracket at `i`, if anything does.
template <typename Unit, typename Found>
void forEachBracketed(Unit unit, qsizetype i, Found found) {
  Gram word = 0;
  for (qsizetype length = 1; length <= 4 && isWordUnit(unit(i + length)); ++length) {
    word = word << 6 | wordUnit(unit(i + length));
    if (length >= 3) {
      found(bracketed(word, length == 4));
    }
  }
}

}  // namespace grams

/// Calls `found(Gram)` for the piece that begins at each unit of a folded text of lines; what begins on a line and would
/// reach beyond its end contains the line break, so that every unit begins a piece. Pieces may repeat.
template <typename Found>
void forEachGram(QStringView text, Found found) {
  const qsizetype size = text.size();
  const auto unit = [&](qsizetype i) { return i < size ? text[i].unicode() : u'\n'; };
  for (qsizetype i = 0; i < size; ++i) {
    const char16_t first = unit(i);
    if (first == u'\n') {
      continue;
    }
    if (first == u'(') {
      grams::forEachBracketed(unit, i, found);
    }
    const char16_t second = unit(i + 1);
    const bool three = grams::isWordUnit(first) && grams::isWordUnit(second);
    found(three ? grams::triple(first, second, unit(i + 2)) : grams::pair(first, second));
  }
}

/// What the index can say about a folded word of one line.
struct WordGrams {
  std::vector<Gram> apart{};              ///< pieces that lie within the word and hardly overlap
  std::vector<Gram> between{};            ///< the other ones; every record with the word has the pieces of both
  std::vector<grams::Range> beginnings{};  ///< for words too short to hold a piece: the pieces that begin with the word
  bool exact = false;                     ///< every record that the pieces select has the word

  bool isPrefix() const { return !beginnings.empty(); }
};
WordGrams wordGrams(QStringView word);

}  // namespace shuangda
