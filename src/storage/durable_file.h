#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace shuangda {

/// A file that appears under its name whole or not at all: written under a name of its own in the same folder, flushed
/// to the disk, then renamed. Without keep() nothing stays behind.
class DurableFile {
 public:
  /// Throws StorageError when it cannot be created: Full, or CannotOpen.
  explicit DurableFile(const QString& folder);
  ~DurableFile();
  DurableFile(const DurableFile&) = delete;
  DurableFile& operator=(const DurableFile&) = delete;

  /// Throws StorageError: Full when the disk has no space left.
  void write(const char* bytes, qint64 size);
  /// Flushes, renames and flushes the folder's entry. The file is readable by its owner alone.
  void keep(const QString& path);

 private:
  QByteArray temporary_{};
  int descriptor_ = -1;
};

/// What the names of files begin with that are being written.
inline constexpr const char* kPartialPrefix = ".partial-";

/// Creates the missing folders of `path`, open to their owner alone, and flushes the entries. Throws StorageError.
void makePrivateFolders(const QString& path);

}  // namespace shuangda
