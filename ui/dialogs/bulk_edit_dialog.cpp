#include "dialogs/bulk_edit_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

#include "dialogs/bulk_lines_model.h"
#include "services/texts.h"

namespace shuangda {
namespace {

constexpr int kWatchMs = 100;

QString counted(qlonglong count) {
  return QLocale(QLocale::Chinese).toString(count);
}

}  // namespace

BulkEditDialog::BulkEditDialog(Desk& desk, std::vector<CaseId> cases, QWidget* parent)
    : QDialog(parent),
      desk_(desk),
      cases_(std::make_shared<const std::vector<CaseId>>(std::move(cases))),
      lines_(new BulkLinesModel(this)),
      summary_(new QLabel),
      progress_(new QProgressBar),
      preview_(new QPushButton(tr("预览(&P)"))),
      apply_(new QPushButton(tr("修改(&S)"))),
      cancel_(new QPushButton(tr("取消"))),
      watch_(new QTimer(this)) {
  setWindowTitle(tr("批量修改 %1 件案件").arg(counted(static_cast<qlonglong>(cases_->size()))));
  summary_->setWordWrap(true);
  summary_->setTextFormat(Qt::PlainText);
  summary_->setAccessibleName(tr("提示"));
  progress_->setVisible(false);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(buildForm());
  layout->addWidget(summary_);
  layout->addWidget(makeTable(), 1);
  layout->addLayout(buildButtons());
  watch_->setInterval(kWatchMs);
  connect(watch_, &QTimer::timeout, this, [this] { progress_->setValue(work_ ? work_->done.load() : 0); });
  connect(preview_, &QPushButton::clicked, this, &BulkEditDialog::preview);
  connect(apply_, &QPushButton::clicked, this, &BulkEditDialog::apply);
  connect(cancel_, &QPushButton::clicked, this, &BulkEditDialog::reject);
  resize(760, 560);
  rows_.first().kind->setFocus();
  fillChoices();
  edited();
}

QFormLayout* BulkEditDialog::buildForm() {
  using Kind = FieldEdit::Kind;
  auto* form = new QFormLayout;
  const std::pair<QString, Kind> set{tr("设为"), Kind::Set};
  const std::pair<QString, Kind> add{tr("增加"), Kind::Add};
  const std::pair<QString, Kind> remove{tr("去掉"), Kind::Remove};
  addRow(form, QStringLiteral("field"), {set, add, remove});
  addRow(form, QStringLiteral("campaign"), {add, remove, set});
  addRow(form, QStringLiteral("member_unit"), {set});
  addRow(form, QStringLiteral("in_scope"), {set});
  addRow(form, QStringLiteral("note"), {{tr("追加"), Kind::Append}});
  return form;
}

QHBoxLayout* BulkEditDialog::buildButtons() {
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(progress_, 1);
  buttons->addStretch(1);
  for (QPushButton* button : {preview_, apply_, cancel_}) {
    button->setAutoDefault(false);
    buttons->addWidget(button);
  }
  preview_->setDefault(true);
  return buttons;
}

BulkEditDialog::~BulkEditDialog() {
  if (work_) {
    work_->cancelled = true;
  }
}

void BulkEditDialog::addRow(QFormLayout* form, const QString& field,
                            const QList<std::pair<QString, FieldEdit::Kind>>& kinds) {
  Row row{.field = field, .kind = new QComboBox, .value = new QComboBox};
  row.kind->addItem(tr("不改"), -1);
  for (const auto& [text, kind] : kinds) {
    row.kind->addItem(text, static_cast<int>(kind));
  }
  row.kind->setObjectName(field + QStringLiteral("_kind"));
  row.kind->setAccessibleName(tr("%1的改法").arg(fieldLabel(field)));
  row.value->setObjectName(field);
  row.value->setAccessibleName(fieldLabel(field));
  const bool yesNo = field == QStringLiteral("in_scope");
  row.value->setEditable(!yesNo);
  row.value->addItem(QString());
  if (yesNo) {
    row.value->addItems({QStringLiteral("是"), QStringLiteral("否")});
  } else {
    row.value->setInsertPolicy(QComboBox::NoInsert);
  }
  auto* cell = new QHBoxLayout;
  cell->addWidget(row.kind);
  cell->addWidget(row.value, 1);
  auto* label = new QLabel(fieldLabel(field));
  label->setBuddy(row.kind);
  form->addRow(label, cell);
  connect(row.kind, &QComboBox::currentIndexChanged, this, &BulkEditDialog::edited);
  connect(row.value, &QComboBox::currentTextChanged, this, &BulkEditDialog::edited);
  rows_ << row;
}

QTableView* BulkEditDialog::makeTable() {
  auto* table = new QTableView;
  table->setModel(lines_);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setAlternatingRowColors(true);
  table->setShowGrid(false);
  table->setWordWrap(false);
  table->setTabKeyNavigation(false);
  table->verticalHeader()->hide();
  table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 8);
  const int em = table->fontMetrics().horizontalAdvance(u'汉');
  table->setColumnWidth(BulkLinesModel::Number, 9 * em);
  table->setColumnWidth(BulkLinesModel::Changes, 24 * em);
  table->horizontalHeader()->setStretchLastSection(true);
  table->horizontalHeader()->setHighlightSections(false);
  table->setAccessibleName(tr("预览"));
  return table;
}

