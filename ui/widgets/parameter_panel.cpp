#include "widgets/parameter_panel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <algorithm>

#include "widgets/record_table.h"

namespace shuangda {
namespace {

QString shown(const LawParameter& parameter, const QString& value) {
  static const QHash<QString, QString> units{{QStringLiteral("yuan"), QObject::tr("元")},
                                             {QStringLiteral("day"), QObject::tr("天")},
                                             {QStringLiteral("person"), QObject::tr("人")},
                                             {QStringLiteral("permille_per_day"), QObject::tr("‰")}};
  return value.isEmpty() ? QObject::tr("（没有填写）") : value + units.value(parameter.unit);
}

/// The value the program ships with.
QString shippedValue(const QString& key) {
  static const LawParameters shipped = LawParameters::builtIn();
  return shipped.at(key).value;
}

}  // namespace

ParameterPanel::ParameterPanel(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      table_(makeRecordTable({tr("参数"), tr("现值"), tr("默认值"), tr("依据"), tr("说明")}, tr("参数"))),
      about_(new QLabel),
      value_(new QComboBox),
      reason_(new QLineEdit),
      changeButton_(new QPushButton(tr("更改参数(&A)"))) {
  setWidths(*table_, {20, 7, 7, 17});
  about_->setWordWrap(true);
  about_->setStyleSheet(QStringLiteral("color:#6b6b6b"));
  value_->setAccessibleName(tr("新值"));
  reason_->setAccessibleName(tr("理由"));
  reason_->setPlaceholderText(tr("文件依据或者理由，必填"));
  changeButton_->setAutoDefault(false);
  for (QWidget* input : std::initializer_list<QWidget*>{value_, reason_, changeButton_}) {
    input->setEnabled(desk.session().mayAdminister());
  }
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(tr("新值(&N)"), value_);
  form->addRow(tr("理由(&R)"), reason_);
  auto* act = new QHBoxLayout;
  act->addWidget(changeButton_);
  act->addStretch(1);
  form->addRow(QString(), act);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(table_, 1);
  layout->addWidget(about_);
  layout->addLayout(form);
  connect(table_, &QTableWidget::currentCellChanged, this, &ParameterPanel::showParameter);
  connect(changeButton_, &QPushButton::clicked, this, &ParameterPanel::change);
  setFocusProxy(table_);
  reload();
}

void ParameterPanel::reload() {
  desk_.ask(
      this, [](Desk::Hand hand) { return hand.services.clocks.parameters(); }, [this](std::vector<LawParameter> parameters) { fill(std::move(parameters)); });
}

void ParameterPanel::fill(std::vector<LawParameter> parameters) {
  parameters_ = std::move(parameters);
  const int current = std::max(0, table_->currentRow());
  table_->setRowCount(static_cast<int>(parameters_.size()));
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    const LawParameter& parameter = parameters_[i];
    const QString shipped = shippedValue(parameter.key);
    setRow(table_, static_cast<int>(i), {parameter.name, shown(parameter, parameter.value), shown(parameter, shipped), parameter.source, parameter.note});
    // What the office changed stands out without being read.
    QFont font = table_->font();
    font.setBold(parameter.value != shipped);
    table_->item(static_cast<int>(i), 1)->setFont(font);
  }
  table_->selectRow(current);
  showParameter();
}

void ParameterPanel::showParameter() {
  const int row = table_->currentRow();
  if (row < 0 || row >= static_cast<int>(parameters_.size())) {
    return;
  }
  const LawParameter& parameter = parameters_[static_cast<std::size_t>(row)];
  about_->setText(parameter.note.isEmpty() ? tr("%1　依据：%2").arg(parameter.name, parameter.source) : tr("%1　依据：%2\n说明：%3").arg(parameter.name, parameter.source, parameter.note));
  const bool isChoice = parameter.unit == QStringLiteral("yes_no");
  value_->clear();
  value_->setEditable(!isChoice);
  value_->addItems(isChoice ? QStringList{QStringLiteral("是"), QStringLiteral("否")} : QStringList{parameter.value});
  value_->setCurrentText(parameter.value);
}

void ParameterPanel::change() {
  const int row = table_->currentRow();
  if (row < 0 || !changeButton_->isEnabled()) {
    return;
  }
  const LawParameter parameter = parameters_[static_cast<std::size_t>(row)];
  changeButton_->setEnabled(false);
  desk_.ask(
      this,
      [key = parameter.key, value = value_->currentText().trimmed(), reason = reason_->text()](Desk::Hand hand) {
        return hand.services.clocks.setParameter(hand.session, key, value, reason);
      },
      [this, name = parameter.name](const Result<std::vector<ClockChange>>& changes) {
        changeButton_->setEnabled(true);
        if (changes) {
          reason_->clear();
          reload();
        } else if (changes.error().field == QStringLiteral("reason")) {
          reason_->setFocus();
        } else {
          value_->setFocus();
        }
        Q_EMIT answered(changes, tr("已更改“%1”").arg(name));
      },
      [this] { changeButton_->setEnabled(true); });
}

}  // namespace shuangda
