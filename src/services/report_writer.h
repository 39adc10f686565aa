#pragma once

#include "domain/report_draft.h"
#include "services/unit_of_work.h"
#include "storage/report_repository.h"

namespace shuangda {

/// Stores submissions within one unit of work, each with its audit row: for the window, the command line and imports.
class ReportWriter {
 public:
  explicit ReportWriter(UnitOfWork& work) : work_(work), repository_(work.database()) {}

  ReportRepository& repository() { return repository_; }
  /// All submissions of a unit for a period, read once and kept.
  const std::vector<ReportSubmission>& stored(OfficeId office, const Period& period);
  /// What is in force of a unit's form now.
  ReportReceipt inForce(const Office& unit, const Period& period);
  /// Gives the submission its number and stores it. `action` is that of the audit row.
  void store(const QString& action, const Office& unit, ReportSubmission submission);
  /// Stores a due instant unless it is the one in force already.
  void storeDue(const QString& action, const std::optional<Office>& unit, ReportDue due);

 private:
  UnitOfWork& work_;
  ReportRepository repository_;
  std::map<std::pair<std::int64_t, QString>, std::vector<ReportSubmission>> stored_{};
};

/// OutOfRange "report_submitted_at" for an instant still to come.
Result<void> checkSubmittedAt(Instant submittedAt, Instant now);

}  // namespace shuangda
