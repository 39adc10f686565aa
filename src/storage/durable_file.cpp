#include "storage/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstring>

#include "storage/storage_error.h"

namespace shuangda {
namespace {

[[noreturn]] void fail(const char* what) {
  const int reason = errno;
  // EFBIG: a limit set for the process or the file system; for the user it is the same as no space.
  const bool full = reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
  throw StorageError(full              ? StorageError::Kind::Full
                     : reason == EROFS ? StorageError::Kind::ReadOnly
                                       : StorageError::Kind::CannotOpen,
                     QStringLiteral("%1: %2").arg(QLatin1String(what), QString::fromLocal8Bit(std::strerror(reason))));
}

/// Some file systems (network shares, sticks) know no flush; there the rename is all there is.
bool isUnknownHere(int reason) {
  return reason == EINVAL || reason == ENOSYS || reason == EOPNOTSUPP || reason == EROFS;
}

/// A new name is safe only when its folder is flushed too.
void flushFolder(const QString& folder) {
  const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) {
    if (errno == EACCES) {
      return;  // a folder one may write into, but not look at
    }
    fail("a folder cannot be opened");
  }
  const int failed = ::fsync(descriptor);
  const int reason = errno;
  ::close(descriptor);
  errno = reason;
  if (failed != 0 && !isUnknownHere(reason)) {
    fail("a folder cannot be flushed");
  }
}

}  // namespace

DurableFile::DurableFile(const QString& folder)
    : temporary_(QFile::encodeName(folder) + '/' + kPartialPrefix + "XXXXXX") {
  descriptor_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
  if (descriptor_ < 0) {
    fail("a file cannot be created");
  }
}

DurableFile::~DurableFile() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
  if (!temporary_.isEmpty()) {
    ::unlink(temporary_.constData());
  }
}

void DurableFile::write(const char* bytes, qint64 size) {
  while (size > 0) {
    const ssize_t written = ::write(descriptor_, bytes, static_cast<std::size_t>(size));
    if (written < 0) {
      if (errno == EINTR) {
        continue;
      }
      fail("a file cannot be written");
    }
    bytes += written;
    size -= written;
  }
}

void DurableFile::keep(const QString& path) {
  // Its owner's alone since mkostemp(); setting the mode again fails on file systems without modes.
  if (::fsync(descriptor_) != 0 && !isUnknownHere(errno)) {
    fail("a file cannot be flushed");
  }
  if (::rename(temporary_.constData(), QFile::encodeName(path).constData()) != 0) {
    fail("a file cannot be given its name");
  }
  temporary_.clear();
  flushFolder(QFileInfo(path).absolutePath());
}

void makePrivateFolders(const QString& path) {
  const QFileInfo info(path);
  if (info.isDir()) {
    return;
  }
  const QString parent = info.absolutePath();
  if (parent != info.absoluteFilePath()) {
    makePrivateFolders(parent);
  }
  if (::mkdir(QFile::encodeName(path).constData(), S_IRWXU) != 0 && errno != EEXIST) {
    fail("a folder cannot be created");
  }
  flushFolder(parent);
}

}  // namespace shuangda
