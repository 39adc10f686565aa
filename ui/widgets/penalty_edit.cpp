#include "widgets/penalty_edit.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace shuangda {

PenaltyEdit::PenaltyEdit(const QStringList& kinds, QWidget* parent) : QWidget(parent), kinds_(kinds), lines_(new QVBoxLayout) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  lines_->setSpacing(2);
  layout->addLayout(lines_);
  auto* add = new QPushButton(tr("再加一种处罚(&A)"));
  add->setAutoDefault(false);
  connect(add, &QPushButton::clicked, this, [this] { addLine({}, {}); });
  layout->addWidget(add, 0, Qt::AlignLeft);
  addLine({}, {});
}

void PenaltyEdit::addLine(const QString& kind, const QString& amount) {
  auto* line = new QWidget;
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(0, 0, 0, 0);
  auto* combo = new QComboBox;
  combo->addItem(QString());
  combo->addItems(kinds_);
  if (combo->findText(kind) < 0) {
    combo->addItem(kind);
  }
  combo->setCurrentText(kind);
  combo->setAccessibleName(tr("处罚种类"));
  auto* edit = new QLineEdit(amount);
  edit->setPlaceholderText(tr("金额（元）"));
  edit->setAccessibleName(tr("金额（元）"));
  row->addWidget(combo, 1);
  row->addWidget(edit, 1);
  lines_->addWidget(line);
  connect(combo, &QComboBox::currentTextChanged, this, &PenaltyEdit::changed);
  connect(edit, &QLineEdit::textChanged, this, &PenaltyEdit::changed);
  if (!focusProxy()) {
    setFocusProxy(combo);
  }
}

QString PenaltyEdit::text() const {
  QStringList parts;
  for (const QComboBox* combo : findChildren<QComboBox*>()) {
    const QString amount = combo->parentWidget()->findChild<QLineEdit*>()->text().trimmed();
    if (!combo->currentText().isEmpty()) {
      parts << (amount.isEmpty() ? combo->currentText() : combo->currentText() + u' ' + amount);
    }
  }
  return parts.join(u';');
}

void PenaltyEdit::setText(const QString& text) {
  while (QLayoutItem* item = lines_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  setFocusProxy(nullptr);
  const QStringList parts = text.split(u';', Qt::SkipEmptyParts);
  for (const QString& part : parts) {
    addLine(part.section(u' ', 0, 0), part.section(u' ', 1));
  }
  if (parts.isEmpty()) {
    addLine({}, {});
  }
}

}  // namespace shuangda
