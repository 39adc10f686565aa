#pragma once

#include <QString>
#include <functional>

class QDialog;
class QFormLayout;
class QLabel;
class QPushButton;

namespace shuangda {

/// Puts a small form together: the fields, below them the line for a refusal, then the buttons. Ctrl+S and Enter save wherever the focus has
/// been, Esc closes. Returns the button that saves.
QPushButton* frameForm(QDialog& dialog, QFormLayout& form, QLabel& message, const QString& saveText, const std::function<void()>& save);

}  // namespace shuangda
