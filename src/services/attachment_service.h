#pragma once

#include <functional>
#include <vector>

#include "domain/attachment.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// Files kept with cases. The refusals of a file are ContentStore's (storage/content_store.h), with the file's name.
class AttachmentService {
 public:
  explicit AttachmentService(Store& store) : store_(store) {}

  /// Copies a file in and records it. The content is stored before the record: a failure in between leaves a content
  /// that nothing refers to, never a record without its content. NotFound for the case; UnknownValue for a role that is
  /// not in the code list attachment_role today; AlreadyExists when the same content is attached to the case already.
  Result<Attachment> add(const Session& session, const AttachmentDraft& draft, const QString& path);
  /// All attachments of a case, withdrawn ones too. Contents are looked at by size only.
  Result<std::vector<AttachmentRow>> list(const Session& session, CaseId legalCase);
  Result<Attachment> find(const Session& session, AttachmentId id);
  /// Writes a copy, compared with the hash on the way; what `path` holds is replaced only by a whole copy.
  Result<Attachment> exportTo(const Session& session, AttachmentId id, const QString& path);
  /// Takes an attachment out of use; record and content stay. Required for an empty reason, WrongState when it is
  /// withdrawn.
  Result<Attachment> withdraw(const Session& session, AttachmentId id, const QString& reason);

  /// Reads contents, compared with their hash; may be used in any thread, also after this service is gone.
  std::function<Result<QByteArray>(const Attachment&)> reader();
  /// The largest file that can be added, in bytes.
  std::int64_t sizeLimit();

 private:
  Store& store_;
};

/// What is wrong with the contents of a store's attachments: English, with keys, no names.
struct AttachmentProblems {
  QStringList missing{};       ///< a record whose content is not there
  QStringList changed{};       ///< a record whose content is another
  QStringList unreferenced{};  ///< a file that no record needs: left by an interrupted addition, or put there by others
};
AttachmentProblems attachmentProblems(Store& store);

}  // namespace shuangda
