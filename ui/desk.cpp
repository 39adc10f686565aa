#include "desk.h"

#include <spdlog/spdlog.h>

#include <utility>

#include "services/texts.h"

namespace shuangda {
namespace {

constexpr int kInterruptAgainMs = 20;

}  // namespace

Desk::Desk(QObject* parent) : QObject(parent), worker_(new QObject) {
  worker_->moveToThread(&thread_);
  interrupters_.setMaxThreadCount(1);
  thread_.setObjectName(QStringLiteral("desk"));
  thread_.start();
}

Desk::~Desk() {
  Ticket last = 0;
  {
    const std::lock_guard lock(current_);
    closing_ = true;
    last = running_;
  }
  if (last != 0) {
    // Again and again: an interrupt between two statements of a job is lost.
    interrupters_.start([this, last] {
      while (interrupt(last)) {
        QThread::msleep(kInterruptAgainMs);
      }
    });
  }
  QMetaObject::invokeMethod(worker_, [this] { services_.reset(); }, Qt::BlockingQueuedConnection);
  thread_.quit();
  thread_.wait();
  interrupters_.waitForDone();
  delete worker_;
}

Desk::Ticket Desk::enqueue(Job job) {
  if (background_ != 0) {
    cancel(std::exchange(background_, 0));
  }
  const Ticket ticket = ++next_;
  if (++waiting_ == 1) {
    Q_EMIT busyChanged(true);
  }
  QMetaObject::invokeMethod(
      worker_,
      [this, ticket, job = std::move(job)] {
        {
          const std::lock_guard lock(current_);
          running_ = ticket;
        }
        job(services_.get());
        {
          // Waits for an interrupt that is on its way, lest it hit the next job.
          const std::scoped_lock lock(interrupting_, current_);
          running_ = 0;
          finished_ = ticket;
          cancelled_.remove(ticket);
        }
        deliver([this] {
          if (--waiting_ == 0) {
            Q_EMIT busyChanged(false);
          }
        });
      },
      Qt::QueuedConnection);
  return ticket;
}

void Desk::deliver(std::function<void()> answer) { QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection); }

bool Desk::attempt(const std::function<void()>& act) {
  try {
    {
      const std::lock_guard lock(current_);
      if (closing_ || cancelled_.contains(running_)) {
        return false;
      }
    }
    act();
    return true;
  } catch (const StorageError& error) {
    if (error.kind() == StorageError::Kind::Interrupted) {
      return false;
    }
    spdlog::error("storage: {}", error.detail().toStdString());
    const QString text = storageText(error.kind());
    deliver([this, text] { Q_EMIT storageFailed(text); });
  } catch (const std::exception& error) {
    // The transaction has rolled back on the way here; the window stays and says so.
    spdlog::critical("unexpected: {}", error.what());
    deliver([this] { Q_EMIT storageFailed(tr("程序发生意外错误，本次操作没有保存。请把日志交给维护人员。")); });
  }
  return false;
}

void Desk::cancel(Ticket ticket) {
  const std::lock_guard lock(current_);
  if (ticket <= finished_ || ticket > next_) {
    return;
  }
  cancelled_.insert(ticket);
  if (ticket == running_) {
    // A server is told over the network, which the GUI thread does not wait for.
    interrupters_.start([this, ticket] { interrupt(ticket); });
  }
}

bool Desk::interrupt(Ticket ticket) {
  const std::lock_guard still(interrupting_);
  {
    const std::lock_guard lock(current_);
    if (running_ != ticket) {
      return false;
    }
  }
  if (services_) {
    services_->store->database().interrupt();
  }
  return true;
}

void Desk::open(const QString& location, Database::Purpose purpose, QObject* receiver, std::function<void(QString)> done) {
  const QPointer<QObject> guard(receiver);
  enqueue([this, location, purpose, guard, done = std::move(done)](Services*) {
    QString refusal;
    try {
      auto opened = std::make_unique<Services>(purpose == Database::Purpose::Create ? Store::create(location, clock_)
                                                                                    : Store::open(location, clock_, Store::Pending::Apply));
      const std::lock_guard still(interrupting_);
      services_ = std::move(opened);
    } catch (const StorageError& error) {
      spdlog::error("cannot open the store: {}", error.detail().toStdString());
      refusal = storageText(error.kind());
    } catch (const std::exception& error) {
      spdlog::critical("unexpected: {}", error.what());
      refusal = tr("程序发生意外错误，数据库没有打开。");
    }
    deliver([guard, refusal, done] {
      if (!guard.isNull()) {
        done(refusal);
      }
    });
  });
}

void Desk::setSession(const Session& session) {
  // Jobs read the session in the data thread: it changes only between jobs.
  QMetaObject::invokeMethod(worker_, [this, session] { session_ = session; }, Qt::BlockingQueuedConnection);
}

}  // namespace shuangda
