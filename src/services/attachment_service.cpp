#include "services/attachment_service.h"

#include <QDir>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QSet>
#include <algorithm>

#include "base/uid.h"
#include "domain/goods_code.h"
#include "domain/legal_case_fields.h"
#include "services/code_list_service.h"
#include "services/content_location.h"
#include "services/setting_service.h"
#include "services/unit_of_work.h"
#include "storage/attachment_repository.h"
#include "storage/case_repository.h"
#include "storage/goods_repository.h"

namespace shuangda {
namespace {

const QString kEntity = QStringLiteral("attachment");

ContentStore::Content contentOf(const Attachment& attachment) {
  return {attachment.sha256, attachment.size};
}

Error withName(Error error, const Attachment& attachment) {
  if (error.field != QStringLiteral("attachment_target")) {
    error.value = attachment.fileName;
  }
  return error;
}

/// What can be known before the file is read, so that a refusal leaves no content behind.
Result<void> checkDraft(Store& store, const Session& session, const AttachmentDraft& draft) {
  if (!CaseRepository(store.database()).find(draft.legalCase)) {
    return refuse(ErrorCode::NotFound, QStringLiteral("case_id"));
  }
  if (draft.item && GoodsRepository(store.database()).caseOf(*draft.item) != draft.legalCase) {
    return refuse(ErrorCode::NotFound, QStringLiteral("goods_item"), itemLabel(*draft.item));
  }
  const QStringList roles = CodeListService(store)
                                .labels(session, QStringLiteral("attachment_role"), store.clock().today())
                                .value_or(QStringList());
  if (draft.role.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("attachment_role"));
  }
  return roles.contains(draft.role) ? Result<void>()
                                    : refuse(ErrorCode::UnknownValue, QStringLiteral("attachment_role"), draft.role);
}

bool isAttached(Database& database, CaseId legalCase, const QString& sha256) {
  const std::vector<AttachmentRow> rows = AttachmentRepository(database).ofCase(legalCase);
  return std::any_of(rows.begin(), rows.end(), [&](const AttachmentRow& row) {
    return row.attachment.sha256 == sha256 && !row.attachment.withdrawnAt;
  });
}

Attachment attachmentOf(const AttachmentDraft& draft, const QString& path, const ContentStore::Content& content) {
  return {.legalCase = draft.legalCase,
          .event = draft.event,
          .item = draft.item,
          .role = draft.role,
          .fileName = safeFileName(QFileInfo(path).fileName()),
          .mediaType = QMimeDatabase().mimeTypeForFile(path).name(),
          .size = content.size,
          .sha256 = content.sha256,
          .takenDate = draft.takenDate,
          .note = draft.note.trimmed()};
}

Result<Attachment> stored(Database& database, AttachmentId id) {
  const std::optional<Attachment> found = AttachmentRepository(database).find(id);
  return found ? Result<Attachment>(*found)
               : refuse(ErrorCode::NotFound, QStringLiteral("attachment"), QString::number(id.value));
}

}  // namespace

std::int64_t AttachmentService::sizeLimit() {
  return settingValue(store_.database(), kAttachmentMegabytes).toLongLong() * 1024 * 1024;
}

Result<Attachment> AttachmentService::add(const Session& session, const AttachmentDraft& draft, const QString& path) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (const Result<void> sound = checkDraft(store_, session, draft); !sound) {
    return tl::unexpected(sound.error());
  }
  // Outside the transaction: others would wait for a large file.
  const Result<ContentStore::Content> content = contentStoreOf(store_).add(path, sizeLimit());
  if (!content) {
    return tl::unexpected(content.error());
  }
  Attachment attachment = attachmentOf(draft, path, *content);
  UnitOfWork work(store_, session);
  if (isAttached(work.database(), draft.legalCase, content->sha256)) {
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("attachment"), attachment.fileName);
  }
  attachment.uid = newUid(work.now());
  attachment.addedAt = work.now();
  attachment.addedBy = session.account;
  attachment.id = AttachmentRepository(work.database()).insert(attachment);
  work.audit().record(QStringLiteral("attach"), kEntity, attachment.id.value, fieldChanges(NoRecord{}, attachment));
  work.commit();
  return attachment;
}

Result<std::vector<AttachmentRow>> AttachmentService::list(const Session& session, CaseId legalCase) {
  return requireReader(session).map([&] {
    const ContentStore contents = contentStoreOf(store_);
    std::vector<AttachmentRow> rows = AttachmentRepository(store_.database()).ofCase(legalCase);
    for (AttachmentRow& row : rows) {
      row.content = contents.look(contentOf(row.attachment));
    }
    return rows;
  });
}

Result<Attachment> AttachmentService::find(const Session& session, AttachmentId id) {
  return requireReader(session).and_then([&] { return stored(store_.database(), id); });
}

Result<Attachment> AttachmentService::exportTo(const Session& session, AttachmentId id, const QString& path) {
  Result<Attachment> attachment = find(session, id);
  if (!attachment) {
    return attachment;
  }
  if (const Result<void> copied = contentStoreOf(store_).copyTo(contentOf(*attachment), path); !copied) {
    return tl::unexpected(withName(copied.error(), *attachment));
  }
  return attachment;
}

Result<Attachment> AttachmentService::withdraw(const Session& session, AttachmentId id, const QString& reason) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (reason.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("withdraw_reason"));
  }
  UnitOfWork work(store_, session);
  const Result<Attachment> before = stored(work.database(), id);
  if (!before) {
    return before;
  }
  Attachment after = *before;
  after.withdrawnAt = work.now();
  after.withdrawnBy = session.account;
  after.withdrawReason = reason.trimmed();
  if (!AttachmentRepository(work.database()).withdraw(after)) {
    return refuse(ErrorCode::WrongState, QStringLiteral("attachment_withdrawn"), before->fileName);
  }
  work.audit().record(QStringLiteral("withdraw"), kEntity, id.value, fieldChanges(*before, after));
  work.commit();
  return after;
}

std::function<Result<QByteArray>(const Attachment&)> AttachmentService::reader() {
  return [contents = contentStoreOf(store_)](const Attachment& attachment) {
    return contents.read(contentOf(attachment)).map_error([&](const Error& error) {
      return withName(error, attachment);
    });
  };
}

AttachmentProblems attachmentProblems(Store& store) {
  const ContentStore contents = contentStoreOf(store);
  AttachmentProblems problems;
  QSet<QString> needed;
  ContentState state = ContentState::Sound;
  QString last;
  for (const Attachment& attachment : AttachmentRepository(store.database()).all()) {
    if (attachment.sha256 != last) {  // contents of several attachments follow one another and are read once
      last = attachment.sha256;
      state = contents.check(contentOf(attachment));
      needed << QDir(contents.folder()).relativeFilePath(contents.pathOf(last));
    }
    const QString line =
        QStringLiteral("attachment %1 of case %2: content %3").arg(attachment.id.value).arg(attachment.legalCase.value);
    if (state == ContentState::Missing) {
      problems.missing << line.arg(QStringLiteral("is missing"));
    } else if (state != ContentState::Sound) {
      problems.changed << line.arg(QStringLiteral("differs from its hash"));
    }
  }
  for (const QString& file : contents.files()) {
    if (!needed.contains(file)) {
      problems.unreferenced << QStringLiteral("%1: no attachment needs this file").arg(file);
    }
  }
  return problems;
}

}  // namespace shuangda
