#include "exchange/zip_archive.h"

#include <zip.h>

#include <QByteArray>
#include <array>

#include "exchange/limits.h"

namespace shuangda {
namespace {

Result<void> checkPart(const zip_stat_t& part) {
  const QString name = QString::fromUtf8(part.name);
  if ((part.valid & ZIP_STAT_ENCRYPTION_METHOD) && part.encryption_method != ZIP_EM_NONE) {
    return refuse(ErrorCode::Unsupported, QStringLiteral("encrypted"), name);
  }
  if (part.size > limits::kMaxPartBytes) {
    return refuse(ErrorCode::Hostile, QStringLiteral("part_size"), name);
  }
  if (part.size > limits::kRatioFrom && part.size / std::max<zip_uint64_t>(part.comp_size, 1) > limits::kMaxRatio) {
    return refuse(ErrorCode::Hostile, QStringLiteral("zip_ratio"), name);
  }
  return {};
}

}  // namespace

Result<ZipArchive> ZipArchive::open(const QString& path) {
  int code = 0;
  std::shared_ptr<zip> handle(zip_open(path.toUtf8().constData(), ZIP_RDONLY, &code), [](zip* z) {
    if (z != nullptr) {
      zip_discard(z);
    }
  });
  if (!handle) {
    return refuse(ErrorCode::Damaged, QStringLiteral("zip"), QString::number(code));
  }
  const zip_int64_t count = zip_get_num_entries(handle.get(), 0);
  if (count > limits::kMaxParts) {
    return refuse(ErrorCode::Hostile, QStringLiteral("part_count"), QString::number(count));
  }
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t part;
    if (zip_stat_index(handle.get(), static_cast<zip_uint64_t>(i), 0, &part) != 0) {
      return refuse(ErrorCode::Damaged, QStringLiteral("zip"));
    }
    if (const Result<void> fit = checkPart(part); !fit) {
      return tl::unexpected(fit.error());
    }
  }
  return ZipArchive(std::move(handle));
}

bool ZipArchive::contains(const QString& part) const {
  return zip_name_locate(handle_.get(), part.toUtf8().constData(), 0) >= 0;
}

Result<void> ZipArchive::stream(const QString& part, const PieceSink& sink) const {
  const QByteArray name = part.toUtf8();
  zip_stat_t stat;
  if (zip_stat(handle_.get(), name.constData(), 0, &stat) != 0) {
    return refuse(ErrorCode::Damaged, QStringLiteral("zip"), part);
  }
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen(handle_.get(), name.constData(), 0),
                                                                &zip_fclose);
  if (!file) {
    return refuse(ErrorCode::Damaged, QStringLiteral("zip"), part);
  }
  zip_uint64_t total = 0;
  std::array<char, 1 << 16> buffer;
  for (;;) {
    const zip_int64_t length = zip_fread(file.get(), buffer.data(), buffer.size());
    if (length < 0) {
      return refuse(ErrorCode::Damaged, QStringLiteral("size_mismatch"), part);
    }
    total += static_cast<zip_uint64_t>(length);
    // libzip itself does not notice a directory that lies about sizes.
    if (total > stat.size) {
      return refuse(ErrorCode::Hostile, QStringLiteral("size_mismatch"), part);
    }
    if (length == 0 && total < stat.size) {
      return refuse(ErrorCode::Damaged, QStringLiteral("size_mismatch"), part);
    }
    if (const Result<void> taken = sink(QByteArrayView(buffer.data(), length), length == 0); !taken) {
      return taken;
    }
    if (length == 0) {
      return {};
    }
  }
}

Result<QByteArray> ZipArchive::read(const QString& part, qsizetype limit) const {
  QByteArray bytes;
  const Result<void> done = stream(part, [&](QByteArrayView piece, bool) -> Result<void> {
    if (bytes.size() + piece.size() > limit) {
      return refuse(ErrorCode::Hostile, QStringLiteral("part_size"), part);
    }
    bytes.append(piece.data(), piece.size());
    return {};
  });
  if (!done) {
    return tl::unexpected(done.error());
  }
  return bytes;
}

}  // namespace shuangda
