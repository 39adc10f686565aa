#pragma once

#include <QDialog>
#include <vector>

#include "desk.h"
#include "services/account_service.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace shuangda {

class TextTableModel;

/// 账号, for administrators: who may log in, with name, role and password.
class AccountDialog final : public QDialog {
  Q_OBJECT

 public:
  explicit AccountDialog(Desk& desk, QWidget* parent = nullptr);

  QTableView* table() const { return table_; }
  QString message() const;

 private:
  QLayout* buildList();
  QWidget* buildForm();
  void reload();
  void fill(std::vector<AccountDraft> accounts);
  void showSelected();
  void beginNew();
  bool isNew() const;
  void save();
  void saved(const QString& login, const Result<void>& done);
  void say(const QString& text, bool refused);

  Desk& desk_;
  TextTableModel* model_;
  QTableView* table_;
  QLineEdit* login_;
  QLineEdit* name_;
  QComboBox* role_;
  QLineEdit* password_;
  QLineEdit* again_;
  QLabel* title_;
  QLabel* message_;
  QPushButton* saveButton_ = nullptr;
  std::vector<AccountDraft> accounts_{};
  QString chosen_{};  ///< login to be selected after the list was read
};

/// 修改我的密码: the old one, the new one twice.
class PasswordDialog final : public QDialog {
  Q_OBJECT

 public:
  explicit PasswordDialog(Desk& desk, QWidget* parent = nullptr);
  QString message() const;

 Q_SIGNALS:
  void changed();

 private:
  void save();
  void say(const QString& text);

  Desk& desk_;
  QLineEdit* old_;
  QLineEdit* password_;
  QLineEdit* again_;
  QLabel* message_;
  QPushButton* saveButton_ = nullptr;
};

}  // namespace shuangda
