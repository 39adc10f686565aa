#include "domain/paper_dates.h"

namespace shuangda {

QString paperDay(QDate day) { return QStringLiteral("%1年%2月%3日").arg(day.year()).arg(day.month()).arg(day.day()); }

QString paperMoment(const std::optional<EventDate>& at) {
  if (!at) {
    return {};
  }
  const QDate day = at->firstDay();
  if (at->precision() == EventDate::Precision::Year) {
    return QStringLiteral("%1年").arg(day.year());
  }
  if (at->precision() == EventDate::Precision::Month) {
    return QStringLiteral("%1年%2月").arg(day.year()).arg(day.month());
  }
  const QString text = at->text();
  const qsizetype kDayLength = 10;
  const QString time = text.mid(kDayLength).trimmed();
  return paperDay(day) + (time.isEmpty() ? QString() : u' ' + time);
}

}  // namespace shuangda
