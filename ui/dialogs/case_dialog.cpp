#include "dialogs/case_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QTabWidget>

#include "domain/legal_case_fields.h"
#include "draft_keeper.h"
#include "services/texts.h"
#include "widgets/case_detail.h"
#include "widgets/draft_bar.h"
#include "widgets/form_input.h"

namespace shuangda {
namespace {

/// Which code list fills a field's choices, and whether other text may be typed.
struct Choice {
  QString list{};
  bool open = true;
};

const QHash<QString, Choice>& choices() {
  static const QHash<QString, Choice> map{{QStringLiteral("cause"), {QStringLiteral("cause")}},
                                          {QStringLiteral("field"), {QStringLiteral("field")}},
                                          {QStringLiteral("source"), {QStringLiteral("source")}},
                                          {QStringLiteral("campaign"), {QStringLiteral("campaign")}},
                                          {QStringLiteral("procedure"), {QStringLiteral("procedure"), false}},
                                          {QStringLiteral("party_type"), {QStringLiteral("party_type")}},
                                          {QStringLiteral("quantity_unit"), {QStringLiteral("unit")}},
                                          {QStringLiteral("amount_qualifier"), {QStringLiteral("qualifier")}},
                                          {QStringLiteral("penalty_kinds"), {QStringLiteral("penalty_kind")}},
                                          {QStringLiteral("close_kind"), {QStringLiteral("close_kind")}},
                                          {QStringLiteral("transferred_to_police"), {QStringLiteral("transfer_flag"), false}}};
  return map;
}

bool isYesNo(const QString& name) { return name.startsWith(QStringLiteral("is_")) || name == QStringLiteral("in_scope"); }

QString hint(const QString& name) {
  if (name.endsWith(QStringLiteral("_date")) || name == QStringLiteral("void_date")) {
    return QObject::tr("如 2020-08-05");
  }
  if (name == QStringLiteral("penalty_kinds")) {
    return QObject::tr("多种以分号隔开");
  }
  return name == QStringLiteral("case_id") ? QObject::tr("留空则自动编号") : QString();
}

bool isRequired(const QString& name) { return name == QStringLiteral("authority") || name == QStringLiteral("cause"); }

}  // namespace

CaseDialog::CaseDialog(Desk& desk, const LegalCase& legalCase, QWidget* parent)
    : QDialog(parent),
      desk_(desk),
      original_(legalCase),
      summary_(new QLabel),
      saveButton_(nullptr),
      draftBar_(new DraftBar),
      keeper_(nullptr) {
  setWindowTitle(legalCase.version == 0 ? tr("新建案件") : tr("修改案件 %1").arg(legalCase.number));
  auto* tabs = new QTabWidget;
  for (const FieldGroup& group : caseFieldGroups()) {
    buildGroup(tabs, group.title, group.fields);
  }
  auto* buttons = new QDialogButtonBox;
  saveButton_ = buttons->addButton(tr("保存(&S)"), QDialogButtonBox::AcceptRole);
  buttons->addButton(tr("取消"), QDialogButtonBox::RejectRole)->setAutoDefault(false);  // Enter always saves
  summary_->setWordWrap(true);
  summary_->setAccessibleName(tr("提示"));
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(draftBar_);
  layout->addWidget(tabs, 1);
  layout->addWidget(summary_);
  layout->addWidget(buttons);
  saveButton_->setDefault(true);
  connect(buttons, &QDialogButtonBox::accepted, this, &CaseDialog::save);
  connect(buttons, &QDialogButtonBox::rejected, this, &CaseDialog::reject);
  connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &CaseDialog::save);
  resize(720, 600);
  fields_[byName_[QStringLiteral("cause")]].input->setFocus();
  fillChoices();
  watchDrafts();
  check();
}

