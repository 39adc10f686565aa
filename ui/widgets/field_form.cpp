#include "widgets/field_form.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace shuangda {

FieldForm::FieldForm(QWidget* parent) : QWidget(parent), layout_(new QFormLayout(this)) {
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void FieldForm::add(const QString& name, const QString& label, QWidget* input) {
  Field field{.input = input, .label = new QLabel(label), .message = new QLabel, .row = new QWidget};
  input->setObjectName(name);
  input->setAccessibleName(label);
  field.label->setBuddy(input);
  field.message->setVisible(false);
  field.message->setWordWrap(true);
  field.message->setObjectName(QStringLiteral("why_") + name);
  field.message->setStyleSheet(QStringLiteral("color:#b3261e"));
  auto* cell = new QVBoxLayout(field.row);
  cell->setContentsMargins(0, 0, 0, 0);
  cell->setSpacing(1);
  cell->addWidget(input);
  cell->addWidget(field.message);
  field.row->setFocusProxy(input);
  layout_->addRow(field.label, field.row);
  fields_.insert(name, field);
}

QLineEdit* FieldForm::addLine(const QString& name, const QString& label, const QString& text, const QString& hint) {
  auto* edit = new QLineEdit(text);
  edit->setPlaceholderText(hint);
  add(name, label, edit);
  connect(edit, &QLineEdit::textChanged, this, [this, name] {
    fields_[name].message->setVisible(false);
    Q_EMIT changed();
  });
  return edit;
}

QComboBox* FieldForm::addChoice(const QString& name, const QString& label) {
  auto* combo = new QComboBox;
  combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  combo->setMinimumContentsLength(20);
  combo->setMaxVisibleItems(20);
  add(name, label, combo);
  connect(combo, &QComboBox::currentIndexChanged, this, [this, name] {
    fields_[name].message->setVisible(false);
    Q_EMIT changed();
  });
  return combo;
}

QLabel* FieldForm::addText(const QString& name, const QString& label) {
  auto* text = new QLabel;
  text->setWordWrap(true);
  text->setTextFormat(Qt::PlainText);
  text->setStyleSheet(QStringLiteral("color:#6b6b6b"));
  add(name, label, text);
  return text;
}

QLineEdit* FieldForm::line(const QString& name) const { return qobject_cast<QLineEdit*>(input(name)); }

QComboBox* FieldForm::choice(const QString& name) const { return qobject_cast<QComboBox*>(input(name)); }

QString FieldForm::text(const QString& name) const {
  if (!isShown(name)) {
    return {};
  }
  const QComboBox* combo = choice(name);
  const QLineEdit* edit = line(name);
  return (combo ? combo->currentText() : edit ? edit->text() : QString()).trimmed();
}

qlonglong FieldForm::key(const QString& name) const {
  const QComboBox* combo = choice(name);
  return combo && isShown(name) ? combo->currentData().toLongLong() : 0;
}

void FieldForm::setShown(const QString& name, bool shown) {
  Field& field = fields_[name];
  field.shown = shown;
  layout_->setRowVisible(field.row, shown);
}

bool FieldForm::isShown(const QString& name) const { return fields_.contains(name) && fields_.value(name).shown; }

void FieldForm::setLabel(const QString& name, const QString& label, bool required) {
  fields_[name].label->setText(required ? label + QStringLiteral(" *") : label);
  fields_[name].input->setAccessibleName(label);
}

bool FieldForm::refuse(const QString& name, const QString& why) {
  if (!isShown(name)) {
    return false;
  }
  const Field field = fields_.value(name);
  field.message->setText(QStringLiteral("✗ ") + why);
  field.message->setVisible(true);
  field.input->setAccessibleDescription(why);
  field.input->setFocus();
  return true;
}

void FieldForm::clearRefusals() {
  for (const Field& field : std::as_const(fields_)) {
    field.message->setVisible(false);
    field.input->setAccessibleDescription({});
  }
}

}  // namespace shuangda
