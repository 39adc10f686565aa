#include "dialogs/step_dialog.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStandardItemModel>

#include "services/law_texts.h"
#include "services/texts.h"
#include "widgets/form_drafts.h"
#include "widgets/question_bar.h"
#include "widgets/step_inputs.h"

namespace shuangda {
namespace {

const ProcedureTable& table() { return ProcedureTable::builtIn(); }

}  // namespace

StepDialog::~StepDialog() = default;

StepDialog::StepDialog(Desk& desk, const CaseCourse& course, const QString& preferred, QWidget* parent)
    : QDialog(parent), desk_(desk), course_(course) {
  build();
  setWindowTitle(tr("登记步骤 %1").arg(course.legalCase.number));
  withdrawButton_->setVisible(false);
  fillSteps(preferred);
  on_->setText(QDate::currentDate().toString(Qt::ISODate));
  watchDrafts();
  showStep();
  step_->setFocus();
}

StepDialog::StepDialog(Desk& desk, const CaseCourse& course, const CaseEvent& event, QWidget* parent)
    : QDialog(parent), desk_(desk), course_(course), correcting_(event) {
  build();
  setWindowTitle(tr("更正步骤 %1").arg(course.legalCase.number));
  step_->addItem(stepName(event.step), event.step);
  step_->setEnabled(false);
  showStep();
  on_->setText(event.on.text());
  docNo_->setText(event.docNo);
  nextNumber_->setChecked(false);
  nextNumber_->setVisible(false);
  for (auto it = event.details.begin(); it != event.details.end(); ++it) {
    inputs_->setText(it.key(), it.value());
  }
  note_->setPlaceholderText(tr("更正或者撤回的理由，必填"));
  saveButton_->setText(tr("更正(&S)"));
  on_->setFocus();
}

void StepDialog::build() {
  step_ = new QComboBox;
  subject_ = new QComboBox;
  subjectLabel_ = new QLabel(tr("所属措施、文书"));
  on_ = new QLineEdit;
  docNo_ = new QLineEdit;
  docLabel_ = new QLabel(tr("文书编号(&D)"));
  nextNumber_ = new QCheckBox(tr("取下一个编号(&X)"));
  detailArea_ = new QWidget;
  details_ = new QFormLayout(detailArea_);
  inputs_ = std::make_unique<StepInputs>(desk_, details_, course_.penaltyKinds);
  note_ = new QPlainTextEdit;
  article_ = new QLabel;
  message_ = new QLabel;
  saveButton_ = new QPushButton(tr("登记(&S)"));
  withdrawButton_ = new QPushButton(tr("撤回该步骤(&W)"));
  auto* cancel = new QPushButton(tr("取消"));

  step_->setAccessibleName(tr("步骤"));
  step_->setMaxVisibleItems(24);
  subject_->setAccessibleName(subjectLabel_->text());
  on_->setAccessibleName(tr("日期"));
  on_->setPlaceholderText(tr("2026-03-10；按小时计算的写到分钟 2026-03-10 14:30"));
  docNo_->setAccessibleName(tr("文书编号"));
  docLabel_->setBuddy(docNo_);
  note_->setAccessibleName(tr("备注"));
  note_->setFixedHeight(note_->fontMetrics().height() * 3);
  note_->setTabChangesFocus(true);
  article_->setWordWrap(true);
  article_->setStyleSheet(QStringLiteral("color:#6b6b6b"));
  message_->setWordWrap(true);
  message_->setVisible(false);
  message_->setAccessibleName(tr("提示"));
  details_->setContentsMargins(0, 0, 0, 0);
  details_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  auto* stepLabel = new QLabel(tr("步骤(&P)"));
  stepLabel->setBuddy(step_);
  form->addRow(stepLabel, step_);
  form->addRow(QString(), article_);
  form->addRow(subjectLabel_, subject_);
  auto* onLabel = new QLabel(tr("日期(&T)"));
  onLabel->setBuddy(on_);
  form->addRow(onLabel, on_);
  auto* number = new QHBoxLayout;
  number->addWidget(docNo_, 1);
  number->addWidget(nextNumber_);
  form->addRow(docLabel_, number);
  auto* noteLabel = new QLabel(tr("备注(&N)"));
  noteLabel->setBuddy(note_);
  auto* below = new QFormLayout;
  below->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  below->addRow(noteLabel, note_);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(withdrawButton_);
  buttons->addStretch(1);
  buttons->addWidget(saveButton_);
  buttons->addWidget(cancel);
  auto* layout = new QVBoxLayout(this);
  question_ = new QuestionBar;
  layout->addWidget(question_);
  layout->addLayout(form);
  layout->addWidget(detailArea_);
  layout->addLayout(below);
  layout->addWidget(message_);
  layout->addStretch(1);
  layout->addLayout(buttons);
  saveButton_->setDefault(true);
  withdrawButton_->setAutoDefault(false);
  cancel->setAutoDefault(false);  // Enter always records
  resize(600, 460);
  connect(step_, &QComboBox::currentIndexChanged, this, &StepDialog::showStep);
  connect(nextNumber_, &QCheckBox::toggled, docNo_, &QWidget::setDisabled);
  connect(saveButton_, &QPushButton::clicked, this, &StepDialog::save);
  connect(withdrawButton_, &QPushButton::clicked, this, &StepDialog::withdraw);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &StepDialog::save);
}

