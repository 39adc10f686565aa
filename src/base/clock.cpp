#include "base/clock.h"

#include <QDateTime>
#include <QTimeZone>

namespace shuangda {
namespace {

constexpr int kBeijingOffsetSeconds = 8 * 3600;

QDateTime local(std::int64_t ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::OffsetFromUTC, kBeijingOffsetSeconds); }

}  // namespace

Result<Instant> Instant::parseUtc(QStringView text) {
  const QDateTime value = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
  if (!value.isValid() || !text.endsWith(u'Z')) {
    return refuse(ErrorCode::Malformed, {}, text.toString());
  }
  return Instant(value.toMSecsSinceEpoch());
}

Result<Instant> Instant::parseLocal(QStringView text) {
  const QString form = text.toString();
  for (const QString& pattern : {QStringLiteral("yyyy-MM-dd HH:mm"), QStringLiteral("yyyy-MM-dd HH:mm:ss"),
                                 QStringLiteral("yyyy-MM-dd'T'HH:mm"), QStringLiteral("yyyy-MM-dd'T'HH:mm:ss"),
                                 QStringLiteral("yyyy-MM-dd")}) {
    QDateTime value = QDateTime::fromString(form, pattern);
    if (value.isValid()) {
      value.setOffsetFromUtc(kBeijingOffsetSeconds);
      return Instant(value.toMSecsSinceEpoch());
    }
  }
  return refuse(ErrorCode::Malformed, {}, form);
}

QString Instant::utcText() const {
  return QDateTime::fromMSecsSinceEpoch(ms_, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"));
}

QString Instant::localText() const { return local(ms_).toString(QStringLiteral("yyyy-MM-dd HH:mm")); }
QDate Instant::localDate() const { return local(ms_).date(); }

Instant SystemClock::now() const { return Instant::ofEpochMs(QDateTime::currentMSecsSinceEpoch()); }

}  // namespace shuangda
