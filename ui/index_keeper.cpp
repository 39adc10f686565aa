#include "index_keeper.h"

#include <QTimer>

namespace shuangda {
namespace {

constexpr int kPauseMs = 300;

}  // namespace

IndexKeeper::IndexKeeper(Desk& desk, QObject* parent) : QObject(parent), desk_(desk), pause_(new QTimer(this)) {
  pause_->setSingleShot(true);
  pause_->setInterval(kPauseMs);
  connect(pause_, &QTimer::timeout, this, &IndexKeeper::work);
  connect(&desk_, &Desk::busyChanged, this, [this](bool busy) {
    // The end of our own piece is no news.
    if (!busy && !working_) {
      pause_->start();
    }
    working_ = working_ && busy;
  });
  pause_->start();
}

void IndexKeeper::work() {
  working_ = true;
  desk_.askInBackground(
      this, [](Desk::Hand hand) { return hand.services.search.advance() || hand.services.bulletins.advance(); },
      [this](bool more) {
        if (more) {
          pause_->start();
        }
      },
      [this] { pause_->start(); });
}

}  // namespace shuangda
