#include "dialogs/batch_plan_dialog.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <algorithm>
#include <iterator>
#include <tuple>

#include "services/goods_texts.h"
#include "services/texts.h"
#include "widgets/record_table.h"

namespace shuangda {
BatchPlanDialog::BatchPlanDialog(Desk& desk, const DisposalSheet& sheet, QWidget* parent)
    : QDialog(parent), desk_(desk), sheet_(sheet), lines_(new PlanLinesModel(this)), form_(new QFormLayout), wayNote_(new QLabel), message_(new QLabel) {
  setWindowTitle(sheet.batch.id.isStored() ? tr("处置批次 %1").arg(sheet.batch.number) : tr("编制处置计划"));
  message_->setWordWrap(true);
  message_->setVisible(false);
  message_->setAccessibleName(tr("提示"));
  message_->setStyleSheet(QStringLiteral("color:#b3261e"));
  auto* buttons = new QDialogButtonBox;
  saveButton_ = buttons->addButton(tr("保存(&S)"), QDialogButtonBox::AcceptRole);
  buttons->addButton(tr("取消"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
  saveButton_->setAutoDefault(!isPlan());  // Enter belongs to the list of lines
  auto* middle = new QHBoxLayout;
  middle->addWidget(buildForm());
  if (isPlan()) {
    middle->addWidget(buildLines(), 1);
  }
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(middle, 1);
  layout->addWidget(message_);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &BatchPlanDialog::save);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &BatchPlanDialog::save);
  isPlan() ? resize(1240, 640) : resize(560, 480);
  showWay();
  load();
}

QWidget* BatchPlanDialog::buildForm() {
  const DisposalBatch& batch = sheet_.batch;
  form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  fillWays();
  wayNote_->setWordWrap(true);
  wayNote_->setStyleSheet(QStringLiteral("color:#6b6b6b"));
  form_->addRow(wayNote_);
  addLine("title", tr("名称"), batch.title, tr("例如：第四季度集中销毁"));
  addLine("batch_legal_basis", tr("处理依据"), batch.legalBasis);
  addLine("batch_method", tr("处置方法"), batch.method, tr("焚烧、拆解、破碎 …"));
  addChoice("batch_plant", tr("处置单位"))->addItem(QString(), 0);
  QComboBox* waste = addChoice("batch_waste_class", tr("废物类别"));
  waste->addItem(QString(), QString());
  for (const char* code : {"general", "electronic", "hazardous"}) {
    waste->addItem(codeLabel(QStringLiteral("waste_class"), QString::fromLatin1(code)), QString::fromLatin1(code));
  }
  waste->setCurrentIndex(std::max(0, waste->findData(batch.wasteClass)));
  addLine("batch_receiver", tr("接收单位"), batch.receiver, tr("拍卖机构、受赠人、接收单位"));
  addLine("batch_executors", tr("执行人"), batch.executors, tr("至少两人，以顿号分隔"));
  addLine("batch_supervisor", tr("监督人"), batch.supervisor);
  addLine("batch_witnesses", tr("见证人"), batch.witnesses, tr("至少两人，以顿号分隔"));
  addLine("batch_manifest", tr("转移联单"), batch.manifestNo, tr("危险废物"));
  addLine("batch_environment", tr("通报环保"), batch.environmentNotice, tr("文号、日期；危险废物"));
  if (!isPlan()) {
    addLine("residue", tr("残余物处理"), batch.residue);
  }
  addLine("note", tr("备注"), batch.note);
  auto* side = new QWidget;
  side->setLayout(form_);
  side->setFixedWidth(isPlan() ? 400 : 540);
  form_->setContentsMargins(0, 0, 0, 0);
  return side;
}

void BatchPlanDialog::fillWays() {
  QComboBox* ways = addChoice("batch_way", tr("方式"));
  for (const DisposalWay& way : disposalWays()) {
    ways->addItem(way.name, way.way);
  }
  ways->setCurrentIndex(std::max(0, ways->findData(sheet_.batch.way)));
  ways->setEnabled(isPlan());
  connect(ways, &QComboBox::currentIndexChanged, this, &BatchPlanDialog::showWay);
}

QLayout* BatchPlanDialog::buildLineBar() {
  search_ = new QLineEdit;
  search_->setPlaceholderText(tr("编号、案件、名称、品牌"));
  search_->setClearButtonEnabled(true);
  search_->setObjectName(QStringLiteral("line_search"));
  search_->setAccessibleName(tr("筛选物品"));
  auto* bar = new QHBoxLayout;
  bar->addWidget(search_, 1);
  connect(search_, &QLineEdit::textChanged, this, &BatchPlanDialog::filter);
  search_->setToolTip(tr("还有没列出的物品时，按回车在全部物品中查找名称、规格、品牌"));
  auto* enter = new QShortcut(Qt::Key_Return, search_);
  enter->setContext(Qt::WidgetShortcut);
  connect(enter, &QShortcut::activated, this, &BatchPlanDialog::readFound);
  for (const auto& [combo, name, characters] : {std::tuple(&case_, tr("按案件"), 10), std::tuple(&place_, tr("按地点"), 8)}) {
    *combo = new QComboBox;
    (*combo)->setAccessibleName(name);
    (*combo)->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    (*combo)->setMinimumContentsLength(characters);
    bar->addWidget(*combo);
    connect(*combo, &QComboBox::activated, this, &BatchPlanDialog::filter);
  }
  for (const auto& [text, chosen] : {std::pair(tr("全选(&A)"), true), std::pair(tr("全不选(&N)"), false)}) {
    auto* button = new QPushButton(text);
    button->setAutoDefault(false);
    bar->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, all = chosen] { lines_->chooseAll(all); });
  }
  return bar;
}

