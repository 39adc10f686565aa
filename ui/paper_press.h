#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QThread>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "base/result.h"
#include "reports/document.h"
#include "reports/fonts.h"

namespace shuangda {

/// Sets a paper on pages and draws them in a thread of its own, with a font book that lives and is used there alone (QRawFont belongs to a
/// thread); the window gets pictures. The newest paper asked for is the one that is set: what waits for an older one is dropped.
class PaperPress final : public QObject {
  Q_OBJECT

 public:
  using Composer = std::function<Result<Document>()>;
  /// What the press works with, in its thread.
  struct Tray {
    FontBook fonts{};
    LaidOutDocument pages{};
  };

  explicit PaperPress(QObject* parent = nullptr);
  ~PaperPress() override;

  /// Composes and sets a paper, in the thread of the press; `composer` must not touch anything of another.
  void set(Composer composer);
  /// Nothing is shown any more.
  void clear();
  int pages() const { return pages_; }
  /// The page this many pixels wide when it is drawn already, else the best there is, which may be nothing; then rendered() follows.
  QImage picture(int page, int width);
  /// Does something else with the fonts of the press; `done` is called in this thread.
  void run(std::function<QString(FontBook&)> work, std::function<void(QString)> done);

 Q_SIGNALS:
  /// `fonts` says what the paper could not be set in, empty when nothing.
  void laidOut(int pages, const QStringList& fonts);
  void refused(const QString& text);
  void rendered(int page);

 private:
  struct Wanted {
    int page = 0;
    int width = 0;
    bool operator==(const Wanted&) const = default;
  };

  void start();
  void drawNext(int generation);
  void arrived(int generation, Wanted drawn, const QImage& image);
  static quint64 keyOf(const Wanted& wanted) { return (static_cast<quint64>(wanted.page) << 32) | static_cast<quint32>(wanted.width); }

  QThread thread_;
  QObject* worker_;                    ///< lives in the thread; deleted there
  std::unique_ptr<Tray> tray_;         ///< made, used and destroyed in the thread
  std::atomic<int> generation_ = 0;    ///< of the newest paper asked for
  std::mutex waiting_;                 ///< guards wanted_
  std::vector<Wanted> wanted_;         ///< the last is drawn first
  QCache<quint64, QImage> drawn_;
  std::vector<QImage> smallest_;       ///< of each page, shown until the picture wanted is there
  int pages_ = 0;
};

}  // namespace shuangda
