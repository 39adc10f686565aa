#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <functional>

#include "base/result.h"
#include "domain/attachment.h"

namespace shuangda {

/// The contents of attachments: files named after their SHA-256 in two levels of folders, ab/cd/abcd…. The same content
/// is stored once, and never changed or deleted here. A value without state of its own: copies may be used in any
/// thread.
///
/// Refusals have the fields attachment_file, attachment_directory, attachment_special, attachment_empty,
/// attachment_size (what is wrong with a file to be added), attachment_folder (the store's own folder),
/// attachment_missing and attachment_changed (what is wrong with a stored one), attachment_target (a file to be
/// written); see services/record_refusals. A full disk is StorageError::Full.
class ContentStore {
 public:
  struct Content {
    QString sha256{};
    std::int64_t size = 0;

    bool operator==(const Content&) const = default;
  };

  explicit ContentStore(QString folder) : folder_(std::move(folder)) {}

  const QString& folder() const { return folder_; }
  QString pathOf(const QString& sha256) const;

  /// Copies a file in: through a temporary file of the same folder that is flushed and then renamed, so that after a
  /// power cut a content is there whole or not at all. Files of more than `limit` bytes are refused.
  Result<Content> add(const QString& path, std::int64_t limit) const;
  /// Looks at the size only.
  ContentState look(const Content& content) const;
  /// Reads all of it and compares the hash: Sound, Missing or Changed.
  ContentState check(const Content& content) const;
  /// The bytes, compared with the hash.
  Result<QByteArray> read(const Content& content) const;
  /// Writes a copy, compared with the hash on the way, in place of what `path` holds; `path` appears whole or not at
  /// all.
  Result<void> copyTo(const Content& content, const QString& path) const;
  /// Every file below the folder, relative to it, sorted: contents by their paths, left-over temporary files too.
  QStringList files() const;

 private:
  QString folder_;
};

}  // namespace shuangda
