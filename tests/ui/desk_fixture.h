#pragma once

#include <gtest/gtest.h>

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include "desk.h"
#include "services/account_service.h"
#include "services/demo_data.h"

namespace shuangda::test {

/// A desk with an open store and an administrator, for tests of windows.
class DeskTest : public testing::Test {
 protected:
  void SetUp() override {
    SystemClock clock;
    {
      const auto store = Store::create(location_, clock);
      session_ = *AccountService(*store).createFirst(Office{.name = QStringLiteral("云岭县双打办")}, QStringLiteral("zhang"),
                                                     QStringLiteral("a long password"));
      if (demoCases_ > 0) {
        ASSERT_TRUE(createDemoData(*store, session_, demoCases_, 1));
      }
    }
    QString refusal = QStringLiteral("not answered");
    desk_.open(location_, Database::Purpose::Open, &desk_, [&refusal](const QString& text) { refusal = text; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return refusal.isEmpty(); }));
    desk_.setSession(session_);
  }
  /// Waits until the data thread has answered everything asked so far.
  void settle() {
    bool answered = false;
    desk_.ask(&desk_, [](Desk::Hand) { return 0; }, [&answered](int) { answered = true; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return answered; }, 20'000));
    QCoreApplication::processEvents();
  }
  /// A picture for looking at, kept when a folder is named.
  static void snapshot(QWidget& widget, const char* name) {
    if (const QString folder = qEnvironmentVariable("SHUANGDA_SCREENSHOTS"); !folder.isEmpty()) {
      QDir().mkpath(folder);
      widget.grab().save(QStringLiteral("%1/%2.png").arg(folder, QLatin1String(name)));
    }
  }
  /// The result of a piece of work done on the data thread.
  template <typename Work>
  auto onDesk(Work work) {
    std::optional<std::invoke_result_t<Work, Desk::Hand>> answer;
    desk_.ask(&desk_, work, [&answer](auto value) { answer = std::move(value); });
    EXPECT_TRUE(QTest::qWaitFor([&] { return answer.has_value(); }, 20'000));
    return std::move(*answer);
  }

  int demoCases_ = 0;
  QTemporaryDir folder_;
  QString location_ = folder_.filePath(QStringLiteral("store.db"));
  Session session_{};
  Desk desk_;
};

}  // namespace shuangda::test
