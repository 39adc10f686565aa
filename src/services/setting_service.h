#pragma once

#include <QString>
#include <vector>

#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// One of the office's own choices.
struct Setting {
  QString key{};
  QString value{};    ///< the default where the office chose nothing
  QString meaning{};  ///< Chinese, for people
};

inline const QString kAttachmentMegabytes = QStringLiteral("attachment_max_mb");
inline const QString kAttachmentFolder = QStringLiteral("attachment_folder");

/// The value of a known setting, the default where none is stored.
QString settingValue(Database& database, const QString& key);

/// The settings this program knows; nothing else can be stored.
class SettingService {
 public:
  explicit SettingService(Store& store) : store_(store) {}

  Result<std::vector<Setting>> list(const Session& session);
  /// UnknownValue for a key that does not exist.
  Result<Setting> find(const Session& session, const QString& key);
  /// For administrators. UnknownValue for the key; OutOfRange or Malformed for the value.
  Result<Setting> set(const Session& session, const QString& key, const QString& value);

 private:
  Store& store_;
};

}  // namespace shuangda