void CaseDialog::watchDrafts() {
  keeper_ = new DraftKeeper(desk_,
                            {.kind = DraftService::kCase,
                             .recordId = original_.id.value,
                             .baseVersion = original_.version,
                             .title = original_.number},
                            [this] { return changes(); }, this);
  connect(draftBar_, &DraftBar::restored, this, &CaseDialog::restore);
  connect(draftBar_, &DraftBar::postponed, draftBar_, &QWidget::hide);
  connect(draftBar_, &DraftBar::discarded, this, [this](const CaseDraftOffer& offer) {
    draftBar_->hide();
    desk_.ask(
        this, [uid = offer.draft.uid](Desk::Hand hand) { return hand.services.drafts.remove(hand.session, uid); },
        [](const Result<void>&) {});
  });
  desk_.ask(
      this, [id = original_.id](Desk::Hand hand) { return hand.services.drafts.caseOffers(hand.session, id); },
      [this](const Result<std::vector<CaseDraftOffer>>& offers) {
        if (offers && !offers->empty() && changes().empty() && offers->front().draft.uid != keeper_->uid()) {
          draftBar_->offer(offers->front());
        }
      });
}

std::vector<FieldChange> CaseDialog::changes() const {
  return formChanges(fields_, [this](const QString& name) { return caseFieldText(original_, name); });
}

void CaseDialog::setText(const QString& name, const QString& text) {
  // A field of an older program is not there any more.
  if (const auto it = byName_.constFind(name); it != byName_.constEnd()) {
    setInputText(fields_[*it].input, text);
  }
}

void CaseDialog::restore(const CaseDraftOffer& offer) {
  draftBar_->hide();
  keeper_->adopt(offer.draft);
  QStringList labels;
  for (const FieldChange& change : offer.comparison.differing) {
    if (offer.comparison.conflicts.contains(change.field)) {
      conflicts_.insert(change.field, change.before.isEmpty() ? tr("空") : change.before);
    }
    setText(change.field, change.after);
    labels << fieldLabel(change.field);
  }
  check();
  // The fields may stand on other tabs.
  summary_->setText(tr("已恢复草稿中的 %1 项：%2。请核对后保存。").arg(labels.size()).arg(labels.join(QStringLiteral("、"))));
}

void CaseDialog::buildGroup(QTabWidget* tabs, const QString& title, const QStringList& names) {
  auto* page = new QWidget;
  auto* form = new QFormLayout(page);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  for (const QString& name : names) {
    addField(form, name);
  }
  auto* area = new QScrollArea;
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);  // Tab goes from field to field
  area->setWidget(page);
  tabs->addTab(area, title);
}

QWidget* CaseDialog::inputFor(const QString& name) {
  const QString text = caseFieldText(original_, name);
  if (!choices().contains(name) && !isYesNo(name)) {
    auto* edit = new QLineEdit(text);
    edit->setPlaceholderText(hint(name));
    connect(edit, &QLineEdit::textChanged, this, &CaseDialog::check);
    return edit;
  }
  auto* combo = new QComboBox;
  combo->setEditable(!isYesNo(name) && choices().value(name).open);
  combo->addItem(QString());
  if (isYesNo(name)) {
    combo->addItems({QStringLiteral("是"), QStringLiteral("否")});
  }
  if (combo->findText(text) < 0) {
    combo->addItem(text);
  }
  combo->setCurrentText(text);
  connect(combo, &QComboBox::currentTextChanged, this, &CaseDialog::check);
  return combo;
}

void CaseDialog::addField(QFormLayout* form, const QString& name) {
  const Field field{.name = name, .input = inputFor(name), .message = new QLabel};
  field.input->setObjectName(name);
  field.input->setAccessibleName(fieldLabel(name));
  field.message->setVisible(false);
  auto* cell = new QVBoxLayout;
  cell->setSpacing(1);
  cell->addWidget(field.input);
  cell->addWidget(field.message);
  auto* label = new QLabel(fieldLabel(name) + (isRequired(name) ? QStringLiteral(" *") : QString()));
  label->setBuddy(field.input);
  form->addRow(label, cell);
  byName_.insert(name, fields_.size());
  fields_ << field;
}

void CaseDialog::fillChoices() {
  QStringList names;
  for (const Field& field : std::as_const(fields_)) {
    if (choices().contains(field.name)) {
      names << field.name;
    }
  }
  desk_.ask(
      this,
      [names](Desk::Hand hand) {
        QHash<QString, QStringList> labels;
        for (const QString& name : names) {
          labels.insert(name, hand.services.codeLists.labels(hand.session, choices().value(name).list, hand.services.store->clock().today()).value_or(QStringList()));
        }
        return labels;
      },
      [this](const QHash<QString, QStringList>& labels) {
        for (auto it = labels.begin(); it != labels.end(); ++it) {
          auto* combo = static_cast<QComboBox*>(fields_[byName_[it.key()]].input);
          const QSignalBlocker quiet(combo);
          const QString text = combo->currentText();
          for (const QString& label : it.value()) {
            if (combo->findText(label) < 0) {
              combo->addItem(label);
            }
          }
          combo->setCurrentText(text);
        }
      });
}

