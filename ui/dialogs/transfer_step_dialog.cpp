#include "dialogs/transfer_step_dialog.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStandardItemModel>
#include <QTableWidget>

#include "dialogs/form_dialog.h"
#include "services/texts.h"
#include "services/transfer_texts.h"
#include "widgets/form_drafts.h"
#include "widgets/question_bar.h"
#include "widgets/record_table.h"
#include "widgets/rich_text.h"
#include "widgets/step_inputs.h"

namespace shuangda {
namespace {

enum PaperColumn { Name, Copies, Pages, Kind };

const TransferTable& table() { return TransferTable::builtIn(); }

QFormLayout* makeForm() {
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->setContentsMargins(0, 0, 0, 0);
  return form;
}

}  // namespace

TransferStepDialog::TransferStepDialog(Desk& desk, const TransferSheet& sheet, const QString& preferred, QWidget* parent)
    : QDialog(parent), desk_(desk), sheet_(sheet) {
  build();
  setWindowTitle(tr("登记步骤 %1").arg(sheet.transfer.number));
  for (const TransferChoice& choice : sheet.choices) {
    addStep(choice.step, choice.refusal);
  }
  step_->setCurrentIndex(std::max(0, step_->findData(preferred)));
  watchDrafts();
  showStep();
  on_->setFocus();
}

TransferStepDialog::TransferStepDialog(Desk& desk, const TransferSheet& sheet, const TransferEvent& event, QWidget* parent)
    : QDialog(parent), desk_(desk), sheet_(sheet), correcting_(event) {
  build();
  setWindowTitle(tr("更正步骤 %1").arg(sheet.transfer.number));
  addStep(event.step);
  step_->setEnabled(false);
  showStep();
  on_->setText(event.on.text());
  docNo_->setText(event.docNo);
  for (auto it = event.details.begin(); it != event.details.end(); ++it) {
    inputs_->setText(it.key(), it.value());
  }
  fillPapers(event.papers);
  hole_->setText(event.hole);
  note_->setPlaceholderText(tr("更正或者撤回的理由，必填"));
  saveButton_->setText(tr("更正(&S)"));
  withdrawButton_->setVisible(true);
  on_->setFocus();
}

TransferStepDialog::TransferStepDialog(Desk& desk, const Transfer& draft, const QString& caseNumber, QWidget* parent)
    : QDialog(parent), desk_(desk), sheet_{.transfer = draft}, opening_(true) {
  build();
  setWindowTitle(caseNumber.isEmpty() ? tr("新建%1").arg(laneText(draft.lane)) : tr("新建%1　案件 %2").arg(laneText(draft.lane), caseNumber));
  form_->setRowVisible(title_, !draft.legalCase);
  for (const TransferStep& step : table().steps()) {
    if (step.from(table().start(draft.lane).code)) {
      addStep(step.id);
    }
  }
  caseNumber_ = caseNumber;
  watchDrafts();
  showStep();
  draft.legalCase ? on_->setFocus() : title_->setFocus();
}

TransferStepDialog::~TransferStepDialog() = default;

QFormLayout* TransferStepDialog::buildForm() {
  step_ = new QComboBox;
  title_ = new QLineEdit;
  suspect_ = new QComboBox;
  on_ = new QLineEdit(nowText());
  docNo_ = new QLineEdit;
  nextNumber_ = new QCheckBox(tr("取下一个编号(&X)"));
  article_ = new QLabel;
  step_->setAccessibleName(tr("步骤"));
  step_->setMaxVisibleItems(24);
  title_->setAccessibleName(tr("事由"));
  suspect_->setAccessibleName(tr("嫌疑人"));
  on_->setAccessibleName(tr("时间"));
  on_->setPlaceholderText(tr("2026-03-10；按小时计算的写到分钟 2026-03-10 14:30"));
  docNo_->setAccessibleName(tr("文书编号"));
  article_->setWordWrap(true);
  article_->setStyleSheet(QStringLiteral("color:") + rich::kGray);
  auto* number = new QWidget;
  auto* line = new QHBoxLayout(number);
  line->setContentsMargins(0, 0, 0, 0);
  line->addWidget(docNo_, 1);
  line->addWidget(nextNumber_);
  auto* form = makeForm();
  form->addRow(tr("步骤(&P)"), step_);
  form->addRow(QString(), article_);
  form->addRow(tr("事由(&M) *"), title_);
  form->addRow(tr("嫌疑人(&Y) *"), suspect_);
  form->addRow(tr("时间(&T) *"), on_);
  form->addRow(tr("文书编号(&D)"), number);
  form->setRowVisible(title_, false);
  return form;
}

void TransferStepDialog::build() {
  form_ = buildForm();
  details_ = makeForm();
  inputs_ = std::make_unique<StepInputs>(desk_, details_);
  papersLabel_ = new QLabel(tr("材料清单：有的打勾，填份数、页数"));
  papers_ = makeRecordTable({tr("材料"), tr("份数"), tr("页数"), tr("原件或者复印件")}, tr("材料清单"));
  papers_->setEditTriggers(QAbstractItemView::AllEditTriggers);
  papers_->setSelectionBehavior(QAbstractItemView::SelectItems);
  papersLabel_->setBuddy(papers_);
  hole_ = new QLineEdit;
  hole_->setAccessibleName(tr("缺件原因"));
  hole_->setPlaceholderText(tr("必备材料缺少时填写"));
  note_ = new QPlainTextEdit;
  note_->setAccessibleName(tr("备注"));
  note_->setFixedHeight(note_->fontMetrics().height() * 3);
  note_->setTabChangesFocus(true);
  message_ = new QLabel;
  message_->setWordWrap(true);
  message_->setVisible(false);
  message_->setAccessibleName(tr("提示"));
  saveButton_ = new QPushButton(tr("登记(&S)"));
  withdrawButton_ = new QPushButton(tr("撤回该步骤(&W)"));
  withdrawButton_->setVisible(false);
  withdrawButton_->setAutoDefault(false);
  auto* cancel = new QPushButton(tr("取消"));
  cancel->setAutoDefault(false);  // Enter always records
  auto* below = makeForm();
  below->addRow(tr("缺件原因(&Q)"), hole_);
  below->addRow(tr("备注(&N)"), note_);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(withdrawButton_);
  buttons->addStretch(1);
  buttons->addWidget(saveButton_);
  buttons->addWidget(cancel);

  auto* inner = new QWidget;
  auto* body = new QVBoxLayout(inner);
  body->setContentsMargins(0, 0, 8, 0);
  body->addLayout(form_);
  body->addLayout(details_);
  body->addWidget(papersLabel_);
  body->addWidget(papers_);
  body->addLayout(below);
  body->addStretch(1);
  auto* area = new QScrollArea;
  area->setWidget(inner);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);
  question_ = new QuestionBar;
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(question_);
  layout->addWidget(area, 1);
  layout->addWidget(message_);
  layout->addLayout(buttons);
  saveButton_->setDefault(true);
  resize(680, 620);
  connect(step_, &QComboBox::currentIndexChanged, this, &TransferStepDialog::showStep);
  connect(nextNumber_, &QCheckBox::toggled, docNo_, &QWidget::setDisabled);
  connect(saveButton_, &QPushButton::clicked, this, &TransferStepDialog::save);
  connect(withdrawButton_, &QPushButton::clicked, this, &TransferStepDialog::withdraw);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &TransferStepDialog::save);
}

