#pragma once

#include <QObject>

#include "desk.h"

class QTimer;

namespace shuangda {

/// Does what the search index still has to do whenever the desk has nothing else to do, piece by piece. Whatever somebody
/// asks meanwhile goes first: the piece is dropped and done again later.
class IndexKeeper final : public QObject {
  Q_OBJECT

 public:
  explicit IndexKeeper(Desk& desk, QObject* parent = nullptr);

 private:
  void work();

  Desk& desk_;
  QTimer* pause_;
  bool working_ = false;  ///< the desk is busy with a piece of ours
};

}  // namespace shuangda
