#pragma once

#include <compare>
#include <cstdint>

#include "base/result.h"

namespace shuangda {

/// A GCC and Clang extension; the products of two 64-bit amounts need it.
__extension__ using Int128 = __int128;

/// An exact decimal number `unscaled / 10^scale`; money and quantities are read and rounded through it, never through double.
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t unscaled, int scale) : unscaled_(unscaled), scale_(scale) {}

  /// ASCII digits with optional sign and point ("-12.50"). Malformed for anything else, OutOfRange beyond 18 digits.
  static Result<Decimal> parse(QStringView text);

  /// numerator / denominator with `scale` decimals, rounded half away from zero (四舍五入). The denominator must not be 0.
  static Decimal ratio(Int128 numerator, Int128 denominator, int scale);

  constexpr std::int64_t unscaled() const { return unscaled_; }
  constexpr int scale() const { return scale_; }

  /// The same number with `scale` decimals, rounded half away from zero; OutOfRange when it does not fit in 64 bits.
  Result<Decimal> rescaled(int scale) const;
  /// The number times 10^power, exactly.
  Decimal shifted(int power) const;
  /// Decimals that are really used: 1.500 → 1.
  int significantScale() const;

  QString text() const;         ///< with exactly scale() decimals
  QString shortText() const;    ///< without trailing zeros

  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == std::strong_ordering::equal; }

 private:
  std::int64_t unscaled_ = 0;
  int scale_ = 0;
};

}  // namespace shuangda