void StepDialog::fillSteps(const QString& preferred) {
  const QSignalBlocker quiet(step_);
  for (const StepChoice& choice : course_.choices) {
    if (!choice.refusal) {
      step_->addItem(QStringLiteral("%1 · %2").arg(trackText(table().find(choice.step)->track), stepName(choice.step)), choice.step);
    }
  }
  // What is not possible now can be seen with its reason, but not chosen.
  auto* model = qobject_cast<QStandardItemModel*>(step_->model());
  for (const StepChoice& choice : course_.choices) {
    if (choice.refusal && !choice.refusal->value.endsWith(QStringLiteral(" once"))) {
      step_->addItem(QStringLiteral("%1 · %2").arg(trackText(table().find(choice.step)->track), stepName(choice.step)), choice.step);
      QStandardItem* item = model->item(step_->count() - 1);
      item->setEnabled(false);
      item->setToolTip(refusalText(*choice.refusal));
    }
  }
  step_->setCurrentIndex(std::max(0, step_->findData(preferred)));
}

void StepDialog::choose(const QString& step) { step_->setCurrentIndex(step_->findData(step)); }

QString StepDialog::message() const { return message_->text(); }

void StepDialog::showStep() {
  const ProcedureStep* step = table().find(step_->currentData().toString());
  if (!step) {
    return;
  }
  QString about = step->article;
  if (!step->form.isEmpty()) {
    about += tr("　文书格式范本 %1").arg(step->form);
  }
  if (!step->note.isEmpty()) {
    about += u'\n' + step->note;
  }
  article_->setText(about);
  subject_->clear();
  for (const StepChoice& choice : course_.choices) {
    for (const StepChoice::Subject& subject : choice.step == step->id ? choice.subjects : std::vector<StepChoice::Subject>()) {
      subject_->addItem(QStringLiteral("%1 %2 %3").arg(stepName(subject.step), subject.on.text(), subject.docNo), QVariant::fromValue<qlonglong>(subject.chain.value));
    }
  }
  const bool belongs = !correcting_ && subject_->count() > 0;
  if (belongs && step->repeat != ProcedureStep::Repeat::PerSubject) {
    subject_->addItem(tr("（不限于某一项）"), 0);
  }
  subject_->setVisible(belongs);
  subjectLabel_->setVisible(belongs);
  const bool numbered = !step->docCode.isEmpty();
  docNo_->setVisible(numbered);
  docLabel_->setVisible(numbered);
  nextNumber_->setVisible(numbered && !correcting_);
  nextNumber_->setChecked(numbered && !correcting_);
  inputs_->show(step->details, [this](const QString& id, QWidget* input) { fillIn(id, input); });
  for (const QString& id : drafts_ ? inputs_->ids() : QStringList()) {
    drafts_->expect(id, inputs_->text(id));
  }
  message_->setVisible(false);
}

