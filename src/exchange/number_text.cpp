#include "exchange/number_text.h"

#include <charconv>

namespace shuangda {
namespace {

constexpr std::size_t kSignificantDigits = 15;
constexpr int kMaxExponent = 40;

/// Digits without leading zeros, and where the point stands among them.
struct Digits {
  std::string digits{};
  int point = 0;
  bool negative = false;
};

std::optional<Digits> split(std::string_view text) {
  Digits result;
  int exponent = 0;
  if (const auto e = text.find_first_of("eE"); e != std::string_view::npos) {
    std::string_view tail = text.substr(e + 1);
    tail.remove_prefix(!tail.empty() && tail.front() == '+' ? 1 : 0);
    const auto read = std::from_chars(tail.data(), tail.data() + tail.size(), exponent);
    if (read.ec != std::errc{} || read.ptr != tail.data() + tail.size() || std::abs(exponent) > kMaxExponent) {
      return std::nullopt;
    }
    text = text.substr(0, e);
  }
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    result.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  bool point = false;
  bool any = false;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    any = true;
    if (result.digits.empty() && c == '0') {
      result.point -= point ? 1 : 0;
      continue;
    }
    result.digits += c;
    result.point += point ? 0 : 1;
  }
  result.point += exponent;
  return any ? std::optional(result) : std::nullopt;
}

void roundDigits(Digits& number) {
  if (number.digits.size() <= kSignificantDigits) {
    return;
  }
  const bool up = number.digits[kSignificantDigits] >= '5';
  number.digits.resize(kSignificantDigits);
  for (std::size_t i = kSignificantDigits; up && i > 0; --i) {
    if (number.digits[i - 1] != '9') {
      ++number.digits[i - 1];
      return;
    }
    number.digits[i - 1] = '0';
    if (i == 1) {
      number.digits.insert(number.digits.begin(), '1');
      ++number.point;
    }
  }
}

}  // namespace

std::optional<QString> spreadsheetNumber(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) {
    text.remove_prefix(1);
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) {
    text.remove_suffix(1);
  }
  std::optional<Digits> number = split(text);
  if (!number) {
    return std::nullopt;
  }
  roundDigits(*number);
  std::string& digits = number->digits;
  while (!digits.empty() && digits.back() == '0' && static_cast<int>(digits.size()) > number->point) {
    digits.pop_back();
  }
  if (digits.empty()) {
    return QStringLiteral("0");
  }
  const int size = static_cast<int>(digits.size());
  if (number->point <= 0) {
    digits.insert(0, "0." + std::string(static_cast<std::size_t>(-number->point), '0'));
  } else if (number->point >= size) {
    digits.append(static_cast<std::size_t>(number->point - size), '0');
  } else {
    digits.insert(static_cast<std::size_t>(number->point), 1, '.');
  }
  return QString::fromLatin1((number->negative ? "-" : "") + digits);
}

}  // namespace shuangda
