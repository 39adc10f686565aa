#include "storage/fact_dates.h"

namespace shuangda {
namespace {

int number(std::string_view text, std::size_t from, std::size_t length) {
  int value = 0;
  for (const char c : text.substr(from, length)) {
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Julian day number of a day of the Gregorian calendar (Fliegel and Van Flandern's arithmetic).
std::int32_t julianDay(int year, int month, int day) {
  const int a = (14 - month) / 12;
  const int y = year + 4800 - a;
  const int m = month + 12 * a - 3;
  return day + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32045;
}

}  // namespace

std::int32_t dayNumberOf(std::string_view isoText) {
  if (isoText.size() < 7) {
    return Fact::kNoDay;
  }
  const int year = number(isoText, 0, 4);
  const int month = number(isoText, 5, 2);
  if (isoText.size() < 10) {
    return month == 12 ? julianDay(year + 1, 1, 1) - 1 : julianDay(year, month + 1, 1) - 1;
  }
  return julianDay(year, month, number(isoText, 8, 2));
}

}  // namespace shuangda
