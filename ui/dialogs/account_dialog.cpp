#include "dialogs/account_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>

#include "services/texts.h"
#include "text_table_model.h"
#include "widgets/record_table.h"

namespace shuangda {
namespace {

QString roleName(Role role) {
  switch (role) {
    case Role::Administrator:
      return QObject::tr("管理员");
    case Role::Editor:
      return QObject::tr("登记");
    case Role::Reader:
      return QObject::tr("查阅");
  }
  return {};
}

QLineEdit* secret(const char* name, const QString& label) {
  auto* edit = new QLineEdit;
  edit->setEchoMode(QLineEdit::Password);
  edit->setObjectName(QString::fromLatin1(name));
  edit->setAccessibleName(label);
  return edit;
}

}  // namespace

AccountDialog::AccountDialog(Desk& desk, QWidget* parent)
    : QDialog(parent),
      desk_(desk),
      model_(new TextTableModel({tr("账号"), tr("姓名"), tr("角色")}, {}, this)),
      table_(new QTableView),
      login_(new QLineEdit),
      name_(new QLineEdit),
      role_(new QComboBox),
      password_(secret("password", tr("密码"))),
      again_(secret("again", tr("再输一次"))),
      title_(new QLabel),
      message_(new QLabel) {
  setWindowTitle(tr("账号"));
  auto* middle = new QHBoxLayout;
  middle->addLayout(buildList(), 1);
  middle->addWidget(buildForm(), 1);
  auto* buttons = new QDialogButtonBox;
  saveButton_ = buttons->addButton(tr("保存(&S)"), QDialogButtonBox::ApplyRole);
  buttons->addButton(tr("关闭"), QDialogButtonBox::RejectRole)->setAutoDefault(false);  // Enter never closes what was typed
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(middle, 1);
  layout->addWidget(message_);
  layout->addWidget(buttons);
  saveButton_->setDefault(true);
  connect(saveButton_, &QPushButton::clicked, this, &AccountDialog::save);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &AccountDialog::save);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AccountDialog::showSelected);
  resize(720, 400);
  reload();
}

QLayout* AccountDialog::buildList() {
  table_->setModel(model_);
  styleRecordTable(*table_, tr("账号"));
  setWidths(*table_, {9, 8, 5});
  table_->horizontalHeader()->setStretchLastSection(true);
  auto* create = new QPushButton(tr("新账号(&N)"));
  create->setObjectName(QStringLiteral("new_account"));
  create->setAutoDefault(false);
  connect(create, &QPushButton::clicked, this, &AccountDialog::beginNew);
  auto* list = new QVBoxLayout;
  list->addWidget(table_, 1);
  list->addWidget(create, 0, Qt::AlignLeft);
  return list;
}

QWidget* AccountDialog::buildForm() {
  login_->setObjectName(QStringLiteral("login"));
  login_->setAccessibleName(tr("账号"));
  name_->setObjectName(QStringLiteral("name"));
  name_->setAccessibleName(tr("姓名"));
  role_->setObjectName(QStringLiteral("role"));
  role_->setAccessibleName(tr("角色"));
  for (const Role role : {Role::Editor, Role::Reader, Role::Administrator}) {
    role_->addItem(roleName(role), static_cast<int>(role));
  }
  message_->setWordWrap(true);
  message_->setVisible(false);
  message_->setAccessibleName(tr("提示"));
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(title_);
  form->addRow(tr("账号"), login_);
  form->addRow(tr("姓名"), name_);
  form->addRow(tr("角色"), role_);
  form->addRow(tr("密码"), password_);
  form->addRow(tr("再输一次"), again_);
  auto* note = new QLabel(tr("管理员：账号、设置和全部登记；登记：录入、导入、办理；查阅：查看、打印。密码至少 %1 位。").arg(AccountService::kShortestPassword));
  note->setWordWrap(true);
  note->setStyleSheet(QStringLiteral("color:#6b6b6b"));
  form->addRow(note);
  auto* side = new QWidget;
  side->setLayout(form);
  return side;
}

void AccountDialog::reload() {
  desk_.ask(
      this, [](Desk::Hand hand) { return hand.services.accounts.list(hand.session); },
      [this](const Result<std::vector<AccountDraft>>& accounts) { accounts ? fill(*accounts) : say(refusalText(accounts.error()), true); });
}

void AccountDialog::fill(std::vector<AccountDraft> accounts) {
  accounts_ = std::move(accounts);
  std::vector<QStringList> rows;
  int at = 0;
  for (const AccountDraft& account : accounts_) {
    at = account.login == chosen_ ? static_cast<int>(rows.size()) : at;
    rows.push_back({account.login, account.displayName, roleName(account.role)});
  }
  model_->setRows(std::move(rows));
  table_->selectRow(at);
  showSelected();
}

bool AccountDialog::isNew() const { return login_->isEnabled(); }

void AccountDialog::showSelected() {
  const int row = table_->currentIndex().row();
  if (row < 0 || static_cast<std::size_t>(row) >= accounts_.size()) {
    return;
  }
  const AccountDraft& account = accounts_[static_cast<std::size_t>(row)];
  title_->setText(tr("修改账号；密码留空则不变"));
  login_->setEnabled(false);
  login_->setText(account.login);
  name_->setText(account.displayName);
  role_->setCurrentIndex(role_->findData(static_cast<int>(account.role)));
  password_->clear();
  again_->clear();
}

