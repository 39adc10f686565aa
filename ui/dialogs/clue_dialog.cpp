#include "dialogs/clue_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QTimer>

#include "domain/clue_fields.h"
#include "draft_keeper.h"
#include "services/clue_texts.h"
#include "services/texts.h"
#include "widgets/clue_html.h"
#include "widgets/draft_texts.h"
#include "widgets/form_input.h"
#include "widgets/question_bar.h"

namespace shuangda {
namespace {

constexpr int kPauseMs = 400;
constexpr std::size_t kShownMatches = 4;

QString hint(const QString& name) {
  static const QHash<QString, QString> hints{{QStringLiteral("found_at"), QObject::tr("如 2026-11-02 或 2026-11-02 10:30")},
                                             {QStringLiteral("inspectors"), QObject::tr("姓名（所属单位），以顿号分隔")},
                                             {QStringLiteral("check_officers"), QObject::tr("以顿号分隔")},
                                             {QStringLiteral("not_counted"), QObject::tr("起/止:事由，如 2026-11-02/2026-11-06:TEST")}};
  return hints.value(name);
}

bool isLong(const QString& name) { return name == QStringLiteral("content") || name == QStringLiteral("note"); }

/// Fields that take the whole width of the form; the others stand two in a row.
bool isWide(const QString& name) {
  return isLong(name) || name.endsWith(QStringLiteral("address")) || name == QStringLiteral("inspectors") || name == QStringLiteral("not_counted");
}

}  // namespace

ClueDialog::ClueDialog(Desk& desk, const Clue& clue, QWidget* parent)
    : QDialog(parent),
      desk_(desk),
      original_(clue),
      duplicates_(new QLabel),
      summary_(new QLabel),
      saveButton_(nullptr),
      question_(new QuestionBar),
      keeper_(nullptr),
      pause_(new QTimer(this)) {
  setWindowTitle(clue.version == 0 ? tr("新建线索") : tr("修改线索 %1").arg(clue.number));
  if (clue.version == 0 && !clue.foundAt) {
    original_.foundAt = EventDate::ofDay(QDate::currentDate());
    original_.registrar = desk.session().displayName;
  }
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(question_);
  buildForm(layout);
  pause_->setSingleShot(true);
  pause_->setInterval(kPauseMs);
  connect(pause_, &QTimer::timeout, this, &ClueDialog::seekDuplicates);
  connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &ClueDialog::save);
  resize(800, 720);
  fields_[byName_[QStringLiteral("source")]].input->setFocus();
  fillSources();
  watchDrafts();
  check();
  seekDuplicates();
}

void ClueDialog::buildForm(QVBoxLayout* layout) {
  auto* page = new QWidget;
  auto* groups = new QVBoxLayout(page);
  for (const CluePart& part : clueFormParts()) {
    addGroup(groups, part.title, part.fields);
  }
  auto* area = new QScrollArea;
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);  // Tab goes from field to field
  area->setWidget(page);
  duplicates_->setWordWrap(true);
  duplicates_->setTextFormat(Qt::PlainText);
  duplicates_->setAccessibleName(tr("可能重复"));
  duplicates_->setMargin(6);
  duplicates_->setStyleSheet(QStringLiteral("background:#fff6e5;color:#7a4700;border:1px solid #f0d9ae"));
  duplicates_->setVisible(false);
  summary_->setWordWrap(true);
  summary_->setAccessibleName(tr("提示"));
  auto* buttons = new QDialogButtonBox;
  saveButton_ = buttons->addButton(tr("保存(&S)"), QDialogButtonBox::AcceptRole);
  buttons->addButton(tr("取消"), QDialogButtonBox::RejectRole)->setAutoDefault(false);  // Enter always saves
  connect(buttons, &QDialogButtonBox::accepted, this, &ClueDialog::save);
  connect(buttons, &QDialogButtonBox::rejected, this, &ClueDialog::reject);
  layout->addWidget(area, 1);
  layout->addWidget(duplicates_);
  layout->addWidget(summary_);
  layout->addWidget(buttons);
  saveButton_->setDefault(true);
}

