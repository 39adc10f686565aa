#pragma once

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QInputMethodEvent>
#include <QTest>
#include <QWidget>

namespace shuangda::test {

/// Presses Tab until the wanted input of the window has the focus; false when it never gets it.
inline bool tabTo(QWidget* window, const QString& name) {
  constexpr int kMost = 60;
  for (int i = 0; i < kMost; ++i) {
    const QWidget* focus = window->focusWidget();
    if (focus && (focus->objectName() == name || focus->accessibleName() == name)) {
      return true;
    }
    QTest::keyClick(focus ? const_cast<QWidget*>(focus) : window, Qt::Key_Tab);
  }
  return false;
}

/// Types into what has the focus, as an input method commits Chinese text; what stood there is replaced.
inline void type(QWidget* window, const QString& text) {
  QWidget* focus = window->focusWidget();
  if (auto* combo = qobject_cast<QComboBox*>(focus); combo && !combo->isEditable()) {
    for (int i = 0; i <= combo->count() && combo->currentText() != text; ++i) {
      QTest::keyClick(combo, combo->currentIndex() == combo->count() - 1 ? Qt::Key_Home : Qt::Key_Down);
    }
    return;
  }
  QTest::keyClick(focus, Qt::Key_A, Qt::ControlModifier);
  QInputMethodEvent event;
  event.setCommitString(text);
  QApplication::sendEvent(focus, &event);
}

/// The open dialog of this kind, waited for.
template <typename Dialog>
Dialog* waitFor(QWidget* parent) {
  Dialog* dialog = nullptr;
  const bool found = QTest::qWaitFor([&] { return (dialog = parent->findChild<Dialog*>()) != nullptr && dialog->isVisible(); }, 10'000);
  if (!found) {
    return nullptr;
  }
  // Shortcuts belong to the active window. QTest::qWaitForWindowActive() takes a dialog for active while only its parent is.
  dialog->activateWindow();
  return QTest::qWaitFor([&] { return QApplication::activeWindow() == dialog; }, 10'000) ? dialog : nullptr;
}

}  // namespace shuangda::test
