#pragma once

#include <QString>
#include <map>

#include "base/quantity.h"

namespace shuangda {

/// Sums of one kind by unit: quantities of different units are never added.
class UnitSums {
 public:
  void add(const QString& unit, Quantity quantity) { sums_[unit] = sums_[unit] + quantity; }
  /// "30 瓶；5 箱"
  QString text() const;
  const std::map<QString, Quantity>& sums() const { return sums_; }

 private:
  std::map<QString, Quantity> sums_{};
};

}  // namespace shuangda
