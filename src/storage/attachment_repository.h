#pragma once

#include <QStringList>
#include <optional>
#include <vector>

#include "domain/attachment.h"
#include "storage/database.h"

namespace shuangda {

/// What every attachment is; the content is ContentStore's. Functions that write expect an open Transaction.
class AttachmentRepository {
 public:
  explicit AttachmentRepository(Database& database) : database_(database) {}

  AttachmentId insert(const Attachment& attachment);
  std::optional<Attachment> find(AttachmentId id);
  /// Withdrawn ones too, in the order in which they were added.
  std::vector<AttachmentRow> ofCase(CaseId id);
  /// Every attachment of the store, by its content, for the self-check and the backup.
  std::vector<Attachment> all();
  /// Sets withdrawnAt, withdrawnBy and the reason; false when it is withdrawn already.
  bool withdraw(const Attachment& attachment);

 private:
  Database& database_;
};

}  // namespace shuangda
