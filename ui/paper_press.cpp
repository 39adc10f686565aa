#include "paper_press.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "reports/page_layout.h"
#include "reports/page_painter.h"
#include "services/texts.h"

namespace shuangda {
namespace {

constexpr int kKeptKilobytes = 96 * 1024;
/// Wider pictures are stretched: one is to be a small part of what is kept.
constexpr int kWidest = 2400;

QImage drawPage(const LaidOutDocument& document, int page, int width) {
  const double scale = width / sheetSize().width();
  QImage image(width, static_cast<int>(std::lround(sheetSize().height() * scale)), QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  paintPage(painter, document, static_cast<std::size_t>(page), scale);
  return image;
}

}  // namespace

PaperPress::PaperPress(QObject* parent) : QObject(parent), worker_(new QObject), drawn_(kKeptKilobytes) {
  worker_->moveToThread(&thread_);
  connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
}

PaperPress::~PaperPress() {
  ++generation_;  // what waits is skipped
  if (thread_.isRunning()) {
    QMetaObject::invokeMethod(worker_, [this] { tray_.reset(); }, Qt::QueuedConnection);
    QMetaObject::invokeMethod(worker_, [this] { thread_.quit(); }, Qt::QueuedConnection);
    thread_.wait();
  } else {
    delete worker_;
  }
}

void PaperPress::start() {
  if (!thread_.isRunning()) {
    thread_.start();
    // The fonts are registered while nobody else looks any up: that is not safe in two threads at once.
    QMetaObject::invokeMethod(worker_, [this] { tray_ = std::make_unique<Tray>(); }, Qt::BlockingQueuedConnection);
  }
}

void PaperPress::clear() {
  ++generation_;
  const std::lock_guard lock(waiting_);
  wanted_.clear();
  drawn_.clear();
  smallest_.clear();
  pages_ = 0;
}

void PaperPress::set(Composer composer) {
  start();
  clear();
  QMetaObject::invokeMethod(
      worker_,
      [this, composer = std::move(composer), generation = generation_.load()] {
        if (generation != generation_) {
          return;
        }
        const Result<Document> document = composer();
        if (document && generation == generation_) {
          tray_->pages = layOut(*document, tray_->fonts);
        }
        // The destructor waits for this thread, so that `this` is alive; the call is dropped with it.
        QMetaObject::invokeMethod(
            this,
            [this, generation, error = document ? std::optional<Error>() : document.error(), pages = static_cast<int>(tray_->pages.pages.size()), fonts = tray_->pages.fonts.lines()] {
              if (generation != generation_) {
                return;
              }
              if (error) {
                Q_EMIT refused(refusalText(*error));
                return;
              }
              pages_ = pages;
              smallest_.assign(static_cast<std::size_t>(pages), QImage());
              Q_EMIT laidOut(pages, fonts);
            },
            Qt::QueuedConnection);
      },
      Qt::QueuedConnection);
}

QImage PaperPress::picture(int page, int width) {
  if (page < 0 || page >= pages_ || width < 1) {
    return {};
  }
  const Wanted wanted{page, std::min(width, kWidest)};
  if (const QImage* image = drawn_.object(keyOf(wanted))) {
    return *image;
  }
  const std::lock_guard lock(waiting_);
  if (std::ranges::find(wanted_, wanted) == wanted_.end()) {
    wanted_.push_back(wanted);
    QMetaObject::invokeMethod(worker_, [this, generation = generation_.load()] { drawNext(generation); }, Qt::QueuedConnection);
  }
  return smallest_[static_cast<std::size_t>(page)];
}

void PaperPress::drawNext(int generation) {
  Wanted next;
  {
    const std::lock_guard lock(waiting_);
    if (generation != generation_ || wanted_.empty()) {
      return;
    }
    next = wanted_.back();
    wanted_.pop_back();
  }
  if (static_cast<std::size_t>(next.page) >= tray_->pages.pages.size()) {
    return;
  }
  const QImage image = drawPage(tray_->pages, next.page, next.width);
  QMetaObject::invokeMethod(this, [this, generation, next, image] { arrived(generation, next, image); }, Qt::QueuedConnection);
}

void PaperPress::arrived(int generation, Wanted drawn, const QImage& image) {
  if (generation != generation_) {
    return;
  }
  drawn_.insert(keyOf(drawn), new QImage(image), static_cast<int>(image.sizeInBytes() / 1024));
  QImage& smallest = smallest_[static_cast<std::size_t>(drawn.page)];
  smallest = smallest.isNull() || drawn.width < smallest.width() ? image : smallest;
  Q_EMIT rendered(drawn.page);
}

void PaperPress::run(std::function<QString(FontBook&)> work, std::function<void(QString)> done) {
  start();
  QMetaObject::invokeMethod(
      worker_,
      [this, work = std::move(work), done = std::move(done)] {
        const QString told = work(tray_->fonts);
        QMetaObject::invokeMethod(this, [done, told] { done(told); }, Qt::QueuedConnection);
      },
      Qt::QueuedConnection);
}

}  // namespace shuangda
