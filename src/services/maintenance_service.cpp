#include "services/maintenance_service.h"

#include "services/backup.h"
#include "storage/audit_trail.h"
#include "storage/case_replay.h"
#include "storage/case_repository.h"
#include "storage/search_segments.h"

namespace shuangda {

std::vector<MaintenanceService::Check> MaintenanceService::verify() {
  const QStringList database = store_.database().integrityProblems();
  // What others save meanwhile would look like a record that differs from its audit entries.
  const Snapshot snapshot(store_.database());
  return {{QStringLiteral("database"), database},
          {QStringLiteral("audit"), auditProblems(store_.database())},
          {QStringLiteral("cases"),
           CaseRepository(store_.database()).derivedValueProblems() + replayProblems(store_.database())},
          {QStringLiteral("search"), SearchSegments(store_.database()).problems()}};
}

void MaintenanceService::backup(const QString& path) { writeBackup(store_.database(), path, store_.clock()); }

}  // namespace shuangda
