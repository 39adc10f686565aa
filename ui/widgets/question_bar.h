#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;

namespace shuangda {

/// A question or a refusal in place, where a message box would stand in the way. Esc is no.
class QuestionBar final : public QFrame {
  Q_OBJECT

 public:
  explicit QuestionBar(QWidget* parent = nullptr);

  /// Asks; `agreed` is called once, when the button with the text `yes` is pressed.
  void ask(const QString& question, const QString& yes, std::function<void()> agreed);
  /// Says why something was not done, or that it was.
  void say(const QString& text, bool refused);
  void clear();
  QString text() const;

 private:
  QLabel* text_;
  QPushButton* yes_;
  QPushButton* no_;
  std::function<void()> agreed_;
};

}  // namespace shuangda
