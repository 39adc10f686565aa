#include "services/maintenance_service.h"

#include "services/attachment_service.h"
#include "services/backup.h"
#include "services/clock_service.h"
#include "services/issue_service.h"
#include "storage/audit_trail.h"
#include "storage/case_replay.h"
#include "storage/case_repository.h"
#include "storage/custody_repository.h"
#include "storage/finding_repository.h"
#include "storage/fact_repository.h"
#include "storage/search_segments.h"

namespace shuangda {

namespace {

std::vector<MaintenanceService::Check> recordChecks(Store& store) {
  Database& connection = store.database();
  const QStringList database = connection.integrityProblems();
  ClockService clocks(store);
  clocks.bringUpToDate();
  // What others save meanwhile would look like a record that differs from its audit entries.
  const Snapshot snapshot(connection);
  return {{QStringLiteral("database"), database},
          {QStringLiteral("audit"), auditProblems(connection)},
          {QStringLiteral("cases"), CaseRepository(connection).derivedValueProblems() + replayProblems(connection)},
          {QStringLiteral("imports"), FindingRepository(connection).problems()},
          {QStringLiteral("clocks"), clocks.problems()},
          {QStringLiteral("custody"), CustodyRepository(connection).problems()},
          {QStringLiteral("search"), SearchSegments(connection).problems()},
          {QStringLiteral("facts"), FactRepository(connection).problems()},
          {QStringLiteral("bulletins"), IssueService(store).problems()}};
}

}  // namespace

std::vector<MaintenanceService::Check> MaintenanceService::verify() {
  std::vector<Check> checks = recordChecks(store_);
  // After the snapshot: reading every file takes its time, and nothing there is ever changed.
  const AttachmentProblems attachments = attachmentProblems(store_);
  checks.push_back({QStringLiteral("attachments_missing"), attachments.missing});
  checks.push_back({QStringLiteral("attachments_changed"), attachments.changed});
  checks.push_back({QStringLiteral("attachments_unreferenced"), attachments.unreferenced, true});
  return checks;
}

BackupReport MaintenanceService::backup(const QString& path) { return writeBackupWithContents(store_, path); }

}  // namespace shuangda
