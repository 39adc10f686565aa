#pragma once

#include <QObject>
#include <QTimer>
#include <functional>

#include "desk.h"
#include "domain/form_draft.h"

namespace shuangda {

/// Keeps what stands in a form of any kind: a few seconds after something was typed it is written down, until the form
/// is saved or given up. What a form must do: touch() on every change, finish() when it is saved or given up.
class DraftKeeper final : public QObject {
  Q_OBJECT

 public:
  /// `draft` says kind, record, version and title; `changes` what the form would change now.
  DraftKeeper(Desk& desk, FormDraft draft, std::function<std::vector<FieldChange>()> changes, QObject* parent);

  void touch();
  /// Goes on with an offered draft in place of its own.
  void adopt(const FormDraft& draft);
  /// Removes the draft: there is nothing left to lose.
  void finish();
  QString uid() const { return draft_.uid; }
  void setPause(int ms) { timer_.setInterval(ms); }

  static constexpr int kPauseMs = 3000;

 Q_SIGNALS:
  /// The draft is in the store.
  void kept();

 private:
  void keep();
  void drop();

  Desk& desk_;
  FormDraft draft_;
  std::function<std::vector<FieldChange>()> changes_;
  QTimer timer_;
  QString written_;  ///< the fields as they were sent last; empty before the first time
  bool finished_ = false;
};

}  // namespace shuangda
