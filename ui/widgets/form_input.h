#pragma once

#include <vector>

#include "domain/legal_case_fields.h"

class QWidget;

namespace shuangda {

/// The text of an input of a form, whichever of QLineEdit, QComboBox and QPlainTextEdit it is.
QString inputText(const QWidget* input);
/// Sets it; a combo box that only offers choices takes the text in as one more.
void setInputText(QWidget* input, const QString& text);

/// What a form's fields (with `name` and `input`) say otherwise than `stored(name)`.
template <typename Fields, typename Stored>
std::vector<FieldChange> formChanges(const Fields& fields, Stored stored) {
  std::vector<FieldChange> changes;
  for (const auto& field : fields) {
    const QString before = stored(field.name);
    if (const QString now = inputText(field.input); now != before) {
      changes.push_back({field.name, before, now});
    }
  }
  return changes;
}

}  // namespace shuangda
