#pragma once

#include "domain/procedure.h"
#include "services/law_in_force.h"

namespace shuangda::test {

/// A case and its events in memory, for rules of the procedure: steps are taken in order and keep their chain keys.
class Course {
 public:
  explicit Course(const char* now = "2026-11-21 10:00") : now_(*EventDate::parse(QString::fromLatin1(now))) {}

  LegalCase legalCase{.number = QStringLiteral("A1"), .authority = QStringLiteral("县局"), .cause = QStringLiteral("商标侵权")};

  /// Records a step after asking whether it may be taken; details as "key=value".
  Result<EventId> take(const char* step, const char* on, const QStringList& details = {}, std::optional<EventId> subject = std::nullopt);
  /// Records it and fails the test when it is refused.
  EventId must(const char* step, const char* on, const QStringList& details = {}, std::optional<EventId> subject = std::nullopt);
  std::vector<StepWarning::Kind> warningsFor(const char* step, const char* on, const QStringList& details = {});

  /// The view of the record as it is now.
  std::unique_ptr<CaseProcedure> procedure() const { return std::make_unique<CaseProcedure>(law(), legalCase, events_, now_); }
  /// The last clock of this rule.
  std::optional<CaseClock> clock(const char* rule) const;
  void setNow(const char* now) { now_ = *EventDate::parse(QString::fromLatin1(now)); }
  static const Law& law();

  /// From filing to a served decision of 50,000 元, on days that keep every period.
  void decided();

 private:
  CaseEvent event(const char* step, const char* on, const QStringList& details, std::optional<EventId> subject) const;

  EventDate now_;
  std::vector<CaseEvent> events_;
};

}  // namespace shuangda::test
