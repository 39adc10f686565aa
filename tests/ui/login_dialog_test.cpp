#include "dialogs/login_dialog.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <QPushButton>

#include "desk_fixture.h"

using namespace shuangda;
using shuangda::test::DeskTest;

namespace {

using LoginDialogTest = DeskTest;

TEST_F(LoginDialogTest, brokenStorageIsSaidInTheDialog) {
  LoginDialog dialog(desk_, location_, LoginDialog::Mode::LogIn);
  dialog.show();
  settle();
  onDesk([](Desk::Hand hand) {
    hand.services.store->database().execute("ALTER TABLE account RENAME TO lost");
    return 0;
  });
  QPushButton* button = nullptr;
  for (QPushButton* candidate : dialog.findChildren<QPushButton*>()) {
    button = candidate->text() == QStringLiteral("登录") ? candidate : button;
  }
  ASSERT_NE(button, nullptr);
  QSignalSpy announced(&desk_, &Desk::storageFailed);
  button->click();
  ASSERT_TRUE(QTest::qWaitFor([&] { return announced.size() == 1; }));
  const QString text = announced[0][0].toString();
  bool said = false;
  for (const QLabel* label : dialog.findChildren<QLabel*>()) {
    said = said || label->text() == text;
  }
  EXPECT_TRUE(said) << text.toStdString();
  EXPECT_TRUE(button->isEnabled());
}

}  // namespace
