#include "widgets/step_inputs.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

#include "widgets/form_input.h"
#include "widgets/penalty_edit.h"

namespace shuangda {

void StepInputs::show(const std::vector<AskedDetail>& asked, const std::function<void(const QString& id, QWidget* input)>& added) {
  inputs_.clear();
  while (layout_->rowCount() > 0) {
    layout_->removeRow(0);
  }
  for (const AskedDetail& one : asked) {
    const StepDetail* detail = ProcedureTable::builtIn().detail(one.detail);
    QWidget* input = make(*detail);
    input->setObjectName(one.detail);
    input->setAccessibleName(detail->label);
    const bool always = one.required && one.when.test == Conditional::Test::Always;
    auto* label = new QLabel(detail->label + (always ? QStringLiteral(" *") : QString()));
    label->setBuddy(input);
    layout_->addRow(label, input);
    inputs_.insert(one.detail, input);
    added(one.detail, input);
  }
}

QWidget* StepInputs::make(const StepDetail& detail) {
  if (detail.kind == StepDetail::Kind::Penalties) {
    return new PenaltyEdit(penaltyKinds_);
  }
  if (detail.kind == StepDetail::Kind::Choice) {
    auto* combo = new QComboBox;
    combo->addItem(QString());
    if (detail.choices.size() == 1) {
      combo->setEditable(true);
      fillCodeList(combo, detail.choices.front());
    } else {
      combo->addItems(detail.choices);
    }
    // Long choices are read whole in the list, not in the width of the form.
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(20);
    combo->setToolTip(detail.hint);
    return combo;
  }
  auto* edit = new QLineEdit;
  edit->setPlaceholderText(detail.hint.isEmpty() && detail.kind == StepDetail::Kind::Date ? QObject::tr("如 2026-03-10") : detail.hint);
  return edit;
}

void StepInputs::fillCodeList(QComboBox* combo, const QString& list) {
  desk_.ask(
      combo, [list](Desk::Hand hand) { return hand.services.codeLists.labels(hand.session, list, hand.services.store->clock().today()); },
      [combo](const Result<QStringList>& labels) {
        const QString text = combo->currentText();
        combo->addItems(labels.value_or(QStringList()));
        combo->setCurrentText(text);
      });
}

QString StepInputs::text(const QString& id) const {
  QWidget* input = inputs_.value(id);
  if (const auto* penalties = qobject_cast<PenaltyEdit*>(input)) {
    return penalties->text();
  }
  return input ? inputText(input).trimmed() : QString();
}

void StepInputs::setText(const QString& id, const QString& text) {
  QWidget* input = inputs_.value(id);
  if (auto* penalties = qobject_cast<PenaltyEdit*>(input)) {
    penalties->setText(text);
  } else if (input) {
    setInputText(input, text);
  }
}

QMap<QString, QString> StepInputs::details() const {
  QMap<QString, QString> details;
  for (auto it = inputs_.begin(); it != inputs_.end(); ++it) {
    if (const QString filled = text(it.key()); !filled.isEmpty()) {
      details.insert(it.key(), filled);
    }
  }
  return details;
}

}  // namespace shuangda
