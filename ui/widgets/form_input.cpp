#include "widgets/form_input.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace shuangda {

QString inputText(const QWidget* input) {
  if (const auto* combo = qobject_cast<const QComboBox*>(input)) {
    return combo->currentText().trimmed();
  }
  const auto* text = qobject_cast<const QPlainTextEdit*>(input);
  return (text != nullptr ? text->toPlainText() : static_cast<const QLineEdit*>(input)->text()).trimmed();
}

void setInputText(QWidget* input, const QString& text) {
  if (auto* combo = qobject_cast<QComboBox*>(input)) {
    if (!combo->isEditable() && combo->findText(text) < 0) {
      combo->addItem(text);
    }
    combo->setCurrentText(text);
  } else if (auto* edit = qobject_cast<QPlainTextEdit*>(input)) {
    edit->setPlainText(text);
  } else {
    static_cast<QLineEdit*>(input)->setText(text);
  }
}

}  // namespace shuangda
