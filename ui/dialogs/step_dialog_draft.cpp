#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

#include "dialogs/step_dialog.h"
#include "draft_keeper.h"
#include "widgets/draft_texts.h"
#include "widgets/penalty_edit.h"
#include "widgets/question_bar.h"
#include "widgets/step_inputs.h"

namespace shuangda {
namespace {

const QString kStepField = QStringLiteral("step");
const QString kOnField = QStringLiteral("happened_on");
const QString kDocField = QStringLiteral("doc_no");
const QString kNoteField = QStringLiteral("note");

}  // namespace

void StepDialog::watchDrafts() {
  keeper_ = new DraftKeeper(desk_, {.kind = DraftService::kStep, .recordId = course_.legalCase.id.value, .title = course_.legalCase.number}, [this] { return changes(); }, this);
  opened_ = formTexts();
  connect(on_, &QLineEdit::textEdited, keeper_, &DraftKeeper::touch);
  connect(docNo_, &QLineEdit::textEdited, keeper_, &DraftKeeper::touch);
  connect(note_, &QPlainTextEdit::textChanged, keeper_, &DraftKeeper::touch);
  connect(this, &QDialog::finished, keeper_, &DraftKeeper::finish);
  desk_.ask(
      this, [](Desk::Hand hand) { return hand.services.drafts.list(hand.session, DraftService::kStep); },
      [this](const Result<std::vector<FormDraft>>& drafts) {
        for (const FormDraft& draft : drafts.value_or(std::vector<FormDraft>())) {
          if (draft.recordId == course_.legalCase.id.value && draft.uid != keeper_->uid() && changes().empty()) {
            question_->ask(tr("有一份 %1 没有登记的草稿：%2").arg(draft.savedAt.localText(), draftChangesText(draftChanges(draft.fields))), tr("恢复(&R)"), [this, draft] { restore(draft); });
            return;
          }
        }
      });
}

void StepDialog::watchInput(QWidget* input) {
  if (!keeper_) {
    return;
  }
  if (auto* penalties = qobject_cast<PenaltyEdit*>(input)) {
    connect(penalties, &PenaltyEdit::changed, keeper_, &DraftKeeper::touch);
  } else if (auto* combo = qobject_cast<QComboBox*>(input)) {
    connect(combo, &QComboBox::currentTextChanged, keeper_, &DraftKeeper::touch);
  } else if (auto* edit = qobject_cast<QLineEdit*>(input)) {
    connect(edit, &QLineEdit::textEdited, keeper_, &DraftKeeper::touch);
  }
}

QMap<QString, QString> StepDialog::formTexts() const {
  QMap<QString, QString> texts{{kStepField, step_->currentData().toString()}, {kOnField, on_->text().trimmed()}, {kDocField, docNo_->text().trimmed()}, {kNoteField, note_->toPlainText().trimmed()}};
  for (const QString& id : inputs_->ids()) {
    texts.insert(id, inputs_->text(id));
  }
  return texts;
}

/// What was typed since the form was opened. The step chosen goes along, since the other fields mean nothing without it.
std::vector<FieldChange> StepDialog::changes() const {
  std::vector<FieldChange> changed;
  const QMap<QString, QString> now = formTexts();
  for (auto it = now.begin(); it != now.end(); ++it) {
    if (it.value() != opened_.value(it.key()) && it.key() != kStepField) {
      changed.push_back({it.key(), opened_.value(it.key()), it.value()});
    }
  }
  if (!changed.empty()) {
    changed.insert(changed.begin(), {kStepField, QString(), now.value(kStepField)});
  }
  return changed;
}

void StepDialog::restore(const FormDraft& draft) {
  const std::vector<FieldChange> fields = draftChanges(draft.fields);
  for (const FieldChange& field : fields) {
    if (field.field == kStepField && step_->findData(field.after) >= 0) {
      choose(field.after);
    }
  }
  keeper_->adopt(draft);
  for (const FieldChange& field : fields) {
    if (field.field == kOnField) {
      on_->setText(field.after);
    } else if (field.field == kDocField) {
      nextNumber_->setChecked(field.after.isEmpty());
      docNo_->setText(field.after);
    } else if (field.field == kNoteField) {
      note_->setPlainText(field.after);
    } else if (field.field != kStepField) {
      inputs_->setText(field.field, field.after);
    }
  }
  say(tr("已恢复草稿，请核对后登记。"), false);
}

}  // namespace shuangda