void BulkEditDialog::fillChoices() {
  struct Choices {
    QStringList fields{};
    QStringList campaigns{};
    QStringList units{};
  };
  desk_.ask(
      this,
      [](Desk::Hand hand) {
        const QDate today = hand.services.store->clock().today();
        const auto labels = [&](const char* list) {
          return hand.services.codeLists.labels(hand.session, QString::fromLatin1(list), today).value_or(QStringList());
        };
        return Choices{labels("field"), labels("campaign"),
                       hand.services.cases.units(hand.session).value_or(QStringList())};
      },
      [this](const Choices& choices) {
        const QStringList lists[] = {choices.fields, choices.campaigns, choices.units};
        for (int i = 0; i < 3; ++i) {
          QComboBox* value = rows_[i].value;
          const QSignalBlocker quiet(value);
          const QString text = value->currentText();
          value->addItems(lists[i]);
          value->setCurrentText(text);
        }
      });
}

std::vector<FieldEdit> BulkEditDialog::edits() const {
  std::vector<FieldEdit> edits;
  for (const Row& row : rows_) {
    if (const int kind = row.kind->currentData().toInt(); kind >= 0) {
      edits.push_back({static_cast<FieldEdit::Kind>(kind), row.field, row.value->currentText()});
    }
  }
  return edits;
}

void BulkEditDialog::edited() {
  for (const Row& row : std::as_const(rows_)) {
    if (QLineEdit* edit = row.value->lineEdit(); edit != nullptr) {
      const bool sets = row.kind->currentData().toInt() == static_cast<int>(FieldEdit::Kind::Set);
      edit->setPlaceholderText(sets ? tr("留空即清除") : QString());
    }
  }
  if (!seen_.empty() && !done_ && seen_ != edits()) {
    // What stands below is no longer what would be done.
    seen_.clear();
    changeable_ = 0;
    lines_->setLines({});
    say(tr("改法已变，请重新预览。"), false);
  }
  enableButtons();
}

void BulkEditDialog::enableButtons() {
  const bool idle = !work_ && !done_;
  preview_->setEnabled(idle && !edits().empty());
  apply_->setEnabled(idle && changeable_ > 0);
  apply_->setText(changeable_ > 0 ? tr("修改 %1 件(&S)").arg(counted(changeable_)) : tr("修改(&S)"));
  for (const Row& row : std::as_const(rows_)) {
    row.kind->setEnabled(idle);
    row.value->setEnabled(idle && row.kind->currentData().toInt() >= 0);
  }
  cancel_->setText(done_ ? tr("关闭") : tr("取消"));
}

void BulkEditDialog::say(const QString& text, bool refused) {
  summary_->setText((refused ? QStringLiteral("✗ ") : QString()) + text);
  summary_->setStyleSheet(refused ? QStringLiteral("color:#b3261e") : QString());
}

}  // namespace shuangda
