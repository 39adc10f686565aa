#include "base/grams.h"

#include <algorithm>

namespace shuangda {

WordGrams wordGrams(QStringView word) {
  const auto unit = [&](qsizetype i) { return word[i].unicode(); };
  const auto startsThree = [&](qsizetype i) { return grams::isWordUnit(unit(i)) && grams::isWordUnit(unit(i + 1)); };
  const qsizetype size = word.size();
  if (size == 0) {
    return {};
  }
  if (size == 1) {
    const Gram pairs = grams::pair(unit(0), 0);
    WordGrams result{.beginnings = {{pairs, pairs + 0x10000}}, .exact = true};
    if (grams::isWordUnit(unit(0))) {
      const Gram triples = grams::kTriple | grams::wordUnit(unit(0)) << 22;
      result.beginnings.push_back({triples, triples + 0x400000});
    }
    return result;
  }
  if (size == 2 && startsThree(0)) {
    const Gram first = grams::triple(unit(0), unit(1), 0);
    return {.beginnings = {{first, first + 0x10000}}, .exact = true};
  }
  WordGrams result;
  for (qsizetype i = 0; i + 1 < size; ++i) {
    if (!startsThree(i)) {
      result.whole.push_back(grams::pair(unit(i), unit(i + 1)));
    } else if (i + 2 < size) {
      result.whole.push_back(grams::triple(unit(i), unit(i + 1), unit(i + 2)));
    }
  }
  result.exact = size == 2 || (size == 3 && startsThree(0));
  std::sort(result.whole.begin(), result.whole.end());
  result.whole.erase(std::unique(result.whole.begin(), result.whole.end()), result.whole.end());
  return result;
}

}  // namespace shuangda