void ClueDialog::addGroup(QVBoxLayout* layout, const QString& title, const QStringList& names) {
  auto* group = new QGroupBox(title);
  auto* grid = new QGridLayout(group);
  grid->setColumnStretch(1, 1);
  grid->setColumnStretch(3, 1);
  const int labelWidth = fontMetrics().horizontalAdvance(QStringLiteral("发现线索／收到材料时间 *"));
  grid->setColumnMinimumWidth(0, labelWidth);
  int place = 0;
  for (const QString& name : names) {
    place += isWide(name) ? place % 2 : 0;
    addField(grid, name, place);
    place += isWide(name) ? 2 : 1;
  }
  layout->addWidget(group);
}

void ClueDialog::addField(QGridLayout* grid, const QString& name, int place) {
  Field field{.name = name, .input = inputFor(name), .message = new QLabel};
  field.input->setObjectName(name);
  field.input->setAccessibleName(fieldLabel(name));
  field.message->setVisible(false);
  field.message->setStyleSheet(QStringLiteral("color:#b3261e"));
  field.message->setWordWrap(true);
  auto* cell = new QVBoxLayout;
  cell->setSpacing(1);
  cell->addWidget(field.input);
  cell->addWidget(field.message);
  auto* label = new QLabel(fieldLabel(name) + (name == QStringLiteral("found_at") ? QStringLiteral(" *") : QString()));
  label->setBuddy(field.input);
  const int column = place % 2 * 2;
  grid->addWidget(label, place / 2, column, isLong(name) ? Qt::AlignTop : Qt::Alignment());
  grid->addLayout(cell, place / 2, column + 1, 1, isWide(name) ? 3 : 1);
  byName_.insert(name, fields_.size());
  fields_ << field;
  setText(name, clueFieldText(original_, name));
}

QWidget* ClueDialog::inputFor(const QString& name) {
  if (name == QStringLiteral("source") || name == QStringLiteral("reporter_kind")) {
    auto* combo = new QComboBox;
    combo->setEditable(name == QStringLiteral("source"));
    combo->addItem(QString());
    combo->addItems(name == QStringLiteral("source") ? QStringList() : reporterKinds());
    connect(combo, &QComboBox::currentTextChanged, this, &ClueDialog::changed);
    return combo;
  }
  if (isLong(name)) {
    auto* text = new QPlainTextEdit;
    text->setTabChangesFocus(true);
    text->setFixedHeight(text->fontMetrics().lineSpacing() * (name == QStringLiteral("content") ? 5 : 3) + 12);
    connect(text, &QPlainTextEdit::textChanged, this, &ClueDialog::changed);
    return text;
  }
  auto* edit = new QLineEdit;
  edit->setPlaceholderText(hint(name));
  connect(edit, &QLineEdit::textChanged, this, &ClueDialog::changed);
  return edit;
}

void ClueDialog::fillSources() {
  desk_.ask(
      this,
      [](Desk::Hand hand) {
        return hand.services.codeLists.labels(hand.session, QStringLiteral("source"), hand.services.store->clock().today()).value_or(QStringList());
      },
      [this](const QStringList& sources) {
        auto* combo = static_cast<QComboBox*>(fields_[byName_[QStringLiteral("source")]].input);
        const QSignalBlocker quiet(combo);
        const QString text = combo->currentText();
        combo->addItems(sources);
        combo->setCurrentText(text);
      });
}

void ClueDialog::watchDrafts() {
  keeper_ = new DraftKeeper(desk_,
                            {.kind = DraftService::kClue, .recordId = original_.id.value, .baseVersion = original_.version, .title = original_.number},
                            [this] { return changes(); }, this);
  desk_.ask(
      this, [](Desk::Hand hand) { return hand.services.drafts.list(hand.session, DraftService::kClue); },
      [this](const Result<std::vector<FormDraft>>& drafts) {
        for (const FormDraft& draft : drafts.value_or(std::vector<FormDraft>())) {
          if (draft.recordId == original_.id.value && draft.uid != keeper_->uid() && changes().empty()) {
            offer(draft);
            return;
          }
        }
      });
}

void ClueDialog::offer(const FormDraft& draft) {
  const QString older = draft.baseVersion < original_.version ? tr("（草稿依据的是较早的版本，恢复后请核对）") : QString();
  question_->ask(tr("有一份 %1 没有保存的草稿%2：%3").arg(draft.savedAt.localText(), older, draftChangesText(draftChanges(draft.fields))), tr("恢复(&R)"),
                 [this, draft] { restore(draft); });
}

