#include "support/procedure_course.h"

#include <gtest/gtest.h>

namespace shuangda::test {

const Law& Course::law() {
  static const ShippedLaw shipped;
  return shipped.law();
}

CaseEvent Course::event(const char* step, const char* on, const QStringList& details, std::optional<EventId> subject) const {
  CaseEvent event{.id = EventId{static_cast<std::int64_t>(events_.size()) + 1}, .step = QString::fromLatin1(step)};
  event.chain = event.id;
  event.on = *EventDate::parse(QString::fromLatin1(on));
  event.subject = subject;
  for (const QString& detail : details) {
    event.details.insert(detail.section(u'=', 0, 0), detail.section(u'=', 1));
  }
  return event;
}

Result<EventId> Course::take(const char* step, const char* on, const QStringList& details, std::optional<EventId> subject) {
  const CaseEvent taken = event(step, on, details, subject);
  const ProcedureStep* row = law().table.find(taken.step);
  if (!row) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("step"), taken.step);
  }
  const auto course = procedure();
  const Result<void> sound = course->allow(*row, taken.on, taken.subject).and_then([&] { return course->checkDetails(*row, taken.details); }).and_then([&] {
    return course->checkExtension(*row, taken);
  });
  if (!sound) {
    return tl::unexpected(sound.error());
  }
  events_.push_back(taken);
  applyEvents(legalCase, events_, law().table);
  return taken.chain;
}

EventId Course::must(const char* step, const char* on, const QStringList& details, std::optional<EventId> subject) {
  const Result<EventId> chain = take(step, on, details, subject);
  EXPECT_TRUE(chain) << step << ": " << (chain ? std::string() : (chain.error().field + u' ' + chain.error().value).toStdString());
  return chain.value_or(EventId{});
}

std::vector<StepWarning::Kind> Course::warningsFor(const char* step, const char* on, const QStringList& details) {
  std::vector<StepWarning::Kind> kinds;
  const auto view = procedure();
  for (const StepWarning& warning : view->warnings(event(step, on, details, std::nullopt))) {
    kinds.push_back(warning.kind);
  }
  return kinds;
}

std::optional<CaseClock> Course::clock(const char* rule) const {
  std::optional<CaseClock> found;
  const auto view = procedure();
  for (const CaseClock& clock : view->clocks()) {
    if (clock.rule.id == QLatin1String(rule)) {
      found = clock;
    }
  }
  return found;
}

void Course::decided() {
  must("found", "2026-03-02");
  must("file", "2026-03-10", {QStringLiteral("officers=甲、乙"), QStringLiteral("approver=丙")});
  must("close_investigation", "2026-04-20");
  must("submit_review", "2026-04-21", {QStringLiteral("review_kind=案件审核")});
  must("review_done", "2026-04-28", {QStringLiteral("review_opinion=同意"), QStringLiteral("reviewer=丁")});
  must("notify", "2026-04-29", {QStringLiteral("penalties=罚款 50000"), QStringLiteral("hearing_right=是")});
  must("notify_served", "2026-04-30", {QStringLiteral("way=直接")});
  must("decide", "2026-05-12", {QStringLiteral("penalties=罚款 50000;没收违法所得 1200.50;没收非法财物")});
  must("serve_decision", "2026-05-14", {QStringLiteral("way=直接")});
}

}  // namespace shuangda::test
