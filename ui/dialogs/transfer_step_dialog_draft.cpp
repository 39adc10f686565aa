#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableWidget>

#include "dialogs/transfer_step_dialog.h"
#include "services/transfer_texts.h"
#include "widgets/form_drafts.h"
#include "widgets/step_inputs.h"

namespace shuangda {
namespace {

const QString kStepField = QStringLiteral("step");
const QString kLaneField = QStringLiteral("lane");
const QString kCaseField = QStringLiteral("case_id");
const QString kTitleField = QStringLiteral("transfer_title");
const QString kSuspectField = QStringLiteral("suspect_name");
const QString kOnField = QStringLiteral("happened_on");
const QString kDocField = QStringLiteral("doc_no");
const QString kPapersField = QStringLiteral("papers");
const QString kHoleField = QStringLiteral("hole");
const QString kNoteField = QStringLiteral("note");

}  // namespace

void TransferStepDialog::watchDrafts() {
  // A matter that is opened has no number yet: its lane and case tell its drafts from those of another.
  const QString title = opening_ ? QStringLiteral("%1 %2").arg(laneText(sheet_.transfer.lane), caseNumber_).trimmed() : sheet_.transfer.number;
  drafts_ = new FormDrafts(desk_,
                           {.draft = {.kind = DraftService::kTransfer, .recordId = sheet_.transfer.id.value, .title = title},
                            .leading = {kStepField, kLaneField, kCaseField},
                            .texts = [this] { return formTexts(); },
                            .restore = [this](const QMap<QString, QString>& texts) { restore(texts); }},
                           question_, this);
  for (QWidget* input : std::initializer_list<QWidget*>{title_, suspect_, on_, docNo_, papers_, hole_, note_}) {
    drafts_->watch(input);
  }
}

/// What the step chosen fills in by itself is no change.
void TransferStepDialog::expectOffered() {
  if (!drafts_) {
    return;
  }
  const QMap<QString, QString> offered = formTexts();
  for (const QString& field : inputs_->ids() + QStringList{kPapersField, kSuspectField}) {
    drafts_->expect(field, offered.value(field));
  }
}

QMap<QString, QString> TransferStepDialog::formTexts() const {
  QMap<QString, QString> texts{{kStepField, step_->currentData().toString()},
                               {kLaneField, opening_ ? fieldText(sheet_.transfer.lane) : QString()},
                               {kCaseField, caseNumber_},
                               {kTitleField, title_->text().trimmed()},
                               {kSuspectField, suspect_->currentText()},
                               {kOnField, on_->text().trimmed()},
                               {kDocField, docNo_->text().trimmed()},
                               {kPapersField, papersText(papers())},
                               {kHoleField, hole_->text().trimmed()},
                               {kNoteField, note_->toPlainText().trimmed()}};
  for (const QString& id : inputs_->ids()) {
    texts.insert(id, inputs_->text(id));
  }
  return texts;
}

void TransferStepDialog::restore(const QMap<QString, QString>& texts) {
  if (const int step = step_->findData(texts.value(kStepField)); step >= 0) {
    step_->setCurrentIndex(step);
  }
  for (const auto& [field, edit] : {std::pair(kTitleField, title_), std::pair(kOnField, on_), std::pair(kHoleField, hole_)}) {
    edit->setText(texts.value(field, edit->text()));
  }
  if (texts.contains(kDocField)) {
    nextNumber_->setChecked(nextNumber_->isVisibleTo(this) && texts.value(kDocField).isEmpty());
    docNo_->setText(texts.value(kDocField));
  }
  note_->setPlainText(texts.value(kNoteField, note_->toPlainText()));
  if (const int suspect = suspect_->findText(texts.value(kSuspectField)); suspect >= 0) {
    suspect_->setCurrentIndex(suspect);
  }
  if (const auto stored = parsePapers(texts.value(kPapersField)); stored && texts.contains(kPapersField)) {
    fillPapers(*stored);
  }
  for (const QString& id : inputs_->ids()) {
    inputs_->setText(id, texts.value(id, inputs_->text(id)));
  }
  say(tr("已恢复草稿，请核对后登记。"), false);
}

}  // namespace shuangda
