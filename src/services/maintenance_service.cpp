#include "services/maintenance_service.h"

#include "services/backup.h"
#include "storage/audit_trail.h"
#include "storage/case_repository.h"

namespace shuangda {

std::vector<MaintenanceService::Check> MaintenanceService::verify() {
  return {{QStringLiteral("database"), store_.database().integrityProblems()},
          {QStringLiteral("audit"), auditProblems(store_.database())},
          {QStringLiteral("cases"), CaseRepository(store_.database()).derivedValueProblems()}};
}

void MaintenanceService::backup(const QString& path) { writeBackup(store_.database(), path, store_.clock()); }

}  // namespace shuangda
