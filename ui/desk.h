#pragma once

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QThread>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <mutex>

#include "domain/session.h"
#include "services/services.h"

namespace shuangda {

/// The one data thread of the window. Everything that touches the store is asked here as a piece of work and answered in
/// the GUI thread; nothing is answered to a receiver that no longer exists.
class Desk final : public QObject {
  Q_OBJECT

 public:
  explicit Desk(QObject* parent = nullptr);
  /// Drops what still waits and interrupts what is being done: a write that has not committed rolls back.
  ~Desk() override;

  /// What a piece of work gets to work with.
  struct Hand {
    Services& services;
    const Session& session;
  };
  using Ticket = int;

  /// Runs `work(Hand) -> T` on the data thread and then `done(T)` in the GUI thread. Broken storage is announced by
  /// storageFailed(), and `failed` is called instead of `done` so that the asker can stop waiting.
  template <typename Work, typename Done>
  Ticket ask(QObject* receiver, Work work, Done done, std::function<void()> failed = {}) {
    using Answer = std::invoke_result_t<Work, Hand>;
    const QPointer<QObject> guard(receiver);
    return enqueue([this, guard, work = std::move(work), done = std::move(done), failed = std::move(failed)](Services* services) mutable {
      // Shared because a queued call must be copyable, and an answer may be large.
      auto answer = std::make_shared<std::optional<Answer>>();
      const bool sound = attempt([&] { answer->emplace(work(Hand{*services, session_})); });
      deliver([guard, answer, sound, done = std::move(done), failed = std::move(failed)]() mutable {
        if (guard.isNull()) {
          return;
        }
        if (sound) {
          done(std::move(**answer));
        } else if (failed) {
          failed();
        }
      });
    });
  }

  /// The same for work that nobody waits for: as soon as anything else is asked it is interrupted and dropped.
  template <typename Work, typename Done>
  Ticket askInBackground(QObject* receiver, Work work, Done done, std::function<void()> failed) {
    background_ = ask(receiver, std::move(work), std::move(done), std::move(failed));
    return background_;
  }

  /// Drops the piece of work if it still waits, interrupts it if it is being done. Its `failed` is called, not its `done`.
  void cancel(Ticket ticket);

  /// Opens or creates the store on the data thread. `done` gets the refusal's text, empty when all is well.
  void open(const QString& location, Database::Purpose purpose, QObject* receiver, std::function<void(QString)> done);
  /// Acts for this account from now on.
  void setSession(const Session& session);
  const Session& session() const { return session_; }

 Q_SIGNALS:
  void storageFailed(const QString& text);
  /// True while something is being worked on.
  void busyChanged(bool busy);

 private:
  using Job = std::function<void(Services*)>;
  Ticket enqueue(Job job);
  void deliver(std::function<void()> answer);
  /// False when the storage broke; the failure is announced unless it was a cancellation.
  bool attempt(const std::function<void()>& act);

  /// Interrupts this piece of work; false when it is over. May wait for the network.
  bool interrupt(Ticket ticket);

  QThread thread_;
  QObject* worker_;                      ///< lives in the data thread; deleted there
  std::unique_ptr<Services> services_;   ///< used and destroyed in the data thread only
  SystemClock clock_;
  Session session_;
  QThreadPool interrupters_;             ///< one thread for interrupt()
  std::mutex interrupting_;              ///< held while interrupting: what is running cannot end meanwhile; taken before current_
  std::mutex current_;                   ///< guards what is running; never held for long, the GUI thread takes it
  Ticket running_ = 0;
  Ticket finished_ = 0;
  Ticket next_ = 0;
  Ticket background_ = 0;                ///< gives way to whatever is asked after it
  QSet<Ticket> cancelled_;
  bool closing_ = false;
  int waiting_ = 0;
};

}  // namespace shuangda
