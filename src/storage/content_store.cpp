#include "storage/content_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <array>
#include <cerrno>

#include "base/sha256.h"
#include "storage/durable_file.h"
#include "storage/storage_error.h"

namespace shuangda {
namespace {

constexpr std::size_t kBlock = 1 << 16;

/// A file opened for reading. Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
class Source {
 public:
  explicit Source(const QString& path)
      : descriptor_(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {
    known_ = descriptor_ >= 0 && ::fstat(descriptor_, &about_) == 0;
  }
  ~Source() {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
  }
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  bool isOpen() const { return known_; }
  bool isFolder() const { return known_ && S_ISDIR(about_.st_mode); }
  bool isFile() const { return known_ && S_ISREG(about_.st_mode); }
  std::int64_t size() const { return known_ ? about_.st_size : 0; }

  /// Hands every block to `take`, which says whether to go on; false when reading failed or `take` said no.
  template <typename Take>
  bool each(Take take) {
    std::array<char, kBlock> block{};
    for (;;) {
      const ssize_t got = ::read(descriptor_, block.data(), block.size());
      if (got < 0 && errno == EINTR) {
        continue;
      }
      if (got <= 0) {
        return got == 0;
      }
      if (!take(block.data(), static_cast<qsizetype>(got))) {
        return false;
      }
    }
  }

 private:
  int descriptor_ = -1;
  bool known_ = false;
  struct stat about_ {};
};

/// Why a file cannot become an attachment before it is read.
std::optional<Error> objection(const Source& source, const QString& path, std::int64_t limit) {
  const QString name = QFileInfo(path).fileName();
  if (source.isFolder()) {
    return Error{ErrorCode::Unreadable, QStringLiteral("attachment_directory"), name};
  }
  if (!source.isOpen()) {
    return Error{ErrorCode::Unreadable, QStringLiteral("attachment_file"), name};
  }
  if (!source.isFile()) {
    return Error{ErrorCode::Unsupported, QStringLiteral("attachment_special"), name};
  }
  if (source.size() == 0) {
    return Error{ErrorCode::Damaged, QStringLiteral("attachment_empty"), name};
  }
  if (source.size() > limit) {
    return Error{ErrorCode::OutOfRange, QStringLiteral("attachment_size"),
                 QStringLiteral("%1（%2，上限 %3）").arg(name, fileSizeText(source.size()), fileSizeText(limit))};
  }
  return std::nullopt;
}

tl::unexpected<Error> refuseContent(ContentState state) {
  return state == ContentState::Missing ? refuse(ErrorCode::NotFound, QStringLiteral("attachment_missing"))
                                        : refuse(ErrorCode::Damaged, QStringLiteral("attachment_changed"));
}

/// What an interrupted addition left behind a day ago is nobody's any more.
void clearAway(const QString& folder) {
  const QDateTime yesterday = QDateTime::currentDateTimeUtc().addDays(-1);
  const QString pattern = QString::fromLatin1(kPartialPrefix) + QStringLiteral("??????");
  for (const QFileInfo& info : QDir(folder).entryInfoList({pattern}, QDir::Files | QDir::Hidden)) {
    if (info.lastModified() < yesterday) {
      QFile::remove(info.filePath());
    }
  }
}

/// The folder of a store may be unwritable while the database is not: a refusal that names the folder.
template <typename Act>
auto withFolder(const QString& field, const QString& folder, Act act) -> decltype(act()) {
  try {
    return act();
  } catch (const StorageError& error) {
    if (error.kind() == StorageError::Kind::CannotOpen || error.kind() == StorageError::Kind::ReadOnly) {
      return refuse(ErrorCode::Unwritable, field, folder);
    }
    throw;
  }
}

}  // namespace

QString ContentStore::pathOf(const QString& sha256) const {
  return QStringLiteral("%1/%2/%3/%4").arg(folder_, sha256.left(2), sha256.mid(2, 2), sha256);
}

Result<ContentStore::Content> ContentStore::add(const QString& path, std::int64_t limit) const {
  Source source(path);
  if (const std::optional<Error> error = objection(source, path, limit)) {
    return tl::unexpected(*error);
  }
  return withFolder(QStringLiteral("attachment_folder"), folder_, [&]() -> Result<Content> {
    makePrivateFolders(folder_);
    clearAway(folder_);
    DurableFile file(folder_);
    Sha256 hash;
    Content content;
    const bool read = source.each([&](const char* bytes, qsizetype size) {
      content.size += size;
      hash.add(bytes, size);
      file.write(bytes, size);
      return content.size <= limit;  // it may have grown since it was looked at
    });
    if (!read || content.size == 0) {
      return refuse(ErrorCode::Unreadable, QStringLiteral("attachment_file"), QFileInfo(path).fileName());
    }
    content.sha256 = hash.hex();
    if (check(content) != ContentState::Sound) {
      const QString target = pathOf(content.sha256);
      makePrivateFolders(QFileInfo(target).absolutePath());
      file.keep(target);
    }
    return content;
  });
}

ContentState ContentStore::look(const Content& content) const {
  const QFileInfo info(pathOf(content.sha256));
  if (!info.isFile()) {
    return ContentState::Missing;
  }
  return info.size() == content.size ? ContentState::Stored : ContentState::Changed;
}

ContentState ContentStore::check(const Content& content) const {
  if (const ContentState state = look(content); state != ContentState::Stored) {
    return state;
  }
  Source source(pathOf(content.sha256));
  Sha256 hash;
  const bool read = source.isFile() && source.each([&](const char* bytes, qsizetype size) {
    hash.add(bytes, size);
    return true;
  });
  return read && hash.hex() == content.sha256 ? ContentState::Sound : ContentState::Changed;
}

Result<QByteArray> ContentStore::read(const Content& content) const {
  if (const ContentState state = look(content); state != ContentState::Stored) {
    return refuseContent(state);
  }
  Source source(pathOf(content.sha256));
  QByteArray bytes;
  const bool read = source.isFile() && source.each([&](const char* block, qsizetype size) {
    bytes.append(block, size);
    return bytes.size() <= content.size;
  });
  Sha256 hash;
  hash.add(bytes.constData(), bytes.size());
  if (!read || hash.hex() != content.sha256) {
    return refuseContent(ContentState::Changed);
  }
  return bytes;
}

Result<void> ContentStore::copyTo(const Content& content, const QString& path) const {
  if (const ContentState state = look(content); state != ContentState::Stored) {
    return refuseContent(state);
  }
  return withFolder(QStringLiteral("attachment_target"), path, [&]() -> Result<void> {
    Source source(pathOf(content.sha256));
    DurableFile copy(QFileInfo(path).absolutePath());
    Sha256 hash;
    const bool read = source.isFile() && source.each([&](const char* bytes, qsizetype size) {
      hash.add(bytes, size);
      copy.write(bytes, size);
      return true;
    });
    if (!read || hash.hex() != content.sha256) {
      return refuseContent(ContentState::Changed);
    }
    copy.keep(path);
    return {};
  });
}

QStringList ContentStore::files() const {
  QStringList files;
  const QDir folder(folder_);
  QDirIterator walk(folder_, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
  while (walk.hasNext()) {
    files << folder.relativeFilePath(walk.next());
  }
  files.sort();
  return files;
}

}  // namespace shuangda