void TransferStepDialog::addStep(const QString& id, const std::optional<Error>& refusal) {
  const QSignalBlocker quiet(step_);
  step_->addItem(QStringLiteral("%1 · %2").arg(actorText(table().step(id)->actor), transferStepText(id)), id);
  if (refusal) {
    QStandardItem* item = qobject_cast<QStandardItemModel*>(step_->model())->item(step_->count() - 1);
    item->setEnabled(false);
    item->setToolTip(refusalText(*refusal));
  }
}

QString TransferStepDialog::message() const { return message_->text(); }

void TransferStepDialog::showStep() {
  const TransferStep* step = table().step(step_->currentData().toString());
  if (!step) {
    return;
  }
  article_->setText(step->note.isEmpty() ? step->article : step->article + u'\n' + step->note);
  const bool numbered = !step->docCode.isEmpty();
  nextNumber_->setVisible(numbered && !correcting_);
  nextNumber_->setChecked(numbered && !correcting_);
  suspect_->clear();
  for (const SuspectLine& line : sheet_.suspects) {
    if (!line.ended || correcting_) {
      suspect_->addItem(line.suspect.name, QVariant::fromValue<qlonglong>(line.suspect.id.value));
    }
  }
  form_->setRowVisible(suspect_, step->isOfSuspect() && !correcting_);
  inputs_->show(step->details, [this](const QString& id, QWidget* input) {
    if (drafts_) {
      drafts_->watch(input);
    }
    // What an earlier step named is offered again.
    for (const TransferSheetStep& done : sheet_.steps) {
      if (done.event && done.event->details.contains(id) && id != u"reason" && id != u"result" && !correcting_) {
        inputs_->setText(id, done.event->details.value(id));
      }
    }
  });
  showPapers(*step);
  expectOffered();
  message_->setVisible(false);
}