/// What is known already: the officers; and what was notified is what is decided, unless the officer changes it.
void StepDialog::fillIn(const QString& id, QWidget* input) {
  if (drafts_) {
    drafts_->watch(input);
  }
  if (id == QStringLiteral("officers")) {
    inputs_->setText(id, course_.officers.join(u'、'));
  }
  if (id == QStringLiteral("penalties")) {
    for (const CourseStep& step : course_.steps) {
      if (step.event && step.event->details.contains(id)) {
        inputs_->setText(id, step.event->details.value(id));
      }
    }
  }
}

Result<CaseEvent> StepDialog::draft() const {
  CaseEvent event = correcting_.value_or(CaseEvent{});
  event.legalCase = course_.legalCase.id;
  event.step = step_->currentData().toString();
  const Result<EventDate> on = EventDate::parse(on_->text().trimmed());
  if (!on) {
    return refuse(on.error().code, QStringLiteral("happened_on"), on_->text());
  }
  event.on = *on;
  event.docNo = docNo_->isVisible() && !nextNumber_->isChecked() ? docNo_->text() : correcting_ ? docNo_->text() : QString();
  event.note = note_->toPlainText().trimmed();
  if (!correcting_ && subject_->currentData().toLongLong() > 0) {
    event.subject = EventId{subject_->currentData().toLongLong()};
  }
  event.details = inputs_->details();
  return event;
}

void StepDialog::save() {
  const Result<CaseEvent> event = draft();
  if (!saveButton_->isEnabled()) {
    return;
  }
  if (!event) {
    refused(event.error());
    return;
  }
  waiting(true);
  const Numbering numbering = nextNumber_->isVisible() && nextNumber_->isChecked() ? Numbering::Next : Numbering::AsGiven;
  const Oddities oddities = warned_ == fingerprint(*event) ? Oddities::Confirmed : Oddities::Refused;
  desk_.ask(
      this,
      [event = *event, numbering, oddities, correcting = correcting_](Desk::Hand hand) {
        return correcting ? hand.services.procedure.correct(hand.session, correcting->id, event, event.note)
                          : hand.services.procedure.record(hand.session, event, numbering, oddities);
      },
      [this, shown = fingerprint(*event)](const Result<CaseEvent>& stored) {
        waiting(false);
        warned_ = !stored && stored.error().code == ErrorCode::Unconfirmed ? shown : QString();
        if (stored) {
          Q_EMIT recorded();
          accept();
        } else {
          refused(stored.error());
        }
      },
      [this] {
        waiting(false);
        say(tr("没有保存，请看窗口上方的提示后重试。"), true);
      });
}

QString StepDialog::fingerprint(const CaseEvent& event) const { return event.step + u'|' + event.on.text() + u'|' + detailsText(event.details); }

void StepDialog::withdraw() {
  waiting(true);
  desk_.ask(
      this,
      [id = correcting_->id, reason = note_->toPlainText()](Desk::Hand hand) { return hand.services.procedure.withdraw(hand.session, id, reason); },
      [this](const Result<void>& done) {
        waiting(false);
        if (done) {
          Q_EMIT recorded();
          accept();
        } else {
          refused(done.error());
        }
      },
      [this] { waiting(false); });
}

void StepDialog::refused(const Error& error) {
  say(refusalText(error), error.code != ErrorCode::Unconfirmed);
  QWidget* input = error.field == QStringLiteral("happened_on")                                       ? on_
                   : error.field == QStringLiteral("doc_no")                                          ? docNo_
                   : error.field == QStringLiteral("note") || error.field == QStringLiteral("reason") ? (inputs_->contains(error.field) ? inputs_->input(error.field) : note_)
                                                                                                      : inputs_->input(error.field);
  if (input) {
    input->setFocus();
  }
}

void StepDialog::say(const QString& text, bool isRefusal) {
  message_->setText((isRefusal ? QStringLiteral("✗ ") : QStringLiteral("⚠ ")) + text);
  message_->setStyleSheet(isRefusal ? QStringLiteral("color:#b3261e") : QStringLiteral("color:#9a5b00"));
  message_->setVisible(true);
}

void StepDialog::waiting(bool waits) {
  saveButton_->setEnabled(!waits);
  withdrawButton_->setEnabled(!waits);
}

}  // namespace shuangda
