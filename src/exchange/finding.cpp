#include "exchange/finding.h"

#include <algorithm>

namespace shuangda {

bool ImportTable::hasErrors() const {
  return std::any_of(findings.begin(), findings.end(), [](const Finding& f) { return f.severity == Severity::Error; });
}

}  // namespace shuangda
