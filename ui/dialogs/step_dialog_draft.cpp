#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

#include "dialogs/step_dialog.h"
#include "widgets/form_drafts.h"
#include "widgets/step_inputs.h"

namespace shuangda {
namespace {

const QString kStepField = QStringLiteral("step");
const QString kOnField = QStringLiteral("happened_on");
const QString kDocField = QStringLiteral("doc_no");
const QString kNoteField = QStringLiteral("note");

}  // namespace

void StepDialog::watchDrafts() {
  drafts_ = new FormDrafts(desk_,
                           {.draft = {.kind = DraftService::kStep, .recordId = course_.legalCase.id.value, .title = course_.legalCase.number},
                            .leading = {kStepField},
                            .texts = [this] { return formTexts(); },
                            .restore = [this](const QMap<QString, QString>& texts) { restore(texts); }},
                           question_, this);
  for (QWidget* input : {static_cast<QWidget*>(on_), static_cast<QWidget*>(docNo_), static_cast<QWidget*>(note_)}) {
    drafts_->watch(input);
  }
}

QMap<QString, QString> StepDialog::formTexts() const {
  QMap<QString, QString> texts{{kStepField, step_->currentData().toString()}, {kOnField, on_->text().trimmed()}, {kDocField, docNo_->text().trimmed()}, {kNoteField, note_->toPlainText().trimmed()}};
  for (const QString& id : inputs_->ids()) {
    texts.insert(id, inputs_->text(id));
  }
  return texts;
}

void StepDialog::restore(const QMap<QString, QString>& texts) {
  if (step_->findData(texts.value(kStepField)) >= 0) {
    choose(texts.value(kStepField));
  }
  for (auto it = texts.begin(); it != texts.end(); ++it) {
    if (it.key() == kOnField) {
      on_->setText(it.value());
    } else if (it.key() == kDocField) {
      nextNumber_->setChecked(it.value().isEmpty());
      docNo_->setText(it.value());
    } else if (it.key() == kNoteField) {
      note_->setPlainText(it.value());
    } else if (it.key() != kStepField) {
      inputs_->setText(it.key(), it.value());
    }
  }
  say(tr("已恢复草稿，请核对后登记。"), false);
}

}  // namespace shuangda
