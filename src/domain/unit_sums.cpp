#include "domain/unit_sums.h"

#include <QStringList>

namespace shuangda {

QString UnitSums::text() const {
  QStringList parts;
  for (const auto& [unit, sum] : sums_) {
    parts << sum.text() + (unit.isEmpty() ? QStringLiteral("（未写明单位）") : unit);
  }
  return parts.join(QStringLiteral("；"));
}

}  // namespace shuangda
