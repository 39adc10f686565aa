#include <gtest/gtest.h>

#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include "desk_fixture.h"
#include "dialogs/account_dialog.h"
#include "keyboard.h"

using namespace shuangda;
using namespace shuangda::test;
using namespace Qt::StringLiterals;

namespace {

class AccountDialogTest : public DeskTest {
 protected:
  static void fill(QWidget& dialog, const char* name, const QString& text) {
    EXPECT_TRUE(tabTo(&dialog, QString::fromLatin1(name))) << name;
    type(&dialog, text);
  }
  void show(QDialog& dialog) {
    dialog.show();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&dialog));
    settle();
  }
  void save(QDialog& dialog) {
    QTest::keyClick(&dialog, Qt::Key_S, Qt::ControlModifier);
    settle();
    settle();
  }
  Role roleOf(const QString& login) {
    const auto accounts = onDesk([](Desk::Hand hand) { return hand.services.accounts.list(hand.session); });
    for (const AccountDraft& account : *accounts) {
      if (account.login == login) {
        return account.role;
      }
    }
    return Role::Reader;
  }
  bool logsIn(const QString& login, const QString& password) {
    return onDesk([login, password](Desk::Hand hand) { return hand.services.accounts.logIn(login, password).has_value(); });
  }
};

TEST_F(AccountDialogTest, accountIsAddedAndChangedByKeyboard) {
  AccountDialog dialog(desk_);
  show(dialog);
  QTest::keyClick(&dialog, Qt::Key_N, Qt::AltModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.focusWidget() && dialog.focusWidget()->objectName() == u"login"_s; }));
  type(&dialog, u"li"_s);
  fill(dialog, "name", u"李四"_s);
  fill(dialog, "role", u"查阅"_s);
  fill(dialog, "password", u"secret7"_s);
  fill(dialog, "again", u"secret8"_s);
  save(dialog);
  EXPECT_TRUE(dialog.message().contains(u"不一样"_s));
  fill(dialog, "password", u"abc"_s);
  fill(dialog, "again", u"abc"_s);
  save(dialog);
  EXPECT_TRUE(dialog.message().startsWith(u"✗"_s)) << "too short: the service refuses";
  fill(dialog, "password", u"secret7"_s);
  fill(dialog, "again", u"secret7"_s);
  save(dialog);
  EXPECT_EQ(dialog.table()->model()->rowCount(), 2) << dialog.message().toStdString();
  EXPECT_EQ(roleOf(u"li"_s), Role::Reader);
  EXPECT_TRUE(logsIn(u"li"_s, u"secret7"_s));
  fill(dialog, "role", u"登记"_s);
  fill(dialog, "password", u"another one"_s);
  fill(dialog, "again", u"another one"_s);
  save(dialog);
  EXPECT_EQ(roleOf(u"li"_s), Role::Editor);
  EXPECT_TRUE(logsIn(u"li"_s, u"another one"_s));
  snapshot(dialog, "accounts");
}

TEST_F(AccountDialogTest, lastAdministratorStays) {
  AccountDialog dialog(desk_);
  show(dialog);
  fill(dialog, "role", u"查阅"_s);
  save(dialog);
  EXPECT_TRUE(dialog.message().startsWith(u"✗"_s)) << dialog.message().toStdString();
  EXPECT_EQ(roleOf(u"zhang"_s), Role::Administrator);
}

TEST_F(AccountDialogTest, ownPasswordNeedsTheOldOne) {
  PasswordDialog dialog(desk_);
  show(dialog);
  fill(dialog, "old", u"not mine"_s);
  fill(dialog, "password", u"a new password"_s);
  fill(dialog, "again", u"a new password"_s);
  QTest::keyClick(&dialog, Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.message().contains(u"现在的密码不对"_s); }, 20'000));
  EXPECT_FALSE(logsIn(u"zhang"_s, u"a new password"_s));
  snapshot(dialog, "own_password");
  fill(dialog, "old", u"a long password"_s);
  QTest::keyClick(&dialog, Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog.isVisible(); }, 20'000)) << dialog.message().toStdString();
  EXPECT_TRUE(logsIn(u"zhang"_s, u"a new password"_s));
}

}  // namespace
