#pragma once

#include <QDialog>

#include "desk.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace shuangda {

/// Asks who acts. On a store that does not exist yet it asks for the office and makes the first account instead.
class LoginDialog final : public QDialog {
  Q_OBJECT

 public:
  enum class Mode { LogIn, FirstAccount };
  LoginDialog(Desk& desk, const QString& location, Mode mode, QWidget* parent = nullptr);

 private:
  void submit();
  void logIn();
  void createStore();
  void finish(const Result<Session>& session);
  void say(const QString& text);

  Desk& desk_;
  QString location_;
  Mode mode_;
  QLineEdit* office_;
  QLineEdit* login_;
  QLineEdit* password_;
  QLineEdit* again_;
  QLabel* message_;
  QPushButton* button_;
};

}  // namespace shuangda
