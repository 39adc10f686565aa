#include "dialogs/login_dialog.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "services/store_location.h"
#include "services/texts.h"

namespace shuangda {

LoginDialog::LoginDialog(Desk& desk, const QString& location, Mode mode, QWidget* parent)
    : QDialog(parent),
      desk_(desk),
      location_(location),
      mode_(mode),
      office_(new QLineEdit),
      login_(new QLineEdit),
      password_(new QLineEdit),
      again_(new QLineEdit),
      message_(new QLabel),
      button_(nullptr) {
  const bool first = mode == Mode::FirstAccount;
  setWindowTitle(first ? tr("双打 · 首次使用") : tr("双打 · 登录"));
  password_->setEchoMode(QLineEdit::Password);
  again_->setEchoMode(QLineEdit::Password);
  message_->setWordWrap(true);
  message_->setStyleSheet(QStringLiteral("color:#b3261e"));
  auto* intro = new QLabel(first ? tr("将在下列位置建立数据库，并建立管理员账号：\n%1").arg(displayLocation(location))
                                 : tr("数据库：%1").arg(displayLocation(location)));
  intro->setWordWrap(true);
  auto* form = new QFormLayout;
  if (first) {
    form->addRow(tr("单位名称(&O)"), office_);
  }
  form->addRow(tr("账号(&L)"), login_);
  form->addRow(tr("密码(&P)"), password_);
  if (first) {
    form->addRow(tr("再输一次(&A)"), again_);
  }
  auto* buttons = new QDialogButtonBox;
  button_ = buttons->addButton(first ? tr("建立") : tr("登录"), QDialogButtonBox::AcceptRole);
  buttons->addButton(tr("退出"), QDialogButtonBox::RejectRole);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(intro);
  layout->addLayout(form);
  layout->addWidget(message_);
  layout->addWidget(buttons);
  setMinimumWidth(420);
  connect(buttons, &QDialogButtonBox::accepted, this, &LoginDialog::submit);
  connect(buttons, &QDialogButtonBox::rejected, this, &LoginDialog::reject);
  // No window with a line for it is open yet.
  connect(&desk_, &Desk::storageFailed, this, &LoginDialog::say);
  if (!first) {
    desk_.ask(
        this, [](Desk::Hand hand) { return hand.services.accounts.logins(); },
        [this](const QStringList& logins) {
          login_->setText(logins.value(0));
          password_->setFocus();
        });
  }
}

void LoginDialog::say(const QString& text) {
  message_->setText(text);
  button_->setEnabled(true);
}

void LoginDialog::submit() {
  button_->setEnabled(false);
  message_->clear();
  mode_ == Mode::LogIn ? logIn() : createStore();
}

void LoginDialog::logIn() {
  desk_.ask(
      this,
      [login = login_->text().trimmed(), password = password_->text()](Desk::Hand hand) { return hand.services.accounts.logIn(login, password); },
      [this](const Result<Session>& session) { finish(session); }, [this] { button_->setEnabled(true); });
}

void LoginDialog::createStore() {
  if (office_->text().trimmed().isEmpty() || login_->text().trimmed().isEmpty()) {
    say(tr("请填写单位名称和账号。"));
    return;
  }
  if (password_->text().size() < AccountService::kShortestPassword || password_->text() != again_->text()) {
    say(tr("密码至少%1个字符，两次输入须相同。").arg(AccountService::kShortestPassword));
    return;
  }
  desk_.open(location_, Database::Purpose::Create, this, [this](const QString& refusal) {
    if (!refusal.isEmpty()) {
      say(refusal);
      return;
    }
    desk_.ask(
        this,
        [office = Office{.name = office_->text().trimmed(), .organKind = QStringLiteral("leading")}, login = login_->text().trimmed(),
         password = password_->text()](Desk::Hand hand) { return hand.services.accounts.createFirst(office, login, password); },
        [this](const Result<Session>& session) { finish(session); }, [this] { button_->setEnabled(true); });
  });
}

void LoginDialog::finish(const Result<Session>& session) {
  if (!session) {
    say(refusalText(session.error()));
    password_->selectAll();
    password_->setFocus();
    return;
  }
  desk_.setSession(*session);
  accept();
}

}  // namespace shuangda
