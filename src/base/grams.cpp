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
  const auto unitOrEnd = [&](qsizetype i) { return i < size ? unit(i) : u'\n'; };
  for (qsizetype i = 0; i + 1 < size; ++i) {
    std::vector<Gram>& to = i % 2 == 0 ? result.apart : result.between;
    if (unit(i) == u'(') {
      grams::forEachBracketed(unitOrEnd, i, [&](Gram gram) { result.apart.push_back(gram); });
    }
    if (!startsThree(i)) {
      to.push_back(grams::pair(unit(i), unit(i + 1)));
    } else if (i + 2 < size) {
      to.push_back(grams::triple(unit(i), unit(i + 1), unit(i + 2)));
    }
  }
  result.exact = size == 2 || (size == 3 && startsThree(0));
  for (std::vector<Gram>* list : {&result.apart, &result.between}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  return result;
}

}  // namespace shuangda
