#include "domain/work_calendar.h"

#include <algorithm>
#include <optional>

namespace shuangda {
namespace {

/// From this day of December on the next year's notice may still speak of the days (transfer.md section 13, rule 11).
constexpr int kProvisionalFrom = 26;

bool isWeekend(QDate day) { return day.dayOfWeek() >= Qt::Saturday; }

std::optional<DayKind> dayKind(const QString& word) {
  if (word == QStringLiteral("holiday")) {
    return DayKind::Holiday;
  }
  if (word == QStringLiteral("makeup_workday")) {
    return DayKind::MakeupWorkday;
  }
  return std::nullopt;
}

QString fieldOf(std::size_t row, const char* column) {
  return QStringLiteral("row %1:%2").arg(row + 2).arg(QLatin1String(column));
}

Result<HolidayNotice::Day> parseDay(const CsvRecord& row, int year, std::size_t index) {
  const QDate date = QDate::fromString(row.value(QStringLiteral("date")), Qt::ISODate);
  const QString word = row.value(QStringLiteral("kind"));
  if (!date.isValid()) {
    return refuse(ErrorCode::Malformed, fieldOf(index, "date"), row.value(QStringLiteral("date")));
  }
  // A notice speaks of its own year and of the days around the new year before it.
  if (date.year() != year && date < QDate(year - 1, 12, kProvisionalFrom)) {
    return refuse(ErrorCode::OutOfRange, fieldOf(index, "date"), date.toString(Qt::ISODate));
  }
  if (date.year() > year) {
    return refuse(ErrorCode::OutOfRange, fieldOf(index, "date"), date.toString(Qt::ISODate));
  }
  const std::optional<DayKind> kind = dayKind(word);
  if (!kind || (*kind == DayKind::MakeupWorkday && !isWeekend(date))) {
    return refuse(ErrorCode::UnknownValue, fieldOf(index, "kind"), word);
  }
  return HolidayNotice::Day{date, row.value(QStringLiteral("name")), *kind};
}

}  // namespace

Result<std::vector<HolidayNotice>> parseHolidayNotices(const std::vector<CsvRecord>& rows) {
  std::map<int, HolidayNotice> notices;
  std::set<QDate> seen;
  for (std::size_t index = 0; index < rows.size(); ++index) {
    const CsvRecord& row = rows[index];
    const int year = row.value(QStringLiteral("notice_year")).toInt();
    if (year < 1949 || year > 2199) {
      return refuse(ErrorCode::OutOfRange, fieldOf(index, "notice_year"), row.value(QStringLiteral("notice_year")));
    }
    const Result<HolidayNotice::Day> day = parseDay(row, year, index);
    if (!day) {
      return tl::unexpected(day.error());
    }
    if (!seen.insert(day->date).second) {
      return refuse(ErrorCode::AlreadyExists, fieldOf(index, "date"), day->date.toString(Qt::ISODate));
    }
    HolidayNotice& notice = notices[year];
    notice.year = year;
    // A later notice of the same year (2015: 抗战胜利纪念日) adds its number.
    if (const QString number = row.value(QStringLiteral("notice_no")); !notice.number.contains(number)) {
      notice.number += (notice.number.isEmpty() ? QString() : QStringLiteral("、")) + number;
    }
    notice.days.push_back(*day);
  }
  std::vector<HolidayNotice> list;
  for (auto& [year, notice] : notices) {
    list.push_back(std::move(notice));
  }
  return list;
}

WorkCalendar WorkCalendar::builtIn() {
  const auto notices = parseHolidayNotices(readCsvResource(QStringLiteral(":/resources/law/holidays.csv")));
  Q_ASSERT(notices);
  WorkCalendar calendar;
  for (const HolidayNotice& notice : *notices) {
    calendar.adopt(notice);
  }
  return calendar;
}

void WorkCalendar::adopt(const HolidayNotice& notice) {
  // The same notice again replaces its days; one with another number adds to the year (2015: 抗战胜利纪念日).
  const auto known = numbers_.find(notice.year);
  if (known == numbers_.end() || notice.number.isEmpty() || known->second == notice.number) {
    std::erase_if(days_, [&](const auto& day) { return day.second.noticeYear == notice.year; });
  }
  numbers_[notice.year] = notice.number;
  for (const HolidayNotice::Day& day : notice.days) {
    days_[day.date] = Entry{day.name, day.kind, notice.year};
  }
  years_.insert(notice.year);
}

DayKind WorkCalendar::kind(QDate day) const {
  if (const auto found = days_.find(day); found != days_.end()) {
    return found->second.kind;
  }
  return isWeekend(day) ? DayKind::Weekend : DayKind::Workday;
}

QString WorkCalendar::name(QDate day) const {
  const auto found = days_.find(day);
  return found == days_.end() ? QString() : found->second.name;
}

bool WorkCalendar::isProvisional(QDate day) const {
  return day.month() == 12 && day.day() >= kProvisionalFrom && !covers(day.year() + 1);
}

}  // namespace shuangda
