#pragma once

#include <QStringList>

namespace shuangda {

/// What a backup contains.
struct BackupReport {
  qint64 attachments = 0;  ///< contents copied and compared with their hash
  QString folder{};        ///< where they are; empty when the store has none
  QStringList
      problems{};  ///< contents that could not be copied, because they are missing or changed; English, with keys
};

}  // namespace shuangda
