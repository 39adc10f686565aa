#pragma once

#include <QStringList>

#include "services/backup_report.h"
#include "services/store.h"

namespace shuangda {

/// Proof that the store is whole, and copies of it. Reads no record's content, so it takes no session.
class MaintenanceService {
 public:
  explicit MaintenanceService(Store& store) : store_(store) {}

  /// One part of the self-check.
  struct Check {
    QString name{};          ///< database, audit, cases, imports, clocks, search, facts, bulletins, attachments_missing, attachments_changed, attachments_unreferenced
    QStringList problems{};  ///< English, with row keys, no personal data; empty = sound
    bool harmless = false;   ///< worth knowing, but the records are whole
  };
  std::vector<Check> verify();
  /// A copy of the store with the contents of its attachments in the folder `path` + ".files".
  BackupReport backup(const QString& path);

 private:
  Store& store_;
};

}  // namespace shuangda
