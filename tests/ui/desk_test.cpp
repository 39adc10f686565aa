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

/// Counts for minutes unless it is interrupted.
int countForMinutes(Desk::Hand hand) {
  Statement count(hand.services.store->database(),
                  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT COUNT(*) FROM n");
  return count.step() ? 1 : 0;
}

TEST_F(DeskTest, runningWorkIsInterrupted) {
  std::atomic<bool> begun = false;
  bool failed = false;
  const Desk::Ticket counting = desk_.ask(
      &desk_,
      [&](Desk::Hand hand) {
        begun = true;
        return countForMinutes(hand);
      },
      [](int) { FAIL() << "was cancelled"; }, [&] { failed = true; });
  ASSERT_TRUE(QTest::qWaitFor([&] { return begun.load(); }));
  QTest::qWait(50);
  desk_.cancel(counting);
  EXPECT_TRUE(QTest::qWaitFor([&] { return failed; }));
  EXPECT_EQ(onDesk([](Desk::Hand) { return 7; }), 7) << "the next piece of work is left alone";
}

TEST_F(DeskTest, closingDropsWhatWaitsAndRollsBackWhatRuns) {
  std::atomic<bool> begun = false;
  std::atomic<int> later = 0;
  {
    Desk desk;
    bool open = false;
    desk.open(location_, Database::Purpose::Open, &desk, [&open](const QString& refusal) { open = refusal.isEmpty(); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return open; }));
    desk.ask(
        &desk,
        [&](Desk::Hand hand) {
          const Transaction transaction(hand.services.store->database());
          hand.services.store->database().execute("UPDATE account SET login = 'changed'");
          begun = true;
          return countForMinutes(hand);
        },
        [](int) {});
    for (int i = 0; i < 5; ++i) {
      desk.ask(&desk, [&](Desk::Hand) { return ++later; }, [](int) {});
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return begun.load(); }));
  }
  EXPECT_EQ(later, 0);
  EXPECT_EQ(onDesk([](Desk::Hand hand) { return hand.services.accounts.logins(); }), QStringList{QStringLiteral("zhang")});
}

}  // namespace
