#include "dialogs/condition_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "services/texts.h"

namespace shuangda {
namespace {

FilterCondition::Kind kindOf(const QString& field) {
  for (const FilterField candidate : {FilterField::Stage, FilterField::GoodsValue, FilterField::Fine, FilterField::CaseValue, FilterField::Filed, FilterField::Decided,
                                      FilterField::Closed, FilterField::Found, FilterField::Transferred}) {
    if (filterFieldName(candidate) == field) {
      return FilterCondition{.field = candidate}.kind();
    }
  }
  return FilterCondition::Kind::Text;
}

QString exampleOf(FilterCondition::Kind kind) {
  switch (kind) {
    case FilterCondition::Kind::Amount:
      return QObject::tr("如 50000、5万");
    case FilterCondition::Kind::Date:
      return QObject::tr("如 2026、2026-Q3、2026-08-05");
    case FilterCondition::Kind::Stage:
      return QObject::tr("选择状态");
    case FilterCondition::Kind::Text:
      break;
  }
  return QObject::tr("包含的文字");
}

}  // namespace

ConditionDialog::ConditionDialog(QWidget* parent)
    : QDialog(parent), field_(new QComboBox), relation_(new QComboBox), value_(new QComboBox), problem_(new QLabel), add_(nullptr) {
  setWindowTitle(tr("添加筛选条件"));
  field_->addItems(filterFieldNames());
  field_->setAccessibleName(tr("项目"));
  relation_->setAccessibleName(tr("关系"));
  relation_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  value_->setEditable(true);
  value_->setMinimumWidth(value_->fontMetrics().horizontalAdvance(QStringLiteral("2026")) * 6);
  value_->setAccessibleName(tr("内容"));
  problem_->setWordWrap(true);
  problem_->setVisible(false);
  auto* row = new QHBoxLayout;
  row->addWidget(field_);
  row->addWidget(relation_);
  row->addWidget(value_, 1);
  auto* buttons = new QDialogButtonBox;
  add_ = buttons->addButton(tr("添加(&A)"), QDialogButtonBox::AcceptRole);
  add_->setDefault(true);
  buttons->addButton(tr("取消"), QDialogButtonBox::RejectRole);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(row);
  layout->addWidget(problem_);
  layout->addWidget(buttons);
  connect(field_, &QComboBox::currentTextChanged, this, &ConditionDialog::fieldChanged);
  connect(add_, &QPushButton::clicked, this, &ConditionDialog::check);
  connect(buttons, &QDialogButtonBox::rejected, this, &ConditionDialog::reject);
  fieldChanged();
  value_->setFocus();
}

void ConditionDialog::fieldChanged() {
  const FilterCondition::Kind kind = kindOf(field_->currentText());
  const bool ordered = kind == FilterCondition::Kind::Amount || kind == FilterCondition::Kind::Date;
  relation_->clear();
  relation_->addItem(kind == FilterCondition::Kind::Text ? tr("包含") : tr("是"), QStringLiteral(":"));
  if (ordered) {
    const bool date = kind == FilterCondition::Kind::Date;
    relation_->addItem(date ? tr("不早于") : tr("不低于"), QStringLiteral(">="));
    relation_->addItem(date ? tr("晚于") : tr("高于"), QStringLiteral(">"));
    relation_->addItem(date ? tr("不晚于") : tr("不超过"), QStringLiteral("<="));
    relation_->addItem(date ? tr("早于") : tr("低于"), QStringLiteral("<"));
  }
  value_->clear();
  value_->addItems(kind == FilterCondition::Kind::Stage ? filterStageNames() : QStringList());
  if (kind != FilterCondition::Kind::Stage) {
    value_->clearEditText();
  }
  value_->lineEdit()->setPlaceholderText(exampleOf(kind));
  problem_->setVisible(false);
}

void ConditionDialog::check() {
  QString value = value_->currentText().trimmed();
  if (value.contains(u' ')) {
    value = u'"' + value + u'"';
  }
  const Result<FilterCondition> read = FilterCondition::parse(field_->currentText() + relation_->currentData().toString() + value);
  if (!read) {
    problem_->setText(QStringLiteral("✗ ") + refusalText(read.error()));
    problem_->setVisible(true);
    value_->setFocus();
    return;
  }
  condition_ = *read;
  accept();
}

}  // namespace shuangda
