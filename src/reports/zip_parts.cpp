#include "reports/zip_parts.h"

#include <zip.h>

#include <memory>

namespace shuangda {
namespace {

struct DropSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

}  // namespace

// The parts live until the archive is closed; memory is the only thing that can fail.
QByteArray zipped(const std::vector<ZipPart>& parts, time_t at) {
  const std::unique_ptr<zip_source_t, DropSource> target(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  zip_t* archive = target ? zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr) : nullptr;
  if (!archive) {
    return {};
  }
  zip_source_keep(target.get());  // one reference is the archive's
  for (const ZipPart& part : parts) {
    zip_source_t* content = zip_source_buffer(archive, part.bytes.constData(), static_cast<zip_uint64_t>(part.bytes.size()), 0);
    const zip_int64_t index = zip_file_add(archive, part.path.constData(), content, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(content);
      zip_discard(archive);
      return {};
    }
    zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), at, 0);
  }
  if (zip_close(archive) != 0) {
    zip_discard(archive);
    return {};
  }
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(target.get(), &stat) != 0 || zip_source_open(target.get()) != 0) {
    return {};
  }
  QByteArray bytes(static_cast<qsizetype>(stat.size), Qt::Uninitialized);
  const bool whole = zip_source_read(target.get(), bytes.data(), stat.size) == static_cast<zip_int64_t>(stat.size);
  zip_source_close(target.get());
  return whole ? bytes : QByteArray();
}

}  // namespace shuangda
