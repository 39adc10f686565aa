#pragma once

#include <compare>
#include <cstdint>

#include "base/result.h"

namespace shuangda {

/// A count or measure in whole thousandths of its unit (151.4 条 = 151400 thousandths). The unit stands beside it,
/// because quantities of different units are never added up.
class Quantity {
 public:
  constexpr Quantity() = default;
  static constexpr Quantity ofThousandths(std::int64_t thousandths) { return Quantity(thousandths); }

  /// Exact decimal text with at most three decimals; Malformed or OutOfRange otherwise.
  static Result<Quantity> parse(QStringView text);

  constexpr std::int64_t thousandths() const { return thousandths_; }
  QString text() const;  ///< without trailing zeros

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity(a.thousandths_ + b.thousandths_); }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity(a.thousandths_ - b.thousandths_); }

 private:
  constexpr explicit Quantity(std::int64_t thousandths) : thousandths_(thousandths) {}
  std::int64_t thousandths_ = 0;
};

}  // namespace shuangda
