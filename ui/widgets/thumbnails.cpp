#include "widgets/thumbnails.h"

#include <QBuffer>
#include <QImageReader>

namespace shuangda {
namespace {

constexpr int kKept = 400;                         // of about 12 kB each
constexpr std::int64_t kLargestFile = 64ll << 20;  // larger ones are scans of whole files, not photos
constexpr std::int64_t kMostPixels = 120'000'000;  // today's cameras stay below

}  // namespace

QImage thumbnailOf(const QByteArray& bytes, int edge) {
  static const QList<QByteArray> formats{"jpeg", "png", "bmp", "gif", "webp"};
  QBuffer buffer;
  buffer.setData(bytes);
  buffer.open(QIODevice::ReadOnly);
  QImageReader reader(&buffer);
  reader.setDecideFormatFromContent(true);
  if (!formats.contains(reader.format())) {
    return {};
  }
  const QSize size = reader.size();
  if (size.isEmpty() || static_cast<std::int64_t>(size.width()) * size.height() > kMostPixels) {
    return {};
  }
  reader.setAutoTransform(true);
  const QSize small = size.scaled(edge, edge, Qt::KeepAspectRatio);
  reader.setScaledSize(small.expandedTo(QSize(1, 1)));
  return reader.read();
}

Thumbnails::Thumbnails(QObject* parent) : QObject(parent), cache_(kKept) {
  pool_.setMaxThreadCount(1);
}

Thumbnails::~Thumbnails() {
  pool_.clear();
  pool_.waitForDone();
}

QPixmap Thumbnails::find(const QString& sha256) const {
  const QPixmap* pixmap = cache_.object(sha256);
  return pixmap == nullptr ? QPixmap() : *pixmap;
}

void Thumbnails::request(const Attachment& attachment, const Reader& reader) {
  const bool photo = attachment.mediaType.startsWith(QStringLiteral("image/")) && attachment.size <= kLargestFile;
  if (!photo || asked_.contains(attachment.sha256) || cache_.contains(attachment.sha256)) {
    return;
  }
  asked_.insert(attachment.sha256);
  pool_.start([this, attachment, reader] {
    const QImage image =
        reader(attachment).map([](const QByteArray& bytes) { return thumbnailOf(bytes, kEdge); }).value_or(QImage());
    // The destructor waits for this thread, so that `this` is alive; the call is dropped with it.
    QMetaObject::invokeMethod(
        this, [this, sha = attachment.sha256, image] { arrived(sha, image); }, Qt::QueuedConnection);
  });
}

void Thumbnails::drop() {
  pool_.clear();
  asked_.clear();
}

void Thumbnails::arrived(const QString& sha256, const QImage& image) {
  asked_.remove(sha256);
  if (!image.isNull()) {
    cache_.insert(sha256, new QPixmap(QPixmap::fromImage(image)));
    Q_EMIT made(sha256);
  }
}

}  // namespace shuangda
