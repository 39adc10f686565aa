#pragma once

#include <QHash>
#include <vector>

#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// Rows in the standard columns: column name → canonical text.
using ExportedRows = std::vector<QHash<QString, QString>>;

/// Records in the form in which they can be imported again without change.
class ExportService {
 public:
  explicit ExportService(Store& store) : store_(store) {}

  /// UnknownValue for a kind other than cases, seizures, destructions, units and reports.
  Result<ExportedRows> rows(const Session& session, const QString& kind);

 private:
  Store& store_;
};

}  // namespace shuangda
