#pragma once

#include <QString>
#include <optional>

#include "base/clock.h"
#include "base/id.h"
#include "domain/event_date.h"

namespace shuangda {

/// What a file is before it becomes an attachment: what the clerk says of it.
struct AttachmentDraft {
  CaseId legalCase{};
  QString role{};                        ///< label of code list attachment_role: 现场照片, 检验报告 …
  std::optional<EventDate> takenDate{};  ///< when the photo was taken or the paper made, as exactly as known
  QString note{};
  std::optional<EventId> event{};    ///< the step of the procedure it belongs to
  std::optional<ItemId> item{};      ///< the line of goods it shows; a line of the same case
};

/// 附件: a file kept with a case. Its content is found by its SHA-256 and never changes; a wrong one is withdrawn with
/// the reason, and stays.
struct Attachment {
  AttachmentId id{};
  QString uid{};
  CaseId legalCase{};
  std::optional<EventId> event{};
  std::optional<ItemId> item{};
  QString role{};
  QString fileName{};     ///< as the file was called, without folder and control characters
  QString mediaType{};    ///< "image/jpeg", seen from the content
  std::int64_t size = 0;  ///< bytes
  QString sha256{};       ///< 64 lower-case hexadecimal digits
  std::optional<EventDate> takenDate{};
  QString note{};
  Instant addedAt{};
  AccountId addedBy{};
  std::optional<Instant> withdrawnAt{};
  std::optional<AccountId> withdrawnBy{};
  QString withdrawReason{};

  bool operator==(const Attachment&) const = default;
};

/// The fields storage and audit go through, in the order of the table's columns.
template <typename Record, typename Visitor>
void visitAttachmentFields(Record&& a, Visitor&& visit) {
  visit("case_id", a.legalCase);
  visit("event_id", a.event);
  visit("item_id", a.item);
  visit("role", a.role);
  visit("file_name", a.fileName);
  visit("media_type", a.mediaType);
  visit("size", a.size);
  visit("sha256", a.sha256);
  visit("taken_date", a.takenDate);
  visit("note", a.note);
  visit("added_at", a.addedAt);
  visit("added_by", a.addedBy);
  visit("withdrawn_at", a.withdrawnAt);
  visit("withdrawn_by", a.withdrawnBy);
  visit("withdraw_reason", a.withdrawReason);
}
template <typename Visitor>
void visitFields(const Attachment& a, Visitor&& visit) {
  visitAttachmentFields(a, visit);
}

/// How an attachment's content is found. Only a look at all of it (Sound, Changed) proves anything.
enum class ContentState {
  Stored,  ///< a file of the right size is there
  Sound,   ///< its hash was compared
  Missing,
  Changed,  ///< its size or hash is another
};

/// One line of a case's list of attachments.
struct AttachmentRow {
  Attachment attachment{};
  QString addedBy{};  ///< display name
  ContentState content = ContentState::Stored;
};

/// A file's name as it may be kept and shown: without folders, control and direction characters (which could make
/// “gpj.exe” look like “exe.jpg”), not longer than file systems take. Never empty.
QString safeFileName(const QString& name);

/// True for kinds of file that would run as a program when opened: they can be saved, but are not opened.
bool runsWhenOpened(const Attachment& attachment);

/// "1.2 MB".
QString fileSizeText(std::int64_t bytes);

}  // namespace shuangda