void TransferStepDialog::showPapers(const TransferStep& step) {
  const auto choice = std::ranges::find(sheet_.choices, step.id, &TransferChoice::step);
  papers_->setRowCount(0);
  for (const AskedDetail& asked : step.papers) {
    bool required = asked.required && asked.when.test == Conditional::Test::Always;
    if (choice != sheet_.choices.end()) {
      const auto line = std::ranges::find(choice->papers, asked.detail, &TransferPaperLine::paper);
      required = line != choice->papers.end() ? line->required : required;
    }
    const int row = papers_->rowCount();
    papers_->insertRow(row);
    const TransferPaper* paper = table().paper(asked.detail);
    setRow(papers_, row, {paper->name + (required ? QStringLiteral(" *") : QString()), QStringLiteral("1"), {}, QStringLiteral("原件")});
    QTableWidgetItem* name = papers_->item(row, Name);
    name->setData(Qt::UserRole, asked.detail);
    name->setFlags((name->flags() | Qt::ItemIsUserCheckable) & ~Qt::ItemIsEditable);
    name->setCheckState(required && !correcting_ ? Qt::Checked : Qt::Unchecked);
    name->setToolTip(paper->note);
  }
  const int rows = papers_->rowCount();
  papersLabel_->setVisible(rows > 0);
  papers_->setVisible(rows > 0);
  papers_->setFixedHeight(papers_->horizontalHeader()->sizeHint().height() + std::min(rows, 6) * papers_->verticalHeader()->defaultSectionSize() + 6);
  papers_->horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Stretch);
}

void TransferStepDialog::fillPapers(const std::vector<EnclosedPaper>& papers) {
  for (int row = 0; row < papers_->rowCount(); ++row) {
    const QString id = papers_->item(row, Name)->data(Qt::UserRole).toString();
    const auto paper = std::ranges::find(papers, id, &EnclosedPaper::paper);
    papers_->item(row, Name)->setCheckState(paper == papers.end() ? Qt::Unchecked : Qt::Checked);
    if (paper != papers.end()) {
      papers_->item(row, Copies)->setText(QString::number(paper->copies));
      papers_->item(row, Pages)->setText(paper->pages > 0 ? QString::number(paper->pages) : QString());
      papers_->item(row, Kind)->setText(paper->original ? QStringLiteral("原件") : QStringLiteral("复印件"));
    }
  }
}

std::vector<EnclosedPaper> TransferStepDialog::papers() const {
  std::vector<EnclosedPaper> papers;
  for (int row = 0; row < papers_->rowCount(); ++row) {
    const QTableWidgetItem* name = papers_->item(row, Name);
    if (name->checkState() == Qt::Checked) {
      papers.push_back({.paper = name->data(Qt::UserRole).toString(), .copies = std::max(1, papers_->item(row, Copies)->text().toInt()),
                        .pages = std::max(0, papers_->item(row, Pages)->text().toInt()), .original = !papers_->item(row, Kind)->text().contains(u"复印")});
    }
  }
  return papers;
}