Result<LegalCase> CaseDialog::draft() const {
  LegalCase draft = original_;
  for (const Field& field : fields_) {
    if (const Result<void> set = setCaseField(draft, field.name, inputText(field.input)); !set) {
      return tl::unexpected(set.error());
    }
  }
  return draft;
}

void CaseDialog::say(const QString& field, const QString& text, bool refused) {
  const auto it = byName_.constFind(field);
  if (it == byName_.constEnd()) {
    summary_->setText(text);
    return;
  }
  QLabel* message = fields_[*it].message;
  // Colour and words: never colour alone.
  message->setText((refused ? QStringLiteral("✗ ") : QStringLiteral("⚠ ")) + text);
  message->setStyleSheet(refused ? QStringLiteral("color:#b3261e") : QStringLiteral("color:#9a5b00"));
  message->setVisible(true);
}

void CaseDialog::check() {
  for (const Field& field : std::as_const(fields_)) {
    field.message->setVisible(false);
  }
  summary_->clear();
  summary_->setProperty("leaving", false);
  LegalCase legalCase = original_;
  bool readable = true;
  for (const Field& field : std::as_const(fields_)) {
    if (const Result<void> set = setCaseField(legalCase, field.name, inputText(field.input)); !set) {
      say(field.name, refusalText({set.error().code, {}, set.error().value}), true);
      readable = false;
    }
  }
  for (const CaseRemark& remark : caseRemarks(legalCase)) {
    say(remark.field, remarkText(remark), false);
  }
  for (auto it = conflicts_.cbegin(); it != conflicts_.cend(); ++it) {
    say(it.key(), tr("他人已改为“%1”，这里是草稿的内容，请核对").arg(it.value()), false);
  }
  saveButton_->setEnabled(readable);
  if (keeper_ != nullptr) {
    keeper_->touch();
  }
}

void CaseDialog::save() {
  const Result<LegalCase> legalCase = draft();
  if (!legalCase || !saveButton_->isEnabled()) {
    return;
  }
  saveButton_->setEnabled(false);
  desk_.ask(
      this, [draft = *legalCase](Desk::Hand hand) { return hand.services.cases.save(hand.session, draft); },
      [this](const Result<LegalCase>& result) { savedOrRefused(result); },
      [this] {
        summary_->setText(tr("没有保存，请看窗口上方的提示后重试。"));
        saveButton_->setEnabled(true);
      });
}

void CaseDialog::savedOrRefused(const Result<LegalCase>& result) {
  if (result) {
    keeper_->finish();
    Q_EMIT saved(*result);
    accept();
    return;
  }
  saveButton_->setEnabled(true);
  say(result.error().field, refusalText({result.error().code, {}, result.error().value}), true);
  if (const auto it = byName_.constFind(result.error().field); it != byName_.constEnd()) {
    QWidget* input = fields_[*it].input;
    for (QWidget* parent = input->parentWidget(); parent != nullptr; parent = parent->parentWidget()) {
      if (auto* tabs = qobject_cast<QTabWidget*>(parent)) {
        for (int i = 0; i < tabs->count(); ++i) {
          if (tabs->widget(i)->isAncestorOf(input)) {
            tabs->setCurrentIndex(i);
          }
        }
      }
    }
    input->setFocus();
  }
}

void CaseDialog::reject() {
  const Result<LegalCase> now = draft();
  const bool unchanged = now && caseChanges(original_, *now).empty();
  // Asking in place: the first Esc warns, the second one leaves.
  if (unchanged || summary_->property("leaving").toBool()) {
    keeper_->finish();
    QDialog::reject();
    return;
  }
  summary_->setText(tr("有未保存的改动。再按一次取消（Esc）放弃改动，或按 Ctrl+S 保存。"));
  summary_->setProperty("leaving", true);
}

}  // namespace shuangda
