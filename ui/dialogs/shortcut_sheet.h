#pragma once

#include <QDialog>

class QMenuBar;
class QTextBrowser;

namespace shuangda {

/// 快捷键: every shortcut of the menus, read from the menus themselves, and the keys that lists and forms have in common.
class ShortcutSheet final : public QDialog {
  Q_OBJECT

 public:
  explicit ShortcutSheet(const QMenuBar& menus, QWidget* parent = nullptr);

  /// What it says, as plain text.
  QString text() const;

 private:
  QTextBrowser* text_;
};

}  // namespace shuangda
