#include "domain/event_date.h"

#include <algorithm>

namespace shuangda {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

/// The fixed-width number at `text[from, from+length)`, or -1.
int number(QStringView text, qsizetype from, qsizetype length) {
  int value = 0;
  for (const QChar c : text.mid(from, length)) {
    if (c < u'0' || c > u'9') {
      return -1;
    }
    value = value * 10 + (c.unicode() - u'0');
  }
  return value;
}

}  // namespace

Result<EventDate> EventDate::parse(QStringView text) {
  const auto malformed = [&] { return refuse(ErrorCode::Malformed, {}, text.toString()); };
  const qsizetype size = text.size();
  if (size != 4 && size != 7 && size != 10 && size != 16) {
    return malformed();
  }
  const int year = number(text, 0, 4);
  const int month = size >= 7 ? number(text, 5, 2) : 1;
  const int day = size >= 10 ? number(text, 8, 2) : 1;
  const int hour = size == 16 ? number(text, 11, 2) : 0;
  const int minute = size == 16 ? number(text, 14, 2) : 0;
  const bool separators = (size < 7 || text[4] == u'-') && (size < 10 || text[7] == u'-') &&
                          (size < 16 || ((text[10] == u' ' || text[10] == u'T') && text[13] == u':'));
  if (!separators || std::min({year, month, day, hour, minute}) < 0) {
    return malformed();
  }
  if (year < kFirstYear || year > kLastYear || !QDate::isValid(year, month, day) || hour > 23 || minute > 59) {
    return refuse(ErrorCode::OutOfRange, {}, text.toString());
  }
  const Precision precision = size == 4   ? Precision::Year
                              : size == 7 ? Precision::Month
                              : size == 10 ? Precision::Day
                                           : Precision::Minute;
  return EventDate(QDate(year, month, day), hour * 60 + minute, precision);
}

EventDate EventDate::ofDay(QDate day) {
  Q_ASSERT(day.isValid());
  return {day, 0, Precision::Day};
}

EventDate EventDate::ofInstant(Instant instant) { return *parse(instant.localText()); }

QDate EventDate::lastDay() const {
  switch (precision_) {
    case Precision::Year:
      return {day_.year(), 12, 31};
    case Precision::Month:
      return {day_.year(), day_.month(), day_.daysInMonth()};
    case Precision::Day:
    case Precision::Minute:
      return day_;
  }
  return day_;
}

std::optional<int> EventDate::minuteOfDay() const {
  return precision_ == Precision::Minute ? std::optional(minute_) : std::nullopt;
}

QString EventDate::text() const {
  switch (precision_) {
    case Precision::Year:
      return day_.toString(QStringLiteral("yyyy"));
    case Precision::Month:
      return day_.toString(QStringLiteral("yyyy-MM"));
    case Precision::Day:
      return day_.toString(QStringLiteral("yyyy-MM-dd"));
    case Precision::Minute:
      return day_.toString(QStringLiteral("yyyy-MM-dd")) +
             QStringLiteral(" %1:%2").arg(minute_ / 60, 2, 10, QLatin1Char('0')).arg(minute_ % 60, 2, 10, QLatin1Char('0'));
  }
  return {};
}

bool contradictsOrder(const EventDate& earlier, const EventDate& later) {
  if (earlier.firstDay() != later.lastDay()) {
    return earlier.firstDay() > later.lastDay();
  }
  const auto earlierMinute = earlier.minuteOfDay();
  const auto laterMinute = later.minuteOfDay();
  return earlierMinute && laterMinute && *earlierMinute > *laterMinute;
}

}  // namespace shuangda
