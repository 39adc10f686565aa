#pragma once

#include <QStringList>

#include "services/store.h"

namespace shuangda {

/// Proof that the store is whole, and copies of it. Reads no record's content, so it takes no session.
class MaintenanceService {
 public:
  explicit MaintenanceService(Store& store) : store_(store) {}

  /// One part of the self-check.
  struct Check {
    QString name{};          ///< database, audit, cases, search
    QStringList problems{};  ///< English, with row keys, no personal data; empty = sound
  };
  std::vector<Check> verify();
  void backup(const QString& path);

 private:
  Store& store_;
};

}  // namespace shuangda
