#pragma once

#include <vector>

#include "domain/finding.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// What imports were remarked on: looked through after the import, and marked as dealt with.
class FindingService {
 public:
  explicit FindingService(Store& store) : store_(store) {}

  enum class Which { Open, All };
  /// The latest import first. `Open` leaves out what was dealt with, undone imports, and imports that only skipped rows.
  Result<std::vector<ImportFindings>> list(const Session& session, Which which);
  /// NotFound "import_batch".
  Result<ImportFindings> find(const Session& session, ImportId import);
  /// The findings that were kept (at most kMostFindings), in the order of the file. NotFound "import_batch".
  Result<std::vector<Finding>> findings(const Session& session, ImportId import);
  /// 标为已处理, for everybody in the office. Required "finding_reason"; AlreadyExists "import_review"; WrongState "import_review" for an import that
  /// was undone or has no findings.
  Result<ImportFindings> settle(const Session& session, ImportId import, const QString& reason);

 private:
  Store& store_;
};

}  // namespace shuangda
