#include "services/store_location.h"

#include <QDir>
#include <QStandardPaths>
#include <QUrl>

namespace shuangda {

QString defaultDataFolder() {
  const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/shuangda");
  QDir().mkpath(folder);
  return folder;
}

QString defaultStoreLocation() {
  const QString given = qEnvironmentVariable("SHUANGDA_DB");
  return given.isEmpty() ? defaultDataFolder() + QStringLiteral("/shuangda.db") : given;
}

QString displayLocation(const QString& location) {
  const QUrl url(location);
  return url.password().isEmpty() ? location : url.toString(QUrl::RemovePassword);
}

}  // namespace shuangda