Result<TransferEvent> TransferStepDialog::draft() const {
  TransferEvent event = correcting_.value_or(TransferEvent{});
  event.transfer = sheet_.transfer.id;
  event.step = step_->currentData().toString();
  const Result<EventDate> on = EventDate::parse(on_->text().trimmed());
  if (!on) {
    return refuse(on.error().code, QStringLiteral("happened_on"), on_->text());
  }
  event.on = *on;
  event.docNo = nextNumber_->isChecked() ? QString() : docNo_->text().trimmed();
  if (!correcting_ && suspect_->isVisibleTo(this) && suspect_->currentIndex() >= 0) {
    event.suspect = SuspectId{suspect_->currentData().toLongLong()};
  }
  event.details = inputs_->details();
  event.papers = papers();
  event.hole = hole_->text().trimmed();
  event.note = note_->toPlainText().trimmed();
  return event;
}

template <typename Work>
void TransferStepDialog::perform(Work work) {
  waiting(true);
  desk_.ask(
      this, std::move(work),
      [this](const Result<TransferId>& done) {
        waiting(false);
        if (done) {
          Q_EMIT recorded(*done);
          accept();
        } else {
          refused(done.error());
        }
      },
      [this] {
        waiting(false);
        say(tr("没有保存，请看窗口上方的提示后重试。"), true);
      });
}

void TransferStepDialog::save() {
  if (!saveButton_->isEnabled()) {
    return;
  }
  const Result<TransferEvent> event = draft();
  if (!event) {
    refused(event.error());
    return;
  }
  const Numbering numbering = nextNumber_->isChecked() ? Numbering::Next : Numbering::AsGiven;
  const QString shown = fingerprint(*event);
  const Oddities oddities = warned_ == shown ? Oddities::Confirmed : Oddities::Refused;
  warned_ = shown;
  const auto idOf = [](const Result<TransferEvent>& stored) { return stored.map([](const TransferEvent& one) { return one.transfer; }); };
  if (correcting_) {
    perform([event = *event, id = correcting_->id, idOf](Desk::Hand hand) { return idOf(hand.services.transfers.correct(hand.session, id, event, event.note)); });
  } else if (opening_) {
    Transfer opened = sheet_.transfer;
    opened.title = title_->text().trimmed();
    perform([event = *event, opened, numbering, oddities, idOf](Desk::Hand hand) mutable {
      opened.unit = hand.session.officeName;
      return idOf(hand.services.transfers.open(hand.session, opened, event, numbering, oddities));
    });
  } else {
    perform([event = *event, numbering, oddities, idOf](Desk::Hand hand) { return idOf(hand.services.transfers.record(hand.session, event, numbering, oddities)); });
  }
}

void TransferStepDialog::withdraw() {
  perform([id = correcting_->id, matter = sheet_.transfer.id, reason = note_->toPlainText()](Desk::Hand hand) {
    return hand.services.transfers.withdraw(hand.session, id, reason).map([matter] { return matter; });
  });
}

/// What the step says now, to know whether a confirmation is still about the same.
QString TransferStepDialog::fingerprint(const TransferEvent& event) const { return event.step + u'|' + event.on.text() + u'|' + detailsText(event.details); }

void TransferStepDialog::refused(const Error& error) {
  if (error.code != ErrorCode::Unconfirmed) {
    warned_.clear();
  }
  say(refusalText(error), error.code != ErrorCode::Unconfirmed);
  QWidget* field = error.field == u"happened_on" || error.field == u"transfer_on"   ? on_
                   : error.field == u"transfer_hole"                                ? hole_
                   : error.field == u"transfer_title"                               ? title_
                   : error.field == u"transfer_suspect"                             ? suspect_
                   : error.field == u"transfer_note"                                ? static_cast<QWidget*>(note_)
                   : error.field == u"doc_no"                                       ? docNo_
                   : error.field == u"reason" && !inputs_->contains(error.field)    ? note_
                                                                                    : inputs_->input(error.field);
  if (field) {
    field->setFocus();
  }
}

void TransferStepDialog::say(const QString& text, bool isRefusal) {
  message_->setText((isRefusal ? QStringLiteral("✗ ") : QStringLiteral("⚠ ")) + text);
  message_->setStyleSheet(QStringLiteral("color:") + (isRefusal ? rich::kRed : rich::kAmber));
  message_->setVisible(true);
}

void TransferStepDialog::waiting(bool waits) {
  saveButton_->setEnabled(!waits);
  withdrawButton_->setEnabled(!waits);
}

}  // namespace shuangda
