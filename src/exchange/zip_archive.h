#pragma once

#include <QString>
#include <functional>
#include <memory>

#include "base/result.h"

struct zip;

namespace shuangda {

/// A zip opened for reading, checked against the limits before anything is inflated.
class ZipArchive {
 public:
  /// Takes each inflated piece; a refusal ends the reading.
  using PieceSink = std::function<Result<void>(QByteArrayView piece, bool last)>;

  static Result<ZipArchive> open(const QString& path);

  bool contains(const QString& part) const;
  /// Streams a part in pieces. Damaged "size_mismatch" when it is shorter than declared or its checksum differs,
  /// Hostile when it is longer.
  Result<void> stream(const QString& part, const PieceSink& sink) const;
  /// A small part as a whole; Hostile above `limit` bytes.
  Result<QByteArray> read(const QString& part, qsizetype limit) const;

 private:
  explicit ZipArchive(std::shared_ptr<zip> handle) : handle_(std::move(handle)) {}

  std::shared_ptr<zip> handle_;
};

}  // namespace shuangda
