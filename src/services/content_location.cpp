#include "services/content_location.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include "services/setting_service.h"
#include "services/store_location.h"

namespace shuangda {

QString contentFolderOfFile(const QString& storeFile) {
  // Through a link the store is the file the link leads to, and so are its attachments.
  const QFileInfo info(storeFile);
  const QString path = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
  return path + QStringLiteral(".files");
}

ContentStore contentStoreOf(Store& store) {
  if (!Database::isServerUrl(store.location())) {
    return ContentStore(contentFolderOfFile(store.location()));
  }
  if (const QString folder = settingValue(store.database(), kAttachmentFolder); !folder.isEmpty()) {
    return ContentStore(folder);
  }
  const QByteArray key =
      QCryptographicHash::hash(displayLocation(store.location()).toUtf8(), QCryptographicHash::Sha256);
  return ContentStore(
      QStringLiteral("%1/server-%2.files").arg(defaultDataFolder(), QString::fromLatin1(key.toHex().left(16))));
}

}  // namespace shuangda
