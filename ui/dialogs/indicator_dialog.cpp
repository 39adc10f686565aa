#include "dialogs/indicator_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include "domain/figure_text.h"
#include "domain/indicator_words.h"
#include "services/indicator_service.h"
#include "services/indicator_texts.h"
#include "services/texts.h"

namespace shuangda {
namespace {

const QString kCode = QStringLiteral("code");
const QString kName = QStringLiteral("name_zh");
const QString kUnit = QStringLiteral("unit");
const QString kOrgan = QStringLiteral("organ");
const QString kKind = QStringLiteral("kind");
const QString kEntity = QStringLiteral("entity");
const QString kDate = QStringLiteral("date");
const QString kWhere = QStringLiteral("where");
const QString kMeasure = QStringLiteral("measure");
const QString kFormula = QStringLiteral("formula");
const QString kDecimals = QStringLiteral("decimals");
const QString kCompared = QStringLiteral("compared");
const QString kDefinition = QStringLiteral("definition");
const QString kReason = QStringLiteral("reason");
const QString kOwnPrefix = QStringLiteral("own_");

void offer(QComboBox* combo, const std::vector<IndicatorWord>& words, const QString& chosen) {
  const QSignalBlocker quiet(combo);
  combo->clear();
  for (const IndicatorWord& word : words) {
    combo->addItem(word.text, word.word);
  }
  if (!chosen.isEmpty() && combo->findData(chosen) < 0) {
    combo->addItem(chosen, chosen);
  }
  combo->setCurrentIndex(chosen.isEmpty() ? 0 : combo->findData(chosen));
}

QString wordOf(const FieldForm& form, const QString& name) { return form.choice(name)->currentData().toString(); }

}  // namespace

IndicatorDialog::IndicatorDialog(Desk& desk, const CsvRecord& row, const Period& period, QWidget* parent)
    : FormDialog(desk, row.isEmpty() ? tr("新的自设指标") : tr("修改自设指标"), tr("保存(&S)"), parent),
      period_(period),
      conditionField_(new QComboBox),
      conditionValue_(new QComboBox),
      add_(new QPushButton(tr("加上(&A)"))),
      try_(new QPushButton(tr("试算(&Y)"))),
      tried_(new QLabel) {
  addFields(row);
  auto* below = new QHBoxLayout;
  try_->setAutoDefault(false);
  try_->setToolTip(tr("按%1统计一次，不保存").arg(period_.nameZh()));
  tried_->setAccessibleName(tr("试算结果"));
  tried_->setWordWrap(true);
  below->addWidget(try_);
  below->addWidget(tried_, 1);
  body()->addLayout(below);
  connect(try_, &QPushButton::clicked, this, &IndicatorDialog::tryOut);
  connect(&form(), &FieldForm::changed, tried_, &QLabel::clear);
  followKind();
  form().input(row.isEmpty() ? kCode : kName)->setFocus();
  resize(620, sizeHint().height());
}

void IndicatorDialog::addFields(const CsvRecord& row) {
  FieldForm& fields = form();
  fields.addLine(kCode, tr("代码"), row.isEmpty() ? kOwnPrefix : row[kCode], tr("own_ 开头，如 own_food"));
  fields.line(kCode)->setReadOnly(!row.isEmpty());
  fields.addLine(kName, tr("名称"), row[kName]);
  fields.addLine(kUnit, tr("单位"), row.isEmpty() ? tr("件") : row[kUnit], tr("件、人、万元、%、吨…"));
  fields.addLine(kOrgan, tr("归入部分"), row.isEmpty() ? tr("自设") : row[kOrgan]);
  offer(fields.addChoice(kKind, tr("算法")), indicatorKinds(), row[kKind]);
  offer(fields.addChoice(kEntity, tr("统计对象")), indicatorEntities(), row[kEntity]);
  fields.addChoice(kDate, tr("按哪个日期"));
  fields.addLine(kWhere, tr("条件"), row[kWhere], tr("不填为全部；几个条件用 ; 隔开，几个值用 | 隔开"));
  fields.add(QStringLiteral("builder"), tr("添加条件"), buildConditions(row[kWhere]));
  fields.addChoice(kMeasure, tr("计什么"));
  const bool isFormula = row[kKind] == QStringLiteral("sum") || row[kKind] == QStringLiteral("ratio");
  fields.addLine(kFormula, tr("公式"), isFormula ? row[kMeasure] : QString(), tr("如 adm_fine+2*own_food；比率如 trf_cases/adm_filed"));
  auto* decimals = new QSpinBox;
  decimals->setRange(0, 4);
  decimals->setValue(row[kDecimals].toInt());
  fields.add(kDecimals, tr("小数位数"), decimals);
  offer(fields.addChoice(kCompared, tr("同比、环比")), indicatorComparisons(), row[kCompared]);
  fields.addLine(kDefinition, tr("口径"), row[kDefinition], tr("印在口径说明里"));
  fields.addLine(kReason, tr("理由"), {}, row.isEmpty() ? tr("为什么增设") : tr("为什么修改"));
  for (const QString& name : {kCode, kName, kUnit, kDefinition, kReason}) {
    fields.setLabel(name, fields.input(name)->accessibleName(), true);
  }
  connect(fields.choice(kKind), &QComboBox::currentIndexChanged, this, &IndicatorDialog::followKind);
  connect(fields.choice(kEntity), &QComboBox::currentIndexChanged, this, &IndicatorDialog::followEntity);
  connect(decimals, &QSpinBox::valueChanged, tried_, &QLabel::clear);
  followEntity();
  for (const QString& name : {kDate, kMeasure}) {
    if (!row[name].isEmpty() && !(isFormula && name == kMeasure)) {
      std::vector<IndicatorWord> words = name == kDate ? indicatorDates(*factEntityOf(wordOf(fields, kEntity))) : indicatorMeasures(*factEntityOf(wordOf(fields, kEntity)));
      offer(fields.choice(name), words, row[name]);
    }
  }
}

QWidget* IndicatorDialog::buildConditions(const QString&) {
  auto* builder = new QWidget;
  auto* layout = new QHBoxLayout(builder);
  layout->setContentsMargins(0, 0, 0, 0);
  conditionField_->setAccessibleName(tr("条件的项目"));
  conditionField_->setMaxVisibleItems(20);
  conditionValue_->setAccessibleName(tr("条件的值"));
  conditionValue_->setEditable(true);
  conditionValue_->setInsertPolicy(QComboBox::NoInsert);
  add_->setAutoDefault(false);
  offer(conditionField_, conditionFields(), {});
  layout->addWidget(conditionField_, 1);
  layout->addWidget(conditionValue_, 1);
  layout->addWidget(add_);
  builder->setFocusProxy(conditionField_);
  connect(conditionField_, &QComboBox::currentIndexChanged, this, &IndicatorDialog::offerValues);
  connect(add_, &QPushButton::clicked, this, &IndicatorDialog::addCondition);
  offerValues();
  return builder;
}

void IndicatorDialog::offerValues() {
  const std::vector<IndicatorWord> values = conditionValues(conditionField_->currentData().toString());
  conditionValue_->clear();
  for (const IndicatorWord& value : values) {
    conditionValue_->addItem(value.text, value.word);
  }
  conditionValue_->setEditable(values.empty());
  if (conditionValue_->lineEdit()) {
    conditionValue_->lineEdit()->setPlaceholderText(tr("几个值用 | 隔开"));
  }
}

void IndicatorDialog::addCondition() {
  const QString value = conditionValue_->isEditable() ? conditionValue_->currentText().trimmed() : conditionValue_->currentData().toString();
  if (value.isEmpty()) {
    conditionValue_->setFocus();
    return;
  }
  QLineEdit* where = form().line(kWhere);
  where->setText((where->text().trimmed().isEmpty() ? QString() : where->text().trimmed() + u';') + conditionText(conditionField_->currentData().toString(), value));
}

void IndicatorDialog::followKind() {
  const QString kind = wordOf(form(), kKind);
  const bool isFormula = kind == QStringLiteral("sum") || kind == QStringLiteral("ratio");
  for (const QString& name : {kEntity, kWhere, QStringLiteral("builder"), kMeasure}) {
    form().setShown(name, !isFormula);
  }
  form().setShown(kDate, kind == QStringLiteral("event"));
  form().setShown(kFormula, isFormula);
}

void IndicatorDialog::followEntity() {
  const Fact::Entity entity = *factEntityOf(wordOf(form(), kEntity));
  for (const auto& [name, words] : {std::pair(kDate, indicatorDates(entity)), std::pair(kMeasure, indicatorMeasures(entity))}) {
    const QString chosen = wordOf(form(), name);
    const bool still = std::ranges::any_of(words, [&](const IndicatorWord& word) { return word.word == chosen; });
    offer(form().choice(name), words, still ? chosen : QString());
  }
}

CsvRecord IndicatorDialog::row() const {
  const QString kind = wordOf(form(), kKind);
  const bool isFormula = form().isShown(kFormula);
  return {{kCode, form().text(kCode)},
          {kName, form().text(kName)},
          {kUnit, form().text(kUnit)},
          {kOrgan, form().text(kOrgan)},
          {kDecimals, QString::number(qobject_cast<QSpinBox*>(form().input(kDecimals))->value())},
          {kCompared, wordOf(form(), kCompared)},
          {kKind, kind},
          {kEntity, isFormula ? QString() : wordOf(form(), kEntity)},
          {kDate, form().isShown(kDate) ? wordOf(form(), kDate) : QString()},
          {kWhere, form().text(kWhere)},
          {kMeasure, isFormula ? form().text(kFormula) : wordOf(form(), kMeasure)},
          {kDefinition, form().text(kDefinition)}};
}

bool IndicatorDialog::isComplete() {
  for (const QString& name : {kDefinition, kUnit, kName}) {
    if (form().text(name).isEmpty()) {
      form().refuse(name, tr("请填写。"));
    }
  }
  if (form().isShown(kFormula) && form().text(kFormula).isEmpty()) {
    form().refuse(kFormula, tr("请填写公式，指标用代码，如 adm_fine+adm_confiscated_amt。"));
    return false;
  }
  return !form().text(kDefinition).isEmpty() && !form().text(kUnit).isEmpty() && !form().text(kName).isEmpty();
}

void IndicatorDialog::save() {
  if (isComplete()) {
    perform([row = row(), reason = form().text(kReason)](Desk::Hand hand) { return IndicatorService(*hand.services.store).add(hand.session, row, reason); });
  }
}

void IndicatorDialog::refused(const Error& error) {
  const QString text = refusalText(error);
  // A row that cannot be read is named by its code; what it says is the part that cannot.
  if (error.field == QStringLiteral("indicator_code")) {
    form().refuse(kCode, text);
  } else if (error.field == QStringLiteral("indicator_reason")) {
    form().refuse(kReason, text);
  } else if (error.field == form().text(kCode) && !error.value.isEmpty()) {
    const bool inFormula = form().isShown(kFormula);
    const QString name = inFormula ? kFormula : kWhere;
    form().refuse(name, inFormula ? tr("公式里的“%1”不能用：要写前面已有的指标的代码，比率不能再进公式。").arg(error.value) : tr("条件“%1”不能识别。").arg(error.value));
  } else {
    FormDialog::refused(error);
  }
}

void IndicatorDialog::tryOut() {
  form().clearRefusals();
  if (!isComplete()) {
    return;
  }
  tried_->setText(tr("正在试算…"));
  try_->setEnabled(false);
  desk().ask(
      this,
      [row = row(), period = period_](Desk::Hand hand) {
        return hand.services.bulletins.tryOut(hand.session, row, {.period = period, .breakdowns = {}}, hand.services.store->clock().now());
      },
      [this, code = form().text(kCode)](const Result<Bulletin>& bulletin) {
        try_->setEnabled(true);
        if (!bulletin) {
          tried_->clear();
          refused(bulletin.error());
          return;
        }
        const Figure& figure = bulletin->figure(code);
        const QString change = comparisonBodyText(figure, figure.yearOnYear, Base::LastYear);
        tried_->setText(tr("%1：%2%3").arg(period_.nameZh(), figure.value.known ? bodyText(figure) : tr("没有数据"), change.isEmpty() ? QString() : QStringLiteral("，") + change));
      },
      [this] {
        try_->setEnabled(true);
        tried_->setText(tr("没有算完。"));
      });
}

QString IndicatorDialog::tried() const { return tried_->text(); }

IndicatorRemoveDialog::IndicatorRemoveDialog(Desk& desk, const CsvRecord& row, QWidget* parent)
    : FormDialog(desk, tr("取消自设指标"), tr("取消指标(&S)"), parent), code_(row[kCode]) {
  form().addText(kName, tr("指标"))->setText(QStringLiteral("%1（%2）").arg(row[kName], code_));
  form().addLine(kReason, tr("理由"));
  form().setLabel(kReason, tr("理由"), true);
  form().line(kReason)->setFocus();
  resize(460, sizeHint().height());
}

void IndicatorRemoveDialog::save() {
  perform([code = code_, reason = form().text(kReason)](Desk::Hand hand) { return IndicatorService(*hand.services.store).remove(hand.session, code, reason); });
}

QString IndicatorRemoveDialog::fieldOf(const Error& error) const { return error.field == QStringLiteral("indicator_reason") ? kReason : error.field; }

}  // namespace shuangda
