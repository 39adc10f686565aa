#include "reminder.h"

#include "services/law_texts.h"

namespace shuangda {
namespace {

constexpr int kMinuteMs = 60'000;
constexpr qint64 kAheadMinutes = 60;

}  // namespace

struct Reminder::Seen {
  ClockCounts counts{};
  std::vector<RunningClock> clocks{};
  EventDate now = EventDate::ofDay(QDate(1970, 1, 1));
};

Reminder::Reminder(Desk& desk, QObject* parent) : QObject(parent), desk_(desk) {
  connect(&timer_, &QTimer::timeout, this, &Reminder::look);
  timer_.start(kMinuteMs);
}

void Reminder::look() {
  desk_.ask(
      this,
      [](Desk::Hand hand) {
        const QDate today = hand.services.store->clock().today();
        const ClockQuery query{.until = today.addDays(1), .owner = ClockQuery::Owner::Ours};
        return Seen{.counts = hand.services.clocks.counts(hand.session, query).value_or(ClockCounts{}),
                    .clocks = hand.services.clocks.list(hand.session, query).value_or(std::vector<RunningClock>()),
                    .now = EventDate::ofInstant(hand.services.store->clock().now())};
      },
      [this](const Seen& seen) { tell(seen); });
}

void Reminder::tell(const Seen& seen) {
  Q_EMIT counted(seen.counts.overdue + seen.counts.today);
  const qint64 now = Instant::parseLocal(seen.now.text())->epochMs() / kMinuteMs;
  QStringList lines;
  for (const RunningClock& clock : seen.clocks) {
    if (!clock.alarm || clock.alarm->precision() != EventDate::Precision::Minute) {
      continue;
    }
    const qint64 left = Instant::parseLocal(clock.alarm->text())->epochMs() / kMinuteMs - now;
    const QString key = clock.number + u'/' + clock.rule + u'/' + clock.triggerAt.text() + (left < 0 ? u'-' : u'+');
    if (left <= kAheadMinutes && !told_.contains(key)) {
      told_.insert(key);
      lines << tr("%1 %2 %3").arg(clock.number, stepName(clock.rule), remainingText(*clock.alarm, seen.now));
    }
  }
  const QString day = seen.now.text().left(10);
  if (!told_.contains(day)) {
    told_.insert(day);
    if (seen.counts.today > 0) {
      lines << tr("今天有 %1 个期限到期，见“今日”。").arg(seen.counts.today);
    }
  }
  if (!lines.isEmpty()) {
    Q_EMIT reminded(lines.join(QStringLiteral("　")));
  }
}

}  // namespace shuangda