void ClueDialog::restore(const FormDraft& draft) {
  keeper_->adopt(draft);
  QStringList labels;
  for (const FieldChange& change : draftChanges(draft.fields)) {
    setText(change.field, change.after);
    labels << fieldLabel(change.field);
  }
  check();
  summary_->setText(tr("已恢复草稿中的 %1 项：%2。请核对后保存。").arg(labels.size()).arg(labels.join(QStringLiteral("、"))));
}

std::vector<FieldChange> ClueDialog::changes() const {
  return formChanges(fields_, [this](const QString& name) { return clueFieldText(original_, name); });
}

void ClueDialog::setText(const QString& name, const QString& text) {
  // A field of an older program is not there any more.
  if (const auto it = byName_.constFind(name); it != byName_.constEnd()) {
    setInputText(fields_[*it].input, text);
  }
}

Result<Clue> ClueDialog::draft() const {
  Clue draft = original_;
  for (const Field& field : fields_) {
    if (const Result<void> set = setClueField(draft, field.name, inputText(field.input)); !set) {
      return tl::unexpected(set.error());
    }
  }
  return draft;
}

QString ClueDialog::duplicatesText() const { return duplicates_->isHidden() ? QString() : duplicates_->text(); }

void ClueDialog::changed() {
  if (keeper_ != nullptr) {
    check();
    keeper_->touch();
    pause_->start();
  }
}

void ClueDialog::check() {
  summary_->clear();
  summary_->setProperty("leaving", false);
  Clue clue = original_;
  for (const Field& field : std::as_const(fields_)) {
    field.message->setVisible(false);
    if (const Result<void> set = setClueField(clue, field.name, inputText(field.input)); !set) {
      say(field.name, refusalText({set.error().code, {}, set.error().value}));
    }
  }
}

void ClueDialog::say(const QString& field, const QString& text) {
  const auto it = byName_.constFind(field);
  QLabel* label = it == byName_.constEnd() ? summary_ : fields_[*it].message;
  label->setText(QStringLiteral("✗ ") + text);
  label->setVisible(true);
}

void ClueDialog::seekDuplicates() {
  const Result<Clue> clue = draft();
  if (!clue) {
    return;
  }
  desk_.cancel(ticket_);
  ticket_ = desk_.ask(
      this, [clue = *clue](Desk::Hand hand) { return hand.services.clues.duplicates(hand.session, clue); },
      [this](const Result<std::vector<ClueMatch>>& matches) {
        QStringList lines;
        for (const ClueMatch& match : matches.value_or(std::vector<ClueMatch>())) {
          lines << QStringLiteral("%1　%2　%3　%4").arg(matchText(match), match.date.left(10), match.party, matchReasonsText(match));
        }
        const qsizetype all = lines.size();
        lines.resize(std::min<qsizetype>(all, kShownMatches));
        duplicates_->setText(tr("⚠ 可能重复（%1），请核对后再保存：\n").arg(all) + lines.join(u'\n'));
        duplicates_->setVisible(all > 0);
      });
}

void ClueDialog::save() {
  const Result<Clue> clue = draft();
  if (!saveButton_->isEnabled()) {
    return;
  }
  if (!clue) {
    refused(clue.error());
    return;
  }
  saveButton_->setEnabled(false);
  desk_.ask(
      this, [draft = *clue](Desk::Hand hand) { return hand.services.clues.save(hand.session, draft); },
      [this](const Result<Clue>& stored) {
        saveButton_->setEnabled(true);
        if (!stored) {
          refused(stored.error());
          return;
        }
        keeper_->finish();
        Q_EMIT saved(*stored);
        accept();
      },
      [this] {
        summary_->setText(tr("没有保存，请看窗口上方的提示后重试。"));
        saveButton_->setEnabled(true);
      });
}

void ClueDialog::refused(const Error& error) {
  const QString field = error.field == QStringLiteral("clue_subject") ? QStringLiteral("content") : error.field;
  say(field, refusalText(error));
  if (const auto it = byName_.constFind(field); it != byName_.constEnd()) {
    fields_[*it].input->setFocus();
    findChild<QScrollArea*>()->ensureWidgetVisible(fields_[*it].input);
  }
}

void ClueDialog::reject() {
  // Asking in place: the first Esc warns, the second one leaves.
  if (changes().empty() || summary_->property("leaving").toBool()) {
    keeper_->finish();
    QDialog::reject();
    return;
  }
  summary_->setText(tr("有未保存的改动。再按一次取消（Esc）放弃改动，或按 Ctrl+S 保存。"));
  summary_->setProperty("leaving", true);
}

}  // namespace shuangda