void BatchPlanDialog::buildLineTable() {
  table_ = new QTableView;
  table_->setModel(lines_);
  styleRecordTable(*table_, tr("可以列入的物品"));
  table_->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
  setWidths(*table_, {8, 9, 7, 7, 4, 4, 3, 6, 7, 16});
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->horizontalHeader()->moveSection(PlanLinesModel::Why, PlanLinesModel::Spec);  // asked for, it stands where it is read
  auto* space = new QShortcut(Qt::Key_Space, table_);
  space->setContext(Qt::WidgetShortcut);
  connect(space, &QShortcut::activated, this, [this] {
    if (table_->currentIndex().isValid()) {
      lines_->toggle(table_->currentIndex().row());
    }
  });
}

QWidget* BatchPlanDialog::buildLines() {
  blocked_ = new QCheckBox(tr("也列出不能列入的(&B)"));
  chosen_ = new QLabel;
  chosen_->setAccessibleName(tr("已选"));
  auto* side = new QWidget;
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(8, 0, 0, 0);
  layout->addLayout(buildLineBar());
  buildLineTable();
  layout->addWidget(table_, 1);
  more_ = new QPushButton;
  more_->setObjectName(QStringLiteral("more_lines"));
  more_->setAutoDefault(false);
  more_->setVisible(false);
  connect(more_, &QPushButton::clicked, this, &BatchPlanDialog::readMore);
  auto* below = new QHBoxLayout;
  below->addWidget(chosen_, 1);
  below->addWidget(more_);
  below->addWidget(blocked_);
  layout->addLayout(below);
  connect(blocked_, &QCheckBox::toggled, this, &BatchPlanDialog::load);
  connect(lines_, &PlanLinesModel::chosenChanged, this, [this] { chosen_->setText(lines_->chosenText()); });
  return side;
}

void BatchPlanDialog::addLine(const char* name, const QString& label, const QString& text, const QString& hint) {
  auto* edit = new QLineEdit(text);
  edit->setPlaceholderText(hint);
  edit->setObjectName(QString::fromLatin1(name));
  edit->setAccessibleName(label);
  form_->addRow(label, edit);
  inputs_.insert(edit->objectName(), edit);
}

QComboBox* BatchPlanDialog::addChoice(const char* name, const QString& label) {
  auto* combo = new QComboBox;
  combo->setObjectName(QString::fromLatin1(name));
  combo->setAccessibleName(label);
  combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  form_->addRow(label, combo);
  inputs_.insert(combo->objectName(), combo);
  return combo;
}

void BatchPlanDialog::showWay() {
  const DisposalWay* way = findDisposalWay(static_cast<QComboBox*>(inputs_.value(QStringLiteral("batch_way")))->currentData().toString());
  wayNote_->setText(way ? tr("批准：%1。").arg(way->approver) : QString());
  wayNote_->setToolTip(way ? way->article + u'\n' + way->note : QString());
}

QString BatchPlanDialog::message() const { return message_->text(); }

QString BatchPlanDialog::textOf(const char* name) const {
  const auto* edit = qobject_cast<QLineEdit*>(inputs_.value(QString::fromLatin1(name)));
  return edit == nullptr ? QString() : edit->text().trimmed();
}

DisposalBatch BatchPlanDialog::filled() const {
  DisposalBatch batch = sheet_.batch;
  const auto dataOf = [this](const char* name) { return static_cast<QComboBox*>(inputs_.value(QString::fromLatin1(name)))->currentData(); };
  batch.way = dataOf("batch_way").toString();
  batch.title = textOf("title");
  batch.legalBasis = textOf("batch_legal_basis");
  batch.method = textOf("batch_method");
  const PlaceId plant{dataOf("batch_plant").toLongLong()};
  batch.plant = plant.isStored() ? std::optional(plant) : std::nullopt;
  batch.wasteClass = dataOf("batch_waste_class").toString();
  batch.receiver = textOf("batch_receiver");
  batch.executors = textOf("batch_executors");
  batch.supervisor = textOf("batch_supervisor");
  batch.witnesses = textOf("batch_witnesses");
  batch.manifestNo = textOf("batch_manifest");
  batch.environmentNotice = textOf("batch_environment");
  batch.residue = isPlan() ? batch.residue : textOf("residue");
  batch.note = textOf("note");
  return batch;
}

void BatchPlanDialog::save() {
  if (!saveButton_->isEnabled()) {
    return;
  }
  saveButton_->setEnabled(false);
  desk_.ask(
      this,
      [batch = filled(), lines = lines_->plan(), isNew = isPlan()](Desk::Hand hand) {
        return isNew ? hand.services.disposals.plan(hand.session, batch, lines) : hand.services.disposals.change(hand.session, batch);
      },
      [this](const Result<DisposalBatch>& stored) {
        saveButton_->setEnabled(true);
        if (!stored) {
          refused(stored.error());
          return;
        }
        Q_EMIT saved(stored->id);
        accept();
      },
      [this] {
        saveButton_->setEnabled(true);
        message_->setText(tr("没有保存，请看窗口上方的提示后重试。"));
        message_->setVisible(true);
      });
}

void BatchPlanDialog::refused(const Error& error) {
  message_->setText(QStringLiteral("✗ ") + refusalText(error));
  message_->setVisible(true);
  if (QWidget* input = inputs_.value(error.field)) {
    input->setFocus();
  }
}

}  // namespace shuangda
