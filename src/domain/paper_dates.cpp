#include "domain/paper_dates.h"

namespace shuangda {

QString paperDay(QDate day) { return QStringLiteral("%1年%2月%3日").arg(day.year()).arg(day.month()).arg(day.day()); }

QString paperMoment(const std::optional<EventDate>& at) {
  if (!at) {
    return {};
  }
  const QString text = at->text();
  const qsizetype kDayLength = 10;
  if (text.size() < kDayLength) {
    return text;
  }
  const QString time = text.mid(kDayLength).trimmed();
  return paperDay(at->lastDay()) + (time.isEmpty() ? QString() : u' ' + time);
}

}  // namespace shuangda
