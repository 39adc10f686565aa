#pragma once

#include <compare>
#include <cstdint>

#include "base/result.h"

namespace shuangda {

/// An amount of renminbi in whole fen (分, 1/100 元). Cannot be mistaken for a plain number.
class Money {
 public:
  constexpr Money() = default;
  static constexpr Money ofFen(std::int64_t fen) { return Money(fen); }

  /// Exact 元 text with at most two decimals, e.g. "12.5"; more decimals, separators or units are Malformed,
  /// more than about 9·10^16 元 is OutOfRange.
  static Result<Money> parseYuan(QStringView text);

  constexpr std::int64_t fen() const { return fen_; }
  /// 元 with exactly two decimals, e.g. "26972.60".
  QString yuanText() const;
  /// 元 without trailing zeros, e.g. "26972.6": the form of import and export files.
  QString yuanShortText() const;

  friend constexpr auto operator<=>(Money, Money) = default;
  friend constexpr Money operator+(Money a, Money b) { return Money(a.fen_ + b.fen_); }
  friend constexpr Money operator-(Money a, Money b) { return Money(a.fen_ - b.fen_); }
  constexpr Money& operator+=(Money other) { fen_ += other.fen_; return *this; }

 private:
  constexpr explicit Money(std::int64_t fen) : fen_(fen) {}
  std::int64_t fen_ = 0;
};

}  // namespace shuangda