void AccountDialog::beginNew() {
  table_->clearSelection();
  table_->setCurrentIndex({});
  title_->setText(tr("新账号"));
  message_->setVisible(false);
  login_->setEnabled(true);
  for (QLineEdit* edit : {login_, name_, password_, again_}) {
    edit->clear();
  }
  role_->setCurrentIndex(0);
  login_->setFocus();
}

QString AccountDialog::message() const { return message_->text(); }

void AccountDialog::save() {
  if (!saveButton_->isEnabled()) {
    return;
  }
  if (password_->text() != again_->text()) {
    say(tr("两次输入的密码不一样，请重新输入。"), true);
    password_->setFocus();
    return;
  }
  saveButton_->setEnabled(false);
  const AccountDraft draft{login_->text().trimmed(), name_->text().trimmed(), static_cast<Role>(role_->currentData().toInt())};
  desk_.ask(
      this,
      [draft, password = password_->text(), create = isNew()](Desk::Hand hand) -> Result<void> {
        AccountService& accounts = hand.services.accounts;
        if (create) {
          return accounts.add(hand.session, draft, password);
        }
        if (const Result<void> changed = accounts.change(hand.session, draft); !changed || password.isEmpty()) {
          return changed;
        }
        return accounts.setPassword(hand.session, draft.login, {}, password);
      },
      [this, login = draft.login](const Result<void>& done) { saved(login, done); }, [this] { saveButton_->setEnabled(true); });
}

void AccountDialog::saved(const QString& login, const Result<void>& done) {
  saveButton_->setEnabled(true);
  if (!done) {
    say(refusalText(done.error()), true);
    for (QLineEdit* edit : {login_, password_}) {
      if (edit->objectName() == done.error().field) {
        edit->setFocus();
      }
    }
    return;
  }
  say(tr("账号 %1 已保存。").arg(login), false);
  chosen_ = login;
  reload();
}

void AccountDialog::say(const QString& text, bool refused) {
  message_->setText((refused ? QStringLiteral("✗ ") : QString()) + text);
  message_->setStyleSheet(refused ? QStringLiteral("color:#b3261e") : QString());
  message_->setVisible(true);
}

PasswordDialog::PasswordDialog(Desk& desk, QWidget* parent)
    : QDialog(parent), desk_(desk), old_(secret("old", tr("现在的密码"))), password_(secret("password", tr("新密码"))), again_(secret("again", tr("再输一次"))), message_(new QLabel) {
  setWindowTitle(tr("修改我的密码"));
  message_->setWordWrap(true);
  message_->setVisible(false);
  message_->setAccessibleName(tr("提示"));
  message_->setStyleSheet(QStringLiteral("color:#b3261e"));
  auto* form = new QFormLayout;
  form->addRow(tr("账号"), new QLabel(desk.session().login));
  form->addRow(tr("现在的密码"), old_);
  form->addRow(tr("新密码"), password_);
  form->addRow(tr("再输一次"), again_);
  auto* buttons = new QDialogButtonBox;
  saveButton_ = buttons->addButton(tr("修改(&S)"), QDialogButtonBox::AcceptRole);
  buttons->addButton(tr("取消"), QDialogButtonBox::RejectRole)->setAutoDefault(false);  // Enter always saves
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(form);
  layout->addWidget(message_);
  layout->addWidget(buttons);
  saveButton_->setDefault(true);
  setMinimumWidth(420);
  connect(buttons, &QDialogButtonBox::accepted, this, &PasswordDialog::save);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &PasswordDialog::save);
}

QString PasswordDialog::message() const { return message_->text(); }

void PasswordDialog::say(const QString& text) {
  message_->setText(QStringLiteral("✗ ") + text);
  message_->setVisible(true);
}

void PasswordDialog::save() {
  if (!saveButton_->isEnabled()) {
    return;
  }
  if (password_->text() != again_->text()) {
    say(tr("两次输入的新密码不一样，请重新输入。"));
    password_->setFocus();
    return;
  }
  saveButton_->setEnabled(false);
  desk_.ask(
      this,
      [old = old_->text(), password = password_->text()](Desk::Hand hand) {
        // An administrator's own password too is changed only by who knows it: the window may stand open.
        AccountService& accounts = hand.services.accounts;
        return accounts.logIn(hand.session.login, old).and_then([&](const Session&) { return accounts.setPassword(hand.session, hand.session.login, old, password); });
      },
      [this](const Result<void>& done) {
        saveButton_->setEnabled(true);
        if (!done) {
          const bool isOld = done.error().code == ErrorCode::BadCredentials;
          say(isOld ? tr("现在的密码不对，请重新输入。") : refusalText(done.error()));
          (isOld ? old_ : password_)->setFocus();
          return;
        }
        Q_EMIT changed();
        accept();
      },
      [this] { saveButton_->setEnabled(true); });
}

}  // namespace shuangda
