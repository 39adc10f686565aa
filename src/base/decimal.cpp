#include "base/decimal.h"

#include <algorithm>
#include <limits>

namespace shuangda {
namespace {

constexpr int kMaxDigits = 18;

Int128 power10(int exponent) {
  Int128 value = 1;
  for (int i = 0; i < exponent; ++i) {
    value *= 10;
  }
  return value;
}

Int128 divideHalfUp(Int128 numerator, Int128 denominator) {
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const bool negative = numerator < 0;
  const Int128 magnitude = negative ? -numerator : numerator;
  const Int128 rounded = (magnitude * 2 + denominator) / (denominator * 2);
  return negative ? -rounded : rounded;
}

QString digits(std::int64_t unscaled, int scale) {
  const bool negative = unscaled < 0;
  // Through unsigned so that the smallest int64 has a magnitude too.
  const auto magnitude = negative ? ~static_cast<std::uint64_t>(unscaled) + 1 : static_cast<std::uint64_t>(unscaled);
  QString text = QString::number(magnitude);
  if (scale > 0) {
    text = text.rightJustified(scale + 1, QLatin1Char('0'));
    text.insert(text.size() - scale, QLatin1Char('.'));
  }
  if (negative) {
    text.prepend(QLatin1Char('-'));
  }
  return text;
}

}  // namespace

Result<Decimal> Decimal::parse(QStringView text) {
  const QString original = text.toString();
  bool negative = false;
  if (!text.isEmpty() && (text.front() == u'-' || text.front() == u'+')) {
    negative = text.front() == u'-';
    text = text.mid(1);
  }
  std::int64_t unscaled = 0;
  int scale = 0;
  int count = 0;
  int significant = 0;
  bool point = false;
  for (const QChar c : text) {
    if (c == u'.' && !point) {
      point = true;
      continue;
    }
    if (c < u'0' || c > u'9') {
      return refuse(ErrorCode::Malformed, {}, original);
    }
    ++count;
    significant += (significant > 0 || c != u'0') ? 1 : 0;
    if (significant > kMaxDigits || scale >= kMaxDigits) {
      return refuse(ErrorCode::OutOfRange, {}, original);
    }
    unscaled = unscaled * 10 + (c.unicode() - u'0');
    scale += point ? 1 : 0;
  }
  if (count == 0) {
    return refuse(ErrorCode::Malformed, {}, original);
  }
  return Decimal(negative ? -unscaled : unscaled, scale);
}

Decimal Decimal::ratio(Int128 numerator, Int128 denominator, int scale) {
  Q_ASSERT(denominator != 0);
  return {static_cast<std::int64_t>(divideHalfUp(numerator * power10(scale), denominator)), scale};
}

Result<Decimal> Decimal::rescaled(int scale) const {
  const Int128 value = scale >= scale_ ? Int128{unscaled_} * power10(std::min(scale - scale_, kMaxDigits))
                                         : divideHalfUp(unscaled_, power10(scale_ - scale));
  if (value > std::numeric_limits<std::int64_t>::max() || value < std::numeric_limits<std::int64_t>::min()) {
    return refuse(ErrorCode::OutOfRange, {}, text());
  }
  return Decimal(static_cast<std::int64_t>(value), scale);
}

Decimal Decimal::shifted(int power) const {
  Decimal result(unscaled_, scale_ - power);
  if (result.scale_ < 0) {
    const Int128 value = Int128{unscaled_} * power10(-result.scale_);
    const Int128 limit = std::numeric_limits<std::int64_t>::max();
    // Saturates: the caller's range check refuses what does not fit.
    result.unscaled_ = static_cast<std::int64_t>(std::clamp<Int128>(value, -limit, limit));
    result.scale_ = 0;
  }
  return result;
}

int Decimal::significantScale() const {
  int scale = scale_;
  for (std::int64_t rest = unscaled_; scale > 0 && rest % 10 == 0; rest /= 10) {
    --scale;
  }
  return scale;
}

QString Decimal::text() const { return digits(unscaled_, scale_); }

QString Decimal::shortText() const {
  const int scale = significantScale();
  return digits(static_cast<std::int64_t>(unscaled_ / power10(scale_ - scale)), scale);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale_, b.scale_);
  const Int128 left = Int128{a.unscaled_} * power10(scale - a.scale_);
  const Int128 right = Int128{b.unscaled_} * power10(scale - b.scale_);
  return left <=> right;
}

}  // namespace shuangda
