#include "domain/problem_list.h"

#include <algorithm>

namespace shuangda {

void ProblemList::sort() {
  std::stable_sort(items.begin(), items.end(), [](const ProblemItem& a, const ProblemItem& b) { return a.weight > b.weight; });
}

}  // namespace shuangda
