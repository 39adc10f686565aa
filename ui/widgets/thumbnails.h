#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QThreadPool>
#include <functional>

#include "base/result.h"
#include "domain/attachment.h"

namespace shuangda {

/// Small pictures of photos, made in a thread of their own and kept by the hash of the photo.
class Thumbnails final : public QObject {
  Q_OBJECT

 public:
  using Reader = std::function<Result<QByteArray>(const Attachment&)>;
  static constexpr int kEdge = 56;

  explicit Thumbnails(QObject* parent = nullptr);
  ~Thumbnails() override;

  /// The picture, when it is made already.
  QPixmap find(const QString& sha256) const;
  /// Starts making it, once; made() follows when there is something to see. Files that are no photos are passed over.
  void request(const Attachment& attachment, const Reader& reader);
  /// Forgets what waits: the list it was for is no longer shown.
  void drop();

 Q_SIGNALS:
  void made(const QString& sha256);

 private:
  void arrived(const QString& sha256, const QImage& image);

  QThreadPool pool_;
  QCache<QString, QPixmap> cache_;
  QSet<QString> asked_;
};

/// A photo made small, upright; null for what is no photo, too large or not to be trusted: only plain picture formats
/// are read, by their content and not their name, and the size a file claims is looked at before any memory is taken.
QImage thumbnailOf(const QByteArray& bytes, int edge);

}  // namespace shuangda
