#include "widgets/form_drafts.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableWidget>

#include "draft_keeper.h"
#include "widgets/draft_texts.h"
#include "widgets/penalty_edit.h"
#include "widgets/question_bar.h"

namespace shuangda {

FormDrafts::FormDrafts(Desk& desk, Form form, QuestionBar* question, QDialog* dialog)
    : QObject(dialog), desk_(desk), form_(std::move(form)), question_(question), keeper_(new DraftKeeper(desk, form_.draft, [this] { return changes(); }, this)), opened_(form_.texts()) {
  connect(dialog, &QDialog::finished, keeper_, &DraftKeeper::finish);
  desk_.ask(
      this, [kind = form_.draft.kind](Desk::Hand hand) { return hand.services.drafts.list(hand.session, kind); },
      [this](const Result<std::vector<FormDraft>>& drafts) {
        for (const FormDraft& draft : drafts.value_or(std::vector<FormDraft>())) {
          if (isMine(draft) && changes().empty()) {
            offer(draft);
            return;
          }
        }
      });
}

bool FormDrafts::isMine(const FormDraft& draft) const {
  const bool sameForm = draft.recordId != 0 || draft.title == form_.draft.title;
  return draft.recordId == form_.draft.recordId && sameForm && draft.uid != keeper_->uid();
}

void FormDrafts::offer(const FormDraft& draft) {
  question_->ask(tr("有一份 %1 没有登记的草稿：%2").arg(draft.savedAt.localText(), draftChangesText(draftChanges(draft.fields))), tr("恢复(&R)"), [this, draft] { restore(draft); });
}

void FormDrafts::restore(const FormDraft& draft) {
  Texts texts;
  for (const FieldChange& field : draftChanges(draft.fields)) {
    texts.insert(field.field, field.after);
  }
  keeper_->adopt(draft);
  form_.restore(texts);
}

void FormDrafts::touch() { keeper_->touch(); }

void FormDrafts::watch(QWidget* input) {
  if (auto* penalties = qobject_cast<PenaltyEdit*>(input)) {
    connect(penalties, &PenaltyEdit::changed, this, &FormDrafts::touch);
  } else if (auto* combo = qobject_cast<QComboBox*>(input)) {
    connect(combo, &QComboBox::currentTextChanged, this, &FormDrafts::touch);
  } else if (auto* edit = qobject_cast<QLineEdit*>(input)) {
    connect(edit, &QLineEdit::textEdited, this, &FormDrafts::touch);
  } else if (auto* text = qobject_cast<QPlainTextEdit*>(input)) {
    connect(text, &QPlainTextEdit::textChanged, this, &FormDrafts::touch);
  } else if (auto* table = qobject_cast<QTableWidget*>(input)) {
    connect(table, &QTableWidget::itemChanged, this, &FormDrafts::touch);
  }
}

std::vector<FieldChange> FormDrafts::changes() const {
  std::vector<FieldChange> changed;
  const Texts now = form_.texts();
  for (auto it = now.begin(); it != now.end(); ++it) {
    if (it.value() != opened_.value(it.key()) && !form_.leading.contains(it.key())) {
      changed.push_back({it.key(), opened_.value(it.key()), it.value()});
    }
  }
  for (auto field = form_.leading.rbegin(); !changed.empty() && field != form_.leading.rend(); ++field) {
    if (const QString text = now.value(*field); !text.isEmpty()) {
      changed.insert(changed.begin(), {*field, QString(), text});
    }
  }
  return changed;
}

}  // namespace shuangda
