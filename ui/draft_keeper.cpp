#include "draft_keeper.h"

#include "base/uid.h"

namespace shuangda {

DraftKeeper::DraftKeeper(Desk& desk, FormDraft draft, std::function<std::vector<FieldChange>()> changes,
                         QObject* parent)
    : QObject(parent), desk_(desk), draft_(std::move(draft)), changes_(std::move(changes)) {
  draft_.uid = newUid(SystemClock().now());
  timer_.setSingleShot(true);
  timer_.setInterval(kPauseMs);
  connect(&timer_, &QTimer::timeout, this, &DraftKeeper::keep);
}

void DraftKeeper::touch() {
  // Not started anew by each key: who types without a pause is kept too.
  if (!finished_ && !timer_.isActive()) {
    timer_.start();
  }
}

void DraftKeeper::adopt(const FormDraft& draft) {
  drop();
  draft_.uid = draft.uid;
  written_ = draft.fields;
}

void DraftKeeper::keep() {
  const std::vector<FieldChange> changes = changes_();
  draft_.fields = draftJson(changes);
  if (draft_.fields == written_ || (changes.empty() && written_.isEmpty())) {
    return;
  }
  written_ = draft_.fields;
  desk_.ask(
      this, [draft = draft_](Desk::Hand hand) { return hand.services.drafts.keep(hand.session, draft); },
      [this](const Result<void>& result) {
        if (result) {
          Q_EMIT kept();
        }
      },
      [this] { written_.clear(); });  // the window says that the store failed; tried again with the next change
}

void DraftKeeper::finish() {
  finished_ = true;
  timer_.stop();
  drop();
}

void DraftKeeper::drop() {
  if (written_.isEmpty()) {
    return;
  }
  // Answered or not: the form may be gone by then. The data thread takes it after any keep() still on its way.
  desk_.ask(
      &desk_, [uid = draft_.uid](Desk::Hand hand) { return hand.services.drafts.remove(hand.session, uid); },
      [](const Result<void>&) {});
}

}  // namespace shuangda
