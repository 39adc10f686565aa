#include "domain/clue_clocks.h"

#include <algorithm>

#include "domain/clock_state.h"
#include "domain/deadline_text.h"

namespace shuangda {
namespace {

const QString kReceived = QStringLiteral("clue_received");

std::vector<Extension> extensionsOf(const Clue& clue, const DeadlineRule& rule) {
  if (!clue.extension.days || !clue.extension.approvedOn) {
    return {};
  }
  return {{.amount = *clue.extension.days, .unit = rule.extUnit.value_or(rule.unit), .approvedOn = clue.extension.approvedOn->firstDay()}};
}

std::optional<EventDate> outcomeOf(const Clue& clue) {
  for (const auto& date : {clue.acceptedOn, clue.refusal.on, clue.mergedOn}) {
    if (date) {
      return date;
    }
  }
  return std::nullopt;
}

CaseClock clockOf(const Law& law, const DeadlineRule& rule, const Clue& clue, const EventDate& now) {
  CaseClock clock{.rule = rule, .triggerStep = QStringLiteral("found"), .triggerAt = *clue.foundAt};
  clock.exclusions = parseExclusions(clue.notCounted).value_or(std::vector<Exclusion>());
  clock.extensions = extensionsOf(clue, rule);
  clock.doneOn = outcomeOf(clue);
  computeClock(law, clock, now);
  clock.state = clockState(clock, now);
  return clock;
}

Result<void> checkComplete(const CheckExtension& extension) {
  if (!extension.days) {
    return refuse(ErrorCode::Required, QStringLiteral("check_extension_days"));
  }
  if (!extension.approvedOn) {
    return refuse(ErrorCode::Required, QStringLiteral("check_extended_on"));
  }
  if (extension.approver.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("check_extension_approver"));
  }
  return extension.reason.isEmpty() ? Result<void>(refuse(ErrorCode::Required, QStringLiteral("check_extension_reason"))) : Result<void>{};
}

Result<void> checkRemarks(const Clue& clue, const Deadline& deadline) {
  for (const DeadlineRemark& remark : deadline.remarks) {
    switch (remark.kind) {
      case DeadlineRemark::Kind::ExtensionTooLong:
        return refuse(ErrorCode::OutOfRange, QStringLiteral("check_extension_days"), QString::number(*clue.extension.days));
      case DeadlineRemark::Kind::ExtensionTooLate:
        return refuse(ErrorCode::DateOrder, QStringLiteral("check_extended_on"), remark.detail);
      case DeadlineRemark::Kind::ExtensionNotAllowed:
        return *clue.extension.days < 1 ? refuse(ErrorCode::OutOfRange, QStringLiteral("check_extension_days"), QString::number(*clue.extension.days))
                                        : refuse(ErrorCode::DateOrder, QStringLiteral("check_extended_on"), remark.detail);
      case DeadlineRemark::Kind::ReasonNotAccepted:
        return refuse(ErrorCode::UnknownValue, QStringLiteral("not_counted"), remark.detail);
      default:
        break;
    }
  }
  return {};
}

}  // namespace

std::vector<CaseClock> clueClocks(const Law& law, const Clue& clue, const EventDate& now) {
  std::vector<CaseClock> clocks;
  if (!clue.foundAt || (clue.legalCase && !isSettled(clue))) {
    return clocks;
  }
  for (const DeadlineRule* rule : law.book.startedBy(kReceived, clue.foundAt->firstDay())) {
    clocks.push_back(clockOf(law, *rule, clue, now));
  }
  return clocks;
}

Result<void> checkExtension(const Law& law, const Clue& clue, QDate today) {
  const CheckExtension& extension = clue.extension;
  const bool extended = extension.days || extension.approvedOn || !extension.approver.isEmpty() || !extension.reason.isEmpty();
  if (const Result<void> complete = extended ? checkComplete(extension) : Result<void>{}; !complete) {
    return complete;
  }
  if (extension.approvedOn && extension.approvedOn->firstDay() > today) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("check_extended_on"), extension.approvedOn->text());
  }
  for (const DeadlineRule* rule : law.book.startedBy(kReceived, clue.foundAt->firstDay())) {
    const CaseClock clock = clockOf(law, *rule, clue, EventDate::ofDay(today));
    if (const Result<void> sound = clock.obstacle ? Result<void>{} : checkRemarks(clue, clock.deadline); !sound) {
      return sound;
    }
  }
  return {};
}

}  // namespace shuangda
