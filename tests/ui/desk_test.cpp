#include "desk.h"

#include <gtest/gtest.h>

#include "desk_fixture.h"

using namespace shuangda;
using shuangda::test::DeskTest;

namespace {

TEST_F(DeskTest, answersInTheGuiThread) {
  QThread* worked = nullptr;
  QThread* answered = nullptr;
  desk_.ask(
      &desk_,
      [&](Desk::Hand) {
        worked = QThread::currentThread();
        return 1;
      },
      [&](int) { answered = QThread::currentThread(); });
  ASSERT_TRUE(QTest::qWaitFor([&] { return answered != nullptr; }));
  EXPECT_EQ(answered, QThread::currentThread());
  EXPECT_NE(worked, answered);
}

TEST_F(DeskTest, receiverThatIsGoneIsNotAnswered) {
  bool answered = false;
  auto receiver = std::make_unique<QObject>();
  desk_.ask(receiver.get(), [](Desk::Hand) { return 1; }, [&](int) { answered = true; });
  receiver.reset();
  settle();
  EXPECT_FALSE(answered);
}

TEST_F(DeskTest, brokenStorageIsAnnouncedAndTheAskerLetGo) {
  QSignalSpy announced(&desk_, &Desk::storageFailed);
  bool failed = false;
  desk_.ask(
      &desk_, [](Desk::Hand) -> int { throw StorageError(StorageError::Kind::Full, QStringLiteral("test")); }, [](int) { FAIL(); },
      [&] { failed = true; });
  ASSERT_TRUE(QTest::qWaitFor([&] { return failed; }));
  ASSERT_EQ(announced.size(), 1);
  EXPECT_TRUE(announced[0][0].toString().contains(QStringLiteral("磁盘已满")));
}

TEST_F(DeskTest, cancelledWorkNeverAnswers) {
  std::atomic<bool> go = false;
  int failures = 0;
  desk_.ask(
      &desk_,
      [&](Desk::Hand) {
        while (!go) {
          QThread::msleep(1);
        }
        return 0;
      },
      [](int) {});
  QTest::qWait(20);
  const Desk::Ticket waiting = desk_.ask(
      &desk_, [](Desk::Hand) { return 0; }, [](int) { FAIL() << "was cancelled while it waited"; }, [&] { ++failures; });
  desk_.cancel(waiting);
  go = true;
  settle();
  EXPECT_EQ(failures, 1);
}

}  // namespace
