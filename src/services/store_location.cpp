#include "services/store_location.h"

#include <QStandardPaths>
#include <QUrl>

namespace shuangda {

QString defaultStoreLocation() {
  const QString given = qEnvironmentVariable("SHUANGDA_DB");
  return given.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/shuangda/shuangda.db") : given;
}

QString displayLocation(const QString& location) {
  const QUrl url(location);
  return url.password().isEmpty() ? location : url.toString(QUrl::RemovePassword);
}

}  // namespace shuangda
